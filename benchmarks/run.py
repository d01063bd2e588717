"""What a lookup costs, as ratios to bare programs and to other tools, measured in one run.

Where there is a release before, its ratios are measured beside these, with its own facts, and told
is what has grown by a tenth.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
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
    Console(width=400, force_terminal=True).print(table)
app()
"""
# Prints the lines of a card in colour, and nothing else.
BARE_CARD = """
import typer
from rich.console import Console
from rich.text import Text
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
@app.command()
def main(file: str) -> None:
    console = Console(width=80, force_terminal=True)
    for line in open(file, encoding="utf-8"):
        console.print(Text(line.rstrip(), style="bold"))
app()
"""
DUCKDB = "import duckdb, sys; print(duckdb.read_csv(sys.argv[1]))"


class Case(t.NamedTuple):
    """A command to be compared with a base, and the ratio it should not exceed."""

    name: str
    arguments: tuple[str, ...]
    base: str
    goal: float
    environment: t.Mapping[str, str] = {}


_COMPLETION = {
    "_BELARUS_COMPLETE": "complete_bash",
    "COMP_WORDS": "belarus show ales-b",
    "COMP_CWORD": "2",
}
_COLOUR = ("--color", "always")
_CARD = ("show", "ales-bialiatski")

TYPER, TYPER_RICH, TYPER_RICH_CARD = "bare Typer", "bare Typer and Rich", "the same, of a card"

CASES = (
    Case("--version", ("--version",), TYPER, 0.95),
    Case("show ID --json", (*_CARD, "--json"), TYPER, 1.15),
    Case("show ID, in a pipe", _CARD, TYPER, 1.15),
    Case("show NAME, by sound", ("show", "Belyatsky", "--json"), TYPER, 1.30),
    Case("prisoners --json", ("prisoners", "--json"), TYPER, 1.20),
    Case("timeline --json", ("timeline", "--json"), TYPER, 1.20),
    Case("sanctions --json", ("sanctions", "--json"), TYPER, 1.20),
    Case("figures --json", ("figures", "--json"), TYPER, 1.20),
    Case("listed --json", ("listed", "--json"), TYPER, 1.20),
    Case("sources --json", ("sources", "--json"), TYPER, 1.35),
    Case("search WORD", ("search", "potash"), TYPER, 1.55),
    Case("search WORD WORD", ("search", "general", "license"), TYPER, 1.55),
    Case("completion of an id", (), TYPER, 1.10, _COMPLETION),
    # In a pipe it needs no Rich; coloured it is drawn as on a terminal.
    Case("prisoners, coloured", ("prisoners", *_COLOUR), TYPER_RICH, 0.85),
    Case("show ID, coloured", (*_CARD, *_COLOUR, "--width", "80"), TYPER_RICH_CARD, 1.00),
    Case("prisoners", ("prisoners",), "sqlite-utils rows", 1.00),
    Case("prisoners", ("prisoners",), "csvlook", 1.00),
    Case("prisoners", ("prisoners",), "rich --csv", 1.00),
    Case("prisoners", ("prisoners",), "duckdb from Python", 1.00),
    Case("show ID --json", (*_CARD, "--json"), "jq on the exported JSON", 2.00),
)
GROWN = 1.10
"""How many times that of the release before a ratio may be."""


class Program(t.NamedTuple):
    """A command with what it finds in its environment."""

    command: list[str]
    environment: t.Mapping[str, str] = {}

    def cpu(self) -> float:
        """Return the CPU seconds that it and its children take; RuntimeError if it fails."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            self.command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=os.environ | self.environment,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(self.command)} ended with {done.returncode}")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


class Pair(t.NamedTuple):
    """A program and what it is compared with."""

    program: Program
    base: Program

    def works(self) -> bool:
        """Return whether both run: an older release lacks some commands."""
        try:
            self.ratio()
        except RuntimeError:
            return False
        return True

    def ratio(self) -> float:
        """Return how many times as long as the base the program takes, this once."""
        base = self.base.cpu()
        return self.program.cpu() / base


def medians(pairs: t.Sequence[Pair], times: int) -> list[float]:
    """Return the ratio of each pair, in the median.

    They run in turn, so that a machine that slows down slows them all.
    """
    found = [[pair.ratio() for pair in pairs] for _ in range(times)]
    return [statistics.median(ratios) for ratios in zip(*found, strict=True)]


def install(place: Path, *packages: str) -> Path:
    """Make a virtual environment with packages, unless it is there; give its programs' folder."""
    programs = place / "bin"
    if not place.exists():
        venv.create(place, with_pip=True)
        subprocess.run([programs / "pip", "install", "--quiet", *packages], check=True)
    return programs


def before(reference: str, work: Path) -> Path:
    """Install the program as some commit has it; give the folder of its programs."""
    source = work / "source"
    source.mkdir()
    archive = subprocess.run(
        ["git", "archive", reference], cwd=ROOT, capture_output=True, check=True
    ).stdout
    subprocess.run(["tar", "-x", "-C", source], input=archive, check=True)
    return install(work / "before", str(source))


