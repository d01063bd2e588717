"""The facts as the package carries them: checked by the build, quick to open.

The first line says what is inside: version, date, and the ids of each section. Then comes a line
of JSON a record, in the same order, which is read when somebody asks for the record.
"""

from __future__ import annotations

import json
import typing as t
from pathlib import Path

from belarus_cli import kinds
from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.model import Document

FILE = Path(__file__).parent / "facts.jsonl"
"""Where the build puts them; a source checkout has no such file."""

_decode = json.JSONDecoder().raw_decode


def dump(document: Document) -> bytes:
    """Give a document that was found valid as it is carried."""
    present = [kind.section for kind in kinds.ALL if kind.section in document]
    head = {
        "version": document["version"],
        "updated": document["updated"],
        "ids": {section: list(document[section]) for section in present},
    }
    records = (record for section in present for record in document[section].values())
    lines = (json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in (head, *records))
    return "\n".join(lines).encode()


def load(data: bytes) -> Document:
    """Give the document that `dump` gave as bytes.

    Raises BelarusError (INVALID_FACTS) for other bytes, here or when a record is asked for.
    """
    first, *lines = data.split(b"\n")
    try:
        head = json.loads(first)
        document = {"version": head["version"], "updated": head["updated"]}
        position = 0
        for section, ids in head["ids"].items():
            end = position + len(ids)
            document[section] = _Section(dict(zip(ids, lines[position:end], strict=True)))
            position = end
    except (ValueError, KeyError) as error:
        raise damaged(error) from error
    return document


def damaged(why: Exception) -> BelarusError:
    """Give the error for facts of the package that are not what the build put there."""
    return BelarusError(
        f"the facts that come with the program are damaged: {why}",
        code=ExitCode.INVALID_FACTS,
        hint="install the program again, or name a facts file with --facts",
    )


def plain(data: bytes) -> dict[str, t.Any]:
    """Give the same document with every record read, in mappings that JSON can write."""
    return {
        key: dict(value) if isinstance(value, t.Mapping) else value
        for key, value in load(data).items()
    }


class _Section(t.Mapping[str, Document]):
    """The records of a section, each read when it is first asked for."""

    def __init__(self, lines: dict[str, bytes]) -> None:
        self._lines = lines
        self._read: dict[str, Document] = {}

    def __getitem__(self, id_: str) -> Document:
        if id_ not in self._read:
            try:
                # As json.loads, less its search for blanks around the value.
                self._read[id_], _ = _decode(self._lines[id_].decode())
            except ValueError as error:
                raise damaged(error) from error
        return self._read[id_]

    def __contains__(self, id_: object) -> bool:
        return id_ in self._lines

    def __iter__(self) -> t.Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)
