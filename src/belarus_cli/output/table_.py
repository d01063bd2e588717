"""Tables and sheets for people, drawn with Rich; the only module that imports it."""

from __future__ import annotations

import io
import re
import textwrap
import typing as t

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from belarus_cli.documents import Document
from belarus_cli.documents import bibliography as bibliography_of
from belarus_cli.names import fold
from belarus_cli.sheet import Section, Sheet
from belarus_cli.streams import Screen
from belarus_cli.table import DISPUTED, NARROWEST_TEXT, Column, Table

GAP = 2
_RULE = {True: box.SIMPLE_HEAD, False: box.Box("    \n    \n -- \n    \n    \n    \n    \n    \n")}
_STYLES = {"": "", "strong": "bold", "faint": "dim"}
_MORE = re.compile(r" \+\d+$")
# A pipe has no edge; Rich wants a number all the same.
_NO_EDGE = 1_000_000


class Page(t.NamedTuple):
    """A drawn table, and what its reader should be told."""

    text: str
    left_out: tuple[str, ...]
    """Headings of the columns that did not fit."""
    disputed: bool
    abridged: bool
    """Whether a cell says `+n`, that it shows one value of several."""


def draw(table: Table, screen: Screen, *, header: bool, bibliography: bool) -> Page:
    """Draw a table as wide as the screen allows."""
    rows = table.drawn(table.rows) if table.drawn else table.rows
    place = "pipe" if screen.width is None else "screen"
    candidates = [column for column in table.columns if column.on in (place, "both")]
    cells = {column.name: [column.cell(row) for row in rows] for column in candidates}
    columns = _fitting(candidates, cells, screen.width)
    widths = _widths(columns, cells, screen.width)
    console, buffer = _console(screen, max(sum(widths) + GAP * len(widths), 1))
    words = table.mark if screen.colour else ()
    repeats = table.repeats if screen.width is not None else ()

    def drawn(numbers: t.Iterable[int], *, head: bool) -> RichTable:
        rich = RichTable(
            box=_RULE[screen.unicode],
            show_header=head,
            show_edge=False,
            pad_edge=False,
            padding=(0, GAP - 1, 0, 0),  # the box adds one
            header_style="bold",
        )
        for column, width in zip(columns, widths, strict=True):
            rich.add_column(
                Text(column.heading),
                width=width,
                no_wrap=not column.wraps and width >= _natural(column, cells[column.name]),
                overflow="fold",
                justify="right" if column.right else "left",
                style=_STYLES[column.style],
            )
        above: list[str] = []
        for number in numbers:
            here = [cells[name][number] for name in repeats]
            blank = repeats if here == above else ()
            above = here
            rich.add_row(
                *(
                    _marked("" if column.name in blank else cells[column.name][number], words)
                    for column in columns
                )
            )
        return rich

    # A pipe has a record a line; headings between them are for the eye.
    grouping = table.group if screen.width is not None else None
    headings = [grouping(row) for row in rows] if grouping is not None else []
    if not headings and rows:
        console.print(drawn(range(len(rows)), head=header))
    elif header and rows:
        console.print(drawn((), head=True))
    for heading, numbers in _groups(headings):
        if table.lone_heading or len(set(headings)) > 1:
            console.print(Text(heading, style="bold cyan"))
        console.print(drawn(numbers, head=False))
    if bibliography and rows:
        console.print()
        _bibliography(console, bibliography_of(table.rows), screen)
    seen = [*headings, *(cell for column in columns for cell in cells[column.name])]
    return Page(
        _tidy(buffer),
        tuple(column.heading.replace("\n", " ") for column in candidates if column not in columns),
        any(DISPUTED in cell for cell in seen),
        any(_MORE.search(cell) for cell in seen),
    )


def _console(screen: Screen, width: int) -> tuple[Console, io.StringIO]:
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=width,
        height=100,  # Rich heeds the width only beside a height where TERM is dumb
        force_terminal=screen.colour,
        color_system="standard" if screen.colour else None,
        no_color=not screen.colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    return console, buffer


