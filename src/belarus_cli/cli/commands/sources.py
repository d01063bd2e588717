"""`belarus sources`."""

import typing as t

import typer

from belarus_cli.cli import injection, param_types
from belarus_cli.cli.arguments import ids_or_words
from belarus_cli.errors import ExitCode
from belarus_cli.facts import kinds
from belarus_cli.facts.model import Facts
from belarus_cli.formats.emit import Output, emit, emit_sheets
from belarus_cli.queries import filters
from belarus_cli.views.rows import BIBLIOGRAPHY_KEYS, Documents, of_record
from belarus_cli.views.table import EMPTY, Column, Table

KEYS = BIBLIOGRAPHY_KEYS
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
    output: Output,
    texts: t.Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID|TEXT]...",
            help="Only these: ids (- reads them from standard input), or words of publisher, "
            "title or address; one in detail.",
            autocompletion=injection.complete_ids(kinds.SOURCE),
            callback=injection.read_words,
        ),
    ] = None,
    kind: t.Annotated[
        list[str] | None,
        injection.choices("--kind", "KIND", "sources that are", kinds.SOURCE_KINDS),
    ] = None,
    since: injection.Since = None,
    until: injection.Until = None,
) -> ExitCode:
    """Titles are as the page shows them; a page that shows none is described by its publisher in
    brackets.
    """
    chosen = {param_types.choice("--kind", one, kinds.SOURCE_KINDS) for one in kind or ()}
    within = filters.by_date(lambda record: filters.text_value(record, "published"), since, until)
    asked = ids_or_words(facts, texts or (), kinds.SOURCE)
    found = [
        record
        for record in filters.sources(facts, asked.given)
        if not chosen or record.value("kind") in chosen
    ]
    records = [record for record in found if within(record)]
    undated = sum(record.value("published") is None for record in found) if since or until else 0
    if texts and len(records) == 1 and output.is_plain and not asked.missing:
        return emit_sheets(records, output)
    table = Table(
        KEYS,
        _COLUMNS,
        Documents(records, of_record),
        ("source", "sources"),
        nested=("supports",),
        remarks=(f"{undated} more that show no date",) if undated else (),
        dating=facts.dating,
    )
    return asked.tell(facts, (), emit(table, output))
