"""Facts files from strangers, faults around the program, and its promises to leave no trace."""

from __future__ import annotations

import copy
import json
import random
import string
import subprocess
import sys
import time
import typing as t
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from belarus_cli.cli import app
from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.reading import loader, packaged, rules, structure
from belarus_cli.reading.problems import describe
from conftest import SMALL, Program, Run

pytestmark = pytest.mark.slow

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and /dev are POSIX")
linux = pytest.mark.skipif(sys.platform != "linux", reason="limits of memory hold on Linux only")

VALID: dict[str, t.Any] = yaml.load(SMALL.read_text("utf-8"), Loader=yaml.BaseLoader)

# Any text at all, surrogates and control characters included.
texts = st.one_of(
    st.text(max_size=20),
    st.text(st.characters(), max_size=5),
    st.sampled_from(["", " ", "2025", "2025-13-01", "x" * 5000, "\ud800", "\u202e", "=1+1", "[b]"]),
)
keys = st.one_of(
    texts,
    st.sampled_from(
        [*VALID, "value", "sources", "note", "as_of", "name", "also", "release", "hrw-2025-12-15"]
    ),
)
trees = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), texts),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4)),
    max_leaves=20,
)


def places(node: t.Any, path: tuple[t.Any, ...] = ()) -> t.Iterator[tuple[t.Any, ...]]:
    """Return the path of every value in a document."""
    yield path
    steps: t.Iterable[t.Any] = (
        node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
    )
    for step in steps:
        yield from places(node[step], (*path, step))


PLACES = [path for path in places(VALID) if path]


def replaced(path: tuple[t.Any, ...], value: t.Any) -> t.Any:
    """Return the valid document with one value replaced."""
    document = copy.deepcopy(VALID)
    node: t.Any = document
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    return document


def outcome(document: t.Any) -> list[str]:
    """Check a document as a file's would be, and give the problems found."""
    shape = structure.check(document)
    if shape.problems:
        problems = [*shape.problems, *rules.follow(shape)]
    else:
        problems = rules.check(shape, warnings=True)
    return [describe(problem, "facts.yaml", None) for problem in problems]


@settings(max_examples=400, deadline=None)
@given(trees)
def test_any_tree_is_checked_without_an_exception(tree: t.Any) -> None:
    assert outcome(tree)  # no random tree is a facts file


@settings(max_examples=600, deadline=None)
@given(st.sampled_from(PLACES), trees)
def test_any_value_anywhere_is_checked_without_an_exception(
    path: tuple[t.Any, ...], value: t.Any
) -> None:
    for line in outcome(replaced(path, value)):
        assert line.isprintable()


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(PLACES), texts)
def test_what_passes_the_checks_can_be_printed_in_every_format(
    path: tuple[t.Any, ...], value: str
) -> None:
    from belarus_cli import streams
    from belarus_cli.facts import kinds
    from belarus_cli.facts.model import Facts
    from belarus_cli.formats import bibliography, delimited, json_, rich_table
    from belarus_cli.views import details
    from belarus_cli.views.rows import of_record

    document, problems, *_ = structure.check(replaced(path, value))
    if problems or outcome(replaced(path, value)):
        return
    facts = Facts(document)
    for record in facts.all_records():
        row = of_record(record)
        json.loads("".join(json_.render([row], pretty=False, lines=False)))
        lines = delimited.render(list(row), [row], "tsv", header=False)
        assert lines.count("\n") == 1
        delimited.render(list(row), [row], "csv", header=False)
        rich_table.draw_details(details.details_of(record), streams.Screen(40, colour=False))
    sources = [{**of_record(one), "subject": "x"} for one in facts.records(kinds.SOURCE)]
    assert bibliography.bibtex(sources).count("@online{") == len(sources)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.binary(max_size=400), st.sampled_from([".yaml", ".json"]))
def test_any_bytes_are_a_file_that_is_valid_or_refused(
    tmp_path: Path, data: bytes, suffix: str
) -> None:
    file = tmp_path / f"facts{suffix}"
    file.write_bytes(data)
    with pytest.raises(BelarusError) as caught:
        loader.load(file)
    assert caught.value.code is ExitCode.INVALID_FACTS


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, len(SMALL.read_bytes()) - 1), st.binary(max_size=6))
def test_a_valid_file_with_some_bytes_changed_is_valid_or_refused(
    tmp_path: Path, position: int, data: bytes
) -> None:
    whole = SMALL.read_bytes()
    file = tmp_path / "facts.yaml"
    file.write_bytes(whole[:position] + data + whole[position + len(data) :])
    try:
        loader.load(file)
    except BelarusError as error:
        assert error.code is ExitCode.INVALID_FACTS


