"""From a place to Facts: which file is meant, and the way to read it."""

from __future__ import annotations

import mmap
import os
from pathlib import Path

from belarus_cli import environment
from belarus_cli.facts.model import Facts
from belarus_cli.reading import packaged

_CHECKOUT = Path(__file__).parent.parent.parent.parent / "data" / "facts.yaml"


def locate(path: str | os.PathLike[str] | None = None) -> Path:
    """Give the file to read: `path`, else $BELARUS_FACTS, else the one that the package carries."""
    chosen = path or os.environ.get(environment.FACTS)
    if chosen:
        return Path(chosen)
    return packaged.FILE if packaged.FILE.exists() else _CHECKOUT


def load(path: str | os.PathLike[str] | None = None) -> Facts:
    """Give the facts of the file that `locate` finds.

    Raises BelarusError (INVALID_FACTS) if the file is missing, unreadable or invalid.
    """
    file = locate(path)
    if file is packaged.FILE:
        return _load_compiled()
    from belarus_cli.reading import facts_file

    return Facts(facts_file.read(file))


def _load_compiled() -> Facts:
    try:
        with packaged.FILE.open("rb") as file:
            # A lookup touches a few records; only these are read.
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:  # the latter for an empty file
        raise packaged.damaged(error) from error
    return Facts(*packaged.load(data))
