"""Who and what a name means: as the facts spell it, else by how it sounds.

In this order; what comes first wins:

1. an id, or a whole spelling that the facts hold;
2. some words of a spelling, together with the people whom the words fit by sound;
3. by sound alone: people, every word a part of its own of one name, a surname among them.

Several who fit alike are all given. What is only near is a hint, never an answer.
"""

from __future__ import annotations

import re
import typing as t
from functools import cached_property

from belarus_cli.facts import kinds
from belarus_cli.facts.names import WHOLE, as_seen, begins, fold, is_name, rank

if t.TYPE_CHECKING:
    from belarus_cli.facts.by_sound import People

Matched = t.Literal["exact", "part", "sound"]
"""How a name fits: by id or whole spelling, by some words of one, or by sound."""

_PEOPLE = tuple(kind for kind in kinds.ALL if kind.precedence == kinds.PEOPLE)
# Events and sources have no names; their headlines and titles are for searching.
_THINGS = tuple(kind for kind in kinds.ALL if kind.precedence not in (None, kinds.PEOPLE))
_MOST_HINTS = 3
_SHORTEST = 3
"""Of how many letters a beginning is."""


class Meant(t.NamedTuple):
    """A record that a name means."""

    kind: kinds.Kind
    id: str
    matched: Matched


class Hint(t.NamedTuple):
    """Names that come near to one that means nothing here."""

    names: tuple[str, ...]
    other_given: bool = False
    """Whether it is their surname, with another given name."""


class _Entry(t.NamedTuple):
    kind: kinds.Kind
    id: str
    name: str
    spellings: tuple[str, ...]
    folded: tuple[str, ...]


