"""`belarus timeline`."""

import functools
import shlex
import typing as t

import typer

from belarus_cli.cli import injection
from belarus_cli.cli.arguments import latest_of, named
from belarus_cli.cli.result import Result
from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.facts import dates, kinds, synonyms
from belarus_cli.facts.dates import DateRange
from belarus_cli.facts.days import happened
from belarus_cli.queries import filters
from belarus_cli.views import days
from belarus_cli.views.rows import TIMELINE_KEYS, Row, Rows, of_entry
from belarus_cli.views.table import SOURCES, Column, Table

KEYS = TIMELINE_KEYS
EXAMPLES = (
    "belarus timeline 2025-12",
    "belarus timeline --since 2025-12-12 --until 2025-12-19",
    "belarus timeline --authority EU --reverse --limit 5",
    "belarus timeline --json | jq -r '.[] | [.date, .headline, .sources[0].url] | @tsv'",
)
_SPAN, _DAY = 0, 3  # coarseness of dates, see dates.PartialDate


def _month(row: Row) -> str:
    """Return the month as a heading, or what is known where that is less or more than a month."""
    date = dates.parse(row["date"])
    year, month, _ = date.first.split("-")
    if date.first[: len("YYYY-MM")] == date.last[: len("YYYY-MM")]:
        return f"{dates.MONTHS[int(month) - 1]} {year}"
    return f"{date.text}, month not known" if date.coarseness else date.text


def _day(row: Row) -> str:
    date = dates.parse(row["date"])
    first, last = (day[-2:].lstrip("0") for day in (date.first, date.last))
    if date.coarseness == _DAY:
        return first + date.text[len("YYYY-MM-DD") :]
    same_month = date.first[: len("YYYY-MM")] == date.last[: len("YYYY-MM")]
    return f"{first}–{last}" if date.coarseness == _SPAN and same_month else ""


_NOUNS = ("entry", "entries")


def _columns(day: str | None) -> tuple[Column, ...]:
    """Return the columns of the timeline, of today's or of that of a day asked about."""
    what = f"What had happened by {day}" if day else "What happened"
    return (
        Column("date", "Date", lambda row: str(row["date"]), where="pipe"),
        Column("day", "Day", _day, where="screen", right=True, key="date"),
        Column("topic", "Topic", lambda row: str(row["topic"]), 3, style="faint"),
        Column("headline", what, lambda row: str(row["headline"]), wraps=True),
        SOURCES,
    )


def _within(when: t.Iterable[str], within: DateRange) -> DateRange:
    """Return the days of a date that stands without an option; what is none is a usage error."""
    text = " ".join(when)
    if not within.is_open:
        raise BelarusError(
            f"{text} and --since or --until contradict each other",
            code=ExitCode.USAGE,
            hint="give one of them",
        )
    try:
        day = dates.read(text)
    except ValueError as error:
        search = f"belarus search {shlex.quote(text)} looks for words"
        raise BelarusError(
            str(error),
            code=ExitCode.USAGE,
            hint=latest_of("belarus timeline", text, 5) or search,
        ) from error
    return DateRange(day.first, day.last)


@injection.command
def run(
    facts: injection.DatedFacts,
    within: DateRange,
    when: t.Annotated[
        list[str] | None,
        typer.Argument(metavar="[DATE]", help="Only of this day, month or year, as --since takes."),
    ] = None,
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
    authority: t.Annotated[
        list[str] | None,
        injection.choices(
            "--authority",
            "WHO",
            "entries on measures of",
            kinds.AUTHORITIES,
            kinds.SHORT_AUTHORITIES,
            synonyms.AUTHORITIES,
        ),
    ] = None,
    ahead: t.Annotated[
        bool, typer.Option("--ahead", help="Also what lies ahead of the day of the facts.")
    ] = False,
) -> Result:
    """Merges what the dated fields of releases, prisoners and measures imply with the events. A
    date is as precise as its source; --since and --until select what can lie between them. What
    lies ahead, such as the day on which a measure is due to expire, is told if --until, a later
    --since or --ahead asks for it.
    """
    within = _within(when, within) if when else within
    asked = named(facts, person or (), (kinds.PRISONER, kinds.PERSON))
    find = functools.partial(
        filters.timeline,
        facts,
        authorities=authority or (),
        topics=topic or (),
        people=asked.ids if person else None,
    )
    bounded = within.last is not None or (within.first or "") > facts.day
    past = within if bounded or ahead else within._replace(last=facts.day)
    chosen, left_open = filters.on_the_day(
        facts, find(within=past), lambda entry: ahead or happened(entry.date, facts.day)
    )
    left = 0 if facts.asked else len(find(within=within)) - len(chosen)
    table = Table(
        KEYS,
        _columns(facts.day if facts.asked else None),
        Rows(chosen, of_entry),
        _NOUNS,
        group=_month,
        lone_heading=True,
        repeats=("day",),
        oldest_first=True,
        remarks=(f"ahead of {facts.day}: {left} more (--ahead)",) if left else (),
        caveats=days.caveats(facts, [entry.record for entry in left_open], _NOUNS),
        dating=facts.dating,
    )
    return Result(table, missing=asked.missing, absent=asked.absent, notes=asked.notes)
