"""`belarus disputes`."""

import typing as t

import typer

from belarus_cli.cli import injection
from belarus_cli.cli.arguments import named
from belarus_cli.cli.result import Result
from belarus_cli.facts import disputes, kinds
from belarus_cli.facts.model import Facts
from belarus_cli.views.rows import CLAIM_KEYS, DISPUTE_KEYS, Row, Rows, of_dispute, sides
from belarus_cli.views.table import EMPTY, Column, Table

KEYS = DISPUTE_KEYS
IDS = kinds.KINDS
EXAMPLES = (
    "belarus disputes --kind release",
    "belarus disputes Stefanovic --json | jq '.[].claims[] | [.value, .note]'",
)

_KINDS = {kind.name: kind for kind in kinds.KINDS}


def _said_by(facts: Facts) -> t.Callable[[Row], str]:
    def cell(row: Row) -> str:
        (claim,) = row["claims"]
        sources = [facts.source(source["id"]) for source in claim["sources"]]
        return ", ".join(
            f"{source.publisher} {source.published}" if source.published else source.publisher
            for source in sources
        )

    return cell


def _value(row: Row) -> str:
    (claim,) = row["claims"]
    as_of = f" (as of {claim['as_of']})" if claim["as_of"] else ""
    return f"{claim['value']}{as_of}"


def _sides(rows: t.Iterable[Row]) -> list[Row]:
    """Return a row for each side of each dispute."""
    return [{**row, "claims": [claim]} for row in rows for claim in row["claims"]]


@injection.command
def run(
    facts: Facts,
    names: t.Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID|NAME]...",
            help="Only of these records.",
            autocompletion=injection.complete_ids(*IDS),
        ),
    ] = None,
    kind: t.Annotated[
        list[kinds.Kind] | None,
        injection.choices("--kind", "KIND", "records that are", _KINDS),
    ] = None,
) -> Result:
    """Of each dispute the first value is the one held more likely; none is settled silently.

    In CSV, TSV and Markdown a line is one side of a dispute: kind, id, name, field, value, as_of,
    note and sources.
    """
    asked = named(facts, names or (), kinds.KINDS)
    nobody = names and not asked.records
    found = [] if nobody else disputes.disputes(facts, kind or kinds.KINDS, asked.ids)
    columns = (
        Column("id", "Record", lambda row: str(row["id"]), wraps=True, style="strong"),
        Column("field", "Field", lambda row: str(row["field"])),
        Column("value", "Value", _value, wraps=True),
        Column("said_by", "Said by", _said_by(facts), wraps=True),
        Column("note", "Note", lambda row: row["claims"][0]["note"] or EMPTY, wraps=True),
    )

    def by_side(_fields: t.Sequence[str], chosen: slice) -> Table:
        rows = [row for dispute in found[chosen] for row in sides(dispute)]
        return Table(CLAIM_KEYS, (), rows, ("side", "sides"))

    table = Table(
        KEYS,
        columns,
        Rows(found, of_dispute),
        ("dispute", "disputes"),
        expand=_sides,
        cells=by_side,
        repeats=("id", "field"),
        blocks=True,
        dating=facts.dating,
    )
    return Result(table, missing=asked.missing, notes=asked.notes)
