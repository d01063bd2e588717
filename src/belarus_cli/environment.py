"""The environment variables of the program's own, and those of others that it mends."""

from __future__ import annotations

import os

FACTS = "BELARUS_FACTS"
"""The facts file to read where no option names one."""

COMPLETE = "_BELARUS_COMPLETE"
"""What a shell sets that asks how a line can go on: `complete_bash`."""

DEBUG = "BELARUS_DEBUG"
"""If set, a bug shows its traceback."""

NARROWEST, WIDEST = 20, 1000
"""The widths, in cells, between which the program draws."""

_WIDTHS = ("COLUMNS", "TERMINAL_WIDTH")


def mend() -> None:
    """Make the widths that Rich and Typer read such as can be drawn for; forget what is none."""
    for name in _WIDTHS:
        given = os.environ.get(name, "")
        if given.isdecimal() and int(given[:9]):
            os.environ[name] = str(min(max(int(given[:9]), NARROWEST), WIDEST))
        else:
            os.environ.pop(name, None)
