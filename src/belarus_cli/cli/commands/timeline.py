"""`belarus timeline`."""

import typing as t

import typer

from belarus_cli.cli import injection
from belarus_cli.cli.arguments import named
from belarus_cli.cli.result import Result
from belarus_cli.facts import dates, kinds
from belarus_cli.facts.dates import DateRange
from belarus_cli.facts.model import Facts
from belarus_cli.queries import filters
from belarus_cli.views.rows import TIMELINE_KEYS, Row, Rows, of_entry
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


def _month(row: Row) -> str:
    """Return the month as a heading, or what is known where that is less or more than a month."""
    date = dates.parse(row["date"])
    year, month, _ = date.first.split("-")
    if date.first[: len("YYYY-MM")] == date.last[: len("YYYY-MM")]:
        return f"{_MONTHS[int(month) - 1]} {year}"
    return f"{date.text}, month not known" if date.coarseness else date.text


def _day(row: Row) -> str:
    date = dates.parse(row["date"])
    first, last = (day[-2:].lstrip("0") for day in (date.first, date.last))
    if date.coarseness == _DAY:
        return first + date.text[len("YYYY-MM-DD") :]
    same_month = date.first[: len("YYYY-MM")] == date.last[: len("YYYY-MM")]
    return f"{first}–{last}" if date.coarseness == _SPAN and same_month else ""


_COLUMNS = (
    Column("date", "Date", lambda row: str(row["date"]), where="pipe"),
    Column("day", "Day", _day, where="screen", right=True),
    Column("topic", "Topic", lambda row: str(row["topic"]), 3, style="faint"),
    Column("headline", "What happened", lambda row: str(row["headline"]), wraps=True),
    SOURCES,
)


@injection.command
def run(
    facts: Facts,
    within: DateRange,
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
) -> Result:
    """Merges what the dated fields of releases, prisoners and measures imply with the events. A
    date is as precise as its source; --since and --until select what can lie between them.
    """
    asked = named(facts, person or (), (kinds.PRISONER, kinds.PERSON))
    chosen = filters.timeline(
        facts, within=within, topics=topic or (), people=asked.ids if person else None
    )
    table = Table(
        KEYS,
        _COLUMNS,
        Rows(chosen[::-1] if reverse else chosen, of_entry),
        ("entry", "entries"),
        group=_month,
        lone_heading=True,
        repeats=("day",),
        dating=facts.dating,
    )
    return Result(table, missing=asked.missing, notes=asked.notes)
