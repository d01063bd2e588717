"""How a table is laid out for people: which columns fit, and how wide they are."""

from __future__ import annotations

import textwrap
import typing as t

from rich.cells import cell_len

from belarus_cli.streams import Screen
from belarus_cli.views.rows import Row, cited_sources
from belarus_cli.views.table import DISPUTED, MORE, NARROWEST_TEXT, Column, Table

GAP = 2
RULE = "─"
"""What the line under the headings is made of."""

STACKED_BELOW = 60
"""On a screen narrower than this, what does not fit side by side stands one under the other."""


class Layout(t.NamedTuple):
    """A table as it is to be drawn: columns that fit, their widths, and the text of each cell."""

    table: Table
    columns: tuple[Column, ...]
    widths: tuple[int, ...]
    folded: tuple[bool, ...]
    """Whether each column is narrower than its longest text."""
    cells: t.Mapping[str, t.Sequence[str]]
    """The cells of each column, by its name."""
    rows: int
    groups: tuple[str, ...]
    """The heading under which each row stands; none at all where rows are not grouped."""
    left_out: tuple[str, ...]
    """Headings of the columns that did not fit."""
    sources: tuple[Row, ...]
    """What is to stand under the table."""
    stacked: bool = False
    """Whether each row is a block of lines, a heading and a cell on each."""
    links: t.Mapping[str, t.Sequence[str | None]] = {}
    """Where the cells of a column lead, by its name; none where a screen has no links."""
    disputed: str = DISPUTED
    """The mark of a dispute as the screen shows it."""

    @property
    def is_disputed(self) -> bool:
        """Whether a cell says that sources disagree."""
        return any(self.disputed in text for text in self._texts())

    @property
    def is_abridged(self) -> bool:
        """Whether a cell says `+n`, that it shows one value of several."""
        return any(MORE.search(text) for text in self._texts())

    @property
    def remarks(self) -> tuple[str, ...]:
        """What the columns shown need said of them."""
        return tuple(column.remark for column in self.columns if column.remark and self.rows)

    def _texts(self) -> t.Iterator[str]:
        yield from self.groups
        for column in self.columns:
            yield from self.cells[column.name]


def lay_out(table: Table, screen: Screen, *, sources: bool = False) -> Layout:
    """Return the table as it fits the screen, with its sources under it if they are wanted."""
    rows = table.expand(table.rows) if table.expand else table.rows
    place = "pipe" if screen.width is None else "screen"
    candidates = [
        column
        for column in table.columns
        if column.where in (place, "both") and (screen.charts or not column.blocks)
    ]
    if screen.width is None:  # a line of headings is one line there
        candidates = [one._replace(heading=one.heading.replace("\n", " ")) for one in candidates]
    candidates = [one._replace(heading=screen.shown(one.heading)) for one in candidates]
    # What an encoding replaces may be wider or narrower than what stands there.
    cells = {column.name: [screen.shown(column.cell(row)) for row in rows] for column in candidates}
    columns = _fitting(candidates, cells, screen.width)
    stacked = (
        screen.width is not None
        and (table.blocks or screen.width < STACKED_BELOW)
        and screen.width < _needed(candidates, cells)
    )
    if stacked:
        columns = [column for column in candidates if column.heading]
    # A pipe has a record a line; headings between them are for the eye.
    grouping = table.group if screen.width is not None else None
    widths = _widths(columns, cells, screen.width)
    natural = [_natural(column, cells[column.name]) for column in columns]
    left_out = (column.heading.replace("\n", " ") for column in candidates if column not in columns)
    can_link = screen.colour and screen.width is not None
    links = {one.name: [*map(one.link, rows)] for one in columns if one.link and can_link}
    return Layout(
        table,
        tuple(columns),
        tuple(widths),
        tuple(width < needed for width, needed in zip(widths, natural, strict=True)),
        cells,
        len(rows),
        tuple(screen.shown(grouping(row)) for row in rows) if grouping is not None else (),
        tuple(left_out),
        tuple(cited_sources(table.rows)) if sources else (),
        stacked,
        links,
        screen.shown(DISPUTED),
    )


def _natural(column: Column, cells: t.Sequence[str]) -> int:
    return max(map(cell_len, (*column.heading.splitlines(), *cells)), default=0)


def _least(column: Column, cells: t.Sequence[str]) -> int:
    natural = _natural(column, cells)
    if not column.wraps:
        return natural
    # A word is broken only where it would take more than a column of text may.
    words = (cell_len(word) for cell in cells for word in cell.split())
    longest = min(max(words, default=0), NARROWEST_TEXT)
    return min(natural, max(column.min_width, longest))


def _needed(columns: t.Sequence[Column], cells: t.Mapping[str, t.Sequence[str]]) -> int:
    """Return the least width in which columns can stand side by side."""
    return sum(_least(column, cells[column.name]) + GAP for column in columns) - GAP


def _fitting(
    columns: t.Sequence[Column], cells: t.Mapping[str, t.Sequence[str]], width: int | None
) -> list[Column]:
    """Return the columns that fit, the least important having left first."""
    staying = list(columns)
    while width is not None:
        needed = _needed(staying, cells)
        loose = [column for column in staying if column.drop_order]
        if needed <= width or not loose:
            break
        staying.remove(max(reversed(loose), key=lambda column: column.drop_order))
    return staying


def _widths(
    columns: t.Sequence[Column], cells: t.Mapping[str, t.Sequence[str]], width: int | None
) -> list[int]:
    """Return each column's width: what it needs, and the text columns a fair share of the rest."""
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


class Entry(t.NamedTuple):
    """A numbered source: what it is called, and where it can be read."""

    line: str
    """In a pipe with its address; on a screen folded, the address has a line of its own."""
    address: str = ""


def entries(sources: t.Sequence[Row], screen: Screen) -> t.Iterator[Entry]:
    """Return the numbered sources; an address is never broken, the terminal folds it if it must."""
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
            folded = textwrap.fill(screen.shown(line), screen.width, subsequent_indent=indent)
            yield Entry(folded, screen.shown(f"{indent}{address}"))
