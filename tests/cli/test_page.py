"""The page: what stands on it, and how a browser shows, filters and prints it."""

from __future__ import annotations

import html.parser
import json
import os
import re
import typing as t
from pathlib import Path

import pytest

from belarus_cli.export import page, targets
from belarus_cli.facts import kinds
from belarus_cli.facts.model import Facts
from belarus_cli.facts.names import fold
from belarus_cli.reading import loader
from browser import Browser
from conftest import SMALL, Program, Run

pytestmark = pytest.mark.slow

HOSTILE = (
    """</title></script><script>document.title='taken'</script>"'><img src=x onerror=a()>&amp;"""
)


class Parsed(html.parser.HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "input", "img", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, attribute: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(attribute)) is not None]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    """The small facts with text in them that would do something if it could."""
    quoted = json.dumps(HOSTILE)
    text = SMALL.read_text(encoding="utf-8")
    for held in ("10 years", "Ales Bialiatski", "founder of Viasna", "found only there"):
        text = text.replace(held, quoted)
    text = text.replace("title: More than", f"title: {json.dumps(HOSTILE + ' More than')} #")
    text = text.replace("[Алесь Бяляцкі,", f"[Алесь Бяляцкі, {quoted},")
    file = tmp_path_factory.mktemp("hostile") / "facts.yaml"
    file.write_text(text, encoding="utf-8")
    return loader.load(file)


@pytest.mark.parametrize("name", ["small", "shipped", "hostile"])
def test_the_page_holds_together(name: str, request: pytest.FixtureRequest) -> None:
    facts: Facts = request.getfixturevalue(name)
    text = page.whole(facts)
    assert len(text.encode()) < 5_000_000
    parsed = Parsed(text)
    ids = parsed.all("id")
    assert len({*ids}) == len(ids)
    assert {id_ for kind in kinds.ALL for id_ in facts.ids(kind)} <= {*ids}
    links = parsed.all("href")
    assert {link[1:] for link in links if link.startswith("#")} <= {*ids}
    assert all(link.startswith(("#", "https://", "http://")) or link == "data:," for link in links)
    assert {value for name in ("aria-labelledby", "for") for value in parsed.all(name)} <= {*ids}
    # Nothing that a browser would fetch, and no script but the page's own.
    assert parsed.all("src") == []
    assert [tag for tag, _ in parsed.tags].count("script") == 1
    assert not [a for _, attrs in parsed.tags for a in attrs if a.startswith("on") or a == "style"]
    assert all(attrs.get("scope") for tag, attrs in parsed.tags if tag == "th")
    assert text == page.whole(loader.load(SMALL) if name == "small" else facts)


def test_every_value_has_its_sources(small: Facts) -> None:
    article = page.dossier(small, [small.records(kinds.EVENT)[0]])
    assert article[article.index("<article") : article.index("</article>")] == (
        '<article id="2025-12-12-coale-in-minsk" aria-labelledby="2025-12-12-coale-in-minsk_">'
        '<h1 id="2025-12-12-coale-in-minsk_">John Coale holds talks in Minsk</h1>'
        '<p class="faint">event '
        '<a href="#2025-12-12-coale-in-minsk">2025-12-12-coale-in-minsk</a></p>'
        "<dl><dt>Date</dt><dd>2025-12-12/2025-12-13"
        '<sup><a href="#2025-12-12-coale-in-minsk_1">[1]</a></sup></dd>'
        "<dt>Headline</dt><dd>John Coale holds talks in Minsk"
        '<sup><a href="#2025-12-12-coale-in-minsk_1">[1]</a></sup></dd>'
        "<dt>Topic</dt><dd>diplomacy</dd><dt>People</dt><dd>John Coale</dd></dl>"
        '<h2>Sources</h2><ol><li id="2025-12-12-coale-in-minsk_1">Kommersant, '
        '<a href="https://www.kommersant.ru/doc/8291079">'
        "Названы имена освобожденных в Белоруссии политзаключенных</a>, 2025-12-13</li></ol>"
    )
    # On the page of everything the people are links.
    assert '<dd><a href="#john-coale">John Coale</a></dd>' in page.whole(small)


