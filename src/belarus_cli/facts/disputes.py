"""Where sources disagree: the claims of a field that cannot all be true."""

from __future__ import annotations

import typing as t

from belarus_cli.facts import kinds
from belarus_cli.facts.model import Claim, Facts, Record


class Dispute(t.NamedTuple):
    """A field on whose true value sources disagree."""

    record: Record
    field: kinds.Field
    claims: tuple[Claim, ...]


def contradictions(record: Record, field: kinds.Field) -> list[tuple[Claim, ...]]:
    """Return the claims of a field that contradict one another, what belongs together together.

    Values of a field with one true value contradict when they differ, unless they are true on
    different days (`as_of`) or about different subjects, as tallies are. What differs is said by
    their type: of two dates, one may mean the other.
    """
    if not field.cited or (field.multiple and not field.type.keyed):
        return []
    if len(record.data.get(field.name, ())) < 2:  # noqa: PLR2004 - it takes two to disagree
        return []
    # Only claims about one subject on one day can contradict one another.
    groups: dict[tuple[str | None, str], list[Claim]] = {}
    for claim in record.claims(field.name):
        groups.setdefault((claim.as_of, field.type.subject(claim.value)), []).append(claim)
    contradicts = field.type.contradicts
    doubtful = (
        tuple(one for one in group if any(contradicts(one.value, two.value) for two in group))
        for group in groups.values()
    )
    return [claims for claims in doubtful if claims]


def disputed_fields(record: Record) -> tuple[kinds.Field, ...]:
    """Return the fields of a record on which its sources disagree, or that follow from such."""
    # Only what has several claims can be doubtful, and few fields of a record have.
    if record.kind.sourced:  # its values are no claims that could disagree
        return ()
    several = (record.kind.field(name) for name, held in record.data.items() if len(held) > 1)
    doubtful = {field.name for field in several if contradictions(record, field)}
    if not doubtful:
        return ()
    if record.kind is kinds.PRISONER and record.custody.otherwise:
        doubtful.add("status")
    return tuple(
        field for field in record.kind.fields if field.name in doubtful or field.follows in doubtful
    )


def disputes(
    facts: Facts, chosen: t.Collection[kinds.Kind] = kinds.KINDS, ids: t.Collection[str] = ()
) -> list[Dispute]:
    """Return every field on which sources disagree, a tally's countries apart, in file order."""
    found: list[Dispute] = []
    for kind in chosen:
        for record in facts.records(kind) if not kind.sourced else ():
            if ids and record.id not in ids:
                continue
            for field in kind.fields:
                sides = contradictions(record, field)
                found.extend(Dispute(record, field, claims) for claims in sides)
    return found
