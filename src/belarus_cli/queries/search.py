"""The places where words stand, in every value of every record."""

from __future__ import annotations

import typing as t

from belarus_cli.facts import kinds
from belarus_cli.facts.model import Facts, Record, cited
from belarus_cli.facts.names import fold, mentions_all, words_in


class Hit(t.NamedTuple):
    """A place where a search found its words."""

    record: Record
    field: str
    value: str
    note: str | None
    sources: tuple[str, ...]
    """Ids of those that state it."""


def search(facts: Facts, text: str) -> list[Hit]:
    """Return the values that mention the words of `text`, in every record that has them all.

    Of each record, the values with most of the words; folded as names are.
    """
    words = set(fold(text).split())
    hits: list[Hit] = []
    if not words:
        return hits
    # What many lists hold comes after what the facts say.
    for kind in sorted((*kinds.KINDS, kinds.SOURCE), key=lambda kind: kind.sourced):
        for record in facts.records(kind):
            texts = [(hit, f"{hit.value} {hit.note or ''}") for hit in _values(record)]
            # The first word that is nowhere settles it, however many are asked for.
            if mentions_all((text for _, text in texts), words):
                places = [(hit, words_in(text, words)) for hit, text in texts]
                most = max(len(there) for _, there in places)
                hits.extend(hit for hit, there in places if len(there) == most)
    return hits


def _values(record: Record) -> t.Iterator[Hit]:
    """Return every text that a record holds, with the sources that state it."""
    for field in record.kind.fields:
        if field.cited:
            for claim in record.written(field.name):
                sources = tuple(cited(claim))
                yield Hit(record, field.name, str(claim["value"]), claim.get("note"), sources)
        elif not field.derived:
            own = (record.id,) if record.kind is kinds.SOURCE else record.source_ids
            yield from (Hit(record, field.name, str(v), None, own) for v in record.values(field))
