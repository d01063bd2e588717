"""People by how their names sound.

A name is meant when every word of it sounds like a part of its own of one person's name, a
surname among them. No distance makes a match: another given name, a surname that only looks
similar and the surname of the other sex are other people's. Distances make hints.
"""

from __future__ import annotations

import re
import typing as t
import unicodedata
from functools import lru_cache
from itertools import combinations, product

from belarus_cli.facts import given_names
from belarus_cli.facts.sounds import (
    Sounds,
    hard,
    letters,
    places,
    skeleton,
    skeletons,
    spoken,
    written,
)

Role = t.Literal["given", "patronymic", "surname"]

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´′ʹ″ʺ·][^\W_]*)*")
_PATRONYMIC = (
    *(v + ending for v in "vw" for ending in ("ich", "ič", "icz", "itch", "itsch", "na")),
    *("una", "ŭna", "ич", "іч", "ўна", "вна"),
)
_RUSSIAN = frozenset("ищъИЩЪ")


def words_of(text: str) -> list[str]:
    """Return the words of a text, with the accents that are letters and without other marks."""
    composed = unicodedata.normalize("NFC", text)
    return _WORD.findall("".join(c for c in composed if not unicodedata.combining(c)))


class _Person:
    """The parts of one person's name, as all its spellings have them."""

    def __init__(self, spellings: t.Iterable[str]) -> None:
        self.parts: dict[Role, Sounds] = {}
        self.numbers: set[int] = set()
        """The given names that theirs is a form of."""
        self._role_of: dict[str, Role] = {}
        named = [[word for word in words_of(one) if len(word) > 1] for one in spellings]
        parts = [
            (word, role, not _RUSSIAN.isdisjoint("".join(words)))
            for words in named
            for word, role in zip(words, _roles(words), strict=True)
        ]
        # What the Russian form can be need not be guessed where it is known.
        known = {role for _, role, russian in parts if russian}
        # Cyrillic first: it can be read in one way only.
        for word, role, _ in sorted(parts, key=lambda part: _is_latin(part[0])):
            if self._role_of.get(letters(word)) != "surname":
                self._role_of[letters(word)] = role
            if role == "given":
                self.numbers |= given_names.numbers(word, of_facts=True)
            sounds = self.parts.setdefault(role, Sounds())
            if not (_is_latin(word) and sounds.fit_any(spoken(word))):
                sounds.add(word, implied=role not in known)

    def role_of(self, word: str) -> Role | None:
        """Return which part of the name a word of its spellings is."""
        return self._role_of.get(letters(word))

    def roles(self, word: str) -> list[Role]:
        """Return which parts of the name a word sounds like."""
        sounds = spoken(word)
        found: list[Role] = [role for role, part in self.parts.items() if part.fit_any(sounds)]
        if "given" not in found and not self.numbers.isdisjoint(given_names.numbers(word)):
            found.append("given")
        return found


def _is_latin(word: str) -> bool:
    return any("a" <= c <= "z" for c in word.casefold())


def _roles(words: t.Sequence[str]) -> list[Role]:
    """Return what each word of a spelling is."""
    given = [bool(given_names.numbers(word, of_facts=True)) for word in words]
    if len(words) > 1 and all(given):
        given[-1] = False  # a surname that is a given name, too
    if len(words) > 1 and not any(given):
        given[0] = True
    roles: list[Role] = ["given" if one else "surname" for one in given]
    for at in range(1, len(words)):
        father = roles[at - 1] == "given" and words[at].casefold().endswith(_PATRONYMIC)
        if father and roles.count("surname") > (roles[at] == "surname"):
            roles[at] = "patronymic"
    return roles


class Near(t.NamedTuple):
    """Somebody whose name comes near to one that is nobody's."""

    id: str
    other_given: bool
    """Whether it is the surname, with another given name."""


