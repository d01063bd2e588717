"""From a record to its card: the answer first, then what matters most, for one screen.

A card says more than a screen may have room for, in order of weight; the format leaves out what
does not fit. All there is to a record are its details.
"""

from __future__ import annotations

import typing as t
from collections import Counter

from belarus_cli.facts import dates, disputes, kinds
from belarus_cli.facts.model import Claim, Record, cited
from belarus_cli.facts.names import fold
from belarus_cli.facts.state import a_year_before
from belarus_cli.facts.value_types import Value, tally
from belarus_cli.queries import listings, members
from belarus_cli.queries.filters import date_key, text_value
from belarus_cli.queries.timeline import Entry as Happened
from belarus_cli.queries.timeline import timeline_of
from belarus_cli.views import days, measures
from belarus_cli.views.cells import count
from belarus_cli.views.rows import Row, of_record, of_sources
from belarus_cli.views.table import DISPUTED, EMPTY

_DATES = 5
_SUPPORTS = "supports"
_CITED = 3
"""How many sources stand behind a text at most; who wants them all asks for all values."""
_SIDES = 2
"""Of a dispute, the other values that a card tells."""


Place = tuple[str, int]
"""Where a value of a record stands: its field, and its place among the field's values."""


class Said(t.NamedTuple):
    """A piece of text with the sources that state it."""

    text: str
    sources: tuple[str, ...] = ()
    """Their ids, strongest first."""
    shows: tuple[Place, ...] = ()
    """The record's own values that it tells."""


class Entry(t.NamedTuple):
    """What stands beside one label, what matters most first."""

    label: str
    said: tuple[Said, ...]
    total: int
    """How many there are, with those that a card never shows."""
    apart: bool = False
    """Whether each stands on a line of its own."""


class Happening(t.NamedTuple):
    """Something dated."""

    date: str
    said: Said
    rank: int
    """0 for the one that matters most."""


class Card(t.NamedTuple):
    """What there is to say of a record on one screen."""

    title: str
    aside: Said | None
    """What stands behind the title if there is room."""
    id: str
    answer: tuple[Said, ...]
    """What the record is asked for, and what makes that doubtful."""
    entries: tuple[Entry, ...]
    disputes: tuple[Entry, ...]
    dates: tuple[Happening, ...]
    """In order of date."""
    is_story: bool
    """Whether its dates are its matter, so that they come before its values."""
    can_be_cited: bool
    """Whether it has values that a footnote can cite; a source is what footnotes are made of."""
    values: frozenset[Place]
    """The values that the record has."""
    rows: t.Callable[[t.Iterable[str]], list[Row]]
    """What makes the rows of the sources with these ids."""


def card_of(record: Record) -> Card:
    """Return the card of a record."""
    kind = record.kind
    answer = tuple(_on_the_day(record) or _ANSWERS.get(kind.name, _main)(record))
    aside = _aside(record)
    told = {place for said in answer for place in said.shows}
    if aside is not None:
        told.update(aside.shows)
    answered = {field for said in answer for field, _ in said.shows}
    entries = [
        *(_MORE[kind.name](record) if kind.name in _MORE else ()),
        *(_entry(record, kind.field(name), told) for name in _fields(kind)),
    ]
    return Card(
        record.name,
        aside,
        record.id,
        (*answer, *_doubts(record, answered)),
        tuple(entry for entry in entries if entry is not None),
        tuple(_disputes(record, answered)),
        tuple(_happenings(record)),
        kind is kinds.SANCTION,
        kind is not kinds.SOURCE,
        _values(record),
        lambda ids: of_sources(record.facts, ids),
    )


def _values(record: Record) -> frozenset[Place]:
    """Return what the title does not tell, of a source with the claims that it states."""
    stated = len(record.facts.supported.get(record.id, ())) if record.kind is kinds.SOURCE else 0
    fields = [field for field in record.kind.fields if not field.derived]
    numbers = {field.name: len(record.data.get(field.name, ())) for field in fields}
    numbers.update((f.name, 1) for f in fields if f.name in record.data and _is_bare(f))
    numbers[_SUPPORTS] = stated
    places = {(name, place) for name, number in numbers.items() for place in range(number)}
    return frozenset(places - {(record.kind.title, 0)})


def _is_bare(field: kinds.Field) -> bool:
    return not field.cited and not field.multiple


def _fields(kind: kinds.Kind) -> tuple[str, ...]:
    return kind.card or tuple(field.name for field in kind.fields if field.name != kind.title)


