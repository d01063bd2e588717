"""Sources as a footnote in plain text: the best in full, the others by publisher and day."""

from __future__ import annotations

import re
import typing as t

from belarus_cli.facts import dates, kinds
from belarus_cli.views.cells import count
from belarus_cli.views.rows import Row

LONGEST = 900
"""The longest footnote, in characters; what does not fit of the others is counted."""

# How a page that shows no title is called, by its kind; others are pages.
_PAGES = {
    "official": "document",
    "wire": "report",
    "news": "report",
    "legal-analysis": "analysis",
    "reference": "entry",
    "state-media": "report",
}
_CARRIED = re.compile(
    r"(?:(?:as )?(?:re)?(?:published|printed|carried|posted) (?:by|in|on|at)|via) (?P<by>[^;]+)"
    r"(?:;.*)?"  # how else it was read
)


def footnote(sources: t.Sequence[Row], subject: str) -> str:
    """Return a footnote of some sources, best first, on a subject that untitled pages tell of."""
    best, *others = _quotable(sources)
    text = f"{in_full(best, subject)}."
    for number, source in enumerate(others):
        added = f"{'; ' if number else ' Also: '}{in_short(source)}"
        more = f" and {len(others) - number} more."
        if number == 0:
            more = f" {count(len(others), ('more source', 'more sources'))}."
        begun = text.removesuffix(".") if number else text
        if len(text) + len(added) + len(more) > LONGEST:
            return begun + more
        text = f"{begun}{added}."
    return text


def _quotable(sources: t.Sequence[Row]) -> list[Row]:
    """Return the sources that a footnote names: aggregators only where nothing better is there.

    Of equal strength, those first whose title and day can be given.
    """
    better = [source for source in sources if source["kind"] != "aggregator"]

    def rank(source: Row) -> tuple[int, int]:
        known = (source["title"], source["published"], source["url"])
        return kinds.SOURCE_KINDS.index(source["kind"]), known.count(None)

    return sorted(better or sources, key=rank)


def in_full(source: Row, subject: str) -> str:
    """Return a source with title, day, address, and how it was read."""
    by = container(source)
    parts = [
        author(source),
        f'"{source["title"]}"' if source["title"] else f"[untitled {_page(source)}: {subject}]",
        f"in {by}" if by else "",
        _day(source),
        source["url"] or "no known address",
    ]
    if source["opened"]:
        parts.append(f"accessed {dates.in_words(source['opened'])}")
    parts.append(read_as_copy(source) or "")
    return ", ".join(filter(None, parts))


def read_as_copy(source: Row) -> str | None:
    """Return when a page was read that nobody opened at its address; None for another."""
    if source["opened"] or not source["read"]:
        return None
    return f"read as a stored copy on {dates.in_words(source['read'])}"


def in_short(source: Row) -> str:
    """Return a source by publisher and day."""
    return f"{author(source)}, {_day(source)}"


def title(source: Row, subject: str) -> str:
    """Return the title of a source; of a page that shows none, in brackets, what it is."""
    if source["title"]:
        return str(source["title"])
    return f"[{_page(source)} by {source['publisher']}, {_day(source)}: {subject}]"


def _page(source: Row) -> str:
    return _PAGES.get(source["kind"], "page")


def author(source: Row) -> str:
    """Return who says what a source says; of a wire story, the wire service."""
    return str(source["publisher"])


def container(source: Row) -> str | None:
    """Return where a story stands that another publisher carries; None if it is its own."""
    match = _CARRIED.fullmatch(source["provenance"] or "")
    return None if match is None else match["by"]


def _day(source: Row) -> str:
    return dates.in_words(source["published"]) if source["published"] else "undated"
