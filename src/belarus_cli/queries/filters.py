"""Finding, filtering and searching: pure functions over Facts."""

from __future__ import annotations

import re
import typing as t
from functools import lru_cache

from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.facts import dates, kinds
from belarus_cli.facts.model import Claim, Facts, Record, cited, contradictions, later_states
from belarus_cli.facts.names import WHOLE, begins, fold, is_name, rank


class Hit(t.NamedTuple):
    """A place where a search found its words."""

    record: Record
    field: str
    value: str
    note: str | None
    sources: tuple[str, ...]
    """Ids of those that state it."""


class Dispute(t.NamedTuple):
    """A field on whose true value sources disagree."""

    record: Record
    field: kinds.Field
    claims: tuple[Claim, ...]


# What people type is a person's name before it is anything else. Events and sources have no
# names; their headlines and titles are for `search`.
_NAMED = (
    (kinds.PRISONER, kinds.PERSON),
    (kinds.ORGANISATION, kinds.RELEASE, kinds.SANCTION, kinds.FIGURE),
)
_PEOPLE = _NAMED[0]


def find(facts: Facts, text: str, among: t.Sequence[kinds.Kind] = kinds.ALL) -> list[Record]:
    """Return the records that `text` names: by id, else by the spellings that fit it best.

    Only the best fit counts: people before other records, then the whole of a name before some
    of its words. The words of an id are no name.
    """
    exact = facts.find(text.strip(), among)
    if exact is not None:
        return [exact]
    wanted = fold(text)
    found: dict[tuple[int, int], list[Record]] = {}
    for record, precedence, spellings in _named(facts):
        if record.kind not in among:
            continue
        fits = [
            fit
            for spelling in spellings
            if (fit := rank(wanted, spelling)) is not None
            and (fit == WHOLE or _can_name(record, wanted, spelling))
        ]
        if fits:
            found.setdefault((precedence, min(fits)), []).append(record)
    return found[min(found)] if found else []


def _can_name(record: Record, words: str, spelling: str) -> bool:
    """Tell whether some words of a spelling can mean the record."""
    if record.kind in _PEOPLE:
        return is_name(words, spelling)
    # What stands in brackets behind a figure's name is who counted.
    counter = {*fold(" ".join(re.findall(r"\(.*?\)", record.name))).split()}
    return record.kind is not kinds.FIGURE or not counter.issuperset(words.split())


@lru_cache(maxsize=1)
def _named(facts: Facts) -> list[tuple[Record, int, list[str]]]:
    """Return the records that have names: precedence of their kind, and folded spellings."""
    return [
        (record, precedence, [fold(spelling) for spelling in (record.name, *record.also)])
        for precedence, group in enumerate(_NAMED)
        for kind in group
        for record in facts.records(kind)
    ]


def _spellings(record: Record) -> tuple[str, ...]:
    return (record.name, *record.also, record.id)


def nearest(facts: Facts, text: str, among: t.Sequence[kinds.Kind] = kinds.ALL) -> list[str]:
    """Return up to three names that look most like `text` or begin so, for a "did you mean"."""
    import difflib

    wanted = fold(text)[:80]
    names: dict[str, str] = {}
    begun = []
    for record, _, spellings in _named(facts):
        if record.kind not in among:
            continue
        for spelling in (*spellings, fold(record.id)):
            if begins(wanted, spelling):
                begun.append(record.name)
            # Whole spellings, and their words: a surname alone is what people mistype.
            for part in (spelling, *spelling.split()):
                names.setdefault(part, record.name)
    close = difflib.get_close_matches(wanted, names, n=9, cutoff=0.8)
    return list(dict.fromkeys((*(names[match] for match in close), *begun)))[:3]


_SHORT = 3


def mentions(value: str, words: str) -> bool:
    """Tell whether a value has all the words (folded), as `words_in` finds them."""
    return words_in(value, words.split()) == {*words.split()}


