"""Tables for people: which columns fit, how wide they are, and the plain lines of a pipe.

What a terminal shows, Rich draws (`rich_`); a pipe needs neither folding nor colour, so that
`belarus prisoners | grep` does not wait for it.
"""

from __future__ import annotations

import re
import textwrap
import typing as t

from rich.cells import cell_len

from belarus_cli.documents import Document
from belarus_cli.documents import bibliography as bibliography_of
from belarus_cli.streams import Screen
from belarus_cli.table import DISPUTED, NARROWEST_TEXT, Column, Table

GAP = 2
RULE = {True: "─", False: "-"}
"""What the line under the headings is made of, by whether the screen has Unicode."""
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


class Layout(t.NamedTuple):
    """A table as it is to be drawn: columns that fit, their widths, and the text of each cell."""

    columns: tuple[Column, ...]
    widths: tuple[int, ...]
    folded: tuple[bool, ...]
    """Whether each column is narrower than its longest text."""
    cells: t.Mapping[str, t.Sequence[str]]
    """The cells of each column, by its name."""
    rows: int
    groups: tuple[str, ...]
    """The heading under which each row stands; none at all where rows are not grouped."""


def draw(table: Table, screen: Screen, *, header: bool, bibliography: bool) -> Page:
    """Draw a table as wide as the screen allows."""
    layout, left_out = _lay_out(table, screen)
    sources = bibliography_of(table.rows) if bibliography else []
    if screen.width is None and not screen.colour:
        lines = [*_lines(layout, RULE[screen.unicode], header=header)] if layout.rows else []
        if sources:
            lines.extend(("", *(entry.line for entry in entries(sources, screen))))
        text = "".join(f"{line.rstrip()}\n" for line in lines)
    else:
        from belarus_cli.output import rich_

        text = rich_.draw(table, layout, sources, screen, header=header)
    cells = (cell for column in layout.columns for cell in layout.cells[column.name])
    seen = (*layout.groups, *cells)
    return Page(
        text,
        left_out,
        any(DISPUTED in text for text in seen),
        any(_MORE.search(text) for text in seen),
        tuple(column.remark for column in layout.columns if column.remark and layout.rows),
    )


def _lay_out(table: Table, screen: Screen) -> tuple[Layout, tuple[str, ...]]:
    """Give the layout, and the headings of the columns that did not fit."""
    rows = table.drawn(table.rows) if table.drawn else table.rows
    place = "pipe" if screen.width is None else "screen"
    candidates = [column for column in table.columns if column.on in (place, "both")]
    if screen.width is None:  # a line of headings is one line there
        candidates = [one._replace(heading=one.heading.replace("\n", " ")) for one in candidates]
    cells = {column.name: [column.cell(row) for row in rows] for column in candidates}
    columns = _fitting(candidates, cells, screen.width)
    # A pipe has a record a line; headings between them are for the eye.
    grouping = table.group if screen.width is not None else None
    widths = _widths(columns, cells, screen.width)
    natural = [_natural(column, cells[column.name]) for column in columns]
    layout = Layout(
        tuple(columns),
        tuple(widths),
        tuple(width < needed for width, needed in zip(widths, natural, strict=True)),
        cells,
        len(rows),
        tuple(grouping(row) for row in rows) if grouping is not None else (),
    )
    left_out = (column.heading.replace("\n", " ") for column in candidates if column not in columns)
    return layout, tuple(left_out)


def _natural(column: Column, cells: t.Sequence[str]) -> int:
    return max(map(cell_len, (*column.heading.splitlines(), *cells)), default=0)


def _least(column: Column, cells: t.Sequence[str]) -> int:
    natural = _natural(column, cells)
    if not column.wraps:
        return natural
    # A word is broken only where it would take more than a column of text may.
    words = (cell_len(word) for cell in cells for word in cell.split())
    longest = min(max(words, default=0), NARROWEST_TEXT)
    return min(natural, max(column.least, longest))


def _fitting(
    columns: t.Sequence[Column], cells: t.Mapping[str, t.Sequence[str]], width: int | None
) -> list[Column]:
    """Give the columns that fit, the least important having left first."""
    staying = list(columns)
    while width is not None:
        needed = sum(_least(column, cells[column.name]) + GAP for column in staying) - GAP
        loose = [column for column in staying if column.priority]
        if needed <= width or not loose:
            break
        staying.remove(max(reversed(loose), key=lambda column: column.priority))
    return staying


def _widths(
    columns: t.Sequence[Column], cells: t.Mapping[str, t.Sequence[str]], width: int | None
) -> list[int]:
    """Give each column's width: what it needs, and the text columns a fair share of the rest."""
    natural = [_natural(column, cells[column.name]) for column in columns]
    if width is None:
        return natural
    widths = [_least(column, cells[column.name]) for column in columns]
    spare = width - sum(widths) - GAP * (len(widths) - 1)
    while spare < 0 and max(widths) > 1:  # so narrow that even what stays must fold
        widths[widths.index(max(widths))] -= 1
        spare += 1
    while spare > 0:
        wanting = [i for i in range(len(widths)) if widths[i] < natural[i]]
        if not wanting:
            break
        # The one that lacks most gets the next cell.
        widths[max(wanting, key=lambda i: natural[i] - widths[i])] += 1
        spare -= 1
    return widths


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


class Entry(t.NamedTuple):
    """A numbered source: what it is called, and where it can be read."""

    line: str
    """In a pipe with its address; on a screen folded, the address has a line of its own."""
    address: str = ""


def entries(sources: t.Sequence[Document], screen: Screen) -> t.Iterator[Entry]:
    """Give the numbered sources; an address is never broken, the terminal folds it if it must."""
    digits = len(str(len(sources)))
    indent = " " * (digits + GAP)
    for number, source in enumerate(sources, 1):
        publisher = source["publisher"]
        if source["provenance"]:
            publisher += f" ({source['provenance']})"
        title, published = source["title"] or "[untitled]", source["published"] or "[undated]"
        line = f"{number:>{digits}}  {', '.join((publisher, title, published, source['kind']))}"
        address = source["url"] or "[no known address]"
        if screen.width is None:
            yield Entry(f"{line}. {address}")
        else:
            folded = textwrap.fill(line, screen.width, subsequent_indent=indent)
            yield Entry(folded, f"{indent}{address}")
