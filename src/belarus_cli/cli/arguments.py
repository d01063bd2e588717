"""From what a user typed to records, and what to say when it names none."""

from __future__ import annotations

import re
import typing as t

from belarus_cli import streams
from belarus_cli.cli.result import Missing
from belarus_cli.errors import BelarusError, ExitCode, printable
from belarus_cli.facts import dates, kinds, synonyms
from belarus_cli.facts.lookup import Matched
from belarus_cli.facts.model import Facts, Match, Record
from belarus_cli.facts.names import fold
from belarus_cli.facts.value_types import INTEGER
from belarus_cli.queries import coverage
from belarus_cli.views.rows import Row, of_record

_SEARCH = "'belarus search WORDS' looks into every value"
_DETAILED = 5
_LONGEST_NAME = 500
_MOST_HINTS = 3


class Answer(t.NamedTuple):
    """A record that a name means."""

    record: Record
    matched: Matched
    line: str | None = None
    """The line of standard input that names it, if one does."""


class Asked(t.NamedTuple):
    """The records that names were found for, and the names that nothing was found for."""

    answers: list[Answer]
    missing: list[Missing]
    notes: list[str]
    """How the names were understood."""
    by_line: bool = False
    """Whether names were read from standard input."""
    absent: tuple[str, ...] = ()
    """What it means that nothing bears a name that can be a person's."""

    @property
    def records(self) -> list[Record]:
        """The records in the order asked, none twice."""
        return list(dict.fromkeys(answer.record for answer in self.answers))

    def row(self, answer: Answer) -> Row:
        """Return a record with how it was found, and for which line."""
        found = {**of_record(answer.record), "matched": answer.matched}
        return {**found, "asked": answer.line} if self.by_line else found

    @property
    def ids(self) -> set[str]:
        """The ids of the records."""
        return {record.id for record in self.records}


def named(facts: Facts, names: t.Iterable[str], among: t.Sequence[kinds.Kind] = kinds.ALL) -> Asked:
    """Find each name, in the order asked.

    `-` stands for the names on the lines of standard input. Each line has answers of its own, so
    that they can be joined to it; else no record is there twice.
    """
    names = list(names)
    answers: dict[tuple[Record, int | None], Answer] = {}
    missing: list[Missing] = []
    notes: list[str] = []
    nobody = False
    for at, (name, line) in enumerate(_lines(names, notes)):
        found = facts.named(name, among)
        for record, matched in found:
            key = record, at if line is not None else None
            answers.setdefault(key, Answer(record, matched, line))
        notes.extend(_understood(name, found))
        if not found:
            # Looking for the nearest is slow, and few who give a list read on for long.
            detailed = len(missing) < _DETAILED
            hint = _hint_for(facts, name, among) if detailed else None
            missing.append(Missing(name, hint or _SEARCH))
            if detailed and not nobody and kinds.PRISONER in among:
                nobody = _may_be_a_person(facts, name)
    absent = absence(facts) if nobody else ()
    return Asked(list(answers.values()), missing, notes, "-" in names, absent)


_DATABASE = "https://prisoners.spring96.org"


def absence(facts: Facts) -> tuple[str, ...]:
    """Return what it means, and what not, that nobody here bears a name, and where to look."""
    number = len(facts.ids(kinds.PRISONER))
    among = f"the {number} people" if number > 1 else "those"
    return (
        f"no one of that name is among {among} named here",
        f"that does not mean that nobody of that name was freed: {coverage.of_those_freed(facts)}",
        f"Viasna's database names more: {_DATABASE}",
    )


def _may_be_a_person(facts: Facts, name: str) -> bool:
    """Return whether a text can be a person's name that no record bears, rather than an id."""
    looks_like_id = re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", name) is not None
    letters = any(map(str.isalpha, name)) and not any(map(str.isdigit, name))
    return letters and not looks_like_id and not facts.named(name)


def _understood(name: str, found: t.Sequence[Match]) -> t.Iterator[str]:
    """Return whom a name was taken for, where that can surprise."""
    if len(found) > 1:
        ids = ", ".join(one.record.id + " (by sound)" * (one.matched == "sound") for one in found)
        yield f"{printable(name)} names {len(found)} records: {ids}"
    elif found and found[0].matched == "sound":
        yield f"'{printable(name)}' read by sound as {found[0].record.name}"


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


class OnLists(t.NamedTuple):
    """The names on official lists that texts mean, and the texts that none is found for."""

    records: list[Record]
    missing: list[Missing]
    notes: list[str]
    answers: list[tuple[str | None, list[Record]]]
    """What was found for each text, with the line of standard input that it is if it is one; none
    where no line was read."""


