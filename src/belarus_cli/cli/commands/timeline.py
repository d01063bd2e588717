"""`belarus timeline`."""

import typing as t

import typer

from belarus_cli.cli import injection, param_types
from belarus_cli.cli.arguments import named
from belarus_cli.errors import ExitCode
from belarus_cli.facts import dates, kinds
from belarus_cli.facts.model import Facts
from belarus_cli.formats.emit import Output, emit
from belarus_cli.queries import filters
from belarus_cli.queries.timeline import entries
from belarus_cli.views.rows import TIMELINE_KEYS, Document, Documents, of_entry
from belarus_cli.views.table import SOURCES, Column, Table

KEYS = TIMELINE_KEYS
EXAMPLES = (
    "belarus timeline --since 2025-12-12 --until 2025-12-19",
    "belarus timeline --json | jq -r '.[] | [.date, .headline, .sources[0].url] | @tsv'",
)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SPAN, _DAY = 0, 3  # coarseness of dates, see dates.PartialDate


def _month(row: Document) -> str:
    """Give the month as a heading, or what is known where that is less or more than a month."""
    date = dates.parse(row["date"])
    year, month, _ = date.first.split("-")
    if date.first[: len("YYYY-MM")] == date.last[: len("YYYY-MM")]:
        return f"{_MONTHS[int(month) - 1]} {year}"
    return f"{date.text}, month not known" if date.coarseness else date.text


def _day(row: Document) -> str:
    date = dates.parse(row["date"])
    first, last = (day[-2:].lstrip("0") for day in (date.first, date.last))
    if date.coarseness == _DAY:
        return first + date.text[len("YYYY-MM-DD") :]
    same_month = date.first[: len("YYYY-MM")] == date.last[: len("YYYY-MM")]
    return f"{first}–{last}" if date.coarseness == _SPAN and same_month else ""


_COLUMNS = (
    Column("date", "Date", lambda row: str(row["date"]), on="pipe"),
    Column("day", "Day", _day, on="screen", right=True),
    Column("topic", "Topic", lambda row: str(row["topic"]), 3, style="faint"),
    Column("headline", "What happened", lambda row: str(row["headline"]), wraps=True),
    SOURCES,
)


@injection.command
def run(
    facts: Facts,
    output: Output,
    since: injection.Since = None,
    until: injection.Until = None,
    topic: t.Annotated[
        list[str] | None,
        injection.choices("--topic", "TOPIC", "entries on", kinds.TOPICS),
    ] = None,
    person: t.Annotated[
        list[str] | None,
        typer.Option(
            "--person",
            metavar="NAME",
            help="Only what names this person, in any spelling. Repeatable.",
            autocompletion=injection.complete_ids(kinds.PRISONER, kinds.PERSON),
        ),
    ] = None,
    reverse: t.Annotated[bool, typer.Option("--reverse", help="Latest first.")] = False,
) -> ExitCode:
    """Merges what the dated fields of releases, prisoners and measures imply with the events. A
    date is as precise as its source; --since and --until select what can lie between them.
    """
    topics = [param_types.choice("--topic", one, kinds.TOPICS) for one in topic or ()]
    asked = named(facts, person or (), (kinds.PRISONER, kinds.PERSON))
    ids = {record.id for record in asked.records}
    within = filters.by_date(lambda entry: entry.date, since, until)
    chosen = [
        entry
        for entry in entries(facts)
        if within(entry)
        and (not topics or entry.topic in topics)
        and (not person or ids & {*entry.people})
    ]
    table = Table(
        KEYS,
        _COLUMNS,
        Documents(chosen[::-1] if reverse else chosen, of_entry),
        ("entry", "entries"),
        group=_month,
        lone_heading=True,
        repeats=("day",),
        dating=facts.dating,
    )
    return asked.tell(emit(table, output))
