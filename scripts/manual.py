"""The manual page, made of the same definitions as the help."""

from __future__ import annotations

import re
import typing as t
from pathlib import Path

import typer

from belarus_cli import __version__, environment
from belarus_cli.cli import app
from belarus_cli.cli.commands import ANSWERS
from belarus_cli.errors import MEANINGS
from belarus_cli.reading import loader

_ENVIRONMENT = {
    environment.FACTS: "The facts file to read when --facts names none.",
    environment.DEBUG: "If set, a bug shows where it is instead of one line.",
    "NO_COLOR": "If set, no colour, unless --color always.",
    "FORCE_COLOR": "If set, colour also in a pipe, unless NO_COLOR or --color never.",
    "COLUMNS": "The width to draw for on a terminal, instead of the terminal's own.",
    "TERM": "If dumb, no colour on a terminal, unless --color always.",
    "PYTHONIOENCODING": "The encoding of standard input and output, instead of UTF-8.",
}
_FILES = (
    "The facts are part of the program; it reads no other file unless --facts or BELARUS_FACTS "
    "names one, has no configuration and needs no network."
)
_ROOT = Path(__file__).parent.parent


def page() -> str:
    """Return the page in roff, man(7)."""
    group = typer.main.get_command(app.build())
    context = group.make_context("belarus", [], resilient_parsing=True)
    day = loader.load(_ROOT / "data" / "facts.yaml").updated
    lines = [
        f'.TH BELARUS 1 "{day}" "belarus {__version__}" "User Commands"',
        ".SH NAME",
        "belarus \\- look up political prisoners released in Belarus and sanctions eased",
        ".SH SYNOPSIS",
        ".B belarus",
        "[OPTIONS] COMMAND [ARGS]...",
        ".SH DESCRIPTION",
        *_paragraphs(group.help or ""),
        ".SH OPTIONS",
        *_options(group, context),
        ".SH COMMANDS",
    ]
    for name in ANSWERS:
        command = t.cast("t.Any", group).get_command(context, name)
        own = command.make_context(name, [], parent=context, resilient_parsing=True)
        # Early versions of Typer put the name of a required argument into braces.
        usage = command.get_usage(own).removeprefix("Usage: ").replace("{", "").replace("}", "")
        lines.append(f".SS {_escape(usage)}")
        lines.extend(_paragraphs(command.help))
        lines.extend(_options(command, own))
    readme = (_ROOT / "README.md").read_text(encoding="utf-8")
    lines.append(".SH EXAMPLES")
    for question, example in re.findall(r"^\| ([^|]+) \| `(belarus [^`]+)` \|$", readme, re.M):
        lines.extend((".TP", f".B {_escape(example)}", _escape(question)))
    lines.append(".SH EXIT STATUS")
    for code, meaning in MEANINGS.items():
        lines.extend((".TP", f".B {int(code)}", _escape(meaning)))
    lines.append(".SH ENVIRONMENT")
    for name, meaning in _ENVIRONMENT.items():
        lines.extend((".TP", f".B {_escape(name)}", _escape(meaning)))
    lines.append(".SH FILES")
    lines.extend(_lines(_FILES))
    lines.append(".SH OUTPUT")
    promised = readme.partition("## What scripts may rely on\n")[2].partition("\n|")[0]
    for item in promised.strip().removeprefix("- ").split("\n- "):
        lines.extend((".IP \\(bu 2", *_lines(item)))
    lines.append(".SH CAVEATS")
    limits = readme.partition("## Limits\n")[2].partition("\n## ")[0]
    for number, paragraph in enumerate(limits.strip().split("\n\n")):
        lines.extend((*([".PP"] if number else []), *_lines(paragraph)))
    lines.extend((".SH SEE ALSO", ".BR jq (1),", ".BR sqlite3 (1),", ".BR man (1)"))
    return "\n".join(lines) + "\n"


def _lines(markdown: str) -> list[str]:
    """Return a paragraph of README as lines: a sentence a line, as roff wants it, without marks."""
    text = re.sub(r"\*\*|`|\[([^\]]*)\]\([^)]*\)", r"\1", " ".join(markdown.split()))
    return [_escape(line) for line in re.split(r"(?<=[.:;]) (?=\w)", text)]


def _paragraphs(text: str) -> t.Iterator[str]:
    """Return the paragraphs of a help text; those after a mark keep their lines."""
    for number, paragraph in enumerate(text.split("\n\n")):
        if number:  # a heading begins a paragraph itself
            yield ".PP"
        if paragraph.startswith("\b\n"):
            yield ".nf"
            yield from (_escape(line) for line in paragraph.splitlines()[1:])
            yield ".fi"
        else:
            yield _escape(" ".join(paragraph.split()))


def _options(command: t.Any, context: t.Any) -> t.Iterator[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None:
            names, meaning = record
            yield ".TP"
            yield f".B {_escape(names)}"
            yield _escape(" ".join(meaning.split()))


def _escape(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return f"\\&{escaped}" if escaped.startswith(".") else escaped
