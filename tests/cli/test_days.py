"""Any day: who was held, what had happened and what was counted, on the days of the story."""

from __future__ import annotations

import json
import typing as t
from functools import partial

import pytest

from conftest import HERE

if t.TYPE_CHECKING:
    from conftest import Result, Run

NAMED = "2 named here; 'belarus figures held' has how many are held\n"
DATING = "newest source 2026-03-19, reviewed 2026-04-30 · facts: days.yaml"


@pytest.fixture
def days(belarus: Run) -> Run:
    return partial(belarus, facts=HERE / "facts" / "valid" / "days.yaml")


def ids(result: Result) -> list[str]:
    return [row["id"] for row in json.loads(result.out)]


@pytest.mark.parametrize(
    ("day", "held", "freed"),
    [
        ("2021-03-24", [], []),
        ("2021-03-25", ["andrzej-poczobut"], []),
        ("2021-07-14", ["ales-bialiatski", "andrzej-poczobut"], []),
        ("2021-07-31", ["ales-bialiatski", "valiantsin-stefanovic", "andrzej-poczobut"], []),
        ("2025-12-12", ["ales-bialiatski", "valiantsin-stefanovic", "andrzej-poczobut"], []),
        ("2025-12-13", ["valiantsin-stefanovic", "andrzej-poczobut"], ["ales-bialiatski"]),
        ("2025-12-16", ["valiantsin-stefanovic", "andrzej-poczobut"], ["ales-bialiatski"]),
        ("2026-03-18", ["valiantsin-stefanovic", "andrzej-poczobut"], ["ales-bialiatski"]),
        ("2026-03-19", ["andrzej-poczobut"], ["ales-bialiatski", "valiantsin-stefanovic"]),
        ("2026-03-26", ["andrzej-poczobut"], ["ales-bialiatski", "valiantsin-stefanovic"]),
    ],
)
def test_who_was_held_and_who_had_been_freed(
    days: Run, day: str, held: list[str], freed: list[str]
) -> None:
    assert ids(days("prisoners", "--held", "--on", day, "--json")) == held
    assert ids(days("prisoners", "--on", day, "--json")) == freed


def test_the_list_says_its_day_and_that_it_has_only_those_named(days: Run) -> None:
    assert days("prisoners", "--held", "--on", "2025-12-13") == (
        0,
        f"""\
Name                   On 2025-12-13  Role                    Sentence  Arrested    Sources
{"─" * 91}
Valiantsin Stefanovic  held≠          deputy chair of Viasna  –         2021-07     AP +2
Andrzej Poczobut       held           journalist              –         2021-03-25  HRW
""",
        f"2 people · ≠ sources disagree (belarus disputes) · +n more (belarus show ID) · {DATING}\n"
        + NAMED,
    )
    counted = days("prisoners", "--held", "--on", "2025-12-13", "--count")
    assert counted == (0, "2\n", NAMED)


def test_who_was_last_known_to_be_held_before_the_day_is_so_called(days: Run) -> None:
    (row,) = json.loads(days("prisoners", "--held", "--on", "2026-03-26", "--json").out)
    assert (row["status"], row["status_confirmed"], row["on_day"]) == (
        "held", "2025-12-15", "2026-03-26"
    )  # fmt: skip
    assert "held, last known 2025-12-15" in days("prisoners", "--held", "--on", "2026-03-26").out


def test_whom_dates_or_less_likely_sources_leave_out_is_named(days: Run) -> None:
    result = days("prisoners", "--held", "--on", "2021-07-10", "--json")
    assert ids(result) == ["andrzej-poczobut"]
    assert result.err == (
        "1 person is left out, as an imprecise or missing date leaves 2021-07-10 open: "
        "valiantsin-stefanovic\n"
        "1 person is left out, as only sources held less likely have it so on 2021-07-10: "
        "ales-bialiatski\n"
    )
    (row,) = json.loads(days("prisoners", "bialiatski", "--on", "2021-07-10", "--json").out)
    assert row["status"] == "not yet arrested"
    assert row["disputed"] == ["detained", "status"]
    assert days("prisoners", "--held", "--on", "2021-07-14", "--json").err == (
        "1 person is left out, as an imprecise or missing date leaves 2021-07-14 open: "
        "valiantsin-stefanovic\n"
    )
    # Whether he was held is open; that he was not freed is not.
    assert days("prisoners", "--on", "2021-07-14", "--json").err == "no people found\n"


