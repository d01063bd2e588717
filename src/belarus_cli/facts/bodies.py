"""Whom the names of official lists mean: which of them are one person or body.

A listing belongs to a record of the facts if they share a name; listings belong together that
share one, or a record. Names are compared by whole words. A person takes a given name and a
surname at least; of a company's name the words for its legal form do not count, and what a list
sets behind it, after a stroke or a dash or in brackets, is a name of its own.
"""

from __future__ import annotations

import re
import typing as t

from belarus_cli.facts.names import fold

_FORMS = frozenset(
    fold(
        "AAT, AO, CJSC, Co, JSC, LLC, Ltd, OAO, ODO, OJSC, OOO, PJSC, ZAO; open, closed, public "
        "additional, foreign, joint stock, limited liability, managing, management company of the "
        "republican unitary enterprise; ОАО, ООО, ЗАО, ОДО, ААТ, ТАА, ЗАТ; открытое, закрытое "
        "акционерное общество; адкрытае, закрытае акцыянернае таварыства"
    ).split()
)
_END = "(?= / |$)"
_PARTS = re.compile(rf" / | – | \((?=[^()]*\){_END})|\){_END}")
_FULL = 2  # a given name and a surname

Key = frozenset[str]
"""The words of a name that tell it from others."""


class Named(t.NamedTuple):
    """A listing, or a record that it may belong to."""

    id: str
    is_person: bool
    names: tuple[str, ...]

    def told_by(self) -> t.Iterator[Key]:
        """Return the words of each name that tell it from others."""
        for name in self.names:
            if self.is_person:
                words = frozenset(fold(name).split())
                if len(words) >= _FULL:
                    yield words
                continue
            parts = _PARTS.split(name)
            for part in (name, *parts) if len(parts) > 1 else (name,):
                if words := frozenset(fold(part).split()) - _FORMS:
                    yield words


class Joined(t.NamedTuple):
    """Which listings belong together."""

    body: dict[str, str]
    """The record that a listing belongs to, by the id of the listing."""
    listings: dict[str, list[str]]
    """The listings of a record, by its id."""
    together: dict[str, list[str]]
    """The listings that belong together, by the id of each."""


def join(listings: t.Iterable[Named], records: t.Iterable[Named]) -> Joined:
    """Return which listings belong to which record, and which to one another."""
    known = _Records(records)
    groups = _Groups()
    owners: dict[str, str] = {}
    for listing in listings:
        keys = list(listing.told_by())
        owner = known.owner(listing.is_person, keys)
        shared: list[Key | str] = [*keys]
        if owner is not None:
            owners[listing.id] = owner
            shared.append(owner)
        groups.add(listing.id, ((listing.is_person, one) for one in shared))
    joined = Joined({}, {}, {})
    for group in groups.all():
        found = {owners[id_] for id_ in group if id_ in owners}
        for id_ in group:
            owner = owners.get(id_) or (next(iter(found)) if len(found) == 1 else None)
            if owner is not None:
                joined.body[id_] = owner
                joined.listings.setdefault(owner, []).append(id_)
            joined.together[id_] = group
    return joined


class _Records:
    """The records of the facts by their names."""

    def __init__(self, records: t.Iterable[Named]) -> None:
        self._people: dict[str, list[tuple[Key, str]]] = {}
        self._things: dict[Key, str] = {}
        for record in records:
            for key in record.told_by():
                if record.is_person:
                    for word in key:
                        self._people.setdefault(word, []).append((key, record.id))
                else:
                    self._things.setdefault(key, record.id)

    def owner(self, is_person: bool, keys: t.Iterable[Key]) -> str | None:
        """Return the record that has one of these names, if one has."""
        if not is_person:
            return next((self._things[key] for key in keys if key in self._things), None)
        # A list has a father's name where the facts may have none.
        candidates = (
            id_
            for key in keys
            for word in key
            for name, id_ in self._people.get(word, ())
            if name <= key
        )
        return next(candidates, None)


class _Groups:
    """What shares something, directly or by way of others."""

    def __init__(self) -> None:
        self._before: dict[str, str] = {}
        self._sharing: dict[tuple[bool, Key | str], str] = {}

    def add(self, id_: str, shared: t.Iterable[tuple[bool, Key | str]]) -> None:
        """Add one with all that it may share."""
        self._before[id_] = id_
        for one in shared:
            self._before[self._first(id_)] = self._first(self._sharing.setdefault(one, id_))

    def _first(self, id_: str) -> str:
        while self._before[id_] != id_:
            id_ = self._before[id_]
        return id_

    def all(self) -> t.Iterable[list[str]]:
        """Return the groups, each in the order in which its members were added."""
        groups: dict[str, list[str]] = {}
        for id_ in self._before:
            groups.setdefault(self._first(id_), []).append(id_)
        return groups.values()
