"""`belarus check`."""

from __future__ import annotations

import typing as t
from pathlib import Path

import typer

from belarus_cli import kinds, loader, options, streams
from belarus_cli.errors import ExitCode

KEYS = ()
EXAMPLES = ("belarus check", "belarus check data/facts.yaml")


@options.command
def run(
    ctx: typer.Context,
    file: t.Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="The facts file to verify.")
    ] = None,
    facts_path: options.FactsPath = None,
) -> ExitCode:
    """Looks at shape, references, dates, sources and order. Names every problem with file, line
    and record; a warning leaves the file usable.
    """
    chosen = loader.locate(file or facts_path or options.given_before(ctx).facts)
    document, problems = loader.inspect(chosen)
    errors = [problem for problem in problems if not problem.warning]
    if errors:
        raise loader.invalid(chosen, problems)
    for line in loader.located(chosen, problems):
        streams.note(line)
    counts = ", ".join(
        f"{len(document[kind.section])} {kind.section}"
        for kind in kinds.ALL
        if document.get(kind.section)
    )
    warned = f"{len(problems)} to look at" if problems else "no problems"
    streams.write(f"{chosen}: {counts}; {warned}\n")
    return ExitCode.FOUND