def test_disputes_stand_side_by_side(small: Facts) -> None:
    text = page.whole(small)
    assert (
        '<tbody><tr><th scope="rowgroup" rowspan="2">'
        '<a href="#valiantsin-stefanovic">Valiantsin Stefanovic</a><small>release</small></th>'
        "<td>2026-03-19<small>Zerkalo on the day</small></td>"
        '<td><a href="https://zerkalo.example/123093">Zerkalo</a></td></tr>'
        "<tr><td>2025-12-13<small>first-day list, superseded</small></td>"
        '<td><a href="https://www.kommersant.ru/doc/8291079">Kommersant</a></td></tr></tbody>'
    ) in text


def test_one_record_or_several_alone(belarus: Run, tmp_path: Path) -> None:
    one = tmp_path / "one.html"
    assert belarus("export", one, "--record", "Бяляцкі") == (0, "", f"wrote {one}\n")
    text = one.read_text(encoding="utf-8")
    assert re.findall('<article id="([^"]+)"', text) == ["ales-bialiatski"]
    assert "<script" not in text
    several = tmp_path / "several.html"
    names = ("--record", "us-belaruskali", "--record", "2026-03-19")
    assert belarus("export", several, *names).code == 0
    text = several.read_text(encoding="utf-8")
    assert re.findall('<article id="([^"]+)"', text) == ["us-belaruskali", "2026-03-19"]
    assert Parsed(text)


def test_what_cannot_be_exported_says_so(belarus: Run, tmp_path: Path) -> None:
    code, out, err = belarus("export", tmp_path / "x.html", "--record", "Kolesnikov")
    assert (code, out) == (1, "")
    assert err.startswith("error: no record matches 'Kolesnikov'\nhint: ")
    assert belarus("export", tmp_path / "x.db", "--record", "Bialiatski") == (
        2,
        "",
        "error: only a page can be of some records alone\n"
        "hint: name an .html file, or use belarus show --format\n",
    )
    assert list(tmp_path.iterdir()) == []


