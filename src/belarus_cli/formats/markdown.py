"""Markdown tables (GitHub's), in which no value acts as markup."""

from __future__ import annotations

import re
import typing as t

from belarus_cli.views.cells import text
from belarus_cli.views.rows import Row
from belarus_cli.views.table import MORE, Column, Table

if t.TYPE_CHECKING:
    from belarus_cli.formats.registry import Output

# Letters of Markdown and HTML that would make a value more than text, within a table cell.
_ACTIVE = re.compile(r"([\\`*_\[\]<>|#~&!])")
_ADDRESS = re.compile(r"""((?:https?|ftp)://[^\s<>\\`"]+)""", re.IGNORECASE)
_ENTITY = re.compile(r"(&#?[0-9a-z]+);", re.IGNORECASE)
_WWW = re.compile(r"\bwww\.", re.IGNORECASE)


def to_markdown(table: Table, output: Output) -> tuple[str]:
    """Return a table as a table of Markdown: the columns that people read, or the fields asked for.

    A list without columns, such as the claims of a record, has its keys instead.
    """
    if output.fields or not table.columns:
        return (render(table, header=output.header),)
    return (render_columns(table, header=output.header),)


def render_columns(table: Table, *, header: bool) -> str:
    """Return the rows as people read them in a pipe, the first publisher leading to its page."""
    columns = [one for one in table.columns if one.where != "screen" and not one.blocks]
    rows = table.expand(table.rows) if table.expand else table.rows
    lines = [_line([_shown(column, row) for column in columns]) for row in rows]
    if header:
        headings = [escape(column.heading.replace("\n", " ")) for column in columns]
        ruled = ["---:" if column.right else "---" for column in columns]
        lines[:0] = [_line(headings), _line(ruled)]
    return "".join(f"{line}\n" for line in lines)


def _shown(column: Column, row: Row) -> str:
    cell = column.cell(row)
    address = column.link(row) if column.link else None
    if address is None:
        return escape(cell)
    name = MORE.sub("", cell)
    return f"[{escape(name)}]({_link(address)}){cell.removeprefix(name)}"


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
    """Return text that shows as it is written, in which an address opens what it names."""
    flat = " ".join(value.splitlines())
    if _ADDRESS.fullmatch(flat):
        return _link(flat)
    written = ""
    for number, piece in enumerate(_ADDRESS.split(flat)):
        length = _length(piece) if number % 2 else 0
        written += (_link(piece[:length]) if length else "") + _inactive(piece[length:])
    return written


def _length(address: str) -> int:
    """Return where an address in a sentence ends: before what closes the sentence or bracket."""
    while address and address[-1] in ".,:;!?'*_~)]}":
        if address[-1] == ")" and address.count("(") >= address.count(")"):
            break
        address = address[:-1]
    return len(address)


def _inactive(text: str) -> str:
    # GitHub makes links of what begins with www., too; an escape within would cut such a link.
    return _WWW.sub("www&#46;", _ACTIVE.sub(r"\\\1", text))


def _link(address: str) -> str:
    # Within a table a bar is escaped even in an address. Renderers differ on entities there.
    inert = _ENTITY.sub(r"\1%3B", address).replace("|", "\\|")
    return f"<{inert}>"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
