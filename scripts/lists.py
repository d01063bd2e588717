"""Bring the listings of the facts up to what an authority publishes.

    python scripts/lists.py us --source ID --seen DAY SDN.CSV ALT.CSV ADD.CSV
    python scripts/lists.py eu --source ID --seen DAY 32006R0765.csv --amendment 32026R1817.csv ID
    python scripts/lists.py uk --source ID UK-Sanctions-List.csv
    python scripts/lists.py rows FILE.csv

The files are those of the authorities: the three flat files of OFAC's SDN list; the annexes of
Regulation (EC) No 765/2006 as OpenSanctions transcribes them from EUR-Lex, with the acts that
came after the consolidated text; the UK Sanctions List as CSV or ODS. For a list that cannot be
had so, `rows` takes a table whose columns are those of `ROWS`.

The script writes what stands between its two comments in the section `listings`, and nothing
else: a name that an editor holds outside of them is the editor's. What left a list stays, with
the span in which it left. A file that is not as it should be is refused with its line, and
nothing is changed.
"""

from __future__ import annotations

import argparse
import calendar
import csv
import json
import os
import re
import sys
import tempfile
import typing as t
import unicodedata
import zipfile
from itertools import chain
from pathlib import Path

from belarus_cli.errors import BelarusError
from belarus_cli.facts import dates, kinds
from belarus_cli.facts.names import fold
from belarus_cli.reading import facts_file, yaml_events

FILE = Path(__file__).parent.parent / "data" / "facts.yaml"
BEGIN = "  # begin: scripts/lists.py writes what follows; what an editor adds stands above"
END = "  # end: scripts/lists.py"

SDN, UK, EU = "US SDN", "UK", "EU 765/2006"
REGULATION = "32006R0765"
AUTHORITY = {SDN: "United States", UK: "United Kingdom", EU: "European Union"}
ROWS = (
    "list",
    "number",
    "name",
    "also",
    "type",
    "program",
    "listed",
    "seen",
    "measure",
    "sources",
)

Record = dict[str, t.Any]
"""A listing as the facts have it."""
Records = dict[str, Record]
Row = tuple[int, list[str]]
"""A row of a table with its line."""


class MalformedError(Exception):
    """A file is not what it is said to be; says where."""

    def __init__(self, file: Path, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}")


# Reading what the authorities publish.


def read_us(sdn: Path, alt: Path, add: Path, seen: str, source: str) -> Records:
    """Return the names of the SDN list that are listed for Belarus.

    The layout is https://ofac.treasury.gov/specially-designated-nationals-list-data-formats-data-schemas:
    no header, `-0-` for what is not known, a control character at the end.
    """
    names: dict[str, list[str]] = {}
    for line, (number, _, _, name, _) in _flat(alt, 5):
        names.setdefault(_whole(alt, line, number), []).append(name)
    addressed = {_whole(add, line, row[0]) for line, row in _flat(add, 6)}
    found: Records = {}
    known = set()
    for line, (number, name, type_, programs, *_) in _flat(sdn, 12):
        known.add(_whole(sdn, line, number))
        if number not in addressed:
            raise MalformedError(add, 1, f"lacks entry {number} of {sdn.name}: not of one day")
        tags = [tag.strip() for tag in re.split(r"\] \[|;", programs)]
        if not any(tag.partition("-")[0] == "BELARUS" for tag in tags):
            continue
        kind = {"": "entity", "individual": "person"}.get(type_, type_)
        record = _record(
            (sdn, line), name, names.get(number, ()), SDN, number, kind, tags, "", seen, (source,)
        )
        _add(found, record, (sdn, line))
    for number in names:
        if number not in known:
            raise MalformedError(alt, 1, f"names entry {number}, which {sdn.name} lacks")
    return found


def _flat(file: Path, width: int) -> t.Iterator[Row]:
    """Yield the rows of a flat file of OFAC."""
    for line, row in _csv(file, _text(file).rstrip("\x1a\r\n")):
        if len(row) != width:
            raise MalformedError(file, line, f"{len(row)} columns, not {width}")
        yield line, ["" if cell.strip() == "-0-" else cell.strip() for cell in row]


