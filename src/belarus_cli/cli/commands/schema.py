"""`belarus schema`."""

from belarus_cli import streams
from belarus_cli.cli import injection
from belarus_cli.errors import ExitCode
from belarus_cli.reading import json_schema

KEYS: dict[str, str] = {}
EXAMPLES = ("belarus schema > facts.schema.json", "belarus schema | jq '.properties | keys'")


@injection.command
def run() -> ExitCode:
    """Editors complete and underline by it; `belarus check` says more."""
    streams.write(json_schema.text(), "escaped")
    return ExitCode.FOUND
