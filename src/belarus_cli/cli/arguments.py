"""From what a user typed to records, and what to say when it names none."""

from __future__ import annotations

import sys
import typing as t

from belarus_cli import streams
from belarus_cli.errors import BelarusError, ExitCode, printable
from belarus_cli.facts import dates, kinds
from belarus_cli.facts.lookup import Matched
from belarus_cli.facts.model import Facts, Match, Record
from belarus_cli.views.rows import Document, of_record

_SEARCH = "'belarus search WORDS' looks into every value"
_DETAILED = 5
_MOST_HINTS = 3


class Answer(t.NamedTuple):
    """A record that a name means."""

    record: Record
    matched: Matched
    line: str | None
    """The line of standard input that names it, if one does."""


class Asked(t.NamedTuple):
    """The records that names were found for, and the names that nothing was found for."""

    answers: list[Answer]
    missing: list[tuple[str, str]]
    """Each unknown name with a way out."""
    by_line: bool = False
    """Whether standard input was asked for names."""

    @property
    def records(self) -> list[Record]:
        """The records in the order asked, none twice."""
        return list(dict.fromkeys(answer.record for answer in self.answers))

    def document(self, answer: Answer) -> Document:
        """Return the record with how it was found, and for which line."""
        found = {**of_record(answer.record), "matched": answer.matched}
        return {**found, "asked": answer.line} if self.by_line else found

    def tell(self, code: ExitCode) -> ExitCode:
        """Say on stderr what is missing; an unknown name makes the exit code 1."""
        for name, way_out in self.missing:
            for line in not_found(name, way_out):
                streams.note(line)
        return ExitCode.NOTHING_FOUND if self.missing else code


def not_found(name: str, way_out: str) -> tuple[str, ...]:
    """Return what is said of a name that nothing was found for, and of the way out."""
    return f"error: '{printable(name[:80])}' names nothing here", f"hint: {way_out}"


def named(facts: Facts, names: t.Iterable[str], among: t.Sequence[kinds.Kind] = kinds.ALL) -> Asked:
    """Find each name, in the order asked.

    `-` stands for the names on the lines of standard input. Each line has answers of its own, so
    that they can be joined to it; else no record is there twice.
    """
    answers: dict[tuple[Record, int | None], Answer] = {}
    missing: list[tuple[str, str]] = []
    names = list(names)
    for at, (name, line) in enumerate(_lines(names)):
        found = facts.named(name, among)
        for record, matched in found:
            answers.setdefault((record, at if line else None), Answer(record, matched, line))
        _say_how(name, found)
        if not found:
            # Looking for the nearest is slow, and few who give a list read on for long.
            detailed = len(missing) < _DETAILED
            hint = _way_out(facts, name, among) if detailed else None
            missing.append((name, hint or _SEARCH))
    return Asked(list(answers.values()), missing, by_line="-" in names)


def _say_how(name: str, found: t.Sequence[Match]) -> None:
    """Say on stderr whom a name is taken for, where that can surprise."""
    if len(found) > 1:
        ids = ", ".join(one.record.id + " (by sound)" * (one.matched == "sound") for one in found)
        streams.note(f"{printable(name)} names {len(found)} records: {ids}")
    elif found and found[0].matched == "sound":
        streams.note(f"'{printable(name)}' read by sound as {found[0].record.name}")


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


def _read(given: t.Iterable[str]) -> t.Iterator[str]:
    return (text for text, _ in _lines(given))


def _lines(given: t.Iterable[str]) -> t.Iterator[tuple[str, str | None]]:
    """Return each text that was given, and the line of standard input that it is if it is one."""
    for name in given:
        if name != "-":
            yield name, None
            continue
        if sys.stdin is None:
            raise BelarusError("standard input is closed", code=ExitCode.USAGE, hint="name ids")
        # Whatever is no text in there will simply name nobody.
        lines = sys.stdin.buffer.read().decode("utf-8", "replace").splitlines()
        there = [line.strip() for line in lines if line.strip()]
        if not there:
            streams.note("no names on standard input")
        yield from ((line, line) for line in there)


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
    elsewhere = facts.named(name)
    if elsewhere:
        record, matched = elsewhere[0]
        if matched == "sound":
            return f"did you mean {_several([one.record.name for one in elsewhere])}?"
        return f"see 'belarus show {record.id}' for the {record.kind.name} of that name"
    near = facts.nearly_named(name, among)
    if near is None:
        return None
    if near.other_given:
        return f"of that surname, with another given name: {_several(near.names)}"
    return f"did you mean {_several(near.names)}?"


def _several(names: t.Sequence[str]) -> str:
    return ", ".join(names[:_MOST_HINTS])


def rounds(facts: Facts, texts: t.Iterable[str], *, option: str | None = None) -> Asked:
    """Find the rounds that texts name, by id or by date, `-` those on standard input.

    Raises BelarusError (USAGE) for a text that is neither, if an option was to take one.
    """
    answers: dict[Record, Answer] = {}
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
        answers.update((record, Answer(record, "exact", None)) for record in found or ())
        if not found:
            missing.append((text, hint))
    return Asked(list(answers.values()), missing)


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
