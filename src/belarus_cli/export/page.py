"""One self-contained page of the facts, for reading on a telephone, a desk and paper.

It asks nothing of a network and works without its script but for filtering. All that comes from
the facts is escaped, and the page's own policy lets nothing run or load that is not part of it.
"""

from __future__ import annotations

import base64
import hashlib
import re
import typing as t
from collections import Counter
from html import escape
from importlib import resources
from itertools import accumulate

from belarus_cli.export import charts
from belarus_cli.facts import dates, kinds
from belarus_cli.facts.disputes import Dispute, disputed_fields, disputes
from belarus_cli.facts.model import Facts, Record
from belarus_cli.facts.names import fold
from belarus_cli.facts.state import EASED, IN_FORCE
from belarus_cli.queries import filters, listings
from belarus_cli.queries.measures import measures
from belarus_cli.queries.series import Chart, chart_of, freed_in, months
from belarus_cli.queries.timeline import Entry, entries
from belarus_cli.views import measures as state
from belarus_cli.views.cells import count
from belarus_cli.views.details import Line, Section, details_of
from belarus_cli.views.rows import Row, of_record, of_sources
from belarus_cli.views.table import DISPUTED, EMPTY

_LATEST = 8
_PUBLISHERS = 3
"""How many publishers stand beside a value in a list; the record itself names all."""

# Ids of the page's own have an underscore, which no record's has.
_PARTS = {
    "_latest": "Latest",
    "_charts": "In numbers",
    "_people": "People",
    "_measures": "Sanctions",
    "_listed": "Who is on which list",
    "_figures": "Figures side by side",
    "_disputes": "Where sources disagree",
    "_timeline": "Timeline",
    "_records": "Records",
    "_sources": "Sources",
}


def whole(facts: Facts) -> str:
    """Return the page of all facts."""
    page = _Page(facts, {record.id for kind in kinds.ALL for record in facts.records(kind)})
    contents = {
        "_latest": page.latest,
        "_charts": page.numbers,
        "_people": page.people,
        "_measures": page.measures,
        "_listed": page.listed,
        "_figures": page.figures,
        "_disputes": page.disputes,
        "_timeline": page.timeline,
        "_records": page.records,
        "_sources": page.sources,
    }
    links = "".join(f'<li><a href="#{id_}">{name}</a></li>' for id_, name in _PARTS.items())
    parts = [
        '<a class="skip" href="#_main">To the facts</a>',
        "<header><h1>Belarus: political prisoners released, and the sanctions eased for them</h1>",
        f'<p class="lead">{escape(_dated(facts))}. Every value has the sources that state it; ',
        "where they disagree, all are shown.</p>",
        f'<nav aria-label="Parts of this page"><ul>{links}</ul></nav></header>',
        '<main id="_main">',
    ]
    for id_, content in contents.items():
        kind = ' class="records"' if id_ == "_records" else ""
        parts.append(f'<section aria-labelledby="{id_}"{kind}><h2 id="{id_}">{_PARTS[id_]}</h2>')
        parts.extend(content())
        parts.append("</section>")
    parts.append(f"</main><footer><p>{escape(_dated(facts))}. Made by belarus-cli.</p></footer>")
    return _document("Belarus: prisoners released and sanctions eased", parts, scripted=True)


def dossier(facts: Facts, records: t.Sequence[Record]) -> str:
    """Return a page of a few records alone."""
    page = _Page(facts, {record.id for record in records})
    articles = "".join(page.article(record, "h1") for record in records)
    parts = [
        f'<main class="records">{articles}</main>',
        f"<footer><p>{escape(_dated(facts))}. Made by belarus-cli.</p></footer>",
    ]
    return _document(", ".join(record.name for record in records), parts, scripted=False)


def _dated(facts: Facts) -> str:
    dated = facts.dating()
    return dated[:1].upper() + dated[1:]


def _document(title: str, parts: t.Iterable[str], *, scripted: bool) -> str:
    style = _file("page.css")
    script = _file("page.js") if scripted else ""
    policy = f"default-src 'none'; img-src data:; style-src '{_hash(style)}'"
    if scripted:
        policy += f"; script-src '{_hash(script)}'"
    return "".join(
        (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="referrer" content="no-referrer">\n',
            # Else a browser asks the server for one.
            '<link rel="icon" href="data:,">\n',
            f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n",
            *parts,
            f"\n<script>{script}</script>" if scripted else "",
            "\n</body>\n</html>\n",
        )
    )


