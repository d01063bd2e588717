from __future__ import annotations

import json
import typing as t

import pytest

from belarus_cli.cli import arguments
from belarus_cli.facts import disputes, kinds
from belarus_cli.facts.dates import DateRange
from belarus_cli.queries import filters, measures, search
from conftest import HERE, Run

if t.TYPE_CHECKING:
    from belarus_cli.facts.model import Facts


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("ales-bialiatski", ["ales-bialiatski"]),
        ("Bialiatski", ["ales-bialiatski"]),
        ("BIALIATSKI ales", ["ales-bialiatski"]),
        ("Бяляцкі", ["ales-bialiatski"]),
        ("беляцкий алесь", ["ales-bialiatski"]),
        ("bialacki", ["ales-bialiatski"]),
        ("Stefanowicz", ["valiantsin-stefanovic"]),
        ("почобут", ["andrzej-poczobut"]),
        ("coale", ["john-coale"]),
        ("belaruskali", ["us-belaruskali"]),
        ("2025-12-13", ["2025-12-13"]),
        ("an", []),
        ("v", []),
        ("bial", []),
        ("us belaruskali", []),
        ("", []),
        ("  ", []),
        ("\u0301", []),
        (".*", []),
        ("a" * 1000, []),
        ("Бяляцкі Bialiatski", []),
        ("ali", []),
    ],
)
def test_a_name_finds_its_record(small: Facts, text: str, ids: list[str]) -> None:
    assert [one.record.id for one in small.named(text)] == ids


def test_a_person_comes_before_what_is_named_after_people(shipped: Facts) -> None:
    assert [one.record.id for one in shipped.named("Lukashenko")] == ["alexander-lukashenko"]


def test_several_that_fit_equally_are_all_given(small: Facts) -> None:
    assert [one.record.id for one in small.named("release")] == ["2025-12-13", "2026-03-19"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bialatski", ["Ales Bialiatski"]),
        ("Stefanovyth", ["Valiantsin Stefanovic"]),
        ("стефановіч", ["Valiantsin Stefanovic"]),
        ("Bial", ["Ales Bialiatski"]),
        ("Bialiatskaya", ["Ales Bialiatski"]),
        ("us belaruskali", ["Designation of Belaruskali"]),
        ("qqqq", []),
        ("", []),
        ("x" * 10_000, []),
    ],
)
def test_a_near_miss_gives_the_nearest_names(small: Facts, text: str, names: list[str]) -> None:
    near = small.nearly_named(text)
    assert (list(near.names) if near else []) == names


@pytest.mark.parametrize(
    ("chosen", "ids"),
    [
        ({}, ["ales-bialiatski", "valiantsin-stefanovic"]),
        ({"held": True}, ["andrzej-poczobut"]),
        ({"held": None}, ["ales-bialiatski", "valiantsin-stefanovic", "andrzej-poczobut"]),
        ({"releases": ["2025-12-13"]}, ["ales-bialiatski"]),
        (
            {"releases": ["2025-12-13"], "disputed": True},
            ["ales-bialiatski", "valiantsin-stefanovic"],
        ),
        ({"releases": ["2026-03-19"]}, ["valiantsin-stefanovic"]),
        ({"destinations": ["Lithuania", "Ukraine"]}, ["ales-bialiatski", "valiantsin-stefanovic"]),
        ({"destinations": ["Ukraine"]}, []),
        ({"nationalities": ["Belarus"]}, ["ales-bialiatski"]),
        ({"roles": ["NOBEL"]}, ["ales-bialiatski"]),
        ({"roles": ["viasna"]}, ["ales-bialiatski", "valiantsin-stefanovic"]),
        ({"roles": ["viasna deputy"]}, ["valiantsin-stefanovic"]),
        ({"within": DateRange("2026-01-01")}, ["valiantsin-stefanovic"]),
        ({"within": DateRange(last="2025-12-31")}, ["ales-bialiatski"]),
        ({"within": DateRange("2025-12-13", "2025-12-13")}, ["ales-bialiatski"]),
        ({"ids": ["valiantsin-stefanovic"]}, ["valiantsin-stefanovic"]),
        ({"ids": ["andrzej-poczobut"]}, []),
        ({"ids": []}, []),
        ({"roles": ["viasna"], "within": DateRange("2026-01-01")}, ["valiantsin-stefanovic"]),
    ],
)
def test_filters_of_prisoners(small: Facts, chosen: dict[str, t.Any], ids: list[str]) -> None:
    assert [record.id for record in filters.prisoners(small, **chosen)] == ids


