"""What a terminal would show, as a picture (SVG) and as a page (HTML), by Rich's own exports.

The templates are ours: Rich's load a font from a network.
"""

from __future__ import annotations

import html
import io
import typing as t

from rich import terminal_theme
from rich.console import Console
from rich.text import Text

THEMES = {"light": terminal_theme.DEFAULT_TERMINAL_THEME, "dark": terminal_theme.MONOKAI}
Theme = t.Literal["light", "dark"]

_FONTS = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
_SVG = (
    """<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font: {char_height}px %s; }}
.{unique_id}-title {{ font: bold 18px sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
    % _FONTS
)
_HTML = (
    """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>%%s</title>
<style>
body {{ color: {foreground}; background: {background}; }}
pre {{ font-family: %s; }}
{stylesheet}
</style>
</head>
<body>
<main>
<pre>{code}</pre>
</main>
</body>
</html>
"""
    % _FONTS
)


def to_svg(drawn: str, width: int, title: str, *, theme: Theme = "light", id_: str = "t") -> str:
    """Return what was drawn with colours as a picture; `id_` keeps it apart from its neighbours."""
    return _recorded(drawn, width).export_svg(
        title=title, theme=THEMES[theme], code_format=_SVG, unique_id=id_
    )


def to_html(drawn: str, width: int, title: str) -> str:
    """Return what was drawn with colours as a page."""
    # What is left for Rich to fill in is filled in by str.format.
    template = _HTML % html.escape(title).replace("{", "{{").replace("}", "}}")
    return _recorded(drawn, width).export_html(theme=THEMES["light"], code_format=template)


def _recorded(drawn: str, width: int) -> Console:
    console = Console(
        file=io.StringIO(), record=True, width=width, force_terminal=True, legacy_windows=False
    )
    console.print(Text.from_ansi(drawn), soft_wrap=True)
    return console
