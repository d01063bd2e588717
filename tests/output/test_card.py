"""Cards: whole, at any width, and of every record that is shipped."""

from __future__ import annotations

import io
import re
import typing as t
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from belarus_cli.facts import dates, kinds
from belarus_cli.facts.model import Facts, Record
from belarus_cli.formats.card import HEIGHT, WIDTH, Line, card_lines, coloured, plain
from belarus_cli.reading import loader
from belarus_cli.streams import Screen
from belarus_cli.views.card import card_of
from conftest import HERE, SMALL

if t.TYPE_CHECKING:
    from conftest import Run

STORY = HERE / "facts" / "valid" / "story.yaml"


def drawn(
    record: Record,
    width: int | None = WIDTH,
    *,
    addresses: bool = False,
    encoding: str = "utf-8",
) -> str:
    screen = Screen(width, colour=False, encoding=encoding)
    return plain(card_lines(card_of(record), screen, addresses=addresses))


def by_rich(lines: t.Iterable[Line]) -> str:
    """Return lines as Rich draws them on a terminal of no edge."""
    styles = {"": "", "strong": "bold", "faint": "dim"}
    console = Console(
        file=io.StringIO(), width=10_000, force_terminal=True, color_system="standard", markup=False
    )
    for line in lines:
        text = Text.assemble(*((part, styles[style]) for part, style in line))
        console.print(text, highlight=False, emoji=False)
    drawn = t.cast("io.StringIO", console.file).getvalue()
    return "".join(f"{line.rstrip()}\n" for line in drawn.splitlines())


@pytest.mark.parametrize("width", [40, WIDTH])
def test_colours_are_those_that_rich_gives(width: int, shipped: Facts) -> None:
    screen = Screen(width, colour=True)
    for kind in (kinds.PRISONER, kinds.RELEASE, kinds.SANCTION):
        record = next(iter(shipped.records(kind)))
        lines = card_lines(card_of(record), screen, addresses=False)
        assert coloured(lines) == by_rich(lines)
        assert "\x1b[1m" in coloured(lines)
        assert re.sub("\x1b\\[[0-9]m", "", coloured(lines)) == plain(lines)


def test_braces_in_a_text_are_text() -> None:
    assert coloured([(("{0} {}", "strong"), (" {", ""))]) == "\x1b[1m{0} {}\x1b[0m {\n"


def edited(tmp_path: Path, *changes: tuple[str, str]) -> Facts:
    text = SMALL.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file = tmp_path / "facts.yaml"
    file.write_text(text, "utf-8")
    return loader.load(file)


@pytest.mark.parametrize("file", [SMALL, STORY], ids=lambda file: file.stem)
def test_the_cards_of_every_record(file: Path) -> None:
    facts = loader.load(file)
    cards = (drawn(record) for kind in kinds.ALL for record in facts.records(kind))
    expected = HERE / "output" / f"cards-{file.stem}.txt"
    assert "\n".join(cards) == expected.read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("kind", kinds.ALL, ids=lambda kind: kind.name)
