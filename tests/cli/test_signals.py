"""Signals end the program as themselves: shells ask for that, and nothing is left behind."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import SMALL, Program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
ENDING = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]

# Runs the program, and says when it has come as far as is to be interrupted.
_RUN = """
import signal, sys, time
# What runs the tests may have been told to ignore them, by a shell that runs it in the background
# or by nohup.
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
{before}
sys.argv[0] = "belarus"
import belarus_cli.__main__
{within}
belarus_cli.__main__.main()
"""
_SAY = "print('here', flush=True); time.sleep(60)"


def interrupted(
    program: Program,
    number: int,
    *arguments: str | Path,
    before: str = "",
    within: str = "",
) -> tuple[int, str]:
    """Send the signal once the program says that it is there; give its end and its stderr."""
    with subprocess.Popen(
        [sys.executable, "-c", _RUN.format(before=before, within=within), *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=program.environment | {"BELARUS_FACTS": str(SMALL)},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        process.send_signal(number)
        _, err = process.communicate(timeout=30)
    return process.returncode, err


@pytest.mark.parametrize("number", ENDING, ids=lambda one: one.name)
def test_while_modules_are_imported(program: Program, number: int) -> None:
    # The first module that is imported after ours have begun.
    before = f"""
import importlib.abc
class Slow(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name == "typer": {_SAY}
sys.meta_path.insert(0, Slow())
"""
    assert interrupted(program, number, "prisoners", before=before) == (-number, "")


@pytest.mark.parametrize("number", ENDING, ids=lambda one: one.name)
def test_while_a_command_runs(program: Program, number: int) -> None:
    within = (
        f"from belarus_cli.reading import loader\ndef slow(*_):\n    {_SAY}\nloader.load = slow"
    )
    assert interrupted(program, number, "prisoners", within=within) == (-number, "")


@pytest.mark.parametrize("number", ENDING, ids=lambda one: one.name)
@pytest.mark.parametrize(
    ("name", "writer"),
    [("x.db", "write_sqlite"), ("x.json", "write_json"), ("x", "write_folder")],
)
@pytest.mark.parametrize("put", [False, True])
def test_an_export_leaves_nothing(
    program: Program, tmp_path: Path, number: int, name: str, writer: str, put: bool
) -> None:
    within = f"""
from belarus_cli.export import targets
def slow(_, place, *__, **___):
    {"" if put else "place.write_text('half')"}
    {_SAY}
targets.{"_put" if put else writer} = slow
"""
    # Either half of it is written, or all of it and nothing is in its place yet.
    ended = interrupted(program, number, "export", tmp_path / name, within=within)
    assert ended == (-number, "")
    assert not list(tmp_path.iterdir())


def test_what_is_ignored_stays_ignored(program: Program) -> None:
    within = "from belarus_cli.reading import loader; real = loader.load\n"
    within += "def slow(*given): print('here', flush=True); time.sleep(1); return real(*given)\n"
    within += "loader.load = slow"
    before = "signal.signal(signal.SIGINT, signal.SIG_IGN)"
    ended = interrupted(program, signal.SIGINT, "releases", "--count", before=before, within=within)
    assert ended == (0, "")


def test_a_loop_of_the_shell_ends_with_its_command(program: Program) -> None:
    import os
    import pty

    leader, follower = pty.openpty()
    command = " ".join(program.command)
    with subprocess.Popen(
        ["bash", "-c", f"for i in 1 2 3; do {command} show -; echo next; done"],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env=program.environment,
        start_new_session=True,
        preexec_fn=lambda: _take(follower),  # noqa: PLW1509 - there are no threads here
    ) as process:
        os.close(follower)
        text = b""
        while b"Ctrl-D" not in text:
            text += os.read(leader, 1024)
        time.sleep(0.5)
        os.write(leader, b"\x03")
        process.wait(timeout=30)
    os.close(leader)
    assert b"next" not in text
    assert process.returncode == -signal.SIGINT


def _take(terminal: int) -> None:
    import fcntl
    import termios

    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
