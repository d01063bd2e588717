"""Dates as precise as a source gives them: 2020, 2020-08, 2020-08-09, and spans of these.

The notation is EDTF (ISO 8601-2) level 0 with the whole-date qualifiers and open spans of level 1.
"""

from __future__ import annotations

import re
import typing as t
from functools import lru_cache

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%]?)")
OPEN = ".."
"""The end of a span that is not known."""
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_FEBRUARY = 2
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH, _DAY = 2, 3
"""How coarse a date is that names a month or a day."""
_YEAR = 365.2425
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
        """Return whether both can mean the same day."""
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
    if start == end == OPEN:
        raise ValueError(f"{text!r} is open at both ends; give one date at least")
    first = _FIRST if start == OPEN else _parse_point(start).first
    last = _LAST if end == OPEN else _parse_point(end).last
    if first > last:
        raise ValueError(f"{text!r} ends before it begins")
    return PartialDate(first, 0, last, text)


def bounds(text: str) -> tuple[str | None, str | None]:
    """Return the first and the last day that a date can mean; None where a span is open."""
    date = parse(text)
    start, _, end = text.partition("/")
    return None if start == OPEN else date.first, None if end == OPEN else date.last


def _parse_point(text: str) -> PartialDate:
    match = _POINT.fullmatch(text)
    if match is None or match[1] == "0000":
        raise ValueError(f"{text!r} is not a date; write 2025, 2025-12 or 2025-12-13")
    year, month, day, _ = match.groups()
    if month is None:
        return PartialDate(f"{year}-01-01", 1, f"{year}-12-31", text)
    if not 1 <= int(month) <= len(MONTHS):
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


# Compiled when a date is typed: every start would take 2 ms for them.
_WRITTEN = (
    r"(?P<d>[0-9]{1,2})\.(?P<m>[0-9]{1,2})\.(?P<y>[0-9]{4})",
    r"(?P<d>[0-9]{1,2}) (?P<name>[a-z]+),? (?P<y>[0-9]{4})",
    r"(?P<name>[a-z]+) (?P<d>[0-9]{1,2}),? (?P<y>[0-9]{4})",
    r"(?P<name>[a-z]+),? (?P<y>[0-9]{4})",
)
_SLASHED = r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})"
_SHORTEST = 3  # letters that tell a month


def read(text: str) -> PartialDate:
    """Read a date as people write it: 13.12.2025, 13 December 2025, December 2025, or as `parse`.

    12/13/2025 means different days to different people and is refused. Raises ValueError with what
    is accepted.
    """
    words = " ".join(text.casefold().split())
    for pattern in _WRITTEN:
        match = re.fullmatch(pattern, words)
        if match is None:
            continue
        parts = match.groupdict()
        month = parts.get("m") or _month(parts["name"])
        if month is None:
            break
        day = parts.get("d")
        return parse(f"{parts['y']}-{month:0>2}" + (f"-{day:0>2}" if day else ""))
    slashed = re.fullmatch(_SLASHED, words)
    if slashed is not None:
        one, two, year = slashed.groups()
        readings = (f"{year}-{month:0>2}-{day:0>2}" for month, day in ((one, two), (two, one)))
        forms = dict.fromkeys(form for form in readings if _is_date(form))
        raise ValueError(
            f"{text!r} can be read in two ways; write {' or '.join(forms) or '2025-12-13'}"
        )
    return parse(text.strip())


def _month(name: str) -> str | None:
    """Return the number of the month that a word names or begins to name."""
    if len(name) < _SHORTEST:
        return None
    numbers = (n for n, month in enumerate(MONTHS, 1) if month.casefold().startswith(name))
    return next(map(str, numbers), None)


def _is_date(text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


def days_between(first: str, last: str) -> int:
    """Return how many days lie from one day to another, both YYYY-MM-DD."""
    return _number(last) - _number(first)


def _number(day: str) -> int:
    """Return a day's number in the calendar (the datetime module would cost its import)."""
    year, month, in_month = map(int, day.split("-"))
    before = year - 1
    whole = before * 365 + before // 4 - before // 100 + before // 400
    return whole + sum(_days(year, number) for number in range(1, month)) + in_month


_QUALIFIED = {"~": "about {}", "?": "{} (uncertain)", "%": "about {} (uncertain)"}


def in_words(text: str) -> str:
    """Return a date as a footnote writes it: `13 December 2025`, `December 2025`, `2025`."""
    start, slash, end = text.partition("/")
    if slash:
        if OPEN in (start, end):
            return f"until {in_words(end)}" if start == OPEN else f"from {in_words(start)}"
        return f"{in_words(start)} to {in_words(end)}"
    year, *rest = text.rstrip("?~%").split("-")
    parts = [year]
    if rest:
        parts.append(MONTHS[int(rest[0]) - 1])
    parts.extend(str(int(day)) for day in rest[1:])
    return _QUALIFIED.get(text[-1], "{}").format(" ".join(reversed(parts)))


class DateRange(t.NamedTuple):
    """The days from `first` to `last`, both included; no bound where one is None."""

    first: str | None = None
    last: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether it holds every day."""
        return self.first is None and self.last is None

    @property
    def is_empty(self) -> bool:
        """Whether it holds no day."""
        return self.first is not None and self.last is not None and self.first > self.last

    def may_hold(self, date: str | None) -> bool:
        """Return whether a date can mean a day in the range; an unknown one only if it is open."""
        if self.is_open:
            return True
        if date is None:
            return False
        when = parse(date)
        return (self.first is None or when.last >= self.first) and (
            self.last is None or when.first <= self.last
        )


ANY_DAY = DateRange()


def length(start: PartialDate, end: PartialDate) -> str | None:
    """Return how long it is from one date to another: `4 years 5 months`, to the nearest month.

    None for what months do not measure: a date that only names a year, a span, an end before.
    """
    if min(start.coarseness, end.coarseness) < _MONTH or end.first < start.first:
        return None
    about = "" if start.coarseness == end.coarseness == _DAY else "about "
    days = days_between(start.first, end.first)
    years, months = divmod(round(days / (_YEAR / len(MONTHS))), len(MONTHS))
    parts = [
        f"{number} {noun if number == 1 else f'{noun}s'}"
        for number, noun in ((years, "year"), (months, "month"))
        if number
    ]
    if not parts and not about:
        return f"{days} day{'s' * (days != 1)}"
    return about + " ".join(parts) if parts else None
