"""What commands ask for: the facts, the way to print, dates, and completion by the facts.

A command names what it needs as parameters (`facts`, `facts_path`, `output`); `command` gives its
command line the options that these are built from.
"""

import functools
import inspect
import typing as t
from pathlib import Path

import typer

from belarus_cli import streams
from belarus_cli.cli.param_types import (
    ColourOption,
    FactsPath,
    beginning_with,
    choice,
    colour,
    complete_choices,
    given_before,
    meant,
)
from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.facts import dates, kinds
from belarus_cli.facts.model import Facts
from belarus_cli.facts.names import fold
from belarus_cli.formats.emit import BIBLIOGRAPHIES, FORMATS, Format, Output
from belarus_cli.reading import loader

PRINTING = "How to print"


def _facts_for_completion(ctx: typer.Context) -> Facts | None:
    """Give the facts that a command line under completion speaks of; none if they are broken."""
    path = ctx.params.get("facts") or given_before(ctx).facts
    try:
        return loader.load(path)
    except BelarusError:  # a completer must not write on the line that is being typed
        return None


def complete_ids(*sections: kinds.Kind) -> t.Callable[[typer.Context, str], list[str]]:
    """Give a completer for the ids of these kinds of record."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        facts = _facts_for_completion(ctx)
        if facts is None:
            return []
        return [id_ for kind in sections for id_ in facts.ids(kind) if id_.startswith(incomplete)]

    return complete


def complete_values(kind: kinds.Kind, field: str) -> t.Callable[[typer.Context, str], list[str]]:
    """Give a completer for the values that a field has in the facts."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        facts = _facts_for_completion(ctx)
        if facts is None:
            return []
        return beginning_with(incomplete, existing(facts, kind, field))

    return complete


def read_date(value: str | None) -> str | None:
    """Refuse what is no date as a usage error; to be an option's callback."""
    if value is not None:
        try:
            dates.parse(value)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from error
    return value


def choices(
    option: str,
    metavar: str,
    what: str,
    values: t.Iterable[str],
    short: t.Mapping[str, str] | None = None,
) -> t.Any:
    """Give the repeatable option that takes one of a closed list, some by short forms, too."""
    listed = tuple(values)
    told = (f"{one} ({short[one]})" if short and one in short else one for one in listed)
    return typer.Option(
        option,
        metavar=metavar,
        help=f"Only {what}: {', '.join(told)}. Repeatable.",
        autocompletion=complete_choices(*listed),
    )


def texts(option: str, what: str) -> t.Any:
    """Give the repeatable option that takes words to be looked for."""
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


def countries(
    facts: Facts, kind: kinds.Kind, field: str, option: str, values: t.Iterable[str]
) -> list[str]:
    """Give the countries that a user means; the error names those that the field has."""
    return [
        meant(value, kinds.COUNTRIES) or choice(option, value, existing(facts, kind, field))
        for value in values
    ]


def existing(facts: Facts, kind: kinds.Kind, field: str) -> list[str]:
    """Give the values that a field has in the facts, in order."""
    declared = kind.field(field)
    return sorted({str(v) for record in facts.records(kind) for v in record.values(declared)})


Since = t.Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="DATE",
        callback=read_date,
        help="Only from this date on: 2025, 2025-12 or 2025-12-13.",
    ),
]
Until = t.Annotated[
    str | None,
    typer.Option(
        "--until",
        metavar="DATE",
        callback=read_date,
        help="Only up to this date: 2025, 2025-12 or 2025-12-13.",
    ),
]


def build_facts(ctx: typer.Context, facts: FactsPath = None) -> Facts:
    """Load the facts that the options name."""
    return loader.load(facts or given_before(ctx).facts)


def build_screen(ctx: typer.Context, color: ColourOption = None) -> streams.Screen:
    """Give the screen that the options and the environment describe."""
    return streams.screen(colour(given_before(ctx).colour if color is None else color))


def build_output(
    ctx: typer.Context,
    format_: t.Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=f"One of {', '.join(FORMATS)}.",
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
            help="Only these fields, in this order.",
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
    count: t.Annotated[
        bool, typer.Option("--count", help="Only how many there are.", rich_help_panel=PRINTING)
    ] = False,
    sources: t.Annotated[
        bool,
        typer.Option(
            "--sources", help="Under a table, the sources it rests on.", rich_help_panel=PRINTING
        ),
    ] = False,
    color: ColourOption = None,
) -> Output:
    """Give the way to print that the options describe; a contradiction is a usage error."""
    default = "json" if json else "table"
    named = choice("--format", default if format_ is None else format_, FORMATS)
    for one, other, contradict in (
        ("--count", "--json", count and json),
        ("--count", f"--format {format_}", count and format_ is not None and not json),
        ("--count", "--fields", count and fields is not None),
        ("--count", "--limit", count and limit is not None),
        ("--count", "--sources", count and sources),
        ("--json", f"--format {format_}", json and named != "json"),
        ("--fields", f"--format {named}", fields is not None and named in BIBLIOGRAPHIES),
        ("--sources", f"--format {named}", sources and named != "table"),
    ):
        if contradict:
            raise BelarusError(
                f"{one} and {other} contradict each other",
                code=ExitCode.USAGE,
                hint="give one of them",
            )
    wanted = tuple(part.strip() for part in fields.split(",")) if fields is not None else ()
    if fields is not None and not all(wanted):
        raise BelarusError(
            f"--fields {fields!r} names an empty field",
            code=ExitCode.USAGE,
            hint="write them as a,b,c",
        )
    return Output(
        t.cast("Format", named),
        tuple(dict.fromkeys(wanted)),
        not no_header,
        limit,
        count,
        sources,
        build_screen(ctx, color),
    )


def build_facts_path(ctx: typer.Context, facts: FactsPath = None) -> Path | None:
    """Give the facts file that the options name, if they name one."""
    return facts or given_before(ctx).facts


def take_shared(
    ctx: typer.Context,
    color: ColourOption = None,
    facts: FactsPath = None,  # noqa: ARG001 - it is taken, that is all
) -> streams.Screen:
    """Take the options of every command, also of one that has no use for them."""
    return build_screen(ctx, color)


Command = t.Callable[..., t.Any]

_BUILDERS: dict[str, Command] = {
    "output": build_output,
    "facts": build_facts,
    "facts_path": build_facts_path,
}


def command(function: Command) -> Command:
    """Give a function the options that build its `output`, `facts` and `facts_path`."""
    own = inspect.signature(function).parameters
    built = {
        name: inspect.signature(builder).parameters
        for name, builder in _BUILDERS.items()
        if name in own
    }
    merged: dict[str, inspect.Parameter] = {n: p for n, p in own.items() if n not in built}
    # An option that several builders share stands once.
    for parameters in (*built.values(), inspect.signature(take_shared).parameters):
        merged.update(parameters)

    @functools.wraps(function)
    def run(**given: t.Any) -> t.Any:
        take_shared(given["ctx"], given["color"], given["facts"])
        ready = {
            name: _BUILDERS[name](**{key: given[key] for key in parameters})
            for name, parameters in built.items()
        }
        return function(**ready, **{n: v for n, v in given.items() if n in own and n not in built})

    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in merged.values()]
    )
    run.__annotations__ = {name: parameter.annotation for name, parameter in merged.items()}
    return run
