"""`belarus releases`."""

import typing as t
from itertools import accumulate

import typer

from belarus_cli.cli import injection
from belarus_cli.cli.arguments import rounds
from belarus_cli.cli.result import Result
from belarus_cli.facts import kinds
from belarus_cli.facts.dates import DateRange
from belarus_cli.queries import filters
from belarus_cli.views import days
from belarus_cli.views.cells import bar
from belarus_cli.views.rows import Row, of_record, record_keys
from belarus_cli.views.table import SOURCES, Column, Table, column

KEYS = {
    **record_keys(kinds.RELEASE),
    "total": "people freed in the rounds listed so far",
}
EXAMPLES = (
    "belarus releases --since 2025",
    "belarus releases --json | jq '.[] | [.date, .freed, .total]'",
)
_NOUNS = ("round", "rounds")
_BAR = 10
_field = kinds.RELEASE.field


def _bar(most: int) -> t.Callable[[Row], str]:
    """Return the cell of a bar that is longest for the largest round."""

    def cell(row: Row) -> str:
        if not row["freed"]:
            return ""
        return bar(int(row["freed"]), most, _BAR)

    return cell


@injection.command
def run(
    facts: injection.DatedFacts,
    within: DateRange,
    ids: t.Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...",
            help="Only these rounds, by id or date; one as a card.",
            autocompletion=injection.complete_ids(kinds.RELEASE),
        ),
    ] = None,
    whole: injection.Whole = False,
) -> Result:
    """The total is that of the rounds listed; a round whose number no source states adds nothing.
    Some sources count one person in two rounds, so the total is no count of people freed.
    """
    asked = rounds(facts, ids or ())
    fitting = filters.releases(facts, ids=asked.ids if ids else None, within=within)
    chosen, left_open = filters.on_the_day(facts, fitting, lambda record: record.there)
    rows = [of_record(record) for record in chosen]
    for row, total in zip(rows, accumulate(row["freed"] or 0 for row in rows), strict=True):
        row["total"] = total
    most = max((row["freed"] or 0 for row in rows), default=0)
    columns = (
        column(_field("date"), heading=f"By {facts.day}" if facts.asked else None, style="strong"),
        column(_field("freed")),
        Column("bar", "", _bar(most), 3, where="screen", blocks=True),
        Column(
            "total",
            "Total\nlisted",
            lambda row: str(row["total"]),
            4,
            right=True,
            remark="the total adds up the rounds listed; it is no count of people freed",
        ),
        column(_field("brokered_by"), 5),
        column(_field("in_exchange_for"), 1),
        SOURCES,
    )
    table = Table(
        KEYS,
        columns,
        rows,
        _NOUNS,
        nested=("claims",),
        caveats=days.caveats(facts, left_open, _NOUNS),
        dating=facts.dating,
    )
    return Result(
        table,
        alone=chosen if whole or (ids and len(chosen) == 1 and not left_open) else None,
        whole=whole,
        missing=asked.missing,
        notes=asked.notes,
    )
