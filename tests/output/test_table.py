from __future__ import annotations

import typing as t

import pytest

from belarus_cli.formats.drawing import draw
from belarus_cli.formats.layout import lay_out
from belarus_cli.formats.registry import FORMATS, Output
from belarus_cli.streams import Screen
from belarus_cli.views.cells import bar
from belarus_cli.views.table import Column, Table
from hostile import SOURCE, table

PIPE = Screen(None, colour=False)


class Page(t.NamedTuple):
    """A drawn table, and what its reader is told."""

    text: str
    left_out: tuple[str, ...]
    disputed: bool
    abridged: bool


def drawn(shown: Table, screen: Screen, *, bibliography: bool = False) -> Page:
    output = Output(
        FORMATS["table"],
        (),
        header=True,
        limit=None,
        counted=False,
        sources=bibliography,
        screen=screen,
    )
    layout = lay_out(shown, screen, sources=bibliography)
    return Page(draw(layout, output), layout.left_out, layout.is_disputed, layout.is_abridged)


def text_column(name: str, drop_order: int = 0, *, wraps: bool = True) -> Column:
    return Column(name, name.capitalize(), lambda row: str(row[name]), drop_order, wraps=wraps)


WIDE = Table(
    ("name", "role", "to"),
    (
        text_column("name", wraps=False),
        text_column("role"),
        text_column("to", 2, wraps=False),
    ),
    [
        {"name": "Ales Bialiatski", "role": "founder of the human rights group", "to": "Lithuania"},
        {"name": "Maxim Znak", "role": "lawyer≠ +1", "to": "Ukraine"},
    ],
    ("person", "people"),
)


def test_in_a_pipe_values_are_text_and_a_row_is_a_line() -> None:
    page = drawn(table()._replace(rows=table().rows[:1]), PIPE, bibliography=True)
    assert page == Page(
        "Name                                                        Freed  Sources\n"
        + "─" * 81
        + "\n"
        "said [sic] [bold]so[/bold] [/b] :warning: [link=x]y[/link]    123  Reuters [wire]\n"
        "\n"
        "1  Reuters [wire], [untitled], 2025-12, wire. https://example.org/a_b?c=1&d=(2)\n",
        (),
        disputed=False,
        abridged=False,
    )


def test_on_a_wide_screen_everything_has_its_place() -> None:
    page = drawn(WIDE, Screen(100, colour=False))
    assert page == Page(
        "Name             Role                               To\n" + "─" * 61 + "\n"
        "Ales Bialiatski  founder of the human rights group  Lithuania\n"
        "Maxim Znak       lawyer≠ +1                         Ukraine\n",
        (),
        disputed=True,
        abridged=True,
    )


def test_on_a_narrow_screen_text_folds_and_columns_leave() -> None:
    longer = WIDE.rows[0] | {"role": "founder of the human rights group Viasna, and a writer"}
    page = drawn(WIDE._replace(rows=[longer, WIDE.rows[1]]), Screen(60, colour=False))
    assert page == Page(
        "Name             Role                              To\n" + "─" * 60 + "\n"
        "Ales Bialiatski  founder of the human rights       Lithuania\n"
        "                 group Viasna, and a writer\n"
        "Maxim Znak       lawyer≠ +1                        Ukraine\n",
        (),
        disputed=True,
        abridged=True,
    )
    wider = WIDE._replace(columns=(*WIDE.columns, text_column("name", 3, wraps=False)))
    assert drawn(wider, Screen(60, colour=False)).left_out == ("Name",)
    # Of those that matter equally little the last leaves, and the room may do for the others.
    extra = (text_column("to", 3, wraps=False), text_column("name", 3, wraps=False))
    page = drawn(WIDE._replace(columns=(*WIDE.columns, *extra)), Screen(72, colour=False))
    assert page.left_out == ("Name",)


