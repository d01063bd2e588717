"""The facts as objects: Facts holds Records, a Record holds Claims, a Claim cites Sources.

Objects are made of the file's data only when asked for, so that a lookup pays for what it shows.
"""

from __future__ import annotations

import functools
import re
import typing as t
from functools import cached_property

from belarus_cli.facts import dates, days, kinds, state
from belarus_cli.facts.lookup import Hint, Lookup, Matched, Named
from belarus_cli.facts.names import fold
from belarus_cli.facts.value_types import Value

if t.TYPE_CHECKING:
    from belarus_cli.facts import bodies

ClaimData = t.Mapping[str, t.Any]
"""A claim as the file has it: value, sources, and what else is said of it."""
RecordData = t.Mapping[str, t.Any]
"""A record as the file has it, with every claim in a list, and integers as numbers."""
FactsData = t.Mapping[str, t.Any]
"""A file whose shape has been checked: version, updated, and the records by section and id."""

_T = t.TypeVar("_T")
_STRENGTH = {kind: rank for rank, kind in enumerate(kinds.SOURCE_KINDS)}


def once(work: t.Callable[[Facts], _T]) -> t.Callable[[Facts], _T]:
    """Let the facts keep what a function works out of them, for as long as they live."""

    @functools.wraps(work)
    def kept(facts: Facts) -> _T:
        return facts.keep(work)

    return kept


class Source:
    """A page that states facts; its attributes are the fields of `kinds.SOURCE`."""

    def __init__(self, id_: str, data: RecordData) -> None:
        self.id = id_
        self._data = data

    def __repr__(self) -> str:
        return f"<source {self.id}>"

    @property
    def publisher(self) -> str:
        """Who published it."""
        return str(self._data["publisher"])

    def __getattr__(self, name: str) -> t.Any:
        """Return the value of a field; None if it is not known."""
        try:
            kinds.SOURCE.field(name)
        except KeyError:
            raise AttributeError(f"a source has no field {name!r}") from None
        return self._data.get(name)


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
    """A record of any kind: a prisoner, a measure, a source …."""

    def __init__(self, facts: Facts, kind: kinds.Kind, id_: str, data: RecordData) -> None:
        self.facts = facts
        self.kind = kind
        self.id = id_
        self.data = data
        self._claims: dict[str, tuple[Claim, ...]] = {}

    def __repr__(self) -> str:
        return f"<{self.kind.name} {self.id}>"

    @cached_property
    def name(self) -> str:
        """What the record is called; in brackets, what describes one that has no title."""
        title = self.value(self.kind.title)
        return f"[{self.data.get('publisher', self.id)}]" if title is None else str(title)

    @property
    def also(self) -> tuple[str, ...]:
        """Every other spelling of the name."""
        return tuple(self.data.get("also", ()))

    def claims(self, field: str) -> tuple[Claim, ...]:
        """Return the claims of a cited field, in the file's order; none if it is not known."""
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
        """Return the values of any field, derived ones included; none if it is not known.

        Of values about subjects, such as tallies, each subject once, with the one held more likely.
        """
        held = self.data.get(field.name)
        if held is None or field.concluded:
            return tuple(self.facts.derive(self, field))
        if not field.cited:
            return tuple(held) if field.multiple else (held,)
        if field.type.keyed:
            return _settled(field, [claim["value"] for claim in held])
        return tuple([claim["value"] for claim in held])

    def value(self, name: str) -> Value | None:
        """Return the first value of a field, which is the one held more likely; None if unknown."""
        return next(iter(self.values(self.kind.field(name))), None)

    def written(self, field: str) -> t.Sequence[ClaimData]:
        """Return the claims of a cited field as the file has them.

        For lists, which show many records: objects are for what is shown claim by claim.
        """
        return t.cast("t.Sequence[ClaimData]", self.data.get(field, ()))

    @cached_property
    def state(self) -> state.State:
        """The state of a measure on the day of its facts."""
        return state.state_of(self.facts.measure(self), self.facts.day)

    @cached_property
    def custody(self) -> days.Custody:
        """Whether a prisoner was held on the day of the facts."""
        own = [claim["value"] for claim in self.written("released")]
        reports = [claim["value"] for claim in self.written("still_held")]
        arrests = [claim["value"] for claim in self.written("detained")]
        return days.custody_of(arrests, own or _dates_of_rounds(self), reports, self.facts.day)

    @cached_property
    def stay(self) -> days.Custody:
        """Whether a name was on its list on the day of the facts, as people are held and freed."""
        listed, delisted, seen = (
            [self.data[name]] if name in self.data else []
            for name in ("listed", "delisted", "seen")
        )
        return days.custody_of(listed, delisted, seen, self.facts.day)

    @property
    def there(self) -> bool | None:
        """Whether there was such a thing on the day of the facts; None where dates leave it open.

        A measure that was imposed, a name on its list, a round or an event that happened, a number
        that was counted.
        """
        day = self.facts.day
        if self.kind is kinds.SANCTION:
            issued = state.issued(self.data, day)
            return None if issued and self.state.open else issued
        if self.kind is kinds.LISTING:
            listed = self.stay.possible
            return None if days.HELD in listed and len(listed) > 1 else days.HELD in listed
        if self.kind in (kinds.RELEASE, kinds.EVENT):
            return days.happened(self.written("date")[0]["value"], day)
        if self.kind is kinds.FIGURE:
            counted = self.written("value")
            known = days.newest(counted, day) is not None
            return True if known else None if days.may_be_known(counted, day) else False
        return True

    @property
    def leading(self) -> t.Sequence[ClaimData]:
        """The claims on what a list shows the record for, the one that decides first."""
        if self.kind is kinds.SANCTION:
            return self.state.claims
        stated = self.written(self.kind.main)
        if self.kind is kinds.FIGURE and self.facts.asked:
            newest = days.newest(stated, self.facts.day)
            return () if newest is None else (newest,)
        return stated

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations of a record that is sourced as a whole; none of another."""
        written = self.data["sources"] if self.kind.sourced else ()
        return tuple(self.facts.citation(one) for one in written)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that the record cites, in the order of `source_ids`."""
        return tuple(self.facts.source(id_) for id_ in self.source_ids)

    @cached_property
    def source_ids(self) -> tuple[str, ...]:
        """The ids of the sources that the record cites.

        First those of the value that the record is listed for, if its kind has one; then the
        strongest kind, the most cited, and by id. Of a record that is sourced as a whole, the
        strongest kind first, else as the file has them.
        """
        if self.kind.sourced:
            return self.facts.strongest_first(cited(self.data))
        times: dict[str, int] = {}
        leading = {id_ for claim in self.leading[:1] for id_ in cited(claim)}
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


