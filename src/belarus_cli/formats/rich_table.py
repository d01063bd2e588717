"""Tables and details on a terminal, drawn with Rich."""

from __future__ import annotations

import io
import re
import typing as t

from rich import box
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table as RichTable
from rich.text import Text

from belarus_cli.facts.names import fold
from belarus_cli.formats.layout import GAP, RULE, Layout, entries
from belarus_cli.streams import Screen
from belarus_cli.views.rows import Row
from belarus_cli.views.table import EMPTY, MORE

if t.TYPE_CHECKING:
    from belarus_cli.queries.series import Chart
    from belarus_cli.views.details import Details, Line, Section


_STYLES = {"": "", "strong": "bold", "faint": "dim"}
_LINK = re.compile(r"\x1b\]8;id=([^;]+);")
# A pipe has no edge; Rich wants a number all the same.
_NO_EDGE = 1_000_000


def draw(layout: Layout, screen: Screen, *, header: bool) -> str:
    """Draw a table that was laid out, and under it its sources if there are any."""
    if layout.stacked and screen.width is not None:
        width = screen.width
    else:
        width = max(sum(layout.widths) + GAP * len(layout.widths), 1)
    console, buffer = _console(screen, width)
    if layout.table.chart is not None and screen.width is not None and screen.charts:
        _chart(console, layout.table.chart, screen.width)
    if layout.stacked:
        _stack(console, layout, screen)
    elif not layout.groups and layout.rows:
        console.print(_drawn(layout, range(layout.rows), screen, header=header))
    elif header and layout.rows:
        console.print(_drawn(layout, (), screen, header=True))
    for heading, numbers in () if layout.stacked else _groups(layout.groups):
        if layout.table.lone_heading or len(set(layout.groups)) > 1:
            console.print(Text(heading, style="bold cyan"))
        console.print(_drawn(layout, numbers, screen, header=False))
    if layout.sources:
        console.print()
        _sources(console, layout.sources, screen)
    return _tidy(buffer)


def _chart(console: Console, drawn: Chart, width: int) -> None:
    from belarus_cli.formats import chart

    title, *lines = chart.draw(drawn, width)
    console.print(Text(title, style="bold"), soft_wrap=True)
    for line in lines:
        console.print(Text(line), soft_wrap=True)
    console.print()


def _drawn(layout: Layout, numbers: t.Iterable[int], screen: Screen, *, header: bool) -> RichTable:
    """Return the rows of these numbers as a table of Rich's."""
    rich = RichTable(
        box=box.Box(f"    \n    \n {screen.shown(RULE) * 2} \n    \n    \n    \n    \n    \n"),
        show_header=header,
        show_edge=False,
        pad_edge=False,
        padding=0,  # the box parts columns by one; `apart` does the rest
        header_style="bold",
    )
    apart: dict[str, t.Callable[[Text], RenderableType]] = {}
    for column, width, folded in zip(layout.columns, layout.widths, layout.folded, strict=True):
        is_last = column is layout.columns[-1]
        # Rich draws a padded cell twice. One that is neither folded nor set right needs no padding:
        # its column is wider by as much.
        is_padded = (folded or column.right) and not is_last
        apart[column.name] = _apart if is_padded else lambda cell: cell
        rich.add_column(
            apart[column.name](Text(column.heading)),
            width=width if is_last else width + GAP - 1,
            no_wrap=not (column.wraps or folded),
            overflow="fold",
            justify="right" if column.right else "left",
            style=_STYLES[column.style],
        )
    words = layout.table.mark if screen.colour else ()
    repeats = layout.table.repeats if screen.width is not None else ()
    above: list[str] = []
    for number in numbers:
        row = {column.name: layout.cells[column.name][number] for column in layout.columns}
        here = [layout.cells[name][number] for name in repeats]
        if here == above:
            row.update(dict.fromkeys(repeats, ""))
        above = here
        cells = {name: _marked(text, words) for name, text in row.items()}
        for name, cell in cells.items():
            _link(cell, layout, name, number)
        rich.add_row(*(apart[name](cell) for name, cell in cells.items()))
    return rich


def _apart(cell: Text) -> Padding:
    return Padding(cell, (0, GAP - 1, 0, 0))


def _stack(console: Console, layout: Layout, screen: Screen) -> None:
    """Draw each row as a block of lines, a heading and what it has under it on each."""
    label = max((cell_len(column.heading) for column in layout.columns), default=0)
    words = layout.table.mark if screen.colour else ()
    alone = not layout.table.lone_heading and len(set(layout.groups)) == 1
    above = ""
    told: dict[str, str] = {}
    for number in range(layout.rows):
        if number:
            console.print()
        heading = layout.groups[number] if layout.groups and not alone else ""
        if heading != above:
            console.print(Text(heading, style="bold cyan"))
            told = {}
        above = heading
        grid = RichTable.grid(padding=(0, GAP, 0, 0), pad_edge=False)
        grid.add_column(no_wrap=True, width=label, style="dim")
        grid.add_column(overflow="fold")
        here = {name: layout.cells[name][number] for name in layout.table.repeats}
        again = here.keys() if here == told else ()
        told = here
        for column in layout.columns:
            text = layout.cells[column.name][number]
            if column.name not in again and text not in ("", screen.shown(EMPTY)):
                cell = _marked(text, words)
                cell.style = _STYLES[column.style]
                _link(cell, layout, column.name, number)
                grid.add_row(Text(column.heading.replace("\n", " ")), cell)
        console.print(grid)