# --- pieces


def _mark(record: Record, field: str) -> str:
    return DISPUTED if disputes.contradictions(record, record.kind.field(field)) else ""


def _tell(record: Record, text: str, *fields: str) -> Said:
    """Return a text that tells the first value of some fields, with what states them."""
    held = [name for name in fields if name in record.data]
    stated = [c for name in held if record.kind.field(name).cited for c in record.written(name)[:1]]
    # The strongest of each value, then the seconds.
    sources = [id_ for place in (0, 1) for claim in stated for id_ in cited(claim)[place:][:1]]
    return Said(text, tuple(dict.fromkeys(sources))[:_CITED], tuple((name, 0) for name in held))


def _aside(record: Record) -> Said | None:
    """Return what a prisoner is known as first."""
    for name in _ASIDES.get(record.kind.name, ()):
        if record.value(name) is not None:
            return _tell(record, str(record.value(name)), name)
    return None


_ASIDES = {"prisoner": ("role",)}


# --- answers


def _main(record: Record) -> t.Iterator[Said]:
    """Return the value that a record is listed for, or the first that it has."""
    names = (record.kind.main, *(field.name for field in record.kind.fields if field.cited))
    for name in filter(None, names):
        if name in record.data:
            heading = record.kind.field(name).heading
            yield _tell(record, f"{heading}: {record.value(name)}{_mark(record, name)}", name)
            return
    yield Said("no value is stated")


def _on_the_day(record: Record) -> tuple[Said, ...]:
    """Return what a record was on a day asked about; what a measure was its own answer tells."""
    if not record.facts.asked or record.kind is kinds.SANCTION:
        return ()
    told = days.answer(record)
    sources = dict.fromkeys(id_ for claim in days.deciding(record) for id_ in cited(claim))
    return (Said(told, tuple(sources)[:_CITED]),) if told else ()


def _prisoner(record: Record) -> t.Iterator[Said]:
    released = record.value("released")
    if released is not None:
        of_round = _mark(record, "release") or _mark(record, "released")
        text = f"freed {released}{of_round}{_among(record)}{_whereto(record)}"
        yield _tell(record, text, "release", "released", "destination")
    held = text_value(record, "still_held")
    if held is not None:
        text = f"not known to be free: still held when last reported, {held}"
        yield _tell(record, f"{text}{_long_ago(record, held)}", "still_held")


def _among(prisoner: Record) -> str:
    id_ = prisoner.value("release")
    if id_ is None:
        return ""
    round_ = prisoner.facts.record(kinds.RELEASE, str(id_))
    freed = round_.value("freed")
    if freed is None:
        return ", in a round whose number no source here states"
    if freed == 1:
        return ", the only person freed in that round"
    alone = ", as aggregators alone report" if _is_second_hand(round_, "freed") else ""
    return f", one of {freed}{_mark(round_, 'freed')} people{alone}"


def _whereto(prisoner: Record) -> str:
    place = prisoner.value("destination")
    if place is None:
        return ""
    mark = _mark(prisoner, "destination")
    return f"; stayed in Belarus{mark}" if place == "Belarus" else f"; went to {place}{mark}"


def _release(record: Record) -> t.Iterator[Said]:
    freed = record.value("freed")
    when = f"{record.value('date')}{_mark(record, 'date')}"
    if freed is None:
        text = f"freed on {when}; no source here states how many"
    else:
        people = count(int(freed), ("person", "people"))
        mark = _mark(record, "freed")
        text = f"{people.replace(' ', f'{mark} ')} freed on {when}"
    tallies = [tally(str(one)) for one in record.values(kinds.RELEASE.field("destination"))]
    to = ", ".join(
        f"to {country}" if number is None else f"{number} to {country}"
        for country, number in tallies
    )
    named = len(record.values(kinds.RELEASE.field("people")))
    whereto = f": {to}{_mark(record, 'destination')}" if to else ""
    told = _tell(
        record, f"{text}{whereto}; {named or 'none'} named here", "freed", "date", "destination"
    )
    places = tuple(("destination", i) for i in range(len(record.written("destination"))))
    yield told._replace(shows=(*told.shows, *places))
    given = record.value("in_exchange_for")
    if given is None:
        yield Said("no source here says in exchange for what")
    else:
        yield _tell(record, f"in exchange for: {given}", "in_exchange_for")


