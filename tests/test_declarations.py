"""What CONTRIBUTING promises of one declaration: a throw-away field, kind and value type.

Each is declared in a copy of the program as CONTRIBUTING says, and nothing else is touched; then
every command, format and export must know it.
"""

from __future__ import annotations

import contextlib
import csv
import json
import shutil
import sqlite3
import typing as t
from pathlib import Path

import jsonschema
import pytest
import yaml

from belarus_cli.formats.registry import FORMATS
from conftest import ROOT, SMALL, Program, Result

pytestmark = pytest.mark.slow

# A field: one line in its kind.
FINE = '        Field("fine", "Fine", "fine, in roubles", INTEGER),\n'
ARCHIVE = '        Field("archive", "Archive", "where a copy is kept", ADDRESS, cited=False),\n'
EDITORS = '        Field("editors", "Editors", "who edited it", multiple=True, cited=False),\n'

# A value type: one class, and an instance for the declaration to name.
MONEY = '''

class Money(ValueType):
    """A sum, as in `1,200 roubles`."""

    align = "right"

    def check(self, raw: object) -> str | None:
        """Return what is wrong with a sum."""
        wrong = f"{raw!r} is no sum of roubles"
        return super().check(raw) or (None if str(raw).endswith(" roubles") else wrong)

    def json_schema(self) -> Schema:
        """Return the pattern of a sum."""
        return {"type": "string", "pattern": "^[0-9,]+ roubles$"}

    def contradicts(self, one: Value, other: Value) -> bool:
        """Tell whether two sums differ, however they are grouped."""
        return str(one).replace(",", "") != str(other).replace(",", "")


MONEY = Money()
'''
BAIL = '        Field("bail", "Bail", "sum paid", MONEY),\n'

# A kind: one declaration and its place in KINDS; it refers to itself and is referred to.
COURT = """COURT = Kind(
    "court",
    "courts",
    "Courts",
    "courts that sentenced",
    (
        _NAME,
        _ALSO,
        Field("seat", "Seat", "where it sits"),
        Field("parent", "Parent", "court above it", Reference("court"), cited=False),
        _inverse("below", "Below", "courts below it", "court", "parent"),
        _inverse("convicts", "Convicts", "prisoners whom it sentenced", "prisoner", "court"),
    ),
)

KINDS = ("""
VERDICT = '        Field("court", "Court", "court of the verdict", Reference("court")),\n'

# A command: a module, and a line that says what it answers.
COMMAND = '''"""`belarus courts`."""

from belarus_cli.cli import injection
from belarus_cli.cli.result import Result
from belarus_cli.facts import kinds
from belarus_cli.facts.model import Facts
from belarus_cli.views.rows import Rows, of_record, record_keys
from belarus_cli.views.table import SOURCES, Table, column

KEYS = record_keys(kinds.COURT)
EXAMPLES = ("belarus courts",)
_COLUMNS = (
    column(kinds.COURT.field("name")),
    column(kinds.COURT.field("seat")),
    column(kinds.COURT.field("parent")),
    SOURCES,
)


@injection.command
def run(facts: Facts) -> Result:
    """In the order of their ids."""
    courts = Rows(facts.records(kinds.COURT), of_record)
    nouns = ("court", "courts")
    return Result(
        Table(KEYS, _COLUMNS, courts, nouns, nested=("claims",), dating=facts.dating)
    )
'''

FACTS = (
    (
        '    published: "2025-12-15"\n    language: en\n    kind: ngo\n',
        '    published: "2025-12-15"\n    language: en\n    kind: ngo\n'
        "    archive: https://archive.example/hrw\n    editors: [Rachel Denber, Hugh Williamson]\n",
    ),
    (
        "    sentence: {value: 10 years, sources: [hrw-2025-12-15]}\n",
        "    sentence: {value: 10 years, sources: [hrw-2025-12-15]}\n"
        "    court: {value: zz-minsk-city-court, sources: [hrw-2025-12-15]}\n"
        "    fine:\n"
        '      - {value: "640", sources: [hrw-2025-12-15], note: HRW}\n'
        '      - {value: "650", sources: [kommersant-8291079], note: Kommersant}\n'
        "    bail:\n"
        '      - {value: "1,200 roubles", sources: [hrw-2025-12-15]}\n'
        '      - {value: "1200 roubles", sources: [kommersant-8291079]}\n',
    ),
    (
        "figures:\n",
        "courts:\n"
        "  belarus-supreme-court:\n"
        "    name: Supreme Court of Belarus\n"
        "    seat: {value: Minsk, sources: [hrw-2025-12-15]}\n"
        "  zz-minsk-city-court:\n"
        "    name: Minsk City Court\n"
        "    also: Мінскі гарадскі суд\n"
        "    seat: {value: Minsk, sources: [hrw-2025-12-15]}\n"
        "    parent: belarus-supreme-court\n"
        "\n"
        "figures:\n",
    ),
)


