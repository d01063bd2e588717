"""Rules across the records of a document whose shape holds.

Each rule is a function that yields Problems; errors make a file unusable, warnings ask an editor
to look.
"""

from __future__ import annotations

import typing as t
from itertools import pairwise

from belarus_cli import dates, kinds, model
from belarus_cli.problems import Path, Problem

Problems = t.Iterator[Problem]


def check(document: model.Document) -> list[Problem]:
    """Give every problem across records, in the order of the rules."""
    dangling = [*references(document), *ids(document)]
    if dangling:  # the other rules follow references
        return dangling
    return [
        problem
        for rule in (order, citations, chronology, freedom, counts)
        for problem in rule(document)
    ]


def _claims(document: model.Document) -> t.Iterator[tuple[Path, kinds.Field, t.Any]]:
    """Give each claim with its path and field."""
    for kind in kinds.KINDS:
        for id_, record in document.get(kind.section, {}).items():
            for field in kind.fields:
                if field.cited:
                    for position, claim in enumerate(record.get(field.name, ())):
                        yield (kind.section, id_, field.name, position), field, claim


def references(document: model.Document) -> Problems:
    """Every source and every record that is referred to exists."""
    sources = document.get(kinds.SOURCE.section, {})
    targets = {kind.name: frozenset(document.get(kind.section, ())) for kind in kinds.KINDS}
    for path, field, claim in _claims(document):
        for position, citation in enumerate(claim["sources"]):
            source = citation if isinstance(citation, str) else citation["source"]
            if source not in sources:
                yield Problem((*path, "sources", position), f"no source {source!r}")
        if field.to and not any(claim["value"] in targets[kind] for kind in field.to):
            yield Problem((*path, "value"), f"no {' or '.join(field.to)} {claim['value']!r}")
    for id_, record in document.get(kinds.EVENT.section, {}).items():
        field = kinds.EVENT.field("people")
        for position, person in enumerate(record.get("people", ())):
            if not any(person in targets[kind] for kind in field.to):
                here = (kinds.EVENT.section, id_, "people", position)
                yield Problem(here, f"no {' or '.join(field.to)} {person!r}")


def ids(document: model.Document) -> Problems:
    """No two records of the file share an id, so that an id alone finds its record."""
    first: dict[str, str] = {}
    for kind in kinds.ALL:
        for id_ in document.get(kind.section, ()):
            if id_ in first:
                yield Problem((kind.section, id_), f"id is taken by a {first[id_]}")
            first.setdefault(id_, kind.name)


def citations(document: model.Document) -> Problems:
    """Every source is cited, and no two sources are one page."""
    cited = {
        citation if isinstance(citation, str) else citation["source"]
        for _, _, claim in _claims(document)
        for citation in claim["sources"]
    }
    addresses: dict[str, str] = {}
    for id_, source in document.get(kinds.SOURCE.section, {}).items():
        here = (kinds.SOURCE.section, id_)
        if id_ not in cited:
            yield Problem(here, "nothing cites it", warning=True)
        url = source.get("url")
        if url in addresses:
            yield Problem((*here, "url"), f"same address as {addresses[url]}")
        elif url is not None:
            addresses[url] = id_
    for path, _, claim in _claims(document):
        kinds_cited = {
            document["sources"][c if isinstance(c, str) else c["source"]]["kind"]
            for c in claim["sources"]
        }
        if kinds_cited == {"aggregator"} and "note" not in claim:
            yield Problem(path, "rests on aggregators alone; a note must say so", warning=True)


def order(document: model.Document) -> Problems:
    """Each record stands in the order of its id, so that it has one place in the file."""
    for kind in kinds.ALL:
        listed = list(document.get(kind.section, ()))
        for before, after in pairwise(listed):
            if after < before:
                yield Problem((kind.section, after), f"belongs before {before}", warning=True)


# What must not come before what: a person is released after the arrest.
_SEQUENCES = {
    "prisoners": (("born", "detained", "sentenced", "released"), ("detained", "still_held")),
    "sanctions": (
        ("imposed", "eased"),
        ("imposed", "lifted"),
        ("imposed", "revoked"),
        ("effective", "expires"),
    ),
}


def chronology(document: model.Document) -> Problems:
    """Dates of a record follow one another, and nothing lies after the review of the file.

    Only what is planned may lie later: the day on which a measure applies or ends.
    """
    reviewed = dates.parse(document["updated"])
    for path, field, claim in _claims(document):
        for name, text in (("value", claim["value"]), ("as_of", claim.get("as_of"))):
            if text is None or (name == "value" and field.type != "date"):
                continue
            if field.name in ("effective", "expires"):
                continue
            if dates.parse(text).first > reviewed.last:
                yield Problem((*path, name), f"{text} is after the review ({document['updated']})")
    facts = model.Facts(document)
    for kind in kinds.KINDS:
        for sequence in _SEQUENCES.get(kind.section, ()):
            for record in facts.records(kind):
                yield from _in_sequence(record, sequence)


def _in_sequence(record: model.Record, sequence: tuple[str, ...]) -> Problems:
    known = [(name, record.value(name)) for name in sequence]
    stated = [(name, str(value)) for name, value in known if value is not None]
    for (before, early), (after, late) in pairwise(stated):
        if dates.parse(late).last < dates.parse(early).first:
            path = (record.kind.section, record.id, after)
            yield Problem(path, f"{late} is before {before} ({early})")


def freedom(document: model.Document) -> Problems:
    """Nobody is both held and freed, and everybody is one of them."""
    facts = model.Facts(document)
    for prisoner in facts.records(kinds.PRISONER):
        path = (kinds.PRISONER.section, prisoner.id)
        freed = prisoner.data.get("release") or prisoner.data.get("released")
        if freed and "still_held" in prisoner.data:
            yield Problem((*path, "still_held"), "is said of somebody who was released")
        if not freed and "still_held" not in prisoner.data:
            yield Problem(path, "has neither release, released nor still_held")
        if "release" in prisoner.data and "released" in prisoner.data:
            yield Problem((*path, "released"), "follows from the release; state it there")


def counts(document: model.Document) -> Problems:
    """Numbers of a round fit its people: no part of it is larger than the whole."""
    facts = model.Facts(document)
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
            tallies = [model.tally(str(v)) for v in release.values(kinds.RELEASE.field(name))]
            if (total := sum(number or 0 for _, number in tallies)) > freed:
                message = f"adds up to {total}, but {freed} were freed"
                yield Problem((*path, name), message, warning=True)
