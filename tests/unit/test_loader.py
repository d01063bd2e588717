from __future__ import annotations

import json
import os
import shutil
import typing as t
from pathlib import Path

import pytest

import belarus_cli
from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.facts import kinds
from belarus_cli.reading import facts_file, loader, packaged
from conftest import SMALL, Run

HINT = (
    "hint: give a YAML or JSON file with --facts or BELARUS_FACTS, "
    "or neither for the facts that come with the program\n"
)
PIPED = "hint: write it into a file, or pipe it into standard input and give - as its name\n"


def test_the_public_load_gives_the_facts_of_a_file() -> None:
    facts = belarus_cli.load(SMALL)
    assert facts.updated == "2026-04-30"
    record = facts.record(kinds.PRISONER, "ales-bialiatski")
    (claim,) = record.claims("sentence")
    assert claim.value == "10 years"
    assert [citation.source.publisher for citation in claim.citations] == ["HRW"]
    assert repr(record) == "<prisoner ales-bialiatski>"


def test_without_a_path_the_facts_of_the_package_are_given() -> None:
    assert len(belarus_cli.load().ids(kinds.PRISONER)) > 50


def test_the_environment_names_a_file(belarus: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BELARUS_FACTS", str(SMALL))
    assert belarus("prisoners", "--count", facts=None).out == "2\n"


def test_an_option_wins_over_the_environment(belarus: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BELARUS_FACTS", "/nowhere.yaml")
    assert belarus("prisoners", "--count").out == "2\n"
    assert belarus("prisoners", "--count", "--facts", SMALL, facts=None).out == "2\n"


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"[1]\n",
        lambda _: b"{}\n",
        lambda data: data[1:],
        lambda data: data[: len(data) // 2],
        lambda data: data.replace(b'"value"', b'"valu'),
    ],
)
@pytest.mark.parametrize("command", [("prisoners", "--json"), ("search", "x"), ("check",)])
def test_damaged_facts_of_the_package_are_told(
    belarus: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    damage: t.Callable[[bytes], bytes],
    command: tuple[str, ...],
) -> None:
    file = tmp_path / "facts.jsonl"
    file.write_bytes(damage(packaged.dump(loader.load(SMALL).data)))
    monkeypatch.setattr(packaged, "FILE", file)
    result = belarus(*command, facts=None)
    assert (result.code, result.out) == (3, "")
    told, hint = result.err.splitlines()
    assert told.startswith("error: the facts that come with the program are damaged: ")
    assert hint == "hint: install the program again, or name a facts file with --facts"


def test_the_packaged_facts_can_be_named_by_any_path(
    belarus: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "facts.jsonl"
    file.write_bytes(packaged.dump(loader.load(SMALL).data))
    monkeypatch.setattr(packaged, "FILE", file)
    monkeypatch.chdir(tmp_path)
    assert belarus("prisoners", "--count", facts=Path("facts.jsonl")).out == "2\n"


def make_directory(path: Path) -> None:
    path.mkdir()


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_latin(path: Path) -> None:
    path.write_bytes(b"version: 1\nupdated: caf\xe9\n")


def make_utf16(path: Path) -> None:
    path.write_text("version: '1'\n", encoding="utf-16")


def make_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def make_loop(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes and devices as files")
@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda _: None, "No such file or directory"),
        (make_directory, "not a regular file"),
        (make_pipe, "not a regular file"),
        (make_device, "not a regular file"),
        (make_loop, "Too many levels of symbolic links"),
        (make_latin, "not UTF-8 in line 2"),
        (make_utf16, "not UTF-8 in line 1"),
    ],
)
def test_an_unreadable_file_is_one_error(
    belarus: Run, tmp_path: Path, make: t.Callable[[Path], None], why: str
) -> None:
    file = tmp_path / "facts.yaml"
    make(file)
    for command in (("check", file), ("prisoners", "--facts", file)):
        result = belarus(*command, facts=None)
        hint = PIPED if why == "not a regular file" else HINT
        assert result == (3, "", f"error: cannot read facts file {file}: {why}\n{hint}")


def test_a_name_that_no_file_can_have_is_an_error_of_the_api() -> None:
    with pytest.raises(BelarusError, match="embedded null"):
        belarus_cli.load("a\0b")


def test_a_file_over_the_bound_is_refused_before_it_is_read_whole(
    belarus: Run, tmp_path: Path
) -> None:
    file = tmp_path / "facts.yaml"
    with file.open("wb") as stream:
        stream.truncate(facts_file.MAX_BYTES + 1)
    result = belarus("check", file, facts=None)
    assert result == (3, "", f"error: cannot read facts file {file}: larger than 128 MB\n{HINT}")


def test_a_file_of_just_the_bound_is_read(belarus: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    size = SMALL.stat().st_size
    monkeypatch.setattr(facts_file, "MAX_BYTES", size)
    assert belarus("check", SMALL, facts=None).code == 0
    monkeypatch.setattr(facts_file, "MAX_BYTES", size - 1)
    assert belarus("check", SMALL, facts=None).code == 3


def test_a_byte_order_mark_does_no_harm(belarus: Run, tmp_path: Path) -> None:
    file = tmp_path / "facts.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + SMALL.read_bytes())
    assert belarus("check", file, facts=None).code == 0


def test_json_gives_what_yaml_gives(belarus: Run, tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    belarus("export", file)
    for command in (("prisoners", "--json"), ("releases", "--json"), ("show", "john-coale")):
        assert belarus(*command, "--facts", file, facts=None) == belarus(*command)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"version": "1",\n "updated": }', "2: file: not JSON: Expecting value"),
        ('{"version": "1",\n "version": "1"}', "2: version: duplicate key"),
        ("[" * 100_000, " file: nested too deep"),
        (f'{{"version": {"1" * 5000}}}', " file: a number has too many digits"),
        ('{"version": 1, "updated": "2026", "sources": {}}', "1: version: must be text"),
        ('{"version": "1", "updated": NaN, "sources": {}}', "1: updated: must be text"),
        ('{"version": "1", "updated": 2026, "sources": {}}', "1: updated: must be text"),
        ('{"version": 1, "updated": true, "sources": {}}', "1: updated: must be text"),
        (
            '{"version": 1, "updated": "2026",\n"sources": {"a": {"publisher": "\\ud800"}}}',
            "2: source a, publisher: character U+D800 is invisible or a control character",
        ),
    ],
)
def test_wrong_json_is_told_as_wrong_yaml_is(
    belarus: Run, tmp_path: Path, text: str, problem: str
) -> None:
    file = tmp_path / "facts.json"
    file.write_text(text, encoding="utf-8")
    result = belarus("check", file, facts=None)
    assert (result.code, result.out) == (3, "")
    assert f"{file}:{problem}" in result.err


def test_a_number_in_json_is_the_number_that_it_is_in_yaml(tmp_path: Path) -> None:
    document = json.loads(json.dumps(loader.load(SMALL).data))
    document["releases"]["2026-03-19"]["freed"][0]["value"] = 250
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    assert loader.load(file).data == loader.load(SMALL).data


def test_the_error_of_the_api_names_the_problems(tmp_path: Path) -> None:
    file = tmp_path / "facts.yaml"
    shutil.copy(SMALL, file)
    file.write_text(file.read_text("utf-8").replace("10 years, s", "' ', s"), "utf-8")
    with pytest.raises(BelarusError, match="sentence value: begins or ends with a blank") as caught:
        belarus_cli.load(file)
    assert caught.value.code is ExitCode.INVALID_FACTS
