"""The measures as lists and screens show them, on the days of the story and at their borders."""

from __future__ import annotations

import json
import typing as t
from functools import partial

import pytest

if t.TYPE_CHECKING:
    from conftest import Result, Run

from conftest import HERE

STORY = HERE / "facts" / "valid" / "story.yaml"


@pytest.fixture
def story(belarus: Run) -> Run:
    return partial(belarus, facts=STORY)


OPEN = "1 measure is left out, as an imprecise or missing date leaves {} open: us-belavia-permit\n"


def states(result: Result) -> dict[str, str]:
    return {row["id"]: row["status"] for row in json.loads(result.out)}


@pytest.mark.parametrize("day", ["2025-12-12", "2025-12-13", "2025-12-14"])
def test_before_the_license(story: Run, day: str) -> None:
    assert story("sanctions", "--on", day) == (
        0,
        f"""\
Measure                       By  Since       On {day}           Confirmed   Sources
─────────────────────────────────────────────────────────────────────────────────────────────
Designation of Belaruskali    US  2021-08-09  in force                {day}  OFAC +3
Designation of Belinvestbank  US  2022-02-24  in force                {day}  OFAC
Designation of Belaruskali    EU  2022-06-03  in force to 2027-02-28  {day}  EUR-Lex
Asset freeze on Belaruskali   UK  2021-12-02  in force                2025-08-11  UK Treasury
""",
        "4 measures · +n more (belarus show ID) · newest source 2026-04-24, "
        "reviewed 2026-11-25 · facts: story.yaml\n" + OPEN.format(day),
    )


@pytest.mark.parametrize("day", ["2025-12-15", "2025-12-16"])
def test_on_the_day_of_the_license_and_after(story: Run, day: str) -> None:
    result = story("sanctions", "--on", day, "--json")
    assert states(result) == {
        "us-belaruskali": "eased",
        "us-belinvestbank": "in force",
        "us-general-license-13": "in force",
        "eu-belaruskali-listing": "in force",
        "uk-belaruskali-freeze": "in force",
    }
    assert result.err == OPEN.format(day)
    assert {row["on_day"] for row in json.loads(result.out)} == {day}


@pytest.mark.parametrize("day", ["2026-03-19", "2026-03-20", "2026-03-25"])
def test_what_was_announced_is_not_yet_done(story: Run, day: str) -> None:
    later = "eased 2025-12-15; later word: lifted (2026-03-19)"
    assert story("sanctions", "--on", day) == (
        0,
        f"""\
Measure                       By  Since       On {day}{" " * 38}Confirmed   Sources
{"─" * 120}
Designation of Belaruskali    US  2021-08-09  {later}  {day}  OFAC +3
Designation of Belinvestbank  US  2022-02-24  in force{" " * 43}{day}  OFAC
Permit for Belavia            US  2025-12     in force{" " * 43}2025-12     Reuters
General License 13            US  2025-12-15  in force{" " * 43}{day}  OFAC
Designation of Belaruskali    EU  2022-06-03  in force to 2027-02-28{" " * 29}{day}  EUR-Lex
Asset freeze on Belaruskali   UK  2021-12-02  in force{" " * 43}2025-08-11  UK Treasury
""",
        "6 measures · +n more (belarus show ID) · newest source 2026-04-24, "
        "reviewed 2026-11-25 · facts: story.yaml\n",
    )
    assert story("sanctions", "--status", "delisted", "--on", day) == (
        1,
        "",
        "no measures found\n"
        "not among them, as only later word has it so: us-belaruskali lifted (2026-03-19)\n",
    )


def test_on_the_day_of_the_act(story: Run) -> None:
    assert story("sanctions", "--on", "2026-03-26") == (
        0,
        """\
Measure                       By  Since       On 2026-03-26           Confirmed   Sources
─────────────────────────────────────────────────────────────────────────────────────────────
Designation of Belinvestbank  US  2022-02-24  eased 2026-03-26        2026-03-26  OFAC
Permit for Belavia            US  2025-12     in force                2025-12     Reuters
General License 14            US  2026-03-26  in force                2026-03-26  OFAC
Designation of Belaruskali    EU  2022-06-03  in force to 2027-02-28  2026-03-26  EUR-Lex
Asset freeze on Belaruskali   UK  2021-12-02  in force                2025-08-11  UK Treasury
Designation of Belaruskali    US  2021-08-09  delisted 2026-03-26     2026-03-26  OFAC +3
General License 13            US  2025-12-15  archived 2026-03-26     2026-03-26  OFAC
""",
        "7 measures · +n more (belarus show ID) · newest source 2026-04-24, "
        "reviewed 2026-11-25 · facts: story.yaml\n",
    )


