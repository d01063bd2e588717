"""The records that a name means."""

from __future__ import annotations

import re
import typing as t

from belarus_cli.facts import kinds
from belarus_cli.facts.model import Facts, Record, once
from belarus_cli.facts.names import WHOLE, begins, fold, is_name, rank

# The kinds whose records have names, people first.
_NAMED = sorted(
    ((kind.precedence, kind) for kind in kinds.ALL if kind.precedence is not None),
    key=lambda one: one[0],
)


def find(facts: Facts, text: str, among: t.Sequence[kinds.Kind] = kinds.ALL) -> list[Record]:
    """Give the records that `text` names: by id, else by the spellings that fit it best.

    Only the best fit counts: people before other records, then the whole of a name before some
    of its words. The words of an id are no name.
    """
    exact = facts.find(text.strip(), among)
    if exact is not None:
        return [exact]
    wanted = fold(text)
    found: dict[tuple[int, int], list[Record]] = {}
    for record, precedence, spellings in _named(facts):
        if record.kind not in among:
            continue
        fits = [
            fit
            for spelling in spellings
            if (fit := rank(wanted, spelling)) is not None
            and (fit == WHOLE or _can_name(record, wanted, spelling))
        ]
        if fits:
            found.setdefault((precedence, min(fits)), []).append(record)
    return found[min(found)] if found else []


def _can_name(record: Record, words: str, spelling: str) -> bool:
    """Tell whether some words of a spelling can mean the record."""
    if record.kind.precedence == kinds.PEOPLE:
        return is_name(words, spelling)
    # What stands in brackets behind a figure's name is who counted.
    counter = {*fold(" ".join(re.findall(r"\(.*?\)", record.name))).split()}
    return record.kind is not kinds.FIGURE or not counter.issuperset(words.split())


@once
def _named(facts: Facts) -> list[tuple[Record, int, list[str]]]:
    """Give the records that have names: precedence of their kind, and folded spellings."""
    return [
        (record, precedence, [fold(spelling) for spelling in (record.name, *record.also)])
        for precedence, kind in _NAMED
        for record in facts.records(kind)
    ]


def nearest(facts: Facts, text: str, among: t.Sequence[kinds.Kind] = kinds.ALL) -> list[str]:
    """Give up to three names that look most like `text` or begin so, for a "did you mean"."""
    import difflib

    wanted = fold(text)[:80]
    names: dict[str, str] = {}
    begun = []
    for record, _, spellings in _named(facts):
        if record.kind not in among:
            continue
        for spelling in (*spellings, fold(record.id)):
            if begins(wanted, spelling):
                begun.append(record.name)
            # Whole spellings, and their words: a surname alone is what people mistype.
            for part in (spelling, *spelling.split()):
                names.setdefault(part, record.name)
    close = difflib.get_close_matches(wanted, names, n=9, cutoff=0.8)
    return list(dict.fromkeys((*(names[match] for match in close), *begun)))[:3]
