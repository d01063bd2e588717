"""`belarus prisoners`."""

import typing as t

import typer

from belarus_cli.cli import injection
from belarus_cli.cli.arguments import Asked, named, rounds
from belarus_cli.cli.result import Result
from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.facts import kinds
from belarus_cli.facts.dates import DateRange
from belarus_cli.facts.days import HELD, NOT_YET
from belarus_cli.facts.model import Facts, Record
from belarus_cli.queries import coverage, filters
from belarus_cli.views import days
from belarus_cli.views.rows import MATCH_KEYS, Row, Rows, of_record, record_keys
from belarus_cli.views.table import ASKED, EMPTY, SOURCES, Column, Table, column, first

KEYS = {**record_keys(kinds.PRISONER), **MATCH_KEYS}
IDS = (kinds.PRISONER,)
EXAMPLES = (
    "belarus prisoners --release 2025-12-13",
    "belarus prisoners Bialiatski --json | jq '.[0].sentence'",
)

_field = kinds.PRISONER.field
_COLUMNS = (
    column(_field("name"), style="strong")._replace(min_width=16),
    column(_field("role"), 3)._replace(min_width=16),
    column(_field("sentence"), 2)._replace(min_width=10),
    column(_field("detained"), 5),
    column(_field("still_held"), 1),
    column(_field("released"), 1)._replace(where="pipe"),
    column(_field("destination")),
    SOURCES._replace(drop_order=4, min_width=10),
)
_NOUNS = ("person", "people")


def _columns(facts: Facts, hidden: t.Collection[str], *, by_line: bool) -> tuple[Column, ...]:
    """Return the columns of the list, on a day asked about with what people were on it."""
    shown = [one for one in _COLUMNS if one.name not in hidden]
    if facts.asked:
        then = Column("status", f"On {facts.day}", days.custody, wraps=True, min_width=13)
        shown.insert(1, then)
    return (*((ASKED,) if by_line else ()), *shown)


def _freed_on(row: Row) -> str:
    if row["status"] in (NOT_YET, HELD):
        return str(row["status"])
    date = first(row, "released")
    return "not known to be free" if date == EMPTY else f"released {date}"


def _remarks(
    facts: Facts, releases: t.Sequence[str], listed: t.Sequence[Record], *, held: bool
) -> t.Iterator[str]:
    """Say how much of a round, of all who were freed or of all who are held the list can name."""
    if held:
        yield f"{len(listed)} named here; 'belarus figures held' has how many are held"
    elif not releases:
        yield f"only people with a record here are counted: {coverage.of_those_freed(facts)}"
    for id_ in releases:
        round_ = facts.record(kinds.RELEASE, id_)
        yield _of_round(round_, sum(one.value("release") == id_ for one in listed))


def _of_round(round_: Record, listed: int) -> str:
    """Say how many of a round are listed and named, and how many were freed."""
    named, freed = coverage.named(round_), round_.value("freed")
    here = f"{named} named here" if listed == named else f"{listed} of the {named} named here"
    if freed is None:
        return f"{here}; how many were freed in the round of {round_.value('date')} is not known"
    were = "person was" if freed == 1 else "people were"
    return f"{here}; {freed} {were} freed in the round of {round_.value('date')}"


def _less_likely(likely: t.Sequence[Record], all_: t.Sequence[Record]) -> t.Iterator[str]:
    """Name those whom only sources held less likely put where a filter asks."""
    known = {*likely}
    names = [one.name for one in all_ if one not in known]
    if names:
        yield f"named only by less likely sources: {', '.join(names)}"


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
            help="Only these people, in any spelling; - reads names from standard input, answered "
            "in their order, each repeated under `asked`.",
            autocompletion=injection.complete_ids(*IDS),
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
        injection.texts("--role", "people whose role or profession"),
    ] = None,
    disputed: t.Annotated[
        bool,
        typer.Option(
            "--disputed",
            help="With --release or --to, also people whom only less likely sources put there.",
        ),
    ] = False,
    held: t.Annotated[
        bool,
        typer.Option("--held", help="Those still held when last reported, instead."),
    ] = False,
) -> Result:
    """Lists the released in order of release; with --held those who were not known to be free when
    last reported; with --on those who had been freed or were held on that day, as known today. A
    person asked for by name is listed either way. Filters narrow one another, and a filter given
    twice takes either value. --role journalist means media workers: journalists, editors, media
    managers, camera operators and photographers, by profession; not bloggers, nor members of an
    association of journalists who are none.
    """
    if disputed and not (release or to):
        raise BelarusError(
            "--disputed widens --release and --to",
            code=ExitCode.USAGE,
            hint="give one of them, too; 'belarus disputes' has where sources disagree",
        )
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
    likely = find(**chosen)
    possible = find(**chosen, disputed=True) if release or to else likely
    listed = possible if disputed else likely
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
    # Of people asked for by name, nothing is counted.
    told = [] if names and not releases else [*_remarks(facts, releases, likely, held=held)]
    table = Table(
        [key for key in KEYS if asked.by_line or key != "asked"],
        _columns(facts, hidden, by_line=asked.by_line),
        _asked_for(asked, listed) if names else Rows(listed, _listed),
        _NOUNS,
        group=None if held or asked.by_line else _freed_on,
        lone_heading=True,
        nested=("claims",),
        oldest_first=not names,
        remarks=(*told, *_unknown(unknown)),
        caveats=(
            *days.caveats(facts, left_open, _NOUNS, doubted),
            *_less_likely(likely, possible),
        ),
        dating=facts.dating,
    )
    return Result(
        table,
        missing=(*asked.missing, *asked_rounds.missing),
        absent=asked.absent,
        notes=(*asked_rounds.notes, *asked.notes),
    )
