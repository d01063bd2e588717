"""The timeline: the dated entries that records imply, merged with the events."""

from __future__ import annotations

import typing as t

from belarus_cli.facts import dates, kinds, state
from belarus_cli.facts.days import happened
from belarus_cli.facts.model import ClaimData, Facts, Record, cited, once
from belarus_cli.facts.value_types import Value, tally


class Entry(t.NamedTuple):
    """One thing that happened."""

    date: str
    topic: str
    headline: str
    detail: tuple[str, ...]
    record: Record
    """The record that it comes from."""
    people: tuple[str, ...]
    """Ids of the prisoners and people whom it names."""
    sources: tuple[str, ...]
    """Ids of those that state it, strongest kind first."""

    @property
    def key(self) -> tuple[dates.PartialDate, int, str, str]:
        """What entries are sorted by: date, then topic, record and headline."""
        topic = kinds.TOPICS.index(self.topic)
        return dates.parse(self.date), topic, self.record.id, self.headline


@once
def entries(facts: Facts) -> tuple[Entry, ...]:
    """Return every entry in order of date; of two equally early, the less precise first."""
    found: list[Entry] = []
    for kind, derive in _DERIVE.items():
        for record in facts.records(kinds.BY_NAME[kind]):
            found.extend(derive(record))
    return tuple(sorted(found, key=lambda entry: entry.key))


def _sources(facts: Facts, main: ClaimData, *others: ClaimData) -> tuple[str, ...]:
    """Return the ids of the sources of claims: of the main one first, then the strongest.

    Who states only who imposed a measure must not stand first where its end is told.
    """
    of_others = facts.strongest_first(id_ for claim in others for id_ in cited(claim))
    return tuple(dict.fromkeys((*facts.strongest_first(cited(main)), *of_others)))


def _texts(record: Record, *fields: str) -> tuple[str, ...]:
    kind = record.kind
    return tuple(str(value) for name in fields for value in record.values(kind.field(name)))


def _event(record: Record) -> t.Iterator[Entry]:
    # The first date is the one held more likely; a dispute on it is for `disputes` to show.
    date, headline = record.written("date")[0], record.written("headline")[0]
    yield Entry(
        str(date["value"]),
        str(record.value("topic")),
        str(headline["value"]),
        _texts(record, "detail"),
        record,
        tuple(str(id_) for id_ in record.values(kinds.EVENT.field("people"))),
        _sources(record.facts, headline, date, *record.written("detail")),
    )


def _release(record: Record, people: t.Sequence[Value] | None = None) -> t.Iterator[Entry]:
    """Return the entry of a round, which names its people: all, if it is not said which."""
    date, freed = record.written("date")[0], record.written("freed")[:1]
    if people is None:
        people = record.values(kinds.RELEASE.field("people"))
    to: dict[str, ClaimData] = {}
    for claim in record.written("destination"):
        to.setdefault(tally(claim["value"])[0], claim)
    counts = [tally(claim["value"]) for claim in to.values()]
    if freed:
        headline = _freed(record.facts, freed[0])
    else:
        headline = _named(record, people, sum(number or 0 for _, number in counts))
    places = [f"{number} to {country}" for country, number in counts if number is not None]
    if places:
        headline += ": " + ", ".join(places)
    yield Entry(
        str(date["value"]),
        "prisoners",
        headline,
        _texts(record, "in_exchange_for"),
        record,
        tuple(map(str, people)),
        _sources(record.facts, *freed, date, *to.values()),
    )


def _named(release: Record, people: t.Sequence[Value], at_least: int) -> str:
    """Name the people of a round whose number no source states; `at_least` went somewhere."""
    names = [release.facts.record(kinds.PRISONER, str(id_)).name for id_ in people]
    others = " and others" if at_least > len(names) else ""
    return f"{', '.join(names)}{others} freed" if names else release.name


def _freed(facts: Facts, claim: ClaimData) -> str:
    people = "1 person" if claim["value"] == 1 else f"{claim['value']} people"
    # A number that nobody nearer to it states must not read as one that newsrooms do.
    return f"{people} reported freed" if facts.is_second_hand(claim) else f"{people} freed"


_PERSON_HEADLINES = {
    "detained": "{name} detained",
    "sentenced": "{name} sentenced{sentence}",
    "released": "{name} released{destination}",
}


def _prisoner(record: Record) -> t.Iterator[Entry]:
    sentence, destination = record.written("sentence")[:1], record.written("destination")[:1]
    length = f" to {sentence[0]['value']}" if sentence else ""
    place = f" to {destination[0]['value']}" if destination else ""
    beside = {"detained": (), "sentenced": sentence, "released": destination}
    for field, headline in _PERSON_HEADLINES.items():
        for claim in record.written(field)[:1]:
            yield Entry(
                str(claim["value"]),
                "prisoners",
                headline.format(name=record.name, sentence=length, destination=place),
                _texts(record, "charges") if field == "sentenced" else (),
                record,
                (record.id,),
                _sources(record.facts, claim, *beside[field]),
            )


_ENDED = ("superseded", "archived", "revoked", "lifted")

# An act is issued or adopted, what it does to somebody is imposed.
_IMPOSED = {
    "statute": "enacted",
    "executive order": "issued",
    "regulation": "adopted",
    "general license": "issued",
    "permit": "issued",
    "renewal": "adopted",
    "court ruling": "delivered",
    "removal": "",  # which its name says
}


