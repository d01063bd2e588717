"""`belarus figures`."""

import typing as t

import typer

from belarus_cli.cli import injection
from belarus_cli.cli.arguments import advise
from belarus_cli.errors import ExitCode
from belarus_cli.facts import dates, kinds, names
from belarus_cli.facts.model import Facts, Record
from belarus_cli.facts.names import fold
from belarus_cli.formats.emit import Output, emit
from belarus_cli.views.rows import Document, Documents, of_record, record_keys
from belarus_cli.views.table import SOURCES, Column, Table, column, first

KEYS = record_keys(kinds.FIGURE)
EXAMPLES = (
    "belarus figures political prisoners",
    "belarus figures potash --json | jq '.[] | [.name, .value, .unit, .as_of]'",
)
_field = kinds.FIGURE.field


def _value(row: Document) -> str:
    return f"{first(row, 'value')} {row['unit']}"


def _newest(record: Record) -> str:
    day = record.value("as_of")
    return dates.parse(str(day)).last if day is not None else ""


_COLUMNS = (
    column(_field("name"), heading="Figure", style="strong"),
    Column("quantity", "Value", _value, wraps=True, least=14),
    column(_field("as_of"), 1),
    column(_field("stated_by"), 3),
    SOURCES,
)


@injection.command
def run(
    facts: Facts,
    output: Output,
    words: t.Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TEXT]...",
            help="Only figures that mention all these words.",
            callback=injection.read_words,
            autocompletion=injection.complete_ids(kinds.FIGURE),
        ),
    ] = None,
) -> ExitCode:
    """Newest first. A figure that was given for several days shows the latest; `belarus show ID`
    has them all.
    """
    wanted = fold(" ".join(words or ()))
    chosen = [
        record
        for record in facts.records(kinds.FIGURE)
        if names.mentions(
            " ".join(
                (
                    record.id,
                    str(record.value("value")),  # the one that is listed
                    *(
                        str(text)
                        for name in ("name", "also", "unit", "measures", "stated_by")
                        for text in record.values(_field(name))
                    ),
                )
            ),
            wanted,
        )
    ]
    chosen.sort(key=_newest, reverse=True)
    table = Table(
        KEYS,
        _COLUMNS,
        Documents(chosen, of_record),
        ("figure", "figures"),
        nested=("claims",),
        dating=facts.dating,
    )
    return advise(facts, wanted, (kinds.FIGURE,), emit(table, output))
