"""`belarus cite`."""

import typing as t

import typer

from belarus_cli.cli import injection
from belarus_cli.cli.arguments import named
from belarus_cli.cli.result import Missing, Result
from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.facts import kinds
from belarus_cli.facts.disputes import contradictions
from belarus_cli.facts.model import Facts, Record
from belarus_cli.views.footnote import footnote
from belarus_cli.views.rows import CLAIM_KEYS, Row, of_sources
from belarus_cli.views.table import Column, Table

KEYS = {
    **{key: CLAIM_KEYS[key] for key in ("kind", "id", "name", "field", "value")},
    "footnote": "the sources in one sentence, best first",
    "sources": CLAIM_KEYS["sources"],
}
IDS = kinds.KINDS
EXAMPLES = (
    "belarus cite 2025-12-13 freed",
    "belarus cite Bialiatski sentence --format bibtex",
)


def _field(record: Record, asked: str | None) -> kinds.Field:
    """Return the field that is to be cited; a usage error if the kind has none of that name."""
    kind = record.kind
    citable = {field.name: field for field in kind.fields if field.cited}
    if asked is None:
        names = [name for name in (*kind.answer, *citable) if name in record.data]
        return citable[names[0]]
    word = asked.casefold().replace("-", "_").replace(" ", "_")
    headings = {field.heading.casefold().replace(" ", "_"): field for field in citable.values()}
    field = citable.get(word) or headings.get(word)
    if field is None:
        raise BelarusError(
            f"{asked!r} is no field of a {kind.name} that sources are cited for",
            code=ExitCode.USAGE,
            hint=f"fields are {', '.join(citable)}",
        )
    # What follows from another field is stated where that one is.
    follows = field.follows and field.name not in record.data
    return kind.field(field.follows) if follows else field


def _of_record(record: Record) -> Row:
    """Return the footnote of a record whose sources are those of the whole."""
    sources = of_sources(record.facts, record.source_ids)
    return {
        "kind": record.kind.name,
        "id": record.id,
        "name": record.name,
        "field": None,
        "value": None,
        "footnote": footnote(sources, record.name),
        "sources": sources,
    }


def _row(record: Record, field: kinds.Field) -> Row | None:
    """Return the footnote of a field, None if the record has none; of a dispute the likelier."""
    held = record.claims(field.name)
    if not held:
        return None
    claims = held if field.multiple else held[:1]
    ids = record.facts.strongest_first(c.source.id for claim in claims for c in claim.citations)
    sources = of_sources(record.facts, ids)
    return {
        "kind": record.kind.name,
        "id": record.id,
        "name": record.name,
        "field": field.name,
        "value": "; ".join(str(claim.value) for claim in claims),
        "footnote": footnote(sources, record.name),
        "sources": sources,
    }


@injection.command
def run(
    facts: Facts,
    name: t.Annotated[
        str,
        typer.Argument(
            metavar="RECORD",
            help="A record, by id or name.",
            autocompletion=injection.complete_ids(*IDS),
        ),
    ],
    field: t.Annotated[
        str | None,
        typer.Argument(
            metavar="[FIELD]",
            help="The field to cite, by name or heading; without it, what is asked first.",
        ),
    ] = None,
) -> Result:
    """One footnote in plain text: the best source in full, the others by publisher and day. Where
    sources disagree it cites the value held more likely. A reference manager reads the same sources
    with --format bibtex or csl-json.
    """
    asked = named(facts, [name], kinds.KINDS)
    rows: list[Row] = []
    missing = list(asked.missing)
    notes = list(asked.notes)
    for record in asked.records:
        if record.kind.sourced:
            rows.append(_of_record(record))
            continue
        chosen = _field(record, field)
        row = _row(record, chosen)
        if row is None:
            known = ", ".join(name for name in record.data if record.kind.field(name).cited)
            missing.append(Missing(f"{record.id} {field}", f"{record.id} has {known}"))
            continue
        rows.append(row)
        if contradictions(record, chosen):
            others = f"belarus disputes {record.id}"
            notes.append(f"sources disagree on {chosen.name}; see '{others}' for the other values")
    several = len(rows) > 1
    table = Table(
        KEYS,
        (Column("footnote", "Footnote", lambda row: str(row["footnote"]), wraps=True),),
        rows,
        ("footnote", "footnotes"),
        prose=lambda row: f"{row['name']}: {row['footnote']}" if several else str(row["footnote"]),
    )
    return Result(table, missing=missing, notes=notes)
