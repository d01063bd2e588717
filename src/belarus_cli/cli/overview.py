"""What bare `belarus` prints: what is inside, and how to ask."""

from __future__ import annotations

from belarus_cli import streams
from belarus_cli.cli.commands import PANELS
from belarus_cli.errors import ExitCode
from belarus_cli.facts import kinds
from belarus_cli.facts.model import Facts

_WIDEST = max(len(name) for answers in PANELS.values() for name in answers)
_EXAMPLES = (
    "belarus prisoners --release 2025-12-13",
    "belarus show Бяляцкі",
    "belarus timeline --json | jq -r '.[] | [.date, .headline] | @tsv'",
)


def show(facts: Facts) -> ExitCode:
    """Print the overview."""
    counts = ", ".join(
        f"{len(facts.ids(kind))} {kind.section}" for kind in kinds.ALL if facts.ids(kind)
    )
    lines = [
        "Political prisoners released in Belarus, the sanctions eased in exchange,",
        "and when it happened, each value with the sources that state it.",
        "",
        *_folded(counts),
        facts.dating(),
    ]
    for panel, answers in PANELS.items():
        lines.extend(("", panel))
        lines.extend(f"  {name:<{_WIDEST}}  {answer}" for name, answer in answers.items())
    lines.extend(("", "Try", *(f"  {example}" for example in _EXAMPLES)))
    lines.extend(("", "belarus COMMAND --help says more.", ""))
    streams.write("\n".join(lines))
    return ExitCode.FOUND


def _folded(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, 78)
