"""`belarus schema`."""

from belarus_cli import parameters, schema, streams
from belarus_cli.errors import ExitCode

KEYS: dict[str, str] = {}
EXAMPLES = ("belarus schema > facts.schema.json", "belarus schema | jq '.properties | keys'")


@parameters.command
def run() -> ExitCode:
    """Editors complete and underline by it; `belarus check` says more."""
    streams.write(schema.text())
    return ExitCode.FOUND
