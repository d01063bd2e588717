"""From what a user typed to records, and what to say when it names none."""

from __future__ import annotations

import sys
import typing as t

from belarus_cli.cli.result import Missing
from belarus_cli.errors import BelarusError, ExitCode, printable
from belarus_cli.facts import dates, kinds
from belarus_cli.facts.model import Facts, Record
from belarus_cli.queries import find

_SEARCH = "'belarus search WORDS' looks into every value"
_DETAILED = 5


class Asked(t.NamedTuple):
    """The records that names were found for, and the names that nothing was found for."""

    records: list[Record]
    missing: list[Missing]
    notes: list[str]
    """How the names were understood."""

    @property
    def ids(self) -> set[str]:
        """The ids of the records."""
        return {record.id for record in self.records}


def named(facts: Facts, names: t.Iterable[str], among: t.Sequence[kinds.Kind] = kinds.ALL) -> Asked:
    """Find each name; in the order asked, no record twice.

    `-` stands for the names on the lines of standard input.
    """
    records: dict[Record, None] = {}
    missing: list[Missing] = []
    notes: list[str] = []
    for name in _read(names, notes):
        found = find.find(facts, name, among)
        records.update(dict.fromkeys(found))
        if len(found) > 1:
            ids = ", ".join(record.id for record in found)
            notes.append(f"{printable(name)} names {len(found)} records: {ids}")
        if not found:
            # Looking for the nearest is slow, and few who give a list read on for long.
            detailed = len(missing) < _DETAILED
            hint = _hint_for(facts, name, among) if detailed else None
            missing.append(Missing(name, hint or _SEARCH))
    return Asked(list(records), missing, notes)


class Texts(t.NamedTuple):
    """Ids, or else words to look for; one of the two is empty."""

    ids: list[str]
    words: list[str]
    missing: list[Missing]
    """Of several ids those that name nothing."""
    notes: list[str]


def ids_or_words(facts: Facts, texts: t.Sequence[str], kind: kinds.Kind) -> Texts:
    """Decide what the texts of a command line are; `-` stands for the ids on standard input.

    They are ids if one of them is; then the others name nothing.
    """
    notes: list[str] = []
    # Where nothing stands there, nothing was asked for, rather than everything.
    given = list(_read(texts, notes)) or [""] * bool(texts)
    known = facts.ids(kind)
    ids = list(dict.fromkeys(text for text in given if text in known))
    if not ids:
        return Texts([], given, [], notes)
    missing = [Missing(text, _SEARCH) for text in given if text not in known]
    return Texts(ids, [], missing, notes)


def _read(given: t.Iterable[str], notes: list[str]) -> t.Iterator[str]:
    """Return the names given, and those on standard input where one is `-`."""
    for name in given:
        if name != "-":
            yield name
            continue
        if sys.stdin is None:
            raise BelarusError("standard input is closed", code=ExitCode.USAGE, hint="name ids")
        # Whatever is no text in there will simply name nobody.
        lines = sys.stdin.buffer.read().decode("utf-8", "replace").splitlines()
        there = [line.strip() for line in lines if line.strip()]
        if not there:
            notes.append("no names on standard input")
        yield from there


def advice(
    facts: Facts,
    words: t.Iterable[str],
    among: t.Sequence[kinds.Kind],
    otherwise: str | None = _SEARCH,
) -> t.Callable[[], str | None]:
    """Return what works out what else could be asked where words find nothing."""
    text = " ".join(words)
    return lambda: (_hint_for(facts, text, among) or otherwise) if text else None


def _hint_for(facts: Facts, name: str, among: t.Sequence[kinds.Kind]) -> str | None:
    elsewhere = find.find(facts, name)
    if elsewhere:
        return f"see 'belarus show {elsewhere[0].id}' for the {elsewhere[0].kind.name} of that name"
    near = find.nearest(facts, name, among)
    if near:
        return f"did you mean {', '.join(near)}?"
    return None


def rounds(facts: Facts, texts: t.Iterable[str], *, option: str | None = None) -> Asked:
    """Find the rounds that texts name, by id or by date, `-` those on standard input.

    Raises BelarusError (USAGE) for a text that is neither, if an option was to take one.
    """
    records: dict[Record, None] = {}
    missing: list[Missing] = []
    notes: list[str] = []
    hint = f"rounds are {', '.join(facts.ids(kinds.RELEASE))}"
    for text in _read(texts, notes):
        found = _rounds(facts, text)
        if found is None and option is not None:
            raise BelarusError(
                f"{option} {text!r} is neither a round of releases nor a date",
                code=ExitCode.USAGE,
                hint=hint,
            )
        records.update(dict.fromkeys(found or ()))
        if not found:
            missing.append(Missing(text, hint))
    return Asked(list(records), missing, notes)


def _rounds(facts: Facts, text: str) -> list[Record] | None:
    """Return the rounds of an id or a date; None for what is neither."""
    if text in facts.ids(kinds.RELEASE):
        return [facts.record(kinds.RELEASE, text)]
    try:
        wanted = dates.read(text)
    except ValueError:
        return None
    return [
        record
        for record in facts.records(kinds.RELEASE)
        if wanted.overlaps(dates.parse(str(record.value("date"))))
    ]