def edited(file: Path, *edits: tuple[str, str]) -> str:
    """Return the text of a file with each first text replaced, which stands there once."""
    text = file.read_text(encoding="utf-8")
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


class Extended(t.NamedTuple):
    """A program that knows more, and facts for it."""

    program: Program
    facts: Path

    def __call__(self, *arguments: str | Path) -> Result:
        return self.program("--facts", self.facts, *arguments)

    def rows(self, *arguments: str | Path) -> t.Any:
        result = self(*arguments, "--json")
        assert (result.code, result.err) == (0, "")
        return json.loads(result.out)


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Extended:
    place = tmp_path_factory.mktemp("extended")
    package = place / "site" / "belarus_cli"
    shutil.copytree(
        ROOT / "src" / "belarus_cli", package, ignore=shutil.ignore_patterns("__pycache__")
    )
    kinds = package / "facts" / "kinds.py"
    custody = '        Field("custody",'
    source = '        Field("language",'
    kinds.write_text(
        edited(
            kinds,
            (custody, FINE + BAIL + VERDICT + custody),
            (source, ARCHIVE + EDITORS + source),
            ("    INTEGER,\n    NUMBER,\n", "    INTEGER,\n    MONEY,\n    NUMBER,\n"),
            ("\nKINDS = (", f"\n{COURT}"),
            ("ORGANISATION, LISTING)", "ORGANISATION, COURT, LISTING)"),
        ),
        encoding="utf-8",
    )
    types = package / "facts" / "value_types.py"
    types.write_text(types.read_text(encoding="utf-8") + MONEY, encoding="utf-8")
    commands = package / "cli" / "commands"
    (commands / "courts.py").write_text(COMMAND, encoding="utf-8")
    panels = commands / "__init__.py"
    timeline = '        "timeline":'
    panels.write_text(
        edited(panels, (timeline, f'        "courts": "Who sentenced.",\n{timeline}')),
        encoding="utf-8",
    )
    facts = place / "facts.yaml"
    facts.write_text(edited(SMALL, *FACTS), encoding="utf-8")
    return Extended(Program(place / "site"), facts)


def test_check_counts_the_new_records_and_finds_no_problem(extended: Extended) -> None:
    result = extended("check")
    assert (result.code, result.err) == (0, "")
    assert result.out.endswith(", 1 person, 2 courts; no problems\n")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"640"', "much", "prisoner ales-bialiatski, fine value: 'much' is not a whole number"),
        (
            "1200 roubles",
            "1200 zloty",
            "prisoner ales-bialiatski, bail value: '1200 zloty' is no sum of roubles",
        ),
        (
            "https://archive.example/hrw",
            "archive",
            "source hrw-2025-12-15, archive: 'archive' is not an http or https address",
        ),
        ("Rachel Denber", "Hugh Williamson", "source hrw-2025-12-15, editors: duplicate value"),
        (
            "court: {value: zz-minsk-city-court",
            "court: {value: no-court",
            "prisoner ales-bialiatski, court value: no court 'no-court'",
        ),
        (
            "parent: belarus-supreme-court",
            "parent: john-coale",
            "court zz-minsk-city-court, parent: no court 'john-coale'",
        ),
        ("seat: {value: Minsk", "set: {value: Minsk", "court belarus-supreme-court, set: "),
    ],
)
def test_check_finds_what_is_wrong_with_them(
    extended: Extended, tmp_path: Path, old: str, new: str, problem: str
) -> None:
    text = extended.facts.read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "facts.yaml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    result = extended.program("check", file)
    assert (result.code, result.out) == (3, "")
    first, *_ = result.err.splitlines()
    line = text[: text.index(old)].count("\n") + 1
    assert first.startswith(f"{file}:{line}: {problem}")