def _file(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


class _Page:
    """What is written of the facts; a record that stands on the page is linked."""

    def __init__(self, facts: Facts, ids: t.Collection[str]) -> None:
        self._facts = facts
        self._ids = ids

    # What many parts write.

    def _link(self, id_: str, words: str) -> str:
        if id_ not in self._ids:
            return escape(words)
        return f'<a href="#{escape(id_)}">{escape(words)}</a>'

    def _published(self, ids: t.Sequence[str], more: str = "") -> str:
        """Return the publishers of sources, linked; the first few if a record has `more`."""
        shown = ids[:_PUBLISHERS] if more else ids
        links = [
            _outward(row["url"], str(row["publisher"])) for row in of_sources(self._facts, shown)
        ]
        if len(ids) > len(shown):
            left = count(len(ids) - len(shown), ("more source", "more sources"))
            links.append(
                f'<a href="#{escape(more)}" aria-label="{left}">+{len(ids) - len(shown)}</a>'
            )
        return " · ".join(links) or EMPTY

    def _table(
        self, caption: str, headings: t.Sequence[tuple[str, str]], rows: t.Iterable[str]
    ) -> str:
        cells = "".join(
            f'<th scope="col"{_class(kind)}>{heading}</th>' for heading, kind in headings
        )
        return (
            f"<table><caption>{escape(caption)}</caption>"
            f"<thead><tr>{cells}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
        )

    # The parts, in the order of the page.

    def latest(self) -> t.Iterator[str]:
        """Return what happened last."""
        until = dates.parse(self._facts.updated).last
        happened = [one for one in entries(self._facts) if dates.parse(one.date).first <= until]
        yield f'<ol class="entries">{"".join(map(self._entry, happened[: -_LATEST - 1 : -1]))}</ol>'

    def _entry(self, entry: Entry) -> str:
        sources = self._published(entry.sources, entry.record.id)
        return (
            f"<li><time>{escape(entry.date)}</time><div>"
            f"{self._link(entry.record.id, entry.headline)} <small>{sources}</small></div></li>"
        )

    def numbers(self) -> t.Iterator[str]:
        """Return the numbers asked for most, and how they went."""
        rounds = [r for r in filters.releases(self._facts) if r.value("date") is not None]
        held = chart_of(filters.figures(self._facts, topics=("held",)))
        states = Counter(r.state.status for r in self._facts.records(kinds.SANCTION))
        unknown = len([one for one in rounds if one.value("freed") is None])
        less = f", {unknown} of them without a number" if unknown else ""
        tiles = [
            (
                f"{sum(map(freed_in, rounds)):,}",
                f"people freed in {count(len(rounds), ('round', 'rounds'))} of releases: the sum "
                f"of those listed here{less}; no count of people",
            ),
            (
                str(len(filters.prisoners(self._facts))),
                "of these people are named here; of the others no record says who they are",
            ),
        ]
        if held is not None:
            last = held.points[-1]
            tiles.append(
                (str(last.claim.value), f"on {last.date}: {held.figure.name}, last number")
            )
        standing = states[EASED] + states[IN_FORCE]
        tiles.append(
            (
                f"{standing:,}",
                f"measures in force when last known, {states[EASED]} of them eased; "
                f"{states['lifted']} lifted",
            )
        )
        tiles_ = (f"<li><b>{escape(n)}</b><small>{escape(w)}</small></li>" for n, w in tiles)
        yield f'<ul class="numbers">{"".join(tiles_)}</ul><div class="charts">'
        if rounds:
            yield self._releases(rounds)
        if held is not None:
            yield self._course(held)
        yield "</div>"

    def _releases(self, rounds: t.Sequence[Record]) -> str:
        totals = list(accumulate(map(freed_in, rounds)))
        rows = (
            f'<tr><th scope="row" class="day">{self._link(one.id, str(one.value("date")))}</th>'
            f'<td class="number">{self._value(one, "freed")}</td>'
            f'<td class="number wide">{total:,}</td>'
            f"<td>{self._published(one.source_ids, one.id)}</td></tr>"
            for one, total in zip(reversed(rounds), reversed(totals), strict=True)
        )
        headings = (("Round", ""), ("Freed", "number"), ("Total", "number wide"), ("Sources", ""))
        table = self._table("The total adds up the rounds listed.", headings, rows)
        note = "Hollow: a round whose number no source states."
        return self._figure(charts.releases(months(rounds), "_freed"), "People freed", note, table)

    def _course(self, chart: Chart) -> str:
        rows = (
            f'<tr><th scope="row" class="day">{escape(point.date)}</th>'
            f'<td class="number">{escape(str(point.claim.value))}</td><td>'
            f"{self._published([c.source.id for c in point.claim.citations], chart.figure.id)}"
            "</td></tr>"
            for point in reversed(chart.points)
        )
        headings = (("Day", ""), ("Number", "number"), ("Sources", ""))
        table = self._table(f"{chart.figure.name}, by day", headings, rows)
        note = "Hollow: a number with a hedge, such as “at least”."
        return self._figure(charts.course(chart, "_held"), chart.figure.name, note, table)

    def _figure(self, chart: str, name: str, note: str, table: str) -> str:
        return (
            f"<figure><h3>{escape(name)}</h3>{chart}<figcaption>{escape(note)}</figcaption>"
            f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(name)}: the data">'
            f"{table}</div></figure>"
        )

    def people(self) -> t.Iterator[str]:
        """Return those freed or held, and the others whom records name, to be filtered."""
        yield _filter("_filter")
        freed = filters.prisoners(self._facts, held=False)
        held = filters.prisoners(self._facts, held=True)
        yield self._table(
            "Freed, the newest release first; then those still held when last reported",
            (
                ("Name", ""),
                ("Sentence", "wide"),
                ("Freed", ""),
                ("Sources", "wide"),
            ),
            map(self._prisoner, (*reversed(freed), *held)),
        )
        others = (*self._facts.records(kinds.PERSON), *self._facts.records(kinds.ORGANISATION))
        if others:
            yield self._table(
                "Others whom the records name",
                (("Name", ""), ("Known as", ""), ("Sources", "wide")),
                map(self._other, sorted(others, key=lambda one: fold(one.name))),
            )

    def _row(self, record: Record, under: str, cells: t.Iterable[str]) -> str:
        spellings = dict.fromkeys(map(fold, (record.name, *record.also)))
        small = f"<small>{escape(under)}</small>" if under else ""
        return (
            f'<tr data-names="{escape("|".join(spellings))}">'
            f'<th scope="row">{self._link(record.id, record.name)}{small}</th>{"".join(cells)}</tr>'
        )

    def _prisoner(self, record: Record) -> str:
        day = f'<span class="day">{self._value(record, "released")}</span>'
        if record.value("released") is None and record.value("still_held") is not None:
            day = f'held on <span class="day">{self._value(record, "still_held")}</span>'
        if record.value("destination") is not None:
            day += f"<small>to {self._value(record, 'destination')}</small>"
        return self._row(
            record,
            str(record.value("role") or ""),
            (
                f'<td class="wide">{self._value(record, "sentence")}</td>',
                f"<td>{day}</td>",
                f'<td class="wide">{self._published(record.source_ids, record.id)}</td>',
            ),
        )

    def _other(self, record: Record) -> str:
        return self._row(
            record,
            "",
            (
                f"<td>{self._value(record, 'role')}</td>",
                f'<td class="wide">{self._published(record.source_ids, record.id)}</td>',
            ),
        )

    def _value(self, record: Record, name: str) -> str:
        """Return the first value of a field, marked where sources disagree on it."""
        value = record.value(name)
        if value is None:
            return EMPTY
        doubtful = any(field.name == name for field in disputed_fields(record))
        return _marked(f"{value}{DISPUTED if doubtful else ''}")

    def measures(self) -> t.Iterator[str]:
        """Return the measures by what became of them."""
        found: dict[str, list[tuple[Record, Row]]] = {}
        for record in measures(self._facts).records:
            row = of_record(record)
            found.setdefault(state.heading(row), []).append((record, row))
        for heading, held in found.items():
            yield f"<h3>{escape(heading.capitalize())}</h3>"
            yield self._table(
                count(len(held), ("measure", "measures")),
                (
                    ("Measure", ""),
                    ("Since", "wide"),
                    ("State", ""),
                    ("Sources", "wide"),
                ),
                (self._measure(record, row) for record, row in held),
            )

    def _measure(self, record: Record, row: Row) -> str:
        told, _, later = state.now(row).partition("; ")
        confirmed = row["status_confirmed"]
        more = f"<small>{_whole_days(f'confirmed {confirmed}')}</small>" if confirmed else ""
        more += f"<small>{escape(later)}</small>" if later else ""
        return (
            f'<tr><th scope="row">{self._link(record.id, record.name)}'
            f"<small>{escape(str(record.value('authority')))}</small></th>"
            f'<td class="wide day">{_marked(state.since(row))}</td>'
            f'<td class="state">{_whole_days(told)}{more}</td>'
            f'<td class="wide">{self._published(record.source_ids, record.id)}</td></tr>'
        )

    def listed(self) -> t.Iterator[str]:
        """Return the names on official lists, to be filtered; each has its address here."""
        records = listings.together(self._facts.records(kinds.LISTING))
        if not records:
            yield "<p>The facts have no names of lists.</p>"
            return
        yield (
            "<p>From copies of the lists, each as of the day in the column of its state; a list of "
            f"today may differ.</p>{_filter('_filter_listed')}"
        )
        yield self._table(
            count(len(records), ("name", "names")),
            (("Name", ""), ("List", ""), ("Listed", "wide"), ("State", ""), ("Sources", "wide")),
            map(self._listing, records),
        )

    def _listing(self, record: Record) -> str:
        row = of_record(record)
        spellings = dict.fromkeys(map(fold, (record.name, *record.also)))
        name = self._link(row["body"], record.name) if row["body"] else escape(record.name)
        measures = row["measure"]
        on = self._link(measures[0], row["list"]) if measures else escape(row["list"])
        return (
            f'<tr id="{escape(record.id)}" data-names="{escape("|".join(spellings))}">'
            f'<th scope="row">{name}</th>'
            f"<td>{on}<small>{escape(row['number'] or '')}</small></td>"
            f'<td class="wide day">{escape(row["listed"] or listings.NOT_STATED)}</td>'
            f'<td class="state">{_whole_days(listings.now(record))}</td>'
            f'<td class="wide">{self._published(record.source_ids)}</td></tr>'
        )

    def figures(self) -> t.Iterator[str]:
        """Return the figures by topic, each with its newest value."""
        by_topic: dict[str, list[Record]] = {}
        for record in filters.figures(self._facts):
            by_topic.setdefault(str(record.value("topic") or "other"), []).append(record)
        for topic in kinds.FIGURE_TOPICS:
            if topic in by_topic:
                yield f"<h3>{escape(topic.capitalize())}</h3>"
                yield self._table(
                    "The newest value of each; the record has the earlier ones",
                    (
                        ("Figure", ""),
                        ("Value", "number"),
                        ("Counts", "wide"),
                        ("Sources", "wide"),
                    ),
                    map(self._counted, by_topic[topic]),
                )

    def _counted(self, record: Record) -> str:
        unit = str(record.value("unit"))
        unit = "" if unit == "people" else f"<small>{escape(unit)}</small>"
        return (
            f'<tr><th scope="row">{self._link(record.id, record.name)}</th>'
            f'<td class="number">{self._value(record, "value")}{unit}'
            f'<small class="day">{self._value(record, "as_of")}</small></td>'
            f'<td class="wide">{self._value(record, "measures")}</td>'
            f'<td class="wide">{self._published(record.source_ids, record.id)}</td></tr>'
        )

    def disputes(self) -> t.Iterator[str]:
        """Return where sources disagree, side by side."""
        yield (
            "<p>Both values stand until one is known to be wrong; the one held more likely comes "
            "first.</p><table><caption>The values, and who states them</caption><thead><tr>"
            '<th scope="col">Record</th><th scope="col">Value</th><th scope="col">Said by</th>'
            "</tr></thead>"
        )
        yield from map(self._dispute, disputes(self._facts))
        yield "</table>"

    def _dispute(self, dispute: Dispute) -> str:
        record = dispute.record
        head = (
            f'<th scope="rowgroup" rowspan="{len(dispute.claims)}">'
            f"{self._link(record.id, record.name)}"
            f"<small>{escape(dispute.field.heading.lower())}</small></th>"
        )
        rows: list[str] = []
        for claim in dispute.claims:
            note = f"<small>{escape(claim.note)}</small>" if claim.note else ""
            cited = self._facts.strongest_first(one.source.id for one in claim.citations)
            rows.append(
                f"<tr>{'' if rows else head}<td>{escape(str(claim.value))}{note}</td>"
                f"<td>{self._published(cited, record.id)}</td></tr>"
            )
        return f"<tbody>{''.join(rows)}</tbody>"

    def timeline(self) -> t.Iterator[str]:
        """Return all that happened and what lies ahead, by year, the latest first."""
        years: dict[str, list[Entry]] = {}
        for entry in reversed(entries(self._facts)):
            years.setdefault(dates.parse(entry.date).first[:4], []).append(entry)
        for year, found in years.items():
            yield f'<h3>{year}</h3><ol class="entries">{"".join(map(self._entry, found))}</ol>'

    def records(self) -> t.Iterator[str]:
        """Return the dossier of every record, by kind."""
        yield (
            '<p class="lead">All there is about each. Whoever opens the link of one '
            "and prints, prints that one.</p>"
        )
        for kind in kinds.KINDS:
            # What is sourced as a whole has said all in its list.
            for record in self._facts.records(kind) if not kind.sourced else ():
                yield self.article(record, "h3")

    def article(self, record: Record, heading: str) -> str:
        """Return the dossier of a record, under a heading of that level."""
        id_ = escape(record.id)
        details = details_of(record)
        under = f"h{int(heading[1]) + 1}"
        parts = [
            f'<article id="{id_}" aria-labelledby="{id_}_"><{heading} id="{id_}_">',
            f"{escape(record.name)}</{heading}>",
            f'<p class="faint">{details.kind} <a href="#{id_}">{id_}</a></p>',
        ]
        if record.also:
            parts.append(f'<p class="faint">also {escape(" · ".join(record.also))}</p>')
        if details.answer is not None:
            parts.append(f'<p class="answer">{self._line(id_, details.answer)}</p>')
        parts.append(self._sections(id_, details.sections))
        if details.timeline:
            parts.append(f"<{under}>Timeline</{under}>{self._sections(id_, details.timeline)}")
        if details.sources:
            items = (
                f'<li id="{id_}_{number}">{_bibliographic(row)}</li>'
                for number, row in enumerate(details.sources, 1)
            )
            parts.append(f"<{under}>Sources</{under}><ol>{''.join(items)}</ol>")
        return "".join((*parts, "</article>"))

    def _sections(self, id_: str, sections: t.Iterable[Section]) -> str:
        parts = []
        for section in sections:
            parts.append(f"<dt>{_marked(section.label)}</dt>")
            parts.extend(f"<dd>{self._line(id_, line)}</dd>" for line in section.lines)
        return f"<dl>{''.join(parts)}</dl>" if parts else ""

    def _line(self, id_: str, line: Line) -> str:
        numbers = "".join(f'<a href="#{id_}_{n}">[{n}]</a>' for n in line.references)
        cited = f"<sup>{numbers}</sup>" if numbers else ""
        note = f" <small>{escape(line.note)}</small>" if line.note else ""
        return f"{self._linked(line)}{cited}{note}"

    def _linked(self, line: Line) -> str:
        """Return the text of a line in which the names of records are links."""
        done, rest = "", line.text
        for words, named in line.names:
            before, _, rest = rest.partition(words)
            done += escape(before) + self._link(named, words)
        return done + escape(rest)

    def sources(self) -> t.Iterator[str]:
        """Return the bibliography."""
        rows = of_sources(self._facts, self._facts.ids(kinds.SOURCE))
        items = (f'<li id="{escape(row["id"])}">{_bibliographic(row)}</li>' for row in rows)
        yield f'<ol class="sources">{"".join(items)}</ol>'


