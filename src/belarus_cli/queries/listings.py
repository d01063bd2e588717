"""The names on official lists: which of them a text means, what filters leave, how old they are."""

from __future__ import annotations

import typing as t

from belarus_cli.facts import dates, kinds
from belarus_cli.facts.dates import DateRange
from belarus_cli.facts.days import FREED
from belarus_cli.facts.model import Facts, Record, once
from belarus_cli.facts.names import as_seen, fold, rank
from belarus_cli.facts.state import a_year_before
from belarus_cli.queries.filters import date_key, text_value

if t.TYPE_CHECKING:
    from belarus_cli.facts.by_sound import People

NOT_STATED = "not stated"
"""What stands for a day of listing that no list or page gives."""


def chosen(
    records: t.Iterable[Record],
    *,
    lists: t.Collection[str] = (),
    types: t.Collection[str] = (),
    programs: t.Collection[str] = (),
    delisted: bool = False,
) -> list[Record]:
    """Return the listings that the filters leave; several values of one filter widen it."""
    return [
        record
        for record in records
        if (not lists or any(is_on(record, one) for one in lists))
        and (not types or record.value("type") in types)
        and (not programs or not programs_of(record).isdisjoint(programs))
        and (not delisted or "delisted" in record.data)
    ]


def dated(records: t.Iterable[Record], within: DateRange, *, delisted: bool) -> list[Record]:
    """Return the listings of these days: of listing, or of leaving the list if asked for."""
    field = "delisted" if delisted else "listed"
    return [record for record in records if within.may_hold(text_value(record, field))]


def programs_of(record: Record) -> set[str]:
    """Return the programs of a listing."""
    return {str(value) for value in record.values(kinds.LISTING.field("program"))}


def is_on(record: Record, list_: str) -> bool:
    """Tell whether a listing is on the list that words begin: `EU`, `EU 765/2006 Annex V`."""
    return f"{fold(str(record.value('list')))} ".startswith(f"{fold(list_)} ")


def exact(facts: Facts, text: str) -> list[Record]:
    """Return the listings of an id: its own, its number, or that of the record they belong to."""
    wanted = text.strip()
    record = facts.find(wanted)
    if record is not None and record.kind is kinds.LISTING:
        return [record]
    if record is not None and record.kind in (kinds.SANCTION, kinds.PERSON, kinds.ORGANISATION):
        return of(record)
    return [
        listing
        for listing in facts.records(kinds.LISTING)
        if str(listing.value("number")).casefold() == wanted.casefold()
        and fold(wanted).isalnum()
        and len(wanted) >= _LEAST_NUMBER
    ]


_LEAST_NUMBER = 4
"""Shorter numbers are those of every annex, and parts of names."""


def named(facts: Facts, text: str) -> list[Record]:
    """Return the listings with all the words of a text in one of their names.

    Names are those of the list, and those of the record of the facts that it belongs to; what a
    list calls otherwise comes with what it belongs to.
    """
    wanted = fold(text)
    if not wanted:
        return []
    longest = max(wanted.split(), key=len)
    found: dict[str, Record] = {}
    for record, names, whole in _folded_names(facts):
        # Few names have the longest word, and that is seen faster than how it fits.
        if longest in whole and any(rank(wanted, name) is not None for name in names):
            for one in [record] if record.kind is kinds.LISTING else of(record):
                found.setdefault(one.id, one)
    return with_same(found.values())


@once
def _folded_names(facts: Facts) -> list[tuple[Record, list[str], str]]:
    """Return listings, people and organisations: each with its names folded, and these in one."""
    return [
        (record, names, " ".join(names))
        for kind in (kinds.LISTING, kinds.PERSON, kinds.ORGANISATION)
        for record in facts.records(kind)
        for names in ([fold(name) for name in (record.name, *record.also)],)
    ]


def of(record: Record, field: str = "listings") -> list[Record]:
    """Return the listings that a field of a record names."""
    ids = record.values(record.kind.field(field))
    return [record.facts.record(kinds.LISTING, str(id_)) for id_ in ids]


def with_same(records: t.Iterable[Record]) -> list[Record]:
    """Return listings, and after them what belongs to them."""
    found = {record.id: record for record in records}
    for record in [*found.values()]:
        for one in of(record, "same_as"):
            found.setdefault(one.id, one)
    return list(found.values())


def sounding(facts: Facts, text: str) -> list[Record]:
    """Return the listings of people whose given name and surname a text sounds like.

    What else their lists call otherwise is not among them: see `with_same`.
    """
    text = as_seen(text)
    # One word is a surname of many. Who is spelt so in the facts is meant, not who sounds like it.
    if " " not in fold(text) or any(
        one.matched != "sound" for one in facts.named(text, (kinds.PRISONER, kinds.PERSON))
    ):
        return []
    found = _people(facts).fitting(text, given=True)
    return [facts.record(kinds.LISTING, id_) for id_ in found]


