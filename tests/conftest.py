from __future__ import annotations

import compileall
import os
import subprocess
import sys
import typing as t
import zipfile
from pathlib import Path

import pytest

from belarus_cli.cli import app
from belarus_cli.reading import loader

if t.TYPE_CHECKING:
    from belarus_cli.facts.model import Facts

ROOT = Path(__file__).parent.parent
HERE = Path(__file__).parent
SMALL = HERE / "facts" / "valid" / "small.yaml"


class Result(t.NamedTuple):
    """What a command line did."""

    code: int
    out: str
    err: str


Run = t.Callable[..., Result]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Take what starts processes out of the fast lane, whoever forgets to mark it."""
    for item in items:
        starts = "installed" in getattr(item, "fixturenames", ())
        if starts or item.get_closest_marker("external"):
            item.add_marker("slow")


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
        code = app.run([str(argument) for argument in (*chosen, *arguments)])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return run


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and give the folder that it is unpacked to."""
    place = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", place],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = place.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(place / "site")
    compileall.compile_dir(place / "site", quiet=2)  # as installers do
    return place / "site"


class Program:
    """The installed program, as its own process."""

    def __init__(self, site: Path) -> None:
        self.command = [sys.executable, "-m", "belarus_cli"]
        # Nothing of the machine that runs the tests but where its programs are.
        self.environment = {
            "PATH": os.environ.get("PATH", ""),
            "SYSTEMROOT": os.environ.get("SYSTEMROOT", ""),
            "PYTHONPATH": str(site),
            "PYTHONDONTWRITEBYTECODE": "1",
            "LC_ALL": "C.UTF-8",
        }
        # What watches or limits a process would take what measures coverage for the program.
        self.unmeasured = dict(self.environment)
        self.environment |= {
            name: os.environ[name] for name in os.environ if name.startswith("COVERAGE_")
        }

    def __call__(
        self, *arguments: str | Path, stdin: bytes | None = None, **environment: t.Any
    ) -> Result:
        """Run it with its streams piped."""
        done = subprocess.run(
            [*self.command, *map(str, arguments)],
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            env=self.environment | environment,
            timeout=60,
            check=False,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="session")
def program(installed: Path) -> Program:
    return Program(installed)
