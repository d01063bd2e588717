"""`belarus listed`: who is or was on which list, on facts with a few names of three lists."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from belarus_cli.facts import kinds
from belarus_cli.facts.model import Facts
from belarus_cli.queries import listings
from belarus_cli.reading import loader
from conftest import HERE, Result, Run

pytestmark = pytest.mark.slow

FILE = HERE / "facts" / "valid" / "listings.yaml"
BELARUSKALI = ["us-sdn-32746", "eu-765-2006-i-b-28", "uk-bel0111"]


@pytest.fixture
def listed(belarus: Run) -> Run:
    """Run `belarus listed` on those facts."""
    return lambda *arguments: belarus("listed", *arguments, facts=FILE)


def ids(result: Result) -> list[str]:
    return [row["id"] for row in json.loads(result.out)]


def test_a_body_stands_together_with_list_number_day_and_state(listed: Run) -> None:
    result = listed("Belaruskali")
    rows = [" ".join(line.split()) for line in result.out.splitlines()]
    assert rows[0] == "Name List Number Type Program or effect Listed Now Sources"
    assert rows[2:] == [
        "BELARUSKALI OAO US SDN 32746 entity BELARUS-EO14038 2021-08-09 "
        "delisted 2026-03-26 OFAC +1",
        "Open Joint Stock Company ‘Belaruskali’ EU 765/2006 Annex I.B 28 entity asset freeze "
        "2022-06-03 listed, 2026-08-22 EUR-Lex",
        'Open Joint Stock Company "Belaruskali" UK BEL0111 entity asset freeze +1 2021-12-02 '
        "last known 2025-08-11 FCDO",
    ]
    assert result.err.splitlines() == [
        "3 names · +n more (belarus show ID) · newest source 2026-04-24, reviewed 2026-11-25"
        " · facts: listings.yaml",
        "from copies of the lists, the newest of each: EU 765/2006 2026-08-22, UK 2025-08-11",
    ]
    assert result.code == 0


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("belaruskali",), BELARUSKALI),
        (("Беларуськалий",), BELARUSKALI),  # as the facts' own record is called
        (("OAO", "BELARUSKALI"), BELARUSKALI),  # what belongs to it comes with it
        (("uk-bel0111",), ["uk-bel0111"]),
        (("bel0111",), ["uk-bel0111"]),
        (("32746",), ["us-sdn-32746"]),
        (("us-listings-2021-08",), ["us-sdn-32746"]),
        (("alexander-lukashenko",), ["us-sdn-9760"]),
        (("Александр Лукашенко",), ["us-sdn-9760"]),
        (("viktar", "lukashenka"), ["us-sdn-9797", "eu-765-2006-i-a-46"]),
        (("9797", "9760"), ["us-sdn-9760", "us-sdn-9797"]),
        (("Lukash",), []),
        (("Belaruskal",), []),
        (("28",), []),  # every annex has one
        (("Ales Bialiatski",), []),
    ],
)
def test_a_name_an_id_or_a_number_finds(
    listed: Run, texts: tuple[str, ...], found: list[str]
) -> None:
    result = listed(*texts, "--json")
    assert ids(result) == found
    assert result.code == (0 if found else 1)


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--list", "US"), ["us-sdn-32746", "us-sdn-9760", "us-sdn-9797"]),
        (("--list", "eu 765/2006 annex v"), ["eu-765-2006-v-belomo-holding"]),
        (("--list", "uk"), ["uk-bel0111"]),
        (("--type", "person"), ["us-sdn-9760", "us-sdn-9797", "eu-765-2006-i-a-46"]),
        (("--program", "Travel-Ban"), ["uk-bel0111"]),
        (("--delisted",), ["us-sdn-32746"]),
        (("--delisted", "--since", "2026-03"), ["us-sdn-32746"]),
        (("--delisted", "--since", "2026-04"), []),
        (("--since", "2021", "--until", "2021-12"), ["us-sdn-32746", "uk-bel0111"]),
        (("Belaruskali", "--list", "EU"), ["eu-765-2006-i-b-28"]),
    ],
)
def test_filters_narrow(listed: Run, arguments: tuple[str, ...], found: list[str]) -> None:
    assert ids(listed(*arguments, "--json")) == found


@pytest.mark.parametrize(
    ("day", "there", "left"),
    [
        ("2021-08-08", [], []),
        ("2021-08-09", ["us-sdn-32746"], []),
        ("2026-03-25", BELARUSKALI, []),
        ("2026-03-26", BELARUSKALI[1:], ["us-sdn-32746"]),
    ],
)
def test_the_names_on_a_list_on_a_day_and_those_that_had_left(
    listed: Run, day: str, there: list[str], left: list[str]
) -> None:
    assert ids(listed("Belaruskali", "--on", day, "--json")) == there
    assert ids(listed("Belaruskali", "--delisted", "--on", day, "--json")) == left


def test_a_name_whose_day_of_listing_nobody_states_is_left_open(listed: Run) -> None:
    assert listed("9760", "--on", "2020-01-01") == Result(
        1,
        "",
        "no names found\n"
        "1 name is left out, as an imprecise or missing date leaves 2020-01-01 open: us-sdn-9760\n",
    )


@pytest.mark.parametrize("option", ["--delisted", "--type=entity"])
def test_a_name_that_left_on_a_day_that_is_not_known_is_left_open(
    belarus: Run, tmp_path: Path, option: str
) -> None:
    file = tmp_path / "facts.yaml"
    text = FILE.read_text("utf-8")
    for old, new in (('"2026-03-26"', "2026-03"), ('"2026-03-25"', "2026-02")):
        assert text.count(old) == 1
        text = text.replace(old, new)
    file.write_text(text, "utf-8")
    result = belarus("listed", "32746", option, "--on", "2026-03-10", facts=file)
    assert (result.code, result.out) == (1, "")
    assert result.err.splitlines()[-1] == (
        "1 name is left out, as an imprecise or missing date leaves 2026-03-10 open: us-sdn-32746"
    )
    on_the_last_day = belarus("listed", "32746", option, "--on", "2026-03-31", "--json", facts=file)
    assert ids(on_the_last_day) == (["us-sdn-32746"] if option == "--delisted" else [])


@pytest.mark.parametrize(
    ("id_", "day", "answer"),
    [
        ("us-sdn-32746", "2021-08-08", "on 2021-08-08: US SDN: not yet listed [1][2]"),
        ("us-sdn-32746", "2026-03-25", "on 2026-03-25: US SDN: listed [1][2]"),
        ("us-sdn-32746", "2026-03-26", "US SDN: delisted 2026-03-26 [1][2]"),
        ("us-sdn-9760", "2020-01-01", "US SDN: not known on 2020-01-01 [1]"),
        ("uk-bel0111", "2026-03-26", "on 2026-03-26: UK: listed, last seen 2025-08-11 [1]"),
    ],
)
def test_a_card_has_the_state_of_the_day(belarus: Run, id_: str, day: str, answer: str) -> None:
    assert belarus("show", id_, "--on", day, facts=FILE).out.splitlines()[1] == answer


def test_the_card_of_a_body_has_its_lists_as_they_were(belarus: Run) -> None:
    def third(day: str) -> str:
        return belarus("show", "belaruskali", "--on", day, facts=FILE).out.splitlines()[2]

    assert third("2021-08-08") == "named in 1 sanctions measure here"
    others = (
        " · EU 765/2006 Annex I.B: listed since 2022-06-03"
        " · UK: listed since 2021-12-02, last seen 2025-08-11 [2][3][4]"
    )
    assert third("2026-03-25") == f"US SDN: listed since 2021-08-09{others}"
    assert third("2026-03-26") == f"US SDN: listed 2021-08-09, delisted 2026-03-26{others}"


@pytest.mark.parametrize(
    ("delisted", "told"),
    [
        ("2026-03-26", "delisted 2026-03-26"),
        ("2026-03-26~", "delisted about 2026-03-26"),
        ("2026-03-20/2026-03-26", "delisted from 2026-03-20 to 2026-03-26"),
    ],
)
def test_how_a_name_that_left_is_told(delisted: str, told: str) -> None:
    data = loader.load(FILE).data
    left = {**data["listings"]["us-sdn-32746"], "delisted": delisted}
    facts = Facts({**data, "listings": {**data["listings"], "us-sdn-32746": left}})
    assert listings.now(facts.record(kinds.LISTING, "us-sdn-32746")) == told


def test_a_name_is_last_known_where_it_was_seen_more_than_a_year_ago() -> None:
    facts = loader.load(FILE)
    assert [listings.is_old(facts, day) for day in ("2025-11-24", "2025-11-25")] == [True, False]


def test_what_has_no_day_is_counted(listed: Run) -> None:
    err = listed("--since", "2020").err.splitlines()
    assert err[1] == "3 more whose day of listing is not stated"


def test_a_number_carries_its_remarks(listed: Run) -> None:
    assert listed("--type", "person", "--count") == Result(
        0,
        "3\n",
        "2 stand together by name only (no record of the facts says so)\n"
        "from copies of the lists, the newest of each: EU 765/2006 2026-08-22, "
        "US SDN about 2026-08-30\n",
    )


def test_what_is_on_no_list_says_what_that_means(listed: Run) -> None:
    assert listed("Ales", "Bialiatski") == Result(
        1,
        "",
        "no names found\n"
        "error: no record matches 'Ales Bialiatski'\n"
        "hint: it is in none of the copies, EU 765/2006 2026-08-22, UK 2025-08-11, US SDN about "
        "2026-08-30; a list of today, or another spelling, may have it\n",
    )


def test_wrong_choices_are_usage_errors(listed: Run) -> None:
    result = listed("--list", "UN")
    assert result.code == 2
    assert result.err.splitlines() == [
        "error: --list 'UN' is not known",
        "hint: --list takes EU 765/2006 Annex I.A, EU 765/2006 Annex I.B, EU 765/2006 Annex V, "
        "UK, US SDN",
    ]
    assert listed("--type", "ship").code == 2
    assert listed("--program", "RUSSIA").code == 2
    assert listed("--since", "soon").code == 2


def test_the_document_of_a_listing(listed: Run) -> None:
    (row,) = json.loads(listed("us-sdn-32746", "--json").out)
    sources = [source["id"] for source in row.pop("sources")]
    assert sources == ["ofac-2026", "reuters-2021-08-09"]
    assert row == {
        "id": "us-sdn-32746",
        "kind": "listing",
        "name": "BELARUSKALI OAO",
        "also": [],
        "list": "US SDN",
        "number": "32746",
        "type": "entity",
        "program": ["BELARUS-EO14038"],
        "listed": "2021-08-09",
        "delisted": "2026-03-26",
        "seen": "2026-03-25",
        "measure": ["us-listings-2021-08"],
        "on_day": "2026-11-25",
        "body": "belaruskali",
        "same_as": ["eu-765-2006-i-b-28", "uk-bel0111"],
        "citations": [
            {"id": "ofac-2026", "where": None},
            {"id": "reuters-2021-08-09", "where": "day of listing"},
        ],
    }


def test_a_sheet_of_a_listing(belarus: Run) -> None:
    assert (
        belarus("show", "us-sdn-32746", "--all", facts=FILE).out
        == """\
