"""Completion, by driving the real shells where they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import typing as t
from pathlib import Path

import pytest

from conftest import SMALL, Program

CASES = [
    ("belarus pris", "prisoners"),
    ("belarus prisoners --rel", "--release"),
    ("belarus prisoners --release 2025-12", "2025-12-13"),
    ("belarus show ales-b", "ales-bialiatski"),
    ("belarus prisoners --to Lith", "Lithuania"),
    ("belarus timeline --topic dip", "diplomacy"),
    ("belarus sanctions --status eas", "eased"),
    ("belarus sanctions --status in", "in-force"),
    ("belarus sanctions --authority Eur", "European-Union"),
    ("belarus figures pol", "political-prisoners-viasna"),
    ("belarus figures fre", "freed"),
    ("belarus show bialiat", "bialiatski"),
    ("belarus show Bialiat", "Bialiatski"),
    ("belarus show Бяля", "Бяляцкі"),
    ("belarus prisoners Стеф", "Стефанович"),
    ("belarus timeline --person coal", "coale"),
    ("belarus show hrw-2025-12", "hrw-2025-12-15"),
    ("belarus sources hrw-2025-12", "hrw-2025-12-15"),
]


def answer(program: Program, shell: str, line: str, facts: Path = SMALL) -> str:
    """Return what the program answers to a shell that asks how to complete a line."""
    environment: dict[str, t.Any] = {
        "_BELARUS_COMPLETE": f"complete_{shell}",
        "BELARUS_FACTS": str(facts),
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split()) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    return program(**environment).out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(("line", "word"), CASES, ids=str)
def test_what_exists_is_offered(program: Program, shell: str, line: str, word: str) -> None:
    assert word in answer(program, shell, line)


def test_options_before_the_command_are_heeded(program: Program, tmp_path: Path) -> None:
    facts = tmp_path / "own.yaml"
    facts.write_text(SMALL.read_text("utf-8").replace("john-coale", "s0-of-my-own"), "utf-8")
    assert answer(program, "bash", f"belarus --facts {facts} show s0").split() == ["s0-of-my-own"]
    assert answer(program, "bash", f"belarus show --facts {facts} s0").split() == ["s0-of-my-own"]
    assert answer(program, "bash", "belarus show s0").split() == []
    # Standard input is the shell's.
    assert answer(program, "bash", "belarus --facts - show john").split() == []


def test_sources_are_offered_where_nothing_else_fits(program: Program) -> None:
    # Of the small facts, the ids of records and of sources that begin so.
    assert answer(program, "bash", "belarus show k").split() == ["kommersant-8291079"]
    offered = answer(program, "bash", "belarus show us-").split()
    assert offered == ["us-belaruskali", "us-general-license-13"]
    assert "reuters-2025-12-15-potash" not in answer(program, "bash", "belarus show ")
    assert answer(program, "bash", "belarus disputes hrw-").split() == []


def test_a_broken_facts_file_offers_nothing_and_says_nothing(
    program: Program, tmp_path: Path
) -> None:
    broken = tmp_path / "facts.yaml"
    broken.write_text("[")
    assert answer(program, "bash", "belarus show ales-b", broken).strip() == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_can_be_named(program: Program, shell: str) -> None:
    shown = program("--show-completion", shell)
    assert shown == program(f"--show-completion={shell}")
    assert (shown.code, shown.err) == (0, "")
    assert f"complete_{shell}" in shown.out


def test_the_package_ships_a_script_where_each_shell_looks(installed: Path) -> None:
    (share,) = installed.glob("*.data/data/share")
    for path in (
        "bash-completion/completions/belarus",
        "zsh/site-functions/_belarus",
        "fish/vendor_completions.d/belarus.fish",
        "man/man1/belarus.1",
    ):
        assert (share / path).is_file()


@pytest.fixture(scope="module")
def command(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Put the program on a path under its own name."""
    folder = tmp_path_factory.mktemp("bin")
    script = folder / "belarus"
    script.write_text(
        f"#!{sys.executable}\nimport sys\nsys.path.insert(0, {str(installed)!r})\n"
        "from belarus_cli.__main__ import main\nmain()\n"
    )
    script.chmod(0o755)
    return folder


