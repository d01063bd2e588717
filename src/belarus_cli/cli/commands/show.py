"""`belarus show`."""

import typing as t

import typer

from belarus_cli.cli import injection
from belarus_cli.cli.arguments import named
from belarus_cli.cli.result import Result
from belarus_cli.facts import kinds
from belarus_cli.views.rows import LIST, MATCH_KEYS, Rows
from belarus_cli.views.table import Column, of_records

KEYS = {
    "id": "identifier",
    "kind": "kind of record",
    "name": "name or headline",
    "also": f"other spellings, in any script{LIST}",
    "…": "the fields of the kind, as its list has them",
    "disputed": f"fields on which sources disagree{LIST}",
    "claims": f"every value with its sources, day and remarks{LIST}",
    "sources": f"sources; of the value that its list shows it for first, then the strongest{LIST}",
    **MATCH_KEYS,
}
IDS = kinds.ALL
EXAMPLES = (
    "belarus show Стефанович",
    "belarus show us-general-license-13 --json",
    "belarus prisoners --json | jq -r '.[].id' | belarus show -",
)

_MANY = 5
_CHOOSE = "'belarus show ID' shows one of them, several ids several"
_COLUMNS = (
    Column("kind", "Kind", lambda row: str(row["kind"])),
    Column("id", "Id", lambda row: str(row["id"]), style="strong"),
    Column("name", "Name", lambda row: str(row["name"]), wraps=True),
)


@injection.command
def run(
    facts: injection.DatedFacts,
    names: t.Annotated[
        list[str],
        typer.Argument(
            metavar="RECORD...",
            help="Records, by id or name in any spelling; - reads names from standard input.",
            autocompletion=injection.complete_ids(*IDS),
        ),
    ],
    whole: injection.Whole = False,
) -> Result:
    """Serves prisoners, releases, sanctions, events, figures, people, organisations and sources.
    A card has the answer first and what matters most, and says how much more --all shows. A name
    that up to five records share shows them all, one that more share lists them to choose from;
    several names, ids and - show every record. A person whose name is spelt otherwise here is found
    by its sound, which is said. A name that nothing is found for makes the exit code 1. CSV, TSV
    and Markdown have a line a claim: kind, id, name, field, value, as_of, note and sources;
    --fields without field and value a line a record.
    """
    asked = named(facts, names)
    table = of_records(asked.records)
    how = [key for key in MATCH_KEYS if asked.by_line or key != "asked"]
    table = table._replace(keys=[*table.keys, *how], rows=Rows(asked.answers, asked.row))
    if len(names) == 1 and not asked.by_line and len(asked.records) > _MANY:
        listed = table._replace(columns=_COLUMNS, remarks=(_CHOOSE,), dating=facts.dating)
        return Result(listed)
    return Result(
        table,
        alone=asked.records,
        whole=whole,
        missing=asked.missing,
        absent=asked.absent,
        notes=asked.notes,
    )
