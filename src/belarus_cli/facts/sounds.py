"""How a word of a name can sound: what is left of it when the spelling is taken away.

A word is read aloud, as it were, in each orthography that it may be written in. `Cichanouski`
(Polish letters), `Tsikhanouski` (English ones) and `Ціханоўскі` are read as one word then.
`spoken` gives what a word can sound like; `Sounds` holds the sounds of one name in all its forms
and tells whether a word is one of them.
"""

from __future__ import annotations

import re
import typing as t
import unicodedata
from functools import lru_cache
from itertools import product

# The sounds, a letter each: consonants b v g d D(dz) z Z(zh) k l m n p r s S(sh) t C(ts) f X(kh)
# Q(ch) j, vowels a e i o u A(ya) O(yo) U(yu). Belarusian h and Russian g are one; so are w and v.
# In the tables `|` parts the sounds that a letter can have.
_VOWELS = "aeiouAOU"

_CYRILLIC = dict(
    zip(
        "абвгґдежзиіїйклмнопрстуўфхцчшыэюя", "abvggdeZziiijklmnoprstuvfXCQSieUA", strict=True
    )
) | {
    "ё": "O", "є": "e", "щ": "SQ", "дз": "D", "дж": "dZ", "йо": "O", "ьо": "O", "тс": "C",
    "ј": "j", "ь": "", "ъ": "",
}  # fmt: skip

_LATIN = dict(
    zip("abcdefghijklmnopqrstuvwyz", "abkdefggijklmnopkrstuvviz", strict=True)
) | {
    "x": "ks", "ck": "k", "ph": "f", "ts": "C", "tz": "C", "dz": "D", "dzh": "dZ", "kh": "X",
    "gh": "g", "zgh": "zg",
    "ij": "i", "iy": "i", "yi": "i", "yj": "i",
    "ija": "iA", "iya": "iA", "iia": "iA", "yia": "iA", "yja": "iA",
    "š": "S", "č": "Q", "ž": "Z", "ż": "Z", "ŭ": "v", "ć": "C", "ĺ": "l",
    "šč": "SQ", "ŝ": "SQ", "ë": "O", "ï": "j", "ĭ": "j", "â": "A", "û": "U",
    **{
        glide + vowel: sound
        for glide in "iyj"
        for vowel, sound in zip("aoue", "AOUe", strict=True)
    },
}  # fmt: skip

# What each orthography has beside or instead of that. English is that of BGN and passports,
# Slavic that of Poles, Czechs, scholars and the Belarusian Latin script; hookless is the latter
# where its hooks were lost.
_ORTHOGRAPHIES = {
    "English": {
        "ch": "Q", "tch": "Q", "sh": "S", "zh": "Z", "shch": "SQ", "shh": "SQ", "cz": "Q|C",
        "c": "k|C", "ck": "k|Ck", "tc": "C", "eh": "e", "h": "g|X", "jj": "j", "x": "ks|X",
    },
    "Slavic": {
        "ch": "X", "c": "C", "ck": "Ck", "cz": "Q", "sz": "S", "szcz": "SQ", "x": "X|ks",
        "dż": "dZ", "dž": "dZ", "dź": "D",
    },
    "hookless": {
        "ch": "X", "c": "C|Q", "ck": "Ck", "s": "s|S", "z": "z|Z", "sc": "SQ",
    },
    "German": {
        "sch": "S|Z", "tsch": "Q", "schtsch": "SQ", "ch": "X", "z": "C|z", "s": "s|z", "ss": "s",
        "ds": "D", "dsch": "dZ",
    },
    "French": {
        "ch": "S", "tch": "Q", "chtch": "SQ", "j": "Z", "dj": "dZ", "c": "k|C", "ck": "k|Ck",
        "ou": "u", "iou": "U",
        "gue": "ge", "gui": "gi", "ss": "s",
        "ja": "Za", "jo": "Zo", "ju": "Zu", "je": "Ze",
        "ij": "iZ", "yj": "iZ", "ija": "iZa", "yja": "iZa",
    },
    "Spanish": {
        "ch": "Q", "sh": "S", "zh": "Z", "sch": "SQ", "shch": "SQ", "j": "X", "gue": "ge",
        "gui": "gi", "ja": "Xa", "jo": "Xo", "ju": "Xu", "je": "Xe",
        "ij": "iX", "yj": "iX", "ija": "iXa", "yja": "iXa",
    },
    "Nordic": {
        "sj": "S", "tj": "Q", "zj": "Z", "dzj": "dZ", "sjtj": "SQ", "ch": "X", "oe": "u",
        **{
            letters + vowel: sound + vowel
            for letters, sound in (("sj", "S"), ("tj", "Q"), ("zj", "Z"))
            for vowel in "aoue"
        },
    },
    "Baltic": {
        "h": "X|g", "ch": "X", "c": "C", "ck": "Ck",
    },
}  # fmt: skip