@pytest.mark.parametrize(
    ("record", "day", "answer"),
    [
        ("bialiatski", "2021-07-10", "not yet arrested≠ [1]"),
        ("bialiatski", "2025-12-12", "held since 2021-07-14≠ [1]"),
        ("bialiatski", "2025-12-13", "freed since 2025-12-13 [1]"),
        ("stefanovic", "2021-07-14", "held or not yet"),
        ("stefanovic", "2025-12-14", "held≠ since 2021-07 [1]"),
        ("poczobut", "2026-03-26", "held since 2021-03-25, last known 2025-12-15 [1]"),
        ("2025-12-13", "2025-12-12", "not yet [1]"),
        ("2025-12-13", "2025-12-13", "123 people freed 2025-12-13 [1]"),
        ("2025-11", "2025-11-15", "done or not yet [1]"),
        ("2025-12-12-coale-in-minsk", "2025-12-12", "2025-12-12/2025-12-13 [1]"),
        ("political-prisoners-viasna", "2025-12-14",
         "1,197 people, as of 2025-12-13, 1 day before [1]"),
        ("political-prisoners-viasna", "2026-03-05",
         "1,140 people, as of 2026-03-05, that day [1]"),
        ("political-prisoners-viasna", "2025-09-10", "no value by then"),
        ("freed-since-july-2024", "2025-12-14", "no value that surely is by then"),
    ],
)  # fmt: skip
def test_show_answers_for_the_day_first(days: Run, record: str, day: str, answer: str) -> None:
    result = days("show", record, "--on", day)
    assert result.code == 0
    assert result.out.splitlines()[1] == f"on {day}: {answer}"


def test_without_a_day_show_answers_nothing_of_the_kind(days: Run) -> None:
    assert "on 20" not in days("show", "bialiatski").out


def test_rounds_up_to_a_day(days: Run) -> None:
    assert days("releases", "--on", "2025-12-13") == (
        0,
        f"""\
By 2025-12-13  Freed  Named  In exchange for  Sources
{"─" * 56}
2025-11           31      0  –                HRW
2025-12-13       123      1  –                Kommersant
""",
        f"2 rounds · {DATING}\n"
        "154 people freed in 2 rounds; 1 of them is named here; computed, and no count of people: "
        "sources have some in two rounds; 'belarus figures freed' has what others counted\n",
    )
    assert days("releases", "--on", "2025-11-15") == (
        1,
        "",
        "no rounds found\n"
        "1 round is left out, as an imprecise or missing date leaves 2025-11-15 open: 2025-11\n",
    )


def test_the_newest_number_by_a_day_with_its_age(days: Run) -> None:
    assert days("figures", "--on", "2025-12-14") == (
        0,
        f"""\
Figure                                 On 2025-12-14  As of       Age    Stated by  Sources
{"─" * 97}
Political prisoners counted by Viasna  1,197 people   2025-12-13  1 day  Viasna     Kommersant +2
""",
        f"1 figure · +n more (belarus show ID) · {DATING}\n"
        "1 figure is left out, as an imprecise or missing date leaves 2025-12-14 open: "
        "freed-since-july-2024\n",
    )
    rows = json.loads(days("figures", "viasna", "--on", "2026-03-04", "--json").out)
    assert [(r["value"], r["number"], r["as_of"], r["age"], r["on_day"]) for r in rows] == [
        ("1,110", 1110, "2025-12-15", 79, "2026-03-04")
    ]
    none = days("figures", "viasna", "--on", "2025-09-10")
    assert (none.code, none.out, none.err.splitlines()[0]) == (1, "", "no figures found")


