"""The command line: builds the Typer app, runs it, and turns every end into an exit code.

Annotations are not postponed here, as in `commands`: Typer would evaluate them at every start.
"""

import importlib
import itertools
import os
import shlex
import sys
import textwrap
import traceback
import typing as t
from pathlib import Path

import typer
from typer.core import TyperGroup

from belarus_cli import __version__, environment, streams
from belarus_cli.cli.commands import ANSWERS, PANELS
from belarus_cli.cli.param_types import ColourOption, FactsPath, Settings
from belarus_cli.errors import MEANINGS, BelarusError, ExitCode, printable

if t.TYPE_CHECKING:
    from belarus_cli.facts.model import Facts

_SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
_EXIT_CODES = "; ".join(f"{int(code)} {meaning}" for code, meaning in MEANINGS.items())
# Click calls its base of all wrong usage UsageError; Typer carries it without a public name. Its
# `TyperException` is the base of more than that, and there since 0.28 only, above our floor.
_UsageError = t.cast("type[Exception]", typer.BadParameter.__bases__[0])


def _markup(arguments: t.Sequence[str]) -> t.Literal["rich"] | None:
    """Draw help with Rich on a terminal; elsewhere it is plain text that programs can compare."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    # Help is printed before options are read.
    never = "--color=never" in arguments or ("--color", "never") in itertools.pairwise(arguments)
    plain = never or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return "rich" if terminal and not plain else None


def _load(name: str, markup: t.Literal["rich"] | None) -> t.Any:
    """Return the Typer command of a module in `commands`."""
    panel = next(panel for panel, answers in PANELS.items() if name in answers)
    module = importlib.import_module(f"belarus_cli.cli.commands.{name}")
    app = typer.Typer(add_completion=False, rich_markup_mode=markup, pretty_exceptions_enable=False)
    app.command(
        name,
        help=_help(module, ANSWERS[name]),
        rich_help_panel=panel,
        context_settings={"help_option_names": ["-h", "--help"]},
    )(module.run)
    return typer.main.get_command(app)


def _example(name: str) -> str:
    """Return the first example of a command."""
    return str(importlib.import_module(f"belarus_cli.cli.commands.{name}").EXAMPLES[0])


def _help(module: t.Any, answer: str) -> str:
    """Return a command's help: what it answers, examples, its fields and the exit codes."""
    examples = "\n".join(f"  {example}" for example in module.EXAMPLES)
    parts = [answer, " ".join((module.run.__doc__ or "").split()), f"\b\nExamples:\n{examples}"]
    if module.KEYS:
        widest = max(map(len, module.KEYS))
        lines = (f"  {key:<{widest}}  {meaning}" for key, meaning in module.KEYS.items())
        parts.append("\b\nFields:\n" + "\n".join(lines))
    parts.append(f"\b\n{_wrapped('Exit codes', _EXIT_CODES)}")
    return "\n\n".join(parts)


def _wrapped(label: str, text: str) -> str:
    return textwrap.fill(f"{label}: {text}", 76, subsequent_indent="  ", break_on_hyphens=False)


class _Commands(t.Mapping[str, t.Any]):
    """The commands by name; each is imported when it is asked for, for start-up's sake.

    A Mapping, rather than overriding `list_commands` and `get_command` as Click documents it:
    Typer's "Did you mean" and its help read `commands` itself, past these two.
    """

    def __init__(self, markup: t.Literal["rich"] | None) -> None:
        self._markup = markup
        self._loaded: dict[str, t.Any] = {}

    def __getitem__(self, name: str) -> t.Any:
        if name not in ANSWERS:
            raise KeyError(name)
        if name not in self._loaded:
            self._loaded[name] = _load(name, self._markup)
        return self._loaded[name]

    def __iter__(self) -> t.Iterator[str]:
        return iter(ANSWERS)

    def __len__(self) -> int:
        return len(ANSWERS)


class _Group(TyperGroup):
    """The program: a group whose commands load late and whose plain help is grouped, too."""

    def __init__(self, **settings: t.Any) -> None:
        super().__init__(**settings)
        # Typer declares a dict of commands, and "rich" or nothing as any string.
        self.commands = t.cast("t.Any", _Commands(t.cast("t.Any", self.rich_markup_mode)))

    def list_commands(self, ctx: t.Any) -> list[str]:  # noqa: ARG002 - as the base class has it
        return list(self.commands)

    def resolve_command(self, ctx: t.Any, args: list[str]) -> t.Any:
        """Return the command that is named; who names a record instead is told how to show it."""
        try:
            return super().resolve_command(ctx, args)
        except _UsageError as error:
            words = " ".join(itertools.takewhile(lambda word: not word.startswith("-"), args))
            message = t.cast("t.Any", error).format_message()
            # What is called otherwise is not what its letters come near to.
            missing, guessed, _ = message.partition(" Did you mean")
            hint = _latest("belarus releases", words) or _called(args[0])
            if hint is None and not guessed:
                hint = _shown_by(ctx, words)
            if hint is None:
                raise
            raise BelarusError(missing, code=ExitCode.USAGE, hint=hint) from error

    def format_commands(self, ctx: t.Any, formatter: t.Any) -> None:
        widest = max(map(len, self.list_commands(ctx)))
        for panel, answers in PANELS.items():
            with formatter.section(panel):
                formatter.write_dl([(name.ljust(widest), text) for name, text in answers.items()])


def _latest(command: str, word: str) -> str | None:
    """Return what has the latest of a command's list, if a word or an option asks for that."""
    from belarus_cli.cli.arguments import latest_of

    return latest_of(command, word.removeprefix("--"))