def _link(cell: Text, layout: Layout, name: str, number: int) -> None:
    """Make a cell lead to its address, less the `+2` behind it, if it has one."""
    address = layout.links[name][number] if name in layout.links else None
    if address is not None:
        cell.stylize(Style(link=address), 0, len(MORE.sub("", cell.plain)))


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
    """Return what was drawn without the blanks that pad the last column.

    Rich numbers links at random; the same facts are to make the same bytes.
    """
    seen: dict[str, str] = {}
    drawn = _LINK.sub(
        lambda match: f"\x1b]8;id={seen.setdefault(match[1], str(len(seen) + 1))};",
        buffer.getvalue(),
    )
    return "".join(f"{line.rstrip()}\n" for line in drawn.splitlines())


def _groups(headings: t.Sequence[str]) -> t.Iterator[tuple[str, list[int]]]:
    """Return each run of equal headings with the rows in it."""
    rows: list[int] = []
    for row, heading in enumerate(headings):
        if rows and heading != headings[row - 1]:
            yield headings[row - 1], rows
            rows = []
        rows.append(row)
    if rows:
        yield headings[-1], rows


def _marked(value: str, words: t.Sequence[str]) -> Text:
    """Return a cell in which each word that has one of the sought ones is marked."""
    text = Text(value)
    if words:
        start = 0
        for word in value.split(" "):
            if any(sought in fold(word) for sought in words):
                text.stylize("bold yellow", start, start + len(word))
            start += len(word) + 1
    return text


def _sources(console: Console, sources: t.Sequence[Row], screen: Screen) -> None:
    for entry in entries(sources, screen):
        console.print(Text(entry.line), soft_wrap=True)
        if entry.address:
            console.print(Text(entry.address, style="dim"), soft_wrap=True)


def draw_details(details: Details, screen: Screen) -> str:
    """Draw details: labels on the left, values with their sources' numbers on the right."""
    width = _NO_EDGE if screen.width is None else screen.width
    console, buffer = _console(screen, width)
    details = _shown(details, screen)
    console.print(_titled(details, screen), soft_wrap=True)
    if details.answer is not None:
        console.print(_cited(details.answer))
    if details.also:
        console.print(Text(f"also {', '.join(details.also)}", style="dim"))
    if details.address:
        console.print(Text(details.address, style="dim"), soft_wrap=True)
    console.print()
    label_width = max(
        (cell_len(s.label) for s in (*details.sections, *details.timeline)), default=0
    )
    console.print(_grid(details.sections, label_width))
    if details.timeline:
        console.print()
        console.print(Text("Timeline", style="bold"))
        console.print(_grid(details.timeline, label_width))
    if details.sources:
        console.print()
        console.print(Text("Sources", style="bold"))
        _sources(console, details.sources, screen)
    return _tidy(buffer)


def _shown(value: t.Any, screen: Screen) -> t.Any:
    """Return details, or a part of them, with every text as the screen shows it."""
    if isinstance(value, str):
        return screen.shown(value)
    if isinstance(value, tuple):
        parts = [_shown(part, screen) for part in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value


def _titled(details: Details, screen: Screen) -> Text:
    title = Text(details.title, style="bold")
    tag = f"{details.kind} {details.id}"
    room = (screen.width or 0) - cell_len(details.title) - cell_len(tag)
    narrow = screen.width is not None and room < GAP
    title.append("\n" if narrow else " " * max(room, GAP), style="not bold")
    title.append(tag, style="not bold dim")
    return title


def _cited(line: Line) -> Text:
    """Return a line with the numbers of its sources behind it."""
    text = Text(line.text)
    text.append("".join(f" [{n}]" for n in line.references[:1]), style="dim")
    text.append("".join(f"[{n}]" for n in line.references[1:]), style="dim")
    return text


def _grid(sections: t.Sequence[Section], label_width: int) -> RichTable:
    grid = RichTable.grid(padding=(0, GAP, 0, 0), pad_edge=False)
    grid.add_column(no_wrap=True, width=label_width, style="dim")
    grid.add_column(overflow="fold")
    for section in sections:
        label = section.label
        for line in section.lines:
            text = _cited(line)
            if line.note:
                text.append(f"  {line.note}", style="dim italic")
            grid.add_row(Text(label), text)
            label = ""
    return grid
