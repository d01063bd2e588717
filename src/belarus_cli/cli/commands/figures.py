"""`belarus figures`."""

import typing as t

import typer

from belarus_cli.cli import injection
from belarus_cli.cli.arguments import advice
from belarus_cli.cli.result import Result
from belarus_cli.facts import kinds
from belarus_cli.facts.model import Facts
from belarus_cli.queries import filters
from belarus_cli.queries.series import chart_of
from belarus_cli.views.rows import Row, Rows, of_record, record_keys
from belarus_cli.views.table import SOURCES, Column, Table, column, first

KEYS = record_keys(kinds.FIGURE)
EXAMPLES = (
    "belarus figures political prisoners",
    "belarus figures potash --json | jq '.[] | [.name, .value, .unit, .as_of]'",
)
_field = kinds.FIGURE.field


def _value(row: Row) -> str:
    return f"{first(row, 'value')} {row['unit']}"


_COLUMNS = (
    column(_field("name"), heading="Figure", style="strong"),
    Column("quantity", "Value", _value, wraps=True, min_width=14),
    column(_field("as_of"), 1),
    column(_field("stated_by"), 3),
    SOURCES,
)


@injection.command
def run(
    facts: Facts,
    words: t.Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TEXT]...",
            help="Only figures that mention all these words.",
            callback=injection.read_words,
            autocompletion=injection.complete_ids(kinds.FIGURE),
        ),
    ] = None,
) -> Result:
    """Newest first. A figure that was given for several days shows the latest; `belarus show ID`
    has them all. Where words are given and one of the figures was counted on many days, a terminal
    shows how it went.
    """
    chosen = filters.figures(facts, words=words or ())
    table = Table(
        KEYS,
        _COLUMNS,
        Rows(chosen, of_record),
        ("figure", "figures"),
        chart=chart_of(chosen) if words else None,
        nested=("claims",),
        dating=facts.dating,
    )
    return Result(table, advice=advice(facts, words or (), (kinds.FIGURE,)))