_MARK = f'<span class="disputed" title="sources disagree">{DISPUTED}</span>'


def _marked(words: str) -> str:
    """Return words in which the mark of a dispute stands out, and says what it is."""
    return escape(words).replace(DISPUTED, _MARK)


def _whole_days(words: str) -> str:
    """Return words, marked, in which no date is parted at the end of a line."""
    return re.sub(r"\d{4}-\d\d(-\d\d)?", r'<span class="day">\g<0></span>', _marked(words))


def _filter(id_: str) -> str:
    """Return where to type a name; it stands in the part whose rows it filters."""
    return (
        f'<div class="filter" hidden role="search"><label for="{id_}">Name, in any spelling</label>'
        f' <input id="{id_}" type="search" autocomplete="off" spellcheck="false">'
        f' <output for="{id_}" aria-live="polite"></output></div>'
    )


def _class(names: str) -> str:
    return f' class="{names}"' if names else ""


def _outward(address: object, words: str) -> str:
    """Return words that link to an address of the web; words alone if it is none."""
    if not str(address).startswith(("http://", "https://")):
        return escape(words)
    return f'<a href="{escape(str(address))}">{escape(words)}</a>'


def _bibliographic(source: Row) -> str:
    publisher = str(source["publisher"])
    if source["provenance"]:
        publisher += f" ({source['provenance']})"
    title = _outward(source["url"], str(source["title"] or "[untitled]"))
    copy = f", {_outward(source['copy'], 'copy')}" if source["copy"] else ""
    return f"{escape(publisher)}, {title}, {escape(str(source['published'] or '[undated]'))}{copy}"
