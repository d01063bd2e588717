"""From what a user typed to records, and what to say when it names none."""

from __future__ import annotations

import typing as t

from belarus_cli import dates, kinds, query, streams
from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.model import Facts, Record


class Asked(t.NamedTuple):
    """The records that names were found for, and the names that nothing was found for."""

    records: list[Record]
    missing: list[tuple[str, str]]
    """Each unknown name with a way out."""

    def tell(self, code: ExitCode) -> ExitCode:
        """Say on stderr what is missing; an unknown name makes the exit code 1."""
        for name, hint in self.missing:
            shown = "".join(c if c.isprintable() else "�" for c in name[:80])
            streams.note(f"error: {shown!r} names nothing here")
            streams.note(f"hint: {hint}")
        return ExitCode.NOTHING_FOUND if self.missing else code


def named(facts: Facts, names: t.Iterable[str], among: t.Sequence[kinds.Kind] = kinds.ALL) -> Asked:
    """Find each name; in the order asked, no record twice."""
    records: dict[Record, None] = {}
    missing = []
    for name in names:
        found = query.find(facts, name, among)
        records.update(dict.fromkeys(found))
        if not found:
            missing.append((name, _way_out(facts, name, among)))
    return Asked(list(records), missing)


def _way_out(facts: Facts, name: str, among: t.Sequence[kinds.Kind]) -> str:
    elsewhere = query.find(facts, name)
    if elsewhere:
        return f"see 'belarus show {elsewhere[0].id}' for the {elsewhere[0].kind.name} of that name"
    near = query.nearest(facts, name, among)
    if near:
        return f"did you mean {', '.join(near)}?"
    return "'belarus search WORDS' looks into every value"


def rounds(facts: Facts, texts: t.Iterable[str]) -> list[str]:
    """Give the ids of the rounds that texts name, by id or by date.

    Raises BelarusError (USAGE) for a text that names none.
    """
    ids: list[str] = []
    for text in texts:
        found = _rounds(facts, text)
        if not found:
            raise BelarusError(
                f"no round of releases {text!r}",
                code=ExitCode.USAGE,
                hint=f"rounds are {', '.join(facts.ids(kinds.RELEASE))}",
            )
        ids.extend(found)
    return ids


def _rounds(facts: Facts, text: str) -> list[str]:
    if text in facts.ids(kinds.RELEASE):
        return [text]
    try:
        wanted = dates.parse(text)
    except ValueError:
        return []
    return [
        record.id
        for record in facts.records(kinds.RELEASE)
        if wanted.overlaps(dates.parse(str(record.value("date"))))
    ]
