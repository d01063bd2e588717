"""A process of the program: its streams, its answer, its exit code.

What the build prepared is written out at once; only for anything else the command line, which
takes most of the time of a lookup, is imported.
"""

from __future__ import annotations

import os
import signal
import sys

from belarus_cli import environment, streams
from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.reading import documents


def main() -> None:
    """Answer the command line of this process and exit."""
    if hasattr(signal, "SIGPIPE"):
        # A reader that has seen enough, such as head, ends us quietly as it does any Unix tool.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    streams.prepare()
    environment.mend()
    code = _answer()
    if code is ExitCode.INTERRUPTED:
        from belarus_cli import signals

        signals.end_by(signal.SIGINT)
    if os.environ.get(environment.DEBUG):  # profilers and coverage work when Python ends
        sys.exit(code)
    # Taking every object apart before the end would take as long as many a lookup.
    os._exit(code if streams.flush() else ExitCode.CANNOT_WRITE)


def _answer() -> ExitCode:
    ready = _prepared()
    if ready is None:
        from belarus_cli.cli import app

        return app.run()
    try:
        streams.write(ready, "escaped")
    except BelarusError as error:
        from belarus_cli.cli import app

        return app.explain(error)
    return ExitCode.FOUND


def _prepared() -> str | None:
    """Return what the build prepared for this command line, or this completion of one."""
    if os.environ.get(environment.FACTS) or sys.stdout.isatty():
        return None
    if os.environ.get(environment.COMPLETE):
        return documents.completed(os.environ)
    plain = sys.stdout.encoding == "utf-8" and not os.environ.get("FORCE_COLOR")
    return documents.prepared(sys.argv[1:], plain=plain)
