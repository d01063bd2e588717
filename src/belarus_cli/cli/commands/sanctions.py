"""`belarus sanctions`."""

import functools
import typing as t

import typer

from belarus_cli.cli import injection
from belarus_cli.cli.arguments import advice, ids_or_words
from belarus_cli.cli.result import Result
from belarus_cli.facts import kinds
from belarus_cli.facts.model import Facts
from belarus_cli.queries import filters
from belarus_cli.views.rows import Row, Rows, of_record, record_keys
from belarus_cli.views.table import DISPUTED, EMPTY, SOURCES, Column, Table, column

KEYS = record_keys(kinds.SANCTION)
EXAMPLES = (
    "belarus sanctions potash",
    "belarus sanctions --authority 'European Union' --status 'in force'",
)
_SHORT = kinds.SHORT_AUTHORITIES
_UNKNOWN = f"status {filters.NO_STATUS}"
_STATUSES = (*kinds.STATUSES, filters.NO_STATUS)
_HEADINGS = {
    "eased": "eased: some dealings are authorised, the sanctions themselves stand",
    "superseded": "superseded by a later measure",
}
# The date that belongs to a state.
_DATE_OF = {"eased": "eased", "lifted": "lifted", "expired": "expires", "in force": "expires"}


def _now(row: Row) -> str:
    """Return the state with its date and the day on which it was so."""
    status = row["status"]
    if status is None:
        return f"to {row['expires']}, no later word" if row["expires"] else EMPTY
    key = _DATE_OF.get(status)
    date = row[key] if key else None
    mark = DISPUTED if {"status", key} & {*row["disputed"]} else ""
    until = "to " if status == "in force" else ""
    text = f"{status} {until}{date}{mark}" if date else f"{status}{mark}"
    if row["status_as_of"]:
        text += f", as of {row['status_as_of']}"
    later = ", ".join(row["later_status"])
    return f"{text}; later word: {later}" if later else text


def _group(row: Row) -> str:
    if row["status"] is None and row["type"] == filters.RULING:
        return "court rulings"
    status = row["status"] or _UNKNOWN
    return _HEADINGS.get(status, status)


_field = kinds.SANCTION.field
_COLUMNS = (
    column(_field("name"), heading="Measure", style="strong"),
    Column(
        "authority", "By", lambda row: _SHORT.get(str(row["authority"]), str(row["authority"])), 1
    ),
    column(_field("instrument"), 5),
    column(_field("imposed"), 3, heading="Imposed"),
    Column("now", "Now", _now, 1, wraps=True, min_width=18),
    SOURCES,
)


@injection.command
def run(
    facts: Facts,
    texts: t.Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID|TEXT]...",
            help="Only these measures: ids (- reads them from standard input), or words.",
            autocompletion=injection.complete_ids(kinds.SANCTION),
            callback=injection.read_words,
        ),
    ] = None,
    authority: t.Annotated[
        list[str] | None,
        injection.choices("--authority", "WHO", "measures of", kinds.AUTHORITIES, _SHORT),
    ] = None,
    status: t.Annotated[
        list[str] | None,
        injection.choices("--status", "STATUS", "measures that are", _STATUSES),
    ] = None,
    target: t.Annotated[
        list[str] | None,
        injection.texts("--target", "measures whose target"),
    ] = None,
) -> Result:
    """A state is true on the day beside it; what was reported for a later day, such as by an envoy
    before any legal act, stands behind it, and --status finds both. Words are looked for in name,
    authority, target, instrument and the roles of a target's organisation; one match shows all its
    details.
    """
    asked = ids_or_words(facts, texts or (), kinds.SANCTION)
    statuses = status or []
    find = functools.partial(
        filters.sanctions,
        facts,
        ids=asked.ids,
        words=asked.words,
        authorities=authority or (),
        targets=target or (),
    )
    chosen = find(statuses=statuses)
    left = (
        find(statuses=[filters.NO_STATUS]) if statuses and filters.NO_STATUS not in statuses else []
    )
    remarks = [f"{len(left)} more measures whose status is {filters.NO_STATUS}"] if left else []
    reported = [
        record.id
        for record in chosen
        if statuses and (record.value("status") or filters.NO_STATUS) not in statuses
    ]
    if reported:
        remarks.append(f"by later word only: {', '.join(reported)}")
    table = Table(
        KEYS,
        _COLUMNS,
        Rows(chosen, of_record),
        ("measure", "measures"),
        group=_group,
        nested=("claims",),
        remarks=tuple(remarks),
        dating=facts.dating,
    )
    alone = texts and len(chosen) == 1 and not asked.missing
    return Result(
        table,
        details=chosen if alone else None,
        missing=asked.missing,
        notes=asked.notes,
        advice=advice(facts, asked.words, (kinds.SANCTION,)),
    )
