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

# Each layer may import itself and those above it in this list.
LAYERS = (
    ("errors", "environment", "kinds", "dates", "names", "__init__"),
    ("problems", "model"),
    ("yaml_", "shape", "checks", "schema", "compiled"),
    ("facts_file", "query", "timeline"),
    ("loader",),
    ("documents", "relations"),
    ("flat",),
    ("table",),
    ("sheet", "streams"),
    ("output",),
    ("export", "lookup"),
    ("options",),
    ("parameters",),
    ("commands", "overview"),
    ("cli",),
    ("__main__",),
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
PURE = ("model", "dates", "names", "kinds", "query", "timeline", "checks", "table", "documents")


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imports(file: Path) -> set[str]:
    """Give the modules that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def part(name: str) -> str:
    """Give the module of the package that a dotted name is in."""
    words = name.split(".")[1:]
    return words[0] if words and words[0] in LEVEL else "__init__"


# The package itself is the door: it imports the loader, and only when it is asked to load.
@pytest.mark.parametrize(
    "file",
    [f for f in modules() if f != PACKAGE / "__init__.py"],
    ids=lambda f: str(f.relative_to(PACKAGE)),
)
def test_imports_go_downwards_only(file: Path) -> None:
    own = file.relative_to(PACKAGE).with_suffix("").parts[0]
    for name in imports(file):
        if name.split(".")[0] == "belarus_cli":
            assert LEVEL[part(name)] <= LEVEL[own], f"{own} imports {name}"


@pytest.mark.parametrize("name", PURE)
def test_the_core_knows_no_library(name: str) -> None:
    libraries = {one.split(".")[0] for one in imports(PACKAGE / f"{name}.py")}
    assert not libraries & {"typer", "rich", "yaml", "json"}


def test_rich_draws_and_measures_and_has_no_other_part() -> None:
    of_rich = {f.name: {n for n in imports(f) if n.split(".")[0] == "rich"} for f in modules()}
    assert {name for name, used in of_rich.items() if used} == {"rich_.py", "table_.py"}
    assert of_rich["table_.py"] == {"rich.cells.cell_len"}


# What a command line must not import, beside what Typer itself does.
HEAVY = {"yaml", "rich", "sqlite3", "csv", "difflib", "pydantic", "asyncio", "tempfile", "shutil"}
BY_TYPER = {"difflib", "shutil", "tempfile"}


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
        "import sys; from belarus_cli import cli; code = cli.run(sys.argv[1:]);"
        "print(*{name.split('.')[0] for name in sys.modules}, file=sys.stderr); sys.exit(code)"
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
    assert not imported & (HEAVY - BY_TYPER - allowed)
