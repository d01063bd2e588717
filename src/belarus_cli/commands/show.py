"""`belarus show`."""

import sys
import typing as t

import typer

from belarus_cli import kinds, parameters, streams
from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.lookup import named
from belarus_cli.model import Facts
from belarus_cli.output import Output, emit_sheets

KEYS = {
    "id": "identifier",
    "kind": "kind of record",
    "name": "name or headline",
    "also": "other spellings, in any script",
    "…": "the fields of the kind, as its list has them",
    "disputed": "fields on which sources disagree",
    "claims": "every value with its sources, day and remarks",
    "sources": "sources that state it, strongest first",
}
EXAMPLES = (
    "belarus show Стефанович",
    "belarus show us-general-license-13 --json",
    "belarus prisoners --json | jq -r '.[].id' | belarus show -",
)


def _names(given: t.Sequence[str]) -> list[str]:
    """Give the names asked for; `-` stands for those on the lines of standard input."""
    names: list[str] = []
    for name in given:
        if name != "-":
            names.append(name)
            continue
        if sys.stdin is None:
            raise BelarusError("standard input is closed", code=ExitCode.USAGE, hint="name ids")
        # Whatever is no text in there will simply name nobody.
        lines = sys.stdin.buffer.read().decode("utf-8", "replace").splitlines()
        read = [line.strip() for line in lines if line.strip()]
        if not read:
            streams.note("no names on standard input")
        names.extend(read)
    return names


@parameters.command
def run(
    facts: Facts,
    output: Output,
    names: t.Annotated[
        list[str],
        typer.Argument(
            metavar="RECORD...",
            help="Records, by id or name in any spelling; - reads ids from standard input.",
            autocompletion=parameters.complete_ids(*kinds.ALL),
        ),
    ],
) -> ExitCode:
    """Serves prisoners, releases, sanctions, events, figures, people, organisations and sources.
    A name that several records share shows them all; their ids tell them apart. A name that
    nothing is found for makes the exit code 1. CSV, TSV and Markdown have a line a claim: kind, id,
    name, field, value, as_of, note and sources; --fields without field and value a line a record.
    """
    asked = named(facts, _names(names))
    return asked.tell(emit_sheets(asked.records, output))