def _tidy(buffer: io.StringIO) -> str:
    """Give what was drawn without the blanks that pad the last column."""
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


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


def _groups(headings: t.Sequence[str]) -> t.Iterator[tuple[str, list[int]]]:
    """Give each run of equal headings with the rows in it."""
    rows: list[int] = []
    for row, heading in enumerate(headings):
        if rows and heading != headings[row - 1]:
            yield headings[row - 1], rows
            rows = []
        rows.append(row)
    if rows:
        yield headings[-1], rows


def _marked(value: str, words: t.Sequence[str]) -> Text:
    """Give a cell in which each word that has one of the sought ones is marked."""
    text = Text(value)
    if words:
        start = 0
        for word in value.split(" "):
            if any(sought in fold(word) for sought in words):
                text.stylize("bold yellow", start, start + len(word))
            start += len(word) + 1
    return text


def _bibliography(console: Console, sources: t.Sequence[Document], screen: Screen) -> None:
    """Print numbered sources; an address is never broken, the terminal folds it if it must."""
    digits = len(str(len(sources)))
    for number, source in enumerate(sources, 1):
        title = source["title"] or "[untitled]"
        publisher = source["publisher"]
        if source["provenance"]:
            publisher += f" ({source['provenance']})"
        parts = [publisher, title, source["published"] or "[undated]", source["kind"]]
        line = f"{number:>{digits}}  {', '.join(parts)}"
        address = source["url"] or "[no known address]"
        if screen.width is None:
            console.print(Text(f"{line}. {address}"), soft_wrap=True)
        else:
            indent = " " * (digits + GAP)
            folded = textwrap.fill(line, screen.width, subsequent_indent=indent)
            console.print(Text(folded), soft_wrap=True)
            console.print(Text(f"{indent}{address}", style="dim"), soft_wrap=True)


def draw_sheet(sheet: Sheet, screen: Screen) -> str:
    """Draw a sheet: labels on the left, values with their sources' numbers on the right."""
    width = _NO_EDGE if screen.width is None else screen.width
    console, buffer = _console(screen, width)
    console.print(_titled(sheet, screen), soft_wrap=True)
    if sheet.also:
        console.print(Text(f"also {', '.join(sheet.also)}", style="dim"))
    console.print()
    label_width = max((cell_len(s.label) for s in (*sheet.sections, *sheet.life_line)), default=0)
    console.print(_grid(sheet.sections, label_width))
    if sheet.life_line:
        console.print()
        console.print(Text("Life line", style="bold"))
        console.print(_grid(sheet.life_line, label_width))
    if sheet.sources:
        console.print()
        console.print(Text("Sources", style="bold"))
        _bibliography(console, sheet.sources, screen)
    return _tidy(buffer)


def _titled(sheet: Sheet, screen: Screen) -> Text:
    title = Text(sheet.title, style="bold")
    tag = f"{sheet.kind} {sheet.id}"
    room = (screen.width or 0) - cell_len(sheet.title) - cell_len(tag)
    title.append(" " * max(room, GAP), style="not bold")
    title.append(tag, style="not bold dim")
    return title


def _grid(sections: t.Sequence[Section], label_width: int) -> RichTable:
    grid = RichTable.grid(padding=(0, GAP, 0, 0), pad_edge=False)
    grid.add_column(no_wrap=True, width=label_width, style="dim")
    grid.add_column(overflow="fold")
    for section in sections:
        label = section.label
        for line in section.lines:
            text = Text(line.text)
            text.append("".join(f" [{n}]" for n in line.references[:1]), style="dim")
            text.append("".join(f"[{n}]" for n in line.references[1:]), style="dim")
            if line.note:
                text.append(f"  {line.note}", style="dim italic")
            grid.add_row(Text(label), text)
            label = ""
    return grid