def test_the_sum_of_the_rounds_of_today_is_no_count_of_a_day(days: Run) -> None:
    def computed(*options: str) -> dict[str, bool]:
        rows = json.loads(days("figures", "freed", *options, "--json").out)
        return {row["id"]: row["computed"] for row in rows}

    assert computed("--on", "2025-12-31") == {"freed-since-july-2024": False}
    assert computed() == {"freed-since-july-2024": False, "rounds-listed-here": True}


def test_the_timeline_up_to_a_day(days: Run) -> None:
    assert days("timeline", "--on", "2025-12-12", "--since", "2025-11") == (
        0,
        f"""\
Date                   Topic      What had happened by 2025-12-12  Sources
{"─" * 77}
2025-11                prisoners  31 people freed                  HRW
2025-12-12/2025-12-13  diplomacy  John Coale holds talks in Minsk  Kommersant
""",
        f"2 entries · {DATING}\n"
        "1 entry is left out, as an imprecise or missing date leaves 2025-12-12 open: "
        "2025-12-viasna\n",
    )


def test_a_day_after_the_review_says_what_it_cannot_know(days: Run) -> None:
    assert days("releases", "--on", "2026-05-01", "--json").err == (
        "the facts were reviewed on 2026-04-30: what changed since is not in them\n"
    )


def test_in_python_facts_are_asked_about_a_day(small: t.Any) -> None:
    then = small.on("2025-12-12")
    assert then.find("ales-bialiatski").value("status") == "held"
    assert small.find("ales-bialiatski").value("status") == "freed"
    assert then.find("2025-12-13").there is False
    with pytest.raises(ValueError, match="'2025-12' is not a day; write 2025-12-13"):
        small.on("2025-12")


# What lies ahead, and which way round.


@pytest.fixture
def story(belarus: Run) -> Run:
    return partial(belarus, facts=HERE / "facts" / "valid" / "story.yaml")


@pytest.mark.parametrize(
    ("options", "there"),
    [
        ((), False),
        (("--since", "2026-12"), True),
        (("--since", "2025-12"), False),
        (("--until", "2027"), True),
        (("--ahead",), True),
        (("--on", "2026-11-25"), False),
        (("--on", "2026-11-25", "--ahead"), True),
    ],
)
def test_what_lies_ahead_is_told_if_it_is_asked_for(
    story: Run, options: tuple[str, ...], *, there: bool
) -> None:
    found = json.loads(story("timeline", *options, "--json").out)
    assert ("2027-02-28" in [row["date"] for row in found]) is there


def test_how_much_lies_ahead_is_said(story: Run) -> None:
    said = "ahead of 2026-11-25: 1 more (--ahead)\n"
    assert story("timeline").err.endswith(said)
    assert story("timeline", "--count").err == said
    assert "ahead" not in story("timeline", "--ahead").err


def test_the_timeline_of_an_authority(story: Run) -> None:
    found = json.loads(story("timeline", "--authority", "brussels", "--ahead", "--json").out)
    assert [(row["date"], row["id"]) for row in found] == [
        ("2022-06-03", "eu-belaruskali-listing"),
        ("2027-02-28", "eu-belaruskali-listing"),
    ]


def test_the_latest_come_first_where_that_is_asked_for(story: Run) -> None:
    found = json.loads(story("timeline", "--reverse", "--limit", "2", "--json").out)
    assert [row["date"] for row in found] == ["2026-07-23", "2026-03-26"]


@pytest.mark.parametrize(
    "command",
    [("prisoners",), ("releases",), ("sanctions",), ("timeline",), ("figures",), ("sources",),
     ("search", "viasna"), ("disputes",), ("show", "ales-bialiatski", "john-coale")],
    ids=" ".join,
)  # fmt: skip
def test_every_list_can_be_turned_round(belarus: Run, command: tuple[str, ...]) -> None:
    rows = json.loads(belarus(*command, "--json").out)
    assert json.loads(belarus(*command, "--reverse", "--json").out) == rows[::-1]
    last = json.loads(belarus(*command, "--reverse", "--limit", "1", "--json").out)
    assert last == rows[-1:]
    many = json.loads(belarus(*command, "--reverse", "--limit", "1000", "--json").out)
    assert many == rows[::-1]


