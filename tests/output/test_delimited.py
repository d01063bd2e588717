from __future__ import annotations

import csv
import io

import pytest

from belarus_cli.formats import delimited
from hostile import KEYS, ROWS

FLAT = tuple(key for key in KEYS if key != "claims")


def test_csv_is_rfc_4180_with_lf_and_inert_formulas() -> None:
    assert delimited.render(FLAT, ROWS, "csv", header=True) == (
        "id,name,also,freed,note,sources\n"
        "a,said [sic] [bold]so[/bold] [/b] :warning: [link=x]y[/link],"
        'Алесь Бяляцкі; a|b; `c`,123,"\'=1+1,""x""",reuters-2025\n'
        'b,"tab\there\nand <b>line</b> & *x* _y_ #z ~w~ !v \\u",,,\'@SUM(A1),\n'
    )


def test_csv_reads_back_as_it_was() -> None:
    text = delimited.render(FLAT, ROWS, "csv", header=False)
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[1][1] == ROWS[1]["name"]
    assert [len(row) for row in rows] == [len(FLAT)] * 2


def test_tsv_never_quotes_and_keeps_a_row_a_line() -> None:
    assert delimited.render(FLAT, ROWS, "tsv", header=True) == (
        "id\tname\talso\tfreed\tnote\tsources\n"
        "a\tsaid [sic] [bold]so[/bold] [/b] :warning: [link=x]y[/link]\t"
        'Алесь Бяляцкі; a|b; `c`\t123\t=1+1,"x"\treuters-2025\n'
        "b\ttab here and <b>line</b> & *x* _y_ #z ~w~ !v \\u\t\t\t@SUM(A1)\t\n"
    )


def test_no_rows_leave_the_headings() -> None:
    assert delimited.render(("id", "name"), [], "csv", header=True) == "id,name\n"
    assert delimited.render(("id", "name"), [], "tsv", header=False) == ""


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\tx", "\rx"])
def test_what_a_spreadsheet_would_run_is_made_inert(cell: str) -> None:
    assert delimited.inert(cell) == f"'{cell}"


def test_claims_are_told_by_field_and_value() -> None:
    assert delimited.render(("claims",), ROWS, "csv", header=False) == (
        'freed: 123 [reuters-2025]\n""\n'
    )