def _figure(record: Record) -> t.Iterator[Said]:
    day = text_value(record, "as_of")
    text = f"{record.value('value')}{_mark(record, 'value')} {record.value('unit')}"
    if day is not None:
        series = len({claim.as_of for claim in record.claims("value")}) > 1
        text += f", {day}{_long_ago(record, day) if series else ''}"
    by = record.value("stated_by")
    told = _tell(record, f"{text}; by {by}" if by else text, "value", "stated_by")
    sources = tuple(cited(record.written("value")[0])[:_CITED])
    yield told._replace(sources=sources, shows=(*told.shows, ("unit", 0)))
    if "measures" in record.data:
        yield _tell(record, f"counts {record.value('measures')}", "measures")


def _event(record: Record) -> t.Iterator[Said]:
    when = f"{record.value('date')}{_mark(record, 'date')}"
    yield _tell(record, f"{when}, {record.value('topic')}", "date", "headline", "topic")
    if "detail" in record.data:
        yield _tell(record, str(record.value("detail")), "detail")


def _known(record: Record) -> t.Iterator[Said]:
    roles = record.written("role")
    if roles:
        yield _tell(record, str(record.value("role")), "role")
    listed, sources = listings.on_lists(record)
    if listed:
        yield Said(" · ".join(listed), tuple(sources))
    naming = [measure for measure, _ in _naming(record)]
    if not naming:
        if record.kind is kinds.ORGANISATION:
            yield Said("no target of any sanctions measure here")
        return
    own = [one for one in naming if members.of_itself(record, one)]
    states = Counter(one.state.status for one in own)
    named = count(len(naming), ("sanctions measure", "sanctions measures"))
    told = ", ".join(f"{number} {status}" for status, number in states.items() if status)
    day = f" on {record.facts.day}" if record.facts.asked else ""
    only = "names" if len(own) == 1 else "name"
    alone = f"; {len(own)} {only} nobody else{f': {told}{day}' if told else ''}" if own else ""
    yield Said(f"named in {named} here{alone}")


def _sanction(record: Record) -> t.Iterator[Said]:
    row = of_record(record)
    told = _state(record)
    if record.facts.asked:
        told = f"on {record.facts.day}: {told}"
    if row["type"] in kinds.STATELESS:
        yield _tell(record, told, "imposed", "type")
        yield Said(f"{row['authority']}: {row['type']}", (), (("authority", 0),))
        return
    stated = record.state.claims[:2]
    own = [
        (field.name, place)
        for field in record.kind.fields
        if field.cited
        for place, claim in enumerate(record.written(field.name))
        if any(claim is one for one in stated)
    ]
    sources = dict.fromkeys(id_ for claim in stated for id_ in cited(claim))
    yield Said(told, tuple(sources)[:_CITED], tuple(own))
    yield from _left(record)
    what = f"{row['authority']}: {row['type']}"
    since = measures.since(row)
    yield _tell(
        record, what if since == EMPTY else f"{what} of {since}", "imposed", "authority", "type"
    )


def _source(record: Record) -> t.Iterator[Said]:
    source = record.facts.source(record.id)
    published = source.published or "undated"
    told = _tell(record, "", "publisher", "published", "kind", "language")
    text = f"{source.publisher}, {published} ({source.kind}, {source.language})"
    yield told._replace(text=text)
    stated = record.facts.supported.get(record.id, ())
    names = len(record.facts.sourced.get(record.id, ()))
    if names:
        yield Said(f"states {count(names, ('name', 'names'))} on official lists")
    if not stated:
        if not names:
            yield Said("supports no claim here")
        return
    about = len({other for other, _, _ in stated})
    claims, records = count(len(stated), ("claim", "claims")), count(about, ("record", "records"))
    yield Said(f"supports {claims} on {records}")


def _listing(record: Record) -> t.Iterator[Said]:
    shows = tuple((name, 0) for name in ("delisted", "seen") if name in record.data)
    text = f"{record.value('list')}: {listings.on_its_list(record) or 'not yet listed'}"
    if record.facts.asked and not text.endswith(record.facts.day):  # a day is not said twice
        text = f"on {record.facts.day}: {text}"
    yield Said(text, record.source_ids[:_CITED], shows)


_ANSWERS: dict[str, t.Callable[[Record], t.Iterator[Said]]] = {
    "prisoner": _prisoner,
    "release": _release,
    "sanction": _sanction,
    "event": _event,
    "figure": _figure,
    "listing": _listing,
    "person": _known,
    "organisation": _known,
    "source": _source,
}
"""What records of each kind are asked for; of others it is the value that a list shows them for."""