def cited(claim: ClaimData) -> list[str]:
    """Return the ids of the sources of a claim as the file has it."""
    return [one if isinstance(one, str) else one["source"] for one in claim["sources"]]


class Prepared(t.NamedTuple):
    """What is known of facts before they are read, since the build worked it out."""

    shared_words: frozenset[str] | None = None
    """See `Lookup.shared_words`."""
    latest: str | None = None
    """See `Facts.latest`."""
    folded_texts: t.Callable[[], t.Mapping[str, str]] | None = None
    """What reads all that each record says, folded, by id."""
    names: t.Callable[[], t.Iterable[Named]] | None = None
    """What reads `Lookup.names`."""


class Facts:
    """All facts of one file."""

    def __init__(
        self,
        data: FactsData,
        day: str | None = None,
        *,
        file: str | None = None,
        prepared: Prepared | None = None,
    ) -> None:
        self.data = data
        self.file = file
        """What they were read from, if not from the package; said beside how fresh they are."""
        self.asked = day is not None
        """Whether somebody asked about a day, rather than about what is known last."""
        self._day = day
        self.prepared = prepared or Prepared()
        self.lookup = Lookup(data, self.prepared.shared_words, self.prepared.names)
        self._sources: dict[str, Source] = {}
        self._citations: dict[str, Citation] = {}
        self._records: dict[tuple[str, str], Record] = {}
        self._references: dict[tuple[str, str], dict[str, list[str]]] = {}
        self._kept: dict[t.Any, t.Any] = {}

    def keep(self, work: t.Callable[[Facts], _T]) -> _T:
        """Return what a function works out of these facts, working it out the first time only."""
        if work not in self._kept:
            self._kept[work] = work(self)
        return t.cast("_T", self._kept[work])

    def on(self, day: str) -> Facts:
        """Return the same facts, as of a day: what was so then, as known today.

        Raises ValueError for what is no day written as YYYY-MM-DD.
        """
        if dates.parse(day).first != day:
            raise ValueError(f"{day!r} is not a day; write 2025-12-13")
        facts = Facts(self.data, day, file=self.file, prepared=self.prepared)
        facts.lookup = self.lookup  # names are those of every day
        return facts

    @cached_property
    def day(self) -> str:
        """The day as of which everything is shown: of their review, or the one asked about."""
        return self._day if self._day is not None else dates.parse(self.updated).last

    @property
    def updated(self) -> str:
        """The day on which the whole file was last reviewed."""
        return str(self.data["updated"])

    @cached_property
    def latest(self) -> str | None:
        """The day up to which the sources reach: the latest that one was published."""
        if self.prepared.latest is not None:
            return self.prepared.latest
        published = (source.get("published") for source in self.data["sources"].values())
        known = [dates.parse(text) for text in published if text is not None]
        return max(known, key=lambda date: date.first).text if known else None

    def dating(self) -> str:
        """Return how fresh the facts are, and which if not the package's own; for closing lines."""
        reach = f"newest source {self.latest}, " if self.latest else ""
        return f"{reach}reviewed {self.updated}" + (f" · facts: {self.file}" if self.file else "")

    def source(self, id_: str) -> Source:
        """Return a source; KeyError if there is none of that id."""
        if id_ not in self._sources:
            self._sources[id_] = Source(id_, self.data[kinds.SOURCE.section][id_])
        return self._sources[id_]

    def strength(self, id_: str) -> int:
        """Return the rank of a source's kind: 0 is the strongest."""
        return _STRENGTH[self.data["sources"][id_]["kind"]]

    def is_second_hand(self, claim: ClaimData) -> bool:
        """Return whether aggregators alone state a claim."""
        return all(self.strength(id_) == _STRENGTH["aggregator"] for id_ in cited(claim))

    def strongest_first(self, ids: t.Iterable[str]) -> tuple[str, ...]:
        """Return the ids of sources, each once, strongest kind first; of one kind as given."""
        found = dict.fromkeys(ids)
        return tuple(sorted(found, key=self.strength) if len(found) > 1 else found)

    def citation(self, written: str | t.Mapping[str, str]) -> Citation:
        """Return the citation that the file writes as a source's id, or as id and place."""
        if not isinstance(written, str):
            return Citation(self.source(written["source"]), written["where"])
        if written not in self._citations:
            self._citations[written] = Citation(self.source(written), None)
        return self._citations[written]

    def ids(self, kind: kinds.Kind) -> tuple[str, ...]:
        """Return the ids of a kind in the file's order, without making its records."""
        return tuple(self.data.get(kind.section, ()))

    def records(self, kind: kinds.Kind) -> list[Record]:
        """Return the records of a kind, in the file's order."""
        return [self.record(kind, id_) for id_ in self.ids(kind)]

    def record(self, kind: kinds.Kind, id_: str) -> Record:
        """Return one record; KeyError if there is none."""
        key = (kind.name, id_)
        if key not in self._records:
            self._records[key] = Record(self, kind, id_, self.data[kind.section][id_])
        return self._records[key]

    def all_records(self) -> t.Iterator[Record]:
        """Return every record that states facts, kind by kind."""
        for kind in kinds.KINDS:
            yield from self.records(kind)

    @cached_property
    def sourced(self) -> dict[str, list[str]]:
        """The ids of the records that cite a source as a whole, by its id."""
        back: dict[str, list[str]] = {}
        for kind in kinds.KINDS:
            for id_, data in self.data.get(kind.section, {}).items() if kind.sourced else ():
                for source in cited(data):
                    back.setdefault(source, []).append(id_)
        return back

    @cached_property
    def supported(self) -> dict[str, list[tuple[Record, kinds.Field, Claim]]]:
        """What each source states, by its id: record, field and claim."""
        stated: dict[str, list[tuple[Record, kinds.Field, Claim]]] = {}
        for kind in kinds.KINDS:
            for record in self.records(kind) if not kind.sourced else ():
                for field in kind.fields:
                    for claim in record.claims(field.name) if field.cited else ():
                        for citation in claim.citations:
                            stated.setdefault(citation.source.id, []).append((record, field, claim))
        return stated

    def find(self, id_: str, among: t.Iterable[kinds.Kind] = kinds.ALL) -> Record | None:
        """Return the record of that id, which no two records of a file share."""
        for kind in among:
            if id_ in self.data.get(kind.section, ()):
                return self.record(kind, id_)
        return None

    def named(self, text: str, among: t.Collection[kinds.Kind] = kinds.ALL) -> tuple[Match, ...]:
        """Return the records that a name means, in any spelling, and how it fits each.

        All who fit alike are there; nothing that is only near is.
        """
        return tuple(
            Match(self.record(one.kind, one.id), one.matched)
            for one in self.lookup.meant(text, among)
        )

    def nearly_named(self, text: str, among: t.Collection[kinds.Kind] = kinds.ALL) -> Hint | None:
        """Return whose names come near to one that `named` finds nothing for."""
        return self.lookup.hint(text, among)

    def derive(self, record: Record, field: kinds.Field) -> t.Iterable[Value]:
        """Work out a field that the file does not state; nothing if it does not follow."""
        if field.reverse_of:
            kinds_ = (kinds.BY_NAME[name] for name in field.targets)
            return (
                id_ for kind in kinds_ for id_ in self.referring(kind, field.reverse_of, record.id)
            )
        if field is kinds.ON_DAY:
            return (self.day,)
        rule = _DERIVED.get((record.kind.name, field.name))
        return rule(record) if rule else ()

    @cached_property
    def _targets(self) -> dict[str, str]:
        """What each measure hits: the folded words of its targets, by its id."""
        return {
            id_: f" {' | '.join(fold(claim['value']) for claim in data.get('target', ()))} "
            for id_, data in self.data.get(kinds.SANCTION.section, {}).items()
        }

    def targeting(self, record: Record) -> tuple[str, ...]:
        """Return the ids of the measures in whose target one of the record's spellings stands."""
        names = [f" {fold(name)} " for name in (record.name, *record.also)]
        return tuple(
            id_ for id_, targets in self._targets.items() if any(name in targets for name in names)
        )

    def measure(self, record: Record) -> state.Measure:
        """Return what the state of a measure follows from."""
        section = self.data[kinds.SANCTION.section]

        def naming(field: str, id_: str) -> tuple[RecordData, ...]:
            found = self.referring(kinds.SANCTION, field, id_)
            return tuple(section[other] for other in found if other != id_)

        licenses = (
            id_
            for id_ in self.referring(kinds.SANCTION, "eases", record.id)
            if id_ != record.id and state.is_license(section[id_])
        )
        return state.Measure(
            record.data,
            tuple(state.Measure(section[id_], (), naming("replaces", id_)) for id_ in licenses),
            naming("replaces", record.id),
        )

    def referring(self, kind: kinds.Kind, field: str, id_: str) -> tuple[str, ...]:
        """Return the ids of the records of a kind whose reference `field` names `id_`, in order."""
        key = (kind.name, field)
        if key not in self._references:
            self._references[key] = self._turned_round(kind, kind.field(field))
        return tuple(self._references[key].get(id_, ()))

    def _turned_round(self, kind: kinds.Kind, field: kinds.Field) -> dict[str, list[str]]:
        """Return the ids of the records of a kind by what a reference of theirs names."""
        back: dict[str, list[str]] = {}
        for id_, data in self.data.get(kind.section, {}).items():
            held = data.get(field.name, ())
            if field.cited:
                # Of a field with one true value only the first, more likely one, counts.
                held = [claim["value"] for claim in (held if field.multiple else held[:1])]
            for named in (held,) if isinstance(held, str) else held:
                back.setdefault(named, []).append(id_)
        return back


