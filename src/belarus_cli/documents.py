"""The shapes that `--json` prints: plain dicts with stable keys in the order of `kinds`.

Scripts rely on them: a key is never renamed or dropped within a major version.
"""

from __future__ import annotations

import typing as t

from belarus_cli import kinds
from belarus_cli.model import Citation, Claim, Record, Source, disputed_fields

if t.TYPE_CHECKING:
    from belarus_cli.query import Dispute, Hit
    from belarus_cli.timeline import Entry

Document = dict[str, t.Any]

SOURCE_KEYS = Source._fields
CLAIM_KEYS = ("field", "value", "as_of", "note", "sources")
TIMELINE_KEYS = ("date", "topic", "headline", "detail", "kind", "id", "people", "sources")
DISPUTE_KEYS = ("kind", "id", "name", "field", "claims", "sources")
HIT_KEYS = ("kind", "id", "name", "field", "value", "sources")
CLAIM_ROW_KEYS = ("kind", "id", "name", "field", "value", "as_of", "note", "sources")
BIBLIOGRAPHY_KEYS = (*SOURCE_KEYS, "supports")


def record_keys(kind: kinds.Kind) -> tuple[str, ...]:
    """Give the keys of a record of that kind."""
    fields = (field.name for field in kind.fields if field.name not in ("name", "also"))
    return ("id", "kind", "name", "also", *fields, "disputed", "claims", "sources")


def of_record(record: Record) -> Document:
    """Give a record: flat values by field, then every claim with its sources."""
    if record.kind is kinds.SOURCE:
        return of_bibliography(record)
    document: Document = {
        "id": record.id,
        "kind": record.kind.name,
        "name": record.name,
        "also": list(record.also),
    }
    stated = []
    for field in record.kind.fields:
        if field.name in document:
            continue
        claims = record.claims(field.name) if field.cited else ()
        values = [claim.value for claim in claims] or record.values(field)
        document[field.name] = list(values) if field.collects else next(iter(values), None)
        stated.extend([_claim(field.name, claim) for claim in claims])
    document["disputed"] = [field.name for field in disputed_fields(record)]
    document["claims"] = stated
    document["sources"] = [_source(source) for source in record.sources]
    return document


def _source(source: Source) -> Document:
    return source._asdict()


def _claim(field: str, claim: Claim) -> Document:
    return {
        "field": field,
        "value": claim.value,
        "as_of": claim.as_of,
        "note": claim.note,
        "sources": [_citation(citation) for citation in claim.citations],
    }


def _citation(citation: Citation) -> Document:
    return {"id": citation.source.id, "where": citation.where}


def claim_rows(record: Record) -> list[Document]:
    """Give a record as rows of its claims, for formats that have only cells."""
    return [
        {
            "kind": record.kind.name,
            "id": record.id,
            "name": record.name,
            **_claim(field.name, claim),
            "sources": [_source(citation.source) for citation in claim.citations],
        }
        for field in record.kind.fields
        if field.cited
        for claim in record.claims(field.name)
    ]


def of_entry(entry: Entry) -> Document:
    """Give a timeline entry."""
    return {
        "date": entry.date,
        "topic": entry.topic,
        "headline": entry.headline,
        "detail": list(entry.detail),
        "kind": entry.record.kind.name,
        "id": entry.record.id,
        "people": list(entry.people),
        "sources": [_source(source) for source in entry.sources],
    }


def of_dispute(dispute: Dispute) -> Document:
    """Give the contradicting claims on one field of a record."""
    sources = dict.fromkeys(c.source for claim in dispute.claims for c in claim.citations)
    return {
        "kind": dispute.record.kind.name,
        "id": dispute.record.id,
        "name": dispute.record.name,
        "field": dispute.field.name,
        "claims": [_claim(dispute.field.name, claim) for claim in dispute.claims],
        "sources": [_source(source) for source in sources],
    }


def of_hit(hit: Hit) -> Document:
    """Give a place where a search found its words."""
    return {
        "kind": hit.record.kind.name,
        "id": hit.record.id,
        "name": hit.record.name,
        "field": hit.field,
        "value": hit.value,
        "sources": [_source(source) for source in hit.sources],
    }


def of_bibliography(record: Record) -> Document:
    """Give a source with what it supports."""
    source = record.facts.source(record.id)
    return {
        **_source(source),
        "supports": list(supported(record.facts).get(record.id, ())),
    }


def bibliography(rows: t.Iterable[Document]) -> list[Document]:
    """Give the sources that documents name, or are, each once, in order of appearance."""
    by_id: dict[str, Document] = {}
    for row in rows:
        for source in [row] if "supports" in row else row.get("sources", ()):
            by_id.setdefault(source["id"], source)
    return list(by_id.values())


def supported(facts: t.Any) -> dict[str, list[Document]]:
    """Give the claims that each source states: source id -> kind, id, field and value."""
    cached: dict[str, list[Document]] | None = facts.__dict__.get("_supported")
    if cached is None:
        cached = {}
        for record in facts.all_records():
            for field in record.kind.fields:
                if not field.cited:
                    continue
                for claim in record.claims(field.name):
                    stated = {
                        "kind": record.kind.name,
                        "id": record.id,
                        "field": field.name,
                        "value": claim.value,
                    }
                    for citation in claim.citations:
                        cached.setdefault(citation.source.id, []).append(stated)
        facts.__dict__["_supported"] = cached
    return cached
