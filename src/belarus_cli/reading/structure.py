"""The shape of a facts file: every section, key and value as `kinds` declares it.

Gives the file's data with each cited field a list of claims, integers as numbers, the rest as
written. Whether records agree with one another is the business of `rules`.
"""

from __future__ import annotations

import re
import typing as t

from belarus_cli.facts import kinds
from belarus_cli.facts.value_types import DATE, ID, TEXT, ValueType
from belarus_cli.reading.problems import Problem

FORMAT_VERSION = "2"
READ_VERSIONS = ("1", FORMAT_VERSION)
_NEWEST = int(FORMAT_VERSION)

_ID = re.compile(ID)
# Keys that are known are those of a dict: in order, and quick to compare with.
_CLAIM_KEYS = dict.fromkeys(("value", "sources", "note", "as_of"))
_BASED_KEYS = dict.fromkeys((*_CLAIM_KEYS, "basis"))
_CITATION_KEYS = dict.fromkeys(("source", "where"))
_HEAD = ("version", "updated")
WITHHELD = "withheld"
"""The key of the list of records that are kept out at a person's wish, by the digests of their ids.

Digests, so that the list itself names nobody.
"""
DIGEST = "[0-9a-f]{64}"


# The way to a value, its last step first: it is made for every value, and read for the few that
# are refused.
_Trail = tuple[()] | tuple["_Trail", str | int]


def check(raw: t.Any) -> tuple[dict[str, t.Any], list[Problem]]:
    """Return the facts in `raw`, as far as its shape holds, and every problem with it."""
    shape = _Shape()
    return shape.facts(raw), shape.problems


def _unread(version: t.Any) -> str:
    """Return why a file of that version is not read."""
    if not isinstance(version, str):
        return "must be text"
    if re.fullmatch("[1-9][0-9]{0,3}", version) and int(version) > _NEWEST:
        # Version N of the format comes with 0.N.0 of the program.
        return f"made for belarus-cli 0.{version}.0 or later: upgrade"
    return f"must be {' or '.join(READ_VERSIONS)}"


