"""`belarus changes`."""

import typing as t
from collections import Counter
from pathlib import Path

import typer

from belarus_cli.cli import injection
from belarus_cli.cli.param_types import Settings
from belarus_cli.cli.result import Result
from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.facts import kinds
from belarus_cli.queries.changes import SORTS, changes
from belarus_cli.reading import loader
from belarus_cli.views.cells import count
from belarus_cli.views.rows import CHANGE_KEYS, Row, Rows, of_change
from belarus_cli.views.table import EMPTY, Column, Table

KEYS = CHANGE_KEYS
EXAMPLES = (
    "belarus changes yesterday.json",
    "belarus changes old.yaml new.yaml --kind prisoner --kind sanction",
)

_KINDS = {kind.name: kind for kind in kinds.ALL}


def _what(row: Row) -> str:
    if row["field"] is None:
        return str(row["was"] or row["is"])
    if row["was"] == row["is"]:  # what is said about the values has changed
        return f"{row['is']}: {', '.join(row['aspects'])}"
    return f"{row['was'] or EMPTY} -> {row['is'] or EMPTY}"


_COLUMNS = (
    Column("kind", "Kind", lambda row: str(row["kind"])),
    Column("id", "Record", lambda row: str(row["id"]), wraps=True, style="strong"),
    Column("field", "Field", lambda row: str(row["field"] or EMPTY)),
    Column("change", "Change", lambda row: str(row["change"])),
    Column("what", "From -> to", _what, wraps=True),
)


@injection.command
def run(
    settings: Settings,
    old: t.Annotated[
        Path,
        typer.Argument(metavar="OLD", help="The older facts file: YAML, or JSON as exported."),
    ],
    new: t.Annotated[
        Path | None,
        typer.Argument(metavar="[NEW]", help="The newer one; without it, the facts at hand."),
    ] = None,
    kind: t.Annotated[
        list[kinds.Kind] | None,
        injection.choices("--kind", "KIND", "records that are", _KINDS),
    ] = None,
) -> Result:
    """Record by record and field by field: new, gone, changed, newly disputed, settled. As with
    grep, the exit code is 0 if something was found to differ and 1 if nothing.
    """
    if new is not None and settings.facts is not None:
        raise BelarusError(
            f"{new} and --facts {settings.facts} contradict each other",
            code=ExitCode.USAGE,
            hint="name two files",
        )
    before, after = loader.load(old), loader.load(new or settings.facts)
    found = list(changes(before, after, kind or kinds.ALL))
    # Of a record whose fields differ, one thing has become: it has changed.
    records = {(one.record.kind.name, one.record.id): one for one in found}
    sorts = Counter(one.sort if one.field is None else "changed" for one in records.values())
    told = ", ".join(f"{sorts[sort]} {sort}" for sort in SORTS if sorts[sort])
    differ = count(len(records), ("record differs", "records differ"))
    table = Table(
        KEYS,
        _COLUMNS,
        Rows(found, of_change),
        ("change", "changes"),
        repeats=("kind", "id"),
        blocks=True,
        nested=("before", "after"),
        remarks=(f"{differ}: {told}",) if found else (),
        dating=lambda: f"reviewed {before.updated} and {after.updated}",
    )
    return Result(table)
