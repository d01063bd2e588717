"""From what a user typed to records, and what to say when it names none."""

from __future__ import annotations

import sys
import typing as t

from belarus_cli import streams
from belarus_cli.errors import BelarusError, ExitCode, printable
from belarus_cli.facts import dates, kinds
from belarus_cli.facts.model import Facts, Record
from belarus_cli.queries import find, listings

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
    """Find each name; in the order asked, no record twice.

    `-` stands for the names on the lines of standard input.
    """
    records: dict[Record, None] = {}
    missing: list[tuple[str, str]] = []
    for name in _read(names):
        found = find.find(facts, name, among)
        records.update(dict.fromkeys(found))
        if len(found) > 1:
            ids = ", ".join(record.id for record in found)
            streams.note(f"{printable(name)} names {len(found)} records: {ids}")
        if not found:
            # Looking for the nearest is slow, and few who give a list read on for long.
            detailed = len(missing) < _DETAILED
            hint = _way_out(facts, name, among) if detailed else None
            missing.append((name, hint or _SEARCH))
    return Asked(list(records), missing)


class Texts(t.NamedTuple):
    """Ids, or else words to look for; and of several ids those that name nothing."""

    given: list[str]
    missing: list[tuple[str, str]]

    def tell(self, facts: Facts, among: t.Sequence[kinds.Kind], code: ExitCode) -> ExitCode:
        """Say on stderr what is missing, or what else could be asked where nothing was found."""
        if self.missing:
            return Asked([], self.missing).tell(code)
        return advise(facts, " ".join(self.given), among, code)


def ids_or_words(facts: Facts, texts: t.Sequence[str], kind: kinds.Kind) -> Texts:
    """Give the texts of a command line; `-` stands for the ids on standard input."""
    # Where nothing stands there, nothing was asked for, rather than everything.
    given = list(_read(texts)) or [""] * bool(texts)
    ids = facts.ids(kind)
    unknown = [text for text in given if text not in ids]
    several = len(unknown) < len(given)
    return Texts(given, [(text, _SEARCH) for text in unknown if several])


def on_lists(facts: Facts, texts: t.Sequence[str]) -> Asked:
    """Find names on official lists: by ids, or else all the words given as one name.

    `-` stands for the names on the lines of standard input, each one of its own.
    """
    several = "-" in texts or any(listings.exact(facts, text) for text in texts)
    given = list(_read(texts)) if several else [" ".join(texts)] * bool(texts)
    records: dict[Record, None] = {}
    missing: list[tuple[str, str]] = []
    for text in given:
        found = listings.exact(facts, text) or listings.named(facts, text)
        records.update(dict.fromkeys(found))
        if not found:
            there = listings.copies(facts.records(kinds.LISTING))
            away = "a list of today, or another spelling, may have it"
            missing.append((text, f"it is in none of the copies, {there}; {away}"))
    return Asked(list(records), missing)


def _read(given: t.Iterable[str]) -> t.Iterator[str]:
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
            streams.note("no names on standard input")
        yield from there


def advise(
    facts: Facts,
    words: str,
    among: t.Sequence[kinds.Kind],
    code: ExitCode,
    otherwise: str | None = _SEARCH,
) -> ExitCode:
    """Say on stderr what else could be asked where words found nothing; give the code back."""
    if code == ExitCode.NOTHING_FOUND and words:
        hint = _way_out(facts, words, among) or otherwise
        if hint is not None:
            streams.note(f"hint: {hint}")
    return code


def _way_out(facts: Facts, name: str, among: t.Sequence[kinds.Kind]) -> str | None:
    elsewhere = find.find(facts, name)
    if elsewhere:
        return f"see 'belarus show {elsewhere[0].id}' for the {elsewhere[0].kind.name} of that name"
    if listings.named(facts, name):
        return f"'belarus listed {printable(name)}' finds the name on official lists"
    near = find.nearest(facts, name, among)
    if near:
        return f"did you mean {', '.join(near)}?"
    return None


def rounds(facts: Facts, texts: t.Iterable[str], *, option: str | None = None) -> Asked:
    """Find the rounds that texts name, by id or by date, `-` those on standard input.

    Raises BelarusError (USAGE) for a text that is neither, if an option was to take one.
    """
    records: dict[Record, None] = {}
    missing: list[tuple[str, str]] = []
    hint = f"rounds are {', '.join(facts.ids(kinds.RELEASE))}"
    for text in _read(texts):
        found = _rounds(facts, text)
        if found is None and option is not None:
            raise BelarusError(
                f"{option} {text!r} is neither a round of releases nor a date",
                code=ExitCode.USAGE,
                hint=hint,
            )
        records.update(dict.fromkeys(found or ()))
        if not found:
            missing.append((text, hint))
    return Asked(list(records), missing)


def _rounds(facts: Facts, text: str) -> list[Record] | None:
    """Give the rounds of an id or a date; None for what is neither."""
    if text in facts.ids(kinds.RELEASE):
        return [facts.record(kinds.RELEASE, text)]
    try:
        wanted = dates.parse(text)
    except ValueError:
        return None
    return [
        record
        for record in facts.records(kinds.RELEASE)
        if wanted.overlaps(dates.parse(str(record.value("date"))))
    ]
