"""What values are: one class a type, which says all that the program asks of a value.

How it is checked, how the JSON Schema and a database describe it, when two values contradict each
other, how a column of them stands. A new type is a class here; nothing else asks what type it is.
"""

from __future__ import annotations

import functools
import re
import typing as t

from belarus_cli.facts import dates

Value = str | int | float
Schema = dict[str, t.Any]
SqlType = t.Literal["TEXT", "INTEGER", "REAL"]

MAX_TEXT = 4000
"""The longest value, in characters; longer is no value but a document."""
MAX_INTEGER = 999_999_999
ID = "[a-z0-9]+(-[a-z0-9]+)*"

_DIGITS = "(0|[1-9][0-9]{0,8})"
_POINT = "(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?[?~%]?"
# Letters that Python calls printable and nobody sees: fillers, selectors, the blank of Braille.
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0").union(
    map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
)
_ADDRESS = r"""https?://[^\s/?#@<>"\\^`{|}]+([/?#][^\s<>"\\^`{|}]*)?"""


class ValueType:
    """Text, and what the other types have in common."""

    sql: SqlType = "TEXT"
    align: t.Literal["left", "right"] = "left"
    wraps: bool = False
    """Whether a narrow column may fold it."""
    definition: str = ""
    """The name under which the JSON Schema defines it, if more than one field refers to it."""
    targets: tuple[str, ...] = ()
    """The kinds of record that a value names."""
    dated: bool = False
    """Whether a value is a date."""
    keyed: bool = False
    """Whether each value is about a subject of its own, which has one true value."""

    def check(self, raw: object) -> str | None:
        """Return what is wrong with a value as the file has it; None if nothing is."""
        if (
            isinstance(raw, str)
            and 0 < len(raw) <= MAX_TEXT
            and raw.isprintable()
            and (raw.isascii() or _UNSEEN.isdisjoint(raw))
            and raw[0] != " "
            and raw[-1] != " "
        ):
            return None
        return _wrong_text(raw)

    def read(self, raw: t.Any) -> Value:
        """Return the value that the program works with, of one that `check` accepts."""
        return t.cast("Value", raw)

    def json_schema(self) -> Schema:
        """Return the JSON Schema of a value."""
        # Blanks only within; what else nobody sees is more than a pattern can tell.
        pattern = r"^\S(.*\S)?$"
        return {"type": "string", "minLength": 1, "maxLength": MAX_TEXT, "pattern": pattern}

    def contradicts(self, one: Value, other: Value) -> bool:
        """Return whether two values of one subject cannot both be true."""
        return one != other

    def subject(self, value: Value) -> str:  # noqa: ARG002 - only keyed types look at the value
        """Return what a value is about: nothing of its own, unless keyed."""
        return ""


def _wrong_text(raw: object) -> str:
    if not isinstance(raw, str):
        return "must be text"
    if not raw:
        return "empty"
    if len(raw) > MAX_TEXT:
        return f"longer than {MAX_TEXT} characters"
    unseen = next((c for c in raw if not c.isprintable() or c in _UNSEEN), None)
    if unseen is not None:
        return f"character U+{ord(unseen):04X} is invisible or a control character"
    return "begins or ends with a blank"


class Text(ValueType):
    """Words for people."""

    wraps = True
    definition = "text"


class Date(ValueType):
    """A date as precise as a source gives it, or a span of dates."""

    definition = "date"
    dated = True

    def check(self, raw: object) -> str | None:
        """Return what is wrong with a date."""
        problem = super().check(raw)
        if problem is None:
            try:
                dates.parse(str(raw))
            except ValueError as error:
                return str(error)
        return problem

    def json_schema(self) -> Schema:
        """Return the pattern of a date; that a month has such a day is beyond it."""
        pattern = f"^({_POINT}|{_POINT}/({_POINT}|\\.\\.)|\\.\\./{_POINT})$"
        return {"type": "string", "pattern": pattern}

    def contradicts(self, one: Value, other: Value) -> bool:
        """Return whether two dates cannot mean the same day."""
        return not dates.parse(str(one)).overlaps(dates.parse(str(other)))


