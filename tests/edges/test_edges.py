"""Whole outputs on the facts of edges.yaml: the rules that help and comments promise, as printed.

Each file holds the command line that makes it, then what is printed: stdout, and stderr behind a
line of dashes. `python tests/edges/test_edges.py` writes them anew; read what changed before it is
committed.
"""

from __future__ import annotations

import contextlib
import io
import shlex
import typing as t
from pathlib import Path

import pytest

if t.TYPE_CHECKING:
    from conftest import Run

HERE = Path(__file__).parent
FACTS = HERE.parent / "facts" / "valid" / "edges.yaml"
FILES = sorted(HERE.glob("*.txt"))
_BREAK = "-" * 20


def printed(out: str, err: str) -> str:
    return f"{out}{_BREAK}\n{err}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_printed_of_the_edges(belarus: Run, file: Path) -> None:
    command, _, expected = file.read_text(encoding="utf-8").partition("\n")
    result = belarus(*shlex.split(command)[2:], facts=FACTS)
    assert printed(result.out, result.err) == expected


def test_a_field_asked_for_twice_stands_once(belarus: Run) -> None:
    expected = "id\ntransit-tonnes\nfreed-viasna\n"
    for asked in ("id,id", "id,ID"):
        assert belarus("figures", "--fields", asked, "-f", "csv", facts=FACTS).out == expected


def main() -> None:
    """Write every file anew from its own first line."""
    from belarus_cli.cli import app

    for file in FILES:
        command = file.read_text(encoding="utf-8").partition("\n")[0]
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            app.run(["--facts", str(FACTS), *shlex.split(command)[2:]])
        file.write_text(f"{command}\n{printed(out.getvalue(), err.getvalue())}", encoding="utf-8")


if __name__ == "__main__":
    main()
