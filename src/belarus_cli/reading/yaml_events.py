"""YAML as this project uses it: mappings, lists and strings, nothing else.

YAML 1.1 turns `no`, `2020` and `12:30` into something else than text, keeps the last of two equal
keys, and lets anchors and tags build what a reader does not see. Here every scalar stays the text
it was written as, and the rest is refused. Built on parser events, so that no depth or width of
nesting is ever built in memory before it is refused.
"""

from __future__ import annotations

import typing as t

import yaml

from belarus_cli.reading.problems import MalformedError, Path, Problem

# libyaml is several times as fast; PyYAML can be built without it.
_LOADER: t.Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

MAX_DEPTH = 8
"""The deepest a facts file goes is six: section, record, field, claim, citations, citation."""


def parse(text: str, lines: dict[Path, int] | None = None) -> t.Any:
    """Return the data in `text`: dicts, lists and strings; None if there is none.

    Fills `lines`, if given, with the line (from 1) of each path. Raises MalformedError.
    """
    builder = _Builder({} if lines is None else lines, keep_lines=lines is not None)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = " ".join(filter(None, (error.context, error.problem)))
        builder.refuse((), f"not YAML: {message}", mark)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        builder.lines[()] = line
        builder.problems.append(Problem((), f"not YAML: {error.reason}"))
    except _TooMuchError:
        pass
    if builder.problems:
        raise MalformedError(builder.problems, builder.lines)
    return builder.root


class _TooMuchError(Exception):
    """Reading on would cost more than the answer is worth."""


class _Builder:
    """Builds the data from parser events, without recursion."""

    def __init__(self, lines: dict[Path, int], *, keep_lines: bool) -> None:
        self.root: t.Any = None
        self.problems: list[Problem] = []
        self.lines = lines
        self._keep_lines = keep_lines
        self._documents = 0
        self._open: list[dict[str, t.Any] | list[t.Any]] = []
        # In each open container the place being filled: a key (None before it), or a position.
        self._steps: list[str | int | None] = []

    def refuse(self, path: Path, message: str, mark: t.Any) -> None:
        """Note a problem with its line."""
        self.problems.append(Problem(path, message))
        if mark is not None:
            self.lines.setdefault(path, mark.line + 1)

    def take(self, event: t.Any) -> None:
        """Take the parser's next event."""
        if isinstance(event, yaml.ScalarEvent):
            self._check(event)
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._check(event)
            self._begin({}, event)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._check(event)
            self._begin([], event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            self._steps.pop()
            self._advance()
        elif isinstance(event, yaml.AliasEvent):
            self.refuse(self._path(), f"alias *{event.anchor}: repeat the text", event.start_mark)
            raise _TooMuchError
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self.refuse((), "second YAML document in one file", event.start_mark)
                raise _TooMuchError

    def _check(self, event: t.Any) -> None:
        if event.anchor is not None:
            self.refuse(self._path(), f"anchor &{event.anchor} is not allowed", event.start_mark)
        if event.tag is not None:
            self.refuse(self._path(), f"tag {event.tag} is not allowed", event.start_mark)

    def _path(self) -> Path:
        return tuple(step for step in self._steps if step is not None)

    def _scalar(self, event: t.Any) -> None:
        if not (self._open and self._steps[-1] is None):
            self._put(event.value, event.start_mark)
            self._advance()
            return
        self._steps[-1] = event.value
        if event.value in self._open[-1]:
            self.refuse(self._path(), "duplicate key", event.start_mark)
        if self._keep_lines:
            self.lines[self._path()] = event.start_mark.line + 1

    def _begin(self, container: dict[str, t.Any] | list[t.Any], event: t.Any) -> None:
        if len(self._open) >= MAX_DEPTH:
            self.refuse(self._path(), f"nested deeper than {MAX_DEPTH} levels", event.start_mark)
            raise _TooMuchError
        if self._open and self._steps[-1] is None:
            self.refuse(self._path(), "a key must be text", event.start_mark)
            raise _TooMuchError
        self._put(container, event.start_mark)
        self._open.append(container)
        self._steps.append(0 if isinstance(container, list) else None)

    def _put(self, value: t.Any, mark: t.Any) -> None:
        """Put a value into its place."""
        if self._keep_lines:
            self.lines.setdefault(self._path(), mark.line + 1)
        if not self._open:
            self.root = value
        elif isinstance(self._open[-1], list):
            self._open[-1].append(value)
        else:
            self._open[-1][t.cast("str", self._steps[-1])] = value

    def _advance(self) -> None:
        """Go to the next place of the innermost container."""
        if self._open:
            step = self._steps[-1]
            self._steps[-1] = step + 1 if isinstance(step, int) else None