def _sanction(record: Record, *, alone: bool = False) -> t.Iterator[Entry]:
    """Return the dates of a measure.

    Among others, what they tell of it is left to them; `alone`, it is all said.
    """
    type_ = str(record.value("type"))
    verbs = {
        "imposed": _IMPOSED.get(type_, "imposed"),
        "effective": "in effect",
        "eased": "eased",
        "lifted": "delisted" if type_ == "designation" else "lifted",
        "revoked": "revoked",
        "archived": "archived",
        "expires": _expiry(record),
    }
    ended = record.state.status in _ENDED
    if not alone and (ended or record.facts.referring(kinds.SANCTION, "extends", record.id)):
        del verbs["expires"]  # it ended otherwise, or the renewal tells of it
    told = {begun["value"] for one in _licenses(record) for begun in _beginnings(one)}
    authority = record.written("authority")[:1]
    by = record.value("authority")
    seen = set()
    for field, verb in verbs.items():
        for claim in record.written(field)[:1]:
            if field == "effective" and claim["value"] in seen:
                continue
            if field == "eased" and claim["value"] in told:
                continue
            seen.add(claim["value"])
            details = "measure" if field in ("imposed", "effective") else "announced"
            yield Entry(
                str(claim["value"]),
                "sanctions",
                f"{by}: {record.name} {verb}".rstrip(),
                _texts(record, details),
                record,
                (),
                _sources(record.facts, claim, *authority),
            )


def _expiry(measure: Record) -> str:
    """Return how the day on which a measure expires is told: what lies ahead may yet change."""
    if measure.state.status in _ENDED:
        return "was to expire"
    day = measure.facts.day
    ahead = any(dates.parse(c["value"]).first > day for c in measure.written("expires")[:1])
    return "due to expire" if ahead else "expired"


def _licenses(measure: Record) -> list[Record]:
    """Return the licenses that ease a measure; among other entries their own tell of it."""
    easing = (
        measure.facts.record(kinds.SANCTION, id_)
        for id_ in measure.facts.referring(kinds.SANCTION, "eases", measure.id)
        if id_ != measure.id
    )
    return [one for one in easing if state.is_license(one.data)]


def _beginnings(license_: Record) -> list[ClaimData]:
    """Return the claims on when a license begins to ease, the one that counts first."""
    return [*license_.written("effective")[:1], *license_.written("imposed")[:1]]


def _easings(measure: Record) -> t.Iterator[Entry]:
    """Return what licenses did to a measure."""
    for license_ in _licenses(measure):
        named = [c for c in license_.written("eases") if c["value"] == measure.id]
        for begun in _beginnings(license_)[:1]:
            own = [c for c in measure.written("eased")[:1] if c["value"] == begun["value"]]
            yield Entry(
                str(begun["value"]),
                "sanctions",
                f"{measure.value('authority')}: {measure.name} eased by {license_.name}",
                _texts(license_, "measure"),
                measure,
                (),
                _sources(measure.facts, *named, begun, *own),
            )


def _reported(measure: Record) -> t.Iterator[Entry]:
    """Return what was reported or announced of a measure that was not so on that day."""
    for claim in measure.written("status"):
        basis, day = claim.get("basis", "report"), claim.get("as_of")
        if basis not in _SAID or day is None:
            continue
        then = state.state_of(measure.facts.measure(measure), dates.parse(day).last).status
        if claim["value"] == then or (claim["value"], then) == (state.IN_FORCE, state.EASED):
            continue
        yield Entry(
            str(day),
            "sanctions",
            f"{measure.value('authority')}: {measure.name} {_SAID[basis]} {claim['value']}",
            (),
            measure,
            (),
            _sources(measure.facts, claim),
        )


_SAID = {"report": "reported", "word": "announced as"}

_DERIVE: dict[str, t.Callable[[Record], t.Iterator[Entry]]] = {
    "release": _release,
    "sanction": _sanction,
    "event": _event,
    "prisoner": _prisoner,
}


def timeline_of(record: Record) -> list[Entry]:
    """Return what the timeline says of one record, in order of date.

    Its own entries, those that name it, and of a prisoner what is dated after the release. A
    round of releases is told from the side of the one who was freed. On a day asked about, what is
    dated after it is left out.
    """
    facts = record.facts
    found = _timeline_of(record)
    return [
        entry for entry in found if not facts.asked or happened(entry.date, facts.day) is not False
    ]


def _timeline_of(record: Record) -> list[Entry]:
    if record.kind is kinds.SANCTION:
        own = (*_sanction(record, alone=True), *_easings(record), *_reported(record))
        return sorted(own, key=lambda entry: dates.parse(entry.date))
    found = [*_naming(record)]
    if record.kind is kinds.PRISONER:
        found.extend(
            Entry(
                claim["as_of"],
                "prisoners",
                str(claim["value"]),
                (),
                record,
                (record.id,),
                _sources(record.facts, claim),
            )
            for claim in record.written("after")
            if claim.get("as_of") is not None
        )
    return sorted(found, key=lambda entry: entry.key)


def _naming(record: Record) -> t.Iterator[Entry]:
    """Return the entries that come from a record or name it, without working out all others.

    Somebody is named by a round of releases and by events.
    """
    facts, kind = record.facts, record.kind
    if kind.name in _DERIVE:
        yield from _DERIVE[kind.name](record)
    if kind is kinds.PRISONER:
        for id_ in record.values(kind.field("release"))[:1]:
            yield from map(_one_of, _release(facts.record(kinds.RELEASE, str(id_)), (record.id,)))
    for id_ in facts.referring(kinds.EVENT, "people", record.id):
        yield from _event(facts.record(kinds.EVENT, id_))


def _one_of(entry: Entry) -> Entry:
    freed = entry.record.value("freed")
    among = f", one of {freed} people" if isinstance(freed, int) and freed > 1 else ""
    return entry._replace(headline=f"freed{among}")
