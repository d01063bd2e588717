"""The shipped facts: a collapse or a careless edit fails here."""

from __future__ import annotations

import re
import typing as t
from itertools import pairwise

import jsonschema
import pytest

import generate
from belarus_cli.facts import disputes, kinds
from belarus_cli.queries import timeline
from belarus_cli.reading import json_schema, yaml_events
from belarus_cli.reading.facts_file import FactsFile
from conftest import ROOT

if t.TYPE_CHECKING:
    from belarus_cli.facts.model import Claim, Facts, Record

pytestmark = pytest.mark.slow

FILE = ROOT / "data" / "facts.yaml"
FOUNDING = ("globalpulse-248545", "wsn024-2025-12")

# A bound moves up with the facts; it moves down only with a reason in CHANGELOG.md.
LEAST = {
    "sources": 1200,
    "prisoners": 84,
    "releases": 26,
    "sanctions": 108,
    "events": 105,
    "figures": 105,
    "people": 21,
    "organisations": 21,
    "listings": 840,
}


def claims(facts: Facts) -> t.Iterator[tuple[Record, kinds.Field, Claim]]:
    for record in facts.all_records():
        for field in record.kind.fields:
            if field.cited:
                for claim in record.claims(field.name):
                    yield record, field, claim


def test_the_file_holds_together_without_a_warning() -> None:
    file = FactsFile(FILE)
    assert file.described(file.problems()) == []


