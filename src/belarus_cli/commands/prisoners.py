"""`belarus prisoners`."""

import typing as t

import typer

from belarus_cli import kinds, options, parameters, query
from belarus_cli.documents import of_record, record_keys
from belarus_cli.errors import ExitCode
from belarus_cli.lookup import named, rounds
from belarus_cli.model import Facts
from belarus_cli.output import Output, emit
from belarus_cli.table import SOURCES, Table, column

KEYS = record_keys(kinds.PRISONER)
EXAMPLES = (
    "belarus prisoners --release 2025-12-13",
    "belarus prisoners Bialiatski --json | jq '.[0].sentence'",
)

_field = kinds.PRISONER.field
_COLUMNS = (
    column(_field("name"), style="strong")._replace(wraps=False),
    column(_field("role"), 1),
    column(_field("sentence"), 3)._replace(wraps=False),
    column(_field("detained"), 5),
    column(_field("still_held"), 1),
    column(_field("released"), 1),
    column(_field("destination"), 4),
    SOURCES,
)


@parameters.command
def run(
    facts: Facts,
    output: Output,
    names: t.Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]...",
            help="Only these people, in any spelling.",
            autocompletion=parameters.complete_ids(kinds.PRISONER),
        ),
    ] = None,
    release: t.Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help="Only of this round, by id or date. Repeatable.",
            autocompletion=parameters.complete_ids(kinds.RELEASE),
        ),
    ] = None,
    to: t.Annotated[
        list[str] | None,
        typer.Option(
            metavar="COUNTRY",
            help="Only who went to this country. Repeatable.",
            autocompletion=parameters.complete_values(kinds.PRISONER, "destination"),
        ),
    ] = None,
    nationality: t.Annotated[
        list[str] | None,
        typer.Option(
            metavar="COUNTRY",
            help="Only citizens of this country. Repeatable.",
            autocompletion=parameters.complete_values(kinds.PRISONER, "nationality"),
        ),
    ] = None,
    role: t.Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="Only whose role has these words. Repeatable."),
    ] = None,
    since: parameters.Since = None,
    until: parameters.Until = None,
    held: t.Annotated[
        bool,
        typer.Option("--held", help="Those still held when last reported, instead."),
    ] = False,
) -> ExitCode:
    """Lists the released in order of release; with --held those who were not known to be free when
    last reported. A person asked for by name is listed either way. Filters narrow one another,
    and a filter given twice takes either value.
    """
    chosen = query.prisoners(
        facts,
        # A person asked for by name is shown either way.
        held=None if names and not held else held,
        releases=rounds(facts, release or ()),
        destinations=[options.choice("--to", one, kinds.COUNTRIES) for one in to or ()],
        nationalities=[
            options.choice("--nationality", one, kinds.COUNTRIES) for one in nationality or ()
        ],
        roles=role or (),
        since=since,
        until=until,
    )
    asked = named(facts, names or (), (kinds.PRISONER,))
    rows = [of_record(record) for record in chosen if not names or record in asked.records]
    hidden = "released" if held else "" if names else "still_held"
    columns = tuple(one for one in _COLUMNS if one.name != hidden)
    table = Table(
        KEYS, columns, rows, ("person", "people"), nested=("claims",), dating=facts.dating
    )
    return asked.tell(emit(table, output))
