"""What formats see: rows, and the columns in which a person reads them."""

from __future__ import annotations

import re
import typing as t
from functools import partial

from belarus_cli.facts import dates, kinds
from belarus_cli.facts.model import Record
from belarus_cli.facts.names import fold
from belarus_cli.facts.value_types import DATE
from belarus_cli.views import cells
from belarus_cli.views.rows import (
    CLAIM_KEYS,
    Row,
    Rows,
    claim_rows,
    of_record,
    record_keys,
)

if t.TYPE_CHECKING:
    from belarus_cli.queries.series import Chart

NARROWEST_TEXT = 24
EMPTY = "–"
DISPUTED = "≠"
MORE = re.compile(r" \+\d+$")
"""What stands behind a value where there are more."""


class Column(t.NamedTuple):
    """A column for people; its cells are worked out from the rows."""

    name: str
    heading: str
    cell: t.Callable[[Row], str]
    drop_order: int = 0
    """Of columns that do not fit, the one with the highest number is dropped first; 0 stays."""
    wraps: bool = False
    min_width: int = NARROWEST_TEXT
    """In cells of the terminal; a column that wraps is not squeezed under it."""
    right: bool = False
    where: t.Literal["screen", "pipe", "both"] = "both"
    """Whether it stands on a screen, in a pipe (or a file), or in both."""
    style: t.Literal["", "strong", "faint"] = ""
    blocks: bool = False
    """Whether it is drawn of blocks, for a screen that has them."""
    remark: str = ""
    """What a reader of this column should know, for stderr."""
    key: str = ""
    """The key of a row that its heading means where a field is asked for, if not its name."""
    link: t.Callable[[Row], str | None] | None = None
    """What gives the address that the first words of a cell lead to, on terminals that can."""


class Table(t.NamedTuple):
    """A list of rows of one shape."""

    keys: t.Collection[str]
    """Every key of a row, in order."""
    columns: tuple[Column, ...]
    rows: t.Sequence[Row]
    nouns: tuple[str, str]
    """What a row is, singular and plural, for the closing line."""
    group: t.Callable[[Row], str] | None = None
    """On a screen, rows of one group stand under its heading."""
    lone_heading: bool = False
    """Whether a group stands under its heading also where it is the only one."""
    repeats: tuple[str, ...] = ()
    """Columns left blank on a screen where all of them say the same as in the row above."""
    blocks: bool = False
    """Whether, on a screen too narrow for all columns, each row is a block rather than lack one."""
    expand: t.Callable[[t.Sequence[Row]], t.Sequence[Row]] | None = None
    """What makes the rows that people read of the rows, if not one each."""
    cells: t.Callable[[t.Sequence[str], slice], Table | None] | None = None
    """What formats that have only cells get instead, of the fields and the rows asked for."""
    chart: Chart | None = None
    """What stands above it on a screen that has blocks."""
    prose: t.Callable[[Row], str] | None = None
    """What makes the sentences that people read instead of columns, if they do."""
    mark: tuple[str, ...] = ()
    """Folded words to be marked where they stand."""
    remarks: tuple[str, ...] = ()
    """What else a reader should know of the table or of how many rows it has, for stderr."""
    caveats: tuple[str, ...] = ()
    """What a reader of any format should know, for stderr."""
    dating: t.Callable[[], str] = str
    """What says how fresh the facts are; only asked when it is shown."""
    oldest_first: bool = False
    """Whether its rows are in order of time, so that the latest stand last."""
    nested: tuple[str, ...] = ()
    """Keys left out of formats that have only cells, unless they are asked for."""

    @property
    def flat(self) -> tuple[str, ...]:
        """The keys for formats that have only cells."""
        return tuple(key for key in self.keys if key not in self.nested)


def first(row: Row, key: str) -> str:
    """Return a value for a cell: the first one, how many more, and the mark of a dispute."""
    value = row[key]
    marked = DISPUTED if key in row.get("disputed", ()) else ""
    if isinstance(value, list):
        if not value:
            return EMPTY
        more = f" +{len(value) - 1}" if len(value) > 1 else ""
        return f"{cells.text(value[0])}{marked}{more}"
    return EMPTY if value is None else f"{value}{marked}"


def every(row: Row, key: str) -> str:
    """Return all texts of a list for a cell, and the mark of a dispute."""
    marked = DISPUTED if key in row.get("disputed", ()) else ""
    return f"{'; '.join(row[key])}{marked}"


def _are_texts(value: t.Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, str) for one in value)


def publishers(row: Row) -> str:
    """Return the publisher of the strongest source, and how many sources more there are."""
    sources = row["sources"]
    if not sources:
        return EMPTY
    more = f" +{len(sources) - 1}" if len(sources) > 1 else ""
    return f"{sources[0]['publisher']}{more}"


def column(
    field: kinds.Field,
    drop_order: int = 0,
    *,
    heading: str | None = None,
    wraps: bool = False,
    right: bool = False,
    style: t.Literal["", "strong", "faint"] = "",
) -> Column:
    """Return the column of a declared field."""
    name = field.name
    return Column(
        name,
        heading or field.heading,
        lambda row: first(row, name),
        drop_order,
        wraps or field.type.wraps,
        right=right or field.type.align == "right",
        style=style,
    )


