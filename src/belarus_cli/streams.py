"""stdout for data, stderr for all else; and what kind of terminal is behind them."""

from __future__ import annotations

import codecs
import contextlib
import errno
import io
import os
import sys
import typing as t

from belarus_cli import environment
from belarus_cli.errors import BelarusError, ExitCode

Colour = t.Literal["auto", "always", "never"]

# The fonts of a console have no more than the half and the full block.
_WITHOUT_BLOCKS = ("dumb", "linux")
_BLOCKS = "▏▁█"


class Screen(t.NamedTuple):
    """Where a text will be read."""

    width: int | None
    """In cells; None where there is no edge, as in a pipe."""
    colour: bool
    encoding: str | None = "utf-8"
    blocks: bool = True
    """Whether its font has blocks by the eighth."""

    @property
    def charts(self) -> bool:
        """Whether it shows the blocks of which charts are made."""
        return self.blocks and self.shown(_BLOCKS) == _BLOCKS

    def shown(self, text: str) -> str:
        """Return a text as it will stand there, letters that the encoding lacks replaced."""
        return _shown(text, self.encoding)


def screen(colour: Colour, width: int | None = None) -> Screen:
    """Return what stdout is: a terminal with a width, or something that reads lines.

    With a width it is drawn for as for a screen that is so wide, whatever it is.
    """
    import shutil  # with textwrap it takes a third of the start of what is prepared

    terminal = sys.stdout.isatty()
    columns = min(
        max(shutil.get_terminal_size().columns, environment.NARROWEST), environment.WIDEST
    )
    return Screen(
        width if width is not None else columns if terminal else None,
        _coloured(colour, terminal),
        sys.stdout.encoding,
        os.environ.get("TERM") not in _WITHOUT_BLOCKS,
    )


def _coloured(colour: Colour, terminal: bool) -> bool:
    match colour:
        case "always":
            return True
        case "never":
            return False
        case "auto":
            if os.environ.get("NO_COLOR"):  # https://no-color.org
                return False
            if os.environ.get("FORCE_COLOR"):  # https://force-color.org
                return True
            return terminal and os.environ.get("TERM") != "dumb"
    t.assert_never(colour)


# What a sign of ours becomes where an encoding lacks it; `?` means an uncertain date here.
_INSTEAD = {"≠": "!=", "–": "-", "—": "-", "·": "-", "’": "'", "█": "#", "…": "...", "─": "-"}


def _legible(error: UnicodeError) -> tuple[str, int]:
    """Return what a reader sees for letters that an encoding lacks."""
    lacking, end = _lacking(error)
    return "".join(_INSTEAD.get(letter, "?") for letter in lacking), end


def _shown(text: str, encoding: str | None) -> str:
    # A StringIO has none and lacks nothing; nor has UTF, which is what there mostly is.
    if encoding is None or encoding.casefold().startswith("utf"):
        return text
    return text.encode(encoding, "legible").decode(encoding)


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Return what a JSON parser reads as the letters that an encoding lacks."""
    import json

    lacking, end = _lacking(error)
    return json.dumps(lacking)[1:-1], end


def _lacking(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return error.object[error.start : error.end], error.end


Lacking = t.Literal["legible", "escaped"]
"""What becomes of letters that an encoding lacks: a sign to be read, or JSON's `\\u0456`."""

codecs.register_error("legible", _legible)
codecs.register_error("escaped", _escaped)


class _Patient(io.FileIO):
    """A file descriptor that somebody else may have made non-blocking, as Node does for pipes.

    Python gives up where such a one is not ready (python/cpython#57531); this waits.
    """

    def write(self, data: t.Any, /) -> int:
        while (written := super().write(data)) is None:
            import select

            select.select([], [self], [])
        return written

    def readinto(self, buffer: t.Any, /) -> int:
        while (read := super().readinto(buffer)) is None:
            import select

            select.select([self], [], [])
        return read


class _Closed(io.RawIOBase):
    """The standard output of a program that was started without one."""

    def writable(self) -> bool:
        return True

    def write(self, data: t.Any, /) -> int:  # noqa: ARG002 - as the base class has it
        raise OSError(errno.EBADF, "it is closed")


def prepare() -> None:
    """Make the streams carry any letter, all of it, or show visibly what they cannot carry.

    A pipe is UTF-8 unless the environment chose an encoding. A terminal or a chosen encoding that
    lacks a letter shows another or `?` in its place, rather than ending the program halfway.
    """
    sys.stdout = _output(sys.stdout) or io.TextIOWrapper(t.cast("t.Any", _Closed()), "utf-8")
    sys.stderr = _output(sys.stderr)
    sys.stdin = _input(sys.stdin)


def _encoding(stream: t.TextIO) -> str:
    """Return the encoding of a stream: what was chosen, or UTF-8 but on a terminal."""
    chosen = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
    return stream.encoding if chosen or stream.isatty() else "utf-8"


