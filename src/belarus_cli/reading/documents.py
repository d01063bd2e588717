"""What the most usual command lines print, made by the build and written out unread.

A script that asks for a whole list, or for one record by its id, is answered from a file as it is,
before Typer or the facts are read. That takes a third of a bare Typer program's time; making the
answer takes 1.1 to 2.6 times as much as that program. Every other command line makes its answer,
and a source checkout, which has no such files, all of them.
"""

from __future__ import annotations

import os
import typing as t

LISTS = (
    "prisoners",
    "releases",
    "sanctions",
    "listed",
    "timeline",
    "figures",
    "disputes",
    "sources",
)
"""The commands whose whole list is there."""

OTHERS = "others"
"""The document of the records that stand in no list."""
OF_RECORDS = ("prisoners", "sanctions", "releases", "figures", OTHERS, "listed", "sources")
"""The documents whose rows are records."""

# What a list says of a record behind the record itself; `show` says how its name was found.
_ADDED = (b', "matched": null}', b', "computed": false}', b"}")
_FOUND = b', "matched": "exact"}'


def prepared(arguments: t.Sequence[str]) -> str | None:
    """Return what a command line prints as JSON into a pipe; None if that is still to be made."""
    try:
        match arguments:
            case [name, "--json"] if name in LISTS:
                return _read(name).decode()
            # With other letters it is no id, and could be more of a row than its id.
            case ["show", id_, "--json"] if id_.isascii() and id_.replace("-", "").isalnum():
                found = (_row(id_, _read(name)) for name in OF_RECORDS)
                return next((f"[{row}]\n" for row in found if row), None)
    except OSError:  # a source checkout
        pass
    return None


def file(name: str) -> str:
    """Return where in the package a document stands."""
    return f"documents/{name}.json"


def _read(name: str) -> bytes:
    loader: t.Any = __spec__.loader
    package = os.path.dirname(os.path.dirname(__file__))
    data: bytes = loader.get_data(os.path.join(package, file(name)))
    return data


def _row(id_: str, data: bytes) -> str | None:
    """Return the record of that id as `show` prints it; None if it is not among these."""
    start = f'{{"id": "{id_}", '.encode()
    # A row is a line; before the first stands a bracket, behind each a comma or a bracket.
    begin = 1 if data.startswith(start, 1) else data.find(b"\n" + start) + 1
    if not begin:
        return None
    row = data[begin : data.index(b"\n", begin) - 1]
    added = next(end for end in _ADDED if row.endswith(end))
    return (row.removesuffix(added) + _FOUND).decode()
