"""Bodies and the measures that name them: whose a designation is, and where one of many stands.

A round of designations stays in force when one of its names leaves the list. What it means for that
name is the state of the name's own listing.
"""

from __future__ import annotations

import typing as t

from belarus_cli.facts import kinds
from belarus_cli.facts.model import Facts, Record
from belarus_cli.facts.names import fold, mentions
from belarus_cli.queries import listings

BODIES = (kinds.ORGANISATION, kinds.PERSON)


class Member(t.NamedTuple):
    """One of the names that a round of designations put on a list."""

    body: Record
    listings: tuple[Record, ...]

    @property
    def states(self) -> str:
        """Whether its names are on their lists, in words."""
        return " · ".join(dict.fromkeys(filter(None, map(listings.on_its_list, self.listings))))

    @property
    def is_off(self) -> bool:
        """Whether all its names have left their lists."""
        return all(map(listings.is_off, self.listings))


def of_itself(body: Record, measure: Record) -> bool:
    """Return whether a measure designates a body and nobody else."""
    if measure.value("type") != "designation" or "target" not in measure.data:
        return False
    names = {fold(name) for name in (body.name, *body.also)}
    targets = [fold(str(one)) for one in measure.values(kinds.SANCTION.field("target"))]
    if names.issuperset(targets):
        return True
    # Targets can say what the body is, too: `Slavkali IOOO, a potash company`.
    listed = {*measure.values(kinds.SANCTION.field("listings"))}
    begins = any(f"{targets[0]} ".startswith(f"{name} ") for name in names)
    return begins and bool(listed) and listed.issubset(body.values(body.kind.field("listings")))


def member(body: Record, measure: Record) -> Member | None:
    """Return where a body stands that a measure put on a list among others; None if it did not."""
    if measure.value("type") != "designation" or of_itself(body, measure):
        return None
    listed = tuple(one for one in listings.of(body) if measure.id in one.data.get("measure", ()))
    found = Member(body, listed)
    return found if listed and found.states else None


def named(facts: Facts, words: t.Iterable[str]) -> list[Record]:
    """Return the bodies whose whole name words are."""
    found = facts.named(" ".join(words), BODIES)
    return [one.record for one in found if one.matched == "exact"]


def mentioning(facts: Facts, words: t.Collection[str]) -> list[Record]:
    """Return the bodies that have all of some words in their names or roles; none without words."""
    return [
        body
        for kind in BODIES
        for body in (facts.records(kind) if words else ())
        if all(mentions(_text(body), fold(text)) for text in words)
    ]


def _text(body: Record) -> str:
    return " ".join((body.name, *body.also, *map(str, body.values(body.kind.field("role")))))