def test_the_file_fits_the_schema() -> None:
    document = yaml_events.parse(FILE.read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(json_schema.build())
    validator.check_schema(json_schema.build())
    assert [error.message for error in validator.iter_errors(document)] == []


def test_the_file_names_its_schema_for_editors() -> None:
    first = FILE.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../src/belarus_cli/facts.schema.json"


@pytest.mark.parametrize("kind", kinds.ALL, ids=lambda kind: kind.section)
def test_there_are_at_least_as_many_records(shipped: Facts, kind: kinds.Kind) -> None:
    assert len(shipped.ids(kind)) >= LEAST[kind.section]


def test_there_are_at_least_as_many_claims(shipped: Facts) -> None:
    every = [claim for _, _, claim in claims(shipped)]
    assert len(every) >= 3800
    assert sum(len(claim.citations) >= 2 for claim in every) >= len(every) * 0.4
    assert len(timeline.entries(shipped)) >= 380
    assert len(disputes.disputes(shipped)) >= 50


def test_a_claim_has_few_sources_unless_a_founding_article_is_one(shipped: Facts) -> None:
    for record, field, claim in claims(shipped):
        cited = [citation.source.id for citation in claim.citations]
        if len(cited) > 5:
            assert set(cited) & {*FOUNDING}, (record.id, field.name)
        if len(cited) > 7:
            pytest.fail(f"{record.id}, {field.name}: {len(cited)} sources")


def test_every_side_of_a_dispute_can_be_read_on_its_own(shipped: Facts) -> None:
    for dispute in disputes.disputes(shipped):
        for claim in dispute.claims:
            assert claim.note, (dispute.record.id, dispute.field.name, claim.value)


def test_values_are_neither_sentences_nor_stubs(shipped: Facts) -> None:
    for record, field, claim in claims(shipped):
        value = str(claim.value)
        assert not value.endswith((".", ",", ";", ":")), (record.id, field.name, value)
        assert len(value) <= 320, (record.id, field.name)


@pytest.mark.parametrize(
    ("company", "measures"),
    [
        ("belinvestbank", {"us-belinvestbank", "eu-swift-belinvestbank"}),
        ("belaruskali", {"us-belaruskali", "eu-belaruskali-listing", "us-general-license-13"}),
        ("belavia", {"us-belavia-sdn", "us-general-license-11"}),
        ("belneftekhim", {"us-belneftekhim"}),
    ],
)
def test_measures_of_an_organisation_are_those_whose_target_names_it(
    shipped: Facts, company: str, measures: set[str]
) -> None:
    assert measures <= {*shipped.targeting(shipped.record(kinds.ORGANISATION, company))}


def test_sentences_read_alike(shipped: Facts) -> None:
    length = re.compile(
        r"((at least|about|nearly) )?\d+ (years?|months?)( \d+ months?)?"
        r"(, cut to \d+ years?( \d+ months?)? on appeal)?|life|death"
    )
    for record in shipped.records(kinds.PRISONER):
        for claim in record.claims("sentence"):
            assert length.fullmatch(str(claim.value)), (record.id, claim.value)


def test_a_status_says_on_which_day_it_is_true(shipped: Facts) -> None:
    for record in shipped.records(kinds.SANCTION):
        for claim in record.claims("status"):
            assert claim.as_of, record.id


def test_a_figure_says_on_which_day_it_is_true_newest_first(shipped: Facts) -> None:
    from belarus_cli.facts import dates

    for record in shipped.records(kinds.FIGURE):
        days = [dates.parse(claim.as_of or "") for claim in record.claims("value")]
        for newer, older in pairwise(days):
            assert older.first <= newer.last, record.id
        for claim in record.claims("value"):
            assert re.search(r"\d|half|third|quarter|tenth|fifth", str(claim.value)), record.id


@pytest.mark.parametrize("source", FOUNDING)
def test_the_founding_articles_stay_cited(shipped: Facts, source: str) -> None:
    cited = [
        record.id
        for record, _, c in claims(shipped)
        if source in {x.source.id for x in c.citations}
    ]
    assert len(cited) >= 25
    assert {"2025-12-13", "maria-kolesnikova", "ales-bialiatski"} <= set(cited)


# The rows of the founding article's table, and what else it says of people.
@pytest.mark.parametrize(
    ("id_", "field", "value"),
    [
        ("ales-bialiatski", "sentence", "10 years"),
        ("maria-kolesnikova", "sentence", "11 years"),
        ("viktar-babaryka", "sentence", "14 years"),
        ("2025-12-13", "freed", 123),
        ("2025-12-13", "destination", "Ukraine: 114"),
        ("2025-12-13", "nationality", "Ukraine: 5"),
        ("2025-12-13", "nationality", "United States: 1"),
        ("valiantsin-stefanovic", "release", "2025-12-13"),
    ],
)
def test_what_the_founding_article_states_is_answered_with_it(
    shipped: Facts, id_: str, field: str, value: str | int
) -> None:
    record = shipped.find(id_)
    assert record is not None
    (claim,) = [claim for claim in record.claims(field) if claim.value == value]
    assert "wsn024-2025-12" in {citation.source.id for citation in claim.citations}


def test_a_first_day_list_that_was_wrong_is_not_held_more_likely(shipped: Facts) -> None:
    stefanovic = shipped.record(kinds.PRISONER, "valiantsin-stefanovic")
    assert stefanovic.value("released") == "2026-03-19"
    assert [claim.value for claim in stefanovic.claims("release")] == ["2026-03-19", "2025-12-13"]


def test_links_between_measures_are_seen_from_both_sides(shipped: Facts) -> None:
    license_13 = shipped.record(kinds.SANCTION, "us-general-license-13")
    belaruskali = shipped.record(kinds.SANCTION, "us-belaruskali")
    assert "us-belaruskali" in license_13.values(kinds.SANCTION.field("eases"))
    assert "us-general-license-13" in belaruskali.values(kinds.SANCTION.field("eased_by"))
    release = shipped.record(kinds.RELEASE, "2025-12-13")
    assert "us-general-license-13" in release.values(kinds.RELEASE.field("measures"))


def test_no_spelling_of_a_person_finds_another_one(shipped: Facts) -> None:
    for kind in (kinds.PRISONER, kinds.PERSON):
        for record in shipped.records(kind):
            for spelling in (record.name, *record.also):
                found = [one.record for one in shipped.named(spelling)]
                assert record in found, (record.id, spelling)
                if len(spelling.split()) > 1:
                    assert found == [record], spelling


def test_a_word_that_is_new_has_been_looked_at(shipped: Facts) -> None:
    known = (ROOT / "tests" / "words.txt").read_text(encoding="utf-8")
    assert generate.words(shipped) == known, "run scripts/generate.py and look at the new words"