def _called(word: str) -> str | None:
    """Return which command a word means that other programs have for it."""
    from belarus_cli.facts import synonyms

    name = synonyms.COMMANDS.get(word.casefold())
    return None if name is None else f"did you mean 'belarus {name}'? {ANSWERS[name]}"


def _counted(option: str) -> str | None:
    """Return what has the numbers of the women or men that an option asks for."""
    from belarus_cli.cli.arguments import told_of_rounds

    return next(told_of_rounds([option]), None)


def _shown_by(ctx: t.Any, words: str) -> str | None:
    """Return which command shows what words name; None if they name nothing."""
    from belarus_cli.reading import loader

    try:
        named = loader.load(ctx.params.get("facts")).named(words) if words else ()
    except BelarusError:  # the command that is unknown is told first
        return None
    if not named:
        return None
    others = f" and {len(named) - 1} more" if len(named) > 1 else ""
    return f"belarus show {shlex.quote(words)} shows {named[0].record.name}{others}"


def _version(facts: Path | None) -> str:
    """Return what `--version` prints, also when something is wrong, since it is asked for then."""
    from belarus_cli.reading import loader

    try:
        return edition(loader.load(facts))
    except BelarusError:
        return f"belarus {__version__}\nfacts that cannot be read ('belarus check' says why)\n"


def edition(facts: "Facts") -> str:
    """Return a line that ends in the number of the version, and which facts are read."""
    file = f", {facts.file}" if facts.file else ""
    return f"belarus {__version__}\nfacts of {facts.updated}{file}\n"


def _name_shell(arguments: t.Sequence[str]) -> None:
    """Let `--install-completion zsh` name a shell; Typer takes a name only if it may not guess."""
    words = [word for one in arguments for word in one.split("=", 1)]
    if "--install-completion" in words and os.path.expanduser("~") == "~":
        # Typer asks for a home that a user without an account has not.
        raise BelarusError(
            "cannot write completion: there is no home directory",
            code=ExitCode.CANNOT_WRITE,
            hint="set HOME, or put what --show-completion prints where the shell looks",
        )
    for option, shell in itertools.pairwise(words):
        if option in ("--install-completion", "--show-completion") and shell in _SHELLS:
            os.environ["_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION"] = "1"


def build(arguments: t.Sequence[str] = ()) -> typer.Typer:
    """Return the app for a command line; its commands are still to be imported."""
    _name_shell(arguments)
    app = typer.Typer(
        name="belarus",
        cls=_Group,
        rich_markup_mode=_markup(arguments),
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    @app.callback(invoke_without_command=True)
    def belarus(
        ctx: typer.Context,
        facts: FactsPath = None,
        color: ColourOption = None,
        version: t.Annotated[
            bool,
            typer.Option("--version", "-V", help="Print the version, and the day of the facts."),
        ] = False,
    ) -> ExitCode | None:
        """Look up political prisoners released in Belarus and the sanctions eased in exchange.

        Every value comes with the sources that state it; where sources disagree, all are shown.
        """
        ctx.obj = Settings(facts, color)
        if version:
            streams.write(_version(facts))
            raise typer.Exit
        if ctx.invoked_subcommand is not None:
            return None
        from belarus_cli.cli import overview, result
        from belarus_cli.reading import loader

        return result.print_text(overview.overview(loader.load(facts)))

    return app


def run(arguments: t.Sequence[str] | None = None) -> ExitCode:
    """Run one command line and return the exit code; errors are told on stderr."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["help"]:  # as in `git help COMMAND`
        given = [*given[1:], "--help"]
    try:
        code = typer.main.get_command(build(given))(
            args=given,
            prog_name="belarus",
            standalone_mode=False,
        )
    except (typer.Abort, KeyboardInterrupt):
        return ExitCode.INTERRUPTED
    except Exception as error:
        return explain(error)
    return ExitCode(code or 0)


def explain(error: Exception) -> ExitCode:
    """Say on stderr what went wrong, and the way out; return the exit code of it."""
    if isinstance(error, BelarusError):
        for problem in error.problems:
            streams.note(problem)
        return _fail(error.message, error.hint, error.code)
    if isinstance(error, _UsageError):
        return _explain_usage(error)
    if os.environ.get(environment.DEBUG):
        traceback.print_exception(error)
    if isinstance(error, MemoryError):
        return _fail("not enough memory", None, ExitCode.CANNOT_WRITE)
    if isinstance(error, OSError):
        # What Typer writes itself: help onto a full disk, completion into a HOME of others.
        place = error.filename or "to standard output"
        why = error.strerror or error
        return _fail(f"cannot write {place}: {why}", None, ExitCode.CANNOT_WRITE)
    return _fail(
        f"unexpected {type(error).__name__}: {error}",
        f"this is a bug; run again with {environment.DEBUG}=1 and report what it prints",
        ExitCode.BUG,
    )


def _explain_usage(error: t.Any) -> ExitCode:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "belarus"
    message = error.format_message()
    hint = f"see '{path} --help'"
    option = str(getattr(error, "option_name", None))
    if context and (other := _latest(path, option) or _counted(option)):
        hint = other
    elif option == "-v":
        hint = "-V is --version"
    elif context and message.startswith("Missing argument"):
        hint = f"such as '{_example(context.info_name)}'; {hint}"
    return _fail(message, hint, ExitCode.USAGE)


def _fail(message: str, hint: str | None, code: ExitCode) -> ExitCode:
    streams.note(f"error: {printable(message)}")
    if hint is not None:
        streams.note(f"hint: {printable(hint)}")
    return code
