from __future__ import annotations

import json
import typing as t

from belarus_cli.formats import json_
from belarus_cli.views.rows import Row
from hostile import KEYS, ROWS


def rendered(rows: t.Iterable[Row], *, pretty: bool, lines: bool) -> str:
    return "".join(json_.render(rows, pretty=pretty, lines=lines))


def test_piped_a_record_is_a_line_inside_the_array() -> None:
    rows: list[Row] = [{"a": "é", "b": 1}, {"a": None, "b": [2]}]
    assert rendered(rows, pretty=False, lines=False) == (
        '[{"a": "é", "b": 1},\n{"a": null, "b": [2]}]\n'
    )


def test_on_a_terminal_it_is_indented() -> None:
    assert rendered([{"a": [1]}], pretty=True, lines=False) == (
        '[\n  {\n    "a": [\n      1\n    ]\n  }\n]\n'
    )


def test_json_lines_have_no_array() -> None:
    assert rendered([{"a": 1}, {"a": 2}], pretty=True, lines=True) == '{"a": 1}\n{"a": 2}\n'


def test_no_rows_are_an_empty_array_or_no_lines() -> None:
    for pretty in (True, False):
        assert rendered([], pretty=pretty, lines=False) == "[]\n"
        assert rendered([], pretty=pretty, lines=True) == ""


def test_values_come_back_as_they_were_in_the_keys_asked_for() -> None:
    projected = json_.project(ROWS, KEYS)
    assert json.loads(rendered(projected, pretty=False, lines=False)) == ROWS
    assert list(next(json_.project(ROWS, ("note", "id")))) == ["note", "id"]
