"""`belarus schema`."""

from __future__ import annotations

from belarus_cli import options, schema, streams
from belarus_cli.errors import ExitCode

KEYS = ()
EXAMPLES = ("belarus schema > facts.schema.json", "belarus schema | jq '.properties | keys'")


@options.command
def run() -> ExitCode:
    """Editors complete and underline by it; `belarus check` says more."""
    streams.write(schema.text())
    return ExitCode.FOUND
