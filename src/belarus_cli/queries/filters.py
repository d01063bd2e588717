"""The records that the filters of a list leave, in the order of the list."""

from __future__ import annotations

import typing as t

from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.facts import dates, kinds
from belarus_cli.facts.model import Facts, Record, later_states, once
from belarus_cli.facts.names import fold, mentions


def _spellings(record: Record) -> tuple[str, ...]:
    return (record.name, *record.also, record.id)


def by_date(
    date: t.Callable[[t.Any], str | None], since: str | None, until: str | None
) -> t.Callable[[t.Any], bool]:
    """Give a test that a thing's date can lie from `since` to `until`, both included.

    Raises BelarusError (USAGE) if nothing can.
    """
    first = dates.parse(since).first if since else None
    last = dates.parse(until).last if until else None
    if first is not None and last is not None and first > last:
        raise BelarusError(
            f"--since {since} lies after --until {until}",
            code=ExitCode.USAGE,
            hint="give the earlier date with --since",
        )

    def within(thing: t.Any) -> bool:
        if first is None and last is None:
            return True
        text = date(thing)
        if text is None:
            return False
        when = dates.parse(text)
        return (first is None or when.last >= first) and (last is None or when.first <= last)

    return within


def text_value(record: Record, field: str) -> str | None:
    """Give the first value of a field as text; None if it is not known."""
    value = record.value(field)
    return None if value is None else str(value)


def prisoners(
    facts: Facts,
    *,
    held: bool | None = False,
    releases: t.Collection[str] | None = None,
    destinations: t.Collection[str] = (),
    nationalities: t.Collection[str] = (),
    roles: t.Collection[str] = (),
    since: str | None = None,
    until: str | None = None,
) -> list[Record]:
    """Give the released prisoners in order of release, or those still held; both if None.

    Filters narrow one another; several values of one filter widen it. A release matches also
    where a source held less likely names it. Dates are those of the release, or of the last
    report of those still held.
    """
    words = [fold(role) for role in roles]

    def date(record: Record) -> str | None:
        return text_value(record, "released") or text_value(record, "still_held")

    within = by_date(date, since, until)

    def fits(record: Record) -> bool:
        def one_of(name: str, wanted: t.Collection[str]) -> bool:
            return not wanted or any(
                value in wanted for value in record.values(kinds.PRISONER.field(name))
            )

        return (
            held in (None, "still_held" in record.data)
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
            and within(record)
        )

    chosen = [record for record in facts.records(kinds.PRISONER) if fits(record)]
    return sorted(chosen, key=lambda r: (date_key(text_value(r, "released")), fold(r.name), r.id))


def date_key(text: str | None) -> dates.PartialDate:
    """Give what a date is sorted by; an unknown one comes last."""
    return (
        dates.PartialDate("9999-12-31", 9, "9999-12-31", "") if text is None else dates.parse(text)
    )


def releases(facts: Facts, *, since: str | None = None, until: str | None = None) -> list[Record]:
    """Give the rounds of releases in order of date."""
    within = by_date(lambda record: text_value(record, "date"), since, until)
    chosen = [record for record in facts.records(kinds.RELEASE) if within(record)]
    return sorted(chosen, key=lambda r: (date_key(text_value(r, "date")), r.id))


NO_STATUS = "not stated"
RULING = "court ruling"


def states(measure: Record) -> set[str]:
    """Give the state of a measure, and those of later days that sources report."""
    first = text_value(measure, "status") or NO_STATUS
    return {first, *(claim["value"] for claim in later_states(measure))}


def sanctions(
    facts: Facts,
    *,
    texts: t.Collection[str] = (),
    authorities: t.Collection[str] = (),
    statuses: t.Collection[str] = (),
    targets: t.Collection[str] = (),
) -> list[Record]:
    """Give the measures by status, authority and date.

    The texts are ids, or else words that all stand in a measure's names, authority, target or
    instrument, or in what an organisation that its target names is known as. A status matches
    also where only a later word states it. NO_STATUS stands for the measures whose status no
    source states.
    """
    target_words = [fold(target) for target in targets]

    def fits(record: Record) -> bool:
        held = [str(value) for value in record.values(kinds.SANCTION.field("target"))]
        return (
            (not authorities or record.value("authority") in authorities)
            and (not statuses or not states(record).isdisjoint(statuses))
            and (
                not target_words
                or any(mentions(value, words) for value in held for words in target_words)
            )
            and (not texts or all(_names_measure(record, text) for text in texts))
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

    named = {*texts}.intersection(facts.ids(kinds.SANCTION))
    if named:
        texts = ()
        return sorted(
            (r for r in facts.records(kinds.SANCTION) if r.id in named and fits(r)), key=key
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
    """Give what the organisations that are the targets of a measure are known as, by its id."""
    known_as: dict[str, list[str]] = {}
    for organisation in facts.records(kinds.ORGANISATION):
        roles = organisation.values(kinds.ORGANISATION.field("role"))
        for id_ in facts.targeting(organisation):
            known_as.setdefault(id_, []).extend(map(str, roles))
    return known_as


def sources(facts: Facts, texts: t.Collection[str]) -> list[Record]:
    """Give the sources that the texts name: ids, or else words that all stand in a source."""
    ids = facts.ids(kinds.SOURCE)
    named = [text for text in dict.fromkeys(texts) if text in ids]
    if named:
        return [facts.record(kinds.SOURCE, id_) for id_ in named]
    words = fold(" ".join(texts))
    if texts and not words:
        return []
    return [
        record
        for record in facts.records(kinds.SOURCE)
        if mentions(" ".join((record.id, *_texts_of(record))), words)
    ]


def _texts_of(source: Record) -> t.Iterator[str]:
    """Give what identifies a source in words; its kind and language are no words of it."""
    for name in ("title", "publisher", "provenance", "url"):
        yield from map(str, source.values(kinds.SOURCE.field(name)))
