"""`belarus check`."""

import typing as t
from pathlib import Path

import typer

from belarus_cli.cli import injection
from belarus_cli.cli.param_types import Settings
from belarus_cli.cli.result import Text
from belarus_cli.errors import BelarusError, ExitCode, printable
from belarus_cli.facts import kinds
from belarus_cli.facts.model import Facts
from belarus_cli.reading import loader
from belarus_cli.reading.facts_file import FactsFile, shown
from belarus_cli.views.cells import count

KEYS: dict[str, str] = {}
EXAMPLES = ("belarus check", "belarus check data/facts.yaml", "belarus check --unread")


def _unread(facts: Facts) -> Text:
    """Return the sources without a day of reading: id, how many claims cite it, address."""
    sources = facts.records(kinds.SOURCE)
    times = {one.id: len(facts.supported.get(one.id, ())) for one in sources}
    left = sorted(
        (one for one in sources if one.value("read") is None),
        key=lambda one: (-times[one.id], one.id),
    )
    lines = (f"{one.id}\t{times[one.id]}\t{one.value('url') or ''}\n" for one in left)
    done = f"{len(left)} of {count(len(sources), ('source', 'sources'))} not read again"
    return Text("".join(lines), (done,))


@injection.command
def run(
    settings: Settings,
    file: t.Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]", help="The facts file to verify; - reads it from standard input."
        ),
    ] = None,
    unread: t.Annotated[
        bool,
        typer.Option(
            "--unread", help="List the sources that nobody has read again, most cited first."
        ),
    ] = False,
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
    if unread:
        return _unread(Facts(facts.data))
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
