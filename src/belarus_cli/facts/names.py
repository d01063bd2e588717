"""Folding and matching of names as the facts spell them.

Folding makes letters alike that people type differently. It does not transliterate: how names sound
in other spellings is another matter.
"""

from __future__ import annotations

import itertools
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


_NO_WORD = re.compile(r"[\W_]+")
_GROUP = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")

WHOLE, WORDS = range(2)
"""How a query can fit a spelling, best first."""

# The middle word of three: nobody is meant by the name of the father alone.
_PATRONYMIC = ("vich", "vic", "vicz", "vitch", "vna", "una", "ич", "іч", "вна", "уна")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return the words of `text` without case, accents, apostrophes and punctuation.

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
        plain = "".join(itertools.filterfalse(unicodedata.combining, decomposed))
        plain = plain.casefold().translate(_ALIKE)
    return _NO_WORD.sub(" ", plain).strip()


# Letters of different alphabets that look the same, as Latin and Cyrillic.
_LATIN = "AaBCcEeHIiJjKkMOoPpSsTXxYyÏïËë"
_CYRILLIC = "АаВСсЕеНІіЈјКкМОоРрЅѕТХхУуЇїЁё"
_TO_LATIN = dict(zip(_CYRILLIC, _LATIN, strict=True)) | dict(
    zip("ΑαΒΕΗΙιΚκΜΟοΡρΤΧΥν", "AaBEHIiKkMOoPpTXYv", strict=True)
)
_TO_CYRILLIC = dict(zip(_LATIN, _CYRILLIC, strict=True))


def as_seen(text: str) -> str:
    """Return a text as a reader sees it: without what is not seen, each word of one alphabet.

    `Lоsik` with a Cyrillic letter that looks the same is typed or copied so by mistake.
    """
    if text.isascii():
        return text
    seen = text if text.isprintable() else _as_typed(text)
    return " ".join(_of_one_alphabet(word) for word in seen.split())


def _of_one_alphabet(word: str) -> str:
    import unicodedata

    alphabets = {unicodedata.name(c, "").partition(" ")[0] for c in word if c.isalpha()}
    if len(alphabets & {"LATIN", "CYRILLIC", "GREEK"}) < 2:  # noqa: PLR2004
        return word
    for alike, alphabet in ((_TO_LATIN, "LATIN"), (_TO_CYRILLIC, "CYRILLIC")):
        # An accent is left out where the letter under it is not of this alphabet.
        letters = [
            c
            if unicodedata.name(c, "").startswith(alphabet) or not c.isalpha()
            else alike.get(c) or alike.get(unicodedata.normalize("NFKD", c)[0])
            for c in unicodedata.normalize("NFC", word)
        ]
        if None not in letters:
            return "".join(filter(None, letters))
    return word


def _as_typed(text: str) -> str:
    """Return an argument as it was typed where the locale could not read it.

    What is not seen, such as a soft hyphen in a copied name, parts no word.
    """
    import unicodedata

    try:
        typed = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:  # a lone surrogate that stands for no byte
        typed = text.encode("utf-8", "replace").decode("utf-8")
    return "".join(c for c in typed if unicodedata.category(c) != "Cf")


def rank(query: str, spelling: str) -> int | None:
    """Return how a folded query fits a folded spelling, None if it does not.

    It is the WHOLE spelling in any order, or some WORDS of it. The beginning of a word is no
    match: `Kolesnikov` is another man's name, not half of `Kolesnikova`.
    """
    wanted, there = query.split(), spelling.split()
    if not wanted or _subtract(there, wanted):
        return None
    return WHOLE if len(wanted) == len(there) else WORDS


def is_name(words: str, spelling: str) -> bool:
    """Return whether some words of a person's spelling (folded) can name that person.

    An initial or a patronymic alone does not.
    """
    there = spelling.split()
    fathers = there[1:-1] if " ".join(there[1:-1]).endswith(_PATRONYMIC) else []
    return any(len(word) > 1 and word not in fathers for word in words.split())


def begins(query: str, spelling: str) -> bool:
    """Return whether every word of a folded query begins a word of its own of a folded spelling."""
    wanted, there = query.split(), spelling.split()
    # Longest first, so that "mar" does not take the word that "maria" needs.
    for word in sorted(wanted, key=len, reverse=True):
        fits = next((w for w in there if w.startswith(word)), None)
        if fits is None:
            return False
        there.remove(fits)
    return bool(wanted)


def _subtract(words: t.Sequence[str], wanted: t.Sequence[str]) -> list[str]:
    """Return the words of `wanted` that `words` does not have, counted."""
    left = list(words)
    missing = []
    for word in wanted:
        if word in left:
            left.remove(word)
        else:
            missing.append(word)
    return missing


_SHORT = 3


def mentions(value: str, words: str) -> bool:
    """Return whether a value has all the words (folded), as `sought` has them."""
    folded = fold_all((value,))
    return all(one in folded for one in sought(words))


_APART = "  "
"""What stands between folded values in one text; between their words stands one blank."""


def fold_all(values: t.Iterable[str]) -> str:
    """Return values folded, as one text."""
    return f" {_APART.join(map(fold, values))} "


def apart(folded: str) -> list[str]:
    """Return the values that `fold_all` folded, each as a text of its own."""
    return [f" {value} " for value in folded[1:-1].split(_APART)]


@lru_cache(maxsize=8)  # the same words are held against every record, and can be thousands
def sought(words: str) -> list[str]:
    """Return what stands in a text that `fold_all` made if it has these folded words.

    Each may be part of a longer word, but for numbers and what has three letters or fewer: `GL`
    is no part of `global`, nor 13 of 130.
    """
    return [f" {one} " if one.isdigit() or len(one) <= _SHORT else one for one in words.split()]
