"""`belarus sources`."""

import functools
import typing as t

import typer

from belarus_cli.cli import injection
from belarus_cli.cli.arguments import advice, ids_or_words
from belarus_cli.cli.result import Result
from belarus_cli.facts import kinds
from belarus_cli.facts.dates import DateRange
from belarus_cli.facts.model import Facts
from belarus_cli.queries import filters
from belarus_cli.views.rows import Rows, of_record, record_keys
from belarus_cli.views.table import EMPTY, Column, Table

KEYS = record_keys(kinds.SOURCE)
IDS = (kinds.SOURCE,)
EXAMPLES = (
    "belarus sources Viasna --since 2025",
    "belarus sources --json | jq -r '.[] | [.id, .url] | @tsv'",
)


def _cell(key: str) -> t.Callable[[dict[str, t.Any]], str]:
    return lambda row: str(row[key] or EMPTY)


_COLUMNS = (
    Column("id", "Id", _cell("id"), style="strong"),
    Column("publisher", "Publisher", _cell("publisher"), 1, wraps=True),
    Column("title", "Title", _cell("title"), 2, wraps=True),
    Column("published", "Published", _cell("published"), 3),
    Column("kind", "Kind", _cell("kind"), 4),
    Column(
        "supports",
        "Supports",
        lambda row: str(len(row["supports"]) + row["listings"]),
        5,
        right=True,
    ),
    # An address that a narrow column breaks opens the wrong page.
    Column("url", "Address", _cell("url"), 6),
)


@injection.command
def run(
    facts: Facts,
    within: DateRange,
    texts: t.Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID|TEXT]...",
            help="Only these: ids (- reads them from standard input), or words of publisher, "
            "title or address; one as a card.",
            autocompletion=injection.complete_ids(*IDS),
            callback=injection.read_words,
        ),
    ] = None,
    kind: t.Annotated[
        list[str] | None,
        injection.choices("--kind", "KIND", "sources that are", kinds.SOURCE_KINDS),
    ] = None,
    whole: injection.Whole = False,
) -> Result:
    """Titles are as the page shows them; a page that shows none is described by its publisher in
    brackets.
    """
    asked = ids_or_words(facts, texts or (), kinds.SOURCE)
    find = functools.partial(
        filters.sources, facts, ids=asked.ids, words=asked.words, kinds_of_source=kind or ()
    )
    records = find(within=within)
    unbounded = [] if within.is_open else find()
    undated = sum(record.value("published") is None for record in unbounded)
    table = Table(
        KEYS,
        _COLUMNS,
        Rows(records, of_record),
        ("source", "sources"),
        nested=("supports",),
        remarks=(f"{undated} more that show no date",) if undated else (),
        dating=facts.dating,
    )
    alone = texts and len(records) == 1 and not asked.missing
    return Result(
        table,
        alone=records if alone or whole else None,
        whole=whole,
        missing=asked.missing,
        notes=asked.notes,
        advice=advice(facts, asked.words, ()),
    )