# --- doubts and disputes


def _is_second_hand(record: Record, field: str) -> bool:
    return any(record.facts.is_second_hand(claim) for claim in record.written(field)[:1])


def _long_ago(record: Record, day: str) -> str:
    """Say of what can change that it was last known more than a year before the facts end."""
    end = record.facts.day
    stale = dates.parse(day).last < a_year_before(end)
    return " (last known, over a year ago)" if stale else ""


def _doubts(record: Record, fields: t.Collection[str]) -> t.Iterator[Said]:
    """Say what makes the answer doubtful: other values, and sources that nobody else bears out."""
    doubtful = [field for field in record.kind.fields if field.name in fields and field.cited]
    for field in doubtful:
        for side in disputes.contradictions(record, field):
            text = f"{DISPUTED} {_called(field)}: {_others(side)}"
            yield Said(text, (), _shown(record, field, side[1:]))
    alone = [_called(field) for field in doubtful if _is_second_hand(record, field.name)]
    if alone:
        yield Said(f"stated by aggregators alone: {', '.join(alone)}")


def _called(field: kinds.Field) -> str:
    return field.name.replace("_", " ")


def _others(side: t.Sequence[Claim]) -> str:
    """Return the values but the first, and how many sources state them."""
    values = list(dict.fromkeys(str(claim.value) for claim in side[1:]))
    more = f" +{len(values) - _SIDES}" if len(values) > _SIDES else ""
    sources = {one.source.id for claim in side[1:] for one in claim.citations}
    return f"{' or '.join(values[:_SIDES])}{more} in {count(len(sources), ('source', 'sources'))}"


def _shown(record: Record, field: kinds.Field, claims: t.Sequence[Claim]) -> tuple[Place, ...]:
    held = record.claims(field.name)
    return tuple((field.name, held.index(claim)) for claim in claims[:_SIDES])


def _disputes(record: Record, answered: t.Collection[str]) -> t.Iterator[Entry]:
    """Return the other sides of disputes, but for those that the answer tells."""
    for field in record.kind.fields:
        if field.name not in answered:
            for side in disputes.contradictions(record, field):
                said = Said(_others(side), (), _shown(record, field, side[1:]))
                yield Entry(f"{DISPUTED} {field.heading}", (said,), 1)


# --- values


def _entry(record: Record, field: kinds.Field, told: t.Collection[Place]) -> Entry | None:
    if (record.kind.name, field.name) in _COMPOSED:
        return _COMPOSED[record.kind.name, field.name](record)
    sides = disputes.contradictions(record, field)
    others = [claim for side in sides for claim in side[1:]]
    said: list[Said] = []
    if field.cited:
        for place, claim in enumerate(record.claims(field.name)):
            if (field.name, place) not in told and claim not in others:
                mark = DISPUTED if any(claim in side for side in sides) else ""
                said.append(
                    Said(
                        f"{named(record, field, claim.value)}{mark}"
                        + (f" ({claim.as_of})" if claim.as_of else ""),
                        tuple(one.source.id for one in claim.citations[:2]),
                        ((field.name, place),),
                    )
                )
    else:
        said.extend(
            Said(named(record, field, value), (), () if field.derived else ((field.name, place),))
            for place, value in enumerate(record.values(field))
        )
    return Entry(field.heading, tuple(said), len(said)) if said else None


def named(record: Record, field: kinds.Field, value: Value) -> str:
    """Return a value for reading: of a reference, what the record is called that it names."""
    target = record.facts.find(str(value), [kinds.BY_NAME[name] for name in field.targets])
    if target is None:
        return str(value)
    if target.kind is not kinds.RELEASE:
        return target.name
    freed = target.value("freed")
    return str(value) if freed is None else f"{value}, {count(int(freed), ('person', 'people'))}"


def _sentence(record: Record) -> Entry | None:
    """Return the sentence with the day of the verdict."""
    parts = [
        f"{record.value(name)}{_mark(record, name)}"
        for name in ("sentence", "sentenced")
        if name in record.data
    ]
    if not parts:
        return None
    label = "Sentence" if "sentence" in record.data else "Sentenced"
    return Entry(label, (_tell(record, ", ".join(parts), "sentence", "sentenced"),), 1)


