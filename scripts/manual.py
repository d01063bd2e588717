"""The manual page, made of the same definitions as the help."""

from __future__ import annotations

import typing as t

import typer

from belarus_cli import __version__, cli, environment
from belarus_cli.commands import PANELS
from belarus_cli.errors import ExitCode

_MEANINGS = {
    ExitCode.FOUND: "Something was found, or done.",
    ExitCode.NOTHING_FOUND: "Nothing was found, or a name that was asked for is unknown.",
    ExitCode.USAGE: "Wrong usage: an unknown command, option, field or value.",
    ExitCode.INVALID_FACTS: "The facts file is missing, unreadable or invalid.",
    ExitCode.BUG: "A bug of the program.",
    ExitCode.CANNOT_WRITE: "Standard output or an export cannot be written.",
    ExitCode.INTERRUPTED: "Interrupted from the keyboard.",
}
_ENVIRONMENT = {
    environment.FACTS: "The facts file to read when --facts names none.",
    environment.DEBUG: "If set, a bug shows where it is instead of one line.",
    "NO_COLOR": "If set, no colour, unless --color always.",
    "FORCE_COLOR": "If set, colour also in a pipe, unless NO_COLOR or --color never.",
    "COLUMNS": "The width of the terminal, where the terminal does not tell it.",
}


def page() -> str:
    """Give the page in roff, man(7)."""
    group = typer.main.get_command(cli.build())
    context = group.make_context("belarus", [], resilient_parsing=True)
    lines = [
        f'.TH BELARUS 1 "" "belarus {__version__}" "User Commands"',
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
    for name in [name for answers in PANELS.values() for name in answers]:
        command = t.cast("t.Any", group).get_command(context, name)
        own = command.make_context(name, [], parent=context, resilient_parsing=True)
        # Early versions of Typer put the name of a required argument into braces.
        usage = command.get_usage(own).removeprefix("Usage: ").replace("{", "").replace("}", "")
        lines.append(f".SS {_escape(usage)}")
        lines.extend(_paragraphs(command.help))
        lines.extend(_options(command, own))
    lines.append(".SH EXIT STATUS")
    for code, meaning in _MEANINGS.items():
        lines.extend((".TP", f".B {int(code)}", _escape(meaning)))
    lines.append(".SH ENVIRONMENT")
    for name, meaning in _ENVIRONMENT.items():
        lines.extend((".TP", f".B {_escape(name)}", _escape(meaning)))
    return "\n".join(lines) + "\n"


def _paragraphs(text: str) -> t.Iterator[str]:
    """Give the paragraphs of a help text; those after a mark keep their lines."""
    for paragraph in text.split("\n\n"):
        if paragraph.startswith("\b\n"):
            yield ".PP"
            yield ".nf"
            yield from (_escape(line) for line in paragraph.splitlines()[1:])
            yield ".fi"
        else:
            yield ".PP"
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