def _whole(file: Path, line: int, number: str) -> str:
    if not number.isdecimal():
        raise MalformedError(file, line, f"{number!r} is no number of an entry")
    return number


_EU_COLUMNS = (
    "recordId",
    "annex",
    "measure",
    "startDate",
    "schema",
    "name",
    "alias",
    "weakAlias",
    "previousName",
)
_EU_TYPES = {
    "Person": "person",
    "LegalEntity": "entity",
    "Organization": "entity",
    "Company": "entity",
    "Vessel": "vessel",
    "Asset": "asset",
}


def read_eu(
    consolidated: Path, amendments: t.Iterable[tuple[Path, str]], seen: str, source: str
) -> Records:
    """Return the names in the annexes of Regulation 765/2006, with later acts added.

    The layout is the FORMAT.md of the dataset eu_journal_sanctions of OpenSanctions.
    """
    found: Records = {}
    for place, row in _eu_rows(consolidated, "celex"):
        if row["celex"] != REGULATION:
            raise MalformedError(*place, f"is of {row['celex']}, not of {REGULATION}")
        _add(found, _eu_record(place, row, seen, source), place)
    for file, act in amendments:
        added: Records = {}
        for place, row in _eu_rows(file, "amendedCelex"):
            if row["amendedCelex"] == REGULATION:
                _add(added, _eu_record(place, row, seen, act), place)
        found |= added  # an act adds an entry or puts it anew
    return found


def _eu_rows(file: Path, act: str) -> t.Iterator[tuple[tuple[Path, int], dict[str, str]]]:
    for line, row in _table(file, _csv(file, _text(file)), (act, *_EU_COLUMNS)):
        yield (file, line), row


def _eu_record(place: tuple[Path, int], row: dict[str, str], seen: str, source: str) -> Record:
    if row["schema"] not in _EU_TYPES:
        raise MalformedError(*place, f"{row['schema']!r} is no type of entry")
    if not row["annex"]:
        raise MalformedError(*place, "names no annex")
    also = [
        name
        for column in ("alias", "weakAlias", "previousName")
        for cells in csv.reader([row[column]], delimiter=";", skipinitialspace=True)
        for name in cells
    ]
    return _record(
        place,
        row["name"],
        also,
        f"{EU} Annex {row['annex']}",
        row["recordId"],
        _EU_TYPES[row["schema"]],
        [row["measure"].lower()],
        row["startDate"],
        seen,
        (source,),
    )


_UK_TYPES = {"individual": "person", "entity": "entity", "ship": "vessel"}
_UK_PARTS = ("Name 6", *(f"Name {number}" for number in range(1, 6)))
_UK_COLUMNS = ("Unique ID", "Regime Name", "Sanctions Imposed", "Date Designated")
_UK_WHOLE = ("Designation Type", "Name type", "Name non-latin script", *_UK_PARTS)
_UK_SHORT = ("Type", "Name")


def read_uk(file: Path, seen: str | None, source: str) -> Records:
    """Return the names of the UK Sanctions List that are listed for Belarus.

    The list as published has a row for each name of an entry, under a line with its day; a
    shorter sheet has one row an entry.
    """
    rows = _sheet(file) if zipfile.is_zipfile(file) else _csv(file, _text(file))
    header: list[Row] = []
    for line, row in rows:
        if "Unique ID" in row:
            header = [(line, row)]
            break
        if seen is None and (day := re.search(r"Report Date: *(\S+)", " ".join(row))):
            seen = _day((file, line), day[1])
    if seen is None:
        raise MalformedError(file, 1, "does not say of which day it is: give it with --seen")
    whole = any("Name 6" in row for _, row in header)
    columns = (*_UK_COLUMNS, *(_UK_WHOLE if whole else _UK_SHORT))
    entries: dict[str, list[tuple[int, dict[str, str]]]] = {}
    for line, cells in _table(file, chain(header, rows), columns):
        if "Belarus" in cells["Regime Name"]:
            entries.setdefault(cells["Unique ID"], []).append((line, cells))
    found: Records = {}
    for number, lines in entries.items():
        line, entry = lines[0]
        type_ = entry["Designation Type" if whole else "Type"].lower()
        # Some entries have no name in the list, as published or as copied.
        name, *also = _uk_names([cells for _, cells in lines], whole=whole) or ["not named"]
        record = _record(
            (file, line),
            name,
            also,
            UK,
            number,
            _UK_TYPES.get(type_, type_),
            re.split(r"[|,]", entry["Sanctions Imposed"].lower()),
            entry["Date Designated"],
            seen,
            (source,),
        )
        _add(found, record, (file, line))
    return found


