"""`belarus prisoners`."""

import typing as t

import typer

from belarus_cli.cli import injection
from belarus_cli.cli.arguments import Asked, named, rounds
from belarus_cli.cli.result import Result
from belarus_cli.facts import kinds
from belarus_cli.facts.dates import DateRange
from belarus_cli.facts.days import HELD, NOT_YET
from belarus_cli.facts.model import Facts, Record
from belarus_cli.queries import filters
from belarus_cli.views import days
from belarus_cli.views.rows import MATCH_KEYS, Row, Rows, of_record, record_keys
from belarus_cli.views.table import EMPTY, SOURCES, Column, Table, column, first

KEYS = {**record_keys(kinds.PRISONER), **MATCH_KEYS}
EXAMPLES = (
    "belarus prisoners --release 2025-12-13",
    "belarus prisoners Bialiatski --json | jq '.[0].sentence'",
)

_field = kinds.PRISONER.field
_COLUMNS = (
    column(_field("name"), style="strong")._replace(wraps=False),
    column(_field("role"), 1),
    column(_field("sentence"), 3)._replace(min_width=10),
    column(_field("detained"), 5),
    column(_field("still_held"), 1),
    column(_field("released"), 1)._replace(where="pipe"),
    column(_field("destination"), 4),
    SOURCES,
)
_NOUNS = ("person", "people")


def _columns(facts: Facts, hidden: t.Collection[str]) -> tuple[Column, ...]:
    """Return the columns of the list, on a day asked about with what people were on it."""
    shown = [one for one in _COLUMNS if one.name not in hidden]
    if facts.asked:
        then = Column("status", f"On {facts.day}", days.custody, wraps=True, min_width=13)
        shown.insert(1, then)
    return tuple(shown)


def _freed_on(row: Row) -> str:
    if row["status"] in (NOT_YET, HELD):
        return str(row["status"])
    date = first(row, "released")
    return "not known to be free" if date == EMPTY else f"released {date}"


def _remarks(
    facts: Facts, releases: t.Sequence[str], listed: t.Sequence[Record], *, held: bool
) -> tuple[str, ...]:
    """Say how much of a round, or of all who are held, the list can name."""
    if held:
        return ("only people with a record here; 'belarus figures' has the numbers",)
    remarks = []
    for id_ in releases:
        round_ = facts.record(kinds.RELEASE, id_)
        named = len(round_.values(kinds.RELEASE.field("people")))
        freed = round_.value("freed")
        of = f"of the {freed} people freed on" if freed else "of those freed on"
        remarks.append(f"{named} {of} {round_.value('date')} are named here")
    doubted = [one.name for one in listed if releases and one.value("release") not in releases]
    if doubted:
        remarks.append(f"by sources held less likely only: {', '.join(doubted)}")
    return tuple(remarks)


def _unknown(unfiltered: t.Mapping[str, t.Sequence[Record]]) -> t.Iterator[str]:
    """Say of how many no source states what was filtered by, so that the filter left them out.

    Of each field, those who would be listed without the filter by it.
    """
    for name, records in unfiltered.items():
        without = sum(record.value(name) is None for record in records)
        if without:
            yield f"{without} more whose {name} no source here states"


def _listed(record: Record) -> Row:
    return {**of_record(record), "matched": None}


def _asked_for(asked: Asked, listed: t.Sequence[Record]) -> Rows:
    """Return the rows of those asked for who are listed: in that order, or by the lines."""
    order = {record: at for at, record in enumerate(listed)}
    answers = [answer for answer in asked.answers if answer.record in order]
    if not asked.by_line:
        answers.sort(key=lambda answer: order[answer.record])
    return Rows(answers, asked.row)


@injection.command
def run(
    facts: injection.DatedFacts,
    within: DateRange,
    names: t.Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]...",
            help="Only these people, in any spelling; - reads names from standard input.",
            autocompletion=injection.complete_ids(kinds.PRISONER),
        ),
    ] = None,
    release: t.Annotated[
        list[str] | None,
        typer.Option(
            "--release",
            metavar="ID",
            help="Only of this round, by id or date. Repeatable.",
            autocompletion=injection.complete_ids(kinds.RELEASE),
        ),
    ] = None,
    to: t.Annotated[
        list[str] | None,
        injection.countries("--to", kinds.PRISONER, "destination", "who went to this country"),
    ] = None,
    nationality: t.Annotated[
        list[str] | None,
        injection.countries(
            "--nationality", kinds.PRISONER, "nationality", "citizens of this country"
        ),
    ] = None,
    role: t.Annotated[
        list[str] | None,
        injection.texts("--role", "people whose role"),
    ] = None,
    held: t.Annotated[
        bool,
        typer.Option("--held", help="Those still held when last reported, instead."),
    ] = False,
) -> Result:
    """Lists the released in order of release; with --held those who were not known to be free when
    last reported; with --on those who had been freed or were held on that day, as known today. A
    person asked for by name is listed either way. Filters narrow one another,
    and a filter given twice takes either value.
    """
    asked_rounds = rounds(facts, release or (), option="--release")
    releases = [record.id for record in asked_rounds.records]
    asked = named(facts, names or (), (kinds.PRISONER,))

    def find(**narrowed: t.Any) -> list[Record]:
        return filters.prisoners(
            facts,
            ids=asked.ids if names else None,
            # A person asked for by name is shown either way.
            held=None if names and not held else held,
            releases=releases if release else None,
            roles=role or (),
            within=within,
            **narrowed,
        )

    chosen = {"destinations": to or (), "nationalities": nationality or ()}
    listed = find(**chosen)
    unknown = {
        "destination": find(**{**chosen, "destinations": ()}) if to else (),
        "nationality": find(**{**chosen, "nationalities": ()}) if nationality else (),
    }
    left_open = find(**chosen, as_stated="open") if facts.asked else []
    doubted = find(**chosen, as_stated="less likely") if facts.asked else []
    # What came later is no part of who was held on a day.
    hidden = {"released", "destination"} if held else set()
    if facts.asked or not any("still_held" in record.data for record in listed):
        hidden.add("still_held")
    table = Table(
        [key for key in KEYS if asked.by_line or key != "asked"],
        _columns(facts, hidden),
        _asked_for(asked, listed) if names else Rows(listed, _listed),
        _NOUNS,
        group=None if held or asked.by_line else _freed_on,
        lone_heading=True,
        nested=("claims",),
        remarks=(*_remarks(facts, releases, listed, held=held), *_unknown(unknown)),
        caveats=days.caveats(facts, left_open, _NOUNS, doubted),
        dating=facts.dating,
    )
    return Result(
        table,
        missing=(*asked.missing, *asked_rounds.missing),
        notes=(*asked_rounds.notes, *asked.notes),
    )
