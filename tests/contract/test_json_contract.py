"""The JSON of every command against that of 0.1.0: keys may come, none goes or changes its type.

`0.1.0.json` was made with that release and is never made again: a key that is missed here needs a
line under Changed in CHANGELOG.md, and a reason.
"""

from __future__ import annotations

import json
import typing as t
from pathlib import Path

import pytest

if t.TYPE_CHECKING:
    from conftest import Program

Shape = dict[str, t.Any]

FROZEN: dict[str, Shape] = json.loads(
    Path(__file__).with_name("0.1.0.json").read_text(encoding="utf-8")
)
_NAMES = {str: "string", bool: "boolean", int: "number", float: "number", type(None): "null"}


def shape_of(values: t.Iterable[t.Any]) -> Shape:
    """Return which types JSON values have, what lists hold and what objects' keys hold."""
    types: set[str] = set()
    items: list[t.Any] = []
    members: dict[str, list[t.Any]] = {}
    for value in values:
        if isinstance(value, list):
            types.add("array")
            items.extend(value)
        elif isinstance(value, dict):
            types.add("object")
            for key, member in value.items():
                members.setdefault(key, []).append(member)
        else:
            types.add(_NAMES[type(value)])
    shape: Shape = {"types": sorted(types)}
    if items:
        shape["items"] = shape_of(items)
    if members:
        shape["keys"] = {key: shape_of(held) for key, held in members.items()}
    return shape


def broken(frozen: Shape, now: Shape, place: str = "") -> t.Iterator[str]:
    """Return what a program written against the frozen shape would trip over."""
    known, seen = {*frozen["types"]} - {"null"}, {*now["types"]} - {"null"}
    if known and not seen <= known:
        yield f"{place}: {', '.join(sorted(seen - known))}, was {', '.join(sorted(known))}"
    for key, member in frozen.get("keys", {}).items():
        if key in now.get("keys", {}):
            yield from broken(member, now["keys"][key], f"{place}.{key}")
        elif "object" in seen:
            yield f"{place}.{key} is gone"
    if "items" in frozen and "items" in now:
        yield from broken(frozen["items"], now["items"], f"{place}[]")


@pytest.mark.parametrize("command", FROZEN)
def test_a_script_written_against_0_1_0_still_works(command: str, program: Program) -> None:
    result = program(*command.split(" "))
    assert result.code == 0
    rows = json.loads(result.out)
    assert rows
    assert list(broken(FROZEN[command], shape_of([rows]))) == []


def test_a_lost_key_and_a_changed_type_are_noticed() -> None:
    before = shape_of([[{"id": "a", "freed": 1, "to": ["x"]}]])
    assert list(broken(before, shape_of([[{"id": "a", "freed": None, "to": [], "new": 1}]]))) == []
    now = shape_of([[{"id": "a", "freed": "1", "to": "x"}]])
    assert list(broken(before, now)) == [
        "[].freed: string, was number",
        "[].to: string, was array",
    ]
    assert list(broken(before, shape_of([[{"id": "a", "freed": 1}]]))) == ["[].to is gone"]