def _uk_names(rows: list[dict[str, str]], *, whole: bool) -> list[str]:
    """Return the names of an entry, the primary one first."""
    names: dict[str, None] = {}
    for row in sorted(rows, key=_is_variant) if whole else rows:
        latin = " ".join(filter(None, (row[part] for part in _UK_PARTS))) if whole else row["Name"]
        names[_clean(latin)] = None
        names[_clean(row.get("Name non-latin script", ""))] = None
    return list(filter(None, names))


def _is_variant(row: dict[str, str]) -> bool:
    return row["Name type"].lower() != "primary name"


def _sheet(file: Path) -> t.Iterator[Row]:
    """Yield the rows of the first sheet of an ODS file."""
    from xml.etree import ElementTree

    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    try:
        with zipfile.ZipFile(file) as archive, archive.open("content.xml") as content:
            line = 0
            for event, element in ElementTree.iterparse(content, ("start", "end")):  # noqa: S314 - the authority's own file
                if event == "end" and element.tag == f"{table}table":
                    return
                if event == "start" or element.tag != f"{table}table-row":
                    continue
                row = []
                for cell in element:
                    text = "\n".join("".join(p.itertext()) for p in cell if p.tag.endswith("}p"))
                    # A sheet is filled up with thousands of empty cells.
                    repeated = int(cell.get(f"{table}number-columns-repeated", 1))
                    row += [text] * (repeated if text else min(repeated, 99))
                line += 1
                yield line, row
                element.clear()
    except (KeyError, ValueError, zipfile.BadZipFile, ElementTree.ParseError) as error:
        raise MalformedError(file, 1, f"is no sheet that can be read: {error}") from error


def read_rows(file: Path) -> Records:
    """Return the names of an editor's table, in the columns of `ROWS`.

    Of several values in a cell each follows a semicolon; a source can have its place behind it,
    as in `ofac-2021-08-09: day of listing`.
    """
    found: Records = {}
    for line, row in _table(file, _csv(file, _text(file)), ROWS):
        sources = [
            {"source": id_, "where": where} if where else id_
            for id_, _, where in (one.partition(": ") for one in _parts(row["sources"]))
        ]
        record = _record(
            (file, line),
            row["name"],
            _parts(row["also"]),
            row["list"],
            row["number"],
            row["type"],
            _parts(row["program"]),
            row["listed"],
            _day((file, line), row["seen"]),
            sources,
        )
        if measures := _parts(row["measure"]):
            record["measure"] = measures
        _add(found, record, (file, line))
    return found


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _text(file: Path) -> str:
    data = file.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise MalformedError(file, line, "is not UTF-8") from error


def _csv(file: Path, text: str) -> t.Iterator[Row]:
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    try:
        for row in reader:
            if row:
                yield reader.line_num, row
    except csv.Error as error:
        raise MalformedError(file, reader.line_num, f"is not CSV: {error}") from error


