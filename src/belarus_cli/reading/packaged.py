"""The facts as the package carries them: checked by the build, quick to open.

The first line says what is inside: version, date, the words of names that more people share than
are spelt so, and of each section the ids and where each record begins, counted from the end of that
line. Then comes a line of JSON a record, of which
nothing is touched until somebody asks for the record.
"""

from __future__ import annotations

import json
import typing as t
from pathlib import Path

from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.facts import kinds
from belarus_cli.facts.model import FactsData, RecordData

FILE = Path(__file__).parent.parent / "facts.jsonl"
"""Where the build puts them; a source checkout has no such file."""

_decode = json.JSONDecoder().raw_decode


def read() -> bytes:
    """Return what the build put there, also from within a zip application; OSError if nothing."""
    loader: t.Any = __spec__.loader
    data: bytes = loader.get_data(str(FILE))
    return data


def dump(facts: FactsData, shared_words: t.Sequence[str] = ()) -> bytes:
    """Return facts that were found valid as they are carried."""
    offsets: dict[str, dict[str, int]] = {}
    records = bytearray()
    for kind in kinds.ALL:
        if kind.section in facts:
            begins = offsets.setdefault(kind.section, {})
            for id_, record in facts[kind.section].items():
                begins[id_] = len(records)
                records += _line(record)
    head = {
        "version": facts["version"],
        "updated": facts["updated"],
        "shared_words": shared_words,
        "offsets": offsets,
    }
    return _line(head) + records


def _line(data: t.Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def load(data: bytes) -> tuple[FactsData, frozenset[str]]:
    """Return the facts and the shared words that `dump` gave as bytes.

    Raises BelarusError (INVALID_FACTS) for other bytes, here or when a record is asked for.
    """
    begin = data.find(b"\n") + 1
    try:
        head = json.loads(data[:begin])
        sections = {
            section: _Section(data, begin, offsets) for section, offsets in head["offsets"].items()
        }
        facts = {"version": head["version"], "updated": head["updated"], **sections}
        return facts, frozenset(head["shared_words"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise damaged(error) from error


def damaged(why: Exception) -> BelarusError:
    """Return the error for facts of the package that are not what the build put there."""
    return BelarusError(
        f"the facts that come with the program are damaged: {why}",
        code=ExitCode.INVALID_FACTS,
        hint="install the program again, or name a facts file with --facts",
    )


def plain(data: bytes) -> dict[str, t.Any]:
    """Return the same facts with every record read, in mappings that JSON can write."""
    facts, _ = load(data)
    return {
        key: dict(value) if isinstance(value, t.Mapping) else value for key, value in facts.items()
    }


class _Section(t.Mapping[str, RecordData]):
    """The records of a section, each read when it is first asked for."""

    def __init__(self, data: bytes, begin: int, offsets: dict[str, int]) -> None:
        self._data = data
        self._begin = begin
        self._offsets = offsets
        self._read: dict[str, RecordData] = {}

    def __getitem__(self, id_: str) -> RecordData:
        known = self._read.get(id_)
        if known is not None:
            return known
        start = self._begin + self._offsets[id_]
        line = self._data[start : self._data.find(b"\n", start)]
        try:
            # As json.loads, less its search for blanks around the value.
            record, _ = _decode(line.decode())
        except ValueError as error:
            raise damaged(error) from error
        self._read[id_] = record
        return t.cast("RecordData", record)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._offsets

    def __iter__(self) -> t.Iterator[str]:
        return iter(self._offsets)

    def __len__(self) -> int:
        return len(self._offsets)
