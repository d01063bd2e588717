"""The shape of a facts file: every section, key and value as `kinds` declares it.

Gives the file's data with each cited field a list of claims, integers as numbers, the rest as
written. Whether records agree with one another is the business of `rules`.
"""

from __future__ import annotations

import re
import typing as t
from collections import defaultdict

from belarus_cli.facts import kinds
from belarus_cli.facts.value_types import DATE, ID, TEXT, Value, ValueType
from belarus_cli.reading.problems import Problem

FORMAT_VERSION = "2"
READ_VERSIONS = ("1", FORMAT_VERSION)
_NEWEST = int(FORMAT_VERSION)

_ID = re.compile(ID)
_SOURCES = "sources"
# The keys of a dict, as are those that a claim is compared with: in order.
_CLAIMED = dict.fromkeys(("value", _SOURCES)).keys()
_CLAIM_KEYS = (*_CLAIMED, "note", "as_of")
_BASED_KEYS = (*_CLAIM_KEYS, "basis")
_SAID = {"note": TEXT, "as_of": DATE, "basis": kinds.BASIS}
_CITATION_KEYS = ("source", "where")
_HEAD = ("version", "updated")
WITHHELD = "withheld"
"""The key of the list of records that are kept out at a person's wish, by the digests of their ids.

Digests, so that the list itself names nobody.
"""
DIGEST = "[0-9a-f]{64}"


# The way to a value, its last step first: it is made for every value, and read for the few that
# are refused.
_Trail = tuple[()] | tuple["_Trail", str | int]


# What was accepted as a value of a type, as it is written, with what it means: most texts stand in
# a file many times, and are looked at once.
_Accepted = dict[str, Value]


class Shape(t.NamedTuple):
    """What holds of a file, as far as its shape does."""

    facts: dict[str, t.Any]
    problems: list[Problem]
    values: t.Mapping[ValueType, t.Collection[str]]
    """At least what is written anywhere as a value of a type. What holds of each of these few texts
    need not be asked of each place where one stands."""
    strange: t.Collection[str]
    """At least what is cited anywhere and is no source of the file."""


def check(raw: t.Any) -> Shape:
    """Return the facts in `raw`, as far as its shape holds, and every problem with it."""
    walk = _Walk()
    return Shape(walk.facts(raw), walk.problems, walk.accepted, walk.strange)


def _unread(version: t.Any) -> str:
    """Return why a file of that version is not read."""
    if not isinstance(version, str):
        return "must be text"
    if re.fullmatch("[1-9][0-9]{0,3}", version) and int(version) > _NEWEST:
        # Version N of the format comes with 0.N.0 of the program.
        return f"made for belarus-cli 0.{version}.0 or later: upgrade"
    return f"must be {' or '.join(READ_VERSIONS)}"