def test_compiling_keeps_everything() -> None:
    document = loader.load(SMALL).data
    assert packaged.plain(packaged.dump(document)) == document


# Bounds of one file: seconds and MB of memory, on a machine that is not the slowest.
SECONDS, MEGABYTES = 60, 2500


def bomb_of_aliases() -> str:
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    return "a0: &a0 [x, x]\n" + "\n".join(levels) + "\n"


HUGE: dict[str, t.Callable[[], str]] = {
    "aliases.yaml": bomb_of_aliases,
    "merge.yaml": lambda: "a: &a {b: c}\nd:\n  <<: *a\n",
    "deep.yaml": lambda: "[" * 100_000,
    "deep-maps.yaml": lambda: "{a: " * 100_000,
    "deep-indents.yaml": lambda: "\n".join(f"{' ' * n}a:" for n in range(2_000)),
    "deep.json": lambda: "[" * 100_000 + "]" * 100_000,
    "many-keys.yaml": lambda: "".join(f"k{n}: v\n" for n in range(300_000)),
    "many-keys.json": lambda: json.dumps({f"k{n}": "v" for n in range(300_000)}),
    "long-value.yaml": lambda: f"version: {'x' * 20_000_000}\n",
    "long-value.json": lambda: json.dumps({"version": "x" * 20_000_000}),
    "many-documents.yaml": lambda: "---\na\n" * 100_000,
    "tags.yaml": lambda: "!!python/object/apply:os.system ['touch pwned']\n",
    "nul.yaml": lambda: "a: \0\n",
    "comment.yaml": lambda: "#" * 10_000_000,
}


@linux
@pytest.mark.parametrize("name", HUGE)
def test_a_bomb_is_refused_within_bounds(program: Program, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(HUGE[name](), "utf-8")
    limited = (
        f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({MEGABYTES}<<20,) * 2);"
        "from belarus_cli.__main__ import main; main()"
    )
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", limited, "check", file],
        env=program.unmeasured,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 3, done.stderr[-500:]
    assert "Traceback" not in done.stderr
    assert str(file) in done.stderr
    assert time.monotonic() - start < SECONDS
    assert [path.name for path in tmp_path.iterdir()] == [name]


WEAPONS = [
    "\x1b[31mred",
    "\x1b]8;;https://evil.example\x07link\x1b]8;;\x07",
    "a\u202eb",
    "a\u2066b",
    "zero\u200bwidth",
    "soft\u00adhyphen",
    "line\nbreak",
    "tab\tulator",
    "\x00",
    "\x7f",
    "\x9b31m",
    "\ufeffmark",
    "\U000e0041tag",
    "nbsp\u00a0x",
    "filler\u3164x",
    "choseong\u115fx",
    "braille\u2800x",
    "selector\ufe0fx",
    "variation\U000e0100x",
    "joiner\u034fx",
    "vowel\u17b4x",
]


@pytest.mark.parametrize("weapon", WEAPONS, ids=ascii)
def test_a_value_that_would_act_is_refused(weapon: str) -> None:
    for path in PLACES:
        node: t.Any = VALID
        for step in path:
            node = node[step]
        if isinstance(node, str) and path[-1] not in ("version", "updated"):
            assert outcome(replaced(path, weapon)), path


INERT = [
    "[bold]x[/bold]",
    "[/b]",
    ":warning:",
    "[link=https://evil.example]x[/link]",
    "a | b",
    "`rm -rf`",
    "=1+1",
    "@SUM(1)",
    "<script>alert(1)</script>",
    "**x** _y_",
    "'; DROP TABLE claims; --",
    "${HOME} $(id)",
    "%s %n {0}",
    "\\x1b[31m",
]


@pytest.mark.parametrize("value", INERT)
def test_a_value_that_looks_like_a_command_is_text_in_every_format(
    belarus: Run, tmp_path: Path, value: str
) -> None:
    document = replaced(("prisoners", "ales-bialiatski", "sentence", "value"), value)
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(document), "utf-8")
    rows = json.loads(belarus("prisoners", "--json", facts=file).out)
    assert rows[0]["sentence"] == value
    for command in (("prisoners",), ("show", "ales-bialiatski"), ("prisoners", "-f", "tsv")):
        for colour in ("always", "never"):
            out = belarus(*command, "--color", colour, facts=file).out
            assert value in out
    for format_ in ("csv", "markdown", "bibtex", "csl-json", "jsonl"):
        result = belarus("prisoners", "-f", format_, facts=file)
        assert result.code == 0
        assert "\x1b" not in result.out


