"""stdout for data, stderr for all else; and what kind of terminal is behind them."""

from __future__ import annotations

import codecs
import errno
import os
import shutil
import sys
import textwrap
import typing as t

from belarus_cli.errors import BelarusError, ExitCode

Colour = t.Literal["auto", "always", "never"]

_NARROWEST, _WIDEST = 20, 1000
# The fonts of a console have no more than the half and the full block.
_WITHOUT_BLOCKS = ("dumb", "linux")


class Screen(t.NamedTuple):
    """Where a text will be read."""

    width: int | None
    """In cells; None where there is no edge, as in a pipe."""
    colour: bool
    unicode: bool
    """Whether it carries the lines and marks of tables."""
    blocks: bool = True
    """Whether it draws blocks by the eighth, of which charts are made."""


def screen(colour: Colour) -> Screen:
    """Return what stdout is: a terminal with a width, or something that reads lines."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    columns = min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)
    return Screen(
        columns if terminal else None,
        _coloured(colour, terminal),
        _carries("─≠"),
        _carries("▏▁█") and os.environ.get("TERM") not in _WITHOUT_BLOCKS,
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


def _carries(letters: str) -> bool:
    try:
        letters.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


# What a sign of ours becomes where an encoding lacks it; `?` means an uncertain date here.
_INSTEAD = {"≠": "!=", "–": "-", "—": "-", "·": "-", "’": "'", "█": "#", "…": "..."}


def _legible(error: UnicodeError) -> tuple[str, int]:
    """Return what stands for letters that an encoding lacks, as a codec's error handler does."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_INSTEAD.get(letter, "?") for letter in lacking), error.end


def prepare() -> None:
    """Make both streams carry any letter, or show visibly what they cannot carry.

    A pipe is UTF-8 unless the environment chose an encoding. A terminal or a chosen encoding that
    lacks a letter shows another or `?` in its place, rather than ending the program halfway.
    """
    codecs.register_error("legible", _legible)
    chosen = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:  # closed, or replaced by a program that runs us
            continue
        if chosen or stream.isatty():
            reconfigure(errors="legible", newline=None if stream.isatty() else "\n")
        else:
            reconfigure(encoding="utf-8", errors="legible", newline="\n")


def write(text: str) -> None:
    """Write data to stdout, all of it, or raise BelarusError (CANNOT_WRITE)."""
    write_all((text,))


def write_all(pieces: t.Iterable[str]) -> None:
    """Write pieces of data one after the other, as `write` does."""
    try:
        if sys.stdout is None:
            raise OSError("it is closed")
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
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            _abandon(stream)
            done = False
    return done


def _abandon(stream: t.TextIO | None) -> None:
    # Else the interpreter flushes what is left once more while it shuts down, and complains.
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def note(text: str, width: int | None = None) -> None:
    """Write a line for the reader to stderr, folded at words to a width if there is one.

    A stderr that is gone stops nothing.
    """
    if sys.stderr is None:
        return
    if width is not None:
        text = textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)
    try:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
    except OSError:
        # There is nowhere left to say so, and the data matters more than the remark.
        _abandon(sys.stderr)