def test_a_screen_of_eighty_columns_shows_the_state_under_headings(story: Run) -> None:
    assert story("sanctions", "--width", "80") == (
        0,
        """\
Measure                   By  Since       Now             Confirmed   Sources
────────────────────────────────────────────────────────────────────────────────
eased
Designation of            US  2022-02-24  eased           2026-05     OFAC
Belinvestbank                             2026-03-26
in force
Permit for Belavia        US  2025-12     in force        2025-12     Reuters
General License 14        US  2026-03-26  in force        2026-05     OFAC
Designation of            EU  2022-06-03  to 2027-02-28   2026-04-24  EUR-Lex
Belaruskali
Asset freeze on           UK  2021-12-02  last known      2025-08-11  UK
Belaruskali                                                           Treasury
off the list or ended
Designation of            US  2021-08-09  delisted        2026-08-02  OFAC +3
Belaruskali                               2026-03-26
General License 13        US  2025-12-15  archived        2026-03-26  OFAC
                                          2026-03-26
rulings and removals
Removal of 23 July 2026   US  2026-07-23  removed         –           OFAC
                                          2026-07-23
""",
        "8 measures · +n more (belarus show ID) · newest source 2026-04-24, reviewed\n"
        "2026-11-25 · facts: story.yaml\n"
        "8, of which 1 was last known before 2025-11-25\n",
    )


def test_a_screen_of_forty_columns_keeps_the_state(story: Run) -> None:
    result = story("sanctions", "us-belaruskali", "uk-belaruskali-freeze", "--width", "40")
    assert result.out == (
        "in force\n"
        "Measure    Asset freeze on Belaruskali\n"
        "By         UK\n"
        "Since      2021-12-02\n"
        "Now        last known\n"
        "Confirmed  2025-08-11\n"
        "Sources    UK Treasury\n"
        "\n"
        "off the list or ended\n"
        "Measure    Designation of Belaruskali\n"
        "By         US\n"
        "Since      2021-08-09\n"
        "Now        delisted 2026-03-26\n"
        "Confirmed  2026-08-02\n"
        "Sources    OFAC +3\n"
    )


def test_a_count_says_how_many_were_last_known_long_ago(story: Run) -> None:
    assert story("sanctions", "--status", "active", "--count") == (
        0,
        "4\n",
        "4, of which 1 was last known before 2025-11-25\n",
    )
    # Counted from the day asked about.
    assert story("sanctions", "--status", "active", "--on", "2026-03-26", "--count").err == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("active", "in force"), ("Delisted", "lifted"), ("off-the-list", "lifted"),
     ("licensed", "eased"), ("unknown", "not stated"), ("IN-FORCE", "in force")],
)  # fmt: skip
def test_a_status_is_taken_in_the_words_that_people_type(
    story: Run, typed: str, meant: str
) -> None:
    found = story("sanctions", "--status", typed, "--json", "--fields", "id,status")
    assert found == story("sanctions", "--status", meant, "--json", "--fields", "id,status")
    assert found.code == 0


def test_a_status_or_an_authority_that_nobody_knows_is_refused(story: Run) -> None:
    assert story("sanctions", "--status", "frozen").code == 2
    assert story("sanctions", "--authority", "Atlantis").code == 2


@pytest.mark.parametrize("typed", ["US", "usa", "U.S.", "american", "United-States"])
def test_an_authority_is_taken_in_the_words_that_people_type(story: Run, typed: str) -> None:
    assert story("sanctions", "--authority", typed, "--count").out == "6\n"


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("GL13",), ["us-general-license-13"]),
        (("general", "licence"), ["us-general-license-14", "us-general-license-13"]),
        (("general licences",), ["us-general-license-14", "us-general-license-13"]),
        (("british", "belaruskali"), ["uk-belaruskali-freeze"]),
        (("belaruskali", "EU"), ["eu-belaruskali-listing"]),
        (("GL1",), []),
    ],
)
def test_a_query_is_read_as_people_write_it(
    story: Run, words: tuple[str, ...], ids: list[str]
) -> None:
    found = story("sanctions", *words, "--json", "--fields", "id")
    assert [row["id"] for row in json.loads(found.out)] == ids