def _held(record: Record) -> Entry | None:
    """Return from when to when a person was held, and how long; or the day of the arrest."""
    start, end = text_value(record, "detained"), text_value(record, "released")
    if start is None:
        return None
    mark = _mark(record, "detained")
    if end is None:
        return Entry("Arrested", (_tell(record, f"{start}{mark}", "detained"),), 1)
    length = dates.length(dates.parse(start), dates.parse(end))
    text = f"{start}{mark} to {end}{_mark(record, 'release')}"
    told = _tell(record, f"{text}, {length}" if length else text, "detained")
    return Entry("Held", (told,), 1)


def _born(record: Record) -> Entry | None:
    """Return the date of birth, and how old a person was on release."""
    parts = []
    if "born" in record.data:
        parts.append(f"{record.value('born')}{_mark(record, 'born')}")
    if "age" in record.data:
        parts.append(f"{record.value('age')}{_mark(record, 'age')} years old at release")
    if not parts:
        return None
    return Entry(
        "Born" if "born" in record.data else "Age",
        (_tell(record, ", ".join(parts), "born", "age"),),
        1,
    )


_COMPOSED: dict[tuple[str, str], t.Callable[[Record], Entry | None]] = {
    ("prisoner", "sentence"): _sentence,
    ("prisoner", "detained"): _held,
    ("prisoner", "born"): _born,
}
"""Fields that a card tells together with others."""


# --- what other records say


def _same_topic(figure: Record) -> t.Iterator[Entry]:
    """Return the other counters of a figure's topic, the newest first."""
    topic = figure.value("topic")
    others = [
        one
        for one in figure.facts.records(kinds.FIGURE)
        if topic is not None and one.value("topic") == topic and one is not figure and one.leading
    ]
    others.sort(key=lambda one: date_key(text_value(one, "as_of")), reverse=True)
    said = []
    for one in others:
        day = one.value("as_of")
        text = f"{one.name}: {one.value('value')}{_mark(one, 'value')} {one.value('unit')}"
        text += f", {day}" if day else ""
        said.append(Said(text, tuple(cited(one.leading[0])[:1])))
    if said:
        yield Entry("Other counts", tuple(said), len(said), apart=True)


def _measures(record: Record) -> t.Iterator[Entry]:
    """Return the measures that name a person or a body: its own, then rounds, then others."""
    said = tuple(
        _as_member(one, measure) if one is not None else _measure(_by_whom(measure), measure)
        for measure, one in _naming(record)
    )
    if said:
        yield Entry("Measures", said, len(said), apart=True)


def _by_whom(measure: Record) -> str:
    return f"{measure.name} ({_short_authority(measure)})"


def _as_member(member: members.Member, measure: Record) -> Said:
    """Return where one of the names stands that a round of designations put on a list."""
    sources = dict.fromkeys(id_ for one in member.listings for id_ in one.source_ids[:1])
    text = f"{_by_whom(measure)}, a round: {member.body.name} {member.states}"
    return Said(text, tuple(sources)[:_CITED])


def _naming(body: Record) -> list[tuple[Record, members.Member | None]]:
    """Return the measures that name a body, or put its name on a list, with where it stands there.

    In the order in which they tell of it: its own first, then rounds of designations.
    """
    listed_by = (id_ for one in listings.of(body) for id_ in one.data.get("measure", ()))
    ids = dict.fromkeys((*body.facts.targeting(body), *listed_by))
    measures_ = (body.facts.record(kinds.SANCTION, id_) for id_ in ids)
    naming = [(measure, members.member(body, measure)) for measure in measures_]
    naming.sort(
        key=lambda one: (
            not members.of_itself(body, one[0]),
            one[1] is None,
            _standing(one[0]),
        )
    )
    return naming


def _put_on_lists(measure: Record) -> t.Iterator[Entry]:
    """Return how many names a measure put on a list, and what shows them."""
    names = len(measure.values(kinds.SANCTION.field("listings")))
    if names:
        text = f"{count(names, ('name', 'names'))}: belarus listed {measure.id}"
        yield Entry("Listed", (Said(text),), 1)


def _left(measure: Record) -> t.Iterator[Said]:
    """Say how many of several names left the list on which a measure that stands put them."""
    names = listings.of(measure)
    off = sum(map(listings.is_off, names))
    if off and measure.state.status in ("in force", "eased"):
        which = f"{off} of the {len(names)} names" if len(names) > 1 else "the one name"
        yield Said(f"{which} known of it here {'have' if off > 1 else 'has'} left the list since")