def test_claims_and_details_are_turned_round_by_record(belarus: Run) -> None:
    names = ("ales-bialiatski", "john-coale")
    lines = belarus("show", *names, "--reverse", "-f", "csv", "--fields", "id,field").out
    assert lines.splitlines()[1] == "john-coale,role"
    assert belarus("show", *names, "--reverse").out.startswith("John Coale")
    assert belarus("show", *names, "--reverse", "--limit", "1").out.count("belarus cite") == 1


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("13.12.2025", "2025-12-13"),
        ("13 December 2025", "2025-12-13"),
        ("13 dec 2025", "2025-12-13"),
        ("December 13, 2025", "2025-12-13"),
    ],
)
def test_a_day_is_read_as_people_write_it(days: Run, typed: str, day: str) -> None:
    asked = ("prisoners", "--held", "--json", "--on")
    assert days(*asked, typed) == days(*asked, day)
    assert ids(days("releases", typed, "--json")) == [day]


def test_a_month_in_words_is_a_month(days: Run) -> None:
    asked = ("timeline", "--json", "--since", "November 2025", "--until", "November 2025")
    assert [row["date"] for row in json.loads(days(*asked).out)] == ["2025-11"]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("12/13/2025", "'12/13/2025' can be read in two ways; write 2025-12-13"),
        ("5/6/2025", "'5/6/2025' can be read in two ways; write 2025-05-06 or 2025-06-05"),
        ("31.11.2025", "'2025-11-31' has no such day"),
        ("13 Brumaire 2025", "'13 Brumaire 2025' is not a date; write 2025, 2025-12 or 2025-12-13"),
    ],
)
def test_what_is_no_date_is_refused_with_the_form_to_use(days: Run, typed: str, why: str) -> None:
    assert days("timeline", "--since", typed) == (
        2,
        "",
        f"error: Invalid value for '--since': {why}\nhint: see 'belarus timeline --help'\n",
    )


@pytest.mark.parametrize(
    ("command", "typed", "keys"),
    [
        ("prisoners", "Name,Arrested,To,id", ["name", "detained", "destination", "id"]),
        ("sanctions", "Measure,Now,confirmed", ["name", "status", "status_confirmed"]),
        ("sanctions", "measure", ["measure"]),
        ("timeline", "What happened,DATE", ["headline", "date"]),
        ("releases", "In exchange for,in_exchange_for", ["in_exchange_for"]),
        ("figures", "as of,value,publisher", ["as_of", "value", "publisher"]),
    ],
)
def test_headings_are_names_of_fields(
    belarus: Run, command: str, typed: str, keys: list[str]
) -> None:
    rows = json.loads(belarus(command, "--json", "--fields", typed).out)
    assert [list(row) for row in rows] == [keys] * len(rows)
    assert rows


def test_a_narrow_screen_keeps_who_was_held(days: Run) -> None:
    shown = days("prisoners", "--held", "--on", "2026-03-26", "--width", "60")
    assert (
        shown.out
        == """\
Name              On 2026-03-26         Role        Sentence
────────────────────────────────────────────────────────────
Andrzej Poczobut  held, last known      journalist  –
                  2025-12-15
"""
    )


@pytest.mark.slow
def test_the_names_on_a_list_on_a_day(belarus: Run) -> None:
    def listed(day: str) -> dict[str, t.Any]:
        result = belarus("listed", "Belaruskali", "--on", day, "--json", facts=None)
        return {row["list"]: (row["on_day"], row["delisted"]) for row in json.loads(result.out)}

    assert listed("2021-08-08") == {}
    assert [*listed("2021-08-09")] == ["US SDN"]
    assert listed("2026-03-25")["US SDN"] == ("2026-03-25", "2026-03-26")
    assert "US SDN" not in listed("2026-03-26")
