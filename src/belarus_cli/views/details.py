"""From a record to its details: every value with its sources' numbers, for reading."""

from __future__ import annotations

import typing as t

from belarus_cli.facts import kinds
from belarus_cli.facts.disputes import contradictions
from belarus_cli.facts.model import Citation, Claim, Record, cited
from belarus_cli.queries import listings
from belarus_cli.queries.timeline import timeline_of
from belarus_cli.views import days
from belarus_cli.views.rows import Row, of_sources
from belarus_cli.views.table import DISPUTED


class Line(t.NamedTuple):
    """A line of details: text with the numbers of its sources behind it."""

    text: str
    references: tuple[int, ...] = ()
    note: str = ""
    names: tuple[tuple[str, str], ...] = ()
    """The words of the text that stand for other records, each with the id of that record."""


class Section(t.NamedTuple):
    """The lines under one label."""

    label: str
    lines: tuple[Line, ...]


class Details(t.NamedTuple):
    """Everything about one record, for reading."""

    title: str
    kind: str
    id: str
    also: tuple[str, ...]
    address: str | None
    """Of a source, where it can be read."""
    answer: Line | None
    """Of a measure its state, and of what else depends on a day what it was on the one asked."""
    sections: tuple[Section, ...]
    timeline: tuple[Section, ...]
    """What happened when; the labels are dates."""
    sources: tuple[Row, ...]


class _Numbers:
    """Numbers sources in the order in which a reader meets them."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def of(self, ids: t.Iterable[str]) -> tuple[int, ...]:
        return tuple(sorted(self._numbers.setdefault(id_, len(self._numbers) + 1) for id_ in ids))

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self._numbers)


def details_of(record: Record) -> Details:
    """Return all there is about a record, for reading."""
    numbers = _Numbers()
    answer = _answer(record, numbers)
    at_the_head = ("name", "also", "url") if record.kind is kinds.SOURCE else ("name", "also")
    sections = tuple(
        section
        for field in record.kind.fields
        if field.name not in at_the_head
        if (section := _section(record, field, numbers)) is not None
    )
    if record.kind.sourced:
        lines_ = (_reference(citation, numbers) for citation in record.citations)
        sections += (Section("Sources", tuple(lines_)),)
    companions = _companions(record)
    if companions:
        sections += (Section("Freed with", (_people(companions),)),)
    if record.kind is kinds.SOURCE:
        sections += _supports(record)
    dated = record.kind not in (kinds.EVENT, kinds.SOURCE, kinds.LISTING)
    lines = tuple(
        Section(entry.date, (Line(entry.headline, numbers.of(entry.sources)),))
        for entry in (timeline_of(record) if dated else ())
    )
    return Details(
        record.name,
        record.kind.name,
        record.id,
        record.also,
        record.facts.source(record.id).url if record.kind is kinds.SOURCE else None,
        answer,
        sections,
        lines,
        tuple(of_sources(record.facts, numbers.ids)),
    )


def _answer(record: Record, numbers: _Numbers) -> Line | None:
    told = days.answer(record)
    if not told:
        return None
    sources = (id_ for claim in days.deciding(record) for id_ in cited(claim))
    return Line(told, numbers.of(dict.fromkeys(sources)))


def _section(record: Record, field: kinds.Field, numbers: _Numbers) -> Section | None:
    label = field.heading
    if contradictions(record, field):
        label += f" {DISPUTED}"
    claims = record.claims(field.name) if field.cited else ()
    if claims:
        return Section(label, tuple(_line(record, field, claim, numbers) for claim in claims))
    values = record.values(field)
    # What is derived from a claim stands beside that claim.
    if not values or (field.derived and not field.targets):
        return None
    if field.targets and all(kinds.BY_NAME[k].precedence == kinds.PEOPLE for k in field.targets):
        people = [(_named(record, field, str(value)), str(value)) for value in values]
        return Section(label, (_people(people),))
    if field.targets == (kinds.LISTING.name,):
        # As `belarus listed` has them: ids sort 100 before 89.
        values = tuple(one.id for one in listings.together(listings.of(record, field.name)))
    return Section(
        label,
        tuple(Line(_named(record, field, str(v)), names=_names(field, str(v))) for v in values),
    )


def _people(named: t.Sequence[tuple[str, str]]) -> Line:
    return Line(", ".join(name for name, _ in named), names=tuple(named))


def _names(field: kinds.Field, value: str) -> tuple[tuple[str, str], ...]:
    """Return what in a value as `_named` has it stands for another record: its id."""
    return ((value, value),) if field.targets else ()


def _reference(citation: Citation, numbers: _Numbers) -> Line:
    return Line(citation.where or citation.source.publisher, numbers.of((citation.source.id,)))


def _line(record: Record, field: kinds.Field, claim: Claim, numbers: _Numbers) -> Line:
    text = _named(record, field, str(claim.value))
    if claim.as_of is not None:
        text += f" (as of {claim.as_of})"
    references = []
    where = []
    for citation in claim.citations:
        (number,) = numbers.of((citation.source.id,))
        references.append(number)
        if citation.where is not None:
            where.append(f"[{number}] {citation.where}")
    remarks = "; ".join((*((claim.note,) if claim.note else ()), *where))
    return Line(text, tuple(references), remarks, _names(field, str(claim.value)))


def _named(record: Record, field: kinds.Field, value: str) -> str:
    """Return a value for reading: of a reference, the record that it names."""
    if not field.targets:
        return value
    target = next(
        found
        for kind in field.targets
        if (found := record.facts.find(value, (kinds.BY_NAME[kind],))) is not None
    )
    if target.kind.precedence == kinds.PEOPLE:
        return target.name
    if target.kind is kinds.LISTING:
        left = f", delisted {target.value('delisted')}" if target.value("delisted") else ""
        number = f" {target.value('number')}" if target.value("number") else ""
        return f"{target.value('list')}{number}: {target.name}{left}  {value}"
    freed = target.value("freed") if target.kind is kinds.RELEASE else None
    if freed is None:
        return f"{value}  {target.name}"
    if freed == 1:
        return f"{value}  the only person freed"
    among = "one of " if record.kind is kinds.PRISONER else ""
    return f"{value}  {among}{freed} people freed"


def _companions(record: Record) -> list[tuple[str, str]]:
    """Return the names and ids of the others whom the same round freed."""
    if record.kind is not kinds.PRISONER:
        return []
    release = record.value("release")
    others = record.facts.referring(kinds.PRISONER, "release", str(release)) if release else ()
    people = [record.facts.record(kinds.PRISONER, id_) for id_ in others if id_ != record.id]
    return sorted((one.name, one.id) for one in people)


def _supports(record: Record) -> tuple[Section, ...]:
    stated: dict[str, list[Line]] = {}
    for other, field, claim in record.facts.supported.get(record.id, ()):
        lines = stated.setdefault(f"{other.kind.name} {other.id}", [])
        lines.append(Line(f"{field.name}: {claim.value}"))
    listed = len(record.facts.sourced.get(record.id, ()))
    if listed:
        stated["listings"] = [Line("1 name" if listed == 1 else f"{listed} names")]
    return tuple(Section(label, tuple(lines)) for label, lines in stated.items())
