"""What a command is given: options, completion by the facts, and what is built of options.

A command says by annotations what it needs: `Facts`, a `DateRange`, the `Settings` of every
command; one that returns a `Result` also gets the options of printing. `command` gives its command
line the options that these are built from.
"""

import functools
import inspect
import typing as t
from pathlib import Path

import typer

from belarus_cli import environment, streams
from belarus_cli.cli.param_types import (
    ColourOption,
    FactsPath,
    Settings,
    T,
    beginning_with,
    choice_parser,
    complete_choices,
    group_settings,
    match_choice,
    unknown_choice,
)
from belarus_cli.cli.result import Result, Text, print_result, print_text
from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.facts import dates, kinds, synonyms
from belarus_cli.facts.dates import DateRange
from belarus_cli.facts.model import Facts
from belarus_cli.facts.names import fold
from belarus_cli.formats.registry import FORMATS, Output, TextFormat
from belarus_cli.reading import loader

PRINTING = "How to print"


def _facts_path(ctx: typer.Context) -> Path | None:
    """Return the facts file that a command line names so far."""
    # Under completion the group has not run; what stands before the command is only parsed.
    before = ctx.parent.params.get("facts") if ctx.parent is not None else None
    return ctx.params.get("facts") or group_settings(ctx).facts or before


def _facts_for_completion(ctx: typer.Context) -> Facts | None:
    """Return the facts that a command line under completion speaks of; none if they are broken."""
    path = _facts_path(ctx)
    if str(path) == streams.STDIN:  # which is the shell's
        return None
    try:
        return loader.load(path)
    except BelarusError:  # a completer must not write on the line that is being typed
        return None


def complete_ids(*sections: kinds.Kind) -> t.Callable[[typer.Context, str], list[str]]:
    """Return a completer for the ids of these kinds of record."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        facts = _facts_for_completion(ctx)
        return [] if facts is None else ids_beginning(facts, sections, incomplete)

    return complete


def ids_beginning(facts: Facts, sections: t.Sequence[kinds.Kind], begun: str) -> list[str]:
    """Return the ids of these kinds of record that a word can become.

    Where none fits, the surnames of people are offered, which takes reading their records; and
    where none of these does, or nothing else is asked for, the many sources.
    """
    others = [kind for kind in sections if kind is not kinds.SOURCE]
    found = [id_ for kind in others for id_ in facts.ids(kind) if id_.startswith(begun)]
    found = found or _surnames(facts, others, begun)
    if found or len(others) == len(sections):
        return found
    return [id_ for id_ in facts.ids(kinds.SOURCE) if id_.startswith(begun)]


def _surnames(facts: Facts, among: t.Iterable[kinds.Kind], begun: str) -> list[str]:
    """Return the surnames that a word can become, in any script, the rest as the facts have it."""
    if not begun:
        return []
    people = [kind for kind in among if kind.precedence == kinds.PEOPLE]
    words = {
        spelling.split()[-1]
        for kind in people
        for record in facts.records(kind)
        for spelling in (record.name, *record.also)
    }
    # A shell takes only what begins as typed; signs in a name would have to be quoted there.
    return sorted(
        begun + word[len(begun) :]
        for word in words
        if word.casefold().startswith(begun.casefold()) and word.replace("-", "").isalpha()
    )


def complete_values(kind: kinds.Kind, field: str) -> t.Callable[[typer.Context, str], list[str]]:
    """Return a completer for the values that a field has in the facts."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        facts = _facts_for_completion(ctx)
        if facts is None:
            return []
        return beginning_with(incomplete, existing(facts, kind, field))

    return complete