def test_the_schema_describes_them(extended: Extended) -> None:
    schema = json.loads(extended("schema").out)
    validator = jsonschema.Draft202012Validator(schema)
    facts = yaml.load(extended.facts.read_text(encoding="utf-8"), yaml.BaseLoader)
    assert [error.message for error in validator.iter_errors(facts)] == []
    facts["prisoners"]["ales-bialiatski"]["bail"][0]["value"] = "1,200 zloty"
    facts["courts"]["zz-minsk-city-court"]["parent"] = ["belarus-supreme-court"]
    facts["sources"]["hrw-2025-12-15"]["archive"] = "archive"
    places = {error.absolute_path[1] for error in validator.iter_errors(facts)}
    assert places == {"ales-bialiatski", "zz-minsk-city-court", "hrw-2025-12-15"}


COURTS = """\
Name                      Seat   Parent                 Sources
───────────────────────────────────────────────────────────────
Supreme Court of Belarus  Minsk  –                      HRW
Minsk City Court          Minsk  belarus-supreme-court  HRW
"""
CITY_COURT = """\
Minsk City Court  court zz-minsk-city-court
also Мінскі гарадскі суд

Seat      Minsk [1]
Parent    belarus-supreme-court  Supreme Court of Belarus
Convicts  Ales Bialiatski

Sources
1  HRW, More than 1,000 Belarusians Remain in Prison for Exercising Their Rights, 2025-12-15, \
ngo. https://www.hrw.org/news/2025/12/15/more-than-1000
"""
CITY_COURT_CARD = """\
Minsk City Court  zz-minsk-city-court
Seat: Minsk [1]

Also      Мінскі гарадскі суд
Parent    Supreme Court of Belarus
Convicts  Ales Bialiatski

[1] HRW 2025-12-15
addresses: --sources · a footnote: belarus cite zz-minsk-city-court
"""


def test_a_kind_is_listed_and_shown(extended: Extended) -> None:
    assert extended("courts").out == COURTS
    for name in ("Minsk City Court", "суд Мінскі гарадскі", "zz-minsk-city-court"):
        result = extended("show", name)
        assert (result.code, result.out) == (0, CITY_COURT_CARD)
        result = extended("show", name, "--all")
        assert (result.code, result.out) == (0, CITY_COURT)
    assert "Who sentenced." in extended("--help").out
    assert "2 courts" in " ".join(extended().out.split())  # wherever its lines are folded


def test_a_kind_is_linked_from_both_sides(extended: Extended) -> None:
    supreme, city = extended.rows("courts")
    assert (supreme["parent"], supreme["below"]) == (None, ["zz-minsk-city-court"])
    assert (city["parent"], city["below"]) == ("belarus-supreme-court", [])
    assert (supreme["convicts"], city["convicts"]) == ([], ["ales-bialiatski"])
    shown = extended("show", "ales-bialiatski", "--all").out
    assert "\nCourt        zz-minsk-city-court  Minsk City Court [1]\n" in shown


def test_fields_are_listed_and_shown(extended: Extended) -> None:
    fields = "id,fine,bail,court,disputed"
    freed, other = extended.rows("prisoners", "--fields", fields)
    assert freed == {
        "id": "ales-bialiatski",
        "fine": 640,
        "bail": "1,200 roubles",
        "court": "zz-minsk-city-court",
        "disputed": ["fine"],
    }
    assert other == {
        "id": "valiantsin-stefanovic",
        "fine": None,
        "bail": None,
        "court": None,
        "disputed": ["release", "released"],
    }
    shown = extended("show", "ales-bialiatski", "--all").out
    assert "\nFine ≠       640 [1]  HRW\n             650 [3]  Kommersant\n" in shown
    assert "\nBail         1,200 roubles [1]\n             1200 roubles [3]\n" in shown
    disputed = [(row["id"], row["field"]) for row in extended.rows("disputes")]
    assert ("ales-bialiatski", "fine") in disputed
    assert ("ales-bialiatski", "bail") not in disputed


