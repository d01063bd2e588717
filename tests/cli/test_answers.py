"""What numbers are said to count, on the small facts and on those that come with the program."""

from __future__ import annotations

import json
import typing as t

import pytest

from belarus_cli.cli.commands import PANELS
from belarus_cli.facts import synonyms
from conftest import SMALL

if t.TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

FRESH = "newest source 2026-03-19, reviewed 2026-04-30 · facts: small.yaml"
COUNTED = "only people with a record here are counted: of some 370 people freed, 2 are named here\n"


@pytest.mark.parametrize(
    ("asked", "number", "told"),
    [
        ([], 2, COUNTED),
        (["--to", "Lithuania"], 2, COUNTED),
        (
            ["--nationality", "Belarus"],
            1,
            f"{COUNTED}1 more whose nationality no source here states\n",
        ),
        (["--role", "viasna"], 2, COUNTED),
        (["--since", "2026"], 1, COUNTED),
        (["--held"], 1, "1 named here; 'belarus figures held' has how many are held\n"),
        (["Bialiatski"], 1, ""),
    ],
)
def test_a_count_says_that_it_counts_those_named(
    belarus: Run, asked: list[str], number: int, told: str
) -> None:
    assert belarus("prisoners", *asked, "--count") == (0, f"{number}\n", told)


def test_a_filter_of_a_round_counts_within_it(belarus: Run) -> None:
    result = belarus("prisoners", "--release", "2025-12-13", "--role", "journalist", "--count")
    assert result == (
        1,
        "0\n",
        "no people found\n"
        "0 of the 1 named here; 123 people were freed in the round of 2025-12-13\n",
    )


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Vilnius", "Lithuania"),
        ("litva", "Lithuania"),
        ("LITHUANIAN", "Lithuania"),
        ("Литва", "Lithuania"),
        ("lithuania", "Lithuania"),
        ("LT", "Lithuania"),
        ("lt", "Lithuania"),
    ],
)
def test_a_country_is_taken_as_people_type_it(belarus: Run, typed: str, country: str) -> None:
    rows = json.loads(belarus("prisoners", "--to", typed, "--json").out)
    assert {row["destination"] for row in rows} == {country}


def test_a_country_that_is_none_is_still_refused(belarus: Run) -> None:
    for typed in ("European Union", "ILO", "Atlantis"):
        assert belarus("prisoners", "--to", typed).code == 2


def test_every_word_for_a_country_or_authority_is_folded_and_means_one() -> None:
    from belarus_cli.facts import kinds, synonyms
    from belarus_cli.facts.names import fold

    for table, meanings in (
        (synonyms.AUTHORITIES, kinds.AUTHORITIES),
        (synonyms.FIGURE_TOPICS, kinds.FIGURE_TOPICS),
    ):
        assert {*table.values()} <= {*meanings}
    for word in (*synonyms.AUTHORITIES, *synonyms.COUNTRIES, *synonyms.FIGURE_TOPICS):
        assert fold(word) == word


def test_every_country_has_a_code_of_two_letters() -> None:
    from belarus_cli.facts import kinds, synonyms

    coded = {name for word, name in synonyms.COUNTRIES.items() if len(word) == 2}
    assert coded >= {*kinds.COUNTRIES}


def with_people(tmp_path: Path, *roles: str) -> Path:
    """Return the small facts, with more about Bialiatski's work."""
    text = SMALL.read_text("utf-8")
    before = "    nationality: {value: Belarus, sources: [hrw-2025-12-15]}\n"
    assert text.count(before) == 1
    facts = tmp_path / "facts.yaml"
    facts.write_text(text.replace(before, "".join(roles) + before), "utf-8")
    return facts


PROFESSION = "    profession: {value: %s, sources: [hrw-2025-12-15]}\n"
MEMBER = (
    "      - {value: member of the Belarusian Association of Journalists, "
    "sources: [hrw-2025-12-15]}\n"
)


@pytest.mark.parametrize(
    ("roles", "typed", "ids"),
    [
        # A role decides where no profession is stated; that of Poczobut says it.
        ((), "journalist", ["andrzej-poczobut"]),
        ((), "Reporters", ["andrzej-poczobut"]),
        ((MEMBER,), "journalist", ["andrzej-poczobut"]),
        ((MEMBER,), "association of journalists", ["ales-bialiatski"]),
        ((PROFESSION % "editor",), "journalist", ["ales-bialiatski", "andrzej-poczobut"]),
        (
            (PROFESSION % "camera operator",),
            "media workers",
            ["ales-bialiatski", "andrzej-poczobut"],
        ),
        ((PROFESSION % "blogger",), "journalist", ["andrzej-poczobut"]),
        ((PROFESSION % "blogger",), "blogger", ["ales-bialiatski"]),
        ((PROFESSION % "editor",), "editor", ["ales-bialiatski"]),
    ],
)
def test_who_is_a_journalist(
    tmp_path: Path, roles: tuple[str, ...], typed: str, ids: list[str]
) -> None:
    from belarus_cli.queries import filters
    from belarus_cli.reading import loader

    facts = loader.load(with_people(tmp_path, *roles))
    found = filters.prisoners(facts, held=None, roles=[typed])
    assert [record.id for record in found] == ids


