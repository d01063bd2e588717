"""How a signal ends the program: as that signal, with nothing left behind.

A shell asks whether a signal ended its command, and ends its loop only then; an exit code of 130
says that to nobody (https://www.cons.org/cracauer/sigint.html).
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import typing as t

_ENDING = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]


class Ended(KeyboardInterrupt):
    """A signal asks the program to end; what it has begun is to be undone."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


@contextlib.contextmanager
def as_exceptions() -> t.Iterator[None]:
    """Raise Ended for a signal that would end the program at once, then end by that signal.

    The first is the only one, so that nothing interrupts what undoes the rest. What the program
    was told to ignore, as under nohup, stays ignored.
    """
    before = {
        number: handler
        for number in _ENDING
        if (handler := signal.getsignal(number)) is not signal.SIG_IGN
    }

    def raise_it(number: int, _: t.Any) -> None:
        for one in before:
            signal.signal(one, signal.SIG_IGN)
        raise Ended(number)

    for number in before:
        signal.signal(number, raise_it)
    try:
        yield
    except Ended as ended:
        end_by(ended.number)
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def end_by(number: int) -> None:
    """End the program by a signal, where the system has that (Windows goes on)."""
    if sys.platform == "win32":
        return
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