def _output(stream: t.TextIO | None) -> t.Any:
    if stream is None:
        return None
    terminal = stream.isatty()
    newline = None if terminal else "\n"
    encoding = _encoding(stream)
    if os.name == "nt":  # whose console is no file
        t.cast("t.Any", stream).reconfigure(encoding=encoding, errors="legible", newline=newline)
        return stream
    raw = _Patient(stream.fileno(), "wb", closefd=False)
    return io.TextIOWrapper(
        io.BufferedWriter(raw), encoding, "legible", newline, line_buffering=terminal
    )


def _input(stream: t.TextIO | None) -> t.Any:
    if stream is None:
        return None
    # Whatever is no text in there will simply name nobody.
    if os.name == "nt":
        t.cast("t.Any", stream).reconfigure(encoding=_encoding(stream), errors="replace")
        return stream
    raw = _Patient(stream.fileno(), "rb", closefd=False)
    return io.TextIOWrapper(io.BufferedReader(raw), _encoding(stream), "replace")


STDIN = "-"
"""What stands for standard input where a name or a file is asked for."""

MAX_LINE, MAX_LINES = 10_000, 1_000_000
"""The longest line, and the most of them, that standard input is read for."""


def lines() -> t.Iterator[str]:
    """Read standard input line by line, as it comes, without the ends of lines.

    Raises BelarusError (USAGE) if it is closed or cannot be read, and for what nobody typed or
    listed: a line without an end, lines without number.
    """
    if sys.stdin is None:
        raise BelarusError("standard input is closed", code=ExitCode.USAGE, hint="name ids")
    if sys.stdin.isatty():
        note("reading names from the terminal, one a line; Ctrl-D ends them")
    for number in range(1, MAX_LINES + 2):
        try:
            line = sys.stdin.readline(MAX_LINE + 1)
        except OSError as error:
            raise _unreadable(error.strerror or str(error)) from error
        if not line:
            return
        if len(line) > MAX_LINE:
            raise _unreadable(f"line {number} is longer than {MAX_LINE:,} characters")
        yield (line.removeprefix("\ufeff") if number == 1 else line).rstrip("\n")
    raise _unreadable(f"it has more than {MAX_LINES:,} lines")


def read(limit: int) -> bytes:
    """Read so many bytes of standard input, or all; OSError if it is closed."""
    if sys.stdin is None:
        raise OSError(errno.EBADF, "it is closed")
    if sys.stdin.isatty():
        note("reading the facts from the terminal; Ctrl-D ends them")
    return sys.stdin.buffer.read(limit)


def _unreadable(why: str) -> BelarusError:
    return BelarusError(
        f"cannot read standard input: {why}",
        code=ExitCode.USAGE,
        hint="give names or ids there, one a line",
    )


def write(text: str, lacking: Lacking = "legible") -> None:
    """Write data to stdout, all of it, or raise BelarusError (CANNOT_WRITE)."""
    write_all((text,), lacking)


def write_all(pieces: t.Iterable[str], lacking: Lacking = "legible") -> None:
    """Write pieces of data one after the other, as `write` does."""
    try:
        if lacking != "legible" and isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(errors=lacking)
        sys.stdout.writelines(pieces)
        sys.stdout.flush()
    except OSError as error:
        _abandon(sys.stdout)
        if _is_closed_pipe(error):
            # Where that does not end the program by a signal (Windows), it ends quietly.
            raise SystemExit(ExitCode.FOUND) from None
        raise BelarusError(
            f"cannot write to standard output: {error.strerror or error}",
            code=ExitCode.CANNOT_WRITE,
            hint="make room or write somewhere else; what is there now is incomplete",
        ) from error


def _is_closed_pipe(error: OSError) -> bool:
    """Return whether a reader has gone; Windows calls that EINVAL (python/cpython#79935)."""
    return error.errno in ((errno.EPIPE, errno.EINVAL) if os.name == "nt" else (errno.EPIPE,))


def flush() -> bool:
    """Write out what is still held back; tell whether that could be done."""
    done = True
    for stream in (sys.stdout, sys.stderr):
        if stream is None:
            continue
        try:
            stream.flush()
        except OSError:
            _abandon(stream)
            done = False
    return done


def _abandon(stream: t.TextIO) -> None:
    # Else the interpreter flushes what is left once more while it shuts down, and complains.
    with contextlib.suppress(OSError):  # one that was closed all along
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def note(text: str, width: int | None = None) -> None:
    """Write a line for the reader to stderr, folded at words to a width if there is one.

    A stderr that is gone stops nothing.
    """
    if sys.stderr is None:
        return
    if width is not None:
        import textwrap

        text = _shown(text, sys.stderr.encoding)
        text = textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)
    try:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
    except OSError:
        # There is nowhere left to say so, and the data matters more than the remark.
        _abandon(sys.stderr)
