"""The shapes that `--json` prints: plain dicts with stable keys in the order of `kinds`.

Scripts rely on them: a key is never renamed or dropped within a major version.
"""

from __future__ import annotations

import typing as t

from belarus_cli.facts import kinds
from belarus_cli.facts.disputes import disputed_fields
from belarus_cli.facts.model import Claim, Facts, Record
from belarus_cli.facts.value_types import Value, tally

if t.TYPE_CHECKING:
    from belarus_cli.facts.disputes import Dispute
    from belarus_cli.queries.changes import Change
    from belarus_cli.queries.search import Hit
    from belarus_cli.queries.timeline import Entry

Row = dict[str, t.Any]

Keys = dict[str, str]
"""The keys of a row, in order, each with what it says."""

LIST = " (list)"
"""What is said of a key whose value is a list."""

SOURCE_KEYS: Keys = {
    "id": "identifier",
    **{field.name: field.help + LIST * field.multiple for field in kinds.SOURCE.fields},
}
_RECORD = {"kind": "kind of record", "id": "identifier", "name": "name or headline"}
_SOURCES = {"sources": f"sources that state it, strongest first{LIST}"}
_CLAIM = {
    "field": "field of the record",
    "value": "value",
    "as_of": "day on which it is true",
    "note": "who says so, and other remarks",
}
CLAIM_KEYS: Keys = {**_RECORD, **_CLAIM, **_SOURCES}
TIMELINE_KEYS: Keys = {
    "date": "when",
    "topic": f"one of {', '.join(kinds.TOPICS)}",
    "headline": "what happened",
    "detail": f"what else is known{LIST}",
    "kind": "kind of the record that it comes from",
    "id": "identifier of that record",
    "people": f"identifiers of those whom it names{LIST}",
    kinds.ON_DAY.name: kinds.ON_DAY.help,
    "sources": f"sources; those of what the headline says first, then the strongest{LIST}",
}
DISPUTE_KEYS: Keys = {
    **_RECORD,
    "field": "field on which sources disagree",
    "claims": f"each value with its sources, the more likely one first{LIST}",
    **_SOURCES,
}
HIT_KEYS: Keys = {
    **_RECORD,
    "field": "where the words stand",
    "value": "value in which they stand",
    "note": "remark in which they stand",
    **_SOURCES,
}
BIBLIOGRAPHY_KEYS: Keys = {
    **SOURCE_KEYS,
    "supports": f"claims that it states{LIST}",
    "listings": "how many names on official lists it states",
}
MATCH_KEYS: Keys = {
    "matched": "how the name asked for fits: exact, part or sound",
    "asked": "line of standard input that names it; only with -",
}
CHANGE_KEYS: Keys = {
    **_RECORD,
    "field": "field that differs; null where the whole record came or went",
    "change": "new, gone, changed, disputed (newly) or settled",
    "was": "what the older edition says, in words",
    "is": "what the newer edition says, in words",
    "aspects": f"what of the field differs: values, days, basis, notes, sources{LIST}",
    "before": "what the older edition has there, as its file has it",
    "after": "what the newer edition has there, as its file has it",
}


_NAMES = ("name", "also")


def record_keys(kind: kinds.Kind) -> Keys:
    """Return the keys of a record of that kind."""
    if kind is kinds.SOURCE:
        return BIBLIOGRAPHY_KEYS
    return {
        "id": "identifier",
        "kind": "kind of record",
        "name": "name or headline",
        "also": f"other spellings, in any script{LIST}",
        **{f.name: f.help + LIST * f.multiple for f in kind.fields if f.name not in _NAMES},
        **{f.tallied: f"{f.name} as objects of country and number{LIST}" for f in _tallies(kind)},
        **(
            {"citations": f"sources, with what each states of it or where{LIST}"}
            if kind.sourced
            else {
                "disputed": f"fields on which sources disagree{LIST}",
                "claims": f"every value with its sources, day and remarks{LIST}",
            }
        ),
        "sources": f"sources; those of {kind.main} first, then the strongest{LIST}"
        if kind.main
        else f"sources, strongest first{LIST}",
    }


