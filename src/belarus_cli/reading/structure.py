"""The shape of a facts file: every section, key and value as `kinds` declares it.

Gives the file as a Document: each cited field a list of claims, integers as numbers, the rest
as written. Whether records agree with one another is the business of `checks`.
"""

from __future__ import annotations

import re
import typing as t

from belarus_cli.facts import dates, kinds
from belarus_cli.reading.problems import Problem

FORMAT_VERSION = "2"
READ_VERSIONS = ("1", FORMAT_VERSION)
_NEWEST = int(FORMAT_VERSION)
MAX_TEXT = 4000
"""The longest value, in characters; longer is no value but a document."""

ID = "[a-z0-9]+(-[a-z0-9]+)*"
INTEGER = "(0|[1-9][0-9]{0,8})"
_ID = re.compile(ID)
_INTEGER = re.compile(INTEGER)
_ADDRESS = re.compile(r"https?://[^\s/?#@<>\"\\^`{|}]+(?:[/?#][^\s<>\"\\^`{|}]*)?")
# Letters that Python calls printable and nobody sees: fillers, selectors, the blank of Braille.
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
# Keys that are known are those of a dict: in order, and quick to compare with.
_CLAIM_KEYS = dict.fromkeys(("value", "sources", "note", "as_of"))
_STATUS_KEYS = dict.fromkeys((*_CLAIM_KEYS, "basis"))
_CITATION_KEYS = dict.fromkeys(("source", "where"))
_HEAD = ("version", "updated")


# The way to a value, its last step first: it is made for every value, and read for the few that
# are refused.
_Trail = tuple[()] | tuple["_Trail", str | int]


def _is_plain(raw: t.Any) -> bool:
    """Tell whether something is text as every value must be."""
    return (
        isinstance(raw, str)
        and 0 < len(raw) <= MAX_TEXT
        and raw.isprintable()
        and (raw.isascii() or _UNSEEN.search(raw) is None)
        and raw[0] != " "
        and raw[-1] != " "
    )


def check(raw: t.Any) -> tuple[dict[str, t.Any], list[Problem]]:
    """Give the document in `raw`, as far as it holds, and every problem with its shape."""
    shape = _Shape()
    return shape.document(raw), shape.problems


