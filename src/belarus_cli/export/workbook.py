"""A workbook for those who work in a spreadsheet: a sheet a kind, and one of all cited claims."""

from __future__ import annotations

import datetime
import typing as t
from pathlib import Path

from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.export import relations
from belarus_cli.facts import dates, kinds
from belarus_cli.facts.model import Facts

if t.TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

EXTRA = "belarus-cli[xlsx]"

# What a spreadsheet can hold: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
_LONGEST_TEXT, _LONGEST_LINK, _MOST_LINKS, _FIRST_DAY = 32_767, 2_079, 65_530, "1900-03-01"
_WIDTHS = {"DATE": 12, "INTEGER": 9, "REAL": 9}
_WIDE, _NARROW = 44, 18


class _Sheet(t.NamedTuple):
    """A sheet: its columns, whether they hold dates, and its rows."""

    name: str
    columns: tuple[relations.Column, ...]
    dated: frozenset[str]
    rows: t.Sequence[tuple[relations.Cell, ...]]


def write(facts: Facts, file: Path) -> None:
    """Write a workbook.

    Raises BelarusError (USAGE) if what writes it is not installed.
    """
    try:
        import xlsxwriter
    except ModuleNotFoundError as error:
        raise BelarusError(
            "a workbook needs XlsxWriter, which is not installed",
            code=ExitCode.USAGE,
            hint=f"install it with pip install '{EXTRA}', or export a folder of CSV",
        ) from error
    # No cell is read as anything but what it is: a text that looks like a formula is a text.
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    try:
        with xlsxwriter.Workbook(str(file), options) as book:
            reviewed = dates.parse(facts.updated).first
            # The same facts make the same bytes: no clock.
            book.set_properties(
                {
                    "title": "Belarus: political prisoners released, sanctions eased",
                    "comments": facts.dating(),
                    "created": datetime.datetime.fromisoformat(reviewed),
                }
            )
            for sheet in _sheets(facts):
                _fill(book, sheet)
    except xlsxwriter.exceptions.FileCreateError as error:
        raise OSError(str(error)) from error


def _sheets(facts: Facts) -> t.Iterator[_Sheet]:
    """Return the sheets: the kinds in their order, the cited claims, the sources."""
    tables = relations.of(facts)
    by_name = {table.name: table for table in tables}
    for kind in kinds.KINDS:
        yield _of_kind(kind, by_name[kind.section])
    cited = relations.cited_claims(tables)
    dated = frozenset({"as_of", "published"})
    yield _Sheet(cited.name.replace("_", " "), cited.columns, dated, cited.rows)
    yield _of_kind(kinds.SOURCE, by_name[kinds.SOURCE.section])


def _of_kind(kind: kinds.Kind, table: relations.Relation) -> _Sheet:
    dated = {field.name for field in kind.fields if field.type.dated and not field.multiple}
    return _Sheet(table.name, table.columns, frozenset(dated), table.rows)


def _fill(book: xlsxwriter.Workbook, sheet: _Sheet) -> None:
    page = book.add_worksheet(sheet.name)
    bold = book.add_format({"bold": True, "bottom": 1})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})
    link = book.add_format({"font_color": "blue", "underline": 1, "valign": "top"})
    links = 0
    for place, column in enumerate(sheet.columns):
        width = _WIDTHS["DATE"] if column.name in sheet.dated else _WIDTHS.get(column.type, 0)
        longest = max((len(str(row[place] or "")) for row in sheet.rows), default=0)
        fitting = _WIDE if longest > _WIDE else max(longest + 2, len(column.name) + 4)
        page.set_column(place, place, width or min(fitting, _WIDE), text)
        page.write_string(0, place, column.name, bold)
        page.write_comment(0, place, column.help)
        for number, row in enumerate(sheet.rows, 1):
            value = row[place]
            if column.name == "url" and value is not None and links < _MOST_LINKS:
                links += _write_link(page, number, place, str(value), link, text)
            else:
                exact = column.name in sheet.dated
                _write(page, number, place, value, day if exact else None, text)
    page.freeze_panes(1, 2)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)


def _write_link(
    page: Worksheet, row: int, column: int, address: str, link: Format, text: Format
) -> int:
    """Write an address as a link, if a spreadsheet can follow it; tell how many were written."""
    if address.startswith(("http://", "https://")) and len(address) <= _LONGEST_LINK:
        page.write_url(row, column, address, link, address)
        return 1
    _write(page, row, column, address, None, text)
    return 0


def _write(
    page: Worksheet,
    row: int,
    column: int,
    value: relations.Cell,
    day: Format | None,
    text: Format,
) -> None:
    """Write a value; a date that is exact is a day for a spreadsheet, any other is text."""
    if value is None:
        return
    if isinstance(value, int | float):
        page.write_number(row, column, value, text)
        return
    if day is not None:
        when = dates.parse(value)
        if when.first == when.text and when.first >= _FIRST_DAY:
            page.write_datetime(row, column, datetime.date.fromisoformat(value), day)
            return
    if len(value) > _LONGEST_TEXT:
        value = "too long for a cell: see the sheet of cited claims"
    page.write_string(row, column, value, text)