@pytest.mark.parametrize(
    ("chosen", "ids"),
    [
        ({}, ["us-belaruskali", "us-general-license-13"]),
        ({"words": ["license 13"]}, ["us-general-license-13"]),
        ({"words": ["license 1"]}, []),
        ({"ids": ["us-belaruskali"]}, ["us-belaruskali"]),
        ({"ids": ["us-belaruskali", "us-general-license-13"], "statuses": ["in force"]},
         ["us-general-license-13"]),
        ({"words": ["belaruskali"]}, ["us-belaruskali", "us-general-license-13"]),
        ({"words": ["belaruskali US"]}, ["us-belaruskali", "us-general-license-13"]),
        ({"words": ["united states 13"]}, ["us-general-license-13"]),
        ({"words": ["belaruskali EU"]}, []),
        ({"words": [""]}, []),
        ({"authorities": ["European Union"]}, []),
        ({"statuses": ["eased"]}, ["us-belaruskali"]),
        ({"targets": ["Belarus"]}, ["us-belaruskali", "us-general-license-13"]),
    ],
)  # fmt: skip
def test_filters_of_sanctions(small: Facts, chosen: dict[str, t.Any], ids: list[str]) -> None:
    assert [record.id for record in measures.measures(small, **chosen).records] == ids


@pytest.mark.parametrize(
    ("texts", "ids", "words", "missing"),
    [
        ([], [], [], []),
        (["license 13"], [], ["license 13"], []),
        (["us-belaruskali"], ["us-belaruskali"], [], []),
        (["us-belaruskali", "nothing"], ["us-belaruskali"], [], ["nothing"]),
        (["nothing", "license"], [], ["nothing", "license"], []),
        ([""], [], [""], []),
    ],
)
def test_texts_are_ids_or_else_words(
    small: Facts, texts: list[str], ids: list[str], words: list[str], missing: list[str]
) -> None:
    asked = arguments.ids_or_words(small, texts, kinds.SANCTION)
    assert (asked.ids, asked.words, [one.name for one in asked.missing]) == (ids, words, missing)


@pytest.mark.parametrize(
    ("chosen", "headlines"),
    [
        ({"within": DateRange("2026-03-19", "2026-03-19")}, ["250 people freed"]),
        ({"within": DateRange("2026-03-20")}, []),
        (
            {"people": ["valiantsin-stefanovic"], "within": DateRange("2021-07-31", "2021-07-31")},
            ["Valiantsin Stefanovic detained"],
        ),
        ({"people": ["valiantsin-stefanovic"], "topics": ["sanctions"]}, []),
        ({"people": []}, []),
    ],
)
def test_filters_of_the_timeline(
    small: Facts, chosen: dict[str, t.Any], headlines: list[str]
) -> None:
    assert [entry.headline for entry in filters.timeline(small, **chosen)] == headlines


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ([], ["political-prisoners-viasna"]),
        (["political", "VIASNA"], ["political-prisoners-viasna"]),
        (["1,110"], ["political-prisoners-viasna"]),
        (["nobel"], []),
    ],
)
def test_filters_of_figures(small: Facts, words: list[str], ids: list[str]) -> None:
    assert [record.id for record in filters.figures(small, words=words)] == ids


@pytest.mark.parametrize(
    ("chosen", "ids"),
    [
        ({"ids": ["zerkalo-2026-03-19", "hrw-2025-12-15"]},
         ["zerkalo-2026-03-19", "hrw-2025-12-15"]),
        ({"words": ["reuters"], "kinds_of_source": ["wire"]}, ["reuters-2025-12-15-potash"]),
        ({"words": ["reuters"], "kinds_of_source": ["ngo"]}, []),
        ({"words": [""]}, []),
        ({"within": DateRange("2026-03-19", "2026-03-19"), "kinds_of_source": ["news"]},
         ["zerkalo-2026-03-19"]),
    ],
)  # fmt: skip
def test_filters_of_sources(small: Facts, chosen: dict[str, t.Any], ids: list[str]) -> None:
    assert [record.id for record in filters.sources(small, **chosen)] == ids