def parse_date(text: str) -> dates.PartialDate:
    """Read a date; what is none is a usage error. To be an option's parser."""
    try:
        return dates.read(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def choices(
    option: str,
    metavar: str,
    what: str,
    values: t.Mapping[str, T] | t.Sequence[T],
    short: t.Mapping[str, str] | None = None,
    synonyms: t.Mapping[str, str] | None = None,
) -> t.Any:
    """Return the repeatable option that takes some of a closed list, some by short forms, too.

    The command gets the values that the words mean, also in folded words that help does not list.
    """
    listed = dict(values) if isinstance(values, t.Mapping) else {str(one): one for one in values}
    told = (f"{one} ({short[one]})" if short and one in short else one for one in listed)
    by_short = {form: listed[one] for one, form in (short or {}).items()}
    parse = choice_parser(option, listed, by_short)
    meant = synonyms or {}
    return typer.Option(
        option,
        metavar=metavar,
        help=f"Only {what}: {', '.join(told)}. Repeatable.",
        parser=lambda word: parse(meant.get(fold(word), word)),
        autocompletion=complete_choices(*listed),
    )


def countries(option: str, kind: kinds.Kind, field: str, what: str) -> t.Any:
    """Return the repeatable option that takes countries; the error names those of the field."""

    def read(ctx: typer.Context, values: list[str] | None) -> list[str]:
        meant = []
        for value in values or ():
            typed = synonyms.COUNTRIES.get(fold(value), value)
            known = match_choice(typed, kinds.COUNTRIES)
            if known is None:
                facts = loader.load(_facts_path(ctx))
                raise unknown_choice(option, value, existing(facts, kind, field))
            meant.append(known)
        return meant

    return typer.Option(
        option,
        metavar="COUNTRY",
        help=f"Only {what}. Repeatable.",
        callback=read,
        autocompletion=complete_values(kind, field),
    )


def texts(option: str, what: str) -> t.Any:
    """Return the repeatable option that takes words to be looked for."""
    return typer.Option(
        option,
        metavar="TEXT",
        help=f"Only {what} has these words. Repeatable.",
        callback=read_words,
    )


def read_words(values: list[str] | None) -> list[str] | None:
    """Refuse texts without a word in them as a usage error; to be an option's callback."""
    for value in values or ():
        if not fold(value) and value != "-":
            raise typer.BadParameter(f"{value!r} has no words to look for")
    return values


def existing(facts: Facts, kind: kinds.Kind, field: str) -> list[str]:
    """Return the values that a field has in the facts, in order."""
    declared = kind.field(field)
    return sorted({str(v) for record in facts.records(kind) for v in record.values(declared)})


Since = t.Annotated[
    dates.PartialDate | None,
    typer.Option(
        "--since",
        metavar="DATE",
        parser=parse_date,
        help="Only from this date on: 2025, December 2025 or 2025-12-13.",
    ),
]
Until = t.Annotated[
    dates.PartialDate | None,
    typer.Option(
        "--until",
        metavar="DATE",
        parser=parse_date,
        help="Only up to this date: 2025, December 2025 or 2025-12-13.",
    ),
]


Whole = t.Annotated[
    bool,
    typer.Option("--all", help="All values of each record instead of a card or table."),
]


def parse_day(text: str) -> str:
    """Read a whole day; what is none is a usage error. To be an option's parser."""
    day = parse_date(text)
    if day.text != day.first:
        raise typer.BadParameter(f"{text!r} is not a day; write 2025-12-13")
    return day.text


On = t.Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DATE",
        parser=parse_day,
        help="The state of this day, as known today: 2025-12-13.",
    ),
]


def build_range(since: Since = None, until: Until = None) -> DateRange:
    """Return the range that two dates enclose; an empty one is a usage error."""
    within = DateRange(since.first if since else None, until.last if until else None)
    if since and until and within.is_empty:
        raise BelarusError(
            f"--since {since.text} lies after --until {until.text}",
            code=ExitCode.USAGE,
            hint="give the earlier date with --since",
        )
    return within


def build_settings(
    ctx: typer.Context, color: ColourOption = None, facts: FactsPath = None
) -> Settings:
    """Return what the options of every command say; those behind the command win."""
    before = group_settings(ctx)
    return Settings(facts or before.facts, color or before.colour)


def build_facts(settings: Settings) -> Facts:
    """Load the facts that the options name."""
    return loader.load(settings.facts)


DatedFacts = t.Annotated[Facts, "as of the day asked about"]
"""What a command asks for that tells of any day."""


def build_dated_facts(facts: Facts, on: On = None) -> Facts:
    """Return the facts as of the day that a user asks about."""
    return facts if on is None else facts.on(on)


