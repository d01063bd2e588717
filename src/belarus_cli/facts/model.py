"""The facts as objects: Facts holds Records, a Record holds Claims, a Claim cites Sources.

A `Document` is a facts file whose shape has been checked (see `shape`), with every claim in a
list. Objects are made of it only when asked for, so that a lookup pays for what it shows.
"""

from __future__ import annotations

import re
import typing as t
from functools import cached_property

from belarus_cli.facts import dates, kinds
from belarus_cli.facts.lookup import Hint, Lookup, Matched
from belarus_cli.facts.names import fold

Document = t.Mapping[str, t.Any]
Value = str | int | float

_STRENGTH = {kind: rank for rank, kind in enumerate(kinds.SOURCE_KINDS)}


class Source(t.NamedTuple):
    """A page that states facts."""

    id: str
    title: str | None
    publisher: str
    provenance: str | None
    """How the page carries what the publisher says: a mirror, a reprint, whom it cites."""
    url: str | None
    copy: str | None
    """Where it was read, if not at that address."""
    published: str | None
    language: str
    kind: str
    read: str | None
    """The day on which somebody last held it against the claims that cite it."""


class Citation(t.NamedTuple):
    """A source, and where in it the value stands if that is known."""

    source: Source
    where: str | None


class Claim(t.NamedTuple):
    """A value that sources state, as of a day if it can change."""

    value: Value
    citations: tuple[Citation, ...]
    note: str | None
    as_of: str | None