class _Walk:
    """Walks the data once and collects what is wrong."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.accepted: defaultdict[ValueType, _Accepted] = defaultdict(dict)
        self.strange: set[str] = set()
        # What sources are called, as far as it is well-formed.
        self._sources: frozenset[str] = frozenset()

    def _refuse(self, path: _Trail, message: str) -> None:
        steps: list[str | int] = []
        while path:
            path, step = path
            steps.append(step)
        self.problems.append(Problem(tuple(reversed(steps)), message))

    def facts(self, raw: t.Any) -> dict[str, t.Any]:
        facts: dict[str, t.Any] = {}
        if not isinstance(raw, dict):
            self._refuse((), "empty" if raw is None else "must be a mapping of sections")
            return facts
        known = (*_HEAD, WITHHELD, *(kind.section for kind in kinds.ALL))
        self._known_keys((), raw, known)
        for key in (*_HEAD, kinds.SOURCE.section):
            if key not in raw:
                self._refuse((), f"{key} is missing")
        if "version" in raw and raw["version"] not in READ_VERSIONS:
            self._refuse(((), "version"), _unread(raw["version"]))
        if "updated" in raw and self._holds(DATE, ((), "updated"), raw["updated"]):
            facts["updated"] = raw["updated"]
        if WITHHELD in raw:
            facts[WITHHELD] = self._digests(((), WITHHELD), raw[WITHHELD])
        sources = raw.get(kinds.SOURCE.section)
        if isinstance(sources, dict):
            self._sources = frozenset(filter(_ID.fullmatch, sources))
        for kind in kinds.ALL:
            if kind.section in raw:
                facts[kind.section] = self._section(kind, raw[kind.section])
        version = raw["version"] if raw.get("version") in READ_VERSIONS else FORMAT_VERSION
        return {"version": version, **facts}

    def _digests(self, path: _Trail, raw: t.Any) -> list[str]:
        if not isinstance(raw, list):
            self._refuse(path, "must be a list of SHA-256 digests of ids")
            return []
        for position, digest in enumerate(raw):
            if not isinstance(digest, str) or not re.fullmatch(DIGEST, digest):
                self._refuse((path, position), "must be the SHA-256 digest of an id, in hex")
        return [digest for digest in raw if isinstance(digest, str)]

    def _section(self, kind: kinds.Kind, raw: t.Any) -> dict[str, t.Any]:
        here: _Trail = ((), kind.section)
        if not isinstance(raw, dict):
            self._refuse(here, "must be a mapping of ids to records")
            return {}
        section: dict[str, dict[str, t.Any]] = {}
        fields = {
            field.name: (field, self.accepted[field.type])
            for field in kind.fields
            if not field.derived
        }
        known = [*fields, *([_SOURCES] if kind.sourced else ())]
        required = [field.name for field in kind.fields if field.required]
        for id_, data in raw.items():
            path = (here, id_)
            if not _ID.fullmatch(id_):
                self._refuse(path, "an id is lower-case letters, digits and single hyphens")
            if not isinstance(data, dict):
                # So that nothing that refers to it is called dangling.
                section[id_] = {_SOURCES: []} if kind.sourced else {}
                self._refuse(path, "must be a mapping of fields")
                continue
            section[id_] = self._record(fields, known, path, data)
            for name in required:
                if name not in data:
                    self._refuse(path, f"{name} is missing")
            if kind.sourced:
                cited = self._citations((path, _SOURCES), data.get(_SOURCES))
                section[id_][_SOURCES] = cited
        return section

    def _record(
        self,
        fields: t.Mapping[str, tuple[kinds.Field, _Accepted]],
        known: t.Sequence[str],
        path: _Trail,
        raw: dict[str, t.Any],
    ) -> dict[str, t.Any]:
        record: dict[str, t.Any] = {}
        for name, held in raw.items():
            if name not in fields:
                if name not in known:
                    self._refuse_key(path, name, known)
                continue
            # Most of a large file are texts that were accepted before, bare or by known sources. Of
            # these no more is asked here, as below, with some calls less: a third of the time.
            field, accepted = fields[name]
            if field.cited:
                claim = self._plain(accepted, held)
                record[name] = (
                    self._claims(field, accepted, (path, name), held) if claim is None else [claim]
                )
            elif field.multiple:
                record[name] = self._list(field.type, accepted, (path, name), held)
            elif isinstance(held, str) and held in accepted:
                record[name] = accepted[held]
            else:
                value = self._value(field.type, accepted, (path, name), held)
                if value is not None:
                    record[name] = value
        return record

    def _list(self, type_: ValueType, accepted: _Accepted, path: _Trail, raw: t.Any) -> list[Value]:
        listed = raw if isinstance(raw, list) else [raw]
        if not listed:
            self._refuse(path, "empty list; leave the field out")
        values: dict[Value, None] = {}
        for position, one in enumerate(listed):
            # What was refused is nothing that later rules could look up.
            value = self._value(type_, accepted, (path, position), one)
            if value is not None:
                if value in values:
                    self._refuse((path, position), "duplicate value")
                values[value] = None
        return list(values)

    def _plain(self, accepted: _Accepted, raw: t.Any) -> dict[str, t.Any] | None:
        """Return a claim of a value that was accepted before, by known sources; None of others."""
        if not isinstance(raw, dict) or len(raw) > len(_CLAIMED):
            return None
        value, sources = raw.get("value"), raw.get(_SOURCES)
        if isinstance(value, str) and value in accepted and self._are_known(sources):
            return {"value": accepted[value], _SOURCES: sources}
        return None

    def _claims(
        self, field: kinds.Field, accepted: _Accepted, path: _Trail, raw: t.Any
    ) -> list[dict[str, t.Any]]:
        # One claim may stand without the list around it.
        if not isinstance(raw, list):
            claim = self._claim(field, accepted, path, raw)
            return [] if claim is None else [claim]
        if not raw:
            self._refuse(path, "empty list; leave the field out")
        claims: list[dict[str, t.Any]] = []
        seen = set()
        for position, one in enumerate(raw):
            here = (path, position)
            claim = self._plain(accepted, one) or self._claim(field, accepted, here, one)
            if claim is None:
                continue
            identity = (claim["value"], claim.get("as_of"))
            if identity in seen:
                self._refuse(here, "duplicate value; join the sources in one claim")
            seen.add(identity)
            claims.append(claim)
        return claims

    def _claim(
        self, field: kinds.Field, accepted: _Accepted, path: _Trail, raw: t.Any
    ) -> dict[str, t.Any] | None:
        if not isinstance(raw, dict):
            self._refuse(path, "must be a claim: {value: …, sources: […]}")
            return None
        if raw.keys() != _CLAIMED:
            self._known_keys(path, raw, _BASED_KEYS if field.has_basis else _CLAIM_KEYS)
            missing = [key for key in _CLAIMED if key not in raw]
            for key in missing:
                self._refuse(path, f"{key} is missing")
            if missing:
                return None
        value = self._value(field.type, accepted, (path, "value"), raw["value"])
        if value is None:
            return None
        claim = {"value": value, _SOURCES: self._citations((path, _SOURCES), raw[_SOURCES])}
        if len(raw) > len(claim):
            self._said_of(claim, path, raw)
        return claim

    def _said_of(self, claim: dict[str, t.Any], path: _Trail, raw: dict[str, t.Any]) -> None:
        """Add to a claim what is said of its value."""
        for key, type_ in _SAID.items():
            if key in raw and self._holds(type_, (path, key), raw[key]):
                claim[key] = raw[key]

    def _citations(self, path: _Trail, raw: t.Any) -> list[t.Any]:
        if not isinstance(raw, list) or not raw:
            self._refuse(path, "must be a list of at least one source")
            return []
        if self._are_known(raw):
            return raw
        citations = []
        seen = set()
        for position, one in enumerate(raw):
            here = (path, position)
            if isinstance(one, dict):
                self._known_keys(here, one, _CITATION_KEYS)
                if not all(self._holds(TEXT, here, one.get(key)) for key in _CITATION_KEYS):
                    continue
                source = one["source"]
            elif self._holds(TEXT, here, one):
                source = one
            else:
                continue
            if source not in self._sources:
                self.strange.add(source)
            if source in seen:
                self._refuse(here, f"duplicate source {source}")
            seen.add(source)
            citations.append(one)
        return citations

    def _are_known(self, raw: t.Any) -> bool:
        """Return whether it is a list of sources of the file, each once."""
        try:
            cited = {*raw} if isinstance(raw, list) else ()
            return 0 < len(cited) == len(raw) and self._sources.issuperset(cited)
        except TypeError:  # a citation with a place, or what cannot be a name
            return False

    def _holds(self, type_: ValueType, path: _Trail, raw: t.Any) -> bool:
        return self._value(type_, self.accepted[type_], path, raw) is not None

    def _known_keys(self, path: _Trail, raw: dict[str, t.Any], known: t.Sequence[str]) -> None:
        for key in raw:
            if key not in known:
                self._refuse_key(path, key, known)

    def _refuse_key(self, path: _Trail, key: str, known: t.Iterable[str]) -> None:
        self._refuse((path, key), f"unknown key; known are {', '.join(known)}")

    def _value(
        self, type_: ValueType, accepted: _Accepted, path: _Trail, raw: t.Any
    ) -> Value | None:
        """Return the value that something means; None if it is refused."""
        if isinstance(raw, str) and raw in accepted:
            return accepted[raw]
        problem = type_.check(raw)
        if problem is not None:
            self._refuse(path, problem)
            return None
        value = type_.read(raw)
        if isinstance(raw, str):
            accepted[raw] = value
        return value
