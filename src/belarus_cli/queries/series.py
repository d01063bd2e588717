"""Numbers over time: the values that a figure had on its days."""

from __future__ import annotations

import typing as t

from belarus_cli.facts import dates
from belarus_cli.facts.model import Claim, Record, number_in

FEWEST = 8
"""A chart of fewer days tells less than the list of them."""


class Point(t.NamedTuple):
    """A number on a day."""

    when: float
    """The year and the part of it that had gone; of an imprecise date the middle."""
    date: str
    number: float
    claim: Claim


class Chart(t.NamedTuple):
    """A figure that was counted on several days, in their order."""

    figure: Record
    points: tuple[Point, ...]

    @property
    def name(self) -> str:
        """What it shows, and from when to when."""
        return f"{self.figure.name}, {self.points[0].date} to {self.points[-1].date}"


def chart_of(figures: t.Iterable[Record]) -> Chart | None:
    """Return the figure that was counted on most days; None if none was counted on enough."""
    series = [Chart(figure, points(figure)) for figure in figures]
    longest = max(series, key=lambda chart: len(chart.points), default=None)
    return longest if longest is not None and len(longest.points) >= FEWEST else None


def points(figure: Record) -> tuple[Point, ...]:
    """Return the values of a figure that are one number of a day, month or year, by date."""
    found = []
    for claim in figure.claims("value"):
        number = number_in(str(claim.value))
        if number is not None and claim.as_of is not None:
            when = dates.parse(claim.as_of)
            first, last = _years(when.first), _years(when.last)
            if last - first < 1:
                found.append(Point((first + last) / 2, claim.as_of, number, claim))
    return tuple(sorted(found, key=lambda point: (point.when, dates.parse(point.date))))


def _years(day: str) -> float:
    year, month, of_month = map(int, day.split("-"))
    return year + (month - 1) / 12 + (of_month - 1) / 372


class Month(t.NamedTuple):
    """The rounds of releases of a month."""

    name: str
    """As YYYY-MM."""
    number: int
    """Counted from the beginning of years, so that the distance of two can be told."""
    rounds: tuple[Record, ...]
    freed: int
    """How many they freed, as far as sources say."""


def months(releases: t.Iterable[Record]) -> list[Month]:
    """Return the rounds of releases by month, in order; months without any are left out."""
    found: dict[str, list[Record]] = {}
    for release in releases:
        found.setdefault(dates.parse(str(release.value("date"))).first[:7], []).append(release)
    return [
        Month(name, int(name[:4]) * 12 + int(name[5:]), tuple(rounds), sum(map(freed_in, rounds)))
        for name, rounds in sorted(found.items())
    ]


def freed_in(release: Record) -> int:
    """Return how many a round freed; 0 where no source says so."""
    freed = release.value("freed")
    return freed if isinstance(freed, int) else 0