def _table(
    file: Path, rows: t.Iterator[Row], columns: t.Collection[str]
) -> t.Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows under a header as mappings; all columns asked for must be there."""
    line, header = next(rows, (1, []))
    if missing := [column for column in columns if column not in header]:
        raise MalformedError(file, line, f"lacks the column {missing[0]!r}")
    for here, row in rows:
        if any(row[len(header) :]):
            raise MalformedError(file, here, f"{len(row)} columns, not {len(header)}")
        cells = [cell.strip() for cell in row] + [""] * (len(header) - len(row))
        if any(cells):
            yield here, dict(zip(header, cells, strict=False))


_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}


def _day(place: tuple[Path, int], text: str) -> str:
    """Return a date of the lists as the facts write it: 24.9.2004, 24-09-2004, 24 Sept. 2004."""
    written = text.strip()
    if match := re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", written):
        written = f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    elif match := re.fullmatch(r"(\d{1,2})[ -]([A-Za-z]{3})[a-z]*\.?[ -](\d{4})", written):
        written = f"{match[3]}-{_MONTHS.get(match[2].lower(), 0):02}-{int(match[1]):02}"
    try:
        dates.parse(written)
    except ValueError:
        raise MalformedError(*place, f"{text!r} is no date") from None
    return written


# What is left out of people's names, should it ever stand among them.
_PERSONAL = re.compile(r"\d{4}|\bDOB\b|passport|born", re.IGNORECASE)


def _record(
    place: tuple[Path, int],
    name: str,
    also: t.Iterable[str],
    list_: str,
    number: str,
    type_: str,
    program: t.Iterable[str],
    listed: str,
    seen: str,
    sources: t.Sequence[str | dict[str, str]],
) -> Record:
    """Return a listing; whatever else a list holds of somebody is not taken."""
    called = _clean(name)
    if not called:
        raise MalformedError(*place, "has no name")
    if type_ not in kinds.LISTED_TYPES:
        raise MalformedError(*place, f"{type_!r} is no type of entry")
    if type_ == "person" and _PERSONAL.search(called):
        raise MalformedError(*place, f"{called!r} holds more than a name")
    others = [
        other
        for other in dict.fromkeys(map(_clean, also))
        if other not in ("", called) and not (type_ == "person" and _PERSONAL.search(other))
    ]
    record = {
        "name": called,
        "also": others,
        "list": list_,
        "number": number,
        "type": type_,
        "program": [part for part in map(_clean, program) if part],
        "listed": _day(place, listed) if listed else "",
        "seen": seen,
        "sources": list(sources),
    }
    return {key: value for key, value in record.items() if value}


# Letters that stand in Cyrillic words of the lists for others that look the same.
_LOOKALIKES = str.maketrans("IiJjaAeEoOpPcCxXyTKMHBĸ", "ІіЈјаАеЕоОрРсСхХуТКМНВк")


def _clean(text: str) -> str:
    """Return text without what nobody sees, with plain blanks and Cyrillic words all Cyrillic."""
    seen = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return " ".join(
        word.translate(_LOOKALIKES) if _is_cyrillic(word) else word for word in seen.split()
    )


def _is_cyrillic(word: str) -> bool:
    """Tell whether a word is Cyrillic but for letters that look so."""
    own = ["\u0400" <= c <= "\u04ff" for c in word if c.isalpha() and ord(c) not in _LOOKALIKES]
    return any(own) and all(own)


def _add(records: Records, record: Record, place: tuple[Path, int]) -> None:
    named = record["list"].replace(" Annex ", " "), record.get("number") or record["name"]
    # Letters that folding leaves as they are, such as Cyrillic ones, are none of an id.
    id_ = "-".join(re.findall(r"[a-z0-9]+", fold(" ".join(named))))
    if id_ in records:
        raise MalformedError(*place, f"{id_} stands there twice")
    records[id_] = record


# Bringing the section up to date.


class Change(t.NamedTuple):
    """What a file changes of one listing."""

    what: str
    id: str
    name: str


def update(text: str, new: Records, lists: t.Collection[str]) -> tuple[str, list[Change]]:
    """Return the text of the facts with new listings, and what changed.

    The records are all there are of `lists`, which are names of lists or what they begin with.
    Raises ValueError if the section has no place for them, or holds what is newer.
    """
    begin, end = _place(text)
    document = yaml_events.parse(text)
    owned: Records = yaml_events.parse(f"{text[begin:end]}\n") or {}
    held = {
        id_: record
        for id_, record in (document.get(kinds.LISTING.section) or {}).items()
        if id_ not in owned
    }
    seen = max((record["seen"] for record in new.values()), default="")
    source = next((_cited(record["sources"][0]) for record in new.values()), "")
    changes: list[Change] = []
    result: Records = {}
    for id_, record in owned.items():
        ours = _within(record["list"], lists)
        if ours and record["seen"] > seen:
            raise ValueError(f"{id_} was seen on {record['seen']}, after {seen}: an older file?")
        if ours and id_ not in new:
            if "delisted" not in record:
                changes.append(Change("removed", id_, record["name"]))
            result[id_] = _removed(record, seen, source)
        elif not ours:
            result[id_] = record
    for id_, record in new.items():
        if id_ in held:
            # What left the list before the day of this file, and is in it, has come back.
            left = held[id_].get("delisted")
            if left is None or dates.parse(left).last < record["seen"]:
                changes.append(Change("held by an editor", id_, record["name"]))
            continue
        changes += _changes(id_, owned.get(id_), record)
        result[id_] = _merged(record, owned.get(id_), document)
    written = "\n".join(_yaml(id_, result[id_]) for id_ in sorted(result))
    return f"{text[:begin]}{written}\n{text[end:]}", changes


def _changes(id_: str, old: Record | None, new: Record) -> t.Iterator[Change]:
    if old is None:
        yield Change("added", id_, new["name"])
    elif "delisted" in old:
        yield Change("back", id_, new["name"])
    elif old["name"] != new["name"]:
        yield Change("renamed", id_, f"{old['name']} -> {new['name']}")


def _cited(citation: str | dict[str, str]) -> str:
    return citation if isinstance(citation, str) else citation["source"]


def _within(list_: str, lists: t.Iterable[str]) -> bool:
    return any(list_ == one or list_.startswith(f"{one} ") for one in lists)


def _place(text: str) -> tuple[int, int]:
    """Return where the script's part begins and ends."""
    begin, end = text.find(f"{BEGIN}\n"), text.find(f"{END}\n")
    if begin < 0 or end < begin:
        raise ValueError(f"the section {kinds.LISTING.section} lacks the comments of this script")
    return begin + len(BEGIN) + 1, end