def test_the_text_that_lacks_most_gets_the_room_that_is_left() -> None:
    role = "founder of the human rights group Viasna"
    prize = "winner of the 2022 Nobel Peace Prize, who met reporters in Vilnius the day after"
    columns = (text_column("role"), text_column("after"))
    wordy = Table(("role", "after"), columns, [{"role": role, "after": prize}], ("one", "some"))
    assert drawn(wordy, Screen(90, colour=False)).text == (
        "Role                      After\n" + "─" * 90 + "\n"
        "founder of the human      winner of the 2022 Nobel Peace Prize, who met reporters in\n"
        "rights group Viasna       Vilnius the day after\n"
    )


def test_on_a_very_narrow_screen_a_row_is_a_block() -> None:
    blank = {"name": "Siarhei Tsikhanouski", "role": "–", "to": "Lithuania"}
    page = drawn(WIDE._replace(rows=[*WIDE.rows, blank]), Screen(30, colour=False))
    assert page == Page(
        "Name  Ales Bialiatski\n"
        "Role  founder of the human\n"
        "      rights group\n"
        "To    Lithuania\n"
        "\n"
        "Name  Maxim Znak\n"
        "Role  lawyer≠ +1\n"
        "To    Ukraine\n"
        "\n"
        "Name  Siarhei Tsikhanouski\n"
        "To    Lithuania\n",
        (),
        disputed=True,
        abridged=True,
    )
    grouped = WIDE._replace(group=lambda row: f"to {row['to']}")
    assert drawn(grouped, Screen(30, colour=False)).text.splitlines()[:2] == [
        "to Lithuania",
        "Name  Ales Bialiatski",
    ]


def test_a_table_of_blocks_lacks_no_column_on_any_screen() -> None:
    said = Column("said", "Said", lambda row: f"{row['name']} went to {row['to']}", 1, wraps=True)
    rows = [WIDE.rows[0], {**WIDE.rows[0], "to": "Norway"}, WIDE.rows[1]]
    shown = WIDE._replace(columns=(*WIDE.columns, said), rows=rows, repeats=("name",), blocks=True)
    assert drawn(shown, Screen(90, colour=False)).text.startswith("Name             Role  ")
    page = drawn(shown, Screen(70, colour=False))
    assert page.left_out == ()
    assert page.text == (
        "Name  Ales Bialiatski\n"
        "Role  founder of the human rights group\n"
        "To    Lithuania\n"
        "Said  Ales Bialiatski went to Lithuania\n"
        "\n"
        "Role  founder of the human rights group\n"
        "To    Norway\n"
        "Said  Ales Bialiatski went to Norway\n"
        "\n"
        "Name  Maxim Znak\n"
        "Role  lawyer≠ +1\n"
        "To    Ukraine\n"
        "Said  Maxim Znak went to Ukraine\n"
    )
    # What stands under another heading is told anew.
    grouped = shown._replace(group=lambda row: f"to {row['to']}")
    text = drawn(grouped, Screen(70, colour=False)).text
    assert text.count("Name  Ales Bialiatski") == 2
    other = drawn(shown._replace(blocks=False), Screen(70, colour=False))
    assert other.left_out == ("To",)


def test_what_fits_side_by_side_is_no_block_however_narrow() -> None:
    names = WIDE._replace(columns=WIDE.columns[:1])
    assert drawn(names, Screen(30, colour=False)).text.startswith("Name\n───")


def test_publishers_are_links_on_screens_of_colour_only() -> None:
    row = {**table().rows[0], "sources": [SOURCE, SOURCE]}
    shown = table([row, row])
    text = drawn(shown, Screen(100, colour=True)).text
    begin = f"\x1b]8;id=1;{SOURCE['url']}\x1b\\"
    assert text.count(begin) == 1
    assert text.count(begin.replace("id=1", "id=2")) == 1
    # What pads the column and the `+1` lead nowhere.
    assert f"{begin}\x1b[2mReuters [wire]\x1b[0m\x1b]8;;\x1b\\" in text
    assert drawn(shown, Screen(100, colour=True)).text == text
    assert "\x1b]8" in drawn(shown, Screen(30, colour=True)).text
    for screen in (Screen(100, colour=False), Screen(None, colour=True), PIPE):
        assert "\x1b]8" not in drawn(shown, screen).text
    nowhere = table([{**row, "sources": [{**SOURCE, "url": None}]}])
    assert "\x1b]8" not in drawn(nowhere, Screen(100, colour=True)).text


