"""Charts as SVG: the releases by month, and how a figure went over time."""

from __future__ import annotations

import math
import typing as t
from html import escape

from belarus_cli.queries.series import Chart, Month, Point

# Drawn for a column of a desk; a telephone shows the same smaller, and letters stay legible.
_WIDTH, _HEIGHT = 480, 250
_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 14, 24, 34
_PLOT_WIDTH, _PLOT_HEIGHT = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
_BASE = _TOP + _PLOT_HEIGHT
_MOST_STEPS = 5
_LABELLED = 0.2
"""The part of the highest bar under which one has no number on it; the table has all."""
_BETWEEN_YEARS = 34
_MONTHS = 12


def releases(months: t.Sequence[Month], id_: str) -> str:
    """Return how many were freed in each month, the rounds of one month upon one another."""
    steps = _steps(max((month.freed for month in months), default=0))
    first, count = months[0].number, months[-1].number - months[0].number + 1
    place = _PLOT_WIDTH / count
    bar = max(min(place * 0.8, 22), 1.5)
    parts = [_grid(steps)]
    for month in months:
        middle = _LEFT + place * (month.number - first + 0.5)
        below = 0.0
        for release in month.rounds:
            freed = release.value("freed")
            told = escape(f"{release.value('date')}: {freed if freed is not None else 'no number'}")
            height = int(freed or 0) / steps[-1] * _PLOT_HEIGHT
            if height:
                parts.append(
                    f'<rect class="bar" x="{middle - bar / 2:.1f}" '
                    f'y="{_BASE - below - height:.1f}" width="{bar:.1f}" '
                    f'height="{max(height, 1):.1f}"><title>{told}</title></rect>'
                )
            else:
                parts.append(_dot(middle, _BASE - below - 4, told, hollow=True))
            below += height
        if month.freed >= _LABELLED * steps[-1]:
            parts.append(_text(middle, _BASE - below - 5, str(month.freed), "middle"))
    january = (
        (year, _LEFT + place * (year * _MONTHS + 1 - first))
        for year in range((first - 1) // _MONTHS, months[-1].number // _MONTHS + 1)
    )
    parts.append(_years(january))
    name = f"People freed, by month, {months[0].name} to {months[-1].name}"
    return _svg(name, parts, id_)


def course(chart: Chart, id_: str) -> str:
    """Return how a figure went: a dot a day, hollow where the number is hedged."""
    steps = _steps(max(point.number for point in chart.points))
    first, last = chart.points[0].when, chart.points[-1].when

    def across(when: float) -> float:
        return _LEFT + _PLOT_WIDTH * (when - first) / (last - first or 1)

    def up(number: float) -> float:
        return _BASE - number / steps[-1] * _PLOT_HEIGHT

    line = " ".join(f"{across(p.when):.1f},{up(p.number):.1f}" for p in chart.points)
    parts = [_grid(steps), f'<polyline class="line" points="{line}"/>']
    for point in chart.points:
        told = escape(f"{point.date}: {point.claim.value}")
        parts.append(_dot(across(point.when), up(point.number), told, hollow=_is_hedged(point)))
    most = max(chart.points, key=lambda point: point.number)
    for point, anchor, away in (
        (chart.points[0], "start", -8),
        (most, "middle", -8),
        (chart.points[-1], "end", 20),
    ):
        if point is most or abs(across(point.when) - across(most.when)) > _BETWEEN_YEARS:
            x, y = across(point.when), up(point.number) + away
            parts.append(_text(x, y, str(point.claim.value), anchor))
    years = range(math.ceil(first), math.floor(last) + 1)
    parts.append(_years((year, across(year)) for year in years))
    return _svg(chart.name, parts, id_)


def _is_hedged(point: Point) -> bool:
    return not str(point.claim.value).replace(",", "").replace(".", "").isdigit()


def _svg(name: str, parts: t.Iterable[str], id_: str) -> str:
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-labelledby="{id_}">'
        f'<title id="{id_}">{escape(name)}</title>{"".join(parts)}</svg>'
    )


def _steps(most: float) -> list[int]:
    """Return round numbers from 0 up to the first that is not under the largest."""
    power = 10 ** max(math.floor(math.log10(max(most, 1))), 0)
    candidates = (max(power * part // 10, 1) for part in (1, 2, 5, 10, 20, 50))
    step = next(one for one in candidates if most <= one * _MOST_STEPS)
    return [*range(0, math.ceil(max(most, 1) / step) * step + 1, step)]


def _grid(steps: t.Sequence[int]) -> str:
    parts = []
    for step in steps:
        y = _BASE - step / steps[-1] * _PLOT_HEIGHT
        parts.append(f'<path class="grid" d="M{_LEFT} {y:.1f}H{_WIDTH - _RIGHT}"/>')
        parts.append(_text(_LEFT - 6, y + 4, f"{step:,}", "end"))
    return "".join(parts)


def _years(places: t.Iterable[tuple[int, float]]) -> str:
    parts = []
    free = float(_LEFT)
    for year, x in places:
        if _LEFT <= x <= _WIDTH - _RIGHT:
            parts.append(f'<path class="tick" d="M{x:.1f} {_BASE}v6"/>')
            if x >= free:
                parts.append(_text(min(x, _WIDTH - 16), _BASE + 20, str(year), "middle"))
                free = x + _BETWEEN_YEARS
    return "".join(parts)


def _dot(x: float, y: float, told: str, *, hollow: bool) -> str:
    kind = "dot hollow" if hollow else "dot"
    return f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="3"><title>{told}</title></circle>'


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'
