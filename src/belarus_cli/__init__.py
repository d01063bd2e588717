"""Facts about political prisoners released in Belarus and the sanctions traded for them.

The public API is `load()`: it gives the facts that the command `belarus` prints, as objects.
Importing this package imports nothing else.
"""

from __future__ import annotations

__version__ = "0.2.0"

__all__ = ["__version__", "load"]

# Type checkers know the name; importing it would take longer than all of this.
TYPE_CHECKING = False
if TYPE_CHECKING:
    import os

    from belarus_cli.facts.model import Facts


def load(path: str | os.PathLike[str] | None = None) -> Facts:
    """Return the facts in the file at `path` (YAML or JSON), or those that the package carries.

    Raises `belarus_cli.errors.BelarusError` when the file is missing or invalid; its text names
    every problem with file, line and record.
    """
    from belarus_cli.reading import loader

    return loader.load(path)
