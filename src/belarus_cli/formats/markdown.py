"""Markdown tables (GitHub's), in which no value acts as markup."""

from __future__ import annotations

import re
import typing as t

from belarus_cli.views.cells import text
from belarus_cli.views.rows import Row
from belarus_cli.views.table import Table

if t.TYPE_CHECKING:
    from belarus_cli.formats.registry import Output

# Letters of Markdown and HTML that would make a value more than text, within a table cell.
_ACTIVE = re.compile(r"([\\`*_\[\]<>|#~&!])")


def to_markdown(table: Table, output: Output) -> tuple[str]:
    """Return a table as a table of Markdown."""
    return (render(table, header=output.header),)


def render(table: Table, *, header: bool) -> str:
    """Return the rows as a table, with the keys as headings."""
    lines = [_line([_cell(row, key) for key in table.flat]) for row in table.rows]
    if header:
        headings = [key.replace("_", "\\_") for key in table.flat]
        lines[:0] = [_line(headings), _line(["---"] * len(headings))]
    return "".join(f"{line}\n" for line in lines)


def _cell(row: Row, key: str) -> str:
    return escape(text(row[key]))


def escape(value: str) -> str:
    """Return text that shows as it is written; an address stays one that opens."""
    flat = " ".join(value.splitlines())
    if re.fullmatch(r"https?://\S+", flat) and not re.search(r"[|<>\\`]", flat):
        return f"<{flat}>"
    return _ACTIVE.sub(r"\\\1", flat)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
