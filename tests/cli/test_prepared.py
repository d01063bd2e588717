"""What the build prepares is what the program would print, and only then written out."""

from __future__ import annotations

import json
import sys
import typing as t
from pathlib import Path

import pytest

from belarus_cli import environment
from belarus_cli.cli import preparing
from belarus_cli.facts import kinds
from belarus_cli.facts.model import Facts
from belarus_cli.reading import documents, loader
from conftest import Program, Run

pytestmark = pytest.mark.slow

# What the program makes, whatever is prepared.
MADE = {
    ("prisoners", "--json"): ("prisoners", "--format", "json"),
    ("show", "ales-bialiatski", "--json"): ("show", "--json", "ales-bialiatski"),
    ("show", "ales-bialiatski"): ("show", "ales-bialiatski", "ales-bialiatski"),
}


@pytest.fixture(scope="module")
def files(shipped: Facts) -> dict[str, bytes]:
    return preparing.prepare(shipped)


@pytest.fixture(scope="module")
def own(shipped: Facts) -> Facts:
    return Facts(shipped.data)


@pytest.fixture
def made(files: dict[str, bytes], own: Facts, belarus: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line that makes its answer, while the documents are there to be read."""
    monkeypatch.setattr(documents, "_read", files.__getitem__)
    monkeypatch.setattr(loader, "load", lambda _=None: own)
    return belarus


def prepared(*arguments: str) -> str | None:
    return documents.prepared(arguments, plain=True)


def test_the_package_carries_what_is_made_of_the_facts(
    files: dict[str, bytes], installed: Path
) -> None:
    package = installed / "belarus_cli"
    carried = {
        str(file.relative_to(package).as_posix()): file.read_bytes()
        for file in (
            *(package / "documents").iterdir(),
            package / "folded.txt",
            package / "names.json",
        )
    }
    assert carried == files


@pytest.mark.parametrize("name", documents.LISTS)
def test_a_list_is_what_the_program_makes(name: str, made: Run) -> None:
    assert made(name, "--json") == (0, prepared(name, "--json"), "")


def test_every_record_is_what_the_program_makes(made: Run, shipped: Facts) -> None:
    ids = [id_ for kind in kinds.ALL for id_ in shipped.ids(kind)]
    code, out, err = made("show", *ids, "--json")
    rows = out.removeprefix("[").removesuffix("]\n").split(",\n")
    assert (code, err, len(rows)) == (0, "", len(ids))
    assert [prepared("show", id_, "--json") for id_ in ids] == [f"[{row}]\n" for row in rows]


def test_every_card_is_what_the_program_makes(made: Run, shipped: Facts) -> None:
    ids = [id_ for kind in kinds.KINDS if not kind.sourced for id_ in shipped.ids(kind)]
    code, out, err = made("show", *ids)
    assert (code, err) == (0, "")
    assert "\n".join(str(prepared("show", id_)) for id_ in ids) == out


def test_the_version_is_what_the_program_makes(made: Run) -> None:
    assert made("--version") == (0, prepared("--version"), "")
    assert prepared("-V") == prepared("--version")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--version", "--json"),
        ("--json",),
        ("prisoners",),
        ("prisoners", "--json", "--limit", "1"),
        ("--json", "prisoners"),
        ("export", "--json"),
        ("show", "--json"),
        ("show", "ales-bialiatski", "--all"),
        ("show", "bialiatski"),
        ("show", "bialiatski", "--json"),
        ("show", "--help"),
        ("show", "-"),
        ("show", "", "--json"),
        ("show", "kind", "--json"),
        ("show", 'ales-bialiatski", "kind": "prisoner', "--json"),
        ("show", "ales-bialiatski\nAles Bialiatski, founder of Viasna  ales-bialiatski"),
        ("show", "алесь", "--json"),
    ],
    ids=" ".join,
)
def test_anything_else_is_still_to_be_made(
    arguments: tuple[str, ...], files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "_read", files.__getitem__)
    assert prepared(*arguments) is None


def test_cards_are_made_for_a_pipe_that_is_not_plain(
    files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "_read", files.__getitem__)
    assert documents.prepared(("show", "ales-bialiatski"), plain=False) is None


@pytest.mark.parametrize("data", [b"", b'[{"id": "ales-bialiatski", "kind', b"\xff"])
def test_what_is_damaged_is_still_to_be_made(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "_read", lambda _: data)
    assert prepared("show", "ales-bialiatski", "--json") is None
    assert prepared("show", "ales-bialiatski") is None


def test_a_checkout_prepares_nothing() -> None:
    assert prepared("prisoners", "--json") is None
    assert documents.completed(asking("bash", "belarus show ")) is None


def asking(shell: str, line: str) -> dict[str, str]:
    """Return what a shell puts into the environment to ask how a line can go on."""
    return {
        environment.COMPLETE: f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split(" ")) - 1),
        "_TYPER_COMPLETE_ARGS": line,
    }


BEGUN = [
    *(f"belarus {name} " for name in ("show", "cite", "disputes", "sources", "prisoners")),
    *(f"belarus {name} 2025-1" for name in ("show", "releases", "disputes", "cite")),
    "belarus show ales-bialiatski",
    "belarus sanctions us-",
    "belarus sources hrw-2",
]


@pytest.mark.parametrize("shell", ["bash", "zsh"])
@pytest.mark.parametrize("line", BEGUN)
def test_a_completion_is_what_typer_makes(
    line: str,
    shell: str,
    made: Run,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in asking(shell, line).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as ended:  # so Typer ends what a shell asked
        made()
    out, err = capsys.readouterr()
    assert (ended.value.code, err) == (0, "")
    assert documents.completed(asking(shell, line)) == out
    assert line.rsplit(maxsplit=1)[-1] in out or line.endswith(" ")


@pytest.mark.parametrize(
    ("shell", "line"),
    [
        ("bash", "belarus"),
        ("bash", "belarus "),
        ("bash", "belarus sho"),
        ("bash", "belarus show ales-bialiatski mar"),
        ("bash", "belarus show --js"),
        ("bash", "belarus show -- ales"),
        ("bash", "belarus show bialiat"),
        ("bash", "belarus show hrw-2"),
        ("bash", "belarus show Бяля"),
        ("bash", "belarus figures fre"),
        ("bash", "belarus prisoners --release 2025"),
        ("bash", "belarus --facts own.yaml show al"),
        ("zsh", "belarus show"),
        ("zsh", "belarus show\u00a0al"),
        ("bash", "belarus show al\u00a0"),
        ("zsh", "my\\ show al"),
        ("bash", '"b show al'),
        ("bash", "belarus show 'al"),
        ("zsh", "belarus show ales-bialiatski "),
        ("fish", "belarus show ales"),
        ("powershell", "belarus show ales"),
    ],
)
def test_any_other_completion_is_still_to_be_made(
    shell: str, line: str, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "_read", files.__getitem__)
    assert documents.completed(asking(shell, line)) is None
    # Nor is it made where the shell's own words are missing.
    assert documents.completed({environment.COMPLETE: f"complete_{shell}"}) is None


def run_without_typer(program: Program, *arguments: str, **variables: t.Any) -> str:
    """Run a command line where Typer cannot be imported."""
    text = (
        "import sys; sys.modules['typer'] = None; sys.argv[1:] = {!r};"
        "from belarus_cli.__main__ import main; main()"
    )
    barred = Program.__new__(Program)
    barred.command = [sys.executable, "-c", text.format(list(arguments))]
    barred.environment = program.environment
    result = barred(**variables)
    assert (result.code, result.err) == (0, "")
    return result.out


@pytest.mark.parametrize(("asked", "otherwise"), MADE.items(), ids=" ".join)
def test_the_installed_program_writes_it_out_before_anything_is_imported(
    asked: tuple[str, ...], otherwise: tuple[str, ...], program: Program
) -> None:
    assert run_without_typer(program, *asked) == program(*otherwise).out


def test_a_completion_is_made_before_anything_is_imported(program: Program) -> None:
    assert (
        run_without_typer(program, **asking("bash", "belarus show ales-b")) == "ales-bialiatski\n"
    )


def test_facts_of_ones_own_are_never_answered_by_what_is_prepared(program: Program) -> None:
    small = Path(__file__).parent.parent / "facts" / "valid" / "small.yaml"
    for chosen in (
        program("prisoners", "--json", "--facts", small),
        program("prisoners", "--json", BELARUS_FACTS=str(small)),
        program("--facts", small, "prisoners", "--json"),
    ):
        assert len(json.loads(chosen.out)) == 2
    asked: dict[str, t.Any] = {**asking("bash", "belarus show s")}
    assert program(**asked, BELARUS_FACTS=str(small)).out != program(**asked).out
    one = ("show", "2025-12-13", "--json")
    assert program(*one, BELARUS_FACTS=str(small)).out != program(*one).out


def test_an_encoding_and_colours_are_respected(program: Program) -> None:
    plain = program("show", "ales-bialiatski", "--json")
    ascii_ = program("show", "ales-bialiatski", "--json", PYTHONIOENCODING="ascii")
    assert ascii_.out.isascii()
    assert not plain.out.isascii()
    assert json.loads(ascii_.out) == json.loads(plain.out)
    assert "\x1b[" not in program("show", "ales-bialiatski").out
    assert "\x1b[" in program("show", "ales-bialiatski", FORCE_COLOR="1").out
    assert "≠" not in program("show", "ales-bialiatski", PYTHONIOENCODING="ascii").out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_disk_is_told(program: Program) -> None:
    full = Program.__new__(Program)
    full.environment = program.environment
    full.command = ["sh", "-c", 'exec "$0" "$@" > /dev/full', *program.command]
    result = full("prisoners", "--json")
    assert result.code == 74
    assert result.err.startswith("error: cannot write to standard output: ")
