"""`belarus disputes`."""

import typing as t

import typer

from belarus_cli.cli import injection, param_types
from belarus_cli.cli.arguments import named
from belarus_cli.errors import ExitCode
from belarus_cli.facts import disputes, kinds
from belarus_cli.facts.model import Facts
from belarus_cli.formats.emit import Output, emit
from belarus_cli.views.rows import CLAIM_KEYS, DISPUTE_KEYS, Document, Documents, of_dispute, sides
from belarus_cli.views.table import EMPTY, Column, Table

KEYS = DISPUTE_KEYS
EXAMPLES = (
    "belarus disputes --kind release",
    "belarus disputes Stefanovic --json | jq '.[].claims[] | [.value, .note]'",
)

_KINDS = tuple(kind.name for kind in kinds.KINDS)


def _said_by(facts: Facts) -> t.Callable[[Document], str]:
    def cell(row: Document) -> str:
        (claim,) = row["claims"]
        sources = [facts.source(source["id"]) for source in claim["sources"]]
        return ", ".join(
            f"{source.publisher} {source.published}" if source.published else source.publisher
            for source in sources
        )

    return cell


def _value(row: Document) -> str:
    (claim,) = row["claims"]
    as_of = f" (as of {claim['as_of']})" if claim["as_of"] else ""
    return f"{claim['value']}{as_of}"


def _sides(rows: t.Iterable[Document]) -> list[Document]:
    """Give a row for each side of each dispute."""
    return [{**row, "claims": [claim]} for row in rows for claim in row["claims"]]


@injection.command
def run(
    facts: Facts,
    output: Output,
    names: t.Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID|NAME]...",
            help="Only of these records.",
            autocompletion=injection.complete_ids(*kinds.KINDS),
        ),
    ] = None,
    kind: t.Annotated[
        list[str] | None,
        injection.choices("--kind", "KIND", "records that are", _KINDS),
    ] = None,
) -> ExitCode:
    """Of each dispute the first value is the one held more likely; none is settled silently.

    In CSV, TSV and Markdown a line is one side of a dispute: kind, id, name, field, value, as_of,
    note and sources.
    """
    chosen = [kinds.BY_NAME[param_types.choice("--kind", one, _KINDS)] for one in kind or ()]
    asked = named(facts, names or (), kinds.KINDS)
    ids = [record.id for record in asked.records]
    found = disputes.disputes(facts, chosen or kinds.KINDS, ids) if ids or not names else []
    columns = (
        Column("id", "Record", lambda row: str(row["id"]), wraps=True, style="strong"),
        Column("field", "Field", lambda row: str(row["field"]), 2),
        Column("value", "Value", _value, wraps=True),
        Column("said_by", "Said by", _said_by(facts), 1, wraps=True),
        Column("note", "Note", lambda row: row["claims"][0]["note"] or EMPTY, 3, wraps=True),
    )
    if output.is_flat and not output.counted:
        rows = [row for dispute in found[: output.limit] for row in sides(dispute)]
        flat = Table(CLAIM_KEYS, (), rows, ("side", "sides"))
        return asked.tell(emit(flat, output._replace(limit=None)))
    table = Table(
        KEYS,
        columns,
        Documents(found, of_dispute),
        ("dispute", "disputes"),
        drawn=_sides,
        repeats=("id", "field"),
        dating=facts.dating,
    )
    return asked.tell(emit(table, output))