def words_in(value: str, words: t.Iterable[str]) -> set[str]:
    """Return those of the folded words that a value has.

    Each may be part of a longer word, but for numbers and what has three letters or fewer: `GL`
    is no part of `global`, nor 13 of 130.
    """
    folded = f" {fold(value)} "

    def has(word: str) -> bool:
        return (f" {word} " if word.isdigit() or len(word) <= _SHORT else word) in folded

    return {word for word in words if has(word)}


def by_date(
    date: t.Callable[[t.Any], str | None], since: str | None, until: str | None
) -> t.Callable[[t.Any], bool]:
    """Return a test that a thing's date can lie from `since` to `until`, both included.

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
    """Return the first value of a field as text; None if it is not known."""
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
    """Return the released prisoners in order of release, or those still held; both if None.

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
    """Return what a date is sorted by; an unknown one comes last."""
    return (
        dates.PartialDate("9999-12-31", 9, "9999-12-31", "") if text is None else dates.parse(text)
    )


def releases(facts: Facts, *, since: str | None = None, until: str | None = None) -> list[Record]:
    """Return the rounds of releases in order of date."""
    within = by_date(lambda record: text_value(record, "date"), since, until)
    chosen = [record for record in facts.records(kinds.RELEASE) if within(record)]
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
    texts: t.Collection[str] = (),
    authorities: t.Collection[str] = (),
    statuses: t.Collection[str] = (),
    targets: t.Collection[str] = (),
) -> list[Record]:
    """Return the measures by status, authority and date.

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


@lru_cache(maxsize=1)
def _businesses(facts: Facts) -> dict[str, list[str]]:
    """Return what the organisations that are the targets of a measure are known as, by its id."""
    known_as: dict[str, list[str]] = {}
    for organisation in facts.records(kinds.ORGANISATION):
        roles = organisation.values(kinds.ORGANISATION.field("role"))
        for id_ in facts.targeting(organisation):
            known_as.setdefault(id_, []).extend(map(str, roles))
    return known_as


def sources(facts: Facts, texts: t.Collection[str]) -> list[Record]:
    """Return the sources that the texts name: ids, or else words that all stand in a source."""
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
    """Return what identifies a source in words; its kind and language are no words of it."""
    for name in ("title", "publisher", "provenance", "url"):
        yield from map(str, source.values(kinds.SOURCE.field(name)))


def search(facts: Facts, text: str) -> list[Hit]:
    """Return the values that mention the words of `text`, in every record that has them all.

    Of each record, the values with most of the words; folded as names are.
    """
    words = set(fold(text).split())
    hits: list[Hit] = []
    if not words:
        return hits
    for kind in (*kinds.KINDS, kinds.SOURCE):
        for record in facts.records(kind):
            places = [
                (hit, words_in(f"{hit.value} {hit.note or ''}", words)) for hit in _values(record)
            ]
            if words <= set().union(*(there for _, there in places)):
                most = max(len(there) for _, there in places)
                hits.extend(hit for hit, there in places if len(there) == most)
    return hits


def _values(record: Record) -> t.Iterator[Hit]:
    """Return every text that a record holds, with the sources that state it."""
    for field in record.kind.fields:
        if field.cited:
            for claim in record.written(field.name):
                sources = tuple(cited(claim))
                yield Hit(record, field.name, str(claim["value"]), claim.get("note"), sources)
        elif not field.derived:
            own = (record.id,) if record.kind is kinds.SOURCE else ()
            yield from (Hit(record, field.name, str(v), None, own) for v in record.values(field))


def disputes(
    facts: Facts, chosen: t.Collection[kinds.Kind] = kinds.KINDS, ids: t.Collection[str] = ()
) -> list[Dispute]:
    """Return every field on which sources disagree, a tally's countries apart, in file order."""
    found: list[Dispute] = []
    for kind in chosen:
        for record in facts.records(kind):
            if ids and record.id not in ids:
                continue
            for field in kind.fields:
                sides = contradictions(record, field)
                found.extend(Dispute(record, field, claims) for claims in sides)
    return found
