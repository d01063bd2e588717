"""The records that the filters of a list leave, in the order of the list."""

from __future__ import annotations

import typing as t

from belarus_cli.facts import dates, kinds
from belarus_cli.facts.dates import ANY_DAY, DateRange
from belarus_cli.facts.model import Facts, Record, later_states, once
from belarus_cli.facts.names import fold, mentions
from belarus_cli.queries.timeline import Entry, entries


def _spellings(record: Record) -> tuple[str, ...]:
    return (record.name, *record.also, record.id)


def text_value(record: Record, field: str) -> str | None:
    """Return the first value of a field as text; None if it is not known."""
    value = record.value(field)
    return None if value is None else str(value)


def prisoners(
    facts: Facts,
    *,
    ids: t.Collection[str] | None = None,
    held: bool | None = False,
    releases: t.Collection[str] | None = None,
    destinations: t.Collection[str] = (),
    nationalities: t.Collection[str] = (),
    roles: t.Collection[str] = (),
    within: DateRange = ANY_DAY,
) -> list[Record]:
    """Return the released prisoners in order of release, or those still held; both if None.

    Filters narrow one another; several values of one filter widen it. A release matches also
    where a source held less likely names it. Dates are those of the release, or of the last
    report of those still held.
    """
    words = [fold(role) for role in roles]

    def date(record: Record) -> str | None:
        return text_value(record, "released") or text_value(record, "still_held")

    def fits(record: Record) -> bool:
        def one_of(name: str, wanted: t.Collection[str]) -> bool:
            return not wanted or any(
                value in wanted for value in record.values(kinds.PRISONER.field(name))
            )

        return (
            (ids is None or record.id in ids)
            and held in (None, "still_held" in record.data)
            and (releases is None or any(c.value in releases for c in record.claims("release")))
            and one_of("destination", destinations)
            and one_of("nationality", nationalities)
            and (
                not words
                or any(
                    mentions(str(role), wanted)
                    for role in record.values(kinds.PRISONER.field("role"))
                    for wanted in words
                )
            )
            and within.may_hold(date(record))
        )

    chosen = [record for record in facts.records(kinds.PRISONER) if fits(record)]
    return sorted(chosen, key=lambda r: (date_key(text_value(r, "released")), fold(r.name), r.id))


def date_key(text: str | None) -> dates.PartialDate:
    """Return what a date is sorted by; an unknown one comes last."""
    return (
        dates.PartialDate("9999-12-31", 9, "9999-12-31", "") if text is None else dates.parse(text)
    )


def releases(
    facts: Facts, *, ids: t.Collection[str] | None = None, within: DateRange = ANY_DAY
) -> list[Record]:
    """Return the rounds of releases in order of date."""
    chosen = [
        record
        for record in facts.records(kinds.RELEASE)
        if (ids is None or record.id in ids) and within.may_hold(text_value(record, "date"))
    ]
    return sorted(chosen, key=lambda r: (date_key(text_value(r, "date")), r.id))


NO_STATUS = "not stated"
RULING = "court ruling"


def states(measure: Record) -> set[str]:
    """Return the state of a measure, and those of later days that sources report."""
    first = text_value(measure, "status") or NO_STATUS
    return {first, *(claim["value"] for claim in later_states(measure))}


def sanctions(
    facts: Facts,
    *,
    ids: t.Collection[str] = (),
    words: t.Collection[str] = (),
    authorities: t.Collection[str] = (),
    statuses: t.Collection[str] = (),
    targets: t.Collection[str] = (),
) -> list[Record]:
    """Return the measures by status, authority and date.

    Words must all stand in a measure's names, authority, target or instrument, or in what an
    organisation that its target names is known as. A status matches also where only a later word
    states it. NO_STATUS stands for the measures whose status no source states.
    """
    target_words = [fold(target) for target in targets]

    def fits(record: Record) -> bool:
        held = [str(value) for value in record.values(kinds.SANCTION.field("target"))]
        return (
            (not authorities or record.value("authority") in authorities)
            and (not statuses or not states(record).isdisjoint(statuses))
            and (
                not target_words
                or any(mentions(value, target) for value in held for target in target_words)
            )
            and (not ids or record.id in ids)
            and all(_names_measure(record, text) for text in words)
        )

    def key(record: Record) -> tuple[t.Any, ...]:
        status = record.value("status")
        return (
            kinds.STATUSES.index(str(status)) if status else len(kinds.STATUSES),
            # Rulings state no status and are listed apart.
            status is None and record.value("type") == RULING,
            kinds.AUTHORITIES.index(str(record.value("authority"))),
            date_key(text_value(record, "imposed")),
            record.id,
        )

    return sorted(filter(fits, facts.records(kinds.SANCTION)), key=key)