_TABLES = {name: _LATIN | own for name, own in _ORTHOGRAPHIES.items()} | {"Cyrillic": _CYRILLIC}
_BALTIC_ENDINGS = (
    re.compile(r"(?:(?<=[^aeiou])|(?<=[aeo]u))(?:ius|us|as|is|ys)$"),
    re.compile(r"(?:us|s)$"),
)
_POLISH = re.compile(r"[csr]z|w|ck|ie[cnw]")

# What sounds become beside one another, in that order.
_SETTLING = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(.)\1+", r"\1"),
        (r"(?<=[aeoAO])i(?![aeiouAOU])", "j"),  # Loika, Karnei
        (r"j(?=i)|(?<=i)j", ""),
        (r"(?<![aeiouAOU])j|j(?=[aeiouAOU])", ""),  # Andrejeva
        (r"(?<=[aeioAO])u(?![aeiouAOU])", "v"),  # Slaunikava, -au
        (r"[aAei]A$", "a"),  # -aya
        (r"[ae]A|A[ea]", "A"),
        (r"(.)\1+", r"\1"),
    )
]

# Where spellings do not tell soft from hard: `Lazarau` may be Лазараў or Лязараў.
_SOFT = re.compile(r"(?<=[lrtCQSZkgX])[AOU]")

_MOST_DOUBTS = 6
"""Of how many letters of a word both sounds are tried."""


@lru_cache(maxsize=65536)
def letters(word: str) -> str:
    """Return a word in lower case, without the accents and signs that no orthography here reads."""
    kept = []
    for c in unicodedata.normalize("NFC", word.casefold()):
        if c in _LATIN or c in _CYRILLIC:
            kept.append(c)
        elif c.isalpha() and unicodedata.category(c) != "Lm":  # ʹ and the like soften a sound
            kept.append(_PLAIN.get(c) or unicodedata.normalize("NFKD", c)[0])
    return "".join(kept)


_PLAIN = {"ł": "l", "ø": "o", "đ": "d", "ı": "i"}


@lru_cache(maxsize=65536)
def spoken(word: str) -> frozenset[str]:
    """Return what a word can sound like, in whatever orthography it is written.

    Nothing if it is written in a script that is not read here: such a word is only found as the
    facts spell it.
    """
    plain = letters(word)
    if plain[:1] in _CYRILLIC:
        sound = written(word)
        return frozenset() if sound is None else frozenset({hard(sound)})
    if not all(c in _LATIN for c in plain):
        return frozenset()
    orthographies = {*_ORTHOGRAPHIES}
    if not word.isascii():
        orthographies.discard("hookless")
    return frozenset().union(*(_in_latin(word, plain, name) for name in orthographies))


@lru_cache(maxsize=65536)
def written(word: str) -> str | None:
    """Return what a word of the facts sounds like, soft sounds told from hard ones.

    It is read in the orthography that it is likeliest in; None if it is in none.
    """
    plain = letters(word)
    if plain[:1] in _CYRILLIC:
        name = "Cyrillic"
    else:
        name = "English" if word.isascii() and not _POLISH.search(plain) else "Slavic"
    table = _TABLES[name]
    if not all(c in table for c in plain):
        return None
    return _settled("".join(sounds.partition("|")[0] for sounds in _cut(plain, table)))


def hard(sound: str) -> str:
    """Return a sound in which soft is not told from hard where spellings do not tell them."""
    return _SOFT.sub(lambda soft: soft[0].lower(), sound)


def _in_latin(word: str, plain: str, name: str) -> frozenset[str]:
    forms = [plain]
    if name == "Baltic":
        forms = [ending.sub("", plain) for ending in _BALTIC_ENDINGS]
    elif name == "Slavic" and (plain.endswith("vova") or word.casefold().endswith("ová")):
        forms.append(plain[:-3] + "a" * plain.endswith(("vova", "nova")))  # as Czechs have it
    elif name == "French" and plain.endswith("ine"):
        forms.append(plain[:-1])  # Ganine is Ganin
    return frozenset(sound for form in forms for sound in _read(form, name))


