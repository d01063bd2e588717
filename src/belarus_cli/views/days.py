"""What a record was on the day asked about, in words, and what that day leaves open."""

from __future__ import annotations

import typing as t

from belarus_cli.facts import days, kinds
from belarus_cli.facts.model import ClaimData, Facts, Record
from belarus_cli.views import cells, measures
from belarus_cli.views.rows import Row, of_record
from belarus_cli.views.table import DISPUTED, EMPTY, first

# Beyond them, days are told in the larger unit.
_MONTHS_FROM, _YEARS_FROM = 60, 730
_DAYS_A_MONTH, _DAYS_A_YEAR = 30.44, 365.25
_NAMED = 100
"""How many a line names: of a thousand, nobody reads the rest."""
_OPEN = {days.HELD: "held", days.FREED: "freed", days.NOT_YET: "not yet"}


def answer(record: Record) -> str:
    """Return what a record was on the day of its facts, in one line; nothing if no day is asked.

    Of a measure always: its state may end.
    """
    if record.kind is kinds.SANCTION:
        told = measures.headline(of_record(record))
    elif record.facts.asked and record.kind in _ANSWERS:
        told = _ANSWERS[record.kind](of_record(record), record)
    else:
        return ""
    return f"on {record.facts.day}: {told}" if told and record.facts.asked else told


def deciding(record: Record) -> t.Sequence[ClaimData]:
    """Return the claims that the answer rests on, the one that decides first."""
    if record.kind is kinds.SANCTION:
        return record.leading[:2]
    if record.kind is kinds.PRISONER:
        dates = {days.HELD: "detained", days.NOT_YET: "detained", days.FREED: "released"}
        stated = record.written(dates.get(record.custody.status or "", ""))
        freed = record.custody.status == days.FREED
        return (stated or record.written("release" if freed else "still_held"))[:1]
    return record.leading[:1]


def custody(row: Row) -> str:
    """Return whether a person was held, with the day for which that was last known."""
    if row["status"] is None:
        return EMPTY
    mark = DISPUTED if "status" in row["disputed"] else ""
    known = row["status_confirmed"]
    last = f", last known {known}" if known is not None and known != row["on_day"] else ""
    return f"{row['status']}{mark}{last}"


def age(row: Row) -> str:
    """Return how old a value is, in the unit that tells most."""
    number = row["age"]
    if number is None:
        return EMPTY
    if number >= _YEARS_FROM:
        return f"{number / _DAYS_A_YEAR:.0f} years"
    if number >= _MONTHS_FROM:
        return f"{number / _DAYS_A_MONTH:.0f} months"
    return cells.count(number, ("day", "days")) if number else "that day"


def caveats(
    facts: Facts,
    left_open: t.Sequence[Record],
    nouns: tuple[str, str],
    doubted: t.Sequence[Record] = (),
) -> tuple[str, ...]:
    """Return what a reader should know of the day asked about: what nobody can tell of it."""
    if not facts.asked:
        return ()
    left_out = (
        (left_open, f"an imprecise or missing date leaves {facts.day} open"),
        (doubted, f"only sources held less likely have it so on {facts.day}"),
    )
    told = [
        f"{cells.count(len(records), nouns)} {'is' if len(records) == 1 else 'are'} left out, as "
        f"{why}: {_ids(records)}"
        for records, why in left_out
        if records
    ]
    if facts.day > facts.updated:
        told.append(
            f"the facts were reviewed on {facts.updated}: what changed since is not in them"
        )
    return tuple(told)


def _ids(records: t.Sequence[Record]) -> str:
    ids = [*dict.fromkeys(record.id for record in records)]
    more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    return f"{', '.join(ids[:_NAMED])}{more}"


def _person(row: Row, record: Record) -> str:
    possible = record.custody.possible
    if row["status"] is None:
        order = [status for status in _OPEN if status in possible]
        return " or ".join(", ".join(_OPEN[one] for one in order).rsplit(", ", 1))
    since = {days.HELD: "detained", days.FREED: "released"}.get(row["status"])
    date = f" since {first(row, since)}" if since and row[since] is not None else ""
    state, comma, last = custody(row).partition(", ")
    return f"{state}{date}{comma}{last}"


def _figure(row: Row, record: Record) -> str:
    if row["value"] is None:
        return "no value by then" if record.there is False else "no value that surely is by then"
    aged = age(row)
    old = aged if row["age"] == 0 else f"{aged} before"
    return f"{first(row, 'value')} {row['unit']}, as of {row['as_of']}, {old}"


def _round(row: Row, record: Record) -> str:
    freed = cells.count(row["freed"], ("person", "people")) + " freed " if row["freed"] else ""
    return _happened(record.there, f"{freed}{first(row, 'date')}")


def _event(row: Row, record: Record) -> str:
    return _happened(record.there, first(row, "date"))


def _happened(is_: bool | None, told: str) -> str:
    return "done or not yet" if is_ is None else told if is_ else "not yet"


_ANSWERS: dict[kinds.Kind, t.Callable[[Row, Record], str]] = {
    kinds.PRISONER: _person,
    kinds.RELEASE: _round,
    kinds.EVENT: _event,
    kinds.FIGURE: _figure,
}
