"""The format for people: tables, cards and details, by Rich on a terminal, plain in a pipe.

A pipe needs neither folding nor colour, so that `belarus prisoners | grep` does not wait for Rich.
Nor do cards, which are folded when they are laid out, and have two styles.
"""

from __future__ import annotations

import typing as t

from rich.cells import cell_len

from belarus_cli.formats.layout import GAP, RULE, Layout, entries
from belarus_cli.formats.registry import Output

if t.TYPE_CHECKING:
    from belarus_cli.views.card import Card
    from belarus_cli.views.details import Details


def draw(layout: Layout, output: Output) -> str:
    """Return a table as text, as wide as the screen allows."""
    screen = output.screen
    if screen.width is not None or screen.colour:
        from belarus_cli.formats import rich_table

        return rich_table.draw(layout, screen, header=output.header)
    lines = [*_lines(layout, screen.shown(RULE), header=output.header)] if layout.rows else []
    if layout.sources:
        lines.extend(("", *(entry.line for entry in entries(layout.sources, screen))))
    return "".join(f"{line.rstrip()}\n" for line in lines)


def draw_card(card: Card, output: Output) -> str:
    """Return a card as text."""
    from belarus_cli.formats.card import card_lines, coloured, plain  # no table waits for these

    lines = card_lines(card, output.screen, addresses=output.sources)
    return coloured(lines) if output.screen.colour else plain(lines)


def draw_details(details: Details, output: Output) -> str:
    """Return all there is about a record as text; Rich folds it, in a pipe for no edge."""
    from belarus_cli.formats import rich_table

    return rich_table.draw_details(details, output.screen)


def _lines(layout: Layout, rule: str, *, header: bool) -> t.Iterator[str]:
    """Return the lines of a table that nobody folds: headings, rule, a row a line."""
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
