"""A table of values that would do something if a format let them."""

from __future__ import annotations

from belarus_cli.views.rows import Row
from belarus_cli.views.table import SOURCES, Column, Table

KEYS = ("id", "name", "also", "freed", "note", "claims", "sources")

SOURCE = {
    "id": "reuters-2025",
    "title": None,
    "publisher": "Reuters [wire]",
    "provenance": None,
    "url": "https://example.org/a_b?c=1&d=(2)",
    "published": "2025-12",
    "language": "en",
    "kind": "wire",
    "opened": None,
    "read": None,
}

ROWS: list[Row] = [
    {
        "id": "a",
        "name": "said [sic] [bold]so[/bold] [/b] :warning: [link=x]y[/link]",
        "also": ["Алесь Бяляцкі", "a|b", "`c`"],
        "freed": 123,
        "note": '=1+1,"x"',
        "claims": [
            {
                "field": "freed",
                "value": 123,
                "as_of": None,
                "note": None,
                "sources": [{"id": "reuters-2025", "where": None}],
            }
        ],
        "sources": [SOURCE],
    },
    {
        "id": "b",
        "name": "tab\there\nand <b>line</b> & *x* _y_ #z ~w~ !v \\u",
        "also": [],
        "freed": None,
        "note": "@SUM(A1)",
        "claims": [],
        "sources": [],
    },
]


def table(rows: list[Row] | None = None) -> Table:
    columns = (
        Column("name", "Name", lambda row: str(row["name"])),
        Column("freed", "Freed", lambda row: str(row["freed"]), right=True),
        SOURCES,
    )
    shown = ROWS if rows is None else rows
    return Table(
        KEYS, columns, shown, ("row", "rows"), nested=("claims",), dating=lambda: "reviewed 2026"
    )