def test_an_id_cannot_leave_the_export_folder(belarus: Run, tmp_path: Path) -> None:
    for id_ in ("../../evil", "/etc/passwd", "a/b", "..", "con:", "a b"):
        document = copy.deepcopy(VALID)
        document["people"][id_] = document["people"].pop("john-coale")
        file = tmp_path / "facts.json"
        file.write_text(json.dumps(document), "utf-8")
        assert belarus("export", tmp_path / "out", facts=file).code == 3
        assert not (tmp_path / "out").exists()


COMMANDS = (
    (),
    ("prisoners",),
    ("prisoners", "--held", "--json"),
    ("releases",),
    ("sanctions", "potash"),
    ("timeline", "--json"),
    ("figures",),
    ("show", "Бяляцкі"),
    ("search", "Klaipeda"),
    ("disputes",),
    ("sources",),
    ("check",),
    ("schema",),
    ("--help",),
    ("show", "nobody-at-all"),
)


# Every way to a file, a process or the network passes here, whichever module takes it.
WATCH = """
import os, sys
from belarus_cli.cli import app
FORBIDDEN = ("socket.", "subprocess.", "os.mkdir", "os.rename", "os.remove", "os.rmdir",
             "os.symlink", "os.link", "os.truncate", "os.chmod", "os.system", "os.exec")
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
def watch(event, arguments):
    if event.startswith(FORBIDDEN) or event == "open" and arguments[2] & WRITING:
        print("forbidden:", event, arguments, file=sys.stderr)
        os._exit(99)
sys.addaudithook(watch)
"""


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_uses_the_network_or_writes_a_file(
    program: Program, command: tuple[str, ...]
) -> None:
    done = watched(program, "sys.exit(app.run(sys.argv[1:]))", *command)
    assert done.returncode in (0, 1), done.stderr


@pytest.mark.parametrize(
    "deed",
    [
        "import pathlib; pathlib.Path('x').write_text('')",
        "open('x', 'a')",
        "import socket; socket.socket()",
        "os.remove('x')",
    ],
)
def test_such_a_deed_would_be_noticed(program: Program, tmp_path: Path, deed: str) -> None:
    assert watched(program, f"os.chdir({str(tmp_path)!r}); {deed}").returncode == 99


def watched(program: Program, deed: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WATCH + deed, *arguments],
        env=program.unmeasured,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@posix
def test_nothing_is_needed_of_the_surroundings(program: Program, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    read_only = tmp_path / "home"
    read_only.mkdir(mode=0o500)
    whole = program("prisoners", "--json")
    surroundings: list[dict[str, t.Any]] = [
        {"HOME": str(read_only)},
        {"HOME": "/nowhere"},
        {"HOME": ""},
        {"TERM": ""},
        {"LC_ALL": "xx_XX.nothing"},
        {"COLUMNS": "0"},
        {"TMPDIR": "/nowhere"},
        {"PATH": ""},
    ]
    for environment in surroundings:
        assert program("prisoners", "--json", **environment) == whole


@posix
@pytest.mark.parametrize("size", [0, 1, 2, 7, 64, 255, 512, 1023])
def test_a_pipe_that_closes_early_is_silent(program: Program, size: int) -> None:
    for command in ("prisoners --json", "timeline", "show ales-bialiatski"):
        line = f"{' '.join(program.command)} {command} 2>&1 >&3 | cat >&2"
        done = subprocess.run(
            ["bash", "-c", f"{{ {line}; }} 3>&1 | head -c {size} >/dev/null"],
            env=program.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert "Traceback" not in done.stderr
        assert "error" not in done.stderr


@posix
def test_a_hundred_runs_at_once_all_answer_alike(program: Program) -> None:
    with ThreadPoolExecutor(max_workers=50) as pool:
        answers = list(pool.map(lambda _: program("show", "ales-bialiatski", "--json"), range(100)))
    assert len(set(answers)) == 1
    assert answers[0].code == 0


def test_a_file_that_is_written_while_it_is_read_is_valid_or_refused(tmp_path: Path) -> None:
    file = tmp_path / "facts.yaml"
    whole = SMALL.read_bytes()
    for cut in random.Random(20261121).sample(range(len(whole)), 60):
        file.write_bytes(whole[:cut])
        try:
            loader.load(file)
        except BelarusError as error:
            assert error.code is ExitCode.INVALID_FACTS


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["prisoners", "show", "timeline", "sources", "--json", "--fields", "id", "-f", "-"]
            ),
            st.text(string.printable, max_size=8),
        ),
        max_size=5,
    )
)
def test_any_command_line_ends_with_a_documented_code(arguments: list[str]) -> None:
    if {"export", "--install-completion", "--show-completion"} & {*arguments}:
        return
    code = app.run(["--facts", str(SMALL), *(a for a in arguments if a != "-")])
    assert code in {0, 1, 2, 3}
