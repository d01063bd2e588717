"""From a place to Facts: which file is meant, and the way to read it."""

from __future__ import annotations

import os
from pathlib import Path

from belarus_cli import environment
from belarus_cli.facts.model import Facts
from belarus_cli.reading import packaged

_CHECKOUT = Path(__file__).parent.parent.parent.parent / "data" / "facts.yaml"


def locate(path: str | os.PathLike[str] | None = None) -> Path:
    """Return the file to read: `path`, else $BELARUS_FACTS, else the package's own.

    `-` is standard input.
    """
    chosen = path or os.environ.get(environment.FACTS)
    if chosen:
        return Path(chosen)
    # Within a zip application the package's own does not exist as a file.
    is_checkout = not packaged.FILE.exists() and _CHECKOUT.exists()
    return _CHECKOUT if is_checkout else packaged.FILE


def load(path: str | os.PathLike[str] | None = None) -> Facts:
    """Return the facts of the file that `locate` finds.

    Raises BelarusError (INVALID_FACTS) if the file is missing, unreadable or invalid.
    """
    file = locate(path)
    if file is packaged.FILE:
        return _load_packaged()
    from belarus_cli.reading.facts_file import FactsFile, shown

    name = None if file is _CHECKOUT else Path(shown(file)).name
    return Facts(FactsFile(file).valid_data(), file=name)


def _load_packaged() -> Facts:
    try:
        data, prepared = packaged.load(packaged.read())
        return Facts(data, prepared=prepared)
    except OSError as error:
        raise packaged.damaged(error) from error
