"""From a place to Facts: which file is meant, and the way to read it."""

from __future__ import annotations

import os
from pathlib import Path

from belarus_cli import environment
from belarus_cli.model import Facts

_HERE = Path(__file__).parent
# The build compiles data/facts.yaml to this, and checks it while it does.
COMPILED = _HERE / "facts.jsonl"
_CHECKOUT = _HERE.parent.parent / "data" / "facts.yaml"


def locate(path: str | os.PathLike[str] | None = None) -> Path:
    """Give the file to read: `path`, else $BELARUS_FACTS, else the one that the package carries."""
    chosen = path or os.environ.get(environment.FACTS)
    if chosen:
        return Path(chosen)
    return COMPILED if COMPILED.exists() else _CHECKOUT


def load(path: str | os.PathLike[str] | None = None) -> Facts:
    """Give the facts of the file that `locate` finds.

    Raises BelarusError (INVALID_FACTS) if the file is missing, unreadable or invalid.
    """
    file = locate(path)
    if file is COMPILED:
        from belarus_cli import compiled

        return Facts(compiled.load(file.read_bytes()))
    from belarus_cli import facts_file

    return Facts(facts_file.read(file))
