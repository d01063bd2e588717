from __future__ import annotations

import pytest

from belarus_cli.facts.names import BEGINNINGS, WHOLE, WORDS, fold, rank


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("BIALIATSKI", "bialiatski"),
        ("Aleś Bialacki", "ales bialacki"),
        ("Łukašenka", "lukasenka"),
        ("Зьміцер  Дашкевіч", "зьміцер дашкевіч"),
        ("Ўладзімір", "уладзімір"),
        ("Mar’yana d'Arc ʼx", "maryana darc x"),
        ("Gaevski-Hanada", "gaevski hanada"),
        ("（Ｔｅｓｔ）", "test"),
        ("ß", "ss"),
        ("\u0301\u0308", ""),
        ("", ""),
        ("*.[a-z]+(?=x)", "a z x"),
    ],
)
def test_folding_keeps_words_only(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("query", "spelling", "expected"),
    [
        ("ales bialiatski", "ales bialiatski", WHOLE),
        ("bialiatski ales", "ales bialiatski", WHOLE),
        ("bialiatski", "ales bialiatski", WORDS),
        ("bial", "ales bialiatski", BEGINNINGS),
        ("al bial", "ales bialiatski", BEGINNINGS),
        ("a ale", "ales alexander", BEGINNINGS),
        ("iatski", "ales bialiatski", None),
        ("ales ales", "ales bialiatski", None),
        ("ales bialiatski x", "ales bialiatski", None),
        ("", "ales bialiatski", None),
        ("x", "", None),
    ],
)
def test_rank(query: str, spelling: str, expected: int | None) -> None:
    assert rank(query, spelling) == expected
