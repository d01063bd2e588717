from __future__ import annotations

import pytest

from belarus_cli.formats import markdown
from hostile import table


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
