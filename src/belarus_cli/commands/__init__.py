"""The commands, one a module: parameters, a query, a table, and out.

A module has `run`, the command; `KEYS`, the fields that it prints; and `EXAMPLES`.
"""