@once
def _people(facts: Facts) -> People:
    from belarus_cli.facts.by_sound import People, words_of  # only what is not spelt so needs it

    return People(
        {
            record.id: [
                # Given names come first there: `LUKASHENKA, Viktar`.
                " ".join(words_of(" ".join(reversed(name.split(",")))))
                for name in (record.name, *record.also)
            ]
            for record in facts.records(kinds.LISTING)
            if record.value("type") == "person"
        }
    )


def together(records: t.Iterable[Record]) -> list[Record]:
    """Return listings by name, each with those of them that belong to it."""
    by_id = {record.id: record for record in records}
    ordered: dict[str, Record] = {}
    for record in sorted(by_id.values(), key=lambda one: (fold(one.name), one.id)):
        same = [one for one in of(record, "same_as") if one.id in by_id]
        for one in (record, *sorted(same, key=lambda one: (str(one.value("list")), one.id))):
            ordered.setdefault(one.id, one)
    return list(ordered.values())


def ages(records: t.Iterable[Record]) -> dict[str, str]:
    """Return the lists of listings, less their annexes, each with the day when it was last seen."""
    newest: dict[str, str] = {}
    for record in records:
        seen = text_value(record, "seen")
        if seen is not None and "delisted" not in record.data:
            list_ = str(record.value("list")).partition(" Annex ")[0]
            newest[list_] = max(newest.get(list_, seen), seen, key=date_key)
    return dict(sorted(newest.items()))


def copies(records: t.Iterable[Record]) -> str:
    """Return which lists of which days listings were copied from, for a sentence."""
    return ", ".join(f"{list_} {day(seen)}" for list_, seen in ages(records).items())


def day(text: str) -> str:
    """Return a day of a list in words: an approximate one is about that day."""
    return f"about {text[:-1]}" if text.endswith("~") else text


def is_old(facts: Facts, seen: str) -> bool:
    """Return whether a day lies more than a year before the day of review."""
    return dates.parse(seen).last < a_year_before(facts.updated)


class _Standing(t.NamedTuple):
    """Whether a name is on its list, as far as that was seen."""

    how: t.Literal["on it", "seen", "last seen", "last known", "delisted", "not known on"]
    when: str = ""
    """In words, the day on which that was seen or happened; nothing if none is told."""

    @property
    def told(self) -> str:
        """In words, without the day of listing."""
        return _NOW[self.how].format(when=self.when)


_NOW = {
    "on it": "listed",
    "seen": "listed, {when}",
    "last seen": "listed, last seen {when}",
    "last known": "last known {when}",
    "delisted": "delisted {when}",
    "not known on": "not known on {when}",
}
_SINCE = {
    "on it": "listed since {listed}",
    "seen": "listed since {listed}, seen {when}",
    "last seen": "listed since {listed}, last seen {when}",
    "last known": "listed since {listed}, last known {when}",
    "delisted": "listed {listed}, delisted {when}",
    "not known on": "listed since {listed}, not known on {when}",
}


def on_its_list(record: Record) -> str | None:
    """Return in words whether a name is on its list; None for a day before it was."""
    standing = _on_the_day(record)
    return None if standing is None else standing.told


def _on_the_day(record: Record) -> _Standing | None:
    """Return whether a name is on its list on the day asked about; None before it was."""
    facts, delisted = record.facts, text_value(record, "delisted")
    if not facts.asked or record.there:
        return _standing(record)
    if delisted is not None and dates.parse(delisted).last <= facts.day:
        return _standing(record)
    return None if record.there is False else _Standing("not known on", facts.day)


def is_off(record: Record) -> bool:
    """Return whether a name has left its list."""
    return {*record.stay.possible} == {FREED}


def on_lists(record: Record) -> tuple[list[str], list[str]]:
    """Return on which lists a person or a body is or was, each list once a state, and the sources.

    The texts are in words, with the day of listing; the sources are ids.
    """
    found = [(one, how) for one in of(record) if (how := _on_the_day(one)) is not None]
    texts = dict.fromkeys(f"{one.value('list')}: {_since(one, how)}" for one, how in found)
    sources = dict.fromkeys(id_ for one, _ in found for id_ in one.source_ids[:1])
    return [*texts], [*sources]


def _since(record: Record, standing: _Standing) -> str:
    listed = text_value(record, "listed")
    if listed is None:
        return standing.told
    return _SINCE[standing.how].format(when=standing.when, listed=listed)


def now(record: Record) -> str:
    """Return in words whether a name is on its list, with the day on which that was seen."""
    return _standing(record).told


def _standing(record: Record) -> _Standing:
    delisted, seen = text_value(record, "delisted"), text_value(record, "seen")
    if record.facts.asked and record.there:
        known = record.stay.confirmed
        if known is None or known == record.facts.day:
            return _Standing("on it")
        return _Standing("last seen", day(known))
    if delisted is not None:
        start, _, end = delisted.partition("/")
        return _Standing("delisted", f"from {start} to {end}" if end else day(start))
    if seen is None:
        return _Standing("on it")
    return _Standing("last known" if is_old(record.facts, seen) else "seen", day(seen))
