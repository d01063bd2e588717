from __future__ import annotations

import typing as t

import pytest

from belarus_cli.facts import kinds
from belarus_cli.facts.model import cited
from belarus_cli.queries import timeline
from belarus_cli.reading import loader
from conftest import HERE

if t.TYPE_CHECKING:
    from belarus_cli.facts.model import Facts


def test_the_timeline_is_what_dated_fields_and_events_say(small: Facts) -> None:
    found = [(e.date, e.topic, e.headline, e.record.id) for e in timeline.entries(small)]
    assert found == [
        ("2021-07", "prisoners", "Valiantsin Stefanovic detained", "valiantsin-stefanovic"),
        ("2021-07-14", "prisoners", "Ales Bialiatski detained", "ales-bialiatski"),
        (
            "2021-08-09",
            "sanctions",
            "United States: Designation of Belaruskali imposed",
            "us-belaruskali",
        ),
        (
            "2025-12-12/2025-12-13",
            "diplomacy",
            "John Coale holds talks in Minsk",
            "2025-12-12-coale-in-minsk",
        ),
        (
            "2025-12-13",
            "prisoners",
            "123 people freed: 114 to Ukraine, 9 to Lithuania",
            "2025-12-13",
        ),
        (
            "2025-12-15",
            "sanctions",
            "United States: General License 13 issued",
            "us-general-license-13",
        ),
        ("2026-03-19", "prisoners", "250 people freed", "2026-03-19"),
    ]


def test_an_entry_cites_what_its_record_cites_for_it(small: Facts) -> None:
    entry = next(e for e in timeline.entries(small) if e.record.id == "2025-12-13")
    assert [*entry.sources] == [
        "reuters-2025-12-15-potash",
        "hrw-2025-12-15",
        "kommersant-8291079",
    ]
    assert entry.detail == ("US relief for potash",)
    # A disputed release is one of the round held more likely only.
    assert entry.people == ("ales-bialiatski",)


@pytest.mark.parametrize("name", ["edges", "rounds", "story"])
def test_who_states_the_day_of_a_measure_stands_first(name: str) -> None:
    facts = loader.load(HERE / "facts" / "valid" / f"{name}.yaml")
    entries = [one for one in timeline.entries(facts) if one.record.kind is kinds.SANCTION]
    assert entries
    for entry in entries:
        fields = [field.name for field in entry.record.kind.fields if field.cited]
        claims = [claim for field in fields for claim in entry.record.written(field)]
        on_the_day = [one for one in claims if entry.date in (one["value"], one.get("as_of"))]
        assert entry.sources[0] in {id_ for claim in on_the_day for id_ in cited(claim)}, entry


def test_charges_are_told_of_the_verdict_and_not_of_the_arrest() -> None:
    facts = loader.load(HERE / "facts" / "valid" / "edges.yaml")
    found = [e for e in timeline.entries(facts) if e.record.id == "ales-bialiatski"]
    assert [(e.headline, e.detail) for e in found] == [
        ("Ales Bialiatski detained", ()),
        ("Ales Bialiatski sentenced to 10 years", ("smuggling (Article 228)",)),
    ]


def test_a_timeline_of_its_own_is_told_from_the_side_of_the_person(small: Facts) -> None:
    record = small.record(kinds.PRISONER, "ales-bialiatski")
    assert [(e.date, e.headline) for e in timeline.timeline_of(record)] == [
        ("2021-07-14", "Ales Bialiatski detained"),
        ("2025-12-13", "freed, one of 123 people"),
        ("2025-12-14", "met reporters in Vilnius"),
    ]