def test_the_installed_program_has_style_and_script(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "facts.html"
    assert program("export", file, "--facts", SMALL) == (0, "", f"wrote {file}\n")
    assert file.read_text(encoding="utf-8") == page.whole(loader.load(SMALL))


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> t.Iterator[Browser]:
    browser = Browser(tmp_path_factory.mktemp("profile"))
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("page") / "facts.html"
    targets.write(loader.load(Path(__file__).parents[2] / "data" / "facts.yaml"), file, force=False)
    return file.as_uri()


@pytest.fixture(scope="module")
def of_small(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("page") / "small.html"
    targets.write(loader.load(SMALL), file, force=False)
    return file.as_uri()


@pytest.mark.external
def test_it_opens_and_asks_nothing_of_a_network(browser: Browser, whole: str) -> None:
    browser.show(390)
    browser.open(whole)
    said = ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")
    assert browser.told(*said) == []
    requests = {event["request"]["url"] for event in browser.told("Network.requestWillBeSent")}
    assert {url for url in requests if not url.startswith("data:")} == {whole}
    width = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    for pixels in (320, 390, 1200):
        browser.show(pixels)
        assert browser.run(width), f"wider than {pixels}"


FILTER = """(words) => {
  const input = document.getElementById("_filter");
  const part = input.closest("section");
  input.value = words;
  input.dispatchEvent(new Event("input"));
  return [
    [...part.querySelectorAll("tr[data-names]")]
      .filter((row) => row.offsetParent !== null)
      .map((row) => row.querySelector("th a").textContent),
    part.querySelector("output").textContent,
  ];
}"""


@pytest.mark.external
def test_people_are_found_in_any_spelling(browser: Browser, whole: str, shipped: Facts) -> None:
    browser.open(whole)
    everybody = browser.run(f"({FILTER})('')")[0]
    people = (kinds.PRISONER, kinds.PERSON, kinds.ORGANISATION)
    assert len(everybody) == sum(len(shipped.ids(kind)) for kind in people)
    for words in ("Бяляцкі", "bialiatski", "Bialia", "Алесь  БЕЛЯЦКИЙ", "bialiatski ales"):
        found, told = browser.run(f"({FILTER})({json.dumps(words)})")
        assert (found, told) == (["Ales Bialiatski"], f"1 of {len(everybody)}"), words
    assert browser.run(f"({FILTER})('Kolesnikov x')") == [[], f"0 of {len(everybody)}"]
    # The script makes letters alike as the program does.
    spellings = [s for k in people for r in shipped.records(k) for s in (r.name, *r.also)]
    folded = browser.run(f"{json.dumps(spellings)}.map(fold)")
    assert folded == [*map(fold, spellings)]


@pytest.mark.external
def test_without_script_there_is_no_filter_and_all_else(browser: Browser, of_small: str) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(of_small)
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    shown = "document.querySelector('.filter').offsetParent"
    assert browser.run(f"{shown} === null")
    assert browser.run("document.querySelectorAll('tr[data-names]').length") == 4
    browser.open(of_small)
    assert browser.run(f"{shown} !== null")


@pytest.mark.external
def test_an_address_leads_to_its_record(browser: Browser, whole: str) -> None:
    browser.show(1200)
    for id_ in ("ales-bialiatski", "us-belaruskali", "2025-12-13", "hrw-2025-12-15"):
        browser.open("about:blank")
        browser.open(f"{whole}#{id_}")
        top = f"document.getElementById('{id_}').getBoundingClientRect().top"
        assert browser.run(f"document.getElementById('{id_}').matches(':target')")
        assert 0 <= browser.run(top) < 100


@pytest.mark.external
def test_a_record_is_printed_on_a_page(browser: Browser, of_small: str, small: Facts) -> None:
    browser.open("about:blank")
    browser.open(f"{of_small}#ales-bialiatski")
    assert browser.pages() == 1
    browser.open("about:blank")
    browser.open(of_small)
    pages = browser.pages()
    browser.run("document.querySelectorAll('article').forEach((article) => article.remove())")
    # What is left of that part is a line, which needs a page where it had one with the others.
    assert pages - browser.pages() == len(list(small.all_records()))


@pytest.mark.external
def test_hostile_text_does_nothing(browser: Browser, hostile: Facts, tmp_path: Path) -> None:
    file = tmp_path / "hostile.html"
    targets.write(hostile, file, force=False)
    browser.open(file.as_uri())
    assert browser.told("Log.entryAdded", "Runtime.exceptionThrown") == []
    assert browser.run("document.title") == "Belarus: prisoners released and sanctions eased"
    assert browser.run("document.images.length") == 0
    assert browser.run("document.querySelector('#ales-bialiatski h3').textContent") == HOSTILE
    assert browser.run(f"({FILTER})('Бяляцкі')")[0] == [HOSTILE]
    dossier = tmp_path / "dossier.html"
    targets.write(
        hostile, dossier, force=False, records=[hostile.record(kinds.PRISONER, "ales-bialiatski")]
    )
    browser.open(dossier.as_uri())
    assert browser.run("document.title") == HOSTILE


@pytest.mark.external
@pytest.mark.parametrize("width", [390, 1200])
@pytest.mark.parametrize("dark", [False, True])
def test_it_is_accessible(browser: Browser, of_small: str, *, width: int, dark: bool) -> None:
    # .ci/run installs it: npm install axe-core.
    axe = Path(os.environ["AXE_CORE"]).read_text(encoding="utf-8")
    browser.show(width, dark=dark)
    browser.open(of_small)
    browser.run(f"{axe}; 0")
    found = browser.run("axe.run().then((done) => JSON.stringify([done.violations, done.passes]))")
    violations, passes = json.loads(found)
    assert violations == []
    # That these were looked at at all.
    assert {"color-contrast", "heading-order", "th-has-data-cells", "svg-img-alt"} <= {
        one["id"] for one in passes
    }
