"""`belarus figures`."""

import typing as t

import typer

from belarus_cli.cli import injection
from belarus_cli.cli.arguments import advice
from belarus_cli.cli.result import Result
from belarus_cli.facts import kinds
from belarus_cli.facts.model import Facts
from belarus_cli.queries import filters
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
    has them all.
    """
    table = Table(
        KEYS,
        _COLUMNS,
        Rows(filters.figures(facts, words=words or ()), of_record),
        ("figure", "figures"),
        nested=("claims",),
        dating=facts.dating,
    )
    return Result(table, advice=advice(facts, words or (), (kinds.FIGURE,)))
