"""How a card is laid out: what has room on one screen, and its lines at any width.

What a card shows is chosen for a screen of the usual size, so that it is the same everywhere; a
wider or narrower one, or a pipe, only breaks its lines elsewhere.
"""

from __future__ import annotations

import bisect
import typing as t
from collections import Counter
from functools import lru_cache

from rich.cells import cell_len

from belarus_cli.formats.layout import GAP, entries
from belarus_cli.streams import Screen
from belarus_cli.views.card import Card, Entry, Place, Said
from belarus_cli.views.cells import count

WIDTH, HEIGHT = 80, 23
"""The screen that a card fits; the prompt has its last line."""

_NARROW = 60
"""Narrower screens have no room for labels beside values."""
_EACH = 2
"""How many values of a field a card shows at most."""
_FIRST_APART, _EACH_APART = 3, 6
"""How many of those that have a line each it shows before other fields, and at most."""
_SEPARATOR = "·"

Style = t.Literal["", "strong", "faint"]
Segment = tuple[str, Style]
Line = tuple[Segment, ...]
_Word = tuple[Segment, ...]
"""Text that is not parted: a word, with the numbers of its sources."""
_DATES = -1
_Step = tuple[int, int]
"""A piece of a card: the place of its entry, or _DATES, and its number there."""


def card_lines(card: Card, screen: Screen, *, addresses: bool) -> list[Line]:
    """Return the lines of a card on a screen, with its sources' addresses or their names only."""
    return _Drawing(fitted(card), screen, addresses=addresses).lines()


def plain(lines: t.Iterable[Line]) -> str:
    """Return lines as text without colour."""
    return "".join(f"{''.join(text for text, _ in line).rstrip()}\n" for line in lines)


_STYLED = {"": "{}", "strong": "\x1b[1m{}\x1b[0m", "faint": "\x1b[2m{}\x1b[0m"}
"""The styles as every terminal has them (ECMA-48): bold and faint."""


def coloured(lines: t.Iterable[Line]) -> str:
    """Return lines as text for a terminal, which folds what is longer than it is wide."""
    drawn = ("".join(_STYLED[style].format(text) for text, style in line) for line in lines)
    return "".join(f"{line.rstrip()}\n" for line in drawn)


def fitted(card: Card) -> Card:
    """Return a card with as much of its values and dates as has room on a screen.

    What is too long for the room that is left makes way for what comes after it.
    """
    # How many fit before one does not is found by halving; drawing each would take twice as long.
    steps = list(dict.fromkeys(_by_weight(card)))
    first = bisect.bisect_left(
        range(1, len(steps) + 1), x=True, key=lambda n: not _fits(card, steps[:n])
    )
    taken = {*steps[:first]}
    for place, number in steps[first + 1 :]:
        follows = number == 0 or (place, number - 1) in taken
        if follows and _fits(card, {*taken, (place, number)}):
            taken.add((place, number))
    return _with(card, taken)


def _by_weight(card: Card) -> t.Iterator[_Step]:
    """Return the pieces of a card, what matters most first.

    One value of each field, and some of those that have a line each; then dates, then second
    values. Where the dates are the story, they come first.
    """
    dates = [(_DATES, number) for number in range(len(card.dates))]
    if card.is_story:
        yield from dates
    for round_ in range(_EACH_APART):
        for place, entry in enumerate(card.entries):
            if entry.apart:
                numbers = range(round_ + _FIRST_APART)[:_EACH_APART]
            else:
                numbers = range(round_ + 1)[:_EACH]
            yield from ((place, number) for number in numbers if number < len(entry.said))
        yield from dates[: 2 * (round_ + 1)]


def _with(card: Card, taken: t.Collection[_Step]) -> Card:
    """Return a card with these pieces only."""
    numbers = Counter(place for place, _ in taken)
    return card._replace(
        entries=tuple(
            entry._replace(said=entry.said[: numbers[place]])
            for place, entry in enumerate(card.entries)
            if numbers[place]
        ),
        dates=tuple(one for one in card.dates if one.rank < numbers[_DATES]),
    )


