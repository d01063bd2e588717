"""Rules across the records of facts whose shape holds.

Each rule is a function that yields Problems; errors make a file unusable, warnings ask an editor
to look.
"""

from __future__ import annotations

import re
import typing as t
from datetime import date
from itertools import chain, combinations, pairwise

from belarus_cli.facts import dates, kinds, model
from belarus_cli.facts.value_types import DATE, tally
from belarus_cli.reading.problems import Path, Problem
from belarus_cli.reading.structure import WITHHELD, Shape

Problems = t.Iterator[Problem]


def check(shape: Shape, *, warnings: bool) -> list[Problem]:
    """Return every error across records, and if asked for every warning, which takes longer."""
    dangling = follow(shape)
    if dangling:  # the other rules follow references
        return dangling
    data = shape.facts
    return [
        *withheld(data),
        *addresses(data),
        *chronology(shape),
        *sequences(data),
        *freedom(data),
        *counts(data),
        *asked(data),
        *(
            (
                *order(data),
                *listed(data),
                *citations(data),
                *printable_addresses(data),
                *foresight(data),
            )
            if warnings
            else ()
        ),
    ]


def follow(shape: Shape) -> list[Problem]:
    """Return every reference that leads nowhere, also in facts whose shape does not hold."""
    if kinds.SOURCE.section not in shape.facts:
        return []  # nothing could be found
    return [*sources(shape), *references(shape), *ids(shape.facts)]


def _claims(
    data: model.FactsData, about: t.Callable[[kinds.Field], bool] = lambda _: True
) -> t.Iterator[tuple[Path, kinds.Field, model.ClaimData]]:
    """Return every claim about such fields, with its place and its field."""
    for kind in kinds.KINDS:
        fields = {one.name: one for one in kind.fields if one.cited and about(one)}
        if kind.sourced or not fields:
            continue
        for id_, record in data.get(kind.section, {}).items():
            for name, held in record.items():
                for position, claim in enumerate(held if name in fields else ()):
                    yield (kind.section, id_, name, position), fields[name], claim


def _sourced(data: model.FactsData) -> t.Iterator[tuple[Path, model.RecordData]]:
    """Return every record that cites its sources as a whole, with its place."""
    for kind in kinds.KINDS:
        if kind.sourced:
            for id_, record in data.get(kind.section, {}).items():
                yield (kind.section, id_), record


def sources(shape: Shape) -> Problems:
    """Every source that something cites exists."""
    if not shape.strange:
        return
    citing = ((path, claim) for path, _, claim in _claims(shape.facts))
    for path, claim in chain(citing, _sourced(shape.facts)):
        for position, source in enumerate(model.cited(claim)):
            if source not in shape.facts[kinds.SOURCE.section]:
                yield Problem((*path, "sources", position), f"no source {source!r}")


def references(shape: Shape) -> Problems:
    """Every record that is referred to exists."""
    for kind in kinds.ALL:
        for field in kind.fields:
            if field.targets and not field.derived:
                sections = (kinds.BY_NAME[target].section for target in field.targets)
                there = {id_ for section in sections for id_ in shape.facts.get(section, ())}
                if not there.issuperset(shape.values[field.type]):
                    yield from _dangling(shape.facts, kind, field, there)


def _dangling(
    data: model.FactsData, kind: kinds.Kind, field: kinds.Field, there: t.Collection[str]
) -> Problems:
    for id_, record in data.get(kind.section, {}).items():
        held = record.get(field.name, ())
        for position, one in enumerate((held,) if isinstance(held, str) else held):
            named = one["value"] if field.cited else one
            if named not in there:
                place = (kind.section, id_, field.name, position, *(["value"] * field.cited))
                yield Problem(place, f"no {' or '.join(field.targets)} {named!r}")


def ids(data: model.FactsData) -> Problems:
    """No two records of the file share an id, so that an id alone finds its record."""
    first: dict[str, str] = {}
    for kind in kinds.ALL:
        for id_ in data.get(kind.section, ()):
            if id_ in first:
                yield Problem((kind.section, id_), f"id is taken by a {first[id_]}")
            first.setdefault(id_, kind.name)


def withheld(data: model.FactsData) -> Problems:
    """No record is one that was taken out at a person's wish (docs/corrections.md)."""
    digests = frozenset(data.get(WITHHELD, ()))
    if not digests:
        return
    import hashlib

    for kind in kinds.KINDS:
        for id_ in data.get(kind.section, ()):
            if hashlib.sha256(id_.encode()).hexdigest() in digests:
                yield Problem((kind.section, id_), "is withheld at a person's wish")


def addresses(data: model.FactsData) -> Problems:
    """No two sources are one page."""
    first: dict[str, str] = {}
    for id_, source in data["sources"].items():
        url = source.get("url")
        if url in first:
            path = (kinds.SOURCE.section, id_, "url")
            yield Problem(path, f"same address as {first[url]}")
        elif url is not None:
            first[url] = id_


