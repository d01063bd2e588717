"""A facts file as somebody brings it: read within bounds, checked whole.

Whatever is wrong with it is said with file, line and record, all at once.
"""

from __future__ import annotations

import contextlib
import json
import stat
import typing as t
from pathlib import Path

from belarus_cli import environment
from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.reading import packaged, rules, structure
from belarus_cli.reading.problems import Problem, describe

MAX_BYTES = 128 * 2**20
"""The largest facts file, in bytes; the one that the package carries is a hundredth of it."""


def read(file: Path) -> dict[str, t.Any]:
    """Give the document in a file; raises BelarusError (INVALID_FACTS) if it has errors."""
    document, problems = inspect(file, warnings=False)
    errors = [problem for problem in problems if not problem.warning]
    if errors:
        raise invalid(file, errors)
    return document


def inspect(file: Path, *, warnings: bool = True) -> tuple[dict[str, t.Any], list[Problem]]:
    """Give the document in a file with all its problems; warnings are for editors to see.

    Raises BelarusError if the file cannot be read at all.
    """
    return judge(_parse(file, _text(file)), warnings=warnings)


def judge(raw: t.Any, *, warnings: bool) -> tuple[dict[str, t.Any], list[Problem]]:
    """Give the document in what a file holds, as far as it is one, with all its problems."""
    document, problems = structure.check(raw)
    # The rules across records rely on the shape; references can be followed as far as it holds.
    if problems:
        return document, [*problems, *rules.follow(document)]
    return document, rules.check(document, warnings=warnings)


def invalid(file: Path, problems: t.Sequence[Problem]) -> BelarusError:
    """Give the error that names each problem with its line."""
    return _invalid(file, problems, _lines(_text(file)))


def located(file: Path, problems: t.Sequence[Problem]) -> list[str]:
    """Give a line for each problem, in the order of the file."""
    return _describe(file, problems, _lines(_text(file)) if problems else {})


def _describe(file: Path, problems: t.Sequence[Problem], lines: dict[t.Any, int]) -> list[str]:
    def line(problem: Problem) -> int:
        path = problem.path
        while path and path not in lines:
            path = path[:-1]
        return lines.get(path, 0)

    ordered = sorted(problems, key=line)
    return [describe(problem, str(file), line(problem)) for problem in ordered]


def _invalid(file: Path, problems: t.Sequence[Problem], lines: dict[t.Any, int]) -> BelarusError:
    number = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    return BelarusError(
        f"{file} is not a valid facts file: {number}",
        code=ExitCode.INVALID_FACTS,
        hint="each line above names a place to mend; 'belarus schema' prints the format",
        problems=tuple(_describe(file, problems, lines)),
    )


def _unreadable(file: Path, why: str) -> BelarusError:
    return BelarusError(
        f"cannot read facts file {file}: {why}",
        code=ExitCode.INVALID_FACTS,
        hint=f"give a YAML or JSON file with --facts or {environment.FACTS}, "
        "or neither for the facts that come with the program",
    )


def _text(file: Path) -> str:
    try:
        # Opening a pipe would wait for its writer, so the kind of file is asked first.
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _unreadable(file, "not a regular file")
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(file, getattr(error, "strerror", None) or str(error)) from error
    if len(data) > MAX_BYTES:
        raise _unreadable(file, f"larger than {MAX_BYTES // 2**20} MB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _unreadable(file, f"not UTF-8 in line {line}") from error


def _parse(file: Path, text: str) -> t.Any:
    if file.resolve() == packaged.FILE.resolve():
        # Its numbers are to be checked as text, as those of other files.
        return json.loads(json.dumps(packaged.plain(text.encode())), parse_int=str)
    if file.suffix.lower() == ".json":
        return _parse_json(file, text)
    from belarus_cli.reading import yaml_events

    try:
        return yaml_events.parse(text)
    except yaml_events.MalformedError as error:
        raise _invalid(file, error.problems, error.lines) from error


def _parse_json(file: Path, text: str) -> t.Any:
    """Read JSON as YAML is read: every scalar as its text, no key twice."""

    def unique(pairs: list[tuple[str, t.Any]]) -> dict[str, t.Any]:
        mapping = dict(pairs)
        if len(mapping) < len(pairs):
            raise _DuplicateKeyError
        return mapping

    try:
        return json.loads(
            text,
            parse_int=str,
            parse_float=str,
            parse_constant=str,
            object_pairs_hook=unique,
        )
    except json.JSONDecodeError as error:
        problem = Problem((), f"not JSON: {error.msg}")
        raise _invalid(file, [problem], {(): error.lineno}) from error
    except RecursionError as error:
        raise _invalid(file, [Problem((), "nested too deep")], {}) from error
    except _DuplicateKeyError as error:
        from belarus_cli.reading import yaml_events

        try:  # JSON is YAML, and the YAML reader knows lines
            yaml_events.parse(text)
        except yaml_events.MalformedError as malformed:
            raise _invalid(file, malformed.problems, malformed.lines) from error
        raise _invalid(file, [Problem((), "a key stands twice")], {}) from error


class _DuplicateKeyError(Exception):
    """A JSON object has one key twice."""


def _lines(text: str) -> dict[t.Any, int]:
    """Give the line of each path; only asked for when there is something to report."""
    from belarus_cli.reading import yaml_events

    lines: dict[t.Any, int] = {}
    # Of JSON that YAML reads otherwise, the lines found so far have to do.
    with contextlib.suppress(yaml_events.MalformedError):
        yaml_events.parse(text, lines)
    return lines
