"""The commands, one a module: parameters, a query, a table, and out.

A module has `run`, the command; `KEYS`, the fields that it prints; and `EXAMPLES`. Annotations are
not postponed here: Typer reads them whenever a command runs, and evaluating them from text
would take as long as the rest of the start.
"""
