"""Who was held, what was counted and what had happened on a day: every answer and every border."""

from __future__ import annotations

import random
import typing as t

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_cli.facts import dates
from belarus_cli.facts.days import (
    CUSTODY,
    FREED,
    HELD,
    NOT_YET,
    custody_of,
    happened,
    may_be_known,
    newest,
)


@pytest.mark.parametrize(
    ("arrests", "releases", "reports", "borders"),
    [
        (["2021-07-14"], ["2025-12-13"], [],
         [("2021-07-13", [NOT_YET]), ("2021-07-14", [HELD]), ("2025-12-12", [HELD]),
          ("2025-12-13", [FREED])]),
        (["2021-07"], ["2025-12"], [],
         [("2021-06-30", [NOT_YET]), ("2021-07-01", [NOT_YET, HELD]), ("2021-07-31", [HELD]),
          ("2025-11-30", [HELD]), ("2025-12-01", [HELD, FREED]), ("2025-12-31", [FREED])]),
        # Who was arrested nobody says when can have been at any time before the release.
        ([], ["2025-12-13"], [], [("2020-01-01", [NOT_YET, HELD]), ("2025-12-13", [FREED])]),
        ([], [], ["2025-12-15"], [("2025-12-14", [NOT_YET, HELD]), ("2025-12-15", [HELD])]),
        # Who was still held is taken to be so since.
        (["2021-03-25"], [], ["2025-12-15"], [("2021-03-24", [NOT_YET]), ("2026-11-25", [HELD])]),
        (["2021-03-25"], [], [], [("2021-03-24", [NOT_YET]), ("2021-03-25", [HELD, FREED])]),
        ([], [], [], [("2021-03-24", [NOT_YET, HELD, FREED])]),
        (["2021"], ["2021"], [],
         [("2020-12-31", [NOT_YET]), ("2021-06-01", [NOT_YET, HELD, FREED]),
          ("2021-12-31", [FREED])]),
    ],
)  # fmt: skip
def test_the_borders_of_custody(
    arrests: list[str],
    releases: list[str],
    reports: list[str],
    borders: list[tuple[str, list[str]]],
) -> None:
    for day, possible in borders:
        custody = custody_of(arrests, releases, reports, day)
        assert custody.possible == tuple(possible), day
        assert custody.status == (possible[0] if len(possible) == 1 else None)


def test_the_side_held_likelier_decides_and_the_others_are_told() -> None:
    def custody(day: str) -> tuple[str | None, tuple[str, ...]]:
        found = custody_of(["2021-07-14", "2021-06"], ["2026-03-19", "2025-12-13"], [], day)
        return found.status, found.otherwise

    assert custody("2021-05-31") == (NOT_YET, ())
    # In June 2021 by the other side it may have been either, which contradicts nothing.
    assert custody("2021-06-15") == (NOT_YET, ())
    assert custody("2021-07-01") == (NOT_YET, (HELD,))
    assert custody("2021-07-14") == (HELD, ())
    assert custody("2025-12-13") == (HELD, (FREED,))
    assert custody("2026-03-19") == (FREED, ())


def test_the_last_day_known_is_that_of_the_last_report() -> None:
    def confirmed(day: str, *reports: str, releases: t.Sequence[str] = ()) -> str | None:
        return custody_of(["2021-03-25"], releases, reports, day).confirmed

    assert confirmed("2026-03-26", "2025-12-15", "2024-01-01") == "2025-12-15"
    assert confirmed("2025-06-01", "2025-12-15") == "2025-06-01"
    assert confirmed("2025-06-01", releases=["2025-12-13"]) == "2025-06-01"
    assert confirmed("2025-12-13", releases=["2025-12-13"]) is None


COUNTS = (
    {"value": "1,140", "as_of": "2026-03-05"},
    {"value": "1,110", "as_of": "2025-12-15"},
    {"value": "1,131", "as_of": "2025-12"},
    {"value": "1,153", "as_of": "2025-09-11"},
)