def on_lists(facts: Facts, texts: t.Sequence[str]) -> OnLists:
    """Find names on official lists: by ids, or else all the words given as one name.

    `-` stands for the names on the lines of standard input, each one of its own.
    """
    from belarus_cli.queries import listings

    notes: list[str] = []
    several = "-" in texts or any(listings.exact(facts, text) for text in texts)
    given = list(_lines(texts, notes)) if several else [(" ".join(texts), None)]
    records: dict[Record, None] = {}
    missing: list[Missing] = []
    answers: list[tuple[str | None, list[Record]]] = []
    for text, line in given:
        found = listings.exact(facts, text) or listings.named(facts, text)
        if not found:
            alike = listings.sounding(facts, text)
            found = listings.with_same(alike)
            notes.extend(_heard(text, alike))
        records.update(dict.fromkeys(found))
        answers.append((line, found))
        if not found:
            there = listings.copies(facts.records(kinds.LISTING))
            away = "a list of today, or another spelling, may have it"
            missing.append(Missing(text, f"it is in none of the copies, {there}; {away}"))
    return OnLists(list(records), missing, notes, answers if "-" in texts else [])


def _heard(text: str, found: t.Iterable[Record]) -> t.Iterator[str]:
    """Return whom a name was read as by sound, each body once."""
    from belarus_cli.queries import listings

    told: set[str] = set()
    for record in found:
        if record.id not in told:
            yield f"'{printable(text)}' read by sound as {record.name}"
        told.update(one.id for one in listings.with_same([record]))


def _read(given: t.Iterable[str], notes: list[str]) -> t.Iterator[str]:
    """Return the names given, and those on standard input where one is `-`."""
    return (name for name, _ in _lines(given, notes))


def _lines(given: t.Iterable[str], notes: list[str]) -> t.Iterator[tuple[str, str | None]]:
    """Return the names given, each with the line of standard input that it is if it is one."""
    for name in given:
        if name != streams.STDIN:
            yield name, None
            continue
        empty = True
        for line in streams.lines():
            if line.strip():
                empty = False
                yield line.strip(), line.strip()
        if empty:
            notes.append("no names on standard input")


def advice(
    facts: Facts,
    words: t.Iterable[str],
    among: t.Sequence[kinds.Kind],
    otherwise: str | None = _SEARCH,
) -> t.Callable[[], str | None]:
    """Return what works out what else could be asked where words find nothing."""
    text = " ".join(words)
    return lambda: (_hint_for(facts, text, among) or otherwise) if text else None


def latest_of(command: str, word: str, number: int = 1) -> str | None:
    """Return what has the latest that a command lists, if a word asks for that."""
    if fold(word) not in synonyms.LATEST:
        return None
    return f"'{command} --reverse --limit {number}' has the latest"


def told_of_rounds(words: t.Iterable[str]) -> t.Iterator[str]:
    """Return what has what words ask of each round: how many women, who brokered it."""
    text = f" {fold(' '.join(words))} "
    asked = [
        field.name
        for field in kinds.RELEASE.fields
        if field.type is INTEGER and field.name != "freed" and f" {fold(field.name)} " in text
    ]
    if asked:
        fields = ",".join(("date", "freed", *asked))
        told = " and ".join(one.replace("_", " ") for one in asked)
        yield f"how many {told} were freed in each round: belarus releases --fields {fields}"
    if any(f" {word} " in text for word in synonyms.MEDIATION):
        yield "who brokered each round: belarus releases --fields date,brokered_by"


def _hint_for(facts: Facts, name: str, among: t.Sequence[kinds.Kind]) -> str | None:
    if len(name) > _LONGEST_NAME:
        return None
    elsewhere = facts.named(name)
    if elsewhere:
        record, matched = elsewhere[0]
        if matched == "sound":
            return f"did you mean {_several([one.record.name for one in elsewhere])}?"
        return f"see 'belarus show {record.id}' for the {record.kind.name} of that name"
    from belarus_cli.queries import listings  # a hint is rare; every start would pay for it

    if listings.named(facts, name):
        return f"'belarus listed {printable(name)}' finds the name on official lists"
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
    missing: list[Missing] = []
    notes: list[str] = []
    for text in _read(texts, notes):
        found = _rounds(facts, text)
        if found is None and option is not None:
            raise BelarusError(
                f"{option} {text!r} is neither a round of releases nor a date",
                code=ExitCode.USAGE,
                hint=_round_hint(facts, text, option),
            )
        answers.update((record, Answer(record, "exact")) for record in found or ())
        if not found:
            missing.append(Missing(text, _round_hint(facts, text, option)))
    return Asked(list(answers.values()), missing, notes)


def _round_hint(facts: Facts, text: str, option: str | None) -> str:
    """Return which rounds were near a date, or what lists them all."""
    latest = latest_of("belarus releases", text)
    if latest:
        return latest
    try:
        wanted = dates.read(text)
    except ValueError:
        return "'belarus releases' lists the rounds, which are named by their dates"
    days = [dates.parse(str(one.value("date"))) for one in facts.records(kinds.RELEASE)]
    before = max((one for one in days if one.last < wanted.first), default=None)
    after = min((one for one in days if one.first > wanted.last), default=None)
    near = [one.text for one in (before, after) if one is not None]
    are = "rounds are" if len(near) > 1 else "round is"
    told = " and ".join(f"{option or 'belarus releases'} {one}" for one in near)
    return f"the nearest {are} {told}"


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