@pytest.mark.parametrize("width", [20, 24, 30, 40, 60, 80, 110, 160])
def test_no_line_is_wider_than_the_screen_and_no_text_is_lost(width: int) -> None:
    page = drawn(WIDE, Screen(width, colour=False))
    assert max(map(len, page.text.splitlines())) <= width
    # Folded text is all there: what is left of it without the folds is what was put in.
    drawn_letters = sorted("".join(page.text.split()).replace("─", ""))
    shown = [column for column in WIDE.columns if column.heading not in page.left_out]
    blocks = len(WIDE.rows) if width < 60 else 1
    put_in = [column.heading for column in shown] * blocks
    put_in += [column.cell(row) for column in shown for row in WIDE.rows]
    assert drawn_letters == sorted("".join("".join(put_in).split()))


def test_rows_of_a_group_stand_under_its_heading() -> None:
    grouped = WIDE._replace(group=lambda row: f"to {row['to']}", repeats=("to",))
    assert drawn(grouped, Screen(80, colour=False)).text == (
        "Name             Role                               To\n" + "─" * 61 + "\n"
        "to Lithuania\n"
        "Ales Bialiatski  founder of the human rights group  Lithuania\n"
        "to Ukraine\n"
        "Maxim Znak       lawyer≠ +1                         Ukraine\n"
    )


def test_what_repeats_is_left_blank_on_a_screen_only() -> None:
    rows = [{**row, "to": "Lithuania"} for row in WIDE.rows]
    repeating = WIDE._replace(rows=rows, repeats=("to",))
    on_screen = drawn(repeating, Screen(80, colour=False)).text
    assert on_screen.count("Lithuania") == 1
    assert drawn(repeating, PIPE).text.count("Lithuania") == 2


@pytest.mark.parametrize(
    ("number", "drawn_as"),
    [(0, ""), (1, "▏"), (31, "█▎"), (125, "█████"), (245, "█████████▊"), (250, "██████████")],
)
def test_a_bar_is_as_long_as_its_number_and_the_smallest_is_seen(
    number: int, drawn_as: str
) -> None:
    assert bar(number, 250, 10) == drawn_as


def test_colour_only_where_it_is_wanted() -> None:
    marked = WIDE._replace(mark=("lawyer",))
    assert "\x1b[" not in drawn(marked, Screen(80, colour=False)).text
    assert "\x1b[1;33mlawyer≠\x1b[0m" in drawn(marked, Screen(80, colour=True)).text


def test_a_screen_without_letters_for_it_gets_an_ascii_rule() -> None:
    assert "---" in drawn(WIDE, Screen(80, colour=False, encoding="ascii")).text
    assert "─" not in drawn(WIDE, Screen(80, colour=False, encoding="ascii")).text


def test_what_an_encoding_replaces_is_replaced_before_it_is_measured() -> None:
    for encoding in ("ascii", "cp1252", "gbk"):
        for width in (None, 45, 100):
            screen = Screen(width, colour=False, encoding=encoding)
            text = drawn(WIDE, screen).text
            text.encode(encoding)  # nothing is left to be replaced
    ascii_ = drawn(WIDE, Screen(None, colour=False, encoding="ascii"))
    assert ascii_.disputed
    assert (
        ascii_.text.splitlines()[3] == "Maxim Znak       lawyer!= +1                        Ukraine"
    )


def test_no_rows_are_no_table() -> None:
    for screen in (PIPE, Screen(80, colour=True)):
        assert drawn(WIDE._replace(rows=[]), screen, bibliography=True).text == ""


def test_an_address_is_never_broken() -> None:
    url = "https://example.org/" + "a" * 200
    rows = [{**table().rows[0], "sources": [{**SOURCE, "url": url}]}]
    screen = Screen(40, colour=False)
    assert f"   {url}\n" in drawn(table(rows), screen, bibliography=True).text