def of_record(record: Record) -> Row:
    """Return a record: flat values by field, then every claim with its sources."""
    if record.kind is kinds.SOURCE:
        return _of_source(record)
    row: Row = {
        "id": record.id,
        "kind": record.kind.name,
        "name": record.name,
        "also": list(record.also),
    }
    stated = []
    for field in record.kind.fields:
        if field.name in row:
            continue
        values = record.values(field)
        row[field.name] = list(values) if field.multiple else next(iter(values), None)
        if field.cited and field.name in record.data:
            stated.extend([_claim(field.name, claim) for claim in record.data[field.name]])
    for field in _tallies(record.kind):
        row[field.tallied] = [_tally(str(value)) for value in row[field.name]]
    if record.kind.sourced:
        row["citations"] = [_citation(c.source.id, c.where) for c in record.citations]
    else:
        row["disputed"] = [field.name for field in disputed_fields(record)]
        row["claims"] = stated
    row["sources"] = of_sources(record.facts, record.source_ids)
    return row


def _tallies(kind: kinds.Kind) -> list[kinds.Field]:
    return [field for field in kind.fields if field.tallied]


def nested_keys(kind: kinds.Kind) -> tuple[str, ...]:
    """Return the keys of a record of that kind that say again, with more, what others say."""
    return (*(field.tallied for field in _tallies(kind)), "claims")


def _tally(value: str) -> Row:
    country, number = tally(value)
    return {"country": country, "number": number}


def of_sources(facts: Facts, ids: t.Iterable[str]) -> list[Row]:
    """Return sources."""
    return [_source(facts, id_) for id_ in ids]


_NO_SOURCE = dict.fromkeys(SOURCE_KEYS)
_LISTS = tuple(field.name for field in kinds.SOURCE.fields if field.multiple)


def _source(facts: Facts, id_: str) -> Row:
    data = facts.data[kinds.SOURCE.section][id_]
    lists = {name: list(data.get(name, ())) for name in _LISTS}
    return {**_NO_SOURCE, "id": id_, **data, **lists}


def _claim(field: str, claim: t.Mapping[str, t.Any]) -> Row:
    """Return a claim as the file has it: a large list is shown without objects for each."""
    return {
        "field": field,
        "value": claim["value"],
        "as_of": claim.get("as_of"),
        "note": claim.get("note"),
        **({"basis": claim["basis"]} if "basis" in claim else {}),
        "sources": [
            _citation(one, None) if isinstance(one, str) else _citation(one["source"], one["where"])
            for one in claim["sources"]
        ],
    }


def _citation(id_: str, where: str | None) -> Row:
    return {"id": id_, "where": where}


class Rows(t.Sequence[Row]):
    """The rows of things, each made when it is asked for: counting makes none."""

    def __init__(self, things: t.Sequence[t.Any], make: t.Callable[[t.Any], Row]) -> None:
        self._things = things
        self._make = make
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self._things)

    @t.overload
    def __getitem__(self, index: int) -> Row: ...
    @t.overload
    def __getitem__(self, index: slice) -> Rows: ...
    def __getitem__(self, index: int | slice) -> Row | Rows:
        if isinstance(index, slice):
            if index.indices(len(self)) == (0, len(self), 1):
                return self  # all of them, with what is made already
            return Rows(self._things[index], self._make)
        thing = self._things[index]
        if index not in self._made:
            self._made[index] = self._make(thing)
        return self._made[index]


def claim_rows(record: Record) -> list[Row]:
    """Return a record as rows of its claims, or a source as rows of the claims that it states."""
    if record.kind is kinds.SOURCE:
        stated = record.facts.supported.get(record.id, ())
        return [_claim_row(other, field, claim) for other, field, claim in stated]
    if record.kind.sourced:
        return [
            _row(record, field, value, record.source_ids)
            for field in record.kind.fields
            if field is not kinds.ON_DAY  # no source states it
            for value in record.values(field)
        ]
    return [
        _claim_row(record, field, claim)
        for field in record.kind.fields
        if field.cited
        for claim in record.claims(field.name)
    ]


def sides(dispute: Dispute) -> list[Row]:
    """Return a dispute as rows, one for each side."""
    return [_claim_row(dispute.record, dispute.field, claim) for claim in dispute.claims]