def build_output(
    settings: Settings,
    format_: t.Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=f"One of {', '.join(FORMATS)}.",
            parser=choice_parser("--format", {name: name for name in FORMATS}),
            autocompletion=complete_choices(*FORMATS),
            rich_help_panel=PRINTING,
        ),
    ] = None,
    json: t.Annotated[
        bool, typer.Option("--json", help="Same as --format json.", rich_help_panel=PRINTING)
    ] = False,
    fields: t.Annotated[
        str | None,
        typer.Option(
            "--fields",
            metavar="A,B",
            help="Only these fields, in this order, and the sources of these; of a date also "
            "DATE_start and DATE_end, of the first source publisher and url.",
            rich_help_panel=PRINTING,
        ),
    ] = None,
    no_header: t.Annotated[
        bool,
        typer.Option(
            "--no-header", help="Leave out the line of headings.", rich_help_panel=PRINTING
        ),
    ] = False,
    limit: t.Annotated[
        int | None,
        typer.Option(
            "--limit", metavar="N", min=1, help="Only the first N.", rich_help_panel=PRINTING
        ),
    ] = None,
    reverse: t.Annotated[
        bool,
        typer.Option("--reverse", help="Last first, such as the latest.", rich_help_panel=PRINTING),
    ] = False,
    count: t.Annotated[
        bool, typer.Option("--count", help="Only how many there are.", rich_help_panel=PRINTING)
    ] = False,
    sources: t.Annotated[
        bool,
        typer.Option(
            "--sources",
            help="Under a table or card, the sources it rests on.",
            rich_help_panel=PRINTING,
        ),
    ] = False,
    width: t.Annotated[
        int | None,
        typer.Option(
            "--width",
            metavar="N",
            min=environment.NARROWEST,
            max=environment.WIDEST,
            help="Draw for a screen of N columns, also into a pipe or file.",
            rich_help_panel=PRINTING,
        ),
    ] = None,
) -> Output:
    """Return the way to print that the options describe; a contradiction is a usage error."""
    name = format_ or ("json" if json else "table")
    chosen = FORMATS[name]
    for one, other, contradict in (
        ("--count", "--json", count and json),
        ("--count", f"--format {format_}", count and format_ is not None and not json),
        ("--count", "--fields", count and fields is not None),
        ("--count", "--limit", count and limit is not None),
        ("--count", "--sources", count and sources),
        ("--count", "--reverse", count and reverse),
        ("--count", "--no-header", count and no_header),
        ("--json", f"--format {format_}", json and name != "json"),
        ("--sources", f"--format {name}", sources and isinstance(chosen, TextFormat)),
        ("--count", "--width", count and width is not None),
        ("--width", f"--format {name}", width is not None and isinstance(chosen, TextFormat)),
    ):
        if contradict:
            raise BelarusError(
                f"{one} and {other} contradict each other",
                code=ExitCode.USAGE,
                hint="give one of them",
            )
    screen = streams.screen(settings.colour or "auto", width)
    wanted = tuple(part.strip() for part in fields.split(",")) if fields is not None else ()
    if fields is not None and not all(wanted):
        raise BelarusError(
            f"--fields {fields!r} names an empty field",
            code=ExitCode.USAGE,
            hint="write them as a,b,c",
        )
    return Output(
        chosen,
        tuple(dict.fromkeys(wanted)),
        not no_header,
        limit,
        count,
        sources,
        screen if isinstance(chosen, TextFormat) else chosen.screen(screen, width),
        reverse,
    )


_BUILDERS: dict[t.Any, t.Callable[..., t.Any]] = {
    DateRange: build_range,
    Output: build_output,
    Facts: build_facts,
    DatedFacts: build_dated_facts,
    Settings: build_settings,
}
"""What is built of options, by the type that a command or another builder asks for.

In the order in which help lists the options.
"""


@functools.cache
def _parameters(function: t.Callable[..., t.Any]) -> t.Mapping[str, inspect.Parameter]:
    return inspect.signature(function).parameters


class _Call:
    """One run of a command: what Typer gave, and what is built of it, each once."""

    def __init__(self, given: t.Mapping[str, t.Any]) -> None:
        self._given = given
        self._built: dict[t.Any, t.Any] = {}

    def build(self, type_: t.Any) -> t.Any:
        """Return the one thing of a type that this run is about."""
        if type_ not in self._built:
            self._built[type_] = self.of(_BUILDERS[type_])
        return self._built[type_]

    def of(self, function: t.Callable[..., t.Any]) -> t.Any:
        """Call a command or a builder with what it asks for."""
        return function(
            **{
                name: self.build(one.annotation) if _is_built(one) else self._given[name]
                for name, one in _parameters(function).items()
            }
        )


def command(function: t.Callable[..., Result | Text]) -> t.Callable[..., ExitCode]:
    """Return a function as Typer wants it: with every option, printing what the other returns."""
    parameters = _parameters(function)
    # How to print is built first: a contradiction costs no reading of the facts.
    returns = function.__annotations__["return"]
    first = [*([Output] if returns is Result else ()), Settings]
    options = {name: one for name, one in parameters.items() if not _is_built(one)}
    built = {*first, *(one.annotation for one in parameters.values())}
    for type_, builder in _BUILDERS.items():
        if type_ in built:
            options.update((one.name, one) for one in _options(builder))

    @functools.wraps(function)
    def run(**given: t.Any) -> ExitCode:
        call = _Call(given)
        for type_ in first:
            call.build(type_)
        answer = call.of(function)
        if isinstance(answer, Text):
            return print_text(answer)
        return print_result(answer, call.build(Output))

    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in options.values()]
    )
    run.__annotations__ = {name: one.annotation for name, one in options.items()}
    return run


def _is_built(parameter: inspect.Parameter) -> bool:
    return parameter.annotation in _BUILDERS


def _options(builder: t.Callable[..., t.Any]) -> t.Iterator[inspect.Parameter]:
    """Return the options that a builder takes, its own and those of what it is built from."""
    parameters = _parameters(builder).values()
    yield from (one for one in parameters if not _is_built(one))
    for one in parameters:
        if _is_built(one):
            yield from _options(_BUILDERS[one.annotation])