# What each shell is told to do: install completion, complete a line, and print the answer.
SHELLS = {
    "bash": """
source "$HOME/.bashrc"
COMP_WORDS=(belarus show ales-b); COMP_CWORD=2; COMP_LINE="belarus show ales-b"
_belarus_completion belarus
printf '%s\\n' "${COMPREPLY[@]}"
""",
    "zsh": """
zmodload zsh/zpty
zpty -b shell zsh -i
sleep 1
# The first time in a session, zsh only loads the function that completes.
zpty -w -n shell $'belarus show ales-b\t'
sleep 2
zpty -w -n shell $'\t'
sleep 2
while zpty -r -t shell line; do print -rn -- "$line"; done
""",
    "fish": """
complete --do-complete "belarus show ales-b"
""",
}


# The same where completion is shipped, with $SHARE the folder `share` of the installation.
SHIPPED = {
    "bash": SHELLS["bash"].replace(
        'source "$HOME/.bashrc"', 'source "$SHARE/bash-completion/completions/belarus"'
    ),
    "zsh": """
zmodload zsh/zpty
zpty -b shell zsh -i
zpty -w shell 'fpath=($SHARE/zsh/site-functions $fpath); autoload -Uz compinit; compinit -u'
sleep 2
zpty -w -n shell $'belarus show ales-b\t'
sleep 2
while zpty -r -t shell line; do print -rn -- "$line"; done
""",
    "fish": """
source "$SHARE/fish/vendor_completions.d/belarus.fish"
complete --do-complete "belarus show ales-b"
""",
}


@pytest.mark.skipif(sys.platform == "win32", reason="the shells driven here are POSIX shells")
@pytest.mark.external
@pytest.mark.parametrize("shell", SHIPPED)
def test_a_real_shell_completes_by_the_script_that_is_shipped(
    command: Path, installed: Path, shell: str, tmp_path: Path
) -> None:
    found = shutil.which(shell)
    assert found, f"{shell} is not installed"
    (share,) = installed.glob("*.data/data/share")
    done = subprocess.run(
        [found, *(("--no-rcs",) if shell == "zsh" else ()), "-c", SHIPPED[shell]],
        env={
            "HOME": str(tmp_path),
            "SHARE": str(share),
            "PATH": f"{command}:{os.environ['PATH']}",
            "BELARUS_FACTS": str(SMALL),
            "TERM": "dumb",
            "LC_ALL": "C.UTF-8",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    added = done.stdout.replace("ales-b\x07", "ales-b")
    assert "ales-bialiatski" in added, (done.stdout, done.stderr)
    assert not [*tmp_path.glob(".*rc"), *tmp_path.glob(".config/fish/completions/*")]


@pytest.mark.skipif(sys.platform == "win32", reason="the shells driven here are POSIX shells")
@pytest.mark.external
@pytest.mark.parametrize("shell", SHELLS)
def test_a_real_shell_completes_after_installation(
    command: Path, shell: str, tmp_path: Path
) -> None:
    found = shutil.which(shell)
    assert found, f"{shell} is not installed"
    environment = {
        "HOME": str(tmp_path),
        "PATH": f"{command}:{os.environ['PATH']}",
        "SHELL": found,
        "BELARUS_FACTS": str(SMALL),
        "TERM": "dumb",
        "LC_ALL": "C.UTF-8",
    }
    subprocess.run(
        [command / "belarus", "--install-completion", shell],
        env=environment,
        check=True,
        capture_output=True,
    )
    done = subprocess.run(
        [found, *(("--no-rcs",) if shell == "zsh" else ()), "-c", SHELLS[shell]],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    # A shell that edits its line prints only what it adds to it.
    added = done.stdout.replace("ales-b\x07", "ales-b")
    assert "ales-bialiatski" in added, (done.stdout, done.stderr)
