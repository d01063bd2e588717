"""`belarus figures`."""

import typing as t

import typer

from belarus_cli.cli import injection
from belarus_cli.cli.arguments import advice, told_of_rounds
from belarus_cli.cli.param_types import beginning_with
from belarus_cli.cli.result import Result
from belarus_cli.facts import kinds, synonyms
from belarus_cli.facts.model import Facts, Record
from belarus_cli.facts.names import fold
from belarus_cli.queries import coverage, filters
from belarus_cli.queries.series import chart_of
from belarus_cli.views import days
from belarus_cli.views.cells import count
from belarus_cli.views.rows import Row, Rows, of_record, record_keys
from belarus_cli.views.table import SOURCES, Column, Table, column, first

KEYS = {
    **record_keys(kinds.FIGURE),
    "computed": "whether the program worked it out of other records, not somebody who counted",
}
EXAMPLES = (
    "belarus figures freed",
    "belarus figures potash --json | jq '.[] | [.name, .value, .unit, .as_of]'",
)
_NOUNS = ("figure", "figures")
_field = kinds.FIGURE.field
_SINCE = "since july 2024"
"""Since when people have been freed in rounds, and most counters count."""

# Why numbers on one topic differ though nobody need be wrong.
_DIFFER = {
    "freed": "some count pardons only, some every release, some political prisoners only, and each "
    "from a day of its own",
    "held": "each counter decides who is a political prisoner, and each number is of its own day",
    "prosecuted": "some count detentions, some cases, some convictions, each over its own time",
    "exiled": "each counts other people, over a time of its own",
    "listed": "each counts another list, on a day of its own; people, companies or both",
    "potash": "they measure output, exports, prices or shares, each of a time of its own",
    "transit": "they measure cargo, trains or money, each of a time of its own",
}


def _value(row: Row) -> str:
    return f"{first(row, 'value')} {row['unit']}"


def _columns(day: str | None) -> tuple[Column, ...]:
    """Return the columns of the list, of the newest values or of those on a day asked about."""
    heading = f"On {day}" if day else "Value"
    age = (Column("age", "Age", days.age, 2),) if day else ()
    return (
        column(_field("name"), heading="Figure", style="strong")._replace(min_width=20),
        Column("quantity", heading, _value, wraps=True, min_width=14, key="value"),
        column(_field("as_of"), heading="As of" if day else "On"),
        *age,
        column(_field("stated_by"), 1)._replace(min_width=14),
        SOURCES._replace(min_width=10, drop_order=3),
    )


def _counter(row: Row) -> str:
    """Return who counted: who states it or else who published it; of a sum, of what it is one."""
    if row["computed"]:
        return str(row["name"])
    return first(row, "stated_by") if row["stated_by"] else str(row["sources"][0]["publisher"])


def _counts(row: Row) -> str:
    return "; ".join((*row["measures"], *(("computed",) if row["computed"] else ()))) or row["name"]


_SIDE_BY_SIDE = (
    Column(
        "counter", "Counter", _counter, wraps=True, style="strong", min_width=12, key="stated_by"
    ),
    Column("quantity", "Value", _value, wraps=True, min_width=10, key="value"),
    column(_field("as_of"), heading="On"),
    Column("counts", "Counts", _counts, wraps=True, min_width=18, key="measures"),
    SOURCES._replace(min_width=10),
)


def _of_record(record: Record) -> Row:
    return {**of_record(record), "computed": False}


def _sum_of_rounds(facts: Facts) -> list[Row]:
    """Return the sum of the rounds as a row of figures; none where no number is stated."""
    total = coverage.sum_of_rounds(facts)
    if not total.rounds:
        return []
    counted = f"people freed in {count(total.rounds, ('round', 'rounds'))}"
    if total.unknown:
        counted += f"; {count(total.unknown, ('round', 'rounds'))} without a number"
    row: Row = dict.fromkeys(KEYS)
    row |= {field.name: [] for field in kinds.FIGURE.fields if field.multiple}
    row |= {
        "id": "rounds-listed-here",
        "kind": kinds.FIGURE.name,
        "name": "rounds listed here",
        "value": f"{total.freed:,}",
        "number": total.freed,
        "unit": "people",
        "topic": "freed",
        "as_of": total.last,
        "measures": [counted],
        "disputed": [],
        "claims": [],
        "sources": [],  # those of the numbers stand in the rounds; nobody states their sum
        "computed": True,
    }
    return [row]


_complete_ids = injection.complete_ids(kinds.FIGURE)


def _topics_and_ids(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return the topics and ids that a word under completion can become."""
    return [*beginning_with(incomplete, kinds.FIGURE_TOPICS), *_complete_ids(ctx, incomplete)]


@injection.command
def run(
    facts: injection.DatedFacts,
    words: t.Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TOPIC|TEXT]...",
            help="Only figures on a topic, or that mention all these words.",
            callback=injection.read_words,
            autocompletion=_topics_and_ids,
        ),
    ] = None,
) -> Result:
    """Newest first. A topic sets every counter side by side, with what each counts; for "freed" the
    last row is the sum of the rounds listed here, which the program computes and nobody counted.
    A figure that was given for several days shows the latest, with --on the latest up to that day,
    and how old it was; `belarus show ID` has them all. Where words are given and one of the figures
    was counted on many days, a terminal shows how it went.
    """
    topic = _topic(words or ())
    fitting = (
        filters.figures(facts, words=words or ())
        if topic is None
        else filters.figures(facts, topics=(topic,))
    )
    chosen, left_open = filters.on_the_day(facts, fitting, lambda record: record.there)
    rows: t.Sequence[Row] = Rows(chosen, _of_record)
    # How many the rounds of today sum up to is no answer to what was counted on a day.
    if topic == "freed" and not facts.asked:
        rows = [*rows, *_sum_of_rounds(facts)]
    side_by_side = topic is not None and not facts.asked
    understood = topic is not None and fold(" ".join(words or ())) != topic
    table = Table(
        KEYS,
        _SIDE_BY_SIDE if side_by_side else _columns(facts.day if facts.asked else None),
        rows,
        _NOUNS,
        # How it went is no answer to what it was on a day.
        chart=chart_of(chosen) if words and not facts.asked else None,
        nested=("claims",),
        remarks=(f"they differ: {_DIFFER[topic]}",) if topic in _DIFFER and len(rows) > 1 else (),
        caveats=(*days.caveats(facts, left_open, _NOUNS), *told_of_rounds(words or ())),
        dating=facts.dating,
    )
    return Result(
        table,
        notes=(f"read as the topic {topic}",) if understood else (),
        advice=advice(facts, words or (), (kinds.FIGURE,)),
    )


def _topic(words: t.Sequence[str]) -> str | None:
    """Return the topic that words name; None if they are to be looked for.

    Who asks only how many in all, or since when releases go on, asks how many were freed.
    """
    text = fold(" ".join(words))
    left = text.replace(_SINCE, "").split()
    asked = " ".join(word for word in left if word not in synonyms.COUNTING)
    if not asked and (_SINCE in text or not synonyms.TOTALS.isdisjoint(left)):
        return "freed"
    meant = synonyms.FIGURE_TOPICS.get(asked, asked)
    return meant if meant in kinds.FIGURE_TOPICS else None