def _claim_row(record: Record, field: kinds.Field, claim: Claim) -> Row:
    sources = record.facts.strongest_first(c.source.id for c in claim.citations)
    return _row(record, field, claim.value, sources, as_of=claim.as_of, note=claim.note)


def _row(
    record: Record,
    field: kinds.Field,
    value: Value,
    sources: t.Iterable[str],
    *,
    as_of: str | None = None,
    note: str | None = None,
) -> Row:
    return {
        "kind": record.kind.name,
        "id": record.id,
        "name": record.name,
        "field": field.name,
        "value": value,
        "as_of": as_of,
        "note": note,
        "sources": of_sources(record.facts, sources),
    }


def of_entry(entry: Entry) -> Row:
    """Return a timeline entry."""
    return {
        "date": entry.date,
        "topic": entry.topic,
        "headline": entry.headline,
        "detail": list(entry.detail),
        "kind": entry.record.kind.name,
        "id": entry.record.id,
        "people": list(entry.people),
        kinds.ON_DAY.name: entry.record.facts.day,
        "sources": of_sources(entry.record.facts, entry.sources),
    }


def of_dispute(dispute: Dispute) -> Row:
    """Return the contradicting claims on one field of a record."""
    record, field = dispute.record, dispute.field.name
    sources = (c.source.id for claim in dispute.claims for c in claim.citations)
    return {
        "kind": record.kind.name,
        "id": record.id,
        "name": record.name,
        "field": field,
        "claims": [
            _claim(field, data)
            for data, claim in zip(record.data[field], record.claims(field), strict=True)
            if claim in dispute.claims
        ],
        "sources": of_sources(record.facts, record.facts.strongest_first(sources)),
    }


def of_hit(hit: Hit) -> Row:
    """Return a place where a search found its words."""
    return {
        "kind": hit.record.kind.name,
        "id": hit.record.id,
        "name": hit.record.name,
        "field": hit.field,
        "value": hit.value,
        "note": hit.note,
        "sources": of_sources(hit.record.facts, hit.record.facts.strongest_first(hit.sources)),
    }


def of_change(change: Change) -> Row:
    """Return a difference between two editions, in words and as the files have it."""
    if change.field is None:
        outline = _outline(change.record)
        was, is_ = (outline, None) if change.sort == "gone" else (None, outline)
    else:
        was, is_ = _values(change.before), _values(change.after)
    return {
        "kind": change.record.kind.name,
        "id": change.record.id,
        "name": change.record.name,
        "field": change.field.name if change.field else None,
        "change": change.sort,
        "was": was,
        "is": is_,
        "aspects": list(change.aspects),
        "before": change.before,
        "after": change.after,
    }


def _outline(record: Record) -> str:
    """Return a record in a few words: what its kind is listed for, or what it is called."""
    if record.kind is kinds.PRISONER:
        free, held = record.value("released"), record.value("still_held")
        return f"freed {free}" if free else f"held, last known {held}"
    return record.name


def _values(held: t.Any) -> str | None:
    """Return what a field holds as text, each value with its day."""
    if held is None:
        return None
    listed = held if isinstance(held, list) else [held]
    return "; ".join(_value(one) if isinstance(one, dict) else str(one) for one in listed)


def _value(claim: t.Mapping[str, t.Any]) -> str:
    day = f" ({claim['as_of']})" if "as_of" in claim else ""
    return f"{claim['value']}{day}"


def _of_source(record: Record) -> Row:
    """Return a source with what it supports."""
    stated = record.facts.supported.get(record.id, ())
    return {
        **_source(record.facts, record.id),
        "supports": [
            {"kind": other.kind.name, "id": other.id, "field": field.name, "value": claim.value}
            for other, field, claim in stated
        ],
        "listings": len(record.facts.sourced.get(record.id, ())),
    }


def cited_sources(rows: t.Iterable[Row]) -> list[Row]:
    """Return the sources that rows cite, or are, each once, in order of appearance."""
    by_id: dict[str, Row] = {}
    for row in rows:
        for source in [row] if "supports" in row else row.get("sources", ()):
            by_id.setdefault(source["id"], source)
    return list(by_id.values())
