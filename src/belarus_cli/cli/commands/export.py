"""`belarus export`."""

import typing as t
from pathlib import Path

import typer

from belarus_cli.cli import injection
from belarus_cli.cli.arguments import named
from belarus_cli.cli.result import Text
from belarus_cli.errors import BelarusError, ExitCode, printable
from belarus_cli.export import targets
from belarus_cli.facts import kinds
from belarus_cli.facts.model import Facts

KEYS: dict[str, str] = {}
EXAMPLES = (
    "belarus export belarus.html",
    "belarus export bialiatski.html --record Bialiatski",
    "belarus export belarus.db && datasette belarus.db",
    "belarus export belarus.metadata.json && datasette belarus.db -m belarus.metadata.json",
    "belarus export facts.json && belarus --facts facts.json prisoners",
)


@injection.command
def run(
    facts: Facts,
    target: t.Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="What to write: .html (a page), .xlsx (a workbook), .db (SQLite), .json, or a "
            "folder (CSV).",
        ),
    ],
    record: t.Annotated[
        list[str] | None,
        typer.Option(
            "--record",
            metavar="RECORD",
            help="Only this record, by id or name, as a page. Repeatable.",
            autocompletion=injection.complete_ids(*kinds.KINDS),
        ),
    ] = None,
    force: t.Annotated[bool, typer.Option("--force", help="Replace what is there.")] = False,
) -> Text:
    """The page is one file that asks nothing of a network: for reading, printing and sending. The
    workbook needs the extra belarus-cli[xlsx]. The database opens in Datasette, which explains its
    columns by belarus.metadata.json beside belarus.db; the JSON is a facts file for --facts, and
    the folder a Frictionless data package. An export is written whole or not at all.
    """
    asked = named(facts, record) if record else None
    if asked is not None and asked.missing:
        missing = asked.missing[0]
        raise BelarusError(
            f"no record matches '{printable(missing.name[:80])}'",
            code=ExitCode.NOTHING_FOUND,
            hint=missing.hint,
        )
    if asked is not None and not asked.records:
        raise BelarusError(
            "no record was named",
            code=ExitCode.USAGE,
            hint="name one with --record, or leave it out for all",
        )
    targets.write(facts, target, force=force, records=asked.records if asked else ())
    notes = asked.notes if asked else ()
    return Text(notes=(*notes, f"wrote {printable(str(target))}"))
