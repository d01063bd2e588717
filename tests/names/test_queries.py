"""Who is found by a name: labelled names in many spellings, a third of them of nobody here.

A label that newer records make wrong is corrected there, with its reason.
"""

from __future__ import annotations

import csv
import typing as t
from pathlib import Path

from belarus_cli.facts import kinds

if t.TYPE_CHECKING:
    from belarus_cli.facts.model import Facts


class Query(t.NamedTuple):
    """A name that somebody may ask for, and the ids of those whom it means."""

    text: str
    means: frozenset[str]
    scheme: str

    @property
    def is_typo(self) -> bool:
        return "typo" in self.scheme


def queries() -> list[Query]:
    with (Path(__file__).parent / "queries.tsv").open(encoding="utf-8", newline="") as file:
        return [
            Query(row["query"], frozenset(row["expected"].split(",")), row["scheme"])
            for row in csv.DictReader(file, delimiter="\t")
        ]


NOBODY = [query for query in queries() if query.means == {"-"}]
SOMEBODY = [query for query in queries() if query.means != {"-"}]


def answer(facts: Facts, query: Query) -> frozenset[str]:
    return frozenset(match.record.id for match in facts.named(query.text))


def test_who_is_not_here_is_never_answered_with_somebody_else(shipped: Facts) -> None:
    assert len(NOBODY) > 300
    assert {query.text: found for query in NOBODY if (found := answer(shipped, query))} == {}


def test_nobody_is_answered_with_somebody_else(shipped: Facts) -> None:
    answers = {query: answer(shipped, query) for query in SOMEBODY}
    assert {query.text: ids for query, ids in answers.items() if ids and ids != query.means} == {}


def test_a_spelling_without_a_typo_is_found(shipped: Facts) -> None:
    spellings = [query for query in SOMEBODY if not query.is_typo]
    lost = [query.text for query in spellings if answer(shipped, query) != query.means]
    assert len(lost) <= 0.01 * len(spellings), lost


def test_who_is_not_found_is_hinted_at(shipped: Facts) -> None:
    missed = [query for query in SOMEBODY if not answer(shipped, query)]
    right: list[str] = []
    wrong: list[str] = []
    none: list[str] = []
    for query in missed:
        hint = shipped.nearly_named(query.text)
        named = {shipped.find(id_).name for id_ in query.means}  # type: ignore[union-attr]
        (none if hint is None else right if named & {*hint.names} else wrong).append(query.text)
    assert len(wrong) <= 0.01 * len(SOMEBODY), wrong
    assert len(none) <= 0.01 * len(SOMEBODY), none
    assert len(right) > len(none)


def test_every_spelling_that_the_facts_hold_finds_its_record(shipped: Facts) -> None:
    lost = [
        (record.id, spelling)
        for kind in (kinds.PRISONER, kinds.PERSON, kinds.ORGANISATION)
        for record in shipped.records(kind)
        for spelling in (record.name, *record.also)
        if (record, "exact") not in shipped.named(spelling)
    ]
    assert lost == []
