"""What a word of a command line means, and the options that stand before or after any command.

Every start of the program imports this module, so it imports little.
"""

from __future__ import annotations

import typing as t
from pathlib import Path

import typer

from belarus_cli import environment
from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.streams import Colour

SHARED = "Options of every command"

T = t.TypeVar("T")


def complete_choices(*choices: str) -> t.Callable[[str], list[str]]:
    """Return a completer for a closed list."""

    def complete(incomplete: str) -> list[str]:
        return beginning_with(incomplete, choices)

    return complete


def beginning_with(incomplete: str, choices: t.Iterable[str]) -> list[str]:
    """Return the choices that a word under completion can become, each as one word of a shell."""
    words = (one_word(choice) for choice in choices)
    return [word for word in words if word.casefold().startswith(incomplete.casefold())]


def one_word(choice: str) -> str:
    """Return a choice without blanks, which shells would have to quote: `in-force`."""
    return choice.replace(" ", "-")


def match_choice(word: str, choices: t.Iterable[str]) -> str | None:
    """Return the choice that a word means, whatever the case, hyphens for blanks allowed."""
    wanted = one_word(word).casefold()
    return next((one for one in choices if one_word(one).casefold() == wanted), None)


def choice_parser(
    option: str, values: t.Mapping[str, T], short: t.Mapping[str, T] | None = None
) -> t.Callable[[str], T]:
    """Return the parser of an option that takes one of a closed list; it returns the value meant.

    Short forms are understood beside the listed ones. Anything else is a usage error.
    """

    def parse(word: str) -> T:
        meant = {**(short or {}), **values}
        known = match_choice(word, meant)
        if known is None:
            raise unknown_choice(option, word, [*values])
        return meant[known]

    return parse


def unknown_choice(option: str, word: str, choices: t.Sequence[str]) -> BelarusError:
    """Return the usage error that names what an option takes, the nearest first."""
    import difflib

    near = difflib.get_close_matches(word.casefold(), [one.casefold() for one in choices], n=1)
    guess = next((f"did you mean {one}? " for one in choices if one.casefold() in near), "")
    return BelarusError(
        f"{option} {word!r} is not known",
        code=ExitCode.USAGE,
        hint=f"{guess}{option} takes {', '.join(choices)}",
    )


_COLOURS: dict[str, Colour] = {"auto": "auto", "always": "always", "never": "never"}

FactsPath = t.Annotated[
    Path | None,
    typer.Option(
        "--facts",
        metavar="FILE",
        help=f"Read this facts file, .yaml or .json, instead (also ${environment.FACTS}); - is "
        "standard input.",
        rich_help_panel=SHARED,
    ),
]
ColourOption = t.Annotated[
    Colour | None,
    typer.Option(
        "--color",
        metavar="WHEN",
        help="Colour: auto, always or never.",
        parser=choice_parser("--color", _COLOURS),
        autocompletion=complete_choices(*_COLOURS),
        rich_help_panel=SHARED,
    ),
]


class Settings(t.NamedTuple):
    """What the options of every command say."""

    facts: Path | None = None
    colour: Colour | None = None


def group_settings(ctx: typer.Context) -> Settings:
    """Return what the options before the subcommand said."""
    return ctx.find_object(Settings) or Settings()
