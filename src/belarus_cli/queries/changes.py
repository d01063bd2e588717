"""What differs between two editions of the facts, record by record and field by field."""

from __future__ import annotations

import typing as t

from belarus_cli.facts import kinds
from belarus_cli.facts.disputes import contradictions
from belarus_cli.facts.model import Facts, Record

Sort = t.Literal["new", "gone", "changed", "disputed", "settled"]
SORTS: tuple[Sort, ...] = t.get_args(Sort)
"""What can have become of a record or a field; the last two are of fields that changed."""


class Change(t.NamedTuple):
    """A record that came or went, or a field of a record that is in both editions."""

    sort: Sort
    record: Record
    """Of the newer edition; of the older one where it is gone."""
    field: kinds.Field | None
    """None where the whole record came or went."""
    before: t.Any
    """What the older edition has there, as its file has it; None if nothing."""
    after: t.Any
    """What the newer edition has there, as its file has it; None if nothing."""

    @property
    def aspects(self) -> tuple[str, ...]:
        """What of a field that is in both differs: values, or what is said of those that stay."""
        if self.field is None or None in (self.before, self.after):
            return ()
        if not self.field.cited:
            return ("values",)
        was, is_ = ([one["value"] for one in claims] for claims in (self.before, self.after))
        kept = {*was} & {*is_}

        def said(claims: t.Sequence[t.Mapping[str, t.Any]], key: str) -> list[t.Any]:
            return [one.get(key) for one in claims if one["value"] in kept]

        return (
            *(("values",) if was != is_ else ()),
            *(a for a, key in _ASPECTS.items() if said(self.before, key) != said(self.after, key)),
        )


_ASPECTS = {
    "days": "as_of",
    "basis": "basis",
    "notes": "note",
    "sources": "sources",
}


def changes(
    old: Facts, new: Facts, chosen: t.Collection[kinds.Kind] = kinds.ALL
) -> t.Iterator[Change]:
    """Return every difference, in the order of kinds and of ids, sources last.

    Put into the older edition, `after` for `before`, they give the newer one's records.
    """
    for kind in (*kinds.KINDS, kinds.SOURCE):
        if kind not in chosen:
            continue
        before, after = ({*facts.ids(kind)} for facts in (old, new))
        for id_ in sorted(before | after):
            if id_ not in before:
                record = new.record(kind, id_)
                yield Change("new", record, None, None, record.data)
            elif id_ not in after:
                record = old.record(kind, id_)
                yield Change("gone", record, None, record.data, None)
            else:
                yield from _fields(old.record(kind, id_), new.record(kind, id_))


def _fields(old: Record, new: Record) -> t.Iterator[Change]:
    """Return the fields of a record that differ."""
    if old.data == new.data:
        return
    for field in new.kind.fields:
        before, after = old.data.get(field.name), new.data.get(field.name)
        if before != after:
            yield Change(_sort(old, new, field), new, field, before, after)


def _sort(old: Record, new: Record, field: kinds.Field) -> Sort:
    """Return what became of a field that differs."""
    was, is_ = (bool(contradictions(record, field)) for record in (old, new))
    if was == is_:
        return "changed"
    return "disputed" if is_ else "settled"