_ORDER = tuple(field.name for field in kinds.LISTING.fields)
_WHERE_LISTED = "day of listing"
_WHERE_GONE = "no longer there"


def _ordered(record: Record) -> Record:
    keys = (*_ORDER, "sources")
    return {key: record[key] for key in keys if key in record}


def _removed(record: Record, seen: str, source: str) -> Record:
    """Return a listing that is in the list no more: it left between two days seen."""
    if "delisted" in record:
        return record
    sources = [*_list(record["sources"]), {"source": source, "where": _WHERE_GONE}]
    left = {"delisted": f"{record['seen']}/{seen}", "sources": sources}
    return _ordered(record | left)


def _merged(new: Record, old: Record | None, document: Record) -> Record:
    """Return a listing with what the list does not state and the facts know."""
    merged = dict(new)
    if old is not None:
        if "listed" not in new and "listed" in old:
            merged["listed"] = old["listed"]
            merged["sources"] = [
                *new["sources"],
                *(
                    one
                    for one in _list(old["sources"])
                    if isinstance(one, dict) and one["where"] == _WHERE_LISTED
                ),
            ]
        if "measure" in old:
            merged["measure"] = _list(old["measure"])
    elif "measure" not in new and "listed" in new:
        merged |= {"measure": found} if (found := _measures(document, new)) else {}
    return _ordered(merged)


def _list(held: t.Any) -> list[t.Any]:
    return held if isinstance(held, list) else [held]


