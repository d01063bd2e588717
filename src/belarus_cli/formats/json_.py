"""JSON and JSON lines: letters unescaped, keys in order, always an array.

What the encoding of stdout lacks is escaped when it is written (`streams.Lacking`).
"""

from __future__ import annotations

import json
import typing as t

from belarus_cli.views.rows import Row

if t.TYPE_CHECKING:
    from belarus_cli.formats.registry import Output
    from belarus_cli.views.table import Table


def to_json(table: Table, output: Output) -> t.Iterator[str]:
    """Return the rows as one array."""
    return _of_table(table, output, lines=False)


def to_jsonl(table: Table, output: Output) -> t.Iterator[str]:
    """Return the rows as JSON lines."""
    return _of_table(table, output, lines=True)


def _of_table(table: Table, output: Output, *, lines: bool) -> t.Iterator[str]:
    # Records of several kinds have several keys; each keeps its own unless some are asked for.
    rows = project(table.rows, table.keys) if output.fields else table.rows
    # Every row is made before the first is written, so that an error leaves nothing half-written.
    return render(
        list(rows),
        pretty=output.screen.width is not None,
        lines=lines,
    )


def project(rows: t.Iterable[Row], keys: t.Iterable[str]) -> t.Iterator[Row]:
    """Return each row with these keys only, in this order."""
    wanted = list(keys)
    return ({key: row[key] for key in wanted} for row in rows)


def render(rows: t.Iterable[Row], *, pretty: bool, lines: bool) -> t.Iterator[str]:
    """Return the rows as an array, indented or a row a line; or as JSON lines without one.

    The text comes in pieces: the whole, twice as large in memory as on paper, would take longer to
    make room for than to write.
    """
    if pretty and not lines:
        yield json.dumps(list(rows), ensure_ascii=False, indent=2) + "\n"
        return
    # Rows hold no cycles, and looking for some takes a fifth of the time.
    encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
    if lines:
        yield from (encode(row) + "\n" for row in rows)
        return
    before = "["
    for row in rows:
        yield before + encode(row)
        before = ",\n"
    yield "[]\n" if before == "[" else "]\n"
