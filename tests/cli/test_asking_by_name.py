"""How commands answer names: whom they show, and what they say of it."""

from __future__ import annotations

import json
import re
import typing as t

import pytest

from conftest import SMALL

if t.TYPE_CHECKING:
    from conftest import Program, Run

FRESH = "newest source 2026-03-19, reviewed 2026-04-30 · facts: small.yaml"


def test_who_is_found_by_sound_is_shown_and_that_is_said(belarus: Run) -> None:
    for command in ("show", "prisoners"):
        result = belarus(command, "Walentin Stefanowitsch", "--fields", "id", "--no-header")
        assert (result.code, result.out) == (0, "valiantsin-stefanovic\n")
        assert result.err.splitlines()[0] == (
            "'Walentin Stefanowitsch' read by sound as Valiantsin Stefanovic"
        )


def test_every_command_that_takes_names_finds_by_sound(belarus: Run) -> None:
    timeline = belarus("timeline", "--person", "Bjaljazki", "--json")
    assert {id_ for row in json.loads(timeline.out) for id_ in row["people"]} >= {"ales-bialiatski"}
    disputes = belarus("disputes", "Stefanowitsch", "--json")
    assert [row["id"] for row in json.loads(disputes.out)] == ["valiantsin-stefanovic"]
    assert timeline.err == "'Bjaljazki' read by sound as Ales Bialiatski\n"


ABSENT = (
    "hint: no one of that name is among the 3 people named here\n"
    "hint: that does not mean that nobody of that name was freed: of some 370 people freed, 2 are "
    "named here\n"
    "hint: Viasna's database names more: https://prisoners.spring96.org\n"
)


@pytest.mark.parametrize(
    ("name", "hint", "absent"),
    [
        ("Bialitski", "did you mean Ales Bialiatski?", ABSENT),
        ("Bial", "did you mean Ales Bialiatski?", ABSENT),
        ("Viktar Bialiatski", "of that surname, with another given name: Ales Bialiatski", ABSENT),
        ("Bialiatskaya", "did you mean Ales Bialiatski?", ABSENT),
        ("Džon Coale", "did you mean John Coale?", ""),
        ("Coale", "see 'belarus show john-coale' for the person of that name", ""),
        ("Protasevich", "'belarus search WORDS' looks into every value", ABSENT),
        ("us-belaruskalij", "'belarus search WORDS' looks into every value", ""),
        ("2027", "'belarus search WORDS' looks into every value", ""),
    ],
)
def test_who_is_not_found_is_not_shown(belarus: Run, name: str, hint: str, absent: str) -> None:
    assert belarus("prisoners", name, "--json") == (
        1,
        "[]\n",
        f"no people found\nerror: no record matches '{name}'\nhint: {hint}\n{absent}",
    )


def test_what_it_means_not_to_be_found_is_told_once(belarus: Run) -> None:
    result = belarus("show", "Protasevich", "Ivanou", "Bialiatski", "--fields", "id", "--json")
    assert (result.code, result.out) == (1, '[{"id": "ales-bialiatski"}]\n')
    assert result.err == (
        "error: no record matches 'Protasevich'\n"
        "hint: 'belarus search WORDS' looks into every value\n"
        "error: no record matches 'Ivanou'\n"
        "hint: 'belarus search WORDS' looks into every value\n" + ABSENT
    )


def test_the_nearest_names_are_looked_for_five_times_only(belarus: Run) -> None:
    result = belarus("prisoners", *["Stefanovyth"] * 6, "--json")
    hints = [line for line in result.err.splitlines() if line.startswith("hint: ")]
    near = "hint: did you mean Valiantsin Stefanovic?"
    assert hints == [
        *[near] * 5,
        "hint: 'belarus search WORDS' looks into every value",
        *ABSENT.splitlines(),
    ]


def test_rows_say_how_they_were_found(belarus: Run) -> None:
    def matched(*arguments: str) -> list[str | None]:
        return [row["matched"] for row in json.loads(belarus(*arguments, "--json").out)]

    assert matched("prisoners") == [None, None]
    assert matched("prisoners", "Stefanowitsch", "Bialiatski") == ["part", "sound"]
    assert matched("show", "john-coale", "Ales Bialiatski", "Poczobut", "Bialiatskij") == [
        "exact",
        "exact",
        "part",
    ]
    (row,) = json.loads(belarus("show", "hrw-2025-12-15", "--json").out)
    assert (row["matched"], "asked" in row) == ("exact", False)


def test_lines_of_standard_input_can_be_joined_to_their_rows(program: Program) -> None:
    names = "Stefanowitsch\nNobody\n Бяляцкі\nStefanowitsch\n".encode()
    for command in ("show", "prisoners"):
        result = program(command, "-", "--json", stdin=names, BELARUS_FACTS=str(SMALL))
        assert result.code == 1
        assert [(r["asked"], r["matched"], r["id"]) for r in json.loads(result.out)] == [
            ("Stefanowitsch", "sound", "valiantsin-stefanovic"),
            ("Бяляцкі", "part", "ales-bialiatski"),
            ("Stefanowitsch", "sound", "valiantsin-stefanovic"),
        ]
        assert "error: no record matches 'Nobody'" in result.err
    cells = program(
        "prisoners", "-", "-f", "csv", "--fields", "asked,id", stdin=names, BELARUS_FACTS=str(SMALL)
    )
    assert cells.out == (
        "asked,id\n"
        "Stefanowitsch,valiantsin-stefanovic\n"
        "Бяляцкі,ales-bialiatski\n"
        "Stefanowitsch,valiantsin-stefanovic\n"
    )


def test_fields_without_the_line_say_what_adds_it(program: Program) -> None:
    names = b"Bialiatski\n"
    for fields, told in (("name", True), ("asked,name", False), ("name --json", False)):
        result = program(
            "prisoners", "-", "--fields", *fields.split(), stdin=names, BELARUS_FACTS=str(SMALL)
        )
        assert ("--fields asked,… adds the line that each row answers\n" in result.err) == told


def test_only_standard_input_makes_rows_twice(belarus: Run) -> None:
    twice = belarus("show", "Bialiatski", "Bialiatski", "--json", "--fields", "id")
    assert json.loads(twice.out) == [{"id": "ales-bialiatski"}]
    assert belarus("prisoners", "--fields", "asked").err.startswith(
        "error: unknown field 'asked'\n"
    )


def test_a_table_of_names_from_standard_input_has_their_order(program: Program) -> None:
    names = b"Stefanovic\nBialiatski\n"
    result = program(
        "prisoners", "-", "--no-header", stdin=names, BELARUS_FACTS=str(SMALL), LC_ALL="C.UTF-8"
    )
    rows = [re.split(" {2,}", line)[:2] for line in result.out.splitlines()]
    assert rows == [["Stefanovic", "Valiantsin Stefanovic"], ["Bialiatski", "Ales Bialiatski"]]
    assert result.err.splitlines()[-1].endswith(FRESH)