def _measures(document: Record, record: Record) -> list[str]:
    """Return the measures of the day of listing: the round, and the one that names the body."""
    authority = next(AUTHORITY[name] for name in AUTHORITY if record["list"].startswith(name))
    spellings = [set(fold(name).split()) for name in (record["name"], *record.get("also", ()))]
    found = []
    for id_, measure in (document.get(kinds.SANCTION.section) or {}).items():
        if (
            _first(measure, "authority") != authority
            or _first(measure, "imposed") != record["listed"]
        ):
            continue
        # A round says how many it hits or is called by its day, a measure of one body names it.
        target = _first(measure, "target") or ""
        if re.match(r"\d+ (individuals|persons|people)", target):
            found.append(id_)
        elif measure["type"] == "designation":
            body = set(fold(target.partition(",")[0]).split())
            if measure["name"].startswith("Designations ") or any(body <= one for one in spellings):
                found.append(id_)
    return found


def _first(record: Record, field: str) -> str | None:
    claims = _list(record.get(field, []))
    return claims[0]["value"] if claims else None


def _yaml(id_: str, record: Record) -> str:
    lines = [f"  {id_}:"]
    lines += [f"    {key}: {_flow(value)}" for key, value in record.items()]
    return "\n".join(lines)


# What is surely text to every reader of YAML; the rest stands in quotes.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9()/.’‘–-]*( [A-Za-z0-9()/.’‘–-]+)*")
_WORDS_OF_YAML = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))


def _flow(value: t.Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    if _PLAIN.fullmatch(value) and value.lower() not in _WORDS_OF_YAML:
        return str(value)
    return json.dumps(value, ensure_ascii=False)


def write(file: Path, text: str) -> None:
    """Put text in the place of a facts file, if it is one; else raise BelarusError."""
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.", suffix=".yaml")
    made = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        facts_file.FactsFile(made).valid_data()
        made.chmod(file.stat().st_mode)
        os.replace(made, file)
    finally:
        made.unlink(missing_ok=True)


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("--facts", type=Path, default=FILE, help="facts file to bring up to date")
    forms = parser.add_subparsers(dest="form", required=True)
    for form, files in (("us", ("sdn", "alt", "add")), ("eu", ("file",)), ("uk", ("file",))):
        one = forms.add_parser(form)
        one.add_argument("--source", required=True, help="id of the source that the file is")
        one.add_argument(
            "--seen", required=form != "uk", help="day of which the file is, as YYYY-MM-DD"
        )
        for name in files:
            one.add_argument(name, type=Path)
        if form == "eu":
            one.add_argument(
                "--amendment",
                nargs=2,
                action="append",
                default=[],
                metavar=("FILE", "SOURCE"),
                help="an act that came after the consolidated text, and the source that it is",
            )
    forms.add_parser("rows").add_argument("file", type=Path)
    return parser


def _read(given: argparse.Namespace) -> tuple[Records, t.Collection[str]]:
    """Return the names of the files given, and the lists that they are all names of."""
    if getattr(given, "seen", None):
        _day((Path("--seen"), 1), given.seen)
    match given.form:
        case "us":
            return read_us(given.sdn, given.alt, given.add, given.seen, given.source), (SDN,)
        case "eu":
            amendments = [(Path(file), source) for file, source in given.amendment]
            return read_eu(given.file, amendments, given.seen, given.source), (EU,)
        case "uk":
            return read_uk(given.file, given.seen, given.source), (UK,)
    records = read_rows(given.file)
    return records, {record["list"] for record in records.values()}


def main(arguments: t.Sequence[str] | None = None) -> int:
    """Bring the facts up to date and print what was added and removed; return the exit code."""
    given = _arguments().parse_args(arguments)
    try:
        records, lists = _read(given)
        if not records:
            raise ValueError("the file names nobody: nothing was changed")
        text, changes = update(given.facts.read_text(encoding="utf-8"), records, lists)
        write(given.facts, text)
    except BelarusError as error:
        print(*error.problems, f"error: {error.message}", sep="\n", file=sys.stderr)  # noqa: T201
        return 1
    except (MalformedError, ValueError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)  # noqa: T201
        return 1
    for change in changes:
        print(f"{change.what}: {change.id} {change.name}")  # noqa: T201
    print(f"{', '.join(sorted(lists))}: {len(records)} names, {len(changes)} changes")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
