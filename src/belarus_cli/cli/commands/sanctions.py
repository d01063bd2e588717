"""`belarus sanctions`."""

import functools
import typing as t

import typer

from belarus_cli.cli import injection
from belarus_cli.cli.arguments import advice, ids_or_words
from belarus_cli.cli.result import Result
from belarus_cli.facts import kinds, state, synonyms
from belarus_cli.facts.dates import DateRange
from belarus_cli.facts.model import Facts, Record
from belarus_cli.facts.names import fold
from belarus_cli.queries import listings
from belarus_cli.queries.measures import NO_STATUS, Chosen, is_old, measures
from belarus_cli.views import days
from belarus_cli.views import measures as words
from belarus_cli.views.cells import count
from belarus_cli.views.rows import LIST, Row, Rows, of_record, record_keys
from belarus_cli.views.table import SOURCES, Column, Table, column

KEYS = {
    **record_keys(kinds.SANCTION),
    "members": f"of a round of designations, whom words ask for, each with its own state{LIST}",
}
IDS = (kinds.SANCTION,)
EXAMPLES = (
    "belarus sanctions potash",
    "belarus sanctions --authority EU --status 'in force'",
    "belarus sanctions belaruskali --on 2025-12-20",
)
_SHORT = kinds.SHORT_AUTHORITIES
_STATUSES = (*kinds.STATUSES, NO_STATUS)
_NOUNS = ("measure", "measures")
_TYPED = {"in force": "active", "lifted": "delisted"}


def _columns(day: str | None, heading_of: t.Callable[[Row], str]) -> tuple[Column, ...]:
    """Return the columns of the list, of now or of a day asked about, under some headings."""
    heading = f"On {day}" if day else "Now"
    return (
        column(kinds.SANCTION.field("name"), heading="Measure", style="strong")._replace(
            min_width=20
        ),
        Column(
            "authority",
            "By",
            lambda row: _SHORT.get(str(row["authority"]), str(row["authority"])),
            1,
        ),
        Column("since", "Since", words.since, 4, key="imposed"),
        Column(
            "now",
            heading,
            lambda row: words.now(row, headed=heading_of(row) == words.heading(row)),
            wraps=True,
            min_width=13,
            where="screen",
            key="status",
        ),
        # In a pipe no heading above the row says what it is.
        Column("state", heading, words.now, where="pipe", key="status"),
        column(kinds.SANCTION.field("status_confirmed"), 3),
        SOURCES._replace(min_width=10),
    )


@injection.command
def run(
    facts: injection.DatedFacts,
    within: DateRange,
    texts: t.Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ID|TEXT]...",
            help="Only these measures: ids (- reads them from standard input), or words.",
            autocompletion=injection.complete_ids(*IDS),
            callback=injection.read_words,
        ),
    ] = None,
    authority: t.Annotated[
        list[str] | None,
        injection.choices(
            "--authority", "WHO", "measures of", kinds.AUTHORITIES, _SHORT, synonyms.AUTHORITIES
        ),
    ] = None,
    status: t.Annotated[
        list[str] | None,
        injection.choices(
            "--status", "STATUS", "measures that are", _STATUSES, _TYPED, synonyms.STATUSES
        ),
    ] = None,
    target: t.Annotated[
        list[str] | None,
        injection.texts("--target", "measures whose target"),
    ] = None,
    whole: injection.Whole = False,
) -> Result:
    """The state of a measure follows from acts and official lists: "confirmed" is the last day for
    which it is known, "last known" that this is more than a year ago. What was reported since, such
    as by an envoy before any legal act, stands behind it and decides nothing. --since and --until
    find measures imposed, or of which the state changed, in that time; --on has the state of that
    day, as known today. Words are looked for in name, authority, target, instrument and the roles
    of a target's organisation; one match is a card. Of whom they name, own designations come
    first, then rounds of designations, each with where its name stands. A word for a state, such as
    lifted, is that state; by state, the latest come first.
    """
    asked = ids_or_words(facts, texts or (), kinds.SANCTION)
    find = functools.partial(
        measures,
        facts,
        ids=asked.ids,
        authorities=authority or (),
        targets=target or (),
        within=within,
    )
    statuses = status or []
    chosen = find(words=asked.words, statuses=statuses)
    notes = [*asked.notes]
    typed, others = _states_in(asked.words)
    # Words that a measure has are looked for, but where they are the name of a state alone.
    if typed and not statuses and not (others and (chosen.records or chosen.open)):
        statuses = [*typed.values()]
        chosen = find(words=others, statuses=statuses)
        notes.extend(f"{word} read as --status '{meant}'" for word, meant in typed.items())
    heading = functools.partial(_heading, chosen, facts, by_year=bool(statuses))
    table = Table(
        KEYS,
        _columns(facts.day if facts.asked else None, heading),
        Rows(chosen.records, lambda record: _row(chosen, record)),
        _NOUNS,
        group=heading,
        lone_heading=True,
        nested=("claims",),
        remarks=tuple(_remarks(facts, chosen)),
        caveats=(*days.caveats(facts, chosen.open, _NOUNS), *_on_lists(chosen)),
        dating=facts.dating,
    )
    whole_answer = not (asked.missing or chosen.open or chosen.members)
    alone = texts and len(chosen.records) == 1 and whole_answer
    return Result(
        table,
        alone=chosen.records if alone or whole else None,
        whole=whole,
        missing=asked.missing,
        notes=notes,
        advice=advice(facts, asked.words, (kinds.SANCTION,)),
    )


def _row(chosen: Chosen, record: Record) -> Row:
    members = [f"{one.body.name}: {one.states}" for one in chosen.members.get(record, ())]
    return {**of_record(record), "members": members}


def _states_in(words: t.Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """Return what means a state, each with it, and the other words."""
    left = f" {fold(' '.join(words))} "
    typed = {}
    for name in sorted((*_STATUSES, *synonyms.STATUSES), key=len, reverse=True):
        if f" {name} " in left:
            typed[name] = synonyms.STATUSES.get(name, name)
            left = left.replace(f" {name} ", " ")
    return typed, left.split()


def _heading(chosen: Chosen, facts: Facts, row: Row, *, by_year: bool) -> str:
    if row["members"]:
        return words.IN_A_ROUND
    if by_year:
        return words.year(row)
    if chosen.is_of_itself(facts.record(kinds.SANCTION, row["id"])):
        return words.OF_ITSELF
    return words.heading(row)


def _on_lists(chosen: Chosen) -> t.Iterator[str]:
    """Say on which official lists those are whose names were asked for, and what shows them."""
    for body in chosen.bodies:
        told, _ = listings.on_lists(body)
        if told:
            names = count(len(body.values(body.kind.field("listings"))), ("name", "names"))
            yield f"{body.name} on {' · '.join(told)} ('belarus listed {body.id}': {names})"


def _remarks(facts: Facts, chosen: Chosen) -> t.Iterator[str]:
    """Return what keeps the number of measures from being read as more than it is."""
    old = sum(map(is_old, chosen.records))
    if old:
        year_ago = state.a_year_before(facts.day)
        were = "was" if old == 1 else "were"
        yield f"{len(chosen.records)}, of which {old} {were} last known before {year_ago}"
    if chosen.removals:
        acts = ", ".join(f"{one.id} ({one.value('imposed')})" for one in chosen.removals)
        yield f"acts of a day that took names off a list, and have no state: {acts}"
    if chosen.reported:
        told = "; ".join(
            f"{record.id} {', '.join(f'{status} ({day})' for status, day in record.state.later)}"
            for record in chosen.reported
        )
        yield f"not among them, as only later word has it so: {told}"
