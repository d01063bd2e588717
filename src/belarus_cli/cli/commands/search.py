"""`belarus search`."""

import typing as t

import typer

from belarus_cli.cli import injection
from belarus_cli.cli.arguments import advice, told_of_rounds
from belarus_cli.cli.result import Result
from belarus_cli.facts import kinds
from belarus_cli.facts.model import Facts
from belarus_cli.facts.names import fold
from belarus_cli.queries import search
from belarus_cli.views.rows import HIT_KEYS, Row, Rows, of_hit
from belarus_cli.views.table import SOURCES, Column, Table

KEYS = HIT_KEYS
EXAMPLES = (
    "belarus search Klaipeda",
    "belarus search general license --json | jq -r '.[].id' | sort -u",
)


def _value(row: Row) -> str:
    return f"{row['value']} ({row['note']})" if row["note"] else str(row["value"])


_COLUMNS = (
    Column("id", "Record", lambda row: f"{row['kind']} {row['id']}", wraps=True, style="strong"),
    Column("field", "Where", lambda row: str(row["field"]), 3),
    Column("passage", "Value", _value, wraps=True),
    SOURCES,
)


_MOST = 5
"""The listings that a reader sees one by one."""


def _folded(text: str) -> t.Callable[[t.Sequence[Row]], list[Row]]:
    """Return what makes one row of many listings, which come last."""

    def fold_listings(rows: t.Sequence[Row]) -> list[Row]:
        names = {row["id"] for row in rows if row["kind"] == kinds.LISTING.name}
        if len(names) <= _MOST:
            return list(rows)
        told = [row for row in rows if row["kind"] != kinds.LISTING.name]
        last = next(row for row in rows if row["kind"] == kinds.LISTING.name)
        summary = f"{len(names)} names on official lists: belarus listed {text}"
        return [*told, {**last, "id": "…", "field": "", "value": summary, "note": None}]

    return fold_listings


@injection.command
def run(
    facts: Facts,
    words: t.Annotated[
        list[str],
        typer.Argument(
            metavar="TEXT...",
            help="Words that a record must all mention.",
            callback=injection.read_words,
        ),
    ],
) -> Result:
    """Case, accents and apostrophes do not matter. A word may be part of a longer one, but for
    numbers, which may have commas or not, and words of three letters or fewer. Of each record that
    has all the words, the values that have most of them are shown.
    """
    text = " ".join(words)
    table = Table(
        KEYS,
        _COLUMNS,
        Rows(search.search(facts, text), of_hit),
        ("place", "places"),
        expand=_folded(text),
        mark=tuple(fold(text).split()),
        caveats=tuple(told_of_rounds(words)),
        dating=facts.dating,
    )
    return Result(table, advice=advice(facts, words, kinds.ALL, otherwise=None))
