"""Who and what a name means: as the facts spell it, else by how it sounds.

In this order; what comes first wins:

1. an id, or a whole spelling that the facts hold;
2. some words of a spelling, together with the people whom the words fit by sound;
3. by sound alone: people, every word a part of its own of one name, a surname among them.

All who fit alike are given. What is only near is a hint, never an answer.
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

_NAMED = sorted(
    (kind for kind in kinds.ALL if kind.precedence is not None),
    key=lambda kind: kind.precedence or 0,
)
_MOST_HINTS = 3
_SHORTEST = 3
"""How many letters a beginning has at least."""


class Meant(t.NamedTuple):
    """A record that a name means."""

    kind: kinds.Kind
    id: str
    matched: Matched


class Hint(t.NamedTuple):
    """The names that come near to one that means nothing here."""

    names: tuple[str, ...]
    other_given: bool = False
    """Whether it is their surname, with another given name."""


Named = tuple[str, str, t.Sequence[str], t.Sequence[str]]
"""The kind and id of what has a name, its spellings, and these folded."""


class _Entry(t.NamedTuple):
    """A record that has a name."""

    kind: kinds.Kind
    id: str
    spellings: t.Sequence[str]
    folded: t.Sequence[str]
    text: str
    """All that is folded, in one."""

    @property
    def name(self) -> str:
        return self.spellings[0]

    @property
    def is_person(self) -> bool:
        return self.kind.precedence == kinds.PEOPLE

    def can_be_meant(self, words: str, spelling: str) -> bool:
        """Return whether some folded words of one of its spellings can mean it."""
        if self.is_person:
            return is_name(words, spelling)
        # What stands in brackets behind a figure's name is who counted.
        counter = {*fold(" ".join(re.findall(r"\(.*?\)", self.name))).split()}
        return self.kind is not kinds.FIGURE or not counter.issuperset(words.split())


class Lookup:
    """The names of a facts file."""

    def __init__(
        self,
        facts: t.Mapping[str, t.Any],
        shared_words: frozenset[str] | None = None,
        names: t.Callable[[], t.Iterable[Named]] | None = None,
    ) -> None:
        """Take the facts as the file has them, and `shared_words` and `names` if they are known."""
        self._facts = facts
        self._shared_words = shared_words
        self._names = names or self.names

    @cached_property
    def _entries(self) -> list[_Entry]:
        return [
            _Entry(kinds.BY_NAME[kind], id_, spellings, folded, " ".join(folded))
            for kind, id_, spellings, folded in self._names()
        ]

    def names(self) -> t.Iterator[Named]:
        """Return what has a name, and its spellings as they are and folded."""
        for kind in _NAMED:
            for id_, data in self._facts.get(kind.section, {}).items():
                spellings = [_title(kind, id_, data), *data.get("also", ())]
                yield kind.name, id_, spellings, [fold(one) for one in spellings]

    @cached_property
    def _persons(self) -> dict[str, _Entry]:
        return {entry.id: entry for entry in self._entries if entry.is_person}

    @cached_property
    def _people(self) -> People:
        from belarus_cli.facts.by_sound import People  # only what is not spelt so here needs it

        return People({id_: entry.spellings for id_, entry in self._persons.items()})

    def meant(self, text: str, among: t.Collection[kinds.Kind] = kinds.ALL) -> list[Meant]:
        """Return what a name means, people before all else; nothing if it means nothing."""
        id_ = text.strip().lower()
        for kind in kinds.ALL:
            if kind in among and id_ in self._facts.get(kind.section, ()):
                return [Meant(kind, id_, "exact")]
        text = as_seen(text)
        words = fold(text)
        spelt, is_whole = self._spelt(words, among)
        if is_whole or not self._may_sound(words, spelt):
            return spelt
        return [*spelt, *self._sounding(text, spelt, among)]

    def _spelt(self, words: str, among: t.Collection[kinds.Kind]) -> tuple[list[Meant], bool]:
        """Return the records that have the words in a name, and whether they are all of it.

        One word is never all of a person's name, even where the facts hold it as a spelling:
        others may be called so, too.
        """
        several = " " in words
        found: dict[tuple[bool, bool], list[Meant]] = {}
        longest = max(words.split(), key=len, default=None)
        for entry in self._entries:
            # Few names have the longest word, and that is seen faster than how it fits.
            if longest is None or longest not in entry.text or entry.kind not in among:
                continue
            fits = [
                fit
                for spelling in entry.folded
                if (fit := rank(words, spelling)) is not None
                and (fit == WHOLE or entry.can_be_meant(words, spelling))
            ]
            if fits:
                matched: Matched = "exact" if WHOLE in fits else "part"
                is_part = matched == "part" and (several or not entry.is_person)
                one = Meant(entry.kind, entry.id, matched)
                found.setdefault((not entry.is_person, is_part), []).append(one)
        if not found:
            return [], False
        best = of_things, is_part = min(found)
        if several and is_part and of_things and self._is_borne(words):
            return [], False
        return found[best], not is_part and (several or of_things)

    def _is_borne(self, words: str) -> bool:
        """Return whether a person here bears one of several words.

        A measure against a man and his wife is no answer to her name.
        """
        wanted = {*words.split()}
        return any(not wanted.isdisjoint(one.text.split()) for one in self._persons.values())

    def _may_sound(self, words: str, spelt: t.Collection[Meant]) -> bool:
        """Return whether others may be called so by sound, which takes longer to find out."""
        if spelt:
            return self._shared_words is None or not self._shared_words.isdisjoint(words.split())
        # Who is spelt so elsewhere is meant, not who sounds like it here.
        return not self._spelt(words, _NAMED)[0]

    def _sounding(
        self, text: str, spelt: t.Collection[Meant], among: t.Collection[kinds.Kind]
    ) -> t.Iterator[Meant]:
        known = {one.id for one in spelt}
        # A given name alone means people only where the facts hold it.
        surname = self._persons.keys().isdisjoint(known)
        for id_ in self._people.fitting(text, surname=surname):
            kind = self._persons[id_].kind
            if id_ not in known and kind in among:
                yield Meant(kind, id_, "sound")

    def hint(self, text: str, among: t.Collection[kinds.Kind] = kinds.ALL) -> Hint | None:
        """Return the names nearest to one that means nothing; None if none is near."""
        text = as_seen(text)
        persons = {id_: one for id_, one in self._persons.items() if one.kind in among}
        near = [one for one in self._people.near(text) if one.id in persons] if persons else []
        if near:
            names = [persons[one.id].name for one in near[:_MOST_HINTS]]
            return Hint(tuple(names), near[0].other_given)
        words = fold(text)[:80]
        others = [e for e in self._entries if e.kind in among and not e.is_person]
        found = _beginning(words, persons.values()) or [
            *_beginning(words, others),
            *_looking_like(words, others),
        ]
        return Hint(tuple(dict.fromkeys(found))[:_MOST_HINTS]) if found else None

    def shared_words(self) -> list[str]:
        """Return the folded words of names that also fit people who are not spelt so.

        Only of these it must be asked who else is called so. They are worked out once, for the
        facts that the package carries.
        """
        words = {word for entry in self._entries for word in entry.text.split()}
        return sorted(
            word for word in words if any(one.matched == "sound" for one in self.meant(word))
        )


def _title(kind: kinds.Kind, id_: str, data: t.Mapping[str, t.Any]) -> str:
    title = data.get(kind.title, id_)
    return title if isinstance(title, str) else str(title[0]["value"])


def _beginning(words: str, entries: t.Iterable[_Entry]) -> list[str]:
    """Return the names that begin with words, or whose ids do."""
    if len(words) < _SHORTEST:
        return []
    return [e.name for e in entries if any(begins(words, one) for one in (*e.folded, fold(e.id)))]


def _looking_like(words: str, entries: t.Iterable[_Entry]) -> list[str]:
    """Return the names that look like words: whole ones, or a word of them, as people mistype."""
    import difflib

    names: dict[str, str] = {}
    for entry in entries:
        for spelling in (*entry.folded, fold(entry.id)):
            for part in (spelling, *spelling.split()):
                names.setdefault(part, entry.name)
    return [names[one] for one in difflib.get_close_matches(words, names, n=9, cutoff=0.8)]
