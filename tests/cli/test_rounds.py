"""A body that left a list never reads as sanctioned, whatever round of designations named it."""

from __future__ import annotations

import json
import typing as t
from functools import partial

import pytest

from conftest import HERE

if t.TYPE_CHECKING:
    from conftest import Run

FILE = HERE / "facts" / "valid" / "rounds.yaml"
FOOT = "newest source 2026-04-24, reviewed 2026-11-25 · facts: rounds.yaml\n"


@pytest.fixture
def rounds(belarus: Run) -> Run:
    return partial(belarus, facts=FILE)


def test_a_card_tells_the_lists_then_own_designations_then_rounds(rounds: Run) -> None:
    assert (
        rounds("show", "belaruskali", "--width", "80").out
        == """\
Belaruskali                                                          belaruskali
potash company [1]
EU 765/2006 Annex I.B: listed since 2022-06-03, seen 2026-08-22 · US SDN: listed
2021-08-09, delisted 2026-03-26 [1][2]
named in 5 sanctions measures here; 2 name nobody else: 1 in force, 1 lifted

Measures  Designation of Belaruskali (EU): in force, confirmed 2026-04-24 [2]
          Designation of Belaruskali (US): delisted 2026-03-26, confirmed
          2026-03-26 [1]
          Designations of 9 August 2021 (US), a round: Belaruskali delisted
          2026-03-26 [1]
          General License 13 (US): archived 2026-03-26, confirmed 2026-03-26 [1]
          Removal of 26 March 2026 (US): removed 2026-03-26

[1] OFAC · [2] EUR-Lex 2026-04-24
addresses: --sources · a footnote: belarus cite belaruskali
"""
    )


def test_a_body_of_a_round_alone_has_no_state_of_the_round(rounds: Run) -> None:
    card = rounds("show", "dana-holdings", "--width", "80").out
    assert "US SDN: listed 2021-08-09, delisted 2025-08 [1]" in card.splitlines()
    assert "in force" not in card


def test_a_card_of_a_round_says_how_many_left(rounds: Run) -> None:
    card = rounds("show", "us-listings-2021-08").out.splitlines()
    assert card[2] == "2 of the 2 names known of it here have left the list since"
    assert "Listed  2 names: belarus listed us-listings-2021-08" in card
    # On a day before, none had left.
    before = rounds("show", "us-listings-2021-08", "--on", "2024-01-01").out
    assert "2 names: belarus listed us-listings-2021-08" in before
    assert "left the list" not in before
    for other in ("eu-belaruskali-listing", "us-belaruskali"):
        assert "left the list" not in rounds("show", other).out


def test_a_list_has_own_designations_first_and_where_a_body_stands_in_rounds(rounds: Run) -> None:
    assert rounds("sanctions", "belaruskali", "--width", "100") == (
        0,
        """\
Measure               By  Since       Now                                        Confirmed   Sources
────────────────────────────────────────────────────────────────────────────────────────────────────
designations of its own
Designation of        EU  2022-06-03  in force                                   2026-04-24  EUR-Lex
Belaruskali
Designation of        US  2021-08-09  delisted 2026-03-26                        2026-03-26  OFAC
Belaruskali
in rounds of designations
Designations of 9     US  2021-08-09  Belaruskali: delisted 2026-03-26; the      2026-08-02  OFAC
August 2021                           round: in force
off the list or ended
General License 13    US  2025-12-15  archived 2026-03-26                        2026-03-26  OFAC
rulings and removals
Removal of 26 March   US  2026-03-26  removed 2026-03-26                         –           OFAC
2026
""",
        "5 measures · newest source 2026-04-24, reviewed 2026-11-25 · facts: rounds.yaml\n"
        "Belaruskali on EU 765/2006 Annex I.B: listed since 2022-06-03, seen 2026-08-22 · "
        "US SDN: listed\n2021-08-09, delisted 2026-03-26 ('belarus listed belaruskali': 2 names)\n",
    )


@pytest.mark.parametrize(
    ("status", "found"), [("delisted", ["us-listings-2021-08"]), ("active", [])]
)
def test_a_round_has_the_state_of_whom_it_is_asked_for(
    rounds: Run, status: str, found: list[str]
) -> None:
    result = rounds("sanctions", "Dana Holdings", "--status", status, "--json")
    assert [row["id"] for row in json.loads(result.out)] == found
    on_lists = "Dana Holdings on US SDN: listed 2021-08-09, delisted 2025-08"
    assert f"{on_lists} ('belarus listed dana-holdings': 1 name)\n" in result.err


def test_rows_name_the_members_asked_for(rounds: Run) -> None:
    def members(*words: str) -> list[str]:
        rows = json.loads(rounds("sanctions", *words, "--json").out)
        return next(row["members"] for row in rows if row["id"] == "us-listings-2021-08")

    assert members("dana") == ["Dana Holdings: delisted 2025-08"]
    assert members("dana", "--on", "2024-01-01") == ["Dana Holdings: listed"]
    assert members("dana", "--on", "2025-08-15") == ["Dana Holdings: not known on 2025-08-15"]
    # Who asks for the round, or for nobody, asks for no member of it.
    assert members("Designations of 9 August 2021") == []
    assert members() == []


def test_states_are_told_latest_first_and_what_was_last_known_long_ago_last(rounds: Run) -> None:
    assert rounds("sanctions", "--status", "eased", "--status", "lifted", "--width", "80") == (
        0,
        """\
Measure               By  Since       Now                    Confirmed   Sources
────────────────────────────────────────────────────────────────────────────────
since 2026
Designation of        US  2021-08-09  delisted 2026-03-26    2026-03-26  OFAC
Belaruskali
last known more than a year ago
Designation of the    US  2021-06-21  eased 2021-06-21,      2021-06-21  OFAC
KGB                                   last known
""",
        f"2 measures · {FOOT}2, of which 1 was last known before 2025-11-25\n"
        "acts of a day that took names off a list, and have no state: us-removal-2026-03\n"
        "(2026-03-26)\n",
    )
    assert "acts of a day" not in rounds("sanctions", "--status", "eased").err


@pytest.mark.parametrize(
    ("typed", "state", "found"),
    [
        ("lifted", "lifted", ["us-belaruskali"]),
        ("Delisted", "lifted", ["us-belaruskali"]),
        ("eased", "eased", ["us-kgb-easing"]),
        ("in force EU", "in force", ["eu-belaruskali-listing"]),
        ("US delisted", "lifted", ["us-belaruskali"]),
    ],
)
def test_a_word_for_a_state_is_that_state(
    rounds: Run, typed: str, state: str, found: list[str]
) -> None:
    result = rounds("sanctions", *typed.split(), "--json")
    assert [row["id"] for row in json.loads(result.out)] == found
    assert f"read as --status '{state}'\n" in result.err


def test_other_words_are_looked_for(rounds: Run) -> None:
    assert rounds("sanctions", "designated").err.startswith("no measures found\n")
    # A state that is asked for stays the one.
    asked = rounds("sanctions", "lifted", "--status", "eased")
    assert (asked.code, asked.out) == (1, "")