@once
def _joined(facts: Facts) -> bodies.Joined:
    """Return whom the listings name, by the facts' own records and by one another."""
    from belarus_cli.facts import bodies  # few commands ask who is listed; every start would pay

    def called(kind: kinds.Kind) -> t.Iterator[bodies.Named]:
        return (
            bodies.Named(
                id_,
                kind is kinds.PERSON or data.get("type") == "person",
                (data["name"], *data.get("also", ())),
            )
            for id_, data in facts.data.get(kind.section, {}).items()
        )

    return bodies.join(called(kinds.LISTING), (*called(kinds.PERSON), *called(kinds.ORGANISATION)))


def _listings(record: Record) -> t.Iterable[Value]:
    return _joined(record.facts).listings.get(record.id, ())


def _body(listing: Record) -> t.Iterable[Value]:
    return (id_ for id_ in (_joined(listing.facts).body.get(listing.id),) if id_ is not None)


def _same_as(listing: Record) -> t.Iterable[Value]:
    return (id_ for id_ in _joined(listing.facts).together[listing.id] if id_ != listing.id)


def _released(prisoner: Record) -> t.Iterator[Value]:
    for id_ in prisoner.values(kinds.PRISONER.field("release"))[:1]:
        date = prisoner.facts.record(kinds.RELEASE, str(id_)).value("date")
        if date is not None:
            yield date


