"""A row's value as one piece of text, for formats that have only cells."""

from __future__ import annotations

import typing as t


def count(number: int, nouns: tuple[str, str]) -> str:
    """Return a number with its noun, which is given as singular and plural: `1 person`."""
    return f"{number} {nouns[number != 1]}"


_EIGHTHS = " ▏▎▍▌▋▊▉"


def bar(number: float, most: float, cells: int) -> str:
    """Return a bar that fills so many cells for the largest number, to the eighth of a cell.

    Of what is more than nothing something shows.
    """
    full, eighths = divmod(max(round(cells * 8 * number / most), int(number > 0)), 8)
    return ("█" * full + _EIGHTHS[eighths]).rstrip()


def text(value: t.Any) -> str:
    """Return a value as text: nothing for none, lists joined with `; `, objects by their id."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "; ".join(text(one) for one in value)
    if isinstance(value, dict):
        return _object(value)
    return str(value)


def _object(value: dict[str, t.Any]) -> str:
    """Name a source by its id, a claim by field and value, what a source supports by record.

    A tally is told as the facts write it.
    """
    if "number" in value:
        number = value["number"]
        return str(value["country"]) if number is None else f"{value['country']}: {number}"
    if "publisher" in value:
        return str(value["id"])
    if "field" in value:
        record = f"{value['id']}." if "id" in value else ""
        cited = (
            f" [{', '.join(one['id'] for one in value['sources'])}]" if "sources" in value else ""
        )
        return f"{record}{value['field']}: {value['value']}{cited}"
    raise TypeError(f"no text for an object with keys {', '.join(value)}")