def test_every_record_shipped_fits_a_screen_and_begins_with_the_answer(
    shipped: Facts, kind: kinds.Kind
) -> None:
    for record in shipped.records(kind):
        lines = drawn(record).splitlines()
        assert all(lines[:2]), record
        # The terminal folds what is longer, such as an address.
        assert sum(max(-(-cell_len(line) // WIDTH), 1) for line in lines) <= HEIGHT, record
        longest = max((cell_len(word) for word in " ".join(lines).split()), default=0)
        assert all(cell_len(line) <= WIDTH or longest > WIDTH // 2 for line in lines), record


SAMPLE = (
    "ales-bialiatski",
    "viktar-novikau",
    "2025-12-13",
    "us-belaruskali",
    "eu-court-belaruskali",
    "political-prisoners-viasna",
    "2025-12-18-freed-prisoners-reach-warsaw",
    "alexander-lukashenko",
    "belaruskali",
    "hrw-2025-12-15",
)


@pytest.mark.parametrize("id_", SAMPLE)
@pytest.mark.parametrize("width", [20, 40, 59, 60, 120, 200, None])
def test_a_card_says_the_same_at_any_width(shipped: Facts, id_: str, width: int | None) -> None:
    record = shipped.find(id_)
    assert record is not None
    told = drawn(record, width)
    assert {*told.split()} == {*drawn(record).split()}
    if width is not None:
        words = max(cell_len(word) for word in re.split(r"\s", told))
        assert max(map(cell_len, told.splitlines())) <= max(width, words + 20)


def test_a_narrow_card_is_a_block(small: Facts) -> None:
    assert drawn(small.record(kinds.PRISONER, "ales-bialiatski"), 40) == (
        "Ales Bialiatski, founder of Viasna\n"
        "ales-bialiatski\n"
        "freed 2025-12-13, one of 123 people;\n"
        "went to Lithuania [1][2]\n"
        "\n"
        "Sentence  10 years [2]\n"
        "Held  2021-07-14 to 2025-12-13, 4 years\n"
        "  5 months [2]\n"
        "Nationality  Belarus [2]\n"
        "Role  winner of the 2022 Nobel Peace\n"
        "  Prize [3]\n"
        "Also  Алесь Бяляцкі · Алесь Беляцкий +1\n"
        "\n"
        "2025-12-14  met reporters in Vilnius [1]\n"
        "\n"
        "[1] Kommersant 2025-12-13 ·\n"
        "[2] HRW 2025-12-15 · [3] Global Pulse\n"
        "1 more value: --all ·\n"
        "addresses: --sources · a footnote:\n"
        "belarus cite ales-bialiatski\n"
    )


@pytest.mark.parametrize(
    ("reviewed", "said"),
    [("2026-12-15", ""), ("2026-12-16", " (last known, over a year ago)")],
)
def test_what_was_known_more_than_a_year_ago_is_last_known(
    small: Facts, reviewed: str, said: str
) -> None:
    facts = Facts({**small.data, "updated": reviewed})
    answer = drawn(facts.record(kinds.PRISONER, "andrzej-poczobut"), 100).splitlines()[1]
    assert answer == f"not known to be free: still held when last reported, 2025-12-15{said} [1]"


def test_addresses_stand_under_a_card_whole(small: Facts) -> None:
    record = small.record(kinds.PRISONER, "andrzej-poczobut")
    assert drawn(record, addresses=True) == (
        "Andrzej Poczobut, journalist                                    andrzej-poczobut\n"
        "not known to be free: still held when last reported, 2025-12-15 [1]\n"
        "\n"
        "Also  Анджей Почобут\n"
        "\n"
        "1  HRW, More than 1,000 Belarusians Remain in Prison for Exercising Their\n"
        "   Rights, 2025-12-15, ngo\n"
        "   https://www.hrw.org/news/2025/12/15/more-than-1000\n"
        "a footnote: belarus cite andrzej-poczobut\n"
    )


def test_what_an_encoding_lacks_takes_its_room(small: Facts) -> None:
    record = small.record(kinds.PRISONER, "valiantsin-stefanovic")
    lines = drawn(record, 48, encoding="ascii").splitlines()
    assert lines[2:5] == [
        "freed 2026-03-19!=, one of 250 people; went to",
        "Lithuania [1]",
        "!= release: 2025-12-13 in 1 source",
    ]
    assert max(map(len, lines)) <= 48
    assert all(line.isascii() for line in lines)
    assert "???????? ??????????" in "\n".join(lines)


def test_what_makes_an_answer_doubtful_stands_beside_it(tmp_path: Path) -> None:
    facts = edited(
        tmp_path,
        ('updated: "2026-04-30"', 'updated: "2027-01-31"'),
        (
            'freed: {value: "250", sources: [zerkalo-2026-03-19]}',
            'freed: {value: "250", sources: [globalpulse-248545]}',
        ),
        (
            'freed: {value: "123", sources: [reuters-2025-12-15-potash, hrw-2025-12-15]}',
            "freed: [{value: '123', sources: [hrw-2025-12-15]}, "
            "{value: '124', sources: [kommersant-8291079]}, "
            "{value: '125', sources: [zerkalo-2026-03-19, kommersant-8291079]}, "
            "{value: '126', sources: [globalpulse-248545]}]",
        ),
    )

    def first(id_: str, number: int = 3) -> list[str]:
        record = facts.find(id_)
        assert record is not None
        return drawn(record, None).splitlines()[1:number]

    assert first("valiantsin-stefanovic") == [
        "freed 2026-03-19≠, one of 250 people, as aggregators alone report; went to Lithuania [1]",
        "≠ release: 2025-12-13 in 1 source",
    ]
    assert first("ales-bialiatski") == [
        "freed 2025-12-13, one of 123≠ people; went to Lithuania [1][2]",
        "",
    ]
    assert first("2025-12-13", 6) == [
        "123≠ people freed on 2025-12-13: 114 to Ukraine, 9 to Lithuania≠; 1 named here [1][2][3]",
        "in exchange for: US relief for potash [3]",
        "≠ freed: 124 or 125 +1 in 3 sources",
        "≠ destination: Lithuania: 8 in 1 source",
        "",
    ]
    assert first("2026-03-19", 5) == [
        "250 people freed on 2026-03-19; 1 named here [1][2]",
        "no source here says in exchange for what",
        "stated by aggregators alone: freed",
        "",
    ]
    assert first("andrzej-poczobut", 2) == [
        "not known to be free: still held when last reported, 2025-12-15 "
        "(last known, over a year ago) [1]"
    ]
    assert first("political-prisoners-viasna", 2) == [
        "1,110 people, 2025-12-15 (last known, over a year ago); by Viasna [1]"
    ]


def test_disputes_that_are_no_answer_name_the_command_once(tmp_path: Path) -> None:
    one, other = "{{value: {}, sources: [hrw-2025-12-15]}}", "{{value: {}, sources: [ofac-gl-13]}}"
    both = f"[{one}, {other}]"
    facts = edited(
        tmp_path,
        (
            'detained: {value: "2021-07-14", sources: [hrw-2025-12-15]}',
            f"age: {both.format(63, 64)}\n    detained: {both.format('2021-07-14', '2020')}\n"
            f"    sentenced: {both.format('2023-03-03', '2023-03-04')}",
        ),
    )
    text = drawn(facts.record(kinds.PRISONER, "ales-bialiatski"))
    assert text[text.index("Sentence") : text.index("[1] ")] == (
        "Sentence          10 years, 2023-03-03≠ [2]\n"
        "Held              2021-07-14≠ to 2025-12-13, 4 years 5 months [2]\n"
        "Nationality       Belarus [2]\n"
        "Age               63≠ years old at release [2]\n"
        "Role              winner of the 2022 Nobel Peace Prize [3]\n"
        "Also              Алесь Бяляцкі · Алесь Беляцкий +1\n"
        "\n"
        "≠ Age at release  64 in 1 source\n"
        "≠ Arrested        2020 in 1 source, and 1 field more: belarus disputes\n"
        "                  ales-bialiatski\n"
        "\n"
        "2025-12-14        met reporters in Vilnius [1]\n"
        "\n"
    )


@pytest.mark.parametrize(
    ("start", "end", "length"),
    [
        ("2021-07-14", "2025-12-13", "4 years 5 months"),
        ("2020-11-04", "2025-12-13", "5 years 1 month"),
        ("2025-12-01", "2025-12-13", "12 days"),
        ("2025-12-13", "2025-12-13", "0 days"),
        ("2025-12-12", "2025-12-13", "1 day"),
        ("2024-12-13", "2025-12-13", "1 year"),
        ("2021-07", "2025-12-13", "about 4 years 5 months"),
        ("2025-12", "2025-12-13", None),
        ("2021", "2025-12-13", None),
        ("2021-07-14/2021-07-15", "2025-12-13", None),
        ("2025-12-14", "2025-12-13", None),
    ],
)
def test_how_long_it_was(start: str, end: str, length: str | None) -> None:
    assert dates.length(dates.parse(start), dates.parse(end)) == length


def test_ids_and_several_names_are_shown_one_after_another(belarus: Run) -> None:
    bialiatski, coale = (belarus("show", id_).out for id_ in ("ales-bialiatski", "john-coale"))
    both = belarus("show", "ales-bialiatski", "john-coale")
    assert both == (0, f"{bialiatski}\n{coale}", "")
    assert belarus("show", "ales-bialiatski", "john-coale", "--limit", "1").out == bialiatski
    gone = belarus("show", "john-coale", "zzzz")
    assert (gone.code, gone.out) == (1, coale)


@pytest.mark.slow
def test_a_word_that_fits_many_gives_the_list_to_choose_from(belarus: Run) -> None:
    many = belarus("show", "designation", "--limit", "2", "--width", "80", facts=None)
    lines = many.out.splitlines()
    assert many.code == 0
    assert lines[0].split() == ["Kind", "Id", "Name"]
    assert "'belarus show ID' shows one of them, several ids several\n" in many.err
    rows = belarus("show", "designation", "--json", facts=None)
    assert rows.out.count('"kind": "sanction"') > 5
    # Five are not too many, and what is asked for by several words or ids is shown.
    assert belarus("show", "release").out.startswith("Release of 13 December 2025  2025-12-13\n")
    shown = belarus("show", "designation", "2025-12-13", facts=None).out
    assert not shown.startswith("Kind")


@pytest.mark.parametrize("command", [("show", "us-belaruskali"), ("prisoners",), ("disputes",)])
def test_a_width_draws_for_a_screen_wherever_it_goes(belarus: Run, command: t.Any) -> None:
    narrow = belarus(*command, "--width", "40")
    assert narrow.code == 0
    assert narrow.out != belarus(*command).out
    assert max(map(cell_len, narrow.out.splitlines())) <= 41
    coloured = belarus(*command, "--width", "40", "--color", "always").out
    assert "\x1b[" in coloured
    unlinked = re.sub(r"\x1b\]8;.*?\x1b\\", "", coloured)
    plain_lines = re.sub(r"\x1b\[[\d;]*m", "", unlinked).splitlines()
    assert [line.rstrip() for line in plain_lines] == narrow.out.splitlines()


@pytest.mark.parametrize("width", ["0", "-5", "19", "1001", "1e9", "wide", ""])
def test_a_width_that_no_screen_has_is_refused(belarus: Run, width: str) -> None:
    result = belarus("prisoners", "--width", width)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: Invalid value for '--width': ")


@pytest.mark.parametrize("other", [("--json",), ("--format", "csv"), ("--count",)])
def test_a_width_is_for_what_is_drawn(belarus: Run, other: t.Any) -> None:
    result = belarus("prisoners", "--width", "80", *other)
    assert (result.code, result.out) == (2, "")
    assert "contradict each other" in result.err


def test_every_field_on_a_card_is_declared() -> None:
    for kind in kinds.ALL:
        assert kind.card
        assert len({*kind.card}) == len(kind.card)
        for name in kind.card:
            kind.field(name)
