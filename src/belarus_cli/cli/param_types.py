"""The options that stand before or after any command, and choices among closed lists.

Every start of the program imports this module, so it imports little.
"""

from __future__ import annotations

import typing as t
from pathlib import Path

import typer

from belarus_cli import environment
from belarus_cli.errors import BelarusError, ExitCode

if t.TYPE_CHECKING:
    from belarus_cli.streams import Colour

SHARED = "Options of every command"


def complete_choices(*choices: str) -> t.Callable[[str], list[str]]:
    """Give a completer for a closed list."""

    def complete(incomplete: str) -> list[str]:
        return beginning_with(incomplete, choices)

    return complete


def beginning_with(incomplete: str, choices: t.Iterable[str]) -> list[str]:
    """Give the choices that a word under completion can become, each as one word of a shell."""
    words = (one_word(choice) for choice in choices)
    return [word for word in words if word.casefold().startswith(incomplete.casefold())]


def one_word(choice: str) -> str:
    """Give a choice without blanks, which shells would have to quote: `in-force`."""
    return choice.replace(" ", "-")


def meant(value: str, choices: t.Iterable[str]) -> str | None:
    """Give the choice that a value means, whatever the case, hyphens for blanks allowed."""
    wanted = one_word(value).casefold()
    return next((one for one in choices if one_word(one).casefold() == wanted), None)


def choice(option: str, value: str, choices: t.Sequence[str]) -> str:
    """Give the choice that a user means; a usage error if there is none."""
    known = meant(value, choices)
    if known is not None:
        return known
    import difflib

    near = difflib.get_close_matches(value.casefold(), [one.casefold() for one in choices], n=1)
    guess = next((f"did you mean {one}? " for one in choices if one.casefold() in near), "")
    raise BelarusError(
        f"{option} {value!r} is not known",
        code=ExitCode.USAGE,
        hint=f"{guess}{option} takes {', '.join(choices)}",
    )


FactsPath = t.Annotated[
    Path | None,
    typer.Option(
        "--facts",
        metavar="FILE",
        help=f"Read this facts file (.yaml or .json) instead (also ${environment.FACTS}).",
        rich_help_panel=SHARED,
    ),
]
ColourOption = t.Annotated[
    str | None,
    typer.Option(
        "--color",
        metavar="WHEN",
        help="Colour: auto, always or never.",
        autocompletion=complete_choices("auto", "always", "never"),
        rich_help_panel=SHARED,
    ),
]


class Settings(t.NamedTuple):
    """What options before the subcommand say; the same options after it win."""

    facts: Path | None = None
    colour: str | None = None


def given_before(ctx: typer.Context) -> Settings:
    """Give what the options before the subcommand said."""
    return ctx.find_object(Settings) or Settings()


def colour(value: str | None) -> Colour:
    """Give the colour mode that `--color` names."""
    match choice("--color", "auto" if value is None else value, ("auto", "always", "never")):
        case "always":
            return "always"
        case "never":
            return "never"
        case _:
            return "auto"
