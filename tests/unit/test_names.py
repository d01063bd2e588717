from __future__ import annotations

import pytest

from belarus_cli.facts.names import WHOLE, WORDS, begins, fold, is_name, rank


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
        ("Bia\u00adlia\u200btski\u2060", "bialiatski"),
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
        ("bial", "ales bialiatski", None),
        ("ales bial", "ales bialiatski", None),
        ("iatski", "ales bialiatski", None),
        ("ales ales", "ales bialiatski", None),
        ("ales bialiatski x", "ales bialiatski", None),
        ("", "ales bialiatski", None),
        ("x", "", None),
    ],
)
def test_rank(query: str, spelling: str, expected: int | None) -> None:
    assert rank(query, spelling) == expected


@pytest.mark.parametrize(
    ("words", "spelling", "expected"),
    [
        ("siarhei", "siarhei leanidavich tsikhanouski", True),
        ("leanidavich", "siarhei leanidavich tsikhanouski", False),
        ("leanidavich tsikhanouski", "siarhei leanidavich tsikhanouski", True),
        ("леанідавіч", "сяргей леанідавіч ціханоўскі", False),
        ("александровна", "мария александровна колесникова", False),
        ("labkovich", "uladzimir labkovich", True),
        ("a", "a bialiackis", False),
        ("a bialiackis", "a bialiackis", True),
    ],
)
def test_an_initial_or_a_patronymic_alone_names_nobody(
    words: str, spelling: str, expected: bool
) -> None:
    assert is_name(words, spelling) is expected


@pytest.mark.parametrize(
    ("query", "spelling", "expected"),
    [
        ("bial", "ales bialiatski", True),
        ("al bial", "ales bialiatski", True),
        ("a ale", "ales alexander", True),
        ("al alexander", "alexander ales", True),
        ("iatski", "ales bialiatski", False),
        ("al al", "ales bialiatski", False),
        ("", "ales bialiatski", False),
    ],
)
def test_beginnings_of_words(query: str, spelling: str, expected: bool) -> None:
    assert begins(query, spelling) is expected