class Integer(ValueType):
    """A whole number of people or years, written in digits.

    YAML readers differ on what a bare number is, so facts files quote it; JSON may have either.
    """

    sql = "INTEGER"
    align = "right"

    def check(self, raw: object) -> str | None:
        """Return what is wrong with a number."""
        if isinstance(raw, int) and not isinstance(raw, bool):
            return None if 0 <= raw <= MAX_INTEGER else f"{raw} is not from 0 to {MAX_INTEGER}"
        problem = super().check(raw)
        if problem is None and not re.fullmatch(_DIGITS, str(raw)):
            return f"{raw!r} is not a whole number"
        return problem

    def read(self, raw: t.Any) -> Value:
        """Return the number."""
        return int(raw)

    def json_schema(self) -> Schema:
        """Return the schema of digits as text, or of a number."""
        return {
            "type": ["string", "integer"],
            "pattern": f"^{_DIGITS}$",
            "minimum": 0,
            "maximum": MAX_INTEGER,
        }


class Number(ValueType):
    """Any number; so far only the program works some out."""

    sql = "REAL"
    align = "right"

    def check(self, raw: object) -> str | None:
        """Return what is wrong with a number."""
        problem = super().check(raw)
        if problem is None and not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", str(raw)):
            return f"{raw!r} is not a number"
        return problem

    def read(self, raw: t.Any) -> Value:
        """Return the number."""
        return float(raw)

    def json_schema(self) -> Schema:
        """Return the schema of a number as text."""
        return {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}


@functools.cache  # compiled when an address is checked: every start would take 1 ms for it
def _address() -> re.Pattern[str]:
    return re.compile(_ADDRESS)


class Address(ValueType):
    """The address of a page."""

    def check(self, raw: object) -> str | None:
        """Return what is wrong with an address."""
        problem = super().check(raw)
        if problem is None and not _address().fullmatch(str(raw)):
            return f"{raw!r} is not an http or https address"
        return problem

    def json_schema(self) -> Schema:
        """Return the pattern of an address."""
        return {"type": "string", "maxLength": MAX_TEXT, "pattern": f"^{_ADDRESS}$"}


class Choice(ValueType):
    """One of a closed list, so that a filter never misses one spelt otherwise."""

    def __init__(self, choices: t.Iterable[str], definition: str = "") -> None:
        self.choices = tuple(choices)
        self.definition = definition

    def check(self, raw: object) -> str | None:
        """Return what is wrong with a choice."""
        if raw in self.choices:
            return None
        return super().check(raw) or f"{raw!r} is not one of {', '.join(self.choices)}"

    def json_schema(self) -> Schema:
        """Return the list."""
        return {"enum": list(self.choices)}


class Tally(Choice):
    """One of a closed list with a number, as in `Ukraine: 114`; the number may be missing."""

    keyed = True

    def check(self, raw: object) -> str | None:
        """Return what is wrong with a tally."""
        problem = ValueType.check(self, raw)
        if problem is not None:
            return problem
        subject, colon, number = str(raw).partition(": ")
        if colon and not re.fullmatch(_DIGITS, number):
            return f"{raw!r} must be a country, or a country with a number"
        return super().check(subject)

    def json_schema(self) -> Schema:
        """Return the pattern of a tally."""
        subjects = "|".join(map(re.escape, self.choices)).replace(r"\ ", " ")
        return {"type": "string", "pattern": f"^({subjects})(: {_DIGITS})?$"}

    def contradicts(self, one: Value, other: Value) -> bool:
        """Return whether two tallies of one country give different numbers."""
        numbers = (tally(str(one))[1], tally(str(other))[1])
        return None not in numbers and numbers[0] != numbers[1]

    def subject(self, value: Value) -> str:
        """Return the country."""
        return tally(str(value))[0]


def tally(value: str) -> tuple[str, int | None]:
    """Return country and number of `Ukraine: 114`; the number may be missing."""
    country, colon, number = value.partition(": ")
    return country, int(number) if colon else None


class Reference(ValueType):
    """The id of another record."""

    def __init__(self, *targets: str) -> None:
        self.targets = targets

    def json_schema(self) -> Schema:
        """Return the pattern of an id; whether there is such a record is beyond it."""
        return {"type": "string", "pattern": f"^{ID}$"}


TEXT = Text()
DATE = Date()
INTEGER = Integer()
NUMBER = Number()
ADDRESS = Address()
