"""Tables for people, drawn: by Rich on a terminal, as plain lines in a pipe.

A pipe needs neither folding nor colour, so that `belarus prisoners | grep` does not wait for Rich.
"""

from __future__ import annotations

import re
import typing as t

from rich.cells import cell_len

from belarus_cli.formats.layout import GAP, RULE, Layout, entries, lay_out
from belarus_cli.streams import Screen
from belarus_cli.views.rows import bibliography as bibliography_of
from belarus_cli.views.table import DISPUTED, Table

_MORE = re.compile(r" \+\d+$")


class Page(t.NamedTuple):
    """A drawn table, and what its reader should be told."""

    text: str
    left_out: tuple[str, ...]
    """Headings of the columns that did not fit."""
    disputed: bool
    abridged: bool
    """Whether a cell says `+n`, that it shows one value of several."""
    remarks: tuple[str, ...] = ()
    """What the columns shown need said of them."""


def draw(table: Table, screen: Screen, *, header: bool, bibliography: bool) -> Page:
    """Draw a table as wide as the screen allows."""
    layout, left_out = lay_out(table, screen)
    sources = bibliography_of(table.rows) if bibliography else []
    if screen.width is None and not screen.colour:
        lines = [*_lines(layout, RULE[screen.unicode], header=header)] if layout.rows else []
        if sources:
            lines.extend(("", *(entry.line for entry in entries(sources, screen))))
        text = "".join(f"{line.rstrip()}\n" for line in lines)
    else:
        from belarus_cli.formats import rich_table

        text = rich_table.draw(table, layout, sources, screen, header=header)
    cells = (cell for column in layout.columns for cell in layout.cells[column.name])
    seen = (*layout.groups, *cells)
    return Page(
        text,
        left_out,
        any(DISPUTED in text for text in seen),
        any(_MORE.search(text) for text in seen),
        tuple(column.remark for column in layout.columns if column.remark and layout.rows),
    )


def _lines(layout: Layout, rule: str, *, header: bool) -> t.Iterator[str]:
    """Give the lines of a table that nobody folds: headings, rule, a row a line."""
    if header:
        yield _line(layout, [column.heading for column in layout.columns])
        yield rule * (sum(layout.widths) + GAP * (len(layout.widths) - 1))
    cells = (layout.cells[column.name] for column in layout.columns)
    yield from (_line(layout, row) for row in zip(*cells, strict=True))


def _line(layout: Layout, cells: t.Iterable[str]) -> str:
    padded = []
    for column, width, cell in zip(layout.columns, layout.widths, cells, strict=True):
        blanks = " " * (width - cell_len(cell))
        padded.append(blanks + cell if column.right else cell + blanks)
    return (" " * GAP).join(padded)
