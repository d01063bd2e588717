"""The facts as relations: tables of plain rows, for databases and data packages."""

from __future__ import annotations

import typing as t

from belarus_cli.facts import kinds
from belarus_cli.facts.disputes import contradictions, disputed_fields
from belarus_cli.facts.model import Facts, Record
from belarus_cli.facts.names import fold
from belarus_cli.facts.value_types import SqlType

Cell = str | int | float | None


class Column(t.NamedTuple):
    """A column of a relation."""

    name: str
    help: str
    type: SqlType = "TEXT"
    references: tuple[str, str] | None = None
    """The relation and column whose values it takes."""


class Relation(t.NamedTuple):
    """A table: each row has a cell for each column."""

    name: str
    help: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: list[tuple[Cell, ...]]


def of(facts: Facts) -> list[Relation]:
    """Return all relations, each after those that it references."""
    return [
        _sources(facts),
        _records(facts),
        *(_kind(facts, kind) for kind in _referenced_first()),
        _names(facts),
        *_claims(facts),
        _citations(facts),
    ]


def _referenced_first() -> list[kinds.Kind]:
    """Return the kinds in order, each after those that it references, unless these do so, too."""
    placed: dict[str, kinds.Kind] = {}
    begun = set()

    def place(kind: kinds.Kind) -> None:
        if kind.name not in begun:
            begun.add(kind.name)
            for target in filter(None, map(_target, kind.fields)):
                place(target)
            placed[kind.name] = kind

    for kind in kinds.KINDS:
        place(kind)
    return [*placed.values()]


def _target(field: kinds.Field) -> kinds.Kind | None:
    """Return the kind whose ids a field takes, if it is one kind and the field has one value."""
    if field.multiple or len(field.targets) != 1:
        return None
    return kinds.BY_NAME[field.targets[0]]


def _column(field: kinds.Field) -> Column:
    # Several values are joined, and joined numbers are text.
    type_ = "TEXT" if field.multiple else field.type.sql
    target = _target(field)
    return Column(field.name, field.help, type_, (target.section, "id") if target else None)


def _sources(facts: Facts) -> Relation:
    fields = kinds.SOURCE.fields
    rows = [(record.id, *_cells(record, fields)) for record in facts.records(kinds.SOURCE)]
    columns = (Column("id", "publisher and date"), *map(_column, fields))
    return Relation("sources", kinds.SOURCE.help, ("id",), columns, rows)


def _records(facts: Facts) -> Relation:
    return Relation(
        "records",
        "every record that states facts",
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
    columns = (
        Column("id", "identifier", references=("records", "id")),
        *map(_column, fields),
        *(() if kind.sourced else (Column("disputed", "fields on which sources disagree"),)),
    )
    rows = [
        (record.id, *_cells(record, fields), *(() if kind.sourced else (_disputed(record),)))
        for record in facts.records(kind)
    ]
    return Relation(kind.section, kind.help, ("id",), columns, rows)


def _disputed(record: Record) -> str | None:
    return _joined(field.name for field in disputed_fields(record))


def _cells(record: Record, fields: t.Iterable[kinds.Field]) -> t.Iterator[Cell]:
    for field in fields:
        values = record.values(field)
        yield _joined(map(str, values)) if field.multiple else next(iter(values), None)


def _joined(texts: t.Iterable[str]) -> str | None:
    return "; ".join(texts) or None


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
                Column("id", "number", "INTEGER"),
                Column("record", "record that it is about", references=("records", "id")),
                Column("field", "field of the record"),
                Column("value", "value"),
                Column("as_of", "day on which it is true"),
                Column("note", "who says so, and other remarks"),
                Column("disputed", "1 where sources disagree on it", "INTEGER"),
            ),
            claims,
        ),
        Relation(
            "citations",
            "which source states which claim",
            ("claim", "source"),
            (
                Column("claim", "claim", "INTEGER", references=("claims", "id")),
                Column("source", "source that states it", references=("sources", "id")),
                Column("where", "where in the source"),
            ),
            citations,
        ),
    )


def _citations(facts: Facts) -> Relation:
    """Return who states a record that is sourced as a whole."""
    rows: list[tuple[Cell, ...]] = [
        (record.id, citation.source.id, citation.where)
        for kind in kinds.KINDS
        if kind.sourced
        for record in facts.records(kind)
        for citation in record.citations
    ]
    return Relation(
        "record_citations",
        "which source states which record, where its values are no claims of their own",
        ("record", "source"),
        (
            Column("record", "record", references=("records", "id")),
            Column("source", "source that states it", references=("sources", "id")),
            Column("where", "what it states of it, or where"),
        ),
        rows,
    )


def cited_claims(tables: t.Iterable[Relation]) -> Relation:
    """Return what readers of a sheet want most often: a row for each source of each claim.

    It is joined from the other relations, as the view of the database is.
    """
    by_name = {table.name: table for table in tables}

    def keyed(name: str) -> dict[Cell, dict[str, Cell]]:
        table = by_name[name]
        heads = [column.name for column in table.columns]
        return {row[0]: dict(zip(heads, row, strict=True)) for row in table.rows}

    records, claims, sources = keyed("records"), keyed("claims"), keyed("sources")
    rows: list[tuple[Cell, ...]] = []
    for claim_id, source_id, where in by_name["citations"].rows:
        claim = claims[claim_id]
        cited = {**sources[source_id], **records[claim["record"]], **claim}
        cited |= {"id": claim["record"], "claim": claim_id, "source": source_id, "where": where}
        rows.append(tuple(cited[column.name] for column in _CITED))
    return Relation(
        "cited_claims",
        "each claim with the sources that state it",
        ("claim", "source"),
        _CITED,
        rows,
    )


_CITED = (
    Column("kind", "kind of record"),
    Column("id", "record that it is about", references=("records", "id")),
    Column("name", "name or headline"),
    Column("field", "field of the record"),
    Column("value", "value"),
    Column("as_of", "day on which it is true"),
    Column("note", "who says so, and other remarks"),
    Column("disputed", "1 where sources disagree on it", "INTEGER"),
    Column("publisher", "who states it"),
    Column("title", "title of the page"),
    Column("published", "date of the page"),
    Column("url", "where it can be read"),
    Column("source", "source that states it", references=("sources", "id")),
    Column("where", "where in the page"),
    Column("claim", "number of the claim", "INTEGER", references=("claims", "id")),
)