def _dates_of_rounds(prisoner: Record) -> list[str]:
    """Return the dates of the rounds that freed a person, that of the more likely one first."""
    rounds = (c["value"] for c in prisoner.written("release"))
    return [
        date["value"]
        for id_ in rounds
        for date in prisoner.facts.record(kinds.RELEASE, id_).written("date")
    ]


def _custody(prisoner: Record) -> t.Iterable[Value]:
    return filter(None, (prisoner.custody.status,))


def _confirmed(prisoner: Record) -> t.Iterable[Value]:
    return filter(None, (prisoner.custody.confirmed,))


def _value(figure: Record) -> t.Iterable[Value]:
    return (claim["value"] for claim in figure.leading[:1])


def _as_of(figure: Record) -> t.Iterable[Value]:
    return (claim["as_of"] for claim in figure.leading[:1] if "as_of" in claim)


def _age(figure: Record) -> t.Iterable[Value]:
    day = figure.facts.day
    # What is known to the month only may be as young as its last day.
    return (dates.days_between(min(dates.parse(str(d)).last, day), day) for d in _as_of(figure))


def _state(part: str) -> t.Callable[[Record], t.Iterable[Value]]:
    return lambda measure: filter(None, (getattr(measure.state, part),))


def _later_status(measure: Record) -> t.Iterator[Value]:
    return (f"{status} ({day})" for status, day in measure.state.later)