BELARUSKALI OAO  listing us-sdn-32746

List       US SDN
Number     32746
Type       entity
Program    BELARUS-EO14038
Listed     2021-08-09
Delisted   2026-03-26
Last seen  2026-03-25
Measure    us-listings-2021-08  Designations of 9 August 2021
Record     belaruskali  Belaruskali
Same name  EU 765/2006 Annex I.B 28: Open Joint Stock Company ‘Belaruskali’  eu-765-2006-i-b-28
           UK BEL0111: Open Joint Stock Company "Belaruskali"  uk-bel0111
Sources    OFAC [1]
           day of listing [2]

Sources
1  OFAC, SDN list, [undated], official. https://ofac.treasury.gov/
2  Reuters, [untitled], 2021-08-09, wire. https://www.reuters.com/
"""
    )


def test_cells_of_a_listing(belarus: Run) -> None:
    out = belarus("show", "us-sdn-9760", "--format", "csv", facts=FILE).out
    rows = [(row["field"], row["value"]) for row in csv.DictReader(io.StringIO(out))]
    assert rows == [
        ("name", "LUKASHENKA, Alyaksandr Ryhorovich"),
        ("list", "US SDN"),
        ("number", "9760"),
        ("type", "person"),
        ("program", "BELARUS"),
        ("seen", "2026-08-30~"),
        ("body", "alexander-lukashenko"),
    ]


def test_a_name_of_a_list_is_never_the_answer_to_a_name(belarus: Run) -> None:
    result = belarus("show", "BelOMO", facts=FILE)
    assert result == Result(
        1,
        "",
        "error: no record matches 'BelOMO'\n"
        "hint: 'belarus listed BelOMO' finds the name on official lists\n"
        "hint: no one of that name is among those named here\n"
        "hint: that does not mean that nobody of that name was freed: of 0 people freed, 0 are "
        "named here\n"
        "hint: Viasna's database names more: https://prisoners.spring96.org\n",
    )
    assert "belarus listed BelOMO" in belarus("prisoners", "BelOMO", facts=FILE).err
    assert "listed" not in belarus("show", "Nobody", facts=FILE).err


def test_an_organisation_and_a_measure_say_what_is_listed(belarus: Run) -> None:
    (body,) = json.loads(belarus("show", "belaruskali", "--json", facts=FILE).out)
    assert body["listings"] == BELARUSKALI
    (measure,) = json.loads(belarus("show", "us-listings-2021-08", "--json", facts=FILE).out)
    assert measure["listings"] == ["us-sdn-32746"]
    assert (
        "US SDN 32746: BELARUSKALI OAO, delisted 2026-03-26"
        in belarus("show", "belaruskali", "--all", facts=FILE).out
    )
    card = belarus("show", "belaruskali", facts=FILE).out.splitlines()
    assert (
        "US SDN: listed 2021-08-09, delisted 2026-03-26 · EU 765/2006 Annex I.B: listed since "
        "2022-06-03, seen 2026-08-22 · UK: listed since 2021-12-02, last known 2025-08-11 [2][3][4]"
    ) in card
    before = belarus("show", "belaruskali", "--on", "2021-08-01", facts=FILE).out
    assert "US SDN" not in before
    person = belarus("show", "alexander-lukashenko", facts=FILE).out
    assert "US SDN: listed, about 2026-08-30 [" in person
    measure_card = belarus("show", "us-listings-2021-08", facts=FILE).out
    assert "1 name: belarus listed us-listings-2021-08\n" in measure_card


def test_many_names_of_a_measure_are_counted_on_its_card(belarus: Run) -> None:
    out = belarus("show", "eu-listings-2021-06", facts=None).out
    assert "86 names: belarus listed eu-listings-2021-06\n" in out
    result = belarus("listed", "eu-listings-2021-06", "--count", facts=None)
    assert result.out == "86\n"


def test_all_of_a_measure_is_every_name_with_list_and_number(belarus: Run) -> None:
    out = belarus("show", "us-listings-2021-08", "--all", facts=FILE).out
    assert "US SDN 32746: BELARUSKALI OAO, delisted 2026-03-26  us-sdn-32746\n" in out
    assert "Viktar" not in out  # on the same list by no measure
    lines = belarus("show", "eu-listings-2021-06", "--all", facts=None).out.splitlines()
    names = [line for line in lines if "EU 765/2006 Annex I." in line and "  eu-765-" in line]
    assert len(names) == 86
    assert not any("belarus listed" in line for line in lines)
    rows = json.loads(belarus("listed", "eu-listings-2021-06", "--json", facts=None).out)
    assert [line.split()[-1] for line in names] == [row["id"] for row in rows]
    (measure,) = json.loads(belarus("show", "eu-listings-2021-06", "--json", facts=None).out)
    assert {*measure["listings"]} == {row["id"] for row in rows}


@pytest.mark.parametrize(
    "name",
    ["Wiktar Łukaszenka", "Viktor Lukaschenko", "Виктор Лукашенко", "Loukachenko Victor"],
)
def test_a_given_name_and_surname_are_read_by_sound(listed: Run, name: str) -> None:
    result = listed(*name.split(), "--json")
    assert ids(result) == ["us-sdn-9797", "eu-765-2006-i-a-46"]
    assert result.code == 0
    note = f"'{name}' read by sound as Viktar Aliaksandravich LUKASHENKA"
    # Once for the body, not for each of its lists, which spell it otherwise.
    assert [line for line in result.err.splitlines() if "read by sound" in line] == [note]
    assert "read by sound" not in listed("viktar", "lukashenka").err


def test_who_is_read_by_sound_may_have_a_record_of_another_spelling(listed: Run) -> None:
    result = listed("Aleksander", "Łukaszenka", "--json")
    assert ids(result) == ["us-sdn-9760"]
    assert result.err.splitlines()[0] == (
        "'Aleksander Łukaszenka' read by sound as LUKASHENKA, Alyaksandr Ryhorovich"
    )


@pytest.mark.parametrize(
    "name",
    [
        "Łukaszenka",  # one word
        "Wiktar",
        "Dzmitry Łukaszenka",  # another given name
        "Wiktoria Łukaszenka",  # the other sex
        "Wiktar Piatrowicz Łukaszenka",  # another father
        "Wiktar Aleksandrowicz",  # no surname
        "Łukaszenka Aleksandrowicz",  # no given name
        "Wiktar Łukaszewicz",
        "Biełaruskalij OAO",  # an entity
        "БелОМО Холдинг",
    ],
)
def test_nobody_else_is_read_by_sound(listed: Run, name: str) -> None:
    result = listed(name, "--json")
    assert ids(result) == []
    assert result.code == 1
    assert "by sound" not in result.err


def test_a_surname_of_the_other_sex_is_another_name(belarus: Run) -> None:
    assert len(ids(belarus("listed", "Maryna Rachmanawa", "--json", facts=None))) == 3
    assert not ids(belarus("listed", "Maryna Rachmanau", "--json", facts=None))
    assert not ids(belarus("listed", "Siarhiej Rachmanawa", "--json", facts=None))


def test_who_is_spelt_so_in_the_facts_is_no_one_else_on_lists() -> None:
    facts = loader.load()
    for kind in (kinds.PRISONER, kinds.PERSON):
        for record in facts.records(kind):
            assert not listings.sounding(facts, record.name)


def test_search_shows_listings_last_and_folds_many(belarus: Run) -> None:
    found = json.loads(belarus("search", "belaruskali", "--json", facts=FILE).out)
    assert [hit["kind"] for hit in found] == ["organisation", "listing", "listing", "listing"]
    result = belarus("search", "Lukashenka", facts=None)
    rows = [line for line in result.out.splitlines() if line.startswith("listing")]
    assert len(rows) == 1
    assert "names on official lists: belarus listed Lukashenka" in rows[0]
    assert (
        sum(
            hit["kind"] == "listing"
            for hit in json.loads(belarus("search", "Lukashenka", "--json", facts=None).out)
        )
        > 5
    )


def test_a_source_counts_its_listings(belarus: Run) -> None:
    rows = json.loads(belarus("sources", "--json", facts=FILE).out)
    assert [(row["id"], len(row["supports"]), row["listings"]) for row in rows] == [
        ("eurlex-2026", 0, 3),
        ("fcdo-2025", 0, 1),
        ("ofac-2026", 0, 3),
        ("reuters-2021-08-09", 5, 1),
    ]
    assert "listings   3 names" in belarus("sources", "ofac-2026", "--all", facts=FILE).out
    card = belarus("sources", "ofac-2026", facts=FILE).out
    assert "states 3 names on official lists\n" in card
    assert "supports no claim" not in card
    both = belarus("sources", "reuters-2021-08-09", facts=FILE).out.splitlines()
    assert both[2] == "states 1 name on official lists"
    assert both[3].startswith("supports 5 claims on ")


def test_names_on_standard_input_are_each_a_name(
    listed: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = io.TextIOWrapper(io.BytesIO(b"Belaruskali\nBelOMO Holding\nNobody\n"))
    monkeypatch.setattr("sys.stdin", lines)
    result = listed("-", "--json")
    assert ids(result) == [*BELARUSKALI, "eu-765-2006-v-belomo-holding"]
    assert result.code == 1
    assert "error: no record matches 'Nobody'" in result.err


def test_rows_say_which_line_of_standard_input_they_answer(
    listed: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = io.TextIOWrapper(io.BytesIO(b"Lukashenko\nBelOMO Holding\nBELOMO\n"))
    monkeypatch.setattr("sys.stdin", lines)
    result = listed("-", "--list", "EU", "-f", "csv", "--fields", "asked,id")
    assert result.out == (
        "asked,id\n"
        "Lukashenko,eu-765-2006-i-a-46\n"
        "BelOMO Holding,eu-765-2006-v-belomo-holding\n"
        "BELOMO,eu-765-2006-v-belomo-holding\n"
    )
    # Without standard input there is no such field.
    assert "asked" not in json.loads(listed("Belaruskali", "--json").out)[0]
    assert listed("Belaruskali", "--fields", "asked").code == 2


def test_listings_of_the_shipped_facts_are_what_the_copies_hold() -> None:
    facts: Facts = loader.load()
    counted: dict[str, int] = {}
    for record in facts.records(kinds.LISTING):
        if "delisted" not in record.data:
            list_ = str(record.value("list"))
            counted[list_] = counted.get(list_, 0) + 1
    assert counted == {
        "US SDN": 250,
        "EU 765/2006 Annex I.A": 312,
        "EU 765/2006 Annex I.B": 62,
        "EU 765/2006 Annex V": 30,
        "EU 765/2006 Annex IX": 5,
        "EU 765/2006 Annex XV": 4,
        "EU 765/2006 Annex XXXIV": 1,
        "UK": 167,
    }
