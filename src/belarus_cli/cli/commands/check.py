"""`belarus check`."""

import typing as t
from pathlib import Path

import typer

from belarus_cli import streams
from belarus_cli.cli import injection
from belarus_cli.errors import BelarusError, ExitCode, printable
from belarus_cli.facts import kinds
from belarus_cli.reading import loader
from belarus_cli.reading.facts_file import FactsFile

KEYS: dict[str, str] = {}
EXAMPLES = ("belarus check", "belarus check data/facts.yaml")


@injection.command
def run(
    facts_path: Path | None,
    file: t.Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="The facts file to verify.")
    ] = None,
) -> ExitCode:
    """Looks at shape, references, dates, sources and order. Names every problem with file, line
    and record; a warning leaves the file usable.
    """
    if file is not None and facts_path is not None:
        raise BelarusError(
            f"{file} and --facts {facts_path} contradict each other",
            code=ExitCode.USAGE,
            hint="name one file",
        )
    chosen = loader.locate(file or facts_path)
    facts = FactsFile(chosen)
    problems = facts.problems()
    if not all(problem.warning for problem in problems):
        raise facts.invalid(problems)
    for line in facts.described(problems):
        streams.note(line)
    counts = ", ".join(
        f"{len(facts.data[kind.section])} {kind.section}"
        for kind in kinds.ALL
        if facts.data.get(kind.section)
    )
    warned = f"{len(problems)} to look at" if problems else "no problems"
    streams.write(f"{printable(str(chosen))}: {counts}; {warned}\n")
    return ExitCode.FOUND
