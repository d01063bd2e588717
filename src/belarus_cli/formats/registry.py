"""The formats by name, and what a user asks of one.

A new format is one file beside this one and one entry of FORMATS. What the entry takes decides how
every command appears in it; see `TextFormat` and `DrawnFormat`. Renderers are named as packaging
names entry points, `module:function`, and imported when they are used, for start-up's sake.
"""

from __future__ import annotations

import importlib
import textwrap
import typing as t

from belarus_cli.streams import Lacking, Screen

if t.TYPE_CHECKING:
    from belarus_cli.formats.layout import Layout
    from belarus_cli.views.card import Card
    from belarus_cli.views.details import Details
    from belarus_cli.views.table import Table


class TextFormat(t.NamedTuple):
    """A format for programs: a function from a table and what was asked for to pieces of text.

    What it takes:
    `rows`: whole rows with their nested values; `show` prints each record with its own keys;
    `cells`: one piece of text a value (`table.flat`); `show` prints a line a claim and `disputes`
    a line a side, so that no cell holds several;
    `sources`: only the sources that the rows cite, which --fields cannot choose among.
    """

    takes: t.Literal["rows", "cells", "sources"]
    renderer: str
    lacking: Lacking = "legible"
    """What becomes of letters that the encoding of stdout lacks."""

    def render(self, table: Table, output: Output) -> t.Iterable[str]:
        """Return a table as text, whole or in pieces."""
        rendered: t.Iterable[str] = _named(self.renderer)(table, output)
        return rendered


class DrawnFormat(t.NamedTuple):
    """A format for people: a module that has `draw`, `draw_card` and `draw_details`.

    It gets a table laid out in columns, with the remarks on it told on stderr; one record that was
    asked for alone, and all that `show` prints, it gets as a card, or as details for --all. What is
    to be no text but a picture of it names what makes one.
    """

    module: str
    picture: str = ""
    """A function that makes one of what was drawn in colours, and of the number of columns."""

    def draw(self, layout: Layout, output: Output) -> str:
        """Return a table as text."""
        return str(_named(f"{self.module}:draw")(layout, output))

    def draw_card(self, card: Card, output: Output) -> str:
        """Return what matters most of a record as text."""
        return str(_named(f"{self.module}:draw_card")(card, output))

    def draw_details(self, details: Details, output: Output) -> str:
        """Return all there is about a record as text."""
        return str(_named(f"{self.module}:draw_details")(details, output))

    def screen(self, screen: Screen, width: int | None) -> Screen:
        """Return what it draws for: a picture is the same whatever it is written to."""
        return Screen(width or PICTURED, colour=True) if self.picture else screen

    def finished(self, drawn: str, notes: t.Iterable[str], output: Output) -> str:
        """Return what was drawn as it is written; a picture, which travels, says the notes, too."""
        width = output.screen.width
        if not self.picture or width is None:
            return drawn
        told = [line for note in notes for line in textwrap.wrap(note, width)]
        return str(_named(self.picture)("\n".join((drawn.rstrip("\n"), *told)), width))


PICTURED = 100
"""The columns of a terminal that is seen in pictures, if nothing else is asked for."""


def _named(reference: str) -> t.Any:
    module, _, function = reference.partition(":")
    return getattr(importlib.import_module(f"belarus_cli.formats.{module}"), function)


Format = TextFormat | DrawnFormat

FORMATS: dict[str, Format] = {
    "table": DrawnFormat("drawing"),
    "json": TextFormat("rows", "json_:to_json", "escaped"),
    "jsonl": TextFormat("rows", "json_:to_jsonl", "escaped"),
    "csv": TextFormat("cells", "delimited:to_csv"),
    "tsv": TextFormat("cells", "delimited:to_tsv"),
    "markdown": TextFormat("cells", "markdown:to_markdown"),
    "bibtex": TextFormat("sources", "bibliography:to_bibtex"),
    "csl-json": TextFormat("sources", "bibliography:to_csl_json", "escaped"),
    "svg": DrawnFormat("drawing", "picture:to_svg"),
    "html": DrawnFormat("drawing", "picture:to_html"),
}


class Output(t.NamedTuple):
    """How the user wants to see what is found."""

    format: Format
    fields: tuple[str, ...]
    header: bool
    limit: int | None
    counted: bool
    sources: bool
    """Whether the sources that a table or a card rests on stand under it."""
    screen: Screen
    reverse: bool = False

    @property
    def chosen(self) -> slice:
        """Which of what is found is shown, and in which direction."""
        if not self.reverse:
            return slice(self.limit)
        return slice(None, None if self.limit is None else -self.limit - 1, -1)

    @property
    def drawn(self) -> DrawnFormat | None:
        """The format if it is for people and nothing but how to draw was asked for.

        Then a record that was asked for alone shows its card or all its details.
        """
        plain = not self.fields and not self.counted
        return self.format if plain and isinstance(self.format, DrawnFormat) else None
