from __future__ import annotations

import json

import pytest
from pybtex.database import parse_string

from belarus_cli.formats import bibliography
from hostile import SOURCE

CITED = {**SOURCE, "subject": "the release"}
SOURCES = [
    CITED,
    {
        **CITED,
        "id": "x-2025-12-13",
        "title": "50% of {A} & B_c #1 $2 ~ ^ \\",
        "provenance": "a mirror",
        "url": None,
        "published": None,
    },
]


def test_bibtex_escapes_what_latex_would_run() -> None:
    assert bibliography.bibtex(SOURCES) == (
        "@online{reuters-2025,\n"
        "  title = {{[report by Reuters [wire], December 2025: the release]}},\n"
        "  author = {{Reuters [wire]}},\n"
        "  langid = {{en}},\n"
        "  date = {2025-12},\n"
        "  year = {2025},\n"
        "  url = {https://example.org/a_b?c=1&d=(2)}\n"
        "}\n"
        "\n"
        "@online{x-2025-12-13,\n"
        "  title = {{50\\% of \\textbraceleft{}A\\textbraceright{} \\& B\\_c \\#1 \\$2 "
        "\\textasciitilde{} \\textasciicircum{} \\textbackslash{}}},\n"
        "  author = {{Reuters [wire]}},\n"
        "  note = {{a mirror}},\n"
        "  langid = {{en}}\n"
        "}\n"
    )


@pytest.mark.parametrize("title", ["open { brace", "close } brace", "x}}, note = {{evil", "\\"])
def test_no_title_breaks_the_file(title: str) -> None:
    parsed = parse_string(
        bibliography.bibtex([{**CITED, "title": title}, *SOURCES[1:]]), bib_format="bibtex"
    )
    assert sorted(parsed.entries) == ["reuters-2025", "x-2025-12-13"]
    assert "note" not in parsed.entries["reuters-2025"].fields


def test_csl_json_has_dates_as_precise_as_they_are() -> None:
    items = json.loads(bibliography.csl_json(SOURCES))
    assert items[0] == {
        "id": "reuters-2025",
        "type": "webpage",
        "title": "[report by Reuters [wire], December 2025: the release]",
        "container-title": "Reuters [wire]",
        "author": [{"literal": "Reuters [wire]"}],
        "issued": {"date-parts": [[2025, 12]]},
        "URL": "https://example.org/a_b?c=1&d=(2)",
        "language": "en",
    }
    assert "issued" not in items[1]
    assert "URL" not in items[1]


@pytest.mark.parametrize(
    ("published", "date", "year", "issued"),
    [
        ("2025-12", "2025-12", "2025", {"date-parts": [[2025, 12]]}),
        (
            "2025-12-12/2025-12-13",
            "2025-12-12/2025-12-13",
            "2025",
            {"date-parts": [[2025, 12, 12], [2025, 12, 13]]},
        ),
        ("2025-12~", "2025-12~", "2025", {"date-parts": [[2025, 12]], "circa": True}),
        ("2025?", "2025?", "2025", {"date-parts": [[2025]], "circa": True}),
        ("2024%/2025", "2024%/2025", "2024", {"date-parts": [[2024], [2025]], "circa": True}),
        ("2025-12/..", "2025-12/..", "2025", {"literal": "since 2025-12"}),
        ("../2025-12", "../2025-12", "2025", {"literal": "until 2025-12"}),
        ("0987", "0987", "0987", {"date-parts": [[987]]}),
    ],
)
def test_a_date_says_no_more_and_no_less_than_the_facts(
    published: str, date: str, year: str, issued: dict[str, object]
) -> None:
    source = {**CITED, "published": published}
    entry = parse_string(bibliography.bibtex([source]), "bibtex").entries["reuters-2025"]
    assert (entry.fields["date"], entry.fields["year"]) == (date, year)
    assert json.loads(bibliography.csl_json([source]))[0]["issued"] == issued


def test_no_sources_are_no_entries() -> None:
    assert bibliography.bibtex([]) == ""
    assert bibliography.csl_json([]) == "[]\n"


_TITLES = ["{", "}", "}}, x = {{", "\\", "\\input{x}", "%", "$x", "#1 & _", "~^", '"', "@online{x,"]
_TITLES += [
    "<i>x",
    "& &amp;",
    "Ўў Łł 漢字 é",
    "a" * 2000,
    "x, note = {y}",
    "1 < 2 > 0",
    ",",
    "{{",
    "''`",
]
_DATES = ["2025-12-12/2025-12-13", "2025~", "../2025-12?"]
HOSTILE = [
    {**CITED, "id": f"x-{n}-{m}", "title": title, "publisher": title, "published": date}
    for n, title in enumerate(_TITLES)
    for m, date in enumerate(_DATES)
]


def test_sixty_hostile_sources_are_read() -> None:
    import citeproc
    import citeproc.source.json

    assert len(HOSTILE) == 60
    entries = parse_string(bibliography.bibtex(HOSTILE), "bibtex").entries
    assert list(entries) == [source["id"] for source in HOSTILE]
    assert all("note" not in entry.fields for entry in entries.values())
    items = json.loads(bibliography.csl_json(HOSTILE))
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    source = citeproc.source.json.CiteProcJSON(items)
    read = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
    for item in items:
        read.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    assert len(read.bibliography()) == 60


def test_how_a_page_was_read_is_said() -> None:
    copy = {**CITED, "provenance": "a mirror", "read": "2026-11-28"}
    told = "a mirror; read as a stored copy on 28 November 2026"
    assert f"note = {{{{{told}}}}}" in bibliography.bibtex([copy])
    (item,) = json.loads(bibliography.csl_json([copy]))
    assert (item["note"], "accessed" in item) == (told, False)
    # Who opened it at its address need not say that somebody read a copy, too.
    opened = {**copy, "opened": "2026-11-29"}
    written = bibliography.bibtex([opened])
    assert "  urldate = {2026-11-29}\n" in written
    assert "stored copy" not in written
    (item,) = json.loads(bibliography.csl_json([opened]))
    assert item["accessed"] == {"date-parts": [[2026, 11, 29]]}
