"""A chart of letters: a column for each while, as high as the number was at its end."""

from __future__ import annotations

import typing as t

from belarus_cli.queries.series import Chart

_ROWS = 6
_WIDEST = 80
_EIGHTHS = " ▁▂▃▄▅▆▇█"


def draw(chart: Chart, width: int) -> t.Iterator[str]:
    """Return the lines of a chart, with its name above it and the years under it."""
    most = max(point.number for point in chart.points)
    label = f"{most:,g}"
    margin = len(label) + 1
    columns = min(width, _WIDEST) - margin
    yield chart.name
    heights = [round(number / most * _ROWS * 8) for number in _numbers(chart, columns)]
    for row in reversed(range(_ROWS)):
        side = {_ROWS - 1: label, 0: "0"}.get(row, "")
        cells = (_EIGHTHS[min(max(height - row * 8, 0), 8)] for height in heights)
        yield f"{side:>{margin - 1}} {''.join(cells)}".rstrip()
    yield " " * margin + _years(chart, columns)


def _numbers(chart: Chart, columns: int) -> t.Iterator[float]:
    """Return the number that was the last one known at the end of each column."""
    first, last = chart.points[0].when, chart.points[-1].when
    for column in range(columns):
        end = first + (last - first) * (column + 1) / columns
        # The last column ends where the last number is, whatever the rounding.
        yield [p for p in chart.points if p.when <= end + 1e-9][-1].number


def _years(chart: Chart, columns: int) -> str:
    """Return the years, each under the column in which it begins, as far as there is room."""
    first, last = chart.points[0].when, chart.points[-1].when
    line = ""
    for year in range(int(first) + 1, int(last) + 1):
        start = int((year - first) / (last - first) * columns)
        if start >= len(line) + (1 if line else 0) and start + len(str(year)) <= columns:
            line = f"{line:<{start}}{year}"
    return line