def _names_measure(record: Record, text: str) -> bool:
    words = fold(text).split()
    if not words:
        return False
    authority = str(record.value("authority"))
    short = {short.casefold(): name for name, short in kinds.SHORT_AUTHORITIES.items()}
    if any(short[word] != authority for word in words if word in short):
        return False
    stated = (
        str(value)
        for name in ("target", "instrument")
        for value in record.values(kinds.SANCTION.field(name))
    )
    known_as = _businesses(record.facts).get(record.id, ())
    texts = (*_spellings(record), authority, *stated, *known_as)
    return mentions(" ".join(texts), " ".join(word for word in words if word not in short))


@once
def _businesses(facts: Facts) -> dict[str, list[str]]:
    """Return what the organisations that are the targets of a measure are known as, by its id."""
    known_as: dict[str, list[str]] = {}
    for organisation in facts.records(kinds.ORGANISATION):
        roles = organisation.values(kinds.ORGANISATION.field("role"))
        for id_ in facts.targeting(organisation):
            known_as.setdefault(id_, []).extend(map(str, roles))
    return known_as


def timeline(
    facts: Facts,
    *,
    within: DateRange = ANY_DAY,
    topics: t.Collection[str] = (),
    people: t.Collection[str] | None = None,
) -> list[Entry]:
    """Return the entries of the timeline that can lie in a range; of one of the people, by id."""
    return [
        entry
        for entry in entries(facts)
        if within.may_hold(entry.date)
        and (not topics or entry.topic in topics)
        and (people is None or not {*entry.people}.isdisjoint(people))
    ]


def figures(
    facts: Facts, *, words: t.Collection[str] = (), topics: t.Collection[str] = ()
) -> list[Record]:
    """Return the figures, newest first, that have all words in what identifies them.

    Of a figure that was given for several days, the value of the latest counts.
    """
    wanted = fold(" ".join(words))

    def newest(record: Record) -> str:
        day = text_value(record, "as_of")
        return dates.parse(day).last if day is not None else ""

    chosen = [
        record
        for record in facts.records(kinds.FIGURE)
        if mentions(" ".join((record.id, *_texts_of_figure(record))), wanted)
        and (not topics or record.value("topic") in topics)
    ]
    return sorted(chosen, key=newest, reverse=True)


def _texts_of_figure(figure: Record) -> t.Iterator[str]:
    yield str(figure.value("value"))  # the one that is listed
    for name in ("name", "also", "unit", "topic", "measures", "stated_by"):
        yield from map(str, figure.values(kinds.FIGURE.field(name)))


def sources(
    facts: Facts,
    *,
    ids: t.Collection[str] = (),
    words: t.Collection[str] = (),
    kinds_of_source: t.Collection[str] = (),
    within: DateRange = ANY_DAY,
) -> list[Record]:
    """Return the sources of these ids in the order given, or all that have all words."""
    wanted = fold(" ".join(words))
    if words and not wanted:
        return []
    records = [facts.record(kinds.SOURCE, id_) for id_ in ids or facts.ids(kinds.SOURCE)]
    return [
        record
        for record in records
        if (not kinds_of_source or record.value("kind") in kinds_of_source)
        and within.may_hold(text_value(record, "published"))
        and mentions(" ".join((record.id, *_texts_of(record))), wanted)
    ]


def _texts_of(source: Record) -> t.Iterator[str]:
    """Return what identifies a source in words; its kind and language are no words of it."""
    for name in ("title", "publisher", "provenance", "url"):
        yield from map(str, source.values(kinds.SOURCE.field(name)))
