"""CSV as RFC 4180 has it, with LF; TSV without any quoting."""

from __future__ import annotations

import csv
import io
import typing as t

from belarus_cli.views.cells import text
from belarus_cli.views.rows import Row

if t.TYPE_CHECKING:
    from belarus_cli.formats.registry import Output
    from belarus_cli.views.table import Table

# What makes a spreadsheet run a cell, https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(table: Table, output: Output) -> tuple[str]:
    """Return a table as CSV."""
    return (render(table.flat, table.rows, "csv", header=output.header),)


def to_tsv(table: Table, output: Output) -> tuple[str]:
    """Return a table as TSV."""
    return (render(table.flat, table.rows, "tsv", header=output.header),)


def render(
    keys: t.Sequence[str],
    rows: t.Iterable[Row],
    format_: t.Literal["csv", "tsv"],
    *,
    header: bool,
) -> str:
    """Return the rows as lines of cells."""
    cells = [[text(row[key]) for key in keys] for row in rows]
    if header:
        cells.insert(0, list(keys))
    match format_:
        case "csv":
            buffer = io.StringIO(newline="")
            writer = csv.writer(buffer, lineterminator="\n")
            writer.writerows([inert(cell) for cell in row] for row in cells)
            return buffer.getvalue()
        case "tsv":
            return "".join("\t".join(map(_one_line, row)) + "\n" for row in cells)
    t.assert_never(format_)


def inert(cell: str) -> str:
    """Return a cell that no spreadsheet runs: an apostrophe before what could be a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _one_line(cell: str) -> str:
    return " ".join(cell.replace("\t", " ").splitlines())
