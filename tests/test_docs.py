"""What is documented is there, and what is there is documented."""

from __future__ import annotations

import importlib
import importlib.util
import json
import re
import shlex
import shutil
import subprocess
import typing as t
from pathlib import Path

import pytest
import typer

import belarus_cli
from belarus_cli.cli import app
from belarus_cli.cli.commands import PANELS
from belarus_cli.errors import MEANINGS, ExitCode
from belarus_cli.facts import kinds
from conftest import ROOT, Program

if t.TYPE_CHECKING:
    from belarus_cli.facts.model import Facts

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAN = (ROOT / "docs" / "belarus.1").read_text(encoding="utf-8").replace("\\-", "-")
COMMANDS = [name for answers in PANELS.values() for name in answers]


def generator() -> t.Any:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "scripts" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_generated_files_are_as_generated() -> None:
    made: dict[Path, str] = generator().files()
    assert len(made) == 7  # three of them scripts that complete
    for path, text in made.items():
        assert path.read_text(encoding="utf-8") == text, f"run scripts/generate.py: {path.name}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_readme_and_man_page(name: str) -> None:
    group = t.cast("t.Any", typer.main.get_command(app.build()))
    context = group.make_context("belarus", [], resilient_parsing=True)
    command = group.get_command(context, name)
    assert re.search(rf"belarus {name}\b", README)
    assert f".SS belarus {name} " in MAN
    for parameter in command.get_params(context):
        for option in parameter.opts:
            if option.startswith("-"):
                assert re.search(rf"(?<![\w-]){option}(?![\w-])", MAN.replace("\\-", "-"))
                shared = parameter.rich_help_panel is not None
                assert not shared or re.search(rf"(?<![\w-]){option}(?![\w-])", README)


def test_every_exit_code_is_in_readme_and_man_page() -> None:
    assert [*MEANINGS] == [*ExitCode]
    for code, meaning in MEANINGS.items():
        assert re.search(rf"\n\| {int(code)} \| {re.escape(meaning)}[;|, ]", README)
        assert re.search(rf"\n\.B {int(code)}\n{re.escape(meaning)}", MAN, re.IGNORECASE)


def test_every_format_is_in_readme() -> None:
    from belarus_cli.formats.registry import FORMATS

    assert "|".join(FORMATS) in README


def shell_commands() -> list[str]:
    """Return each `belarus …` of README's tables and shell blocks, up to the pipe."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    lines += re.findall(r"^\| [^|]+ \| `(belarus [^`]+)` \|$", README, re.MULTILINE)
    commands = []
    for line in lines:
        words = shlex.split(line, comments=True)
        if words[:1] == ["belarus"]:
            ends = [words.index(end) for end in ("|", ">", "&&") if end in words]
            commands.append(shlex.join(words[: min(ends, default=len(words))]))
    return commands


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: Facts) -> Path:
    """Go to a folder that has the editions of the facts that examples name."""
    text = json.dumps(small.data, ensure_ascii=False)
    for name in ("yesterday.json", "old.yaml"):  # JSON is YAML, too
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "new.yaml").write_bytes((ROOT / "data" / "facts.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("command", shell_commands())
def test_every_command_in_readme_finds_something(program: Program, command: str) -> None:
    result = program(*shlex.split(command)[1:])
    assert result.code == 0, result.err


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("name", COMMANDS)
def test_every_example_in_help_finds_something(program: Program, name: str) -> None:
    examples = importlib.import_module(f"belarus_cli.cli.commands.{name}").EXAMPLES
    assert len(examples) >= 2
    for example in examples:
        words = shlex.split(example)
        ends = [words.index(end) for end in ("|", ">", "&&") if end in words]
        arguments = words[1 : min(ends, default=len(words))]
        if arguments == ["check", "data/facts.yaml"]:
            arguments[1] = str(ROOT / "data" / "facts.yaml")
        if arguments[-1] == "-":
            continue
        assert program(*arguments).code == 0, example


def test_python_in_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own README
    assert "https://" in capsys.readouterr().out


def test_the_readme_says_how_the_facts_are_made() -> None:
    for kind in kinds.SOURCE_KINDS:
        word = {"ngo": "human rights groups", "wire": "wire services", "news": "newsrooms"}
        assert word.get(kind, kind.replace("-", " ")).split()[0] in README


@pytest.mark.external
def test_the_manual_page_is_what_mandoc_wants() -> None:
    program = shutil.which("mandoc")
    assert program, "mandoc is not installed"
    done = subprocess.run(
        [program, "-T", "lint", "-W", "warning", ROOT / "docs" / "belarus.1"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == ""


def test_the_citation_names_this_edition(shipped: Facts) -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {belarus_cli.__version__}\n" in citation
    assert f'\ndate-released: "{shipped.updated}"\n' in citation
