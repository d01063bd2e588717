"""What bare `belarus` prints: what is inside, and how to ask."""

from __future__ import annotations

from belarus_cli import kinds, streams
from belarus_cli.cli import PANELS
from belarus_cli.errors import ExitCode
from belarus_cli.model import Facts

_ANSWERS = {
    "prisoners": "who was released: sentence, dates, where to",
    "releases": "the rounds: how many, when, in exchange for what",
    "sanctions": "the measures: in force, eased, lifted",
    "timeline": "what happened when",
    "figures": "the numbers people quote, and who states them",
    "show": "everything about one record, each value with its sources",
    "search": "every record that mentions a word",
    "disputes": "where sources disagree, side by side",
    "sources": "the bibliography, and what each source supports",
    "export": "the facts as SQLite, JSON or CSV",
    "check": "verify a facts file",
    "schema": "the JSON Schema of the facts file",
}
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
        f"facts reviewed {facts.updated}",
    ]
    for panel, names in PANELS.items():
        lines.extend(("", panel))
        lines.extend(f"  {name:<10}  {_ANSWERS[name]}" for name in names)
    lines.extend(("", "Try", *(f"  {example}" for example in _EXAMPLES)))
    lines.extend(("", "belarus COMMAND --help says more.", ""))
    streams.write("\n".join(lines))
    return ExitCode.FOUND


def _folded(text: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, 78)
