"""What a terminal would show, as a picture (SVG) and as a page (HTML), by Rich's own exports.

The templates are ours: Rich's load a font from a network.
"""

from __future__ import annotations

import io
import typing as t

from rich import terminal_theme
from rich.console import Console
from rich.text import Text

Theme = t.Literal["light", "dark"]
THEMES: dict[Theme, terminal_theme.TerminalTheme] = {
    "light": terminal_theme.DEFAULT_TERMINAL_THEME,
    "dark": terminal_theme.MONOKAI,
}

_SVG = """<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font: {char_height}px ui-monospace, Menlo, Consolas, monospace; }}
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
_HTML = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>belarus</title>
<style>
body {{ color: {foreground}; background: {background}; }}
pre {{ font-family: ui-monospace, Menlo, Consolas, monospace; }}
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


def to_svg(drawn: str, width: int, *, theme: Theme = "light", id_: str = "belarus") -> str:
    """Return what was drawn in colours as a picture; `id_` keeps it apart from its neighbours."""
    return _recorded(drawn, width).export_svg(
        title="belarus", theme=THEMES[theme], code_format=_SVG, unique_id=id_
    )


def to_html(drawn: str, width: int) -> str:
    """Return what was drawn in colours as a page."""
    return _recorded(drawn, width).export_html(theme=THEMES["light"], code_format=_HTML)


def _recorded(drawn: str, width: int) -> Console:
    console = Console(
        file=io.StringIO(),
        record=True,
        width=width,
        force_terminal=True,
        legacy_windows=False,
    )
    console.print(Text.from_ansi(drawn), soft_wrap=True)
    return console
