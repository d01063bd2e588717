"""`belarus check`."""

import typing as t
from pathlib import Path

import typer

from belarus_cli.cli import injection
from belarus_cli.cli.param_types import Settings
from belarus_cli.cli.result import Text
from belarus_cli.errors import BelarusError, ExitCode, printable
from belarus_cli.facts import kinds
from belarus_cli.reading import loader
from belarus_cli.reading.facts_file import FactsFile, shown
from belarus_cli.views.cells import count

KEYS: dict[str, str] = {}
EXAMPLES = ("belarus check", "belarus check data/facts.yaml")


@injection.command
def run(
    settings: Settings,
    file: t.Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]", help="The facts file to verify; - reads it from standard input."
        ),
    ] = None,
) -> Text:
    """Looks at shape, references, dates, sources and order. Names every problem with file, line
    and record; a warning leaves the file usable.
    """
    if file is not None and settings.facts is not None:
        raise BelarusError(
            f"{file} and --facts {settings.facts} contradict each other",
            code=ExitCode.USAGE,
            hint="name one file",
        )
    chosen = loader.locate(file or settings.facts)
    facts = FactsFile(chosen)
    problems = facts.problems()
    if not all(problem.warning for problem in problems):
        raise facts.invalid(problems)
    counts = ", ".join(
        count(len(facts.data[kind.section]), (kind.name, kind.section))
        for kind in kinds.ALL
        if facts.data.get(kind.section)
    )
    warned = f"{len(problems)} to look at" if problems else "no problems"
    return Text(
        f"{printable(shown(chosen))}: {counts}; {warned}\n",
        tuple(facts.described(problems)),
    )
