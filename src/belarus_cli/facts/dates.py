"""Dates as precise as a source gives them: 2020, 2020-08, 2020-08-09, and spans of these.

The notation is EDTF (ISO 8601-2) level 0 with the whole-date qualifiers and open spans of level 1.
"""

from __future__ import annotations

import re
import typing as t
from functools import lru_cache

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%]?)")
_OPEN = ".."
_MONTHS, _FEBRUARY = 12, 2
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIRST, _LAST = "0001-01-01", "9999-12-31"


class PartialDate(t.NamedTuple):
    """A date of known precision; compares by first day, the coarser of two first."""

    first: str
    """The earliest day that it can mean, as YYYY-MM-DD."""
    coarseness: int
    """How much it leaves open: 0 a span, 1 a year, 2 a month, 3 a day."""
    last: str
    """The latest day that it can mean, as YYYY-MM-DD."""
    text: str
    """As it was written."""

    def overlaps(self, other: PartialDate) -> bool:
        """Tell whether both can mean the same day."""
        return self.first <= other.last and other.first <= self.last


@lru_cache(maxsize=4096)  # a timeline asks for the same days again and again
def parse(text: str) -> PartialDate:
    """Read a date.

    YYYY, YYYY-MM or YYYY-MM-DD, each with an optional `?` (uncertain), `~` (approximate) or
    `%` (both), or a span `A/B`, `A/..`, `../B`. Raises ValueError with what is accepted.
    """
    start, slash, end = text.partition("/")
    if not slash:
        return _parse_point(text)
    if start == end == _OPEN:
        raise ValueError(f"{text!r} is open at both ends; give one date at least")
    first = _FIRST if start == _OPEN else _parse_point(start).first
    last = _LAST if end == _OPEN else _parse_point(end).last
    if first > last:
        raise ValueError(f"{text!r} ends before it begins")
    return PartialDate(first, 0, last, text)


def _parse_point(text: str) -> PartialDate:
    match = _POINT.fullmatch(text)
    if match is None or match[1] == "0000":
        raise ValueError(f"{text!r} is not a date; write 2025, 2025-12 or 2025-12-13")
    year, month, day, _ = match.groups()
    if month is None:
        return PartialDate(f"{year}-01-01", 1, f"{year}-12-31", text)
    if not 1 <= int(month) <= _MONTHS:
        raise ValueError(f"{text!r} has no such month")
    days = _days(int(year), int(month))
    if day is None:
        return PartialDate(f"{year}-{month}-01", 2, f"{year}-{month}-{days:02}", text)
    if not 1 <= int(day) <= days:
        raise ValueError(f"{text!r} has no such day")
    whole = f"{year}-{month}-{day}"
    return PartialDate(whole, 3, whole, text)


def _days(year: int, month: int) -> int:
    """Return the number of days of a month (the calendar module costs a locale to import)."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == _FEBRUARY and leap else _DAYS[month - 1]
