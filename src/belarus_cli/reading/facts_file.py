"""A facts file as somebody brings it: read within bounds, checked whole.

Whatever is wrong with it is said with file, line and record, all at once.
"""

from __future__ import annotations

import contextlib
import json
import stat
import typing as t
from functools import cached_property
from pathlib import Path

from belarus_cli import environment, streams
from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.facts.model import FactsData
from belarus_cli.reading import packaged, rules, structure
from belarus_cli.reading.problems import MalformedError, Problem, describe
from belarus_cli.reading.problems import Path as Trail

MAX_BYTES = 128 * 2**20
"""The largest facts file, in bytes; the one that the package carries is a hundredth of it."""


def shown(path: Path) -> str:
    """Return what a facts file is called in messages."""
    return "<stdin>" if str(path) == streams.STDIN else str(path)


class FactsFile:
    """A facts file, read and parsed once.

    Raises BelarusError (INVALID_FACTS) if it cannot be read, or is neither YAML nor JSON.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._text = _text(path)
        self._shape = structure.check(self._parsed())
        self.data = self._shape.facts

    def problems(self, *, warnings: bool = True) -> list[Problem]:
        """Return what is wrong with the facts; warnings are for editors to see."""
        # The rules across records rely on the shape; references can be followed as far as it holds.
        if self._shape.problems:
            return [*self._shape.problems, *rules.follow(self._shape)]
        return rules.check(self._shape, warnings=warnings)

    def valid_data(self) -> FactsData:
        """Return the facts; raises BelarusError (INVALID_FACTS) if they have errors."""
        errors = [one for one in self.problems(warnings=False) if not one.warning]
        if errors:
            raise self.invalid(errors)
        return self.data

    def invalid(self, problems: t.Sequence[Problem]) -> BelarusError:
        """Return the error that names each problem with its line."""
        number = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        return BelarusError(
            f"{shown(self.path)} is not a valid facts file: {number}",
            code=ExitCode.INVALID_FACTS,
            hint="each line above says where and why; 'belarus schema' prints the format",
            problems=tuple(self.described(problems)),
        )

    def described(self, problems: t.Sequence[Problem]) -> list[str]:
        """Return a line for each problem, in the order of the file."""

        def line(problem: Problem) -> int:
            path = problem.path
            while path and path not in self._lines:
                path = path[:-1]
            return self._lines.get(path, 0)

        ordered = sorted(problems, key=line)
        return [describe(problem, shown(self.path), line(problem)) for problem in ordered]

    @cached_property
    def _lines(self) -> t.Mapping[Trail, int]:
        """The line of each path; only asked for when there is something to report."""
        lines: dict[Trail, int] = {}
        # Of JSON that YAML reads otherwise, the lines found so far have to do.
        with contextlib.suppress(MalformedError):
            _parse_yaml(self._text, lines)
        return lines

    def _malformed(self, error: MalformedError) -> BelarusError:
        self._lines = error.lines
        return self.invalid(error.problems)

    def _parsed(self) -> t.Any:
        if self.path.resolve() == packaged.FILE.resolve():
            return packaged.plain(self._text.encode())
        # What comes from standard input has no suffix; JSON begins with a brace.
        is_json = self._text.lstrip().startswith("{") and str(self.path) == streams.STDIN
        if is_json or self.path.suffix.lower() == ".json":
            return self._parsed_json()
        try:
            return _parse_yaml(self._text)
        except MalformedError as error:
            raise self._malformed(error) from error

    def _parsed_json(self) -> t.Any:
        try:
            return json.loads(self._text, object_pairs_hook=_unique)
        except json.JSONDecodeError as error:
            self._lines = {(): error.lineno}
            raise self.invalid([Problem((), f"not JSON: {error.msg}")]) from error
        except ValueError as error:  # Python reads no number of more than some thousand digits
            self._lines = {}
            raise self.invalid([Problem((), "a number has too many digits")]) from error
        except RecursionError as error:
            self._lines = {}
            raise self.invalid([Problem((), "nested too deep")]) from error
        except _DuplicateKeyError as error:
            try:  # JSON is YAML, and the YAML reader knows lines
                _parse_yaml(self._text)
            except MalformedError as malformed:
                raise self._malformed(malformed) from error
            raise self.invalid([Problem((), "duplicate key")]) from error


_INSTEAD = (
    f"give a YAML or JSON file with --facts or {environment.FACTS}, "
    "or neither for the facts that come with the program"
)


def _unreadable(file: Path, why: str, hint: str = _INSTEAD) -> BelarusError:
    return BelarusError(
        f"cannot read facts file {shown(file)}: {why}", code=ExitCode.INVALID_FACTS, hint=hint
    )


def _bytes(file: Path) -> bytes:
    if str(file) == streams.STDIN:
        return streams.read(MAX_BYTES + 1)
    if file == packaged.FILE:
        return packaged.read()
    # Opening a pipe would wait for its writer, so the kind of file is asked first.
    if not stat.S_ISREG(file.stat().st_mode):
        hint = "write it into a file, or pipe it into standard input and give - as its name"
        raise _unreadable(file, "not a regular file", hint)
    with file.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def _text(file: Path) -> str:
    try:
        data = _bytes(file)
    except (OSError, ValueError) as error:
        raise _unreadable(file, getattr(error, "strerror", None) or str(error)) from error
    if len(data) > MAX_BYTES:
        raise _unreadable(file, f"larger than {MAX_BYTES // 2**20} MB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _unreadable(file, f"not UTF-8 in line {line}") from error


def _parse_yaml(text: str, lines: dict[Trail, int] | None = None) -> t.Any:
    # JSON needs nothing of PyYAML, and importing it takes a third of the time of Typer.
    from belarus_cli.reading import yaml_events

    return yaml_events.parse(text, lines)


def _unique(pairs: list[tuple[str, t.Any]]) -> dict[str, t.Any]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        raise _DuplicateKeyError
    return mapping


class _DuplicateKeyError(Exception):
    """A JSON object has one key twice."""
