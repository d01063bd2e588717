"""`belarus figures`."""

import typing as t

import typer

from belarus_cli import kinds, parameters, query
from belarus_cli.documents import of_record, record_keys
from belarus_cli.errors import ExitCode
from belarus_cli.model import Facts
from belarus_cli.names import fold
from belarus_cli.output import Output, emit
from belarus_cli.table import SOURCES, Table, column

KEYS = record_keys(kinds.FIGURE)
EXAMPLES = (
    "belarus figures political prisoners",
    "belarus figures potash --json | jq '.[] | [.name, .value, .unit, .as_of]'",
)
_field = kinds.FIGURE.field
_COLUMNS = (
    column(_field("name"), heading="Figure", style="strong"),
    column(_field("value"))._replace(least=12),
    column(_field("unit"), 3)._replace(least=8),
    column(_field("as_of"), 1),
    column(_field("stated_by"), 4),
    SOURCES,
)


@parameters.command
def run(
    facts: Facts,
    output: Output,
    words: t.Annotated[
        list[str] | None,
        typer.Argument(metavar="[TEXT]...", help="Only figures that mention all these words."),
    ] = None,
) -> ExitCode:
    """A figure that was given for several days shows the latest; `belarus show ID` has them all."""
    wanted = fold(" ".join(words or ()))
    rows = [
        of_record(record)
        for record in facts.records(kinds.FIGURE)
        if query.mentions(
            " ".join((record.name, *record.also, *map(str, record.values(_field("measures"))))),
            wanted,
        )
    ]
    table = Table(
        KEYS, _COLUMNS, rows, ("figure", "figures"), nested=("claims",), dating=facts.dating
    )
    return emit(table, output)
