"""What can go wrong, and the exit code that says so."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes that scripts may rely on."""

    FOUND = 0
    NOTHING_FOUND = 1
    USAGE = 2
    INVALID_FACTS = 3
    BUG = 70  # EX_SOFTWARE of sysexits.h
    CANNOT_WRITE = 74  # EX_IOERR of sysexits.h
    INTERRUPTED = 130  # 128 + SIGINT, as shells report it


MEANINGS = {
    ExitCode.FOUND: "found, or done",
    ExitCode.NOTHING_FOUND: "nothing found, or a name that was asked for is unknown",
    ExitCode.USAGE: "wrong usage",
    ExitCode.INVALID_FACTS: "the facts file is missing, unreadable or invalid",
    ExitCode.BUG: "internal error",
    ExitCode.CANNOT_WRITE: "standard output or an export cannot be written",
    ExitCode.INTERRUPTED: "interrupted",
}
"""What each exit code says, for help, manual and README."""


def printable(text: str) -> str:
    """Return text in which nothing that a user or a file brought acts on the terminal."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else "�" for c in " ".join(text.splitlines()))


class BelarusError(Exception):
    """An error that the user can act on.

    `message` says what is wrong, `hint` the way out, `code` how the program ends. `problems`
    are the findings behind it, one printable line each.
    """

    def __init__(
        self,
        message: str,
        *,
        code: ExitCode,
        hint: str | None = None,
        problems: tuple[str, ...] = (),
    ) -> None:
        super().__init__("\n".join((message, *problems)))
        self.message = message
        self.hint = hint
        self.code = code
        self.problems = problems
