"""Who asks for the latest, or for a date, in words that are no option."""

from __future__ import annotations

import json
import typing as t

import pytest

if t.TYPE_CHECKING:
    from conftest import Run


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        (["latest"], "'belarus releases --reverse --limit 1' has the latest"),
        (["releases", "--latest"], "'belarus releases --reverse --limit 1' has the latest"),
        (["timeline", "--latest"], "'belarus timeline --reverse --limit 1' has the latest"),
        (["timeline", "latest"], "'belarus timeline --reverse --limit 5' has the latest"),
        (["timeline", "potash news"], "belarus search 'potash news' looks for words"),
        (["timeline", "2025", "--since", "2025"], "give one of them"),
        (["-v"], "-V is --version"),
        (
            ["prisoners", "--women"],
            "how many women were freed in each round: belarus releases --fields date,freed,women",
        ),
        (["releases", "-v"], "-V is --version"),
        (["releases", "--lastest"], "see 'belarus releases --help'"),
    ],
)
def test_what_is_no_option_says_what_is(belarus: Run, typed: list[str], hint: str) -> None:
    result = belarus(*typed)
    assert (result.code, result.out) == (2, "")
    assert result.err.splitlines()[-1] == f"hint: {hint}"


OLDEST = "the oldest come first; --reverse has the latest first\n"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["releases", "--limit", "1"], True),
        (["releases", "--limit", "1", "--json"], True),
        (["timeline", "--limit", "1"], True),
        (["prisoners", "--limit", "1"], True),
        (["releases", "--limit", "1", "--reverse"], False),
        (["releases", "--limit", "2"], False),  # which are all
        (["releases"], False),
        (["figures", "--limit", "1"], False),  # newest first
    ],
)
def test_a_limit_says_that_the_oldest_come_first(
    belarus: Run,
    asked: list[str],
    told: bool,
) -> None:
    assert (OLDEST in belarus(*asked).err) == told


@pytest.mark.parametrize("typed", [["2025-12"], ["December", "2025"], ["december 2025"]])
def test_a_date_of_the_timeline_needs_no_option(belarus: Run, typed: list[str]) -> None:
    named = belarus("timeline", *typed, "--json")
    assert named == belarus("timeline", "--since", "2025-12", "--until", "2025-12", "--json")
    assert {row["date"][:7] for row in json.loads(named.out)} == {"2025-12"}


def test_a_day_of_the_timeline_is_that_day_and_what_began_before_comes_last(belarus: Run) -> None:
    rows = json.loads(belarus("timeline", "13.12.2025", "--json").out)
    dates = [row["date"] for row in rows]
    assert {*dates} == {"2025-12-13", "2025-12-12/2025-12-13"}
    assert dates[-1] == "2025-12-12/2025-12-13"
