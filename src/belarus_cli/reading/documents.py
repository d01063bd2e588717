"""What the most usual command lines print, made by the build and written out unread.

Who asks for a whole list as JSON, for one record by its id as JSON or as a card into a pipe, or for
ids with Tab, is answered from a file as it is, before Typer or the facts are read. That takes a
third of a bare Typer program's time; making the answer takes 1.1 to 2.6 times as much as that
program. Every other command line makes its answer, and a source checkout, which has no such files,
all of them.
"""

from __future__ import annotations

import os
import typing as t

from belarus_cli import environment

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
"""The document of the records that no list shows as `show` does."""
OF_RECORDS = (OTHERS, "prisoners", "sanctions", "figures", "listed", "sources")
"""The documents whose rows are records; where a record stands in two, the first is right."""

# What a list says of a record behind the record itself; `show` says how its name was found.
_ADDED = (b', "matched": null}', b', "computed": false}', b', "members": []}', b"}")
_FOUND = b', "matched": "exact"}'

VERSION = "documents/version.txt"
"""Where in the package stands what `--version` prints."""
CARDS = "documents/cards.txt"
"""Where in the package the cards stand."""
_BEFORE = "\0"
"""What stands before the id and the card of each record, and in none."""
IDS = "documents/ids.txt"
"""Where in the package the ids stand that complete a first argument: a line a command."""
_PLAIN = "-_./~+@ \n"
"""What stands in a line of plain words beside letters and digits."""


def prepared(arguments: t.Sequence[str], *, plain: bool) -> str | None:
    """Return what a command line prints into a pipe, None if that is still to be made.

    If the pipe is not `plain`, and takes colours or lacks letters, cards are still to be made.
    """
    try:
        match arguments:
            case [name, "--json"] if name in LISTS:
                return _read(file(name)).decode()
            case ["show", id_, "--json"] if _is_id(id_):
                found = (row(id_, _read(file(name))) for name in OF_RECORDS)
                return next((f"[{one}]\n" for one in found if one), None)
            case ["--version" | "-V"]:
                return _read(VERSION).decode()
            case ["show", id_] if plain and _is_id(id_):
                return _card(id_, _read(CARDS))
    except (OSError, ValueError):  # a source checkout, or a damaged file
        pass
    return None


def completed(asked: t.Mapping[str, str]) -> str | None:
    """Return what completes the line that a shell asks about, None if that is still to be made.

    Completed is the beginning of an id behind a command, nothing else. The shell gives the line in
    the variables that Typer reads (`BashComplete`, `ZshComplete`), and gets what Typer would print.
    """
    shell = asked.get(environment.COMPLETE)
    line = asked.get("COMP_WORDS" if shell == "complete_bash" else "_TYPER_COMPLETE_ARGS", "")
    # Typer parts a line as a shell does; one that is more than plain words is left to it.
    if not line.isascii() or not all(c.isalnum() or c in _PLAIN for c in line):
        return None
    _, *words = line.split() or [""]
    if shell == "complete_bash":
        is_second = asked.get("COMP_CWORD") == "2"
    else:
        is_second = shell == "complete_zsh" and line.endswith(" ") is (len(words) == 1)
    if not is_second or len(words) not in (1, 2) or not all(map(_is_id, words)):
        return None
    try:
        offered = _ids(words[0], _read(IDS))
    except (OSError, ValueError):  # a source checkout, or a damaged file
        return None
    found = [id_ for id_ in offered if id_.startswith("".join(words[1:]))]
    if not found:  # surnames, sources and so on may fit
        return None
    if shell == "complete_bash":
        return "\n".join(found) + "\n"
    quoted = "\n".join(f'"{id_}"' for id_ in found)
    return f"_arguments '*: :(({quoted}))'\n"


def ids(by_command: t.Mapping[str, t.Iterable[str]]) -> bytes:
    """Return the document of the ids that complete the first argument of commands."""
    return "".join(f"{name} {' '.join(some)}\n" for name, some in by_command.items()).encode()


def _ids(command: str, data: bytes) -> list[str]:
    lines = data.decode().splitlines()
    return next((line.split()[1:] for line in lines if line.startswith(f"{command} ")), [])


def _is_id(text: str) -> bool:
    """Return whether a text can be an id, rather than more of a row than that."""
    return text.isascii() and text.replace("-", "").isalnum()


def _read(name: str) -> bytes:
    loader: t.Any = __spec__.loader
    package = os.path.dirname(os.path.dirname(__file__))
    data: bytes = loader.get_data(os.path.join(package, name))
    return data


def file(name: str) -> str:
    """Return where in the package the rows of a list stand."""
    return f"documents/{name}.json"


def row(id_: str, data: bytes) -> str | None:
    """Return the record of that id as `show` prints it; None if it is not among these."""
    start = f'{{"id": "{id_}", '.encode()
    # A row is a line; before the first stands a bracket, behind each a comma or a bracket.
    begin = 1 if data.startswith(start, 1) else data.find(b"\n" + start) + 1
    if not begin:
        return None
    line = data[begin : data.index(b"\n", begin) - 1]
    added = next(end for end in _ADDED if line.endswith(end))
    return (line.removesuffix(added) + _FOUND).decode()


def cards(drawn: t.Mapping[str, str]) -> bytes:
    """Return the document of what `show` draws into a pipe, given that by id."""
    return "".join(f"{_BEFORE}{id_}\n{card}" for id_, card in drawn.items()).encode()


def _card(id_: str, data: bytes) -> str | None:
    before = f"{_BEFORE}{id_}\n".encode()
    _, found, behind = data.partition(before)
    return behind.partition(_BEFORE.encode())[0].decode() if found else None
