"""What is wrong with a facts file, and where."""

from __future__ import annotations

import typing as t

from belarus_cli.errors import printable
from belarus_cli.facts import kinds

Path = tuple[str | int, ...]
"""The way to a value: section, id, field, position of the claim and so on."""


class Problem(t.NamedTuple):
    """One thing wrong at one place; a warning leaves the file usable."""

    path: Path
    message: str
    warning: bool = False


class MalformedError(Exception):
    """The text cannot be read; `problems` says why, `lines` where."""

    def __init__(self, problems: list[Problem], lines: dict[Path, int]) -> None:
        super().__init__("; ".join(problem.message for problem in problems))
        self.problems = problems
        self.lines = lines


def place(path: Path) -> str:
    """Name a place in the words of the file: `prisoner ales-bialiatski, sentence`."""
    if not path:
        return "file"
    section, *rest = path
    kind = next((kind.name for kind in kinds.ALL if kind.section == section), None)
    if kind is None or not rest:
        return str(section)
    record, *fields = rest
    words = [str(step) for step in fields if not isinstance(step, int)]
    return ", ".join((f"{kind} {record}", " ".join(words))) if words else f"{kind} {record}"


def describe(problem: Problem, name: str, line: int | None) -> str:
    """Put a problem into one line: `facts.yaml:12: prisoner ales-bialiatski, born: …`."""
    where = f"{name}:{line}" if line else name
    severity = "warning: " if problem.warning else ""
    return printable(f"{where}: {severity}{place(problem.path)}: {problem.message}")
