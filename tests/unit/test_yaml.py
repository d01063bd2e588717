from __future__ import annotations

import pytest
import yaml

from belarus_cli.reading import yaml_events
from belarus_cli.reading.problems import MalformedError, Path


@pytest.fixture(autouse=True, params=["libyaml", "Python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with either parser of PyYAML, which can be built without libyaml."""
    if request.param == "Python":
        monkeypatch.setattr(yaml_events, "_LOADER", yaml.BaseLoader)


def test_every_scalar_stays_text() -> None:
    text = "a: no\nb: 2020\nc: 12:30\nd: 010\ne: 1.10\nf: 2020-08-09\ng: ~\nh: 'x'\ni:\n"
    assert yaml_events.parse(text) == {
        "a": "no",
        "b": "2020",
        "c": "12:30",
        "d": "010",
        "e": "1.10",
        "f": "2020-08-09",
        "g": "~",
        "h": "x",
        "i": "",
    }


def test_an_empty_file_has_no_data() -> None:
    assert yaml_events.parse("# nothing\n") is None


def test_lines_are_known_for_every_path() -> None:
    lines: dict[Path, int] = {}
    data = yaml_events.parse("a:\n  b: [x,\n    {c: y}]\n  d:\n  - z\n  - e: f\ng: h\n", lines)
    assert data == {"a": {"b": ["x", {"c": "y"}], "d": ["z", {"e": "f"}]}, "g": "h"}
    assert lines == {
        (): 1,
        ("a",): 1,
        ("a", "b"): 2,
        ("a", "b", 0): 2,
        ("a", "b", 1): 3,
        ("a", "b", 1, "c"): 3,
        ("a", "d"): 4,
        ("a", "d", 0): 5,
        ("a", "d", 1): 6,
        ("a", "d", 1, "e"): 6,
        ("g",): 7,
    }


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("a: 1\nb: 2\na: 3\n", "duplicate key", 3),
        ("a: &x 1\n", "anchor &x is not allowed", 1),
        ("a: 1\nb: *x\n", "alias *x: repeat the text", 2),
        ("a: &x 1\nb: *x\n", "anchor &x is not allowed", 1),
        ("a: !!python/name:os.system x\n", "tag tag:yaml.org,2002:python/name:os.system", 1),
        ("a: !x [1]\n", "tag !x is not allowed", 1),
        ("? [a]\n: b\n", "a key must be text", 1),
        ("a: [1, 2\n", "not YAML: while parsing a flow sequence", 2),
        ("a: 1\n---\nb: 2\n", "second YAML document in one file", 2),
        ("a: 1\nb: \x00\n", "not YAML: ", 2),
        ("a:\n\tb: 1\n", "not YAML: while scanning for the next token", 2),
        ("[" * 9 + "]" * 9, "nested deeper than 8 levels", 1),
        ("[" * 1_000, "nested deeper than 8 levels", 1),
        ("<<: {a: 1}\n<<: {b: 2}\n", "duplicate key", 2),
    ],
)
def test_what_is_refused(text: str, problem: str, line: int) -> None:
    with pytest.raises(MalformedError) as caught:
        yaml_events.parse(text)
    found = caught.value.problems[0]
    assert found.message.startswith(problem) or problem in found.message
    path = found.path
    while path not in caught.value.lines:
        path = path[:-1]
    assert caught.value.lines[path] == line
    assert problem.split(":", maxsplit=1)[0] in str(caught.value)


def test_depth_is_refused_before_it_is_built() -> None:
    # Newer versions of libyaml refuse such a text before its first event reaches us.
    with pytest.raises(MalformedError, match=r"nested deeper than|maximum nesting depth"):
        yaml_events.parse("[" * 100_000)


def test_all_that_is_refused_is_told_at_once() -> None:
    with pytest.raises(MalformedError) as caught:
        yaml_events.parse("a: &x 1\nb: !t 2\na: 3\n")
    assert [problem.message for problem in caught.value.problems] == [
        "anchor &x is not allowed",
        "tag !t is not allowed",
        "duplicate key",
    ]