def test_rounds_say_how_many_are_named_and_what_they_add_up_to(belarus: Run) -> None:
    assert belarus("releases") == (
        0,
        "Date        Freed  Named  In exchange for       Sources\n" + "─" * 58 + "\n"
        "2025-12-13    123      1  US relief for potash  Reuters +2\n"
        "2026-03-19    250      1  –                     Zerkalo\n",
        f"2 rounds · +n more (belarus show ID) · {FRESH}\n"
        "373 people freed in 2 rounds; 2 of them are named here; computed, and no count of people: "
        "sources have some in two rounds; 'belarus figures freed' has what others counted\n",
    )


def test_a_round_has_numbers_by_country(belarus: Run) -> None:
    fields = ("--fields", "destination,destinations,nationalities,named,total")
    (row,) = json.loads(belarus("releases", "2025-12-13", "--json", *fields).out)
    assert row == {
        "destination": ["Ukraine: 114", "Lithuania: 9"],
        "destinations": [
            {"country": "Ukraine", "number": 114},
            {"country": "Lithuania", "number": 9},
        ],
        "nationalities": [],
        "named": 1,
        "total": 123,
    }
    cells = belarus("releases", "2025-12-13", "--format", "tsv", *fields, "--no-header").out
    assert cells == "Ukraine: 114; Lithuania: 9\tUkraine: 114; Lithuania: 9\t\t1\t123\n"
    # Without being asked for they are not said twice.
    assert "destinations" not in belarus("releases", "--format", "csv").out


def test_a_topic_sets_counters_side_by_side(belarus: Run) -> None:
    assert belarus("figures", "freed") == (
        0,
        "Counter             Value       On          Counts                              Sources\n"
        + "─" * 87
        + "\n"
        "rounds listed here  373 people  2026-03-19  people freed in 2 rounds; computed  –\n",
        f"1 figure · {FRESH}\n",
    )


def test_the_sum_of_rounds_is_a_row_that_says_so(belarus: Run) -> None:
    (row,) = json.loads(belarus("figures", "released", "--json").out)
    assert (row["value"], row["number"], row["computed"]) == ("373", 373, True)
    (figure,) = json.loads(belarus("figures", "--json").out)
    assert figure["computed"] is False
    assert [*figure] == [*row]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (["held"], 1),
        (["Jailed"], 1),
        (["political", "prisoners"], 1),
        (["viasna"], 1),  # no topic, so words
        (["transit"], 0),
        (["held", "viasna"], 1),
        (["held", "memorial"], 0),
    ],
)
def test_words_that_are_no_topic_are_looked_for(belarus: Run, typed: list[str], found: int) -> None:
    assert belarus("figures", *typed, "--count").out == f"{found}\n"


def test_why_counters_differ_is_told(belarus: Run) -> None:
    result = belarus("figures", "freed", "--count", facts=None)
    assert result.err == (
        "they differ: some count pardons only, some every release, some political prisoners only, "
        "and each from a day of its own\n"
    )
    assert int(result.out) > 10


def test_headings_are_field_names(belarus: Run) -> None:
    asked = ("prisoners", "Bialiatski", "--format", "tsv", "--fields", "Name,To,Arrested,held")
    assert belarus(*asked).code == 2
    asked = ("prisoners", "Bialiatski", "--format", "tsv", "--fields", "Name,To,Arrested,detained")
    assert belarus(*asked).out == (
        "name\tdestination\tdetained\nAles Bialiatski\tLithuania\t2021-07-14\n"
    )
    asked = ("sanctions", "us-belaruskali", "--format", "tsv", "--fields", "By,Now,Confirmed")
    assert belarus(*asked).out.splitlines()[0] == "authority\tstatus\tstatus_confirmed"


def test_every_date_has_two_ends(belarus: Run) -> None:
    fields = "detained,detained_start,detained_end,born_end"
    rows = json.loads(belarus("prisoners", "Stefanovic", "--json", "--fields", fields).out)
    assert rows == [
        {
            "detained": "2021-07",
            "detained_start": "2021-07-01",
            "detained_end": "2021-07-31",
            "born_end": None,
        }
    ]
    assert belarus("prisoners", "--fields", "name_start").code == 2
    assert "detained_start" not in belarus("prisoners", "--json").out