class Record:
    """A prisoner, release, measure, event, figure, person, organisation or source."""

    def __init__(self, facts: Facts, kind: kinds.Kind, id_: str, data: Document) -> None:
        self.facts = facts
        self.kind = kind
        self.id = id_
        self.data = data
        self._claims: dict[str, tuple[Claim, ...]] = {}

    def __repr__(self) -> str:
        return f"<{self.kind.name} {self.id}>"

    @cached_property
    def name(self) -> str:
        """What the record is called: its name, an event's headline, a source's title."""
        if self.kind is kinds.EVENT:
            return str(self.data["headline"][0]["value"])
        if self.kind is kinds.SOURCE:
            return str(self.data.get("title") or f"[{self.data['publisher']}]")
        return str(self.data["name"])

    @property
    def also(self) -> tuple[str, ...]:
        """Every other spelling of the name."""
        return tuple(self.data.get("also", ()))

    def claims(self, field: str) -> tuple[Claim, ...]:
        """Give the claims of a cited field, in the file's order; none if it is not known."""
        if field not in self.data:
            return ()
        if field not in self._claims:
            citation = self.facts.citation
            self._claims[field] = tuple(
                [
                    Claim(
                        claim["value"],
                        tuple([citation(written) for written in claim["sources"]]),
                        claim.get("note"),
                        claim.get("as_of"),
                    )
                    for claim in self.data[field]
                ]
            )
        return self._claims[field]

    def values(self, field: kinds.Field) -> tuple[Value, ...]:
        """Give the values of any field, derived ones included; none if it is not known.

        Of a tally, each country once, with the number held more likely.
        """
        held = self.data.get(field.name)
        if held is None:
            return self.facts.derive(self, field.name)
        if field.type == "tally":
            return _settled([claim["value"] for claim in held])
        if field.cited:
            return tuple([claim["value"] for claim in held])
        return (held,) if isinstance(held, str) else tuple(held)

    def value(self, name: str) -> Value | None:
        """Give the first value of a field, which is the one held more likely; None if unknown."""
        return next(iter(self.values(self.kind.field(name))), None)

    def written(self, field: str) -> t.Sequence[Document]:
        """Give the claims of a cited field as the file has them.

        For lists, which show many records: objects are for what is shown claim by claim.
        """
        return t.cast("t.Sequence[Document]", self.data.get(field, ()))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that the record cites, in the order of `source_ids`."""
        return tuple(self.facts.source(id_) for id_ in self.source_ids)

    @cached_property
    def source_ids(self) -> tuple[str, ...]:
        """The ids of the sources that the record cites.

        First those of the value that the record is listed for, if its kind has one; then the
        strongest kind, the most cited, and by id.
        """
        times: dict[str, int] = {}
        leading = {id_ for claim in self.written(self.kind.lead)[:1] for id_ in cited(claim)}
        for name, held in self.data.items():
            if self.kind.field(name).cited:
                for claim in held:
                    for id_ in cited(claim):
                        times[id_] = times.get(id_, 0) + 1

        def rank(id_: str) -> tuple[bool, int, int, str]:
            return id_ not in leading, self.facts.strength(id_), -times[id_], id_

        return tuple(sorted(times, key=rank))


class Match(t.NamedTuple):
    """A record that a name means, and how the name fits it."""

    record: Record
    matched: Matched


def cited(claim: Document) -> list[str]:
    """Give the ids of the sources of a claim as the file has it."""
    return [one if isinstance(one, str) else one["source"] for one in claim["sources"]]


class Facts:
    """All facts of one file."""

    def __init__(self, document: Document, shared_words: frozenset[str] | None = None) -> None:
        self.document = document
        self._lookup = Lookup(document, shared_words)
        self._sources: dict[str, Source] = {}
        self._citations: dict[str, Citation] = {}
        self._records: dict[tuple[str, str], Record] = {}

    @property
    def updated(self) -> str:
        """The day on which the whole file was last reviewed."""
        return str(self.document["updated"])

    @cached_property
    def latest(self) -> str | None:
        """The day up to which the sources reach: the latest that one was published."""
        published = (source.get("published") for source in self.document["sources"].values())
        known = [dates.parse(text) for text in published if text is not None]
        return max(known, key=lambda date: date.first).text if known else None

    def dating(self) -> str:
        """How fresh the facts are, for the foot of a table."""
        reach = f"newest source {self.latest}, " if self.latest else ""
        return f"{reach}reviewed {self.updated}"

    def source(self, id_: str) -> Source:
        """Give a source; KeyError if there is none of that id."""
        if id_ not in self._sources:
            data = self.document["sources"][id_]
            self._sources[id_] = Source(
                id_,
                data.get("title"),
                data["publisher"],
                data.get("provenance"),
                data.get("url"),
                data.get("copy"),
                data.get("published"),
                data["language"],
                data["kind"],
                data.get("read"),
            )
        return self._sources[id_]

    def strength(self, id_: str) -> int:
        """Give the rank of a source's kind: 0 is the strongest."""
        return _STRENGTH[self.document["sources"][id_]["kind"]]

    def is_second_hand(self, claim: Document) -> bool:
        """Tell whether aggregators alone state a claim."""
        return all(self.strength(id_) == _STRENGTH["aggregator"] for id_ in cited(claim))

    def strongest_first(self, ids: t.Iterable[str]) -> tuple[str, ...]:
        """Give the ids of sources, each once, strongest kind first; of one kind as given."""
        found = dict.fromkeys(ids)
        return tuple(sorted(found, key=self.strength) if len(found) > 1 else found)

    def citation(self, written: str | Document) -> Citation:
        """Give the citation that the file writes as a source's id, or as id and place."""
        if not isinstance(written, str):
            return Citation(self.source(written["source"]), written["where"])
        if written not in self._citations:
            self._citations[written] = Citation(self.source(written), None)
        return self._citations[written]

    def ids(self, kind: kinds.Kind) -> tuple[str, ...]:
        """Give the ids of a kind in the file's order, without making its records."""
        return tuple(self.document.get(kind.section, ()))

    def records(self, kind: kinds.Kind) -> list[Record]:
        """Give the records of a kind, in the file's order."""
        return [self.record(kind, id_) for id_ in self.ids(kind)]

    def record(self, kind: kinds.Kind, id_: str) -> Record:
        """Give one record; KeyError if there is none."""
        key = (kind.name, id_)
        if key not in self._records:
            self._records[key] = Record(self, kind, id_, self.document[kind.section][id_])
        return self._records[key]

    def all_records(self) -> t.Iterator[Record]:
        """Give every record that makes claims, kind by kind."""
        for kind in kinds.KINDS:
            yield from self.records(kind)

    @cached_property
    def supported(self) -> dict[str, list[tuple[Record, kinds.Field, Claim]]]:
        """What each source states, by its id: record, field and claim."""
        stated: dict[str, list[tuple[Record, kinds.Field, Claim]]] = {}
        for record in self.all_records():
            for field in record.kind.fields:
                if field.cited:
                    for claim in record.claims(field.name):
                        for citation in claim.citations:
                            stated.setdefault(citation.source.id, []).append((record, field, claim))
        return stated

    def find(self, id_: str, among: t.Iterable[kinds.Kind] = kinds.ALL) -> Record | None:
        """Give the record of that id, which no two records of a file share."""
        for kind in among:
            if id_ in self.document.get(kind.section, ()):
                return self.record(kind, id_)
        return None

    def named(self, text: str, among: t.Collection[kinds.Kind] = kinds.ALL) -> tuple[Match, ...]:
        """Return the records that a name means, in any spelling, and how it fits each.

        All who fit alike are there; nothing that is only near is.
        """
        return tuple(
            Match(self.record(one.kind, one.id), one.matched)
            for one in self._lookup.meant(text, among)
        )

    def nearly_named(self, text: str, among: t.Collection[kinds.Kind] = kinds.ALL) -> Hint | None:
        """Return whose names come near to one that `named` finds nothing for."""
        return self._lookup.hint(text, among)

    def derive(self, record: Record, field: str) -> tuple[Value, ...]:
        """Work out a field that the file does not state; nothing if it does not follow."""
        rule = _DERIVED.get((record.kind.name, field))
        return tuple(rule(record)) if rule else ()

    @cached_property
    def _references(self) -> dict[tuple[str, str], list[str]]:
        """Who refers to what: (field, id referred to) -> ids of the records that do."""
        back: dict[tuple[str, str], list[str]] = {}
        for kind in (kinds.PRISONER, kinds.SANCTION):
            links = [field.name for field in kind.fields if field.to and not field.derived]
            for id_, data in self.document.get(kind.section, {}).items():
                for name in links:
                    # Of a field with one true value only the first, more likely one, counts.
                    held = data.get(name, ())
                    for claim in held if kind.field(name).collects else held[:1]:
                        back.setdefault((name, claim["value"]), []).append(id_)
        return back

    @cached_property
    def _targets(self) -> dict[str, str]:
        """What each measure hits: the folded words of its targets, by its id."""
        return {
            id_: f" {' | '.join(fold(claim['value']) for claim in data.get('target', ()))} "
            for id_, data in self.document.get(kinds.SANCTION.section, {}).items()
        }

    def targeting(self, record: Record) -> tuple[str, ...]:
        """Give the ids of the measures in whose target one of the record's spellings stands."""
        names = [f" {fold(name)} " for name in (record.name, *record.also)]
        return tuple(
            id_ for id_, targets in self._targets.items() if any(name in targets for name in names)
        )

    def referring(self, field: str, id_: str) -> tuple[str, ...]:
        """Give the ids of the records whose reference `field` names `id_`, in order."""
        return tuple(self._references.get((field, id_), ()))


