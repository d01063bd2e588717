"""The facts as the package carries them: checked by the build, quick to open.

The first line says what is inside: version, date, what else is asked of nearly all facts and takes
10 to 15 ms to work out (`Prepared`), and of each section the ids and where each record begins,
counted from the end of that line. Then comes a line of JSON a record, of which nothing is touched
until somebody asks for the record.
"""

from __future__ import annotations

import json
import typing as t
from pathlib import Path

from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.facts import kinds
from belarus_cli.facts.lookup import Named
from belarus_cli.facts.model import FactsData, Prepared, RecordData

FILE = Path(__file__).parent.parent / "facts.jsonl"
"""Where the build puts them; a source checkout has no such file."""

_decode = json.JSONDecoder().raw_decode


FOLDED = "folded.txt"
"""Beside it, all that each record says, folded: a line each, its id first.

Searching these takes 10 ms, where folding it all takes 300.
"""


NAMES = "names.json"
"""Beside it, what has a name (`Lookup.names`): 2 ms, where reading records and folding takes 25."""


def read(beside: str = "") -> bytes:
    """Return what the build put there, or in another file beside it; OSError if nothing.

    It is read from within a zip application, too.
    """
    loader: t.Any = __spec__.loader
    data: bytes = loader.get_data(str(FILE.with_name(beside) if beside else FILE))
    return data


def dump_names(names: t.Iterable[Named]) -> bytes:
    """Return names as they are carried."""
    return _line(list(names))


def read_names() -> list[Named]:
    """Return names; raises BelarusError (INVALID_FACTS) if they are not there."""
    try:
        return t.cast("list[Named]", json.loads(read(NAMES)))
    except (OSError, ValueError) as error:
        raise damaged(error) from error


def dump_folded(texts: t.Mapping[str, str]) -> bytes:
    """Return folded texts by id as they are carried."""
    return "".join(f"{id_}\t{text}\n" for id_, text in texts.items()).encode()


def read_folded() -> dict[str, str]:
    """Return folded texts by id; raises BelarusError (INVALID_FACTS) if they are not there."""
    try:
        lines = read(FOLDED).decode().split("\n")
        return dict([line.split("\t", 1) for line in lines[:-1]])
    except (OSError, ValueError) as error:
        raise damaged(error) from error


def dump(facts: FactsData, shared_words: t.Sequence[str] = (), latest: str | None = None) -> bytes:
    """Return facts that were found valid as they are carried, with what was worked out of them."""
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
        "latest": latest,
        "offsets": offsets,
    }
    return _line(head) + records


def _line(data: t.Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def load(data: bytes) -> tuple[FactsData, Prepared]:
    """Return the facts that `dump` gave as bytes, and what was worked out of them.

    Raises BelarusError (INVALID_FACTS) for other bytes, here or when a record is asked for.
    """
    begin = data.find(b"\n") + 1
    try:
        head = json.loads(data[:begin])
        sections = {
            section: _Section(data, begin, offsets) for section, offsets in head["offsets"].items()
        }
        facts = {"version": head["version"], "updated": head["updated"], **sections}
        shared_words = frozenset(head["shared_words"])
        return facts, Prepared(shared_words, head["latest"], read_folded, read_names)
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