def citations(data: model.FactsData) -> Problems:
    """Every source is cited, and what rests on aggregators alone carries a note."""
    claims = [*_claims(data)]
    cited = {source for _, _, claim in claims for source in model.cited(claim)}
    cited |= {source for _, record in _sourced(data) for source in model.cited(record)}
    for id_ in data["sources"]:
        if id_ not in cited:
            yield Problem((kinds.SOURCE.section, id_), "nothing cites it", warning=True)
    facts = model.Facts(data)
    for path, _, claim in claims:
        if "note" not in claim and facts.is_second_hand(claim):
            message = "rests on aggregators alone; a note must say so"
            yield Problem(path, message, warning=True)


# What makes an address one that nobody should print, each with the word for it. They are compiled
# when somebody asks for warnings: every start with a file of one's own would take 4 ms for them.
_UNPRINTABLE = {
    "a tracking parameter": (
        r"[?&](utm_\w+|fbclid|gclid|yclid|dclid|msclkid|igshid|mc_[ce]id|_ga|ref_src)="
    ),
    "a session parameter": r"(?i)[?&;](phpsessid|jsessionid|aspsessionid\w*|sessionid|sid)=",
    "an AMP page": (
        r"^https?://amp\.|/amp(/|$|\?)|[?&]amp(=|&|$)|\.amp(\.html)?$|ampproject\.org|^https?://[^/]*google\.[a-z.]+/amp/"
    ),
    "a staging or preview host": (
        r"(?i)^https?://([^/]*[.-])?(staging|stage|preview|preprod|dev|test|uat)[.-]"
    ),
    "a numeric host": r"^https?://(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:]+\])([:/]|$)",
}


def printable_addresses(data: model.FactsData) -> Problems:
    """Each address is one to print: the publisher's own, in its plain form."""
    for id_, source in data["sources"].items():
        for what, pattern in _UNPRINTABLE.items():
            if "url" in source and re.search(pattern, source["url"]):
                message = f"is {what}" if what.endswith(("page", "host")) else f"has {what}"
                message += "; give the publisher's own plain address, and this one as copy"
                yield Problem((kinds.SOURCE.section, id_, "url"), message, warning=True)


def order(data: model.FactsData) -> Problems:
    """Each record stands in the order of its id, so that it has one place in the file."""
    for kind in kinds.ALL:
        if kind is kinds.LISTING:  # a script keeps its part in order, apart from that of editors
            continue
        listed = list(data.get(kind.section, ()))
        for before, after in pairwise(listed):
            if after < before:
                yield Problem((kind.section, after), f"belongs before {before}", warning=True)


_PLANNED = ("effective", "expires")
_DAYS = tuple(field.name for field in kinds.LISTING.fields if field.type is DATE)
_AHEAD = 31

# What must not come before what: a person is released after the arrest.
_SEQUENCES = {
    "prisoners": (("born", "detained", "sentenced", "released"), ("detained", "still_held")),
    "sanctions": (
        ("imposed", "eased"),
        ("imposed", "lifted"),
        ("imposed", "revoked"),
        ("imposed", "archived"),
        ("effective", "expires"),
    ),
    "listings": (("listed", "seen", "delisted"),),
}


def chronology(shape: Shape) -> Problems:
    """Nothing lies after the review of the file.

    Only what is planned may lie later: the day on which a measure applies or ends.
    """
    data = shape.facts
    last = dates.parse(data["updated"]).last
    late = {day for day in shape.values[DATE] if dates.parse(day).first > last}

    def lying(path: Path, keys: t.Iterable[str], held: model.ClaimData) -> Problems:
        for key in keys:
            if key in held and held[key] in late:
                message = f"{held[key]} is after the review ({data['updated']})"
                yield Problem((*path, key), message)

    if not late:
        return
    for path, field, claim in _claims(data):
        yield from lying(path, ("value", "as_of") if _is_over(field) else ("as_of",), claim)
    for id_, source in data["sources"].items():
        yield from lying((kinds.SOURCE.section, id_), ("published",), source)
    for path, record in _sourced(data):
        yield from lying(path, _DAYS, record)


def _is_over(field: kinds.Field) -> bool:
    """Return whether what happened on the dates of a field has to be over."""
    return field.type is DATE and field.name not in _PLANNED


def sequences(data: model.FactsData) -> Problems:
    """Each date of a record follows those that must come before it."""
    for section, orders in _SEQUENCES.items():
        # Each with each: a date that leaves much open says nothing of its neighbours' order.
        pairs = [pair for order in orders for pair in combinations(order, 2)]
        names = dict.fromkeys(chain.from_iterable(orders))
        for id_, record in data.get(section, {}).items():
            days = {name: _first(record[name]) for name in names if name in record}
            if "release" in record:
                days["released"] = _first(data["releases"][_first(record["release"])]["date"])
            for before, after in pairs if len(days) > 1 else ():
                if before in days and after in days:
                    early, late = days[before], days[after]
                    if dates.parse(late).last < dates.parse(early).first:
                        message = f"{late} is before {before} ({early})"
                        yield Problem((section, id_, after), message)


