"""What bare `belarus` prints: how new the facts are, what is inside, and how to ask.

It fits a terminal of 80 columns and 24 lines, the prompt among them.
"""

from __future__ import annotations

import textwrap

from belarus_cli import streams
from belarus_cli.cli.commands import ANSWERS, PANELS
from belarus_cli.cli.result import Text
from belarus_cli.facts import kinds
from belarus_cli.facts.model import Facts
from belarus_cli.views.cells import count

_WIDEST = 80
_NARROW = 60
_GAP = 2
_SUBJECT = (
    "Political prisoners released in Belarus, the sanctions eased in exchange, and when, each "
    "value with the sources that state it."
)
_TRY = "Try belarus show Бяляцкі, belarus figures freed, belarus COMMAND --help."


def overview(facts: Facts) -> Text:
    """Return the overview."""
    width = min(streams.screen("never").width or _WIDEST, _WIDEST)
    counts = ", ".join(
        count(len(facts.ids(kind)), (kind.name, kind.section))
        for kind in kinds.ALL
        if facts.ids(kind)
    )
    lines = [
        *textwrap.wrap(f"Facts: {facts.dating()}", width),
        *textwrap.wrap(_SUBJECT, width),
        *textwrap.wrap(counts, width),
        "",
        *_commands(width),
        "",
        *textwrap.wrap(_TRY, width, break_on_hyphens=False),
        "",
    ]
    return Text("\n".join(lines))


def _commands(width: int) -> list[str]:
    """Return what each command answers, beside what it is for if there is room."""
    panel_width = max(map(len, PANELS)) + _GAP if width >= _NARROW else 0
    name_width = max(map(len, ANSWERS)) + _GAP
    lines = []
    for panel, answers in PANELS.items():
        label = panel if panel_width else ""
        for name, answer in answers.items():
            head = f"{label:<{panel_width}}{name:<{name_width}}"
            indent = " " * len(head)
            lines.extend(
                textwrap.wrap(answer, width, initial_indent=head, subsequent_indent=indent)
            )
            label = ""
    return lines