def _address(row: Row) -> str | None:
    """Return where the strongest source can be read."""
    return row["sources"][0]["url"] if row["sources"] else None


ASKED = Column("asked", "Asked", lambda row: first(row, "asked"), wraps=True, min_width=12)
"""The line of standard input that a row answers."""
SOURCES = Column(
    "sources",
    "Sources",
    publishers,
    2,
    wraps=True,
    min_width=14,
    style="faint",
    link=_address,
)


def of_records(records: t.Sequence[Record]) -> Table:
    """Return records in full, of any kinds: a row each, or for formats of cells a row a claim."""
    of_kinds = dict.fromkeys(record.kind for record in records)
    keys = (key for kind in of_kinds for key in record_keys(kind))

    def by_claim(fields: t.Sequence[str], chosen: slice) -> Table | None:
        if fields and not {"field", "value"} & {*fields}:
            return None
        rows = [row for record in records[chosen] for row in claim_rows(record)]
        return Table(CLAIM_KEYS, (), rows, ("claim", "claims"))

    return Table(
        list(dict.fromkeys(keys)),
        (),
        Rows(records, of_record),
        ("record", "records"),
        cells=by_claim,
    )


BEST_SOURCE: t.Final = ("publisher", "url")
"""Of the first source of a row: fields that can be asked for beside those of the row."""


def key_of(table: Table, typed: str) -> str | None:
    """Return the key that a user means: itself, or a heading, of a column or of a declared field.

    None if there is no such field.
    """
    best = BEST_SOURCE if "sources" in table.keys else ()
    keys = [*table.keys, *date_bounds(table.keys), *best]
    headed = [(column.heading, column.key or column.name) for column in table.columns]
    exactly = (*zip(keys, keys, strict=True), *headed)
    about = (
        *((key.replace("_", " "), key) for key in keys),
        *headed,
        *((field.heading, field.name) for kind in kinds.ALL for field in kind.fields),
    )
    wanted = fold(typed)
    meant = (
        *(key for name, key in exactly if name == typed),
        *(key for name, key in about if fold(name) == wanted),
    )
    return next((key for key in meant if key in keys), None)


def date_bounds(keys: t.Iterable[str]) -> dict[str, str]:
    """Return the fields that can be asked for beside keys that are dates, each with its key.

    `released_start` and `released_end` are the first and the last day that `released` can mean.
    """
    return {f"{key}_{end}": key for key in keys if key in _DATES for end in ("start", "end")}


_DATES = {field.name for kind in kinds.ALL for field in kind.fields if field.type is DATE}


def _bound(row: Row, field: str, key: str) -> str | None:
    value = row.get(key)
    if value is None:
        return None
    start, end = dates.bounds(value)
    return start if field.endswith("_start") else end


def with_fields(table: Table, fields: t.Sequence[str]) -> Table:
    """Return the table with only the keys in `fields`, as columns in that order.

    Its sources are those of these fields, if any of them is cited. Of one row a column has all
    values of a list of texts.
    """
    ends = date_bounds(table.keys)
    bounds = {field: ends[field] for field in fields if field in ends}
    stated = [bounds.get(field, field) for field in fields]
    by_name = {column.name: column for column in table.columns}

    def plain(key: str) -> Column:
        heading = key.replace("_", " ").capitalize()
        return Column(key, heading, lambda row: first(row, key), wraps=True)

    shown = {key: by_name.get(key, plain(key)) for key in fields}
    for key in fields if len(table.rows) == 1 else ():
        if _are_texts(table.rows[0].get(key)):
            shown[key] = shown[key]._replace(cell=partial(every, key=key), wraps=True)
    columns = tuple(one._replace(drop_order=0, where="both") for one in shown.values())
    unknown = dict.fromkeys(fields)

    def chosen(row: Row) -> Row:
        limited = {**row, **_limited(row, stated)}
        limited |= {field: _bound(row, field, key) for field, key in bounds.items()}
        best: Row = next(iter(limited.get("sources", ())), {})
        # What one record has and another has not is unknown there.
        return {**unknown, **{key: best.get(key) for key in BEST_SOURCE}, **limited}

    return table._replace(
        keys=tuple(fields),
        columns=columns,
        rows=Rows(table.rows, chosen),
        group=None,
        repeats=(),
        expand=None,
        chart=None,
        nested=(),
    )


def _limited(row: Row, fields: t.Collection[str]) -> Row:
    """Return the sources and claims of a row that are about some of its fields."""
    claims = [one for one in row.get("claims", ()) if one["field"] in _stating(row, fields)]
    if not claims:
        return {}
    ids = {source["id"] for one in claims for source in one["sources"]}
    return {"claims": claims, "sources": [one for one in row["sources"] if one["id"] in ids]}


def _stating(row: Row, fields: t.Collection[str]) -> set[str]:
    """Return the fields whose claims state some fields: themselves, or what they follow from."""
    kind = kinds.BY_NAME.get(row.get("kind", ""))
    follows = {field.name: field.follows for field in kind.fields} if kind else {}
    return {*fields} | {follows[name] for name in fields if follows.get(name)}
