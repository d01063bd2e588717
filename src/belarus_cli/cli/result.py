"""What a command answers, and the one place that prints it and makes the exit code."""

from __future__ import annotations

import typing as t

from belarus_cli import streams
from belarus_cli.errors import BelarusError, ExitCode, printable
from belarus_cli.facts.model import Record
from belarus_cli.formats.registry import DrawnFormat, Output, TextFormat
from belarus_cli.views.cells import count
from belarus_cli.views.table import DISPUTED, Table, key_of, with_fields


class Missing(t.NamedTuple):
    """A name that nothing was found for."""

    name: str
    hint: str
    """A way out."""


class Result(t.NamedTuple):
    """What a command that lists or shows records found."""

    table: Table
    alone: t.Sequence[Record] | None = None
    """What people see record by record instead of the table, unless they ask for something special.
    """
    whole: bool = False
    """Whether they see these with all their values, rather than as cards."""
    missing: t.Sequence[Missing] = ()
    """Whatever else was found, one of these makes the exit code 1."""
    absent: t.Sequence[str] = ()
    """What it means that somebody was not found, told once behind those."""
    notes: t.Sequence[str] = ()
    """How names were understood, for stderr, before what is found."""
    advice: t.Callable[[], str | None] | None = None
    """What else could be asked; only worked out where nothing is found."""


class Text(t.NamedTuple):
    """What a command without a list has to say: data for stdout, notes for stderr."""

    data: str = ""
    notes: t.Sequence[str] = ()
    lacking: streams.Lacking = "legible"


def print_text(text: Text) -> ExitCode:
    """Print a text as it is."""
    for note in text.notes:
        streams.note(note)
    if text.data:
        streams.write(text.data, text.lacking)
    return ExitCode.FOUND


def print_result(result: Result, output: Output) -> ExitCode:
    """Print what was found as it was asked for, with what its reader should know on stderr.

    Nothing found, or a name that nothing was found for, is exit code 1. Raises BelarusError (USAGE)
    if a field was asked for that there is not.
    """
    for note in result.notes:
        streams.note(note)
    drawn = output.drawn
    if drawn is not None and result.alone is not None:
        _print_alone(result.alone[output.chosen], drawn, output, whole=result.whole)
    else:
        _print_table(result, output)
    for name, hint in result.missing:
        streams.note(f"error: no record matches '{printable(name[:80])}'")
        streams.note(f"hint: {hint}")
    for line in result.absent:
        streams.note(f"hint: {line}")
    found = bool(result.table.rows)
    if not found and not result.missing and result.advice is not None:
        advice = result.advice()
        if advice is not None:
            streams.note(f"hint: {advice}")
    return ExitCode.FOUND if found and not result.missing else ExitCode.NOTHING_FOUND


def _print_alone(
    records: t.Iterable[Record], drawn: DrawnFormat, output: Output, *, whole: bool
) -> None:
    if whole:
        from belarus_cli.views.details import details_of

        pieces = (drawn.draw_details(details_of(one), output) for one in records)
    else:
        from belarus_cli.views.card import card_of

        pieces = (drawn.draw_card(card_of(one), output) for one in records)
    streams.write(drawn.finished("\n".join(pieces), (), output))


def _print_table(result: Result, output: Output) -> None:
    total = len(result.table.rows)
    table = _as_asked(result.table, output)
    # Of records that were asked for one by one, `missing` says what was not found.
    if not total and result.alone is None:
        streams.note(f"no {table.nouns[1]} found")
    match output.format:
        case _ if output.counted:
            streams.write(f"{total}\n")
            for remark in table.remarks:
                streams.note(remark)
        case TextFormat():
            streams.write_all(output.format.render(table, output), output.format.lacking)
        case DrawnFormat() if table.prose is not None:
            text = "".join(f"{table.prose(row)}\n" for row in table.rows)
            streams.write(output.format.finished(text, (), output))
        case DrawnFormat():
            _print_drawn(table, total, output.format, output)
        case _:
            t.assert_never(output.format)
    if table.oldest_first and output.limit and len(table.rows) < total and not output.reverse:
        streams.note("the oldest come first; --reverse has the latest first", output.screen.width)
    read = not (isinstance(output.format, TextFormat) and output.format.takes == "rows")
    if read and output.fields and "asked" in result.table.keys and "asked" not in table.keys:
        streams.note("--fields asked,… adds the line that each row answers", output.screen.width)
    for caveat in table.caveats:
        streams.note(caveat, output.screen.width)


def _as_asked(table: Table, output: Output) -> Table:
    """Return the rows and fields that were asked for, as the format takes them."""
    takes_cells = isinstance(output.format, TextFormat) and output.format.takes == "cells"
    # Where nothing was found there may be nothing that has fields.
    asked = output.fields if table.keys else ()
    fields = tuple(dict.fromkeys(key_of(table, field) or field for field in asked))
    instead = table.cells(fields, output.chosen) if table.cells and takes_cells else None
    limited = table._replace(rows=table.rows[output.chosen]) if instead is None else instead
    unknown = [field for field in fields if limited.keys and key_of(limited, field) is None]
    if unknown:
        raise BelarusError(
            f"unknown field {unknown[0]!r}",
            code=ExitCode.USAGE,
            hint=f"fields here are {', '.join(limited.keys)}",
        )
    return with_fields(limited, fields) if output.fields else limited


def _print_drawn(table: Table, total: int, drawn: DrawnFormat, output: Output) -> None:
    from belarus_cli.formats.layout import lay_out

    layout = lay_out(table, output.screen, sources=output.sources)
    notes = [*layout.remarks, *table.remarks]
    if total:
        shown = f"{len(table.rows)} of " if len(table.rows) < total else ""
        foot = [shown + count(total, table.nouns)]
        if layout.is_disputed:
            foot.append(f"{DISPUTED} sources disagree (belarus disputes)")
        if layout.is_abridged:
            foot.append("+n more (belarus show ID)")
        foot.append(table.dating())
        notes.insert(0, " · ".join(filter(None, foot)))
    streams.write(drawn.finished(drawn.draw(layout, output), notes, output))
    left = ", ".join(filter(None, layout.left_out))
    if left:
        notes.append(f"too narrow for {left} (a wider window or --fields shows them)")
    for note in notes:
        streams.note(note, output.screen.width)
