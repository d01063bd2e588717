"""What a lookup costs, as ratios to bare programs and to other tools, measured in one run."""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import typing as t
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent

BARE = """
import typer
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def main() -> None:
    print("hello")
app()
"""
# Prints the rows that `belarus prisoners` prints, and nothing else.
BARE_RICH = """
import json
import typer
from rich.console import Console
from rich.table import Table
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def main(file: str) -> None:
    rows = json.load(open(file, encoding="utf-8"))
    table = Table(*rows[0])
    for row in rows[1:]:
        table.add_row(*row)
    Console(width=400).print(table)
app()
"""


class Case(t.NamedTuple):
    """A command to be compared with a base, and the ratio it should not exceed."""

    name: str
    base: str
    goal: float


CASES = (
    Case("belarus --version", "bare Typer", 1.10),
    Case("belarus show ID --json", "bare Typer", 1.25),
    Case("completion of an id", "bare Typer", 1.25),
    Case("belarus prisoners --json", "bare Typer", 1.40),
    Case("belarus timeline --json", "bare Typer", 1.40),
    # In a pipe it needs no Rich; coloured it is drawn as on a terminal.
    Case("belarus prisoners", "bare Typer and Rich", 1.30),
    Case("the same, coloured", "bare Typer and Rich", 1.30),
    Case("belarus prisoners", "sqlite-utils rows", 1.00),
    Case("belarus prisoners", "csvlook", 1.00),
    Case("belarus prisoners", "rich --csv", 1.00),
)


def cpu(command: list[str], environment: dict[str, str]) -> float:
    """Return the CPU seconds that a command and its children take."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | environment,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def install(place: Path, *packages: str) -> Path:
    """Make a virtual environment with packages; give the folder of its programs."""
    venv.create(place, with_pip=True)
    programs = place / "bin"
    subprocess.run([programs / "pip", "install", "--quiet", *packages], check=True)
    return programs


def rows_of(programs: Path, tables: Path, work: Path) -> None:
    """Write the rows of `belarus prisoners` for the other programs: JSON, CSV and SQLite."""
    fields = "name,role,sentence,detained,released,destination,sources"
    listed = subprocess.run(
        [programs / "belarus", "prisoners", "--format", "tsv", "--fields", fields],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    ).stdout
    rows = [line.split("\t") for line in listed.splitlines()]
    (work / "rows.json").write_text(json.dumps(rows), encoding="utf-8")
    csv = subprocess.run(
        [programs / "belarus", "prisoners", "--format", "csv", "--fields", fields],
        capture_output=True,
        check=True,
    ).stdout
    (work / "rows.csv").write_bytes(csv)
    subprocess.run(
        [tables / "sqlite-utils", "insert", work / "rows.db", "rows", work / "rows.csv", "--csv"],
        check=True,
        stdout=subprocess.DEVNULL,
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=41)
    pairs = parser.parse_args().pairs
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        programs = install(work / "own", str(ROOT))
        tables = install(work / "tables", "sqlite-utils", "csvkit")
        rich = install(work / "rich", "rich-cli")
        newest = install(work / "newest", "typer")
        (work / "bare.py").write_text(BARE)
        (work / "bare_rich.py").write_text(BARE_RICH)
        rows_of(programs, tables, work)
        python, belarus = str(programs / "python"), str(programs / "belarus")
        completion = {
            "_BELARUS_COMPLETE": "complete_bash",
            "COMP_WORDS": "belarus show ales-b",
            "COMP_CWORD": "2",
        }
        commands: dict[str, tuple[list[str], dict[str, str]]] = {
            "bare Typer": ([python, str(work / "bare.py")], {}),
            "bare Typer and Rich": (
                [python, str(work / "bare_rich.py"), str(work / "rows.json")],
                {},
            ),
            "newest Typer": ([str(newest / "python"), str(work / "bare.py")], {}),
            "belarus --version": ([belarus, "--version"], {}),
            "belarus show ID --json": ([belarus, "show", "ales-bialiatski", "--json"], {}),
            "completion of an id": ([belarus], completion),
            "belarus prisoners --json": ([belarus, "prisoners", "--json"], {}),
            "belarus timeline --json": ([belarus, "timeline", "--json"], {}),
            "belarus prisoners": ([belarus, "prisoners"], {}),
            "the same, coloured": ([belarus, "prisoners", "--color", "always"], {}),
            "sqlite-utils rows": (
                [str(tables / "sqlite-utils"), "rows", str(work / "rows.db"), "rows", "--table"],
                {},
            ),
            "csvlook": ([str(tables / "csvlook"), str(work / "rows.csv")], {}),
            "rich --csv": ([str(rich / "rich"), "--csv", str(work / "rows.csv")], {}),
        }
        out = sys.stdout
        out.write(f"{'command':<28}{'against':<24}{'ratio':>7}{'goal':>7}\n")
        for case in (*CASES, Case("newest Typer", "bare Typer", 0)):
            ratios = []
            for _ in range(pairs):
                base = cpu(*commands[case.base])
                ratios.append(cpu(*commands[case.name]) / base)
            goal = f"{case.goal:>7.2f}" if case.goal else ""
            ratio = statistics.median(ratios)
            verdict = "  over" if case.goal and ratio > case.goal else ""
            out.write(f"{case.name:<28}{case.base:<24}{ratio:>7.2f}{goal}{verdict}\n")
            out.flush()


if __name__ == "__main__":
    main()
