"""`belarus cite`: a footnote that can be printed, and the sources of what was asked for."""

from __future__ import annotations

import json
import re
import typing as t

import pytest

from belarus_cli.facts import dates
from belarus_cli.views.footnote import LONGEST, footnote
from conftest import ROOT

if t.TYPE_CHECKING:
    from belarus_cli.facts.model import Facts
    from conftest import Run


def test_a_footnote_names_the_best_source_in_full(belarus: Run) -> None:
    result = belarus("cite", "2025-12-13", "freed")
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        'Reuters, "US eases sanctions on three Belarus potash companies after prisoner release", '
        "in Global Banking & Finance Review, 15 December 2025, "
        "https://www.globalbankingandfinance.com/usa-belarus-potash. "
        "Also: HRW, 15 December 2025.\n"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-12-13", "13 December 2025"),
        ("2025-12", "December 2025"),
        ("2025", "2025"),
        ("2025-12-03~", "about 3 December 2025"),
        ("2025-12?", "December 2025 (uncertain)"),
        ("2025-12%", "about December 2025 (uncertain)"),
        ("2025-12-12/2025-12-13", "12 December 2025 to 13 December 2025"),
        ("2025-12/..", "from December 2025"),
        ("../2025", "until 2025"),
    ],
)
def test_a_date_in_words(text: str, words: str) -> None:
    assert dates.in_words(text) == words


def test_what_is_not_there_is_said(belarus: Run) -> None:
    nobody = belarus("cite", "Nobody")
    assert (nobody.code, nobody.out) == (1, "")
    assert "error: no record matches 'Nobody'" in nobody.err
    unknown = belarus("cite", "ales-bialiatski", "shoe-size")
    assert (unknown.code, unknown.out) == (2, "")
    assert unknown.err.startswith("error: 'shoe-size' is no field of a prisoner")
    without = belarus("cite", "ales-bialiatski", "age")
    assert (without.code, without.out) == (1, "")
    assert "hint: ales-bialiatski has " in without.err


def test_a_dispute_cites_the_likelier_value_and_says_so(belarus: Run) -> None:
    result = belarus("cite", "valiantsin-stefanovic", "release")
    assert result.code == 0
    assert result.err == (
        "sources disagree on release; see 'belarus disputes valiantsin-stefanovic' for the other"
        " values\n"
    )
    (row,) = json.loads(belarus("cite", "valiantsin-stefanovic", "release", "--json").out)
    assert (row["field"], row["value"]) == ("release", "2026-03-19")


def test_a_heading_and_what_follows_from_another_field_are_understood(belarus: Run) -> None:
    for asked in ("released", "Released", "release", "Release"):
        (row,) = json.loads(belarus("cite", "ales-bialiatski", asked, "--json").out)
        assert row["field"] == "release"


def test_a_reference_manager_gets_the_same_sources(belarus: Run) -> None:
    (row,) = json.loads(belarus("cite", "2025-12-13", "freed", "--json").out)
    items = json.loads(belarus("cite", "2025-12-13", "freed", "-f", "csl-json").out)
    assert [one["id"] for one in items] == [one["id"] for one in row["sources"]]


SOURCE = {
    "id": "x",
    "title": None,
    "publisher": "AP",
    "provenance": "via Dayton Daily News",
    "url": "https://example.org/a",
    "copy": None,
    "published": "2025-12-14",
    "language": "en",
    "kind": "wire",
    "opened": None,
    "read": None,
}


def test_how_a_page_was_read_is_said_as_it_is() -> None:
    untitled = "AP, [untitled report: Release], in Dayton Daily News, 14 December 2025, "
    address = "https://example.org/a"
    assert footnote([SOURCE], "Release") == f"{untitled}{address}."
    remarked = {**SOURCE, "provenance": "via Dayton Daily News; read on a mirror"}
    assert footnote([remarked], "Release") == f"{untitled}{address}."
    read = {**SOURCE, "read": "2026-11-29"}
    assert footnote([read], "Release") == (
        f"{untitled}{address}, read as a stored copy on 29 November 2026."
    )
    opened = {**read, "opened": "2026-11-30"}
    assert footnote([opened], "Release") == f"{untitled}{address}, accessed 30 November 2026."


