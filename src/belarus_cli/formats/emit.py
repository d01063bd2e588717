"""From a Table or records to text, and from text to stdout.

One module a family of formats; each gives a string. This one chooses among them and prints.
"""

from __future__ import annotations

import typing as t

from belarus_cli import streams
from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.facts.model import Record
from belarus_cli.views.rows import CLAIM_KEYS, Document, Documents, claim_rows, of_record
from belarus_cli.views.rows import bibliography as bibliography_of
from belarus_cli.views.table import DISPUTED, Table, chosen

Format = t.Literal["table", "json", "jsonl", "csv", "tsv", "markdown", "bibtex", "csl-json"]
FORMATS: tuple[Format, ...] = t.get_args(Format)
BIBLIOGRAPHIES = ("bibtex", "csl-json")


class Output(t.NamedTuple):
    """How the user wants to see a list."""

    format: Format
    fields: tuple[str, ...]
    header: bool
    limit: int | None
    counted: bool
    bibliography: bool
    screen: streams.Screen

    @property
    def is_flat(self) -> bool:
        """Whether the format has only cells."""
        return self.format in ("csv", "tsv", "markdown")

    @property
    def lacking(self) -> streams.Lacking:
        """What becomes of letters that the encoding of stdout lacks."""
        return "escaped" if self.format in ("json", "jsonl", "csl-json") else "legible"

    @property
    def is_plain(self) -> bool:
        """Whether nothing special was asked for, so that one match may show all its details."""
        return self.format == "table" and not self.fields and not self.counted


def emit(table: Table, output: Output) -> ExitCode:
    """Print a table as asked for; tell whether anything was found."""
    shown = select(table, output)
    if not table.rows:
        streams.note(f"no {table.things[1]} found")
    if output.counted:
        streams.write(f"{len(table.rows)}\n")
    elif output.format == "table":
        _emit_drawn(shown, output, len(table.rows))
    else:
        streams.write_all(render(shown, output), output.lacking)
    return ExitCode.FOUND if table.rows else ExitCode.NOTHING_FOUND


def _emit_drawn(table: Table, output: Output, total: int) -> None:
    from belarus_cli.formats import drawing

    page = drawing.draw(
        table, output.screen, header=output.header, bibliography=output.bibliography
    )
    streams.write(page.text)
    if total:
        counted = f"{len(table.rows)} of {total}" if len(table.rows) < total else str(total)
        parts = [f"{counted} {table.things[total != 1]}"]
        if page.disputed:
            parts.append(f"{DISPUTED} sources disagree (belarus disputes)")
        if page.abridged:
            parts.append("+n more (belarus show ID)")
        parts.append(table.dating())
        streams.note(" · ".join(filter(None, parts)), output.screen.width)
    for remark in (*page.remarks, *table.remarks):
        streams.note(remark, output.screen.width)
    if page.left_out:
        left = ", ".join(filter(None, page.left_out))
        remark = f"too narrow for {left} (a wider window or --fields shows them)"
        streams.note(remark, output.screen.width)


def emit_sheets(records: t.Sequence[Record], output: Output) -> ExitCode:
    """Print all there is about records: sheets for people, whole documents for programs.

    Formats that have only cells get a row a claim.
    """
    if output.is_plain:
        shown = records[: output.limit]
        streams.write("\n".join(_sheet(record, output) for record in shown))
        return ExitCode.FOUND if records else ExitCode.NOTHING_FOUND
    by_claim = not output.fields or {"field", "value"} & {*output.fields}
    if output.is_flat and by_claim and not output.counted:
        rows = [row for record in records[: output.limit] for row in claim_rows(record)]
        return emit(Table(CLAIM_KEYS, (), rows, ("claim", "claims")), output._replace(limit=None))
    documents = Documents(records, of_record)
    if output.format in ("json", "jsonl") and not output.fields and not output.counted:
        # Records of several kinds have several keys; each keeps its own.
        streams.write_all(_json(documents[: output.limit], output), output.lacking)
        return ExitCode.FOUND if records else ExitCode.NOTHING_FOUND
    # What one record has and another has not is unknown there.
    keys = list(dict.fromkeys(key for document in documents for key in document))
    rows = [{key: document.get(key) for key in keys} for document in documents]
    return emit(Table(keys, (), rows, ("record", "records")), output)


def _json(rows: t.Iterable[Document], output: Output) -> t.Iterator[str]:
    from belarus_cli.formats import json_

    pretty = output.screen.width is not None
    # Every row is made before the first is written, so that an error leaves nothing half-written.
    return json_.render(list(rows), pretty=pretty, lines=output.format == "jsonl")


def _sheet(record: Record, output: Output) -> str:
    from belarus_cli.formats import rich_table
    from belarus_cli.views import details

    return rich_table.draw_sheet(details.of(record), output.screen)


def select(table: Table, output: Output) -> Table:
    """Give the rows and fields that were asked for; an unknown field is a usage error."""
    # Where nothing was found there may be nothing that has fields.
    unknown = [field for field in output.fields if table.keys and field not in table.keys]
    if unknown:
        raise BelarusError(
            f"unknown field {unknown[0]!r}",
            code=ExitCode.USAGE,
            hint=f"fields here are {', '.join(table.keys)}",
        )
    limited = table._replace(rows=table.rows[: output.limit])
    return chosen(limited, output.fields) if output.fields else limited


def render(table: Table, output: Output) -> t.Iterator[str]:
    """Give the table as text in a format for programs, whole or in pieces."""
    match output.format:
        case "json" | "jsonl":
            from belarus_cli.formats import json_

            yield from _json(json_.project(table.rows, table.keys), output)
        case "csv" | "tsv":
            from belarus_cli.formats import delimited

            yield delimited.render(table.flat, table.rows, output.format, header=output.header)
        case "markdown":
            from belarus_cli.formats import markdown

            yield markdown.render(table, header=output.header)
        case "bibtex":
            from belarus_cli.formats import bibliography

            yield bibliography.bibtex(bibliography_of(table.rows))
        case "csl-json":
            from belarus_cli.formats import bibliography

            yield bibliography.csl_json(bibliography_of(table.rows))
        case "table":
            raise ValueError("a table is drawn, not rendered")
        case _:
            t.assert_never(output.format)
