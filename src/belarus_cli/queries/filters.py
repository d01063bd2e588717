"""The records that the filters of a list leave, in the order of the list."""

from __future__ import annotations

import typing as t

from belarus_cli.facts import dates, days, kinds, synonyms
from belarus_cli.facts.dates import ANY_DAY, DateRange
from belarus_cli.facts.model import Facts, Record
from belarus_cli.facts.names import fold, mentions
from belarus_cli.queries.timeline import Entry, entries


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
    as_stated: t.Literal["likelier", "open", "less likely"] = "likelier",
    disputed: bool = False,
) -> list[Record]:
    """Return the released prisoners in order of release, or those still held; both if None.

    Of facts on a day asked about, those who had been freed or were held on that day by the side of
    a dispute that is held likelier; or instead those of whom dates leave that open, or of whom only
    another side has it so.

    Filters narrow one another; several values of one filter widen it. Round and destination are
    those held more likely, `disputed` any that a source states. Dates are those of the release, or
    of the last report of those still held.
    """
    words = [fold(role) for role in roles]

    def date(record: Record) -> str | None:
        return text_value(record, "released") or text_value(record, "still_held")

    def stands(record: Record) -> bool:
        if not facts.asked:
            return as_stated == "likelier" and held in (None, "still_held" in record.data)
        custody = record.custody
        wanted = {*days.CUSTODY} if held is None else {days.HELD if held else days.FREED}
        match as_stated:
            case "likelier":
                return custody.status in wanted
            case "open":
                return custody.status is None and not wanted.isdisjoint(custody.possible)
            case "less likely":
                return wanted.isdisjoint(custody.possible) and not wanted.isdisjoint(
                    custody.otherwise
                )

    def fits(record: Record) -> bool:
        def one_of(name: str, wanted: t.Collection[str]) -> bool:
            field = kinds.PRISONER.field(name)
            values = record.values(field)
            stated = values if field.multiple or disputed else values[:1]
            return any(value in wanted for value in stated)

        return (
            (ids is None or record.id in ids)
            and stands(record)
            and (releases is None or one_of("release", releases))
            and (not destinations or one_of("destination", destinations))
            and (not nationalities or one_of("nationality", nationalities))
            and (not words or any(_is_known_as(record, wanted) for wanted in words))
            and within.may_hold(date(record))
        )

    chosen = [record for record in facts.records(kinds.PRISONER) if fits(record)]
    return sorted(chosen, key=lambda r: (date_key(text_value(r, "released")), fold(r.name), r.id))


def _is_known_as(prisoner: Record, wanted: str) -> bool:
    """Return whether somebody has a profession, or a role that mentions it.

    Of words for media workers, a role decides only where no profession is stated, and not by a
    longer word: a member of an association of journalists need not be one.
    """
    professions = [str(one) for one in prisoner.values(kinds.PRISONER.field("profession"))]
    roles = [fold(str(role)) for role in prisoner.values(kinds.PRISONER.field("role"))]
    if wanted in synonyms.MEDIA_WORKERS:
        if professions:
            return any(one in kinds.MEDIA_PROFESSIONS for one in professions)
        return any(one in role.split() for role in roles for one in kinds.MEDIA_PROFESSIONS)
    return any(mentions(one, wanted) for one in (*professions, *roles))


_T = t.TypeVar("_T")


def on_the_day(
    facts: Facts, things: t.Iterable[_T], there: t.Callable[[_T], bool | None]
) -> tuple[list[_T], list[_T]]:
    """Return the things that were there on the day asked about, and those of which that is open.

    Where nobody asked about a day, they are all there.
    """
    if not facts.asked:
        return list(things), []
    known = [(thing, there(thing)) for thing in things]
    return [thing for thing, is_ in known if is_], [thing for thing, is_ in known if is_ is None]


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


def timeline(
    facts: Facts,
    *,
    within: DateRange = ANY_DAY,
    authorities: t.Collection[str] = (),
    topics: t.Collection[str] = (),
    people: t.Collection[str] | None = None,
) -> list[Entry]:
    """Return the entries of the timeline that can lie in a range.

    Of authorities those on their measures, of people those that name one of them, by id. What may
    have happened before the range, too, as only the year is known, comes last.
    """

    def is_theirs(record: Record) -> bool:
        return record.kind is kinds.SANCTION and record.value("authority") in authorities

    found = [
        entry
        for entry in entries(facts)
        if within.may_hold(entry.date)
        and (not topics or entry.topic in topics)
        and (not authorities or is_theirs(entry.record))
        and (people is None or not {*entry.people}.isdisjoint(people))
    ]
    return sorted(found, key=lambda entry: dates.parse(entry.date).first < (within.first or ""))


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