def _fits(card: Card, taken: t.Collection[_Step]) -> bool:
    """Return whether these pieces of a card have room on the usual screen."""
    screen = Screen(WIDTH, colour=False)
    lines = _Drawing(_with(card, taken), screen, addresses=False).lines()
    widths = (_width(line) for line in lines)
    # The terminal folds what is longer.
    return sum(max(-(-width // WIDTH), 1) for width in widths) <= HEIGHT


@lru_cache(maxsize=4096)  # a card is drawn some nine times until it fits
def _width(part: Line) -> int:
    return sum(cell_len(text) for text, _ in part)


class _Drawing:
    """A card being drawn whole; its sources get their numbers as a reader meets them."""

    def __init__(self, card: Card, screen: Screen, *, addresses: bool) -> None:
        self._card = card
        self._screen = screen
        self._width = screen.width
        self._separator: Segment = (screen.shown(f" {_SEPARATOR}"), "faint")
        self._addresses = addresses
        self._block = self._width is not None and self._width < _NARROW
        labels = [screen.shown(one.label) for one in (*card.entries, *card.disputes)]
        labels += [one.date for one in card.dates]
        self._label_width = max(map(cell_len, labels), default=0)
        self._numbers: dict[str, int] = {}
        self._shown: set[Place] = set()

    def lines(self) -> list[Line]:
        """Return its lines."""
        card = self._card
        lines = self._title()
        for said in card.answer:
            lines.extend(self._folded(self._words(said)))
        parts = [self._entries, self._disputes, self._dates]
        if card.is_story:
            parts = [self._dates, self._entries, self._disputes]
        for part in (*parts, self._foot):
            drawn = part()
            if drawn:
                lines.extend(((), *drawn))
        return lines

    def _title(self) -> list[Line]:
        title, aside = self._card.title, self._card.aside
        if aside is not None:
            # It must fit the usual screen, so that a card says the same on every other.
            longer = f"{title}, {aside.text}"
            if cell_len(longer) + GAP + cell_len(self._card.id) <= WIDTH:
                title = longer
                self._shown.update(aside.shows)
        title = self._screen.shown(title)
        tag: Segment = (self._card.id, "faint")
        room = (self._width or 0) - cell_len(title) - cell_len(tag[0])
        if self._width is None or room >= GAP:
            return [((title, "strong"), (" " * max(room, GAP), ""), tag)]
        return [*self._folded([((word, "strong"),) for word in title.split()]), (tag,)]

    def _entries(self) -> list[Line]:
        lines: list[Line] = []
        waiting = list(self._card.entries)
        while waiting:
            entry = waiting.pop(0)
            beside = self._beside(entry, waiting[0]) if waiting else None
            if beside is not None:
                waiting.pop(0)
                lines.append(beside)
            else:
                lines.extend(self._entry(entry))
        return lines

    def _entry(self, entry: Entry) -> list[Line]:
        if not entry.apart:
            return self._labelled(entry.label, self._flow(entry))
        lines: list[Line] = []
        for place, said in enumerate(entry.said):
            last = place == len(entry.said) - 1
            words = [*self._words(said), *(self._rest(entry) if last else ())]
            lines.extend(self._labelled("" if place and not self._block else entry.label, words))
        return lines

    def _beside(self, one: Entry, other: Entry) -> Line | None:
        """Return two short fields as one line, if they are short."""
        if self._width is None or self._block or one.apart or other.apart:
            return None
        half = self._width // 2
        numbers = dict(self._numbers)
        (left, *more), (right, *still_more) = (
            self._labelled(one.label, self._flow(one)),
            self._labelled(other.label, self._flow(other)),
        )
        width = _width(left)
        right_width = _width(right)
        if more or still_more or width > half - GAP or right_width > self._width - half:
            self._numbers = numbers
            return None
        return (*left, (" " * (half - width), ""), *right)

    def _flow(self, entry: Entry) -> list[_Word]:
        """Return the values of a field one after another, and how many more there are."""
        words: list[_Word] = []
        for said in entry.said:
            if words:
                words[-1] = (*words[-1], self._separator)
            words.extend(self._words(said))
        return [*words, *self._rest(entry)]

    @staticmethod
    def _rest(entry: Entry) -> list[_Word]:
        left = entry.total - len(entry.said)
        return [((f"+{left}", "faint"),)] if left else []

    def _disputes(self) -> list[Line]:
        told, command = self._card.disputes[:2], f"belarus disputes {self._card.id}"
        lines: list[Line] = []
        for place, entry in enumerate(told):
            words = [word for said in entry.said for word in self._words(said)]
            if place == len(told) - 1:
                left = len(self._card.disputes) - len(told)
                more = f", and {count(left, ('field', 'fields'))} more" if left else ""
                words[-1] = (*words[-1], (f"{more}:", ""))
                words.extend(((word, ""),) for word in command.split())
            lines.extend(self._labelled(entry.label, words))
        return lines

    def _dates(self) -> list[Line]:
        return [
            line
            for one in self._card.dates
            for line in self._labelled(one.date, self._words(one.said))
        ]

    def _foot(self) -> list[Line]:
        rows = self._card.rows(self._numbers)
        lines: list[Line] = []
        if self._addresses:
            for source in entries(rows, self._screen):
                lines.extend(((text, ""),) for text in source.line.split("\n"))
                if source.address:
                    lines.append(((source.address, "faint"),))
        else:
            names = (
                f"[{number}] {row['publisher']}"
                + (f" {row['published']}" if row["published"] else "")
                for number, row in enumerate(rows, 1)
            )
            lines.extend(self._listed(names))
        left = len(self._card.values - self._shown)
        hints = [f"{count(left, ('more value', 'more values'))}: --all"] if left > 0 else []
        if rows and not self._addresses:
            hints.append("addresses: --sources")
        if self._card.can_be_cited:
            hints.append(f"a footnote: belarus cite {self._card.id}")
        return [*lines, *self._listed(hints)]

    def _listed(self, texts: t.Iterable[str]) -> list[Line]:
        """Return texts one after another, none of them parted if it has room on a line."""
        words: list[_Word] = []
        for text in map(self._screen.shown, texts):
            if words:
                words[-1] = (*words[-1], self._separator)
            fits = self._width is None or cell_len(text) + GAP <= self._width
            words.extend([((text, "faint"),)] if fits else [((w, "faint"),) for w in text.split()])
        return self._folded(words) if words else []

    def _words(self, said: Said) -> list[_Word]:
        """Return the words of a text, the numbers of its sources with the last."""
        self._shown.update(said.shows)
        words: list[_Word] = [((word, ""),) for word in self._screen.shown(said.text).split()]
        numbers = [self._numbers.setdefault(id_, len(self._numbers) + 1) for id_ in said.sources]
        if numbers:
            references = "".join(f"[{number}]" for number in sorted(numbers))
            words[-1] = (*words[-1], (f" {references}", "faint"))
        return words

    def _labelled(self, label: str, words: t.Sequence[_Word]) -> list[Line]:
        label = self._screen.shown(label)
        if self._block:
            return self._folded([((f"{label} ", "faint"),), *words], indent=GAP)
        start: Line = ((label.ljust(self._label_width + GAP), "faint"),)
        lines = self._folded(words, taken=self._label_width + GAP)
        blank: Line = ((" " * (self._label_width + GAP), ""),)
        return [(*(blank if place else start), *line) for place, line in enumerate(lines)]

    def _folded(self, words: t.Iterable[_Word], *, taken: int = 0, indent: int = 0) -> list[Line]:
        """Return words as lines of the width that is left, a longer one on a line of its own."""
        room = None if self._width is None else self._width - taken
        lines: list[list[Segment]] = [[]]
        used, begun = 0, False
        for word in words:
            size = _width(word)
            if begun and (room is None or used + 1 + size <= room):
                lines[-1].append((" ", ""))
                used += 1
            elif begun:
                lines.append([(" " * indent, "")])
                used = indent
            lines[-1].extend(word)
            used, begun = used + size, True
        return [tuple(line) for line in lines]