def _number(figure: Record) -> t.Iterator[Value]:
    for value in _value(figure):
        number = number_in(str(value))
        if number is not None:
            yield number


def number_in(text: str) -> int | float | None:
    """Return the number in a text, less its hedge; None if it holds none or several."""
    found = [word for word in text.split() if any(map(str.isdigit, word))]
    if len(found) != 1 or not re.fullmatch(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?", found[0]):
        return None
    digits = found[0].replace(",", "")
    return float(digits) if "." in digits else int(digits)


_DERIVED: dict[tuple[str, str], t.Callable[[Record], t.Iterable[Value]]] = {
    ("prisoner", "released"): _released,
    ("prisoner", "status"): _custody,
    ("prisoner", "status_confirmed"): _confirmed,
    ("sanction", "status"): _state("status"),
    ("sanction", "status_since"): _state("since"),
    ("sanction", "status_as_of"): _state("as_of"),
    ("sanction", "status_basis"): _state("basis"),
    ("sanction", "status_confirmed"): _state("confirmed"),
    ("sanction", "later_status"): _later_status,
    ("person", "listings"): _listings,
    ("organisation", "measures"): lambda record: record.facts.targeting(record),
    ("organisation", "listings"): _listings,
    ("listing", "body"): _body,
    ("listing", "same_as"): _same_as,
    ("figure", "value"): _value,
    ("figure", "as_of"): _as_of,
    ("figure", "age"): _age,
    ("figure", "number"): _number,
}


def _settled(field: kinds.Field, values: t.Iterable[Value]) -> tuple[Value, ...]:
    first: dict[str, Value] = {}
    for value in values:
        first.setdefault(field.type.subject(value), value)
    return tuple(first.values())
