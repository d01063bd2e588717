"""Lookups against a naive reference: same records, same order, on a thousand random queries."""

from __future__ import annotations

import functools
import random
import typing as t
from collections import Counter

import pytest

from belarus_cli.facts import kinds
from belarus_cli.facts.names import as_seen, fold, is_name
from belarus_cli.queries import search

if t.TYPE_CHECKING:
    from belarus_cli.facts.model import Facts, Record

pytestmark = pytest.mark.slow


@functools.cache
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared."""
    return tuple(fold(text).split())


PEOPLE = (kinds.PRISONER, kinds.PERSON)
OTHERS = (kinds.ORGANISATION, kinds.RELEASE, kinds.SANCTION, kinds.FIGURE)


def fit(words: t.Sequence[str], there: t.Sequence[str]) -> int | None:
    """Tell how well words fit a name, each on a word of its own, in any order."""
    if any(word not in there for word in words):
        return None
    asked, held = Counter(words), Counter(there)
    return 0 if asked == held else 1 if asked <= held else None


def means(record: Record, words: t.Sequence[str], there: t.Sequence[str]) -> bool:
    """Return whether some words of a name can mean the record: not initials, nor a counter."""
    if record.kind in PEOPLE:
        return is_name(" ".join(words), " ".join(there))
    counter = record.name.partition("(")[2].partition(")")[0]
    return record.kind is not kinds.FIGURE or not {*words} <= {*words_of(counter)}


def is_borne(facts: Facts, words: t.Sequence[str]) -> bool:
    """Return whether a person has one of the words in a name."""
    people = (record for kind in PEOPLE for record in facts.records(kind))
    return any({*words} & {*words_of(" ".join((r.name, *r.also)))} for r in people)


def best_fit(record: Record, words: t.Sequence[str]) -> int | None:
    """Return how well words fit the name of a record that they fit best."""
    spellings = (words_of(spelling) for spelling in (record.name, *record.also))
    fits = ((fit(words, there), there) for there in spellings)
    return min(
        (
            found
            for found, there in fits
            if found is not None and (found == 0 or means(record, words, there))
        ),
        default=None,
    )


def naive_find(facts: Facts, text: str) -> list[str]:
    for kind in kinds.ALL:
        if text.strip().lower() in facts.ids(kind):
            return [text.strip().lower()]
    words = fold(as_seen(text)).split()
    scored: list[tuple[int, int, int, str]] = []
    for precedence, group in enumerate((PEOPLE, OTHERS)):
        for record in [record for kind in group for record in facts.records(kind)]:
            found = best_fit(record, words) if words else None
            if found is not None:
                scored.append((precedence, found, len(scored), record.id))
    if not scored:
        return []
    top = min(scored)[:2]
    if top == (1, 1) and len(words) > 1 and is_borne(facts, words):
        return []  # half the name of a person is no name of a measure
    if top[0] == 0 and len(words) == 1:  # one word is no whole name of a person
        return [entry[3] for entry in scored if entry[0] == 0]
    return [entry[3] for entry in sorted(scored) if entry[:2] == top]


def texts(record: Record) -> t.Iterator[tuple[str, str]]:
    """Return every text of a record with its field, notes behind values."""
    for field in record.kind.fields:
        if field.derived:
            continue
        held = record.data.get(field.name, [])
        for one in held if isinstance(held, list) else [held]:
            if isinstance(one, dict):
                yield field.name, f"{one['value']} {one.get('note', '')}"
            else:
                yield field.name, str(one)


def naive_has(value: t.Sequence[str], word: str) -> bool:
    """Return whether a word of a value is the sought one, or has it if that is long enough."""
    if word.isdigit() or len(word) <= 3:
        return word in value
    return any(word in one for one in value)


def naive_search(facts: Facts, text: str) -> list[tuple[str, str]]:
    words = set(words_of(text))
    hits: list[tuple[str, str]] = []
    for kind in (*kinds.KINDS[:-1], kinds.SOURCE, kinds.LISTING) if words else ():
        for record in facts.records(kind):
            found = []
            for field, value in texts(record):
                there = {word for word in words if naive_has(words_of(value), word)}
                found.append((field, there))
            if set().union(*(there for _, there in found)) == words:
                most = max(len(there) for _, there in found)
                hits.extend((record.id, field) for field, there in found if len(there) == most)
    return hits


def queries(facts: Facts, count: int, chance: random.Random) -> t.Iterator[str]:
    """Return things that people might type: names whole, cut, turned, in capitals, and nonsense."""
    named = [r for kind in (*PEOPLE, *OTHERS) for r in facts.records(kind)]
    for _ in range(count):
        record = chance.choice(named)
        spelling = chance.choice((record.name, *record.also, record.id))
        words = [*words_of(spelling)]
        kind = chance.randrange(6)
        if kind == 0:
            yield spelling.upper()
        elif kind == 1:
            chance.shuffle(words)
            yield " ".join(words[:3])
        elif kind == 2:
            yield chance.choice(words)
        elif kind == 3:
            yield " ".join(word[: chance.randint(1, 4)] for word in words[:2])
        elif kind == 4:
            yield spelling[chance.randrange(len(spelling)) :]
        else:
            yield "".join(chance.choices("abcабв іś'12-*", k=chance.randint(0, 6)))


def test_a_name_finds_what_the_reference_finds(shipped: Facts) -> None:
    chance = random.Random(1)
    for text in queries(shipped, 1000, chance):
        found = [one.record.id for one in shipped.named(text) if one.matched != "sound"]
        assert found == naive_find(shipped, text), text


def test_a_search_finds_what_the_reference_finds(shipped: Facts) -> None:
    chance = random.Random(2)
    values = [value for record in shipped.all_records() for _, value in texts(record)]
    for _ in range(40):
        words = fold(chance.choice(values)).split()
        text = " ".join(chance.sample(words, min(len(words), chance.randint(1, 3))))
        found = [(hit.record.id, hit.field) for hit in search.search(shipped, text)]
        assert found == naive_search(shipped, text), text
