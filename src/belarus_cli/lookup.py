"""From what a user typed to records, and what to say when it names none."""

from __future__ import annotations

import typing as t

from belarus_cli import dates, kinds, query, streams
from belarus_cli.errors import BelarusError, ExitCode, printable
from belarus_cli.model import Facts, Record

_SEARCH = "'belarus search WORDS' looks into every value"
_DETAILED = 5


class Asked(t.NamedTuple):
    """The records that names were found for, and the names that nothing was found for."""

    records: list[Record]
    missing: list[tuple[str, str]]
    """Each unknown name with a way out."""

    def tell(self, code: ExitCode) -> ExitCode:
        """Say on stderr what is missing; an unknown name makes the exit code 1."""
        for name, hint in self.missing:
            streams.note(f"error: '{printable(name[:80])}' names nothing here")
            streams.note(f"hint: {hint}")
        return ExitCode.NOTHING_FOUND if self.missing else code


def named(facts: Facts, names: t.Iterable[str], among: t.Sequence[kinds.Kind] = kinds.ALL) -> Asked:
    """Find each name; in the order asked, no record twice."""
    records: dict[Record, None] = {}
    missing: list[tuple[str, str]] = []
    for name in names:
        found = query.find(facts, name, among)
        records.update(dict.fromkeys(found))
        if len(found) > 1:
            ids = ", ".join(record.id for record in found)
            streams.note(f"{printable(name)} names {len(found)} records: {ids}")
        if not found:
            # Looking for the nearest is slow, and few who give a list read on for long.
            detailed = len(missing) < _DETAILED
            missing.append((name, _way_out(facts, name, among) if detailed else _SEARCH))
    return Asked(list(records), missing)


def _way_out(facts: Facts, name: str, among: t.Sequence[kinds.Kind]) -> str:
    elsewhere = query.find(facts, name)
    if elsewhere:
        return f"see 'belarus show {elsewhere[0].id}' for the {elsewhere[0].kind.name} of that name"
    near = query.nearest(facts, name, among)
    if near:
        return f"did you mean {', '.join(near)}?"
    return _SEARCH


def rounds(facts: Facts, texts: t.Iterable[str]) -> list[str]:
    """Give the ids of the rounds that texts name, by id or by date; none where none was then.

    Raises BelarusError (USAGE) for a text that is neither.
    """
    return [id_ for text in texts for id_ in _rounds(facts, text)]


def _rounds(facts: Facts, text: str) -> list[str]:
    ids = facts.ids(kinds.RELEASE)
    if text in ids:
        return [text]
    try:
        wanted = dates.parse(text)
    except ValueError as error:
        raise BelarusError(
            f"{text!r} is neither a round of releases nor a date",
            code=ExitCode.USAGE,
            hint=f"rounds are {', '.join(ids)}",
        ) from error
    return [
        id_
        for id_ in ids
        if wanted.overlaps(dates.parse(str(facts.record(kinds.RELEASE, id_).value("date"))))
    ]
