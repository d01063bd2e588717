"""Write what is made of other parts of the project: run it after a change.

The JSON Schema comes from the declaration of kinds, the manual page from the commands and README,
the scripts that complete in shells from Typer, the outputs in README.md from the commands that
stand above them, the pictures from the same. (How Rich draws a picture differs from version to
version, so a test compares all but these. The pictures of the page are taken by a browser, with
--page.)
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from unittest import mock

import belarus_cli
import manual
from belarus_cli import streams
from belarus_cli.cli import app
from belarus_cli.export import targets
from belarus_cli.facts.model import Facts
from belarus_cli.formats import picture
from belarus_cli.reading import json_schema

ROOT = Path(__file__).parent.parent
WIDTH = 100
_CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PICTURES = {
    "prisoners": "belarus prisoners --release 2025-12-13",
    "show": "belarus show Bialiatski",
    "figures": "belarus figures held --limit 6",
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def printed(command: str, *, colour: bool = False) -> str:
    """Return what a command line prints on a terminal of WIDTH columns, data before remarks."""
    screen = streams.Screen(WIDTH, colour=colour)
    out, err = io.StringIO(), io.StringIO()
    with (
        mock.patch.object(streams, "screen", return_value=screen),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        app.run(shlex.split(command)[1:])
    return out.getvalue() + err.getvalue()


def readme() -> str:
    """Return README.md with the present outputs of the commands in it."""

    def run(block: re.Match[str]) -> str:
        commands = [line[2:] for line in block[1].splitlines() if line.startswith("$ ")]
        parts = [f"$ {command}\n{printed(command)}" for command in commands]
        return "```console\n" + "\n".join(parts) + "```"

    return _CONSOLE.sub(run, (ROOT / "README.md").read_text(encoding="utf-8"))


def pictures() -> dict[Path, str]:
    """Return the pictures in README.md: light and dark."""
    made = {}
    for name, command in PICTURES.items():
        drawn = f"$ {command}\n{printed(command, colour=True)}"
        for theme in picture.THEMES:
            svg = picture.to_svg(drawn, WIDTH, theme=theme, id_=f"{name}-{theme}")
            made[ROOT / "docs" / f"{name}-{theme}.svg"] = svg
    return made


def photograph() -> None:
    """Write the pictures of the page in README.md, which a browser takes."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.exit(f"install one of {', '.join(BROWSERS)}")
    with tempfile.TemporaryDirectory() as place:
        page = Path(place) / "belarus.html"
        targets.write(belarus_cli.load(), page, force=False)
        for theme, scheme in (("dark", 0), ("light", 1)):
            options = [
                *("--headless=new", "--no-sandbox", "--hide-scrollbars", "--window-size=1000,1240"),
                f"--blink-settings=preferredColorScheme={scheme}",
                f"--screenshot={ROOT / 'docs' / f'page-{theme}.png'}",
            ]
            subprocess.run([browser, *options, page.as_uri()], check=True, capture_output=True)  # noqa: S603


# Where each shell looks for completion, under a folder `share`, and what the script is called.
COMPLETIONS = {"bash": "belarus", "zsh": "_belarus", "fish": "belarus.fish"}
# An autoloaded function of zsh is to complete already when it is first called.
_FIRST_CALL = """
if [[ $funcstack[1] == _belarus ]]; then
  _belarus_completion "$@"
fi
"""


def completion(shell: str) -> str:
    """Give the script that completes in a shell, as packages ship it."""
    with (
        contextlib.redirect_stdout(io.StringIO()) as out,
        mock.patch("sys.argv", ["belarus"]),
        contextlib.suppress(SystemExit),
    ):
        app.run(["--show-completion", shell])
    return out.getvalue() + (_FIRST_CALL if shell == "zsh" else "")


def words(facts: Facts) -> str:
    """Return the words of all values, notes and names, so that a review sees which are new."""
    texts = [
        text
        for record in facts.all_records()
        for field in record.kind.fields
        if field.cited
        for claim in record.claims(field.name)
        for text in (str(claim.value), claim.note or "")
    ]
    # What lists call people is copied by a script.
    texts += [record.name for record in facts.all_records() if not record.kind.sourced]
    found = {word for text in texts for word in re.findall(r"[^\W\d_]+", text.casefold())}
    return "".join(f"{word}\n" for word in sorted(found))


def files() -> dict[Path, str]:
    """Return every generated file that is text to be compared."""
    return {
        ROOT / "src" / "belarus_cli" / "facts.schema.json": json_schema.text(),
        ROOT / "docs" / "belarus.1": manual.page(),
        ROOT / "README.md": readme(),
        **{
            ROOT / "docs" / "completions" / name: completion(shell)
            for shell, name in COMPLETIONS.items()
        },
        ROOT / "tests" / "words.txt": words(belarus_cli.load(ROOT / "data" / "facts.yaml")),
    }


def main() -> None:
    """Write all generated files and say which changed; with --page the pictures of the page."""
    if sys.argv[1:] == ["--page"]:
        photograph()
        return
    made: dict[Path, str] = files() | pictures()
    for path, text in made.items():
        path.parent.mkdir(exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            sys.stdout.write(f"wrote {path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