def _released(prisoner: Record) -> t.Iterator[Value]:
    for id_ in prisoner.values(kinds.PRISONER.field("release"))[:1]:
        date = prisoner.facts.record(kinds.RELEASE, str(id_)).value("date")
        if date is not None:
            yield date


def _as_of(field: str) -> t.Callable[[Record], t.Iterable[Value]]:
    return lambda record: (c.as_of for c in record.claims(field)[:1] if c.as_of is not None)


def later_states(measure: Record) -> list[Document]:
    """Give the claims on a measure's state on later days than that of the first."""
    days = [claim.get("as_of") for claim in measure.written("status")]
    if not days or days[0] is None:
        return []
    last = dates.parse(days[0]).last
    return [
        claim
        for day, claim in zip(days, measure.written("status"), strict=True)
        if day is not None and dates.parse(day).first > last
    ]


def _later_status(measure: Record) -> t.Iterator[Value]:
    return (f"{claim['value']} ({claim['as_of']})" for claim in later_states(measure))


def _number(figure: Record) -> t.Iterator[Value]:
    for claim in figure.claims("value")[:1]:
        found = [word for word in str(claim.value).split() if any(map(str.isdigit, word))]
        if len(found) == 1 and re.fullmatch(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", found[0]):
            digits = found[0].replace(",", "")
            yield float(digits) if "." in digits else int(digits)


def _inverse(link: str) -> t.Callable[[Record], t.Iterable[Value]]:
    return lambda record: record.facts.referring(link, record.id)


_DERIVED: dict[tuple[str, str], t.Callable[[Record], t.Iterable[Value]]] = {
    ("prisoner", "released"): _released,
    ("release", "people"): _inverse("release"),
    ("release", "measures"): _inverse("linked_release"),
    ("sanction", "eased_by"): _inverse("eases"),
    ("sanction", "replaced_by"): _inverse("replaces"),
    ("sanction", "extended_by"): _inverse("extends"),
    ("sanction", "status_as_of"): _as_of("status"),
    ("sanction", "later_status"): _later_status,
    ("organisation", "measures"): lambda record: record.facts.targeting(record),
    ("figure", "as_of"): _as_of("value"),
    ("figure", "number"): _number,
}


def tally(value: str) -> tuple[str, int | None]:
    """Split `Ukraine: 114` into country and number; the number may be missing."""
    country, colon, number = value.partition(": ")
    return country, int(number) if colon else None


def _settled(tallies: t.Iterable[str]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for value in tallies:
        first.setdefault(tally(value)[0], value)
    return tuple(first.values())