_LENGTHS = (7, 5, 4, 3, 2, 1)
"""How many letters make one sound or several, the most first."""


def _cut(form: str, table: t.Mapping[str, str]) -> t.Iterator[str]:
    """Return the sounds of a word, the longest letters of a table first."""
    at = 0
    while at < len(form):
        # A pattern of a whole table would take longer to make than it is used.
        for length in _LENGTHS:
            sounds = table.get(form[at : at + length])
            if sounds is not None and at + length <= len(form):
                yield sounds
                at += length
                break


def _read(form: str, name: str) -> t.Iterator[str]:
    choices = [sounds.split("|") for sounds in _cut(form, _TABLES[name])]
    doubts = [choice for choice in choices if len(choice) > 1]
    for choice in doubts[_MOST_DOUBTS:]:
        del choice[1:]
    return (hard(_settled("".join(chosen))) for chosen in product(*choices))


@lru_cache(maxsize=65536)  # most orthographies read most of a word alike
def _settled(sound: str) -> str:
    for pattern, new in _SETTLING:
        sound = pattern.sub(new, sound)
    return sound


# A skeleton is a word without what is not among these letters, in Latin ones, none twice in a row.
_FLESH = re.compile(r"[^bdlmnrбдлмнр\n]+")
_BONES = str.maketrans("бдлмнр", "bdlmnr")
_AGAIN = re.compile(r"(.)\1+")


def skeleton(word: str) -> str:
    """Return the consonants of a word that every orthography writes with the same letter.

    Words that sound alike have one skeleton. It costs next to nothing, so that of many words only
    those few are read that can be the one looked for.
    """
    return skeletons([word])[0]


def skeletons(words: t.Collection[str]) -> list[str]:
    """Return the skeleton of each word, in order.

    All are made in one text, a line each, which takes a tenth of the time of one after another.
    """
    lines = "\n".join(words).casefold()
    if not lines.isascii():
        lines = unicodedata.normalize("NFKD", lines.replace("ł", "l"))
    bones = _AGAIN.sub(r"\1", _FLESH.sub("", lines).translate(_BONES))
    return bones.split("\n") if words else []


_HARD = str.maketrans("CD", "td")
_CONSONANTS = re.compile(f"([^{_VOWELS}])")


@lru_cache(maxsize=65536)
def places(sound: str) -> tuple[str, tuple[str, ...]]:
    """Return the consonants of a sound as a key, and all of it: vowels, consonant, vowels, ...

    In the key ts is t and dz is d, which Belarusian and Russian exchange.
    """
    there = tuple(_CONSONANTS.split(sound))
    return "".join(there[1::2]).translate(_HARD), there


# What a form with Belarusian sounds says of the Russian one: a can be an unstressed o, ts a soft
# t. Never the other way: Losik is no Lasik. The facts must hold the Belarusian form for that.
_RUSSIAN = {"a": "o", "A": "e", "O": "oe", "C": "t", "D": "d"}


class Sounds:
    """The sounds of one name in all its forms: what can stand in which place."""

    def __init__(self) -> None:
        self.by_key: dict[str, tuple[set[str], ...]] = {}
        self.forms: set[str] = set()

    def add(self, word: str, *, implied: bool = True) -> None:
        """Add a form that the name is written in, and the Russian one that it implies."""
        sound = written(word)
        if sound is None:
            return
        key, there = places(hard(sound))
        self.forms.add(hard(sound))
        allowed = self.by_key.setdefault(key, tuple(set() for _ in there))
        for place, letter, soft in zip(allowed, there, places(sound)[1], strict=True):
            place.add(letter)
            if implied:
                place.update(_RUSSIAN.get(soft, ()))

    def fit(self, sound: str) -> bool:
        """Return whether a sound has a form's consonants and, in each place, what forms have."""
        key, there = places(sound)
        allowed = self.by_key.get(key)
        return allowed is not None and all(
            letter in place for letter, place in zip(there, allowed, strict=True)
        )

    def fit_any(self, sounds: t.Iterable[str]) -> bool:
        """Return whether one of several sounds fits."""
        return any(map(self.fit, sounds))
