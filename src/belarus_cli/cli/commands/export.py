"""`belarus export`."""

import typing as t
from pathlib import Path

import typer

from belarus_cli.cli import injection
from belarus_cli.cli.result import Text
from belarus_cli.errors import printable
from belarus_cli.export import targets
from belarus_cli.facts.model import Facts

KEYS: dict[str, str] = {}
EXAMPLES = (
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
            help="What to write: a .db file (SQLite), a .json file, or a folder (CSV).",
        ),
    ],
    force: t.Annotated[bool, typer.Option("--force", help="Replace what is there.")] = False,
) -> Text:
    """The database opens in Datasette, which explains its columns by belarus.metadata.json beside
    belarus.db; the JSON is a facts file for --facts, and the folder a Frictionless data package. An
    export is written whole or not at all.
    """
    targets.write(facts, target, force=force)
    return Text(notes=(f"wrote {printable(str(target))}",))
