"""The facts as relations: tables of plain rows, for databases and data packages."""

from __future__ import annotations

import typing as t

from belarus_cli.facts import kinds
from belarus_cli.facts.disputes import contradictions, disputed_fields
from belarus_cli.facts.model import Facts, Record
from belarus_cli.facts.names import fold

Cell = str | int | float | None
Type = t.Literal["string", "integer", "number"]


class Column(t.NamedTuple):
    """A column of a relation."""

    name: str
    help: str
    type: Type = "string"
    references: tuple[str, str] | None = None
    """The relation and column whose values it takes."""


class Relation(t.NamedTuple):
    """A table: each row has a cell for each column."""

    name: str
    help: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: list[tuple[Cell, ...]]


_TYPES: dict[kinds.Type, Type] = {"integer": "integer", "number": "number"}


def of(facts: Facts) -> list[Relation]:
    """Return all relations, each after those that it references."""
    return [
        _sources(facts),
        _records(facts),
        *(_kind(facts, kind) for kind in _dependants_last()),
        _names(facts),
        *_claims(facts),
    ]


def _dependants_last() -> list[kinds.Kind]:
    """Put prisoners after the releases that they reference."""
    return sorted(kinds.KINDS, key=lambda kind: kind is kinds.PRISONER)


def _sources(facts: Facts) -> Relation:
    columns = tuple(Column(field.name, field.help) for field in kinds.SOURCE.fields)
    rows = [
        (id_, *(getattr(facts.source(id_), column.name) for column in columns))
        for id_ in facts.ids(kinds.SOURCE)
    ]
    id_column = Column("id", "publisher and date")
    return Relation("sources", kinds.SOURCE.help, ("id",), (id_column, *columns), rows)


def _records(facts: Facts) -> Relation:
    return Relation(
        "records",
        "every record that makes claims",
        ("id",),
        (
            Column("id", "identifier, the same in every relation"),
            Column("kind", "kind of record"),
            Column("name", "name or headline"),
        ),
        [(record.id, record.kind.name, record.name) for record in facts.all_records()],
    )


def _kind(facts: Facts, kind: kinds.Kind) -> Relation:
    """Return a relation with a row a record; of several values the first, or all joined."""
    fields = [field for field in kind.fields if field.name != "also"]
    columns = [Column("id", "identifier", references=("records", "id"))]
    for field in fields:
        target = ("releases", "id") if field.to == ("release",) and not field.collects else None
        columns.append(Column(field.name, field.help, _TYPES.get(field.type, "string"), target))
    columns.append(Column("disputed", "fields on which sources disagree"))
    rows = [(record.id, *_cells(record, fields)) for record in facts.records(kind)]
    return Relation(kind.section, kind.help, ("id",), tuple(columns), rows)


def _cells(record: Record, fields: t.Sequence[kinds.Field]) -> t.Iterator[Cell]:
    for field in fields:
        values = record.values(field)
        if field.collects:
            yield "; ".join(map(str, values)) or None
        else:
            yield next(iter(values), None)
    yield "; ".join(field.name for field in disputed_fields(record)) or None


def _names(facts: Facts) -> Relation:
    rows = {
        (record.id, spelling): (record.id, spelling, fold(spelling))
        for record in facts.all_records()
        for spelling in (record.name, *record.also)
    }
    return Relation(
        "names",
        "every spelling of every name",
        ("record", "name"),
        (
            Column("record", "record so called", references=("records", "id")),
            Column("name", "spelling"),
            Column("folded", "spelling without case, accents and punctuation"),
        ),
        list(rows.values()),
    )


def _claims(facts: Facts) -> tuple[Relation, Relation]:
    claims: list[tuple[Cell, ...]] = []
    citations: list[tuple[Cell, ...]] = []
    for record in facts.all_records():
        for field in record.kind.fields:
            if not field.cited:
                continue
            disputed = {claim for group in contradictions(record, field) for claim in group}
            for claim in record.claims(field.name):
                id_ = len(claims) + 1
                doubt = int(claim in disputed)
                value = str(claim.value)
                claims.append((id_, record.id, field.name, value, claim.as_of, claim.note, doubt))
                citations.extend(
                    (id_, citation.source.id, citation.where) for citation in claim.citations
                )
    return (
        Relation(
            "claims",
            "each value with the day on which it is true and what is to be said of it",
            ("id",),
            (
                Column("id", "number", "integer"),
                Column("record", "record that it is about", references=("records", "id")),
                Column("field", "field of the record"),
                Column("value", "value"),
                Column("as_of", "day on which it is true"),
                Column("note", "who says so, and other remarks"),
                Column("disputed", "1 where sources disagree on it", "integer"),
            ),
            claims,
        ),
        Relation(
            "citations",
            "which source states which claim",
            ("claim", "source"),
            (
                Column("claim", "claim", "integer", references=("claims", "id")),
                Column("source", "source that states it", references=("sources", "id")),
                Column("where", "where in the source"),
            ),
            citations,
        ),
    )