def test_an_aggregator_is_named_only_where_nothing_better_is_there() -> None:
    blog = {**SOURCE, "id": "b", "publisher": "Blog", "kind": "aggregator"}
    assert "Blog" not in footnote([blog, SOURCE], "Release")
    assert footnote([blog], "Release").startswith("Blog, [untitled page: Release]")


def test_what_does_not_fit_a_footnote_is_counted() -> None:
    for length in range(30):  # every way in which the last that fits can end
        text = footnote([SOURCE] * 60, "R" * length)
        assert 900 - len("; AP, 14 December 2025") <= len(text) <= 900
        named, more = text.count("AP, 14 December 2025"), re.search(r" and ([0-9]+) more\.$", text)
        assert more is not None
        assert named + int(more[1]) == 59
    best = f"AP, [untitled report: {'R' * 790}], in Dayton Daily News, 14 December 2025, "
    address = "https://example.org/a"
    assert footnote([SOURCE] * 2, "R" * 790) == f"{best}{address}. 1 more source."
    assert footnote([SOURCE] * 3, "R" * 790) == f"{best}{address}. 2 more sources."


def test_of_equally_strong_sources_a_footnote_begins_with_what_can_be_looked_up() -> None:
    titled = {**SOURCE, "id": "t", "title": "Prisoners freed", "url": None}
    known = {**titled, "id": "k", "url": "https://example.org/b"}
    text = footnote([SOURCE, titled, known], "Release")
    assert text.startswith('AP, "Prisoners freed", in Dayton Daily News, 14 December 2025, https')


def test_every_footnote_of_the_facts_can_be_printed(shipped: Facts) -> None:
    from belarus_cli.views.rows import of_sources

    for record in shipped.all_records():
        for field in record.kind.fields:
            claims = record.claims(field.name) if field.cited else ()
            ids = shipped.strongest_first(c.source.id for one in claims for c in one.citations)
            if ids:
                text = footnote(of_sources(shipped, ids), record.name)
                assert len(text) <= LONGEST, (record.id, field.name, len(text))
                assert text.endswith("."), text


def test_fields_limit_the_sources_in_every_format(belarus: Run) -> None:
    (row,) = json.loads(belarus("cite", "2025-12-13", "freed", "--json").out)
    wanted = {one["id"] for one in row["sources"]}
    asked = ("show", "2025-12-13", "--fields", "freed,sources")
    (shown,) = json.loads(belarus(*asked, "--json").out)
    assert {one["id"] for one in shown["sources"]} == wanted
    listed = belarus("releases", "2025-12-13", "--fields", "freed", "-f", "csl-json").out
    assert {one["id"] for one in json.loads(listed)} == wanted
    whole = belarus("releases", "2025-12-13", "-f", "csl-json").out
    assert {one["id"] for one in json.loads(whole)} > wanted


@pytest.mark.parametrize(
    ("fields", "sources"),
    [
        ("detained", ["hrw-2025-12-15"]),
        ("detained_start", ["hrw-2025-12-15"]),
        # What follows from another field is stated where that one is.
        ("released", ["kommersant-8291079", "hrw-2025-12-15"]),
        ("released_end,after", ["kommersant-8291079", "hrw-2025-12-15"]),
        # Nobody is cited for an id, so nothing is left out.
        ("id", ["kommersant-8291079", "hrw-2025-12-15", "globalpulse-248545"]),
    ],
)
def test_the_sources_of_fields_are_those_of_what_states_them(
    belarus: Run, fields: str, sources: list[str]
) -> None:
    asked = ("prisoners", "ales-bialiatski", "--fields", fields, "-f", "csl-json")
    assert [one["id"] for one in json.loads(belarus(*asked).out)] == sources


def test_lists_show_publisher_and_address_of_the_first_source(belarus: Run) -> None:
    result = belarus("releases", "2025-12-13", "--fields", "freed,publisher,url", "-f", "csv")
    assert result.out == (
        "freed,publisher,url\n"
        "123,Reuters,https://www.globalbankingandfinance.com/usa-belarus-potash\n"
    )


def test_unread_sources_are_listed_most_cited_first(belarus: Run) -> None:
    result = belarus("check", ROOT / "tests/facts/valid/small.yaml", "--unread", facts=None)
    lines = [line.split("\t") for line in result.out.splitlines()]
    assert result.code == 0
    assert [int(times) for _, times, _ in lines] == sorted(
        (int(times) for _, times, _ in lines), reverse=True
    )
    assert result.err == f"{len(lines)} of {len(lines)} sources not read again\n"
