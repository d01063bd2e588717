"""From what a user typed to records, and what to say when it names none."""

from __future__ import annotations

import typing as t

from belarus_cli import dates, kinds, query, streams
from belarus_cli.errors import ExitCode
from belarus_cli.model import Facts, Record


class Asked(t.NamedTuple):
    """The records that names were found for, and the names that nothing was found for."""

    records: list[Record]
    missing: list[tuple[str, list[str]]]
    """Each unknown name with those nearest to it."""

    def tell(self, code: ExitCode) -> ExitCode:
        """Say on stderr what is missing; an unknown name makes the exit code 1."""
        for name, near in self.missing:
            shown = "".join(c if c.isprintable() else "�" for c in name[:80])
            streams.note(f"error: nobody and nothing here is called {shown!r}")
            if near:
                streams.note(f"hint: did you mean {', '.join(near)}?")
            else:
                streams.note("hint: 'belarus search WORDS' looks into every value")
        return ExitCode.NOTHING_FOUND if self.missing else code


def named(facts: Facts, names: t.Iterable[str], among: t.Sequence[kinds.Kind] = kinds.ALL) -> Asked:
    """Find each name; in the order asked, no record twice."""
    records: dict[Record, None] = {}
    missing = []
    for name in names:
        found = query.find(facts, name, among)
        records.update(dict.fromkeys(found))
        if not found:
            missing.append((name, query.nearest(facts, name, among)))
    return Asked(list(records), missing)


def rounds(facts: Facts, texts: t.Iterable[str]) -> list[str]:
    """Give the ids of the rounds that texts name, by id or by date; the text where none does."""
    ids: list[str] = []
    for text in texts:
        if text in facts.ids(kinds.RELEASE):
            ids.append(text)
            continue
        try:
            wanted = dates.parse(text)
        except ValueError:
            ids.append(text)
            continue
        ids.extend(
            record.id
            for record in facts.records(kinds.RELEASE)
            if wanted.overlaps(dates.parse(str(record.value("date"))))
        )
    return ids or [*texts]
