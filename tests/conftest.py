from __future__ import annotations

import typing as t
from pathlib import Path

import pytest

from belarus_cli import cli, loader

if t.TYPE_CHECKING:
    from belarus_cli.model import Facts

HERE = Path(__file__).parent
SMALL = HERE / "facts" / "valid" / "small.yaml"


class Result(t.NamedTuple):
    """What a command line did."""

    code: int
    out: str
    err: str


Run = t.Callable[..., Result]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what the machine says about terminals and facts out of the tests."""
    for name in ("BELARUS_FACTS", "BELARUS_DEBUG", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TTY_COMPATIBLE", "0")


@pytest.fixture(scope="session")
def small() -> Facts:
    return loader.load(SMALL)


@pytest.fixture(scope="session")
def shipped() -> Facts:
    return loader.load(HERE.parent / "data" / "facts.yaml")


@pytest.fixture
def belarus(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line in this process, with the small facts unless it names others."""

    def run(*arguments: str | Path, facts: Path | None = SMALL) -> Result:
        chosen = ("--facts", facts) if facts is not None else ()
        code = cli.run([str(argument) for argument in (*chosen, *arguments)])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return run
