"""`belarus schema`."""

from belarus_cli.cli import injection
from belarus_cli.cli.result import Text
from belarus_cli.reading import json_schema

KEYS: dict[str, str] = {}
EXAMPLES = ("belarus schema > facts.schema.json", "belarus schema | jq '.properties | keys'")


@injection.command
def run() -> Text:
    """Editors complete and underline by it; `belarus check` says more."""
    return Text(json_schema.text(), lacking="escaped")
