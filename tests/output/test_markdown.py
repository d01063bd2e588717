from __future__ import annotations

import html
import re
import shutil
import subprocess
import typing as t

import pytest
from markdown_it import MarkdownIt

from belarus_cli.formats import markdown
from hostile import table

if t.TYPE_CHECKING:
    from conftest import Run


def test_no_value_acts_as_markup() -> None:
    assert markdown.render(table(), header=True) == (
        "| id | name | also | freed | note | sources |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| a | said \\[sic\\] \\[bold\\]so\\[/bold\\] \\[/b\\] :warning: "
        '\\[link=x\\]y\\[/link\\] | Алесь Бяляцкі; a\\|b; \\`c\\` | 123 | =1+1,"x" '
        "| reuters-2025 |\n"
        "| b | tab\there and \\<b\\>line\\</b\\> \\& \\*x\\* \\_y\\_ \\#z \\~w\\~ \\!v \\\\u |  |  "
        "| @SUM(A1) |  |\n"
    )


def test_without_headings_and_without_rows() -> None:
    assert markdown.render(table([]), header=False) == ""
    assert markdown.render(table([]), header=True).count("\n") == 2


@pytest.mark.parametrize(
    ("value", "escaped"),
    [
        ("https://example.org/a_b?c=1&d=(2)", "<https://example.org/a_b?c=1&d=(2)>"),
        ("https://example.org/a|b", "<https://example.org/a\\|b>"),
        ("see https://example.org/a_b.", "see <https://example.org/a_b>."),
        ("<https://x.y>", "\\<<https://x.y>\\>"),
        ("(https://example.org/X_(y_z))", "(<https://example.org/X_(y_z)>)"),
        ("https://example.org/?a&copy;b", "<https://example.org/?a&copy%3Bb>"),
        ("http://", "http://"),
        ("www.example.org/a_b", "www&#46;example.org/a\\_b"),
        ("javascript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_an_address_opens_and_nothing_else_does(value: str, escaped: str) -> None:
    assert markdown.escape(value) == escaped


# Texts, each with the addresses that a reader can open in it.
WRITTEN = [
    ("https://example.org/a_b?c=1&d=(2)", ["https://example.org/a_b?c=1&d=(2)"]),
    ("https://example.org/a|b", ["https://example.org/a%7Cb"]),
    ("see https://example.org/a_b_c.", ["https://example.org/a_b_c"]),
    ("<https://x.y>", ["https://x.y"]),
    (
        "https://x.org/a_b, https://y.org/c*d (https://en.wikipedia.org/wiki/X_(y_z))",
        ["https://x.org/a_b", "https://y.org/c*d", "https://en.wikipedia.org/wiki/X_(y_z)"],
    ),
    ("[x](https://e.org/a_b) ![y](https://e.org/c_d)", ["https://e.org/a_b", "https://e.org/c_d"]),
    ("https://x.org/a\\b `c` \\|d", ["https://x.org/a"]),
    ("javascript:alert(1) www.example.org/a_b http:// #h ~~x~~ *y* <b>z</b> &copy; a|b", []),
]


def table_of(value: str) -> str:
    return f"| k |\n| --- |\n| {markdown.escape(value)} |\n"


def read(page: str) -> tuple[str, list[str]]:
    """Give what a reader of a rendered table sees in its one cell, and the addresses to open."""
    (cell,) = re.findall(r"<td>(.*?)</td>", page, re.DOTALL)
    assert {*re.findall(r"<(\w+)", cell)} <= {"a"}
    links = [html.unescape(address) for address in re.findall(r'href="([^"]*)"', cell)]
    return html.unescape(re.sub(r"<[^>]*>", "", cell)), links


@pytest.mark.parametrize(("value", "links"), WRITTEN)
def test_it_reads_as_it_is_written(value: str, links: list[str]) -> None:
    renderer = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    assert read(renderer.render(table_of(value))) == (value, links)


@pytest.mark.external
@pytest.mark.parametrize(("value", "links"), WRITTEN)
def test_it_reads_as_it_is_written_on_github(value: str, links: list[str]) -> None:
    program = shutil.which("cmark-gfm")
    assert program, "cmark-gfm is not installed"
    extensions = ("table", "autolink", "strikethrough", "tagfilter")
    page = subprocess.run(
        [program, *(part for one in extensions for part in ("-e", one))],
        input=table_of(value),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert read(page) == (value, links)


def test_a_list_has_the_columns_that_people_read(belarus: Run) -> None:
    assert belarus("releases", "-f", "markdown").out == (
        "| Date | Freed | Named | In exchange for | Sources |\n"
        "| --- | ---: | ---: | --- | --- |\n"
        "| 2025-12-13 | 123 | 1 | US relief for potash | "
        "[Reuters](<https://www.globalbankingandfinance.com/usa-belarus-potash>) +2 |\n"
        "| 2026-03-19 | 250 | 1 | – | [Zerkalo](<https://zerkalo.example/123093>) |\n"
    )
    fields = belarus(
        "releases", "-f", "markdown", "--fields", "date,in_exchange_for", "--limit", "1"
    )
    assert fields.out.startswith("| date | in\\_exchange\\_for |\n| --- | --- |\n| 2025-12-13 | ")


def test_what_has_no_columns_has_its_fields(belarus: Run) -> None:
    claims = belarus("show", "2025-12-13", "-f", "markdown").out
    assert claims.startswith("| kind | id | name | field | value | as\\_of | note | sources |\n")
    assert belarus("disputes", "-f", "markdown").out.startswith("| kind | id | name | field |")
