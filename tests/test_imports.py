"""The rule of layers, and what a command may import: start-up is most of what a lookup costs."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import belarus_cli

PACKAGE = Path(belarus_cli.__file__).parent

# The way of the data, from the foundation up: each room may import itself and those before it.
ROOMS = ("root", "facts", "reading", "queries", "views", "formats", "export", "cli")
LEVEL = {
    "root": 0,
    "facts": 1,
    "reading": 2,
    "queries": 2,
    "views": 3,
    "formats": 4,
    "export": 5,
    "cli": 6,
}
# Doors: what programs import by these names opens the rooms behind it.
DOORS = ("__init__.py", "__main__.py", "kinds.py")
PURE = ("facts", "queries", "views")


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imports(file: Path) -> set[str]:
    """Return the modules that a file imports, wherever in it; types and functions count."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def room(file: Path) -> str:
    """Return the folder of the package that a file is in."""
    parts = file.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else "root"


def own_modules(file: Path) -> set[Path]:
    """Return the files of the package that a file imports."""
    found = set()
    for name in imports(file):
        words = name.split(".")
        if words[0] != "belarus_cli":
            continue
        # The last word is a module, or a name in one.
        for path in (words[1:], words[1:-1]):
            candidate = PACKAGE.joinpath(*path)
            for there in (candidate.with_suffix(".py"), candidate / "__init__.py"):
                if path and there.is_file() and there not in found:
                    found.add(there)
                    break
            else:
                continue
            break
    return found


def test_every_room_is_known_and_few_modules_stand_at_the_root() -> None:
    assert {room(file) for file in modules()} == set(ROOMS)
    assert len([file for file in modules() if room(file) == "root"]) <= 8


@pytest.mark.parametrize(
    "file",
    [f for f in modules() if f.parent != PACKAGE or f.name not in DOORS],
    ids=lambda f: str(f.relative_to(PACKAGE)),
)
def test_imports_go_downwards_only(file: Path) -> None:
    for other in own_modules(file):
        if other.name == "__init__.py" and other.parent == PACKAGE:
            continue  # the version
        assert LEVEL[room(other)] <= LEVEL[room(file)], f"imports {other.relative_to(PACKAGE)}"
        same_floor = LEVEL[room(other)] == LEVEL[room(file)] and room(other) != room(file)
        assert not same_floor, f"{room(file)} and {room(other)} do not know one another"


def test_there_is_no_circle_of_imports() -> None:
    needs = {file: own_modules(file) for file in modules() if file.name not in DOORS}
    done: set[Path] = set()
    while ready := [f for f, needed in needs.items() if not needed - done - {f} & needs.keys()]:
        done |= {*ready}
        needs = {file: needed for file, needed in needs.items() if file not in done}
    assert not needs, sorted(str(file.relative_to(PACKAGE)) for file in needs)


@pytest.mark.parametrize(
    "file",
    [f for f in modules() if room(f) in PURE],
    ids=lambda f: str(f.relative_to(PACKAGE)),
)
def test_the_core_knows_no_library(file: Path) -> None:
    libraries = {one.split(".")[0] for one in imports(file)}
    assert not libraries & {"typer", "rich", "yaml", "json"}


def test_rich_draws_and_measures_and_has_no_other_part() -> None:
    of_rich = {
        str(f.relative_to(PACKAGE)): {n for n in imports(f) if n.split(".")[0] == "rich"}
        for f in modules()
    }
    measuring = {"formats/card.py", "formats/drawing.py", "formats/layout.py"}
    drawing = {"formats/picture.py", "formats/rich_table.py"}
    assert {name for name, used in of_rich.items() if used} == measuring | drawing
    assert set().union(*(of_rich[name] for name in measuring)) == {"rich.cells.cell_len"}


# What a command line must not import, beside what Typer itself does.
HEAVY = {"yaml", "rich", "rich.console", "sqlite3", "csv", "pydantic", "asyncio"}


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (("--version",), set()),
        (("prisoners", "--json"), set()),
        (("prisoners", "--format", "jsonl"), set()),
        (("prisoners", "--format", "tsv"), {"csv"}),
        (("prisoners", "--format", "csv"), {"csv"}),
        (("prisoners", "--format", "markdown"), set()),
        (("prisoners", "--format", "bibtex"), set()),
        (("prisoners", "--count"), set()),
        (("prisoners",), {"rich"}),
        (("show", "bialiatski", "--json"), set()),
        (("show", "bialiatski"), {"rich"}),
        (("show", "bialiatski", "--width", "80"), {"rich"}),
        (("show", "bialiatski", "--all"), {"rich", "rich.console"}),
        (("timeline", "--json"), set()),
        (("schema",), set()),
        ((), set()),
    ],
    ids=lambda value: " ".join(value) or "overview" if isinstance(value, tuple) else "",
)
def test_a_command_imports_only_what_it_needs(
    arguments: tuple[str, ...], allowed: set[str], installed: Path
) -> None:
    program = (
        "import sys; from belarus_cli.cli import app; code = app.run(sys.argv[1:]);"
        "print(*sys.modules, file=sys.stderr); sys.exit(code)"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={
            "PYTHONPATH": str(installed),
            "PYTHONUTF8": "1",
            "SYSTEMROOT": os.environ.get("SYSTEMROOT", ""),
        },
    )
    imported = set(result.stderr.splitlines()[-1].split())
    assert imported & HEAVY == allowed
