"""What bare `belarus` prints: what is inside, and how to ask."""

from __future__ import annotations

from belarus_cli.cli.commands import PANELS
from belarus_cli.cli.result import Text
from belarus_cli.facts import kinds
from belarus_cli.facts.model import Facts
from belarus_cli.views.cells import count

_WIDEST = max(len(name) for answers in PANELS.values() for name in answers)
_EXAMPLES = (
    "belarus prisoners --release 2025-12-13",
    "belarus show Бяляцкі",
    "belarus timeline --json | jq -r '.[] | [.date, .headline] | @tsv'",
)


def overview(facts: Facts) -> Text:
    """Return the overview."""
    counts = ", ".join(
        count(len(facts.ids(kind)), (kind.name, kind.section))
        for kind in kinds.ALL
        if facts.ids(kind)
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
    return Text("\n".join(lines))


def _folded(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, 78)