@pytest.mark.parametrize(
    ("date", "first", "last", "may"),
    [
        ("2025-12", "2025-12-13", None, True),
        ("2025-12", None, "2025-12-01", True),
        ("2025-12", "2026-01-01", None, False),
        ("2025-12", None, "2025-11-30", False),
        ("2025-12-13/2026-01-02", "2026-01-02", "2026-01-02", True),
        (None, "2025-01-01", None, False),
        (None, None, None, True),
    ],
)
def test_a_range_holds_what_can_lie_in_it(
    date: str | None, first: str | None, last: str | None, *, may: bool
) -> None:
    assert DateRange(first, last).may_hold(date) is may


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("нобел", []),
        ("NOBEL peace", [("ales-bialiatski", "role")]),
        ("talks minsk", [("2025-12-12-coale-in-minsk", "headline")]),
        ("superseded first", [("valiantsin-stefanovic", "release")]),
        ("stefanowicz", [("valiantsin-stefanovic", "also")]),
        ("1110", [("political-prisoners-viasna", "value")]),
        ("1,110", [("political-prisoners-viasna", "value")]),
        ("110", []),
        ("1", []),
        ("tefanowic", [("valiantsin-stefanovic", "also")]),
        ("tef", []),
        ("dep", []),
        ("Viasna deputy poczobut", []),
        ("republished banking", [("reuters-2025-12-15-potash", "provenance")]),
        ("", []),
        ("(?=.*)+", []),
        ("a" * 1000, []),
    ],
)
def test_search(small: Facts, text: str, hits: list[tuple[str, str]]) -> None:
    assert [(hit.record.id, hit.field) for hit in search.search(small, text)] == hits


def test_words_in_several_values_of_one_record_find_it(small: Facts) -> None:
    hits = search.search(small, "nobel vilnius")
    assert [(hit.field, hit.value) for hit in hits] == [
        ("role", "winner of the 2022 Nobel Peace Prize"),
        ("after", "met reporters in Vilnius"),
    ]


def test_disputes_are_by_field_and_by_country(small: Facts) -> None:
    found = disputes.disputes(small)
    assert [(d.record.id, d.field.name, [c.value for c in d.claims]) for d in found] == [
        ("valiantsin-stefanovic", "release", ["2026-03-19", "2025-12-13"]),
        ("2025-12-13", "destination", ["Lithuania: 9", "Lithuania: 8"]),
    ]
    assert disputes.disputes(small, [kinds.RELEASE], ["2025-12-13"]) == found[1:]
    assert disputes.disputes(small, [kinds.FIGURE]) == []


def test_a_dispute_names_its_strongest_sources_first_and_the_likelier_value(belarus: Run) -> None:
    days = HERE / "facts" / "valid" / "days.yaml"
    (row,) = json.loads(belarus("disputes", "ales-bialiatski", "--json", facts=days).out)
    assert [claim["value"] for claim in row["claims"]] == ["2021-07-14", "2021-06"]
    assert [source["id"] for source in row["sources"]] == ["kommersant-8291079", "hrw-2025-12-15"]


def test_of_equally_strong_sources_the_most_cited_is_named_first(small: Facts) -> None:
    record = small.record(kinds.PRISONER, "valiantsin-stefanovic")
    assert record.source_ids == ("zerkalo-2026-03-19", "kommersant-8291079", "hrw-2025-12-15")


def test_values_of_different_days_are_no_dispute(small: Facts) -> None:
    (figure,) = small.records(kinds.FIGURE)
    assert [claim.as_of for claim in figure.claims("value")] == ["2025-12-15", "2025-11"]
    assert not disputes.disputes(small, [kinds.FIGURE])


def test_what_names_nobody_is_told_and_the_rest_is_shown(belarus: Run) -> None:
    result = belarus("prisoners", "Bialiatski", "Stefanovyth", "--fields", "name", "--no-header")
    assert result.code == 1
    assert result.out == "Ales Bialiatski\n"
    assert result.err.splitlines()[-5:-3] == [
        "error: no record matches 'Stefanovyth'",
        "hint: did you mean Valiantsin Stefanovic?",
    ]
