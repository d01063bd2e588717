"""Lines as Rich draws them, and what it draws on.

Apart from tables: a card should not wait for the part of Rich that makes these.
"""

from __future__ import annotations

import io
import re
import typing as t

from rich.console import Console
from rich.text import Text

from belarus_cli.streams import Screen

if t.TYPE_CHECKING:
    from belarus_cli.formats.card import Line

STYLES = {"": "", "strong": "bold", "faint": "dim"}
"""What our styles are called in Rich."""
NO_EDGE = 1_000_000
"""The width of a pipe, which has none; Rich wants a number all the same."""
_LINK = re.compile(r"\x1b\]8;id=([^;]+);")


def draw_lines(lines: t.Iterable[Line], screen: Screen) -> str:
    """Draw lines that were laid out, the terminal folds what is longer than it is wide."""
    console, buffer = console_on(screen, NO_EDGE)
    for line in lines:
        console.print(Text.assemble(*((text, STYLES[style]) for text, style in line)))
    return tidy(buffer)


def console_on(screen: Screen, width: int) -> tuple[Console, io.StringIO]:
    """Return a console of some width that draws for a screen, and what it draws into."""
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=width,
        height=100,  # Rich heeds the width only beside a height where TERM is dumb
        force_terminal=screen.colour,
        color_system="standard" if screen.colour else None,
        no_color=not screen.colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
    return console, buffer


def tidy(buffer: io.StringIO) -> str:
    """Return what was drawn without the blanks that pad the last column.

    Rich numbers links at random; the same facts are to make the same bytes.
    """
    seen: dict[str, str] = {}
    drawn = _LINK.sub(
        lambda match: f"\x1b]8;id={seen.setdefault(match[1], str(len(seen) + 1))};",
        buffer.getvalue(),
    )
    return "".join(f"{line.rstrip()}\n" for line in drawn.splitlines())