def _around(measure: Record) -> t.Iterator[Entry]:
    """Return what other authorities did, and what a measure put on a list."""
    yield from _elsewhere(measure)
    yield from _put_on_lists(measure)


def _standing(measure: Record) -> int:
    status = measure.state.status
    return kinds.STATUSES.index(status) if status is not None else len(kinds.STATUSES)


def _short_authority(measure: Record) -> str:
    authority = str(measure.value("authority"))
    return kinds.SHORT_AUTHORITIES.get(authority, authority)


def _measure(called: str, measure: Record) -> Said:
    """Return the state of a measure under some name."""
    sources = [id_ for claim in measure.state.claims[:1] for id_ in cited(claim)]
    return Said(f"{called}: {_state(measure)}", tuple(sources[:1]))


def _state(measure: Record) -> str:
    row = of_record(measure)
    return measures.headline(row) or measures.now(row)


def _elsewhere(measure: Record) -> t.Iterator[Entry]:
    """Return the measures of other authorities of the same form and on the same target."""
    target, form, authority = kinds.SANCTION.field("target"), "type", "authority"
    hit = {fold(str(value)) for value in measure.values(target)}
    same = [
        other
        for other in measure.facts.records(kinds.SANCTION)
        if other.value(form) == measure.value(form)
        and other.value(authority) != measure.value(authority)
        and hit & {fold(str(value)) for value in other.values(target)}
    ]
    said = tuple(_measure(_short_authority(one), one) for one in sorted(same, key=_standing))
    if said:
        yield Entry("Elsewhere", said, len(said))


def _supported(source: Record) -> t.Iterator[Entry]:
    """Return what a source states, a record a line."""
    by_record: dict[Record, list[str]] = {}
    stated = source.facts.supported.get(source.id, ())
    for other, field, _ in stated:
        by_record.setdefault(other, []).append(field.heading.lower())
    said = []
    place = 0
    for other, headings in by_record.items():
        shows = tuple((_SUPPORTS, place + i) for i in range(len(headings)))
        place += len(headings)
        text = f"{other.name}: {', '.join(dict.fromkeys(headings))}"
        said.append(Said(text, (), shows))
    if said:
        yield Entry("Supports", tuple(said), len(said), apart=True)


_MORE: dict[str, t.Callable[[Record], t.Iterable[Entry]]] = {
    "sanction": _around,
    "figure": _same_topic,
    "person": _measures,
    "organisation": _measures,
    "source": _supported,
}
"""What other records say that belongs on a card."""


# --- dates


def _happenings(record: Record) -> list[Happening]:
    """Return what happened, of one day what most sources state, of all days what most state.

    Of a measure, whose dates are few and its own, the latest.
    """
    if record.kind in (kinds.EVENT, kinds.SOURCE):
        return []
    told = {str(record.value(name)) for name in _TOLD.get(record.kind.name, ())}
    by_day: dict[str, Happened] = {}
    for entry in timeline_of(record):
        known = by_day.get(entry.date)
        if entry.date not in told and (known is None or len(entry.sources) > len(known.sources)):
            by_day[entry.date] = entry
    if record.kind is kinds.SANCTION and {*by_day} == {record.value("imposed")}:
        return []  # the answer has it

    def weight(entry: Happened) -> tuple[int, t.Any]:
        return 0 if record.kind is kinds.SANCTION else len(entry.sources), entry.key

    best = sorted(by_day.values(), key=weight, reverse=True)
    chosen = [
        Happening(
            entry.date,
            Said(_short(record, entry.headline), entry.sources[:1], _stating(record, entry)),
            rank,
        )
        for rank, entry in enumerate(best[:_DATES])
    ]
    return sorted(chosen, key=lambda one: dates.parse(one.date))


def _stating(record: Record, entry: Happened) -> tuple[Place, ...]:
    """Return the value of the record's own that an entry of the timeline repeats, if it does."""
    return tuple(
        (field.name, place)
        for field in record.kind.fields
        if field.cited and field.multiple
        for place, claim in enumerate(record.written(field.name))
        if claim["value"] == entry.headline and claim.get("as_of") == entry.date
    )


def _short(record: Record, headline: str) -> str:
    """Return a headline without what the title of the card says."""
    return (
        headline.removeprefix(f"{record.value('authority')}: {record.name} ")
        if (record.kind is kinds.SANCTION)
        else headline
    )


_TOLD = {
    "prisoner": ("detained", "sentenced", "released"),
    "release": ("date",),
}
"""Fields whose days the values of a card tell."""
