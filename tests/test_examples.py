"""Facts files by example: adding a case is adding a file to tests/facts/."""

from __future__ import annotations

from pathlib import Path

import pytest

from belarus_cli.facts import kinds
from conftest import HERE, Run

FACTS = HERE / "facts"


def files(folder: str) -> list[Path]:
    found = sorted((FACTS / folder).iterdir())
    assert found
    return found


def expected(file: Path) -> list[str]:
    """Return the problems that the first comments of a file announce."""
    lines = file.read_text(encoding="utf-8").splitlines()
    marked = [line.removeprefix("# expect ") for line in lines if line.startswith("# expect ")]
    countries = ", ".join(kinds.COUNTRIES)
    fields = ", ".join(field.name for field in kinds.PRISONER.fields if not field.derived)
    return [
        f"{file}:{line}".replace("COUNTRIES", countries).replace("PRISONER_FIELDS", fields)
        for line in marked
    ]


@pytest.mark.parametrize("file", files("valid"), ids=lambda file: file.stem)
def test_a_valid_file_has_no_problems(belarus: Run, file: Path) -> None:
    result = belarus("check", file, facts=None)
    assert (result.code, result.err) == (0, "")
    assert result.out.endswith("; no problems\n")


@pytest.mark.parametrize("file", files("invalid"), ids=lambda file: file.stem)
def test_every_problem_of_an_invalid_file_is_told_with_its_line(belarus: Run, file: Path) -> None:
    problems = expected(file)
    assert problems
    for command in (("check", file), ("--facts", file, "prisoners", "--json")):
        result = belarus(*command, facts=None)
        number = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        assert result.err.splitlines() == [
            *problems,
            f"error: {file} is not a valid facts file: {number}",
            "hint: each line above says where and why; 'belarus schema' prints the format",
        ]
        assert (result.code, result.out) == (3, "")


@pytest.mark.parametrize("file", files("warned"), ids=lambda file: file.stem)
def test_a_warning_leaves_the_file_usable(belarus: Run, file: Path) -> None:
    problems = expected(file)
    result = belarus("check", file, facts=None)
    assert result.err.splitlines() == problems
    assert result.code == 0
    assert result.out.endswith(f"; {len(problems)} to look at\n")
    assert belarus("--facts", file, "show", "ales-bialiatski", facts=None).code == 0