def test_a_name_for_a_command_is_answered_with_the_command(belarus: Run, tmp_path: Path) -> None:
    assert belarus("Bialiatski") == (
        2,
        "",
        "error: No such command 'Bialiatski'.\n"
        "hint: belarus show Bialiatski shows Ales Bialiatski\n",
    )
    assert belarus("Ales", "Bialiatski", "--json").err.splitlines()[-1] == (
        "hint: belarus show 'Ales Bialiatski' shows Ales Bialiatski"
    )
    nothing = "error: No such command 'Nobody'.\nhint: see 'belarus --help'\n"
    assert belarus("Nobody") == (2, "", nothing)
    assert belarus("Nobody", facts=tmp_path / "nowhere.yaml") == (2, "", nothing)
    assert "Did you mean 'prisoners'?" in belarus("prisoner").err


@pytest.mark.parametrize("word", synonyms.COMMANDS)
def test_what_is_called_otherwise_is_answered_with_the_command(word: str, belarus: Run) -> None:
    name = synonyms.COMMANDS[word]
    (answer,) = (answers[name] for answers in PANELS.values() if name in answers)
    told = f"error: No such command '{word}'.\nhint: did you mean 'belarus {name}'? {answer}\n"
    assert belarus(word) == (2, "", told)
    assert belarus(word.title(), "old.yaml", "--json").err.endswith(told.partition("\n")[2])


def test_the_overview_fits_a_small_terminal(belarus: Run) -> None:
    result = belarus(facts=None)
    lines = result.out.splitlines()
    assert lines[0].startswith("Facts: newest source 2026-")
    assert len(lines) <= 23
    assert max(map(len, lines)) <= 80


def test_help_says_which_fields_are_lists(belarus: Run) -> None:
    text = belarus("figures", "--help").out
    assert "    stated_by  who counted or said it (list)\n" in text
    assert "(list)" not in next(line for line in text.splitlines() if "    value  " in line)


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("since July 2024", "freed"),
        ("freed since July 2024", "freed"),
        ("released total", "freed"),
        ("total", "freed"),
        ("how many freed", "freed"),
        ("how many were freed", "freed"),
        ("how many political prisoners", "held"),
        ("number of people freed", "freed"),
    ],
)
def test_a_question_for_a_number_is_its_topic(belarus: Run, typed: str, topic: str) -> None:
    result = belarus("figures", *typed.split(), "--json")
    assert result.out == belarus("figures", topic, "--json").out
    assert result.err.startswith(f"read as the topic {topic}\n")


@pytest.mark.parametrize("typed", ["people", "of Viasna", "how", "July 2024"])
def test_a_question_for_nothing_is_looked_for(belarus: Run, typed: str) -> None:
    assert "read as the topic" not in belarus("figures", *typed.split()).err


@pytest.mark.parametrize("command", ["figures", "search"])
def test_who_counts_women_is_told_where_they_are_counted(belarus: Run, command: str) -> None:
    told = "how many women were freed in each round: belarus releases --fields date,freed,women\n"
    assert told in belarus(command, "women").err
    assert told in belarus(command, "women", "freed", "--json").err
    both = belarus(command, "women", "men").err
    assert "how many women and men were freed in each round" in both
    assert "in each round" not in belarus(command, "freed").err
    assert belarus("releases", "--fields", "date,freed,women").code == 0


def test_who_counted_stays_where_a_screen_is_narrow(belarus: Run) -> None:
    for width in ("80", "60"):
        result = belarus("figures", "viasna", "--width", width)
        assert "Stated by" in result.out
        assert "Stated by" not in result.err


def test_who_asks_for_brokers_is_told_where_they_are(belarus: Run) -> None:
    told = "who brokered each round: belarus releases --fields date,brokered_by\n"
    assert belarus("search", "negotiated").err == f"no places found\n{told}"
    assert told not in belarus("search", "talks").err


def test_a_field_of_one_record_has_all_its_values(belarus: Run) -> None:
    (record,) = json.loads(belarus("prisoners", "Bialiatski", "--json").out)
    assert len(record["role"]) > 1
    alone = belarus("prisoners", "Bialiatski", "--fields", "role", "--no-header")
    assert alone.out == f"{'; '.join(record['role'])}\n"
    several = belarus("prisoners", "--fields", "name,role", "--no-header").out
    assert f" +{len(record['role']) - 1}\n" in several


def test_the_best_source_is_a_field(belarus: Run) -> None:
    cells = belarus("prisoners", "Bialiatski", "-f", "csv", "--fields", "name,publisher,url").out
    name, publisher, url = cells.splitlines()[1].split(",")
    assert (name, bool(publisher), url[:8]) == ("Ales Bialiatski", True, "https://")
