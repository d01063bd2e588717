"""JSON and JSON lines: letters unescaped, keys in order, always an array.

What the encoding of stdout lacks is escaped when it is written (`streams.Lacking`).
"""

from __future__ import annotations

import json
import typing as t

from belarus_cli.views.rows import Document


def project(rows: t.Iterable[Document], keys: t.Iterable[str]) -> t.Iterator[Document]:
    """Give each document with these keys only, in this order."""
    wanted = list(keys)
    return ({key: row[key] for key in wanted} for row in rows)


def render(rows: t.Iterable[Document], *, pretty: bool, lines: bool) -> t.Iterator[str]:
    """Give the rows as an array, indented or a row a line; or as JSON lines without one.

    The text comes in pieces: the whole, twice as large in memory as on paper, would take longer to
    make room for than to write.
    """
    if pretty and not lines:
        yield json.dumps(list(rows), ensure_ascii=False, indent=2) + "\n"
        return
    # Documents hold no cycles, and looking for some takes a fifth of the time.
    encode = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
    if lines:
        yield from (encode(row) + "\n" for row in rows)
        return
    before = "["
    for row in rows:
        yield before + encode(row)
        before = ",\n"
    yield "[]\n" if before == "[" else "]\n"