def foresight(data: model.FactsData) -> Problems:
    """No source states what happened well after it was published.

    Acts are announced ahead of their day, so a month of difference is let pass.
    """
    published = {
        id_: source["published"] for id_, source in data["sources"].items() if "published" in source
    }
    for path, field, claim in _claims(data):
        day = claim.get("as_of")
        if _is_over(field):
            day = claim["value"]
        elif field.targets == (kinds.RELEASE.name,):
            day = _first(data["releases"][claim["value"]]["date"])
        if day is None:
            continue
        for source in model.cited(claim):
            if source in published and _days_between(published[source], day) > _AHEAD:
                message = f"{day} is well after {source} was published ({published[source]})"
                yield Problem(path, message, warning=True)


def _days_between(earlier: str, later: str) -> int:
    """Count the days from the last that one date can mean to the first of the other."""
    last = date.fromisoformat(dates.parse(earlier).last)
    return (date.fromisoformat(dates.parse(later).first) - last).days


def _first(held: t.Any) -> str:
    """Return the first date that is stated for a field, or the first record."""
    return str(held if isinstance(held, str) else held[0]["value"])


def freedom(data: model.FactsData) -> Problems:
    """Nobody is both held and freed, and everybody is one of them."""
    for id_, prisoner in data.get(kinds.PRISONER.section, {}).items():
        path = (kinds.PRISONER.section, id_)
        freed = prisoner.get("release") or prisoner.get("released")
        if freed and "still_held" in prisoner:
            yield Problem((*path, "still_held"), "is said of somebody who was released")
        if not freed and "still_held" not in prisoner:
            yield Problem(path, "has neither release, released nor still_held")
        if "release" in prisoner and "released" in prisoner:
            yield Problem((*path, "released"), "follows from the release; state it there")


# What version 2 of the format asks for beyond version 1, by section: fields of its records. Beside
# these, what each state rests on.
_ASKED = {kinds.FIGURE.section: ("topic",)}
# In which version it is only a warning that it is missing.
_ASKED_AS_WARNING = {"1": True, "2": False}


def asked(data: model.FactsData) -> Problems:
    """Each record has what the newest version of the format asks for."""
    warning = _ASKED_AS_WARNING[data["version"]]
    for section, names in _ASKED.items():
        for id_, record in data.get(section, {}).items():
            for name in names:
                if name not in record:
                    yield Problem((section, id_), f"{name} is missing", warning=warning)
    for path, _, claim in _claims(data, lambda field: field.has_basis):
        if "basis" not in claim:
            yield Problem(path, "basis is missing", warning=warning)


def counts(data: model.FactsData) -> Problems:
    """Numbers of a round fit its people: no part of it is larger than the whole."""
    facts = model.Facts(data)
    for release in facts.records(kinds.RELEASE):
        path = (kinds.RELEASE.section, release.id)
        freed = release.value("freed")
        if not isinstance(freed, int):
            continue
        people = release.values(kinds.RELEASE.field("people"))
        if len(people) > freed:
            yield Problem((*path, "freed"), f"{freed} freed, but {len(people)} people name it")
        political = release.value("political_prisoners")
        if isinstance(political, int) and political > freed:
            message = f"{political} political prisoners among {freed} freed"
            yield Problem((*path, "political_prisoners"), message)
        for name in ("destination", "nationality"):
            tallies = [tally(str(v)) for v in release.values(kinds.RELEASE.field(name))]
            if (total := sum(number or 0 for _, number in tallies)) > freed:
                message = f"adds up to {total}, but {freed} were freed"
                yield Problem((*path, name), message, warning=True)


_WORDS = dict(
    zip(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
        map(str, range(2, 12)),
        strict=True,
    )
)
_STATED = rf"\b(\d+|{'|'.join(_WORDS)}) (individuals|persons|people|entities|companies)"
_COUNTED = {"individuals": "person", "persons": "person", "people": "person"}


def listed(data: model.FactsData) -> Problems:
    """No more names are listed by a measure than it hits, where the record says how many."""
    names: dict[str, dict[str, int]] = {}
    for listing in data.get(kinds.LISTING.section, {}).values():
        for id_ in listing.get("measure", ()):
            types = names.setdefault(id_, {})
            types[listing["type"]] = types.get(listing["type"], 0) + 1
    for id_, types in names.items():
        stated: dict[str, int] = {}
        for claim in data[kinds.SANCTION.section][id_].get("target", ()):
            for number, what in re.findall(_STATED, claim["value"]):
                type_ = _COUNTED.get(what, "entity")
                count = int(_WORDS.get(number, number))
                stated[type_] = max(stated.get(type_, 0), count)
        for type_, most in stated.items():
            if types.get(type_, 0) > most:
                path = (kinds.SANCTION.section, id_, "target")
                message = f"{most} of type {type_} stated, but {types[type_]} listings name it"
                yield Problem(path, message, warning=True)
