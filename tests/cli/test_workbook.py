"""The workbook, opened again by openpyxl."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from belarus_cli.export import targets
from belarus_cli.facts import kinds
from belarus_cli.reading import loader
from conftest import SMALL, Run

FORMULA = "=HYPERLINK('https://x.example')"


def test_a_sheet_a_kind_and_one_of_cited_claims(belarus: Run, tmp_path: Path) -> None:
    file = tmp_path / "facts.xlsx"
    assert belarus("export", file) == (0, "", f"wrote {file}\n")
    book = openpyxl.load_workbook(file)
    sections = [kind.section for kind in kinds.KINDS]
    assert book.sheetnames == [*sections, "cited claims", "sources"]
    facts = loader.load(SMALL)
    for kind in kinds.ALL:
        sheet = book[kind.section]
        rows = list(sheet.iter_rows(values_only=True))
        assert [row[0] for row in rows] == ["id", *facts.ids(kind)]
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref == sheet.dimensions
    assert book.properties.created == datetime.datetime(2026, 4, 30)


def test_dates_that_are_exact_are_dates(belarus: Run, tmp_path: Path) -> None:
    file = tmp_path / "facts.xlsx"
    assert belarus("export", file).code == 0
    book = openpyxl.load_workbook(file)
    sheet = book["prisoners"]
    heads, *rows = sheet.iter_rows(values_only=True)
    detained = {row[0]: row[heads.index("detained")] for row in rows}
    assert detained == {
        "ales-bialiatski": datetime.datetime(2021, 7, 14),
        "andrzej-poczobut": None,
        "valiantsin-stefanovic": "2021-07",
    }
    heads, *rows = book["releases"].iter_rows(values_only=True)
    assert [row[heads.index("freed")] for row in rows] == [123, 250]


def test_every_citation_has_a_row_and_a_link(belarus: Run, tmp_path: Path) -> None:
    file = tmp_path / "facts.xlsx"
    assert belarus("export", file).code == 0
    sheet = openpyxl.load_workbook(file)["cited claims"]
    heads, first, *rows = sheet.iter_rows(values_only=True)
    assert dict(zip(heads, first, strict=True)) == {
        "kind": "prisoner",
        "id": "ales-bialiatski",
        "name": "Ales Bialiatski",
        "field": "role",
        "value": "founder of Viasna",
        "as_of": None,
        "note": None,
        "disputed": 0,
        "publisher": "HRW",
        "title": "More than 1,000 Belarusians Remain in Prison for Exercising Their Rights",
        "published": datetime.datetime(2025, 12, 15),
        "url": "https://www.hrw.org/news/2025/12/15/more-than-1000",
        "where": None,
        "source": "hrw-2025-12-15",
        "claim": 1,
    }
    records = loader.load(SMALL).all_records()
    claims = [c for r in records for f in r.kind.fields if f.cited for c in r.claims(f.name)]
    assert len(rows) + 1 == sum(len(claim.citations) for claim in claims)
    links = [cell.hyperlink.target for (cell,) in sheet["L2:L3"] if cell.hyperlink]
    assert links == [
        "https://www.hrw.org/news/2025/12/15/more-than-1000",
        "https://globalpulse.example/248545",
    ]


def test_formulas_are_text(tmp_path: Path) -> None:
    text = SMALL.read_text(encoding="utf-8")
    for held in ("10 years", "founder of Viasna", "found only there"):
        text = text.replace(held, json.dumps(FORMULA))
    long = "a" * 2_100
    text = text.replace("https://zerkalo.example/123093", f"https://zerkalo.example/{long}")
    facts = tmp_path / "facts.yaml"
    facts.write_text(text, encoding="utf-8")
    file = tmp_path / "facts.xlsx"
    targets.write(loader.load(facts), file, force=False)
    cells = [cell for sheet in openpyxl.load_workbook(file) for row in sheet.rows for cell in row]
    assert {cell.data_type for cell in cells if cell.value == FORMULA} == {"s"}
    assert not [cell for cell in cells if cell.data_type == "f"]
    # An address that a spreadsheet cannot follow is there as text.
    assert next(cell.hyperlink for cell in cells if str(cell.value).endswith(long)) is None
    with zipfile.ZipFile(file) as archive:
        sheets = [name for name in archive.namelist() if "worksheets/sheet" in name]
        assert not [name for name in sheets if b"<f>" in archive.read(name)]


def test_the_same_facts_are_the_same_bytes(tmp_path: Path) -> None:
    files = tmp_path / "one.xlsx", tmp_path / "two.xlsx"
    for file in files:
        targets.write(loader.load(SMALL), file, force=False)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_without_the_extra_an_error_says_how_to_get_it(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['xlsxwriter'] = None; from belarus_cli.cli import app;"
        "sys.exit(app.run(sys.argv[1:]))"
    )
    file = tmp_path / "facts.xlsx"
    done = subprocess.run(
        [sys.executable, "-c", program, "--facts", SMALL, "export", file],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        "error: a workbook needs XlsxWriter, which is not installed\n"
        "hint: install it with pip install 'belarus-cli[xlsx]', or export a folder of CSV\n",
    )
    assert not file.exists()


def test_what_fits_no_cell_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from belarus_cli.export import workbook

    monkeypatch.setattr(workbook, "_LONGEST_TEXT", 30)
    file = tmp_path / "facts.xlsx"
    targets.write(loader.load(SMALL), file, force=False)
    sheet = openpyxl.load_workbook(file)["prisoners"]
    assert sheet["C2"].value == "too long for a cell: see the sheet of cited claims"