class Lookup:
    """The names of a facts file."""

    def __init__(self, data: t.Mapping[str, t.Any], shared: frozenset[str] | None = None) -> None:
        self._data = data
        self._shared = shared

    @cached_property
    def _entries(self) -> list[_Entry]:
        entries = []
        for kind in (*_PEOPLE, *_THINGS):
            for id_, data in self._data.get(kind.section, {}).items():
                spellings = (data["name"], *data.get("also", ()))
                folded = tuple([fold(one) for one in spellings])
                entries.append(_Entry(kind, id_, data["name"], spellings, folded))
        return entries

    @cached_property
    def _with_word(self) -> dict[str, list[_Entry]]:
        """Who has which folded word in a name."""
        having: dict[str, list[_Entry]] = {}
        for entry in self._entries:
            for word in {*" ".join(entry.folded).split()}:
                having.setdefault(word, []).append(entry)
        return having

    @cached_property
    def _people(self) -> People:
        from belarus_cli.facts.by_sound import People  # only what is not spelt so here needs it

        return People({e.id: e.spellings for e in self._entries if e.kind in _PEOPLE})

    def meant(self, text: str, among: t.Collection[kinds.Kind] = kinds.ALL) -> list[Meant]:
        """Return what a name means, people before all else; nothing if it means nothing."""
        id_ = text.strip()
        for kind in kinds.ALL:
            if kind in among and id_ in self._data.get(kind.section, ()):
                return [Meant(kind, id_, "exact")]
        text = as_seen(text)
        wanted = fold(text)
        found, whole = self._spelt(wanted, among)
        if whole or not self._may_sound(wanted, found, among):
            return found
        return [*found, *self._sounding(text, found, among)]

    def _spelt(self, wanted: str, among: t.Collection[kinds.Kind]) -> tuple[list[Meant], bool]:
        """Return the records that have the words, and whether the words are a whole name.

        One word is no whole name of a person, even where the facts hold it as a spelling: others
        may be called so, too.
        """
        alone = " " not in wanted
        found: dict[tuple[bool, bool], list[Meant]] = {}
        # Of several words the rarest leaves the fewest names to look at.
        having = [self._with_word.get(word, []) for word in wanted.split()]
        for entry in min(having, key=len, default=[]):
            if entry.kind not in among:
                continue
            ranks = [
                fit
                for spelling in entry.folded
                if (fit := rank(wanted, spelling)) is not None
                and (fit == WHOLE or _can_name(entry, wanted, spelling))
            ]
            if ranks:
                is_person = entry.kind in _PEOPLE
                whole = min(ranks) == WHOLE
                one = Meant(entry.kind, entry.id, "exact" if whole else "part")
                tier = (not is_person, not whole and not (is_person and alone))
                found.setdefault(tier, []).append(one)
        if not found:
            return [], False
        best = not_person, only_part = min(found)
        if not_person and only_part and not alone and self._bears_one(wanted.split()):
            return [], False
        return found[best], not only_part and (not_person or not alone)

    def _bears_one(self, words: t.Iterable[str]) -> bool:
        """Tell whether a person here bears one of several words.

        The measure against a man's wife and sons is no answer to her name.
        """
        return any(
            entry.kind in _PEOPLE for word in words for entry in self._with_word.get(word, ())
        )

    def _may_sound(self, wanted: str, found: list[Meant], among: t.Collection[kinds.Kind]) -> bool:
        """Tell whether it must be asked who else is called so, which takes longer."""
        if not wanted or not any(kind in among for kind in _PEOPLE):
            return False
        if found:
            return self._shared is None or not self._shared.isdisjoint(wanted.split())
        # Who is spelt so elsewhere is meant, not who sounds like it here.
        return not self._spelt(wanted, _PEOPLE)[0]

    def _sounding(
        self, text: str, found: list[Meant], among: t.Collection[kinds.Kind]
    ) -> t.Iterator[Meant]:
        # A given name alone means somebody only where the facts hold it.
        named = any(one.kind in _PEOPLE for one in found)
        kind_of = {entry.id: entry.kind for entry in self._entries if entry.kind in _PEOPLE}
        there = {one.id for one in found}
        for id_ in self._people.fitting(text, surname=not named):
            if id_ not in there and kind_of[id_] in among:
                yield Meant(kind_of[id_], id_, "sound")

    def hint(self, text: str, among: t.Collection[kinds.Kind] = kinds.ALL) -> Hint | None:
        """Return whose names come nearest to one that means nothing; None if none is near."""
        text = as_seen(text)
        names = {e.id: e.name for e in self._entries if e.kind in _PEOPLE and e.kind in among}
        if names:
            near = [one for one in self._people.near(text) if one.id in names]
            if near:
                found = [names[one.id] for one in near[:_MOST_HINTS]]
                return Hint(tuple(found), near[0].other_given)
        people = {kind for kind in _PEOPLE if kind in among}
        wanted = fold(text)[:80]
        close = self._looking_like(wanted, people) or self._looking_like(wanted, among)
        return Hint(tuple(close[:_MOST_HINTS])) if close else None

    def _looking_like(self, wanted: str, among: t.Collection[kinds.Kind]) -> list[str]:
        """Return the names that begin so, and those of other records than people that look so."""
        import difflib

        names: dict[str, str] = {}
        begun = []
        for entry in self._entries:
            if entry.kind not in among:
                continue
            for spelling in (*entry.folded, fold(entry.id)):
                if len(wanted) >= _SHORTEST and begins(wanted, spelling):
                    begun.append(entry.name)
                if entry.kind in _THINGS:
                    # Whole spellings, and their words: one word is what people mistype.
                    for part in (spelling, *spelling.split()):
                        names.setdefault(part, entry.name)
        close = difflib.get_close_matches(wanted, names, n=9, cutoff=0.8)
        return list(dict.fromkeys((*begun, *(names[match] for match in close))))


def _can_name(entry: _Entry, words: str, spelling: str) -> bool:
    """Tell whether some words of a spelling can mean the record."""
    if entry.kind in _PEOPLE:
        return is_name(words, spelling)
    # What stands in brackets behind a figure's name is who counted.
    counter = {*fold(" ".join(re.findall(r"\(.*?\)", entry.name))).split()}
    return entry.kind is not kinds.FIGURE or not counter.issuperset(words.split())


def shared_words(data: t.Mapping[str, t.Any]) -> list[str]:
    """Return the folded words of names that also fit people who are not spelt so.

    For the facts that the package carries: of other words it need not be asked who else is called
    so.
    """
    lookup = Lookup(data)
    words = {word for entry in lookup._entries for one in entry.folded for word in one.split()}
    return sorted(
        word for word in words if any(one.matched == "sound" for one in lookup.meant(word))
    )