def rows_of(belarus: str, tables: Path, work: Path) -> None:
    """Write the rows of `belarus prisoners` for the other programs: JSON, CSV and SQLite."""
    fields = "name,role,sentence,detained,released,destination,sources"

    def told(*arguments: str) -> str:
        done = subprocess.run(
            [belarus, *arguments], capture_output=True, text=True, encoding="utf-8", check=True
        )
        return done.stdout

    listed = told("prisoners", "--format", "tsv", "--fields", fields)
    rows = [line.split("\t") for line in listed.splitlines()]
    (work / "rows.json").write_text(json.dumps(rows), encoding="utf-8")
    csv = told("prisoners", "--format", "csv", "--fields", fields)
    (work / "rows.csv").write_text(csv, encoding="utf-8")
    (work / "card.txt").write_text(told(*_CARD), encoding="utf-8")
    told("export", str(work / "facts.json"), "--force")
    subprocess.run(
        [tables / "sqlite-utils", "insert", work / "rows.db", "rows", work / "rows.csv", "--csv"],
        check=True,
        stdout=subprocess.DEVNULL,
    )


def bases(programs: Path, kept: Path, work: Path) -> tuple[str, dict[str, Program]]:
    """Return `belarus` of an environment, and what is compared with it on the same rows."""
    python, belarus = str(programs / "python"), str(programs / "belarus")
    tables = install(kept / "tables", "sqlite-utils", "csvkit", "duckdb")
    rich = install(kept / "rich", "rich-cli")
    rows_of(belarus, tables, work)
    for name, text in (("bare", BARE), ("bare_rich", BARE_RICH), ("bare_card", BARE_CARD)):
        (work / f"{name}.py").write_text(text)
    rows = str(work / "rows.csv")
    found = {
        TYPER: [python, str(work / "bare.py")],
        TYPER_RICH: [python, str(work / "bare_rich.py"), str(work / "rows.json")],
        TYPER_RICH_CARD: [python, str(work / "bare_card.py"), str(work / "card.txt")],
        "sqlite-utils rows": [str(tables / "sqlite-utils"), "rows", f"{work}/rows.db", "rows"],
        "csvlook": [str(tables / "csvlook"), rows],
        "rich --csv": [str(rich / "rich"), "--csv", rows],
        "duckdb from Python": [str(tables / "python"), "-c", DUCKDB, rows],
    }
    if jq := shutil.which("jq"):
        one = '.prisoners["ales-bialiatski"]'
        found["jq on the exported JSON"] = [jq, one, str(work / "facts.json")]
    return belarus, {name: Program(command) for name, command in found.items()}


def newest_release() -> str | None:
    """Return the tag of the release before this commit, None if there is none."""
    described = subprocess.run(
        ["git", "describe", "--tags", "--abbrev=0", "--match=v*", "HEAD^"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return described.stdout.strip() or None


def main() -> int:
    """Measure and print; return 1 if something grew and that was asked about."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=41)
    parser.add_argument("--before", metavar="COMMIT", help="the release before; else the last tag")
    parser.add_argument("--kept", type=Path, help="a folder for environments of other programs")
    parser.add_argument("--only", metavar="TEXT", default="", help="only commands with this text")
    parser.add_argument(
        "--fail-on-growth",
        action="store_true",
        help="exit with 1 if a ratio is a tenth larger than that of the release before",
    )
    given = parser.parse_args()
    out = sys.stdout
    grown = []
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        kept = given.kept or work
        programs = install(work / "own", str(ROOT))
        releases = [bases(programs, kept, work)]
        reference = given.before or newest_release()
        if reference:
            (work / "old").mkdir()
            releases.append(bases(before(reference, work), kept, work / "old"))
        out.write(f"{'belarus':<22}{'against':<26}{'ratio':>7}{'goal':>7}")
        out.write(f"  in {reference}\n" if reference else "  (no release before)\n")
        for case in CASES:
            if given.only not in case.name:
                continue
            pairs = [
                Pair(Program([belarus, *case.arguments], case.environment), others[case.base])
                for belarus, others in releases
                if case.base in others
            ]
            working = [pair for pair in pairs if pair.works()]
            if pairs[:1] != working[:1] or not pairs:
                out.write(f"{case.name:<22}{case.base:<26}  not measured here\n")
                continue
            ratio, *earlier = medians(working, given.pairs)
            grown += [case.name for one in earlier if ratio > GROWN * one]
            verdict = "over" if ratio > case.goal else ""
            then = f"{earlier[0]:.2f}" if earlier else "-"
            out.write(f"{case.name:<22}{case.base:<26}{ratio:>7.2f}{case.goal:>7.2f}")
            out.write(f"{then:>8}  {verdict}\n")
            out.flush()
        if not given.only:
            newest = install(kept / "newest", "typer")
            bare = Program([str(newest / "python"), str(work / "bare.py")])
            (ratio,) = medians([Pair(bare, releases[0][1][TYPER])], given.pairs)
            out.write(f"{'(newest Typer, bare)':<22}{TYPER:<26}{ratio:>7.2f}\n")
    if grown:
        out.write(f"a tenth more than in {reference}: {', '.join(dict.fromkeys(grown))}\n")
    return int(bool(grown) and given.fail_on_growth)


if __name__ == "__main__":
    sys.exit(main())
