"""The commands, one a module: parameters, a query, a table, and out.

A module has `run`, the command; `KEYS`, the fields that it prints; `EXAMPLES`; and `IDS`, if the
ids of some kinds of record complete its first argument. Annotations are not postponed here: Typer
reads them whenever a command runs, and evaluating them from text would take as long as the rest of
the start.
"""

from __future__ import annotations

PANELS = {
    "Look up": {
        "prisoners": "Who was released: role, sentence, dates, where to.",
        "releases": "The rounds: how many, when, in exchange for what.",
        "sanctions": "The measures: eased, in force, lifted.",
        "listed": "Who is on which official list, since when.",
        "timeline": "What happened when.",
        "figures": "The numbers people quote, and who states them.",
    },
    "Explore": {
        "show": "A record on one screen, answer first; --all for the rest.",
        "cite": "A footnote for a value, best source first.",
        "search": "Every record that mentions some words, and where.",
        "disputes": "Where sources disagree, side by side.",
        "sources": "The bibliography, and what each source supports.",
        "changes": "What differs between two editions of the facts.",
    },
    "Take away": {
        "export": "Write a page, a workbook, SQLite, JSON or CSV.",
    },
    "Curate": {
        "check": "Verify a facts file.",
        "schema": "Print the JSON Schema of the facts file.",
    },
}
"""What each command answers, by what it is for; each is a module of that name in `commands`."""
ANSWERS = {name: answer for answers in PANELS.values() for name, answer in answers.items()}
"""The same by command alone, in that order."""
