"""Bibliographies: BibTeX and CSL-JSON."""

from __future__ import annotations

import json
import re
import typing as t

from belarus_cli.facts import dates
from belarus_cli.views.footnote import container, read_as_copy, title
from belarus_cli.views.rows import Row, cited_sources

if t.TYPE_CHECKING:
    from belarus_cli.formats.registry import Output
    from belarus_cli.views.table import Table

_YEAR = re.compile("[0-9]{4}")
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # An escaped brace still counts as one, and the file ends where its braces do.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "%": r"\%",
        "&": r"\&",
        "#": r"\#",
        "$": r"\$",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def to_bibtex(table: Table, output: Output) -> tuple[str]:  # noqa: ARG001 - as every format
    """Return the sources that a table cites as BibTeX."""
    return (bibtex(_described(table.rows)),)


def to_csl_json(table: Table, output: Output) -> tuple[str]:  # noqa: ARG001
    """Return the sources that a table cites as CSL-JSON."""
    return (csl_json(_described(table.rows)),)


def _described(rows: t.Sequence[Row]) -> list[Row]:
    """Return the sources that rows cite, each with the first subject that it is cited on."""
    subjects: dict[str, str] = {}
    for row in rows:
        for source in [row] if "supports" in row else row.get("sources", ()):
            subjects.setdefault(source["id"], _subject(row))
    return [{**source, "subject": subjects[source["id"]]} for source in cited_sources(rows)]


def _subject(row: Row) -> str:
    """Return what a row is about, in a few words."""
    if "supports" in row:
        return str(row["supports"][0]["id"]) if row["supports"] else str(row["publisher"])
    return str(row.get("name") or row.get("headline") or row["id"])


def bibtex(sources: t.Iterable[Row]) -> str:
    """Return the sources as BibTeX entries of type online (BibLaTeX; others read them as misc)."""
    return "\n".join(_entry(source) for source in sources)


def _entry(source: Row) -> str:
    fields = {
        "title": title(source, source["subject"]),
        "author": source["publisher"],
        "organization": container(source),
        "note": _note(source),
        "langid": source["language"],
    }
    lines = [
        f"  {name} = {{{{{value.translate(_LATEX)}}}}}"
        for name, value in fields.items()
        if value is not None
    ]
    published = source["published"]
    if published is not None:
        # BibLaTeX reads EDTF, as the facts are written; older styles read the year.
        lines.append(f"  date = {{{published}}}")
        lines.append(f"  year = {{{_YEAR.findall(published)[0]}}}")
    if source["url"] is not None:
        lines.append(f"  url = {{{source['url']}}}")
    if source["opened"] is not None:
        lines.append(f"  urldate = {{{source['opened']}}}")
    return f"@online{{{source['id']},\n" + ",\n".join(lines) + "\n}\n"


def _note(source: Row) -> str | None:
    """Return how a page carries what it says, and how it was read."""
    return "; ".join(filter(None, (source["provenance"], read_as_copy(source)))) or None


def csl_json(sources: t.Iterable[Row]) -> str:
    """Return the sources as CSL-JSON, which Zotero, pandoc and citeproc read."""
    return json.dumps([_item(source) for source in sources], ensure_ascii=False, indent=2) + "\n"


def _item(source: Row) -> Row:
    published = source["published"]
    fields = {
        "id": source["id"],
        "type": "webpage",
        "title": title(source, source["subject"]),
        "container-title": container(source) or source["publisher"],
        "author": [{"literal": source["publisher"]}],
        "issued": _issued(published) if published is not None else None,
        "accessed": _issued(source["opened"]) if source["opened"] is not None else None,
        "URL": source["url"],
        "language": source["language"],
        "note": _note(source),
    }
    return {key: value for key, value in fields.items() if value is not None}


def _issued(published: str) -> Row:
    """Return a date as CSL has it: its parts as far as they are known, two of them for a span."""
    points = published.split("/")
    if dates.OPEN in points:  # CSL has no way to leave one end open
        since, until = points
        return {"literal": f"since {since}" if until == dates.OPEN else f"until {until}"}
    issued: Row = {
        "date-parts": [[int(part) for part in point.rstrip("?~%").split("-")] for point in points]
    }
    return issued | {"circa": True} if re.search("[?~%]", published) else issued