class People:
    """Those who have names, by the sounds of the parts of these."""

    def __init__(self, spellings: t.Mapping[str, t.Sequence[str]]) -> None:
        self._spellings = spellings
        self._known: dict[str, _Person] = {}
        self._with_word: dict[str, dict[str, None]] = {}
        for id_, named in spellings.items():
            for spelling in named:
                for word in spelling.replace("-", " ").split():
                    self._with_word.setdefault(word, {})[id_] = None
        self._by_skeleton: dict[str, list[str]] = {}
        for word, bones in zip(self._with_word, skeletons(self._with_word), strict=True):
            self._by_skeleton.setdefault(bones, []).append(word)

    def _person(self, id_: str) -> _Person:
        if id_ not in self._known:
            self._known[id_] = _Person(self._spellings[id_])
        return self._known[id_]

    def _with(self, word: str) -> set[str]:
        """Return who may have a part that sounds like a word: few of those who have names."""
        keys = {places(sound)[0] for sound in spoken(word)}
        found = {
            other
            for other in self._by_skeleton.get(skeleton(word), ())
            if places(written(other) or "")[0] in keys
        }
        for number in given_names.numbers(word):
            for bones in given_names.skeletons_of(number):
                for other in self._by_skeleton.get(bones, ()):
                    if number in given_names.numbers(other, of_facts=True):
                        found.add(other)
        return {id_ for other in found for id_ in self._with_word[other]}

    def fitting(self, text: str, *, surname: bool = True, given: bool = False) -> list[str]:
        """Return whom every word of a text fits, in order.

        `surname` and `given` say whether there must be one.
        """
        words = words_of(text)
        if not 0 < len(words) <= _MOST_WORDS or any(len(word) == 1 for word in words):
            return []
        if any(not spoken(one).isdisjoint(spoken(two)) for one, two in combinations(words, 2)):
            return []  # the same name twice
        ids = set.intersection(*map(self._with, words))
        needed: set[Role] = {"surname"} if surname else set()
        if given:
            needed.add("given")
        return [id_ for id_ in self._spellings if id_ in ids and self._fits(id_, words, needed)]

    def _fits(self, id_: str, words: t.Sequence[str], needed: t.Collection[Role]) -> bool:
        person = self._person(id_)
        choices = [person.roles(word) for word in words]
        return any(
            roles.count("given") <= 1
            and roles.count("patronymic") <= 1
            and all(role in roles for role in needed)
            for roles in product(*choices)
        )

    def near(self, text: str) -> list[Near]:
        """Return whose names come near to a text, the nearest first; for a "did you mean".

        A surname must be near, and so must all other words; or it is the surname, and the other
        words are not theirs.
        """
        words = words_of(text)
        if len(words) > _MOST_WORDS:
            return []
        initials = [word for word in words if len(word) == 1]
        costs = [self._costs(word) for word in words if len(word) > 1]
        found = []
        for id_ in set().union(*costs):
            theirs = [cost.get(id_, _Cost(_FAR, None)) for cost in costs]
            surname = min((cost.letters for cost in theirs if cost.role == "surname"), default=_FAR)
            total = sum(cost.letters for cost in theirs)
            if surname == 0 or total < _FAR > surname:
                given = any(cost.role == "given" for cost in theirs)
                other = (total >= _FAR and not given) or not self._begins(id_, initials)
                found.append((other, min(total, _FAR), id_))
        if not found:
            return []
        order = {id_: at for at, id_ in enumerate(self._spellings)}
        found.sort(key=lambda one: (one[0], one[1], order[one[2]]))
        other, total, _ = found[0]
        # Where nothing is wrong but what is missing, no other name is looked for.
        most = total + (total > 0)
        return [Near(id_, other) for one, far, id_ in found if one == other and far <= most]

    def _begins(self, id_: str, initials: t.Iterable[str]) -> bool:
        """Return whether initials can be those of somebody's names."""
        parts = self._person(id_).parts.values()
        first = {sound[:1] for part in parts for sound in part.forms}
        return all(not first.isdisjoint(spoken(initial)) for initial in initials)

    def _costs(self, word: str) -> dict[str, _Cost]:
        """Return by how many letters or sounds a word differs from the nearest part of names."""
        costs = {}
        for id_ in self._with(word):
            roles = self._person(id_).roles(word)
            if roles:
                costs[id_] = _Cost(0, "surname" if "surname" in roles else roles[0])
        for other, far in self._nearly(word):
            for id_ in self._with_word[other]:
                if far < costs.get(id_, _Cost(_FAR, None)).letters:
                    costs[id_] = _Cost(far, self._person(id_).role_of(other))
        return costs

    def _nearly(self, word: str) -> t.Iterator[tuple[str, int]]:
        """Return words of names that differ from a word in a letter or two, with how many."""
        plain = letters(word)
        if len(plain) < _SHORTEST:
            return
        most = 1 if len(plain) < _LONG else 2
        sounds = [sound for sound in spoken(word) if len(sound) >= _SHORTEST]
        bones = skeleton(word)
        for other_bones, others in self._by_skeleton.items():
            if distance(bones, other_bones, most) > most:
                continue
            for other in others:
                far = distance(plain, letters(other), most)
                if far:
                    sound = hard(written(other) or "")
                    far = min((far, *(distance(one, sound, most) for one in sounds)))
                if far <= most:
                    yield other, far


class _Cost(t.NamedTuple):
    letters: int
    role: Role | None


_FAR = 9
_MOST_WORDS = 8
"""Of how many words a name can be; a text is none."""
_SHORTEST, _LONG = 4, 8
"""How long a word must be for one letter to be wrong in it, and for two."""


@lru_cache(maxsize=65536)
def _letters_in(text: str) -> int:
    """Return a bit for each letter that a text has; some letters share one."""
    bits = 0
    for letter in text:
        bits |= 1 << ord(letter) % 64
    return bits


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters are missing, added, changed or swapped; `most` + 1 if more."""
    if (_letters_in(one) ^ _letters_in(other)).bit_count() > 2 * most:
        return most + 1
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, x in enumerate(one, 1):
        row = [i]
        for j, y in enumerate(other, 1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == other[j - 2] and one[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]
