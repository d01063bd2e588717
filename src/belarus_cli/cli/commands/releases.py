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
from belarus_cli.views.cells import bar, count
from belarus_cli.views.rows import Row, nested_keys, of_record, record_keys
from belarus_cli.views.table import SOURCES, Column, Table, column

KEYS = {
    **record_keys(kinds.RELEASE),
    "named": "how many of them have a record here",
    "total": "people freed in the rounds listed so far, computed",
}
IDS = (kinds.RELEASE,)
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


def _sum(rows: t.Sequence[Row]) -> str:
    """Say what the numbers add up to, and what that is not."""
    counted = [row for row in rows if row["freed"] is not None]
    if len(rows) == 1:
        return "Named is how many have a record here"
    without = len(rows) - len(counted)
    more = f"; {count(without, ('round', 'rounds'))} without a number" if without else ""
    total, named = (sum(row[key] or 0 for row in rows) for key in ("freed", "named"))
    are = "is" if named == 1 else "are"
    freed = f"{total} people freed in {count(len(counted), ('round', 'rounds'))}{more}"
    computed = "computed, and no count of people: sources have some in two rounds"
    others = "'belarus figures freed' has what others counted"
    return f"{freed}; {named} of them {are} named here; {computed}; {others}"


@injection.command
def run(
    facts: injection.DatedFacts,
    within: DateRange,
    ids: t.Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID]...",
            help="Only these rounds, by id or date; one as a card.",
            autocompletion=injection.complete_ids(*IDS),
        ),
    ] = None,
    whole: injection.Whole = False,
) -> Result:
    """The total is computed from the rounds listed; a round whose number no source states adds
    nothing. Some sources count one person in two rounds, so the total is no count of people freed;
    'belarus figures freed' has what others counted.
    """
    asked = rounds(facts, ids or ())
    fitting = filters.releases(facts, ids=asked.ids if ids else None, within=within)
    chosen, left_open = filters.on_the_day(facts, fitting, lambda record: record.there)
    rows = [of_record(record) for record in chosen]
    for row, total in zip(rows, accumulate(row["freed"] or 0 for row in rows), strict=True):
        row |= {"named": len(row["people"]), "total": total}
    most = max((row["freed"] or 0 for row in rows), default=0)
    columns = (
        column(_field("date"), heading=f"By {facts.day}" if facts.asked else None, style="strong"),
        column(_field("freed"))._replace(remark=_sum(rows)),
        Column("named", "Named", lambda row: str(row["named"]), right=True),
        Column("bar", "", _bar(most), 3, where="screen", blocks=True),
        column(_field("in_exchange_for"), 1)._replace(min_width=20),
        SOURCES._replace(min_width=10),
    )
    table = Table(
        KEYS,
        columns,
        rows,
        _NOUNS,
        nested=nested_keys(kinds.RELEASE),
        oldest_first=True,
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
