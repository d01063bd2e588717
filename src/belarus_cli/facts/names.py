"""Folding and matching of names in any spelling.

Folding makes letters alike that people type differently. It does not transliterate: which
spellings mean the same person is said by the facts (`also`), never guessed.
"""

from __future__ import annotations

import re
import typing as t
from functools import lru_cache

# Letters that Unicode does not decompose, and signs that people leave out.
_ALIKE = str.maketrans(
    {
        "ł": "l",
        "ı": "i",
        "ø": "o",
        "đ": "d",
        "æ": "ae",
        "œ": "oe",
        "'": None,
        "’": None,
        "ʼ": None,
        "‘": None,
        "`": None,
        "´": None,
    }
)


_GROUP = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")

WHOLE, WORDS, BEGINNINGS = range(3)
"""How a query can fit a spelling, best first."""


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Give the words of `text` without case, accents, apostrophes and punctuation.

    A number is a word whatever groups its digits stand in: `1,140` is `1140`.
    """
    lowered = (text if text.isprintable() else _as_typed(text)).casefold().translate(_ALIKE)
    if "," in lowered:
        lowered = _GROUP.sub("", lowered)
    if lowered.isascii():
        plain = lowered
    else:
        import unicodedata  # its tables are large, and most names are of plain letters

        decomposed = unicodedata.normalize("NFKD", lowered)
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
        plain = plain.casefold().translate(_ALIKE)
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def _as_typed(text: str) -> str:
    """Give an argument as it was typed where the locale could not read it."""
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:  # a lone surrogate that stands for no byte
        return text.encode("utf-8", "replace").decode("utf-8")


def rank(query: str, spelling: str) -> int | None:
    """Tell how a folded query fits a folded spelling, None if it does not.

    It is the WHOLE spelling in any order, some WORDS of it, or BEGINNINGS of words. Every word
    of the query must fit a word of its own.
    """
    wanted, there = query.split(), spelling.split()
    if not wanted or len(wanted) > len(there):
        return None
    if sorted(wanted) == sorted(there):
        return WHOLE
    if not _subtract(there, wanted):
        return WORDS
    # Longest first, so that "mar" does not take the word that "maria" needs.
    for word in sorted(wanted, key=len, reverse=True):
        fits = next((w for w in there if w.startswith(word)), None)
        if fits is None:
            return None
        there.remove(fits)
    return BEGINNINGS


def _subtract(words: t.Sequence[str], wanted: t.Sequence[str]) -> list[str]:
    """Give the words of `wanted` that `words` does not have, counted."""
    left = list(words)
    missing = []
    for word in wanted:
        if word in left:
            left.remove(word)
        else:
            missing.append(word)
    return missing