def test_since_and_until_find_what_was_imposed_or_changed_then(story: Run) -> None:
    def found(*period: str) -> set[str]:
        return {*states(story("sanctions", *period, "--json"))}

    assert found("--since", "2026-03-20", "--until", "2026-03-31") == {
        "us-belaruskali",
        "us-belinvestbank",
        "us-general-license-13",
        "us-general-license-14",
    }
    assert found("--until", "2021-08") == {"us-belaruskali"}
    # What lies ahead has not changed anything.
    assert found("--since", "2027") == set()


def test_a_day_is_a_day_and_one_after_the_review_says_so(story: Run) -> None:
    for wrong in ("2025-12", "2025-12-13~", "2025-12-13/2025-12-14", "soon"):
        assert story("sanctions", "--on", wrong).code == 2
    assert story("sanctions", "--on", "2026-12-24", "--count").err.splitlines()[-1] == (
        "the facts were reviewed on 2026-11-25: what changed since is not in them"
    )


def test_what_was_not_there_yet_is_no_row(story: Run) -> None:
    assert story("sanctions", "--on", "2021-08-08") == (
        1,
        "",
        "no measures found\n",
    )
    assert states(story("sanctions", "--on", "2021-08-09", "--json")) == {
        "us-belaruskali": "in force"
    }


def test_a_measure_opens_with_its_state(story: Run) -> None:
    def second(*arguments: str) -> str:
        dossier = story("show", *arguments, "--all").out.splitlines()[1]
        # A card opens with it, too.
        assert story("show", *arguments).out.splitlines()[1] == dossier or not dossier
        return dossier

    assert second("us-belaruskali") == "delisted 2026-03-26, confirmed 2026-08-02 [1][2]"
    assert second("us-belaruskali", "--on", "2026-03-20") == (
        "on 2026-03-20: eased 2025-12-15, confirmed 2026-03-20; later word: lifted (2026-03-19) "
        "[1][2]"
    )
    assert second("uk-belaruskali-freeze") == "in force, last known 2025-08-11 [1]"
    assert second("eu-belaruskali-listing") == ("in force to 2027-02-28, confirmed 2026-04-24 [1]")
    assert second("us-removal-2026-07") == ""


def test_the_keys_of_a_state_are_always_there(story: Run) -> None:
    keys = (
        "status", "on_day", "status_since", "status_as_of", "status_basis", "status_confirmed",
        "later_status",
    )  # fmt: skip

    def state(id_: str, *day: str) -> tuple[t.Any, ...]:
        (row,) = json.loads(story("show", id_, "--json", *day).out)
        return tuple(row[key] for key in keys)

    assert state("us-belaruskali") == (
        "lifted", "2026-11-25", "2026-03-26", "2026-08-02", "list", "2026-08-02", []
    )  # fmt: skip
    assert state("us-belaruskali", "--on", "2026-03-20") == (
        "eased", "2026-03-20", "2025-12-15", "2025-12-15", "act", "2026-03-20",
        ["lifted (2026-03-19)"],
    )  # fmt: skip
    nothing: tuple[t.Any, ...] = (None, None, None, None, [])
    assert state("us-removal-2026-07") == (None, "2026-11-25", *nothing)
    assert state("us-general-license-13", "--on", "2025-12-14") == (None, "2025-12-14", *nothing)


def test_the_timeline_tells_each_change_once(story: Run) -> None:
    found = json.loads(story("timeline", "--since", "2025-12", "--ahead", "--json").out)
    assert [(row["date"], row["headline"]) for row in found] == [
        ("2025-12", "United States: Permit for Belavia issued"),
        ("2025-12-15", "United States: General License 13 issued"),
        ("2026-03-26", "United States: Designation of Belaruskali delisted"),
        ("2026-03-26", "United States: General License 13 archived"),
        ("2026-03-26", "United States: General License 14 issued"),
        ("2026-07-23", "United States: Removal of 23 July 2026"),
        ("2027-02-28", "European Union: Designation of Belaruskali due to expire"),
    ]


def test_the_timeline_of_a_measure_tells_what_was_done_and_what_was_announced(
    story: Run,
) -> None:
    shown = story("show", "us-belaruskali", "--all").out
    timeline = shown[shown.index("Timeline") : shown.index("\nSources")].splitlines()[1:]
    assert [" ".join(line.split()) for line in timeline if line] == [
        "2021-08-09 United States: Designation of Belaruskali imposed [1]",
        "2025-12-15 United States: Designation of Belaruskali eased by General License 13 [2][3]",
        "2026-03-19 United States: Designation of Belaruskali announced as lifted [4]",
        "2026-03-26 United States: Designation of Belaruskali delisted [1][2]",
    ]
