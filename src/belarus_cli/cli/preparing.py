"""What the build prepares: the documents that are written out unread (`reading.documents`)."""

from __future__ import annotations

import importlib
import inspect
import typing as t

from belarus_cli.cli.app import edition
from belarus_cli.cli.commands import ANSWERS
from belarus_cli.cli.injection import ids_beginning
from belarus_cli.facts import kinds
from belarus_cli.facts.dates import DateRange
from belarus_cli.facts.model import Facts, Record
from belarus_cli.formats.card import card_lines, plain
from belarus_cli.formats.json_ import render
from belarus_cli.queries.search import folded_texts
from belarus_cli.reading import documents, packaged
from belarus_cli.streams import Screen
from belarus_cli.views.card import card_of
from belarus_cli.views.rows import Row, of_record


def prepare(read: Facts) -> dict[str, bytes]:
    """Return the documents by the names of their files in the package."""
    facts = Facts(read.data)  # whatever file they were read from, the package's own have none
    lists = {name: _rows(name, facts) for name in documents.LISTS}
    rows = {row["id"]: row for name in documents.OF_RECORDS for row in lists.get(name, ())}
    # Where a list says more of a record than `show` does, the record is there once more.
    lists[documents.OTHERS] = [
        of_record(record)
        for kind in kinds.ALL
        for record in facts.records(kind)
        if record.id not in rows
        or documents.row(record.id, _json([rows[record.id]])) != _shown(record)
    ]
    # Sources and listings are many, and seldom looked at one by one.
    shown = (one for kind in kinds.KINDS if not kind.sourced for one in facts.records(kind))
    cards = {one.id: plain(card_lines(card_of(one), _PIPE, addresses=False)) for one in shown}
    return {
        **{documents.file(name): _json(rows) for name, rows in lists.items()},
        documents.CARDS: documents.cards(cards),
        documents.IDS: documents.ids(dict(_completions(facts))),
        documents.VERSION: edition(facts).encode(),
        packaged.FOLDED: packaged.dump_folded(folded_texts(facts)),
        packaged.NAMES: packaged.dump_names(facts.lookup.names()),
    }


_PIPE = Screen(None, colour=False)


def _json(rows: t.Iterable[Row]) -> bytes:
    return "".join(render(rows, pretty=False, lines=False)).encode()


def _shown(record: Record) -> str:
    """Return a record as `show` prints it, without the array around it."""
    return _json([{**of_record(record), "matched": "exact"}]).decode()[1:-2]


def _completions(facts: Facts) -> t.Iterator[tuple[str, list[str]]]:
    """Return the ids that complete the first argument of each command that takes some."""
    for name in ANSWERS:
        module = importlib.import_module(f"belarus_cli.cli.commands.{name}")
        if hasattr(module, "IDS"):
            yield name, ids_beginning(facts, module.IDS, "")


def _rows(name: str, facts: Facts) -> t.Sequence[Row]:
    """Return the rows of a list of which nothing in particular is asked."""
    run = importlib.import_module(f"belarus_cli.cli.commands.{name}").run.__wrapped__
    asked = {"facts": facts, "within": DateRange()}
    takes = inspect.signature(run).parameters
    rows: t.Sequence[Row] = run(**{key: asked[key] for key in asked if key in takes}).table.rows
    return rows