class _Shape:
    """Walks the data once and collects what is wrong."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
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
        self._known_keys((), raw, dict.fromkeys(known))
        for key in (*_HEAD, kinds.SOURCE.section):
            if key not in raw:
                self._refuse((), f"{key} is missing")
        if "version" in raw and raw["version"] not in READ_VERSIONS:
            self._refuse(((), "version"), _unread(raw["version"]))
        if "updated" in raw and self._value(DATE, ((), "updated"), raw["updated"]):
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
        section = {}
        fields = {field.name: field for field in kind.fields if not field.derived}
        known = dict.fromkeys((*fields, *(("sources",) if kind.sourced else ())))
        for id_, data in raw.items():
            path = (here, id_)
            if not _ID.fullmatch(id_):
                self._refuse(path, "an id is lower-case letters, digits and single hyphens")
            if isinstance(data, dict):
                self._known_keys(path, data, known)
                section[id_] = self._record(fields, path, data)
                if kind.sourced:
                    section[id_]["sources"] = self._citations(
                        (path, "sources"), data.get("sources")
                    )
            else:
                section[id_] = {}  # so that nothing that refers to it is called dangling
                self._refuse(path, "must be a mapping of fields")
        return section

    def _record(
        self, fields: dict[str, kinds.Field], path: _Trail, raw: dict[str, t.Any]
    ) -> dict[str, t.Any]:
        record = {}
        for name, field in fields.items():
            if name in raw:
                read = self._claims if field.cited else self._field
                value = read(field, (path, name), raw[name])
                if value is not None:
                    record[name] = value
            elif field.required:
                self._refuse(path, f"{name} is missing")
        return record

    def _field(self, field: kinds.Field, path: _Trail, raw: t.Any) -> t.Any:
        if not field.multiple:
            # Most of a file are values: a call less for each is a tenth of the time.
            problem = field.type.check(raw)
            if problem is None:
                return field.type.read(raw)
            self._refuse(path, problem)
            return None
        listed = raw if isinstance(raw, list) else [raw]
        if not listed:
            self._refuse(path, "empty list; leave the field out")
        values: dict[t.Any, None] = {}
        for position, one in enumerate(listed):
            # What was refused is nothing that later rules could look up.
            if self._value(field.type, (path, position), one):
                value = field.type.read(one)
                if value in values:
                    self._refuse((path, position), "duplicate value")
                values[value] = None
        return list(values)

    def _claims(self, field: kinds.Field, path: _Trail, raw: t.Any) -> list[dict[str, t.Any]]:
        # One claim may stand without the list around it.
        if isinstance(raw, dict):
            claim = self._claim(field, path, raw)
            return [] if claim is None else [claim]
        listed = raw if isinstance(raw, list) else [raw]
        if not listed:
            self._refuse(path, "empty list; leave the field out")
        claims: list[dict[str, t.Any]] = []
        seen = set()
        for position, one in enumerate(listed):
            here = (path, position) if isinstance(raw, list) else path
            claim = self._claim(field, here, one)
            if claim is None:
                continue
            identity = (claim["value"], claim.get("as_of"))
            if identity in seen:
                self._refuse(here, "duplicate value; join the sources in one claim")
            seen.add(identity)
            claims.append(claim)
        return claims

    def _claim(self, field: kinds.Field, path: _Trail, raw: t.Any) -> dict[str, t.Any] | None:
        if not isinstance(raw, dict):
            self._refuse(path, "must be a claim: {value: …, sources: […]}")
            return None
        known = _BASED_KEYS if field.has_basis else _CLAIM_KEYS
        if not raw.keys() <= known.keys():
            self._known_keys(path, raw, known)
        if "value" not in raw or "sources" not in raw:
            for key in ("value", "sources"):
                if key not in raw:
                    self._refuse(path, f"{key} is missing")
            return None
        value, sources = raw["value"], raw["sources"]
        problem = field.type.check(value)
        if problem is not None:
            self._refuse((path, "value"), problem)
            return None
        claim: dict[str, t.Any] = {
            "value": field.type.read(value),
            # Most are known ids only, and a large file has ten thousands of such lists.
            "sources": sources
            if self._are_known(sources)
            else self._citations((path, "sources"), sources),
        }
        if len(raw) > len(claim):
            self._said_of(claim, path, raw)
        return claim

    def _said_of(self, claim: dict[str, t.Any], path: _Trail, raw: dict[str, t.Any]) -> None:
        """Add to a claim what is said of its value."""
        if "note" in raw and self._value(TEXT, (path, "note"), raw["note"]):
            claim["note"] = raw["note"]
        if "as_of" in raw and self._value(DATE, (path, "as_of"), raw["as_of"]):
            claim["as_of"] = raw["as_of"]
        if "basis" in raw and self._value(kinds.BASIS, (path, "basis"), raw["basis"]):
            claim["basis"] = raw["basis"]

    def _citations(self, path: _Trail, raw: t.Any) -> list[t.Any]:
        if not isinstance(raw, list) or not raw:
            self._refuse(path, "must be a list of at least one source")
            return []
        citations = []
        seen = set()
        for position, one in enumerate(raw):
            here = (path, position)
            if isinstance(one, dict):
                self._known_keys(here, one, _CITATION_KEYS)
                if not all(self._value(TEXT, here, one.get(key)) for key in _CITATION_KEYS):
                    continue
                source = one["source"]
            elif self._value(TEXT, here, one):
                source = one
            else:
                continue
            if source in seen:
                self._refuse(here, f"duplicate source {source}")
            seen.add(source)
            citations.append(one)
        return citations

    def _are_known(self, raw: t.Any) -> bool:
        """Return whether it is a list that names sources of the file, each once."""
        if not isinstance(raw, list) or not raw:
            return False
        try:
            return self._sources.issuperset(raw) and (len(raw) == 1 or len({*raw}) == len(raw))
        except TypeError:  # something in it cannot be a name
            return False

    def _known_keys(self, path: _Trail, raw: dict[str, t.Any], known: dict[str, t.Any]) -> None:
        if raw.keys() <= known.keys():
            return
        for key in raw:
            if key not in known:
                self._refuse((path, key), f"unknown key; known are {', '.join(known)}")

    def _value(self, type_: ValueType, path: _Trail, raw: t.Any) -> bool:
        problem = type_.check(raw)
        if problem is None:
            return True
        self._refuse(path, problem)
        return False
