"""`belarus listed`."""

import typing as t

import typer

from belarus_cli.cli import injection, param_types
from belarus_cli.cli.arguments import OnLists, on_lists
from belarus_cli.cli.result import Result
from belarus_cli.facts import kinds
from belarus_cli.facts.dates import DateRange
from belarus_cli.facts.days import FREED
from belarus_cli.facts.model import Facts, Record
from belarus_cli.queries import filters, listings
from belarus_cli.views import days
from belarus_cli.views.rows import MATCH_KEYS, Row, Rows, of_record, record_keys
from belarus_cli.views.table import ASKED, EMPTY, SOURCES, Column, Table, column

KEYS = {**record_keys(kinds.LISTING), "asked": MATCH_KEYS["asked"]}
EXAMPLES = (
    "belarus listed Horizont",
    "belarus listed --list UK --type entity --since 2024",
    "belarus listed --delisted --json | jq -r '.[] | [.delisted, .name] | @tsv'",
)
_NOUNS = ("name", "names")
_field = kinds.LISTING.field


def _now(facts: Facts) -> t.Callable[[Row], str]:
    return lambda row: listings.now(facts.record(kinds.LISTING, row["id"]))


def _left(record: Record) -> bool | None:
    """Return whether a name had left its list on the day asked about; None if that is open."""
    possible = record.stay.possible
    return None if FREED in possible and len(possible) > 1 else FREED in possible


def _columns(facts: Facts) -> tuple[Column, ...]:
    return (
        column(_field("name"), style="strong"),
        column(_field("list"))._replace(min_width=14),
        Column("number", "Number", lambda row: str(row["number"] or EMPTY), 2),
        column(_field("type"), 5),
        column(_field("program"), 3, heading="Program or effect"),
        Column("listed", "Listed", lambda row: str(row["listed"] or listings.NOT_STATED), 1),
        Column(
            "now",
            f"On {facts.day}" if facts.asked else "Now",
            _now(facts),
            wraps=True,
            min_width=14,
        ),
        SOURCES._replace(drop_order=4),
    )


@injection.command
def run(
    facts: injection.DatedFacts,
    within: DateRange,
    texts: t.Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME|ID]...",
            help="Only these: names in any spelling that a list has, numbers of entries, ids of "
            "measures and records; - reads them from standard input, answered in their order, each "
            "repeated under `asked`.",
            callback=injection.read_words,
        ),
    ] = None,
    list_: t.Annotated[
        list[str] | None,
        typer.Option(
            "--list", metavar="LIST", help="Only this list: US, EU, 'EU 765/2006 Annex V', UK …"
        ),
    ] = None,
    type_: t.Annotated[
        list[str] | None,
        injection.choices("--type", "TYPE", "names that are", kinds.LISTED_TYPES),
    ] = None,
    program: t.Annotated[
        list[str] | None,
        typer.Option(
            "--program",
            metavar="PROGRAM",
            help="Only this program or consequence: BELARUS-EO14038, 'travel ban' … Repeatable.",
            autocompletion=injection.complete_values(kinds.LISTING, "program"),
        ),
    ] = None,
    delisted: t.Annotated[
        bool, typer.Option("--delisted", help="Only what left its list, by the day of that.")
    ] = False,
) -> Result:
    """From copies of the lists of the United States (SDN), the European Union (Regulation 765/2006)
    and the United Kingdom, each as of the day in its last column: a list of today may differ. Names
    that mean one body stand together, by a record of the facts or else by a name that lists share;
    body and same_as say which. The European list has asset freezes and trade and financial
    restrictions; travel bans stand elsewhere.
    """
    asked = on_lists(facts, texts) if texts else OnLists(facts.records(kinds.LISTING), [], [], [])
    programs = injection.existing(facts, kinds.LISTING, "program") if program else []
    chosen = listings.chosen(
        asked.records,
        lists=[_list(facts, one) for one in list_ or ()],
        types=type_ or (),
        programs=[_program(one, programs) for one in program or ()],
        delisted=delisted,
    )
    fitting = listings.together(listings.dated(chosen, within, delisted=delisted))
    there = _left if delisted else lambda record: record.there
    records, left_open = filters.on_the_day(facts, fitting, there)
    answers = [(line, one) for line, found in asked.answers for one in records if one in found]
    by_line = bool(asked.answers)
    table = Table(
        [key for key in KEYS if by_line or key != "asked"],
        (*((ASKED,) if by_line else ()), *_columns(facts)),
        Rows(answers, _of_answer) if by_line else Rows(records, of_record),
        _NOUNS,
        remarks=_remarks(chosen, records, within, delisted=delisted),
        caveats=days.caveats(facts, left_open, _NOUNS),
        dating=facts.dating,
    )
    return Result(table, missing=asked.missing, notes=asked.notes)


def _of_answer(answer: tuple[str | None, Record]) -> Row:
    line, record = answer
    return {**of_record(record), "asked": line}


def _program(text: str, programs: list[str]) -> str:
    known = param_types.match_choice(text, programs)
    if known is None:
        raise param_types.unknown_choice("--program", text, programs)
    return known


def _list(facts: Facts, text: str) -> str:
    """Refuse words that begin the name of no list as a usage error."""
    if not any(listings.is_on(record, text) for record in facts.records(kinds.LISTING)):
        lists = injection.existing(facts, kinds.LISTING, "list")
        raise param_types.unknown_choice("--list", text, lists)
    return text


def _remarks(
    found: list[Record], shown: list[Record], within: DateRange, *, delisted: bool
) -> tuple[str, ...]:
    """Return what a reader of these names should know."""
    remarks = []
    key = "delisted" if delisted else "listed"
    undated = 0 if within.is_open else sum(key not in record.data for record in found)
    if undated:
        remarks.append(f"{undated} more whose day of listing is {listings.NOT_STATED}")
    ids = {record.id for record in shown}
    by_name = sum(
        record.value("body") is None and not ids.isdisjoint(record.values(_field("same_as")))
        for record in shown
    )
    if by_name:
        remarks.append(f"{by_name} stand together by name only (no record of the facts says so)")
    if copies := listings.copies(shown):
        remarks.append(f"from copies of the lists, the newest of each: {copies}")
    return tuple(remarks)
