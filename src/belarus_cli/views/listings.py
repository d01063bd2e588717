"""The state of a name on a list, in words."""

from __future__ import annotations

from belarus_cli.facts.model import Facts
from belarus_cli.queries import listings
from belarus_cli.views.rows import Row

NOT_STATED = "not stated"


def now(facts: Facts, row: Row) -> str:
    """Return whether a name is on its list, and as of when."""
    if row["delisted"]:
        start, _, end = row["delisted"].partition("/")
        return f"delisted from {start} to {end}" if end else f"delisted {listings.day(start)}"
    if not row["seen"]:
        return "listed"
    word = "last known" if listings.is_old(facts, row["seen"]) else "listed,"
    return f"{word} {listings.day(row['seen'])}"
