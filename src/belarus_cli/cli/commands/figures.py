"""`belarus figures`."""

import typing as t

import typer

from belarus_cli.cli import injection
from belarus_cli.cli.arguments import advice
from belarus_cli.cli.result import Result
from belarus_cli.facts import kinds
from belarus_cli.queries import filters
from belarus_cli.queries.series import chart_of
from belarus_cli.views import days
from belarus_cli.views.rows import Row, Rows, of_record, record_keys
from belarus_cli.views.table import SOURCES, Column, Table, column, first

KEYS = record_keys(kinds.FIGURE)
EXAMPLES = (
    "belarus figures political prisoners",
    "belarus figures potash --json | jq '.[] | [.name, .value, .unit, .as_of]'",
)
_NOUNS = ("figure", "figures")
_field = kinds.FIGURE.field


def _value(row: Row) -> str:
    return f"{first(row, 'value')} {row['unit']}"


def _columns(day: str | None) -> tuple[Column, ...]:
    """Return the columns of the list, of the newest values or of those on a day asked about."""
    heading = f"On {day}" if day else "Value"
    age = (Column("age", "Age", days.age, 2),) if day else ()
    return (
        column(_field("name"), heading="Figure", style="strong"),
        Column("quantity", heading, _value, wraps=True, min_width=14, key="value"),
        column(_field("as_of"), 1),
        *age,
        column(_field("stated_by"), 3),
        SOURCES,
    )


@injection.command
def run(
    facts: injection.DatedFacts,
    words: t.Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TEXT]...",
            help="Only figures that mention all these words.",
            callback=injection.read_words,
            autocompletion=injection.complete_ids(kinds.FIGURE),
        ),
    ] = None,
) -> Result:
    """Newest first. A figure that was given for several days shows the latest, with --on the latest
    up to that day, and how old it was; `belarus show ID` has them all. Where words are given and
    one of the figures was counted on many days, a terminal shows how it went.
    """
    fitting = filters.figures(facts, words=words or ())
    chosen, left_open = filters.on_the_day(facts, fitting, lambda record: record.there)
    table = Table(
        KEYS,
        _columns(facts.day if facts.asked else None),
        Rows(chosen, of_record),
        _NOUNS,
        # How it went is no answer to what it was on a day.
        chart=chart_of(chosen) if words and not facts.asked else None,
        nested=("claims",),
        caveats=days.caveats(facts, left_open, _NOUNS),
        dating=facts.dating,
    )
    return Result(table, advice=advice(facts, words or (), (kinds.FIGURE,)))