def _unread(version: t.Any) -> str:
    """Return why a file of that version is not read."""
    if isinstance(version, str) and _INTEGER.fullmatch(version) and int(version) > _NEWEST:
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

    def document(self, raw: t.Any) -> dict[str, t.Any]:
        document: dict[str, t.Any] = {}
        if not isinstance(raw, dict):
            self._refuse((), "empty" if raw is None else "must be a mapping of sections")
            return document
        known = (*_HEAD, *(kind.section for kind in kinds.ALL))
        self._known_keys((), raw, dict.fromkeys(known))
        for key in (*_HEAD, kinds.SOURCE.section):
            if key not in raw:
                self._refuse((), f"{key} is missing")
        if "version" in raw and raw["version"] not in READ_VERSIONS:
            self._refuse(((), "version"), _unread(raw["version"]))
        if "updated" in raw and self._is_type("date", ((), "updated"), raw["updated"]):
            document["updated"] = raw["updated"]
        sources = raw.get(kinds.SOURCE.section)
        if isinstance(sources, dict):
            self._sources = frozenset(filter(_ID.fullmatch, sources))
        for kind in kinds.ALL:
            if kind.section in raw:
                document[kind.section] = self._section(kind, raw[kind.section])
        version = raw["version"] if raw.get("version") in READ_VERSIONS else FORMAT_VERSION
        return {"version": version, **document}

    def _section(self, kind: kinds.Kind, raw: t.Any) -> dict[str, t.Any]:
        here: _Trail = ((), kind.section)
        if not isinstance(raw, dict):
            self._refuse(here, "must be a mapping of ids to records")
            return {}
        section = {}
        fields = {field.name: field for field in kind.fields if not field.derived}
        for id_, data in raw.items():
            path = (here, id_)
            if not _ID.fullmatch(id_):
                self._refuse(path, "an id is lower-case letters, digits and single hyphens")
            if isinstance(data, dict):
                section[id_] = self._record(fields, path, data)
            else:
                section[id_] = {}  # so that nothing that refers to it is called dangling
                self._refuse(path, "must be a mapping of fields")
        return section

    def _record(
        self, fields: dict[str, kinds.Field], path: _Trail, raw: dict[str, t.Any]
    ) -> dict[str, t.Any]:
        self._known_keys(path, raw, fields)
        record = {}
        for name, field in fields.items():
            if name in raw:
                record[name] = self._field(field, (path, name), raw[name])
            elif field.required:
                self._refuse(path, f"{name} is missing")
        return record

    def _field(self, field: kinds.Field, path: _Trail, raw: t.Any) -> t.Any:
        if field.cited:
            return self._claims(field, path, raw)
        if not field.collects:
            self._value(field, path, raw)
            return raw
        values = raw if isinstance(raw, list) else [raw]
        if not values:
            self._refuse(path, "empty list; leave the field out")
        seen = set()
        for position, value in enumerate(values):
            if self._value(field, (path, position), value):
                if value in seen:
                    self._refuse((path, position), "stands here twice")
                seen.add(value)
        # What was refused is no text that later rules could look up.
        return [value for value in values if isinstance(value, str)]

    def _claims(self, field: kinds.Field, path: _Trail, raw: t.Any) -> list[dict[str, t.Any]]:
        # One claim may stand without the list around it.
        if isinstance(raw, dict):
            claim = self._claim(field, path, raw)
            return [] if claim is None else [claim]
        listed = raw if isinstance(raw, list) else [raw]
        if not listed:
            self._refuse(path, "empty list; leave the field out")
        claims = []
        seen = set()
        for position, one in enumerate(listed):
            here = (path, position) if isinstance(raw, list) else path
            claim = self._claim(field, here, one)
            if claim is None:
                continue
            identity = (claim["value"], claim.get("as_of"))
            if identity in seen:
                self._refuse(here, "same value twice; join their sources")
            seen.add(identity)
            claims.append(claim)
        return claims

    def _claim(self, field: kinds.Field, path: _Trail, raw: t.Any) -> dict[str, t.Any] | None:
        if not isinstance(raw, dict):
            self._refuse(path, "must be a claim: {value: …, sources: […]}")
            return None
        self._known_keys(path, raw, _STATUS_KEYS if field.name == "status" else _CLAIM_KEYS)
        if "value" not in raw or "sources" not in raw:
            for key in ("value", "sources"):
                if key not in raw:
                    self._refuse(path, f"{key} is missing")
            return None
        if not self._value(field, (path, "value"), raw["value"]):
            return None
        value = raw["value"]
        claim: dict[str, t.Any] = {"value": int(value) if field.type == "integer" else value}
        claim["sources"] = self._citations((path, "sources"), raw["sources"])
        if "note" in raw and self._text((path, "note"), raw["note"]):
            claim["note"] = raw["note"]
        if "as_of" in raw and self._is_type("date", (path, "as_of"), raw["as_of"]):
            claim["as_of"] = raw["as_of"]
        if "basis" in raw:
            if raw["basis"] in kinds.BASES:
                claim["basis"] = raw["basis"]
            else:
                self._refuse((path, "basis"), f"must be one of {', '.join(kinds.BASES)}")
        return claim

    def _citations(self, path: _Trail, raw: t.Any) -> list[t.Any]:
        # Most are known ids only, and a large file has ten thousands of such lists.
        if isinstance(raw, list) and raw and self._are_known(raw):
            return raw
        if not isinstance(raw, list) or not raw:
            self._refuse(path, "must be a list of at least one source")
            return []
        citations = []
        seen = set()
        for position, one in enumerate(raw):
            here = (path, position)
            if isinstance(one, dict):
                self._known_keys(here, one, _CITATION_KEYS)
                if not all(self._text(here, one.get(key)) for key in _CITATION_KEYS):
                    continue
                source = one["source"]
            elif self._text(here, one):
                source = one
            else:
                continue
            if source in seen:
                self._refuse(here, f"source {source} stands here twice")
            seen.add(source)
            citations.append(one)
        return citations

    def _are_known(self, raw: list[t.Any]) -> bool:
        """Tell whether a list names sources of the file, each once."""
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

    def _text(self, path: _Trail, raw: t.Any) -> bool:
        if _is_plain(raw):
            return True
        if not isinstance(raw, str):
            self._refuse(path, "must be text")
        elif not raw:
            self._refuse(path, "empty")
        elif len(raw) > MAX_TEXT:
            self._refuse(path, f"longer than {MAX_TEXT} characters")
        else:
            unseen = (c for c in raw if not c.isprintable() or _UNSEEN.search(c))
            bad = next(unseen, None)
            if bad is None:
                self._refuse(path, "begins or ends with a blank")
            else:
                message = f"character U+{ord(bad):04X} is invisible or a control character"
                self._refuse(path, message)
        return False

    def _value(self, field: kinds.Field, path: _Trail, raw: t.Any) -> bool:
        if field.type == "text":
            return _is_plain(raw) or self._text(path, raw)
        if field.choices:
            return self._one_of(path, raw, field.choices)
        return self._is_type(field.type, path, raw)

    def _is_type(self, type_: kinds.Type, path: _Trail, raw: t.Any) -> bool:
        if not (_is_plain(raw) or self._text(path, raw)):
            return False
        match type_:
            case "text" | "reference" | "choice":
                return True
            case "date":
                try:
                    dates.parse(raw)
                except ValueError as error:
                    self._refuse(path, str(error))
                    return False
                return True
            case "country":
                return self._one_of(path, raw, kinds.COUNTRIES)
            case "tally":
                country, colon, number = raw.partition(": ")
                if colon and not _INTEGER.fullmatch(number):
                    self._refuse(path, f"{raw!r} must be a country, or a country with a number")
                    return False
                return self._one_of(path, country, kinds.COUNTRIES)
            case "integer" | "number":
                return self._matches(path, raw, _INTEGER, "a whole number")
            case "address":
                return self._matches(path, raw, _ADDRESS, "an http or https address")
        t.assert_never(type_)

    def _matches(self, path: _Trail, raw: str, pattern: re.Pattern[str], what: str) -> bool:
        if pattern.fullmatch(raw):
            return True
        self._refuse(path, f"{raw!r} is not {what}")
        return False

    def _one_of(self, path: _Trail, raw: t.Any, choices: tuple[str, ...]) -> bool:
        if raw in choices:
            return True
        if not self._text(path, raw):
            return False
        self._refuse(path, f"{raw!r} is not one of {', '.join(choices)}")
        return False
