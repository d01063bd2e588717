from __future__ import annotations

import re

import pytest

from belarus_cli.facts import dates


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02~", "2023-02-01", "2023-02-28"),
        ("2020-08-09?", "2020-08-09", "2020-08-09"),
        ("2020/2021-03", "2020-01-01", "2021-03-31"),
        ("2020-08/..", "2020-08-01", "9999-12-31"),
        ("../2020", "0001-01-01", "2020-12-31"),
    ],
)
def test_a_date_is_the_days_that_it_can_mean(text: str, first: str, last: str) -> None:
    date = dates.parse(text)
    assert (date.first, date.last, date.text) == (first, last, text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "'' is not a date; write 2025, 2025-12 or 2025-12-13"),
        ("yesterday", "'yesterday' is not a date; write 2025, 2025-12 or 2025-12-13"),
        ("2025-1-2", "'2025-1-2' is not a date; write 2025, 2025-12 or 2025-12-13"),
        ("٢٠٢٥", "'٢٠٢٥' is not a date; write 2025, 2025-12 or 2025-12-13"),
        ("0000", "'0000' is not a date; write 2025, 2025-12 or 2025-12-13"),
        ("2025-13", "'2025-13' has no such month"),
        ("2025-02-30", "'2025-02-30' has no such day"),
        ("2025-00-01", "'2025-00-01' has no such month"),
        ("../..", "'../..' is open at both ends; give one date at least"),
        ("2025/2024", "'2025/2024' ends before it begins"),
        ("2025/", "'' is not a date; write 2025, 2025-12 or 2025-12-13"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(why)}$"):
        dates.parse(text)


def test_order_is_by_first_day_then_the_coarser_first() -> None:
    texts = ["2020-08-09", "2020", "2020-01-02", "2020-01", "2020-01-01", "2020/2021", "2019-12-31"]
    assert sorted(texts, key=dates.parse) == [
        "2019-12-31",
        "2020/2021",
        "2020",
        "2020-01",
        "2020-01-01",
        "2020-01-02",
        "2020-08-09",
    ]


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ("2021-07", "2021-07-14", True),
        ("2021-07", "2021-08", False),
        ("2021", "2020/..", True),
        ("2021-07-14", "2021-07-15", False),
        ("2021", "2021-12-31/2022-03", True),
        ("2021", "2022-01-01/2022-03", False),
    ],
)
def test_overlap_is_mutual(one: str, other: str, overlap: bool) -> None:
    left, right = dates.parse(one), dates.parse(other)
    assert left.overlaps(right) is right.overlaps(left) is overlap
