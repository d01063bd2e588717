"""A new format is a file and an entry: right in lists, in `show` and in `disputes` at once."""

from __future__ import annotations

import os
import subprocess
import sys
import typing as t
from pathlib import Path

import pytest

import belarus_cli
from belarus_cli.formats.registry import FORMATS, DrawnFormat
from conftest import SMALL, Result

pytestmark = pytest.mark.slow

FILE = """
def of_rows(table, output):
    yield from (f"{row['id']}: {', '.join(row)}\\n" for row in table.rows)

def of_cells(table, output):
    if output.header:
        yield "/".join(table.flat) + "\\n"
    yield from ("/".join(str(row[key]) for key in table.flat[:5]) + "\\n" for row in table.rows)

def of_sources(table, output):
    yield from (f"{source['id']}\\n" for row in table.rows for source in row["sources"][:1])

def draw(layout, output):
    lines = zip(*(layout.cells[column.name] for column in layout.columns), strict=True)
    return "".join(f"[{' | '.join(line)}]\\n" for line in lines)

def draw_card(card, output):
    return f"({card.title})\\n"

def draw_details(details, output):
    return f"<{details.title}>\\n"
"""
PROGRAM = """
import sys
from belarus_cli import formats
formats.__path__.append(sys.argv[1])
from belarus_cli.formats.registry import FORMATS, DrawnFormat, TextFormat
FORMATS["new"] = eval(sys.argv[2])
from belarus_cli.cli import app
sys.exit(app.run(sys.argv[3:]))
"""
New = t.Callable[..., Result]


@pytest.fixture
def new(tmp_path: Path) -> New:
    """Return what runs a command line with one format more, by its entry."""
    (tmp_path / "thrown_away.py").write_text(FILE, encoding="utf-8")

    def run(entry: str, *arguments: str) -> Result:
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, tmp_path, entry, *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env={
                **os.environ,
                "PYTHONPATH": str(Path(belarus_cli.__file__).parent.parent),
                "PYTHONUTF8": "1",
                "BELARUS_FACTS": str(SMALL),
            },
        )
        return Result(done.returncode, done.stdout, done.stderr)

    return run


SIDES = [
    "prisoner/valiantsin-stefanovic/Valiantsin Stefanovic/release/2026-03-19",
    "prisoner/valiantsin-stefanovic/Valiantsin Stefanovic/release/2025-12-13",
]


def test_a_format_of_rows(new: New) -> None:
    entry = 'TextFormat("rows", "thrown_away:of_rows")'
    listed = new(entry, "figures", "-f", "new")
    assert listed.code == 0
    assert listed.out.startswith("political-prisoners-viasna: id, kind, name, also, ")
    shown = new(entry, "show", "2025-12-13", "hrw-2025-12-15", "-f", "new").out.splitlines()
    assert [line.partition(": ")[0] for line in shown] == [
        "2025-12-13",
        "hrw-2025-12-15",
    ]
    disputed = new(entry, "disputes", "--kind", "prisoner", "-f", "new")
    assert disputed == (
        0,
        "valiantsin-stefanovic: kind, id, name, field, claims, sources\n",
        "",
    )


def test_a_format_of_cells(new: New) -> None:
    entry = 'TextFormat("cells", "thrown_away:of_cells")'
    listed = new(entry, "figures", "-f", "new", "--fields", "id,unit")
    assert listed.out == "id/unit\npolitical-prisoners-viasna/people\n"
    assert "claims" not in new(entry, "figures", "-f", "new").out.splitlines()[0].split("/")
    shown = new(entry, "show", "2025-12-13", "-f", "new").out.splitlines()
    assert shown[0] == "kind/id/name/field/value/as_of/note/sources"
    assert len(shown) > 5
    assert all(line.startswith("release/2025-12-13/") for line in shown[1:])
    disputed = new(entry, "disputes", "--kind", "prisoner", "-f", "new", "--no-header")
    assert disputed.out.splitlines() == SIDES


def test_a_format_of_sources(new: New) -> None:
    entry = 'TextFormat("sources", "thrown_away:of_sources")'
    known = {*new(entry, "sources", "--fields", "id", "--format", "csv").out.splitlines()}
    for command in (("releases",), ("show", "2025-12-13"), ("disputes",)):
        result = new(entry, *command, "-f", "new")
        assert (result.code, result.out != "") == (0, True)
        assert {*result.out.splitlines()} <= known
        limited = new(entry, *command, "-f", "new", "--fields", "id")
        assert (limited.code, limited.out) == (0, result.out)


def test_a_drawn_format(new: New) -> None:
    entry = 'DrawnFormat("thrown_away")'
    listed = new(entry, "prisoners", "-f", "new", "--fields", "id", "--limit", "1")
    assert listed.out == "[ales-bialiatski]\n"
    assert listed.err.startswith("1 of 2 people · ")
    for command in (("show", "us-belaruskali"), ("sanctions", "us-belaruskali")):
        assert new(entry, *command, "-f", "new").out == "(Designation of Belaruskali)\n"
        assert new(entry, *command, "--all", "-f", "new").out == "<Designation of Belaruskali>\n"
    disputed = new(entry, "disputes", "--kind", "prisoner", "-f", "new", "--sources")
    assert [line.split(" | ")[:3] for line in disputed.out.splitlines()] == [
        ["[valiantsin-stefanovic", "release", "2026-03-19"],
        ["[valiantsin-stefanovic", "release", "2025-12-13"],
    ]


def test_a_new_format_is_a_choice(new: New) -> None:
    entry = 'DrawnFormat("thrown_away")'
    assert "html, new." in " ".join(new(entry, "prisoners", "--help").out.split())
    assert new(entry, "prisoners", "-f", "NEW").code == 0
    assert new(entry, "prisoners", "-f", "ne").err.endswith("html, new\n")


@pytest.mark.parametrize("name", FORMATS)
def test_every_entry_names_what_is_there(name: str) -> None:
    format_ = FORMATS[name]
    if isinstance(format_, DrawnFormat):
        references = [f"{format_.module}:{one}" for one in ("draw", "draw_card", "draw_details")]
    else:
        references = [format_.renderer]
    for reference in references:
        module, _, function = reference.partition(":")
        found = __import__(f"belarus_cli.formats.{module}", fromlist=[function])
        assert callable(getattr(found, function))