def test_fields_of_a_source_are_listed_and_shown(extended: Extended) -> None:
    (source,) = extended.rows("sources", "hrw-2025-12-15")
    assert source["archive"] == "https://archive.example/hrw"
    assert source["editors"] == ["Rachel Denber", "Hugh Williamson"]
    (court, _) = extended.rows("courts")
    assert court["sources"][0] == {
        k: v for k, v in source.items() if k not in ("supports", "listings")
    }
    (unknown,) = extended.rows("sources", "ofac-gl-13")
    assert (unknown["archive"], unknown["editors"]) == (None, [])
    shown = extended("show", "hrw-2025-12-15", "--all").out
    assert "\nArchive                            https://archive.example/hrw\n" in shown
    assert "\nEditors                            Rachel Denber\n" in shown


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("minsk city", [("ales-bialiatski", "court"), ("zz-minsk-city-court", "name")]),
        ("1200 roubles", [("ales-bialiatski", "bail")] * 2),
        ("640", [("ales-bialiatski", "fine")]),
        ("archive example", [("hrw-2025-12-15", "archive")]),
    ],
)
def test_search_looks_into_them(
    extended: Extended, words: str, places: list[tuple[str, str]]
) -> None:
    assert [(row["id"], row["field"]) for row in extended.rows("search", words)] == places


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_knows_them(extended: Extended, format_: str) -> None:
    courts = extended("courts", "--format", format_)
    freed = extended("prisoners", "--format", format_, "--limit", "1")
    assert (courts.code, freed.code) == (0, 0)
    if format_ in ("bibtex", "csl-json"):
        assert "hrw-2025-12-15" in courts.out
        return
    shown = courts.out.replace("&#160;", " ")  # as a picture has blanks
    assert "Minsk City Court" in shown
    assert "belarus-supreme-court" in shown
    # A table, its Markdown and its pictures show the fields that their command chooses.
    if format_ not in ("table", "markdown", "svg", "html"):
        assert "roubles" in freed.out
        assert "640" in freed.out
    chosen = extended("prisoners", "--format", "table", "--fields", "fine,bail", "--limit", "1")
    assert chosen.out.splitlines()[0] == "Fine  Bail"
    assert chosen.out.splitlines()[2] == "640≠  1,200 roubles"


def test_the_exported_database_has_them(extended: Extended, tmp_path: Path) -> None:
    file = tmp_path / "facts.db"
    assert extended("export", file).code == 0
    with contextlib.closing(sqlite3.connect(file)) as connection:

        def rows(query: str) -> list[tuple[t.Any, ...]]:
            return connection.execute(query).fetchall()

        assert rows("PRAGMA foreign_key_check") == []
        assert rows("SELECT parent, convicts FROM courts WHERE id = 'zz-minsk-city-court'") == [
            ("belarus-supreme-court", "ales-bialiatski")
        ]
        assert rows("SELECT fine, bail, court FROM prisoners WHERE id = 'ales-bialiatski'") == [
            (640, "1,200 roubles", "zz-minsk-city-court")
        ]
        assert rows("SELECT archive, editors FROM sources WHERE archive IS NOT NULL") == [
            ("https://archive.example/hrw", "Rachel Denber; Hugh Williamson")
        ]
        keys = {row[2:5] for row in rows("PRAGMA foreign_key_list(courts)")}
        assert keys == {("records", "id", "id"), ("courts", "parent", "id")}


def test_the_exported_folder_has_them(extended: Extended, tmp_path: Path) -> None:
    folder = tmp_path / "facts"
    assert extended("export", folder).code == 0

    def rows(name: str) -> dict[str, dict[str, str]]:
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            return {row["id"]: row for row in csv.DictReader(stream)}

    assert rows("courts")["belarus-supreme-court"]["below"] == "zz-minsk-city-court"
    assert rows("prisoners")["ales-bialiatski"]["fine"] == "640"
    assert rows("sources")["hrw-2025-12-15"]["archive"] == "https://archive.example/hrw"
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    tables = [resource["name"] for resource in package["resources"]]
    assert tables.index("courts") < tables.index("prisoners")
    types = {
        field["name"]: field["type"]
        for resource in package["resources"]
        if resource["name"] == "prisoners"
        for field in resource["schema"]["fields"]
    }
    assert (types["fine"], types["bail"]) == ("integer", "string")


def test_the_exported_facts_are_the_same_facts(extended: Extended, tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    assert extended("export", file).code == 0
    for command in (("courts",), ("show", "ales-bialiatski"), ("sources",)):
        again = extended.program("--facts", file, *command, "--json")
        assert again == extended(*command, "--json")
