"""The places where words stand, in every value of every record."""

from __future__ import annotations

import typing as t

from belarus_cli.facts import kinds
from belarus_cli.facts.model import ClaimData, Facts, Record, cited
from belarus_cli.facts.names import apart, fold, fold_all, sought


class Hit(t.NamedTuple):
    """A place where a search found its words."""

    record: Record
    field: str
    value: str
    note: str | None
    sources: tuple[str, ...]
    """Ids of those that state it."""


# What many lists hold comes after what the facts say.
_KINDS = sorted((*kinds.KINDS, kinds.SOURCE), key=lambda kind: kind.sourced)


def search(facts: Facts, text: str) -> list[Hit]:
    """Return the values that mention the words of `text`, in every record that has them all.

    Of each record, the values with most of the words; folded as names are.
    """
    words = set(sought(fold(text)))
    hits: list[Hit] = []
    kept = facts.prepared.folded_texts() if facts.prepared.folded_texts else None
    for kind in _KINDS if words else ():
        for id_ in facts.ids(kind):
            folded = kept[id_] if kept else _folded(facts.record(kind, id_))
            # The first word that is nowhere settles it, however many are asked for.
            if all(word in folded for word in words):
                numbers = [sum(word in one for word in words) for one in apart(folded)]
                most = max(numbers)
                values = zip(_values(facts.record(kind, id_)), numbers, strict=True)
                hits.extend(value.hit() for value, number in values if number == most)
    return hits


def folded_texts(facts: Facts) -> dict[str, str]:
    """Return all that each record says, folded, by its id: for the build to keep."""
    return {one.id: _folded(one) for kind in _KINDS for one in facts.records(kind)}


def _folded(record: Record) -> str:
    return fold_all(value.text for value in _values(record))


class _Value(t.NamedTuple):
    """A text that a record holds; of most it is never asked who states it."""

    record: Record
    field: str
    value: str
    claim: ClaimData | None

    @property
    def text(self) -> str:
        return f"{self.value} {self.claim.get('note', '')}" if self.claim else self.value

    def hit(self) -> Hit:
        if self.claim is not None:
            stated = tuple(cited(self.claim))
            return Hit(self.record, self.field, self.value, self.claim.get("note"), stated)
        is_source = self.record.kind is kinds.SOURCE
        own = (self.record.id,) if is_source else self.record.source_ids
        return Hit(self.record, self.field, self.value, None, own)


def _values(record: Record) -> t.Iterator[_Value]:
    """Return every text that a record holds."""
    for field in record.kind.fields:
        if field.cited:
            for claim in record.written(field.name):
                yield _Value(record, field.name, str(claim["value"]), claim)
        elif not field.derived:
            yield from (_Value(record, field.name, str(v), None) for v in record.values(field))