@pytest.mark.parametrize(
    ("day", "value", "may"),
    [
        ("2025-09-10", None, False),
        ("2025-09-11", "1,153", True),
        ("2025-12-14", "1,153", True),
        ("2025-12-15", "1,110", True),
        ("2025-12-31", "1,131", True),
        ("2026-11-25", "1,140", True),
    ],
)
def test_the_newest_number_by_a_day(day: str, value: str | None, *, may: bool) -> None:
    found = newest(COUNTS, day)
    assert (found and found["value"]) == value
    assert may_be_known(COUNTS, day) is may


def test_of_one_day_the_number_held_likelier_counts_and_an_undated_one_may_be_known() -> None:
    same = ({"value": "9", "as_of": "2025-09-11"}, {"value": "12", "as_of": "2025-09-11"})
    assert newest(same, "2025-09-11") == same[0]
    undated = ({"value": "9"},)
    assert newest(undated, "2025-09-11") is None
    assert may_be_known(undated, "2025-09-11")


@pytest.mark.parametrize(
    ("date", "day", "is_"),
    [
        ("2025-12-13", "2025-12-12", False),
        ("2025-12-13", "2025-12-13", True),
        ("2025-12", "2025-12-13", None),
        ("2025-12", "2025-12-31", True),
        ("2025-12-12/2025-12-13", "2025-12-12", True),
        ("2025-12-12/..", "2025-12-11", False),
        (None, "2025-12-11", None),
    ],
)
def test_what_had_happened_by_a_day(date: str | None, day: str, *, is_: bool | None) -> None:
    assert happened(date, day) is is_


DATES = st.sampled_from(
    ["2020", "2021-06", "2021-07-14", "2021-07", "2025-12-13", "2025-12", "2026-03-19", "2024/2025"]
)
SOME = st.lists(DATES, max_size=4, unique=True)
ASKED = st.dates().map(str) | st.sampled_from(["2021-07-01", "2021-07-14", "2025-12-13"])
CHANCE = st.randoms(use_true_random=False)


def shuffled(chance: random.Random, things: t.Sequence[t.Any]) -> list[t.Any]:
    return chance.sample(list(things), len(things))


@given(SOME, SOME, SOME, ASKED, CHANCE)
def test_the_order_of_claims_never_matters_beyond_which_is_likeliest(
    arrests: list[str], releases: list[str], reports: list[str], day: str, chance: random.Random
) -> None:
    custody = custody_of(arrests, releases, reports, day)
    again = custody_of(
        [*arrests[:1], *shuffled(chance, arrests[1:])],
        [*releases[:1], *shuffled(chance, releases[1:])],
        shuffled(chance, reports),
        day,
    )
    assert again == custody


@given(SOME, SOME, SOME, ASKED)
def test_a_person_is_always_something(
    arrests: list[str], releases: list[str], reports: list[str], day: str
) -> None:
    custody = custody_of(arrests, releases, reports, day)
    assert custody.possible
    assert {*custody.possible, *custody.otherwise} <= {*CUSTODY}
    assert {*custody.possible}.isdisjoint(custody.otherwise)
    assert (custody.confirmed is None) or custody.status == HELD
    later = custody_of(arrests, releases, reports, "9999-12-30")
    assert NOT_YET not in later.possible or not (arrests or releases or reports)


@given(st.lists(ASKED, max_size=5, unique=True), ASKED, CHANCE)
def test_the_order_of_numbers_never_matters(
    as_of: list[str], day: str, chance: random.Random
) -> None:
    counts = [{"value": one, "as_of": one} for one in as_of]
    assert newest(shuffled(chance, counts), day) == newest(counts, day)


@given(st.dates(), st.dates())
def test_days_between_are_those_of_the_calendar(one: t.Any, two: t.Any) -> None:
    assert dates.days_between(str(one), str(two)) == (two - one).days


@given(st.dates())
def test_every_day_is_read_as_people_write_it(day: t.Any) -> None:
    month = dates.MONTHS[day.month - 1]
    for written in (
        f"{day.day}.{day.month}.{day.year:04}",
        f"{day.day} {month} {day.year:04}",
        f"{month[:3].upper()} {day.day}, {day.year:04}",
        str(day),
    ):
        assert dates.read(written) == dates.parse(str(day))
