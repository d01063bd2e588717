"""`check` and the printed schema describe the same files."""

from __future__ import annotations

import copy
import json
import math
import typing as t
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from belarus_cli.reading import json_schema, rules, structure
from belarus_cli.reading.problems import Problem
from conftest import SMALL, Run

VALID = yaml.load(SMALL.read_text(encoding="utf-8"), yaml.BaseLoader)
VALIDATOR = jsonschema.Draft202012Validator(json_schema.build())

# What no schema can tell: other values of the same list, the calendar, letters that nobody sees.
BEYOND = (
    "duplicate ",
    " has no such day",
    " ends before it begins",
    " is invisible or a control character",
)


def fits(facts: t.Any) -> bool:
    return VALIDATOR.is_valid(facts)


def misshapen(facts: t.Any) -> list[Problem]:
    """Return what `check` says of the shape that a schema could say, too."""
    problems = structure.check(facts).problems
    return [one for one in problems if not any(words in one.message for words in BEYOND)]


def accepted(facts: t.Any) -> bool:
    """Return whether `check` finds no error."""
    shape = structure.check(facts)
    return not shape.problems and all(one.warning for one in rules.check(shape, warnings=False))


def places(node: t.Any, path: tuple[t.Any, ...] = ()) -> t.Iterator[tuple[t.Any, ...]]:
    if path:
        yield path
    steps: t.Iterable[t.Any] = ()
    if isinstance(node, dict):
        steps = node
    elif isinstance(node, list):
        steps = range(len(node))
    for step in steps:
        yield from places(node[step], (*path, step))


texts = st.text(max_size=6) | st.sampled_from(
    [
        *("", " a", "a ", "1", "2", "3", "2020", "2020-13", "0000", "2020-02-31", "2020-02-29"),
        *("../2020", "2020/..", "2020/2021", "2021/2020", "../..", "2020-01~", "2020?/2021%"),
        *("0", "123", "0123", "1234567890", "-1", "1.5", "Ukraine", "Ukraine: 5", "Ukraine: 05"),
        *("Ukraine:5", "Uruguay", "https://a.b", "https://a.b/c?d#e", "HTTPS://a.b", "https://"),
        *("a-b", "a--b", "A", "wire", "news", "eased", "report", "x" * 4000, "x" * 4001),
        *("ales-bialiatski", "2025-12-13", "hrw-2025-12-15"),
    ]
)
# JSON Schema takes 1.0 for an integer; no program writes one so.
numbers = st.integers() | st.floats().filter(lambda number: not number.is_integer())
scalars = texts | numbers | st.booleans() | st.none()
keys = st.sampled_from(
    ["value", "sources", "note", "as_of", "basis", "source", "where", "name", "also", "x"]
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3)
)


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(st.sampled_from([*places(VALID)]), values, st.sampled_from(["replace", "remove", "add"]))
def test_what_the_one_accepts_the_other_accepts(
    path: tuple[t.Any, ...], value: t.Any, way: str
) -> None:
    facts = copy.deepcopy(VALID)
    node = facts
    for step in path[:-1]:
        node = node[step]
    if way == "replace":
        node[path[-1]] = value
    elif way == "remove":
        del node[path[-1]]
    elif isinstance(node, dict):
        node["x"] = value
    else:
        node.append(value)
    if accepted(facts):
        assert fits(facts)
    if fits(facts):
        assert misshapen(facts) == []


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(values)
def test_neither_accepts_any_other_tree(facts: t.Any) -> None:
    assert not fits(facts)
    assert misshapen(facts)


@pytest.mark.parametrize(
    ("path", "value", "valid"),
    [
        (("version",), "1", True),
        (("version",), "2", True),
        (("version",), 1, False),
        (("version",), "3", False),
        (("updated",), 2026, False),
        (("updated",), "2026", True),
        (("updated",), math.nan, False),
        (("releases", "2025-12-13", "freed", "value"), 123, True),
        (("releases", "2025-12-13", "freed", "value"), "123", True),
        (("releases", "2025-12-13", "freed", "value"), -1, False),
        (("releases", "2025-12-13", "freed", "value"), True, False),
        (("releases", "2025-12-13", "freed", "value"), math.nan, False),
        (("prisoners", "ales-bialiatski", "sentence", "value"), 10, False),
        (("prisoners", "ales-bialiatski", "sentence", "value"), math.nan, False),
        (("prisoners", "ales-bialiatski", "name"), None, False),
        (("sources", "hrw-2025-12-15", "title"), 1984, False),
    ],
)
def test_a_number_is_text_for_neither(
    belarus: Run, tmp_path: Path, path: tuple[str, ...], value: t.Any, valid: bool
) -> None:
    facts = copy.deepcopy(VALID)
    node = facts
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(facts), encoding="utf-8")
    assert fits(json.loads(file.read_text(encoding="utf-8"))) is valid
    assert (belarus("check", file, facts=None).code == 0) is valid


@pytest.mark.parametrize(
    ("length", "problems"), [(4000, []), (4001, ["longer than 4000 characters"])]
)
def test_a_text_is_as_long_for_the_one_as_for_the_other(length: int, problems: list[str]) -> None:
    facts = copy.deepcopy(VALID)
    facts["prisoners"]["ales-bialiatski"]["name"] = "x" * length
    assert [one.message for one in misshapen(facts)] == problems
    assert fits(facts) is (not problems)
