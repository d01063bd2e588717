"""Who is found by a name: labelled names in many spellings, a third of them of nobody here."""

from __future__ import annotations

import csv
import typing as t
from pathlib import Path

from belarus_cli.facts import kinds

if t.TYPE_CHECKING:
    from belarus_cli.facts.model import Facts


def queries() -> list[dict[str, str]]:
    with (Path(__file__).parent / "queries.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


NOBODY = [row["query"] for row in queries() if row["expected"] == "-"]
SOMEBODY = {
    row["query"]: set(row["expected"].split(",")) for row in queries() if row["expected"] != "-"
}


def test_who_is_not_here_is_never_answered_with_somebody_else(shipped: Facts) -> None:
    answered = {text: found for text in NOBODY if (found := shipped.named(text))}
    assert answered == {}


def test_nobody_is_answered_with_somebody_else(shipped: Facts) -> None:
    answers = {text: {one.record.id for one in shipped.named(text)} for text in SOMEBODY}
    wrong = {text: ids for text, ids in answers.items() if ids and ids != SOMEBODY[text]}
    assert wrong == {}


def test_every_spelling_that_the_facts_hold_finds_its_record(shipped: Facts) -> None:
    lost = [
        (record.id, spelling)
        for kind in (kinds.PRISONER, kinds.PERSON, kinds.ORGANISATION)
        for record in shipped.records(kind)
        for spelling in (record.name, *record.also)
        if record not in [one.record for one in shipped.named(spelling)]
    ]
    assert lost == []
