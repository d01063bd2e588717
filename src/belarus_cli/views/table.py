"""What formatters see: documents, and the columns in which a person reads them."""

from __future__ import annotations

import typing as t

from belarus_cli.facts import kinds
from belarus_cli.views import cells
from belarus_cli.views.rows import Document

NARROWEST_TEXT = 24
EMPTY = "–"
DISPUTED = "≠"


class Column(t.NamedTuple):
    """A column for people; its cells are worked out from the documents."""

    name: str
    heading: str
    cell: t.Callable[[Document], str]
    priority: int = 0
    """The higher, the sooner it leaves a narrow terminal; 0 stays."""
    wraps: bool = False
    least: int = NARROWEST_TEXT
    """The width under which a column that wraps is not squeezed."""
    right: bool = False
    on: t.Literal["screen", "pipe", "both"] = "both"
    style: t.Literal["", "strong", "faint"] = ""
    remark: str = ""
    """What a reader of this column should know, for stderr."""


class Table(t.NamedTuple):
    """A list of documents of one shape."""

    keys: t.Collection[str]
    """Every key of a document, in order."""
    columns: tuple[Column, ...]
    rows: t.Sequence[Document]
    things: tuple[str, str]
    """What a row is, singular and plural, for the closing line."""
    group: t.Callable[[Document], str] | None = None
    """On a screen, rows of one group stand under its heading."""
    lone_heading: bool = False
    """Whether a group stands under its heading also where it is the only one."""
    repeats: tuple[str, ...] = ()
    """Columns left blank on a screen where all of them say the same as in the row above."""
    drawn: t.Callable[[t.Sequence[Document]], t.Sequence[Document]] | None = None
    """What makes the rows that people read of the documents, if not one row each."""
    mark: tuple[str, ...] = ()
    """Folded words to be marked where they stand."""
    remarks: tuple[str, ...] = ()
    """What else a reader should know, for stderr."""
    dating: t.Callable[[], str] = str
    """What says how fresh the facts are; only asked when it is shown."""

    nested: tuple[str, ...] = ()
    """Keys left out of formats that have only cells, unless they are asked for."""

    @property
    def flat(self) -> tuple[str, ...]:
        """The keys for formats that have only cells."""
        return tuple(key for key in self.keys if key not in self.nested)


def first(document: Document, key: str) -> str:
    """Give a value for a cell: the first one, how many more, and the mark of a dispute."""
    value = document[key]
    marked = DISPUTED if key in document.get("disputed", ()) else ""
    if isinstance(value, list):
        if not value:
            return EMPTY
        more = f" +{len(value) - 1}" if len(value) > 1 else ""
        return f"{cells.text(value[0])}{marked}{more}"
    return EMPTY if value is None else f"{value}{marked}"


def publishers(document: Document) -> str:
    """Give the publisher of the strongest source, and how many sources more there are."""
    sources = document["sources"]
    if not sources:
        return EMPTY
    more = f" +{len(sources) - 1}" if len(sources) > 1 else ""
    return f"{sources[0]['publisher']}{more}"


def column(
    field: kinds.Field,
    priority: int = 0,
    *,
    heading: str | None = None,
    wraps: bool = False,
    right: bool = False,
    style: t.Literal["", "strong", "faint"] = "",
) -> Column:
    """Give the column of a declared field."""
    name = field.name
    return Column(
        name,
        heading or field.heading,
        lambda document: first(document, name),
        priority,
        wraps or field.type.wraps,
        right=right or field.type.align == "right",
        style=style,
    )


SOURCES = Column("sources", "Sources", publishers, 2, wraps=True, least=14, style="faint")


def chosen(table: Table, fields: t.Sequence[str]) -> Table:
    """Give the table with only the keys in `fields`, as columns in that order."""
    by_name = {column.name: column for column in table.columns}

    def plain(key: str) -> Column:
        heading = key.replace("_", " ").capitalize()
        return Column(key, heading, lambda document: first(document, key), wraps=True)

    columns = tuple(by_name.get(key, plain(key))._replace(priority=0, on="both") for key in fields)
    return table._replace(
        keys=tuple(fields), columns=columns, group=None, repeats=(), drawn=None, nested=()
    )
