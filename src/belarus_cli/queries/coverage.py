"""How many of those who were freed the facts can name."""

from __future__ import annotations

import typing as t

from belarus_cli.facts import dates, kinds
from belarus_cli.facts.days import FREED
from belarus_cli.facts.model import Facts, Record

ALWAYS_WHOLE = 100
"""From this number on a sum of rounds is told to the nearest ten, as sources differ on some."""


class Sum(t.NamedTuple):
    """The people freed in all rounds, added up."""

    freed: int
    rounds: int
    """How many rounds there are with a number."""
    unknown: int
    """How many there are without."""
    last: str | None
    """The date of the last round with a number."""

    @property
    def about(self) -> str:
        """The number in words that claim no more than is known."""
        return f"some {round(self.freed, -1)}" if self.freed >= ALWAYS_WHOLE else str(self.freed)


def sum_of_rounds(facts: Facts) -> Sum:
    """Return how many people were freed in the rounds, on a day asked about those up to it."""
    rounds = [one for one in facts.records(kinds.RELEASE) if not facts.asked or one.there]
    counted = [one for one in rounds if one.value("freed") is not None]
    days = [str(one.value("date")) for one in counted]
    return Sum(
        sum(int(one.value("freed") or 0) for one in counted),
        len(counted),
        len(rounds) - len(counted),
        max(days, key=lambda day: dates.parse(day).last, default=None),
    )


def named(round_: Record) -> int:
    """Return how many people of a round have a record."""
    return len(round_.values(kinds.RELEASE.field("people")))


def named_as_freed(facts: Facts) -> int:
    """Return how many people who were freed have a record, on a day asked about by then."""
    if facts.asked:
        people = facts.records(kinds.PRISONER)
        return sum(one.custody.status == FREED for one in people)
    return sum("still_held" not in one for one in facts.data.get("prisoners", {}).values())


def of_those_freed(facts: Facts) -> str:
    """Return how many of all who were freed have a record, in words."""
    number = named_as_freed(facts)
    are = "is" if number == 1 else "are"
    return f"of {sum_of_rounds(facts).about} people freed, {number} {are} named here"
