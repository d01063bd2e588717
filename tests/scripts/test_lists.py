"""The script that brings the listings up to date, on samples in each authority's own format."""

from __future__ import annotations

import typing as t
import zipfile
from pathlib import Path

import pytest

import lists
from belarus_cli.reading import loader
from conftest import HERE

SAMPLES = HERE / "lists"
US = ("us", "--source", "ofac", "--seen", "2026-08-02")
US_FILES = ("sdn.csv", "alt.csv", "add.csv")
EU = ("eu", "--source", "regulation", "--seen", "2026-08-22")
UK = ("uk", "--source", "fcdo")

FACTS = f"""\
# A comment at the head.
version: "2"
updated: "2026-11-25"
sources:
  fcdo: {{publisher: FCDO, language: en, kind: official}}
  ofac: {{publisher: OFAC, language: en, kind: official}}
  regulation: {{publisher: EUR-Lex, language: en, kind: official}}
  regulation-2026: {{publisher: EUR-Lex, language: en, kind: official}}
  treasury: {{publisher: US Treasury, language: en, kind: official}}
sanctions:
  eu-belaruskali-listing:
    name: Designation of Belaruskali
    type: designation
    target: {{value: Belaruskali, sources: [regulation]}}
    authority: {{value: European Union, sources: [regulation]}}
    imposed: {{value: "2022-06-03", sources: [regulation]}}
  eu-listings-2021-06:
    name: Designations of June 2021
    type: designation
    target: {{value: 78 individuals and 8 entities, sources: [regulation]}}
    authority: {{value: European Union, sources: [regulation]}}
    imposed: {{value: "2021-06-21", sources: [regulation]}}
  eu-listings-2022-06:
    name: Package of June 2022
    type: designation
    target: {{value: 12 individuals and 8 entities, sources: [regulation]}}
    authority: {{value: European Union, sources: [regulation]}}
    imposed: {{value: "2022-06-03", sources: [regulation]}}
# A comment of an editor.
listings:
  us-sdn-32746:  # a comment in an editor's record
    name: BELARUSKALI OAO
    list: US SDN
    number: "32746"
    type: entity
    delisted: "2026-03-26"
    sources: [treasury]
{lists.BEGIN}
{lists.END}
# A comment at the end.
"""


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    file = tmp_path / "facts.yaml"
    file.write_text(FACTS, encoding="utf-8")
    return file


def run(facts: Path, *arguments: str | Path, samples: Path = SAMPLES) -> int:
    """Run the script on files of the samples, which are named by their suffix."""
    names = [
        str(samples / one) if str(one).lower().endswith((".csv", ".ods")) else str(one)
        for one in arguments
    ]
    return lists.main(["--facts", str(facts), *names])


def owned(facts: Path) -> str:
    """Return what stands between the comments of the script."""
    text = facts.read_text(encoding="utf-8")
    return text[text.index(lists.BEGIN) + len(lists.BEGIN) + 1 : text.index(lists.END)]


def test_the_list_of_the_us(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(facts, *US, *US_FILES) == 0
    assert (
        owned(facts)
        == """\
  us-sdn-10574:
    name: BELNEFTEKHIM
    list: US SDN
    number: "10574"
    type: entity
    program: [BELARUS]
    seen: "2026-08-02"
    sources: [ofac]
  us-sdn-34992:
    name: JSC 558 AIRCRAFT REPAIR PLANT
    also: ["558TH AIRCRAFT REPAIR PLANT"]
    list: US SDN
    number: "34992"
    type: entity
    program: [RUSSIA-EO14024, BELARUS-EO14038]
    seen: "2026-08-02"
    sources: [ofac]
  us-sdn-41416:
    name: EW-001PA
    list: US SDN
    number: "41416"
    type: aircraft
    program: [BELARUS-EO14038]
    seen: "2026-08-02"
    sources: [ofac]
  us-sdn-9797:
    name: "LUKASHENKA, Viktar Aliaksandravich"
    also: ["LUKASHENKO, Viktor Aleksandrovich"]
    list: US SDN
    number: "9797"
    type: person
    program: [BELARUS]
    seen: "2026-08-02"
    sources: [ofac]
"""
    )
    assert capsys.readouterr().out.splitlines() == [
        "added: us-sdn-10574 BELNEFTEKHIM",
        "added: us-sdn-9797 LUKASHENKA, Viktar Aliaksandravich",
        "added: us-sdn-34992 JSC 558 AIRCRAFT REPAIR PLANT",
        "added: us-sdn-41416 EW-001PA",
        "US SDN: 4 names, 4 changes",
    ]


def test_the_annexes_of_the_eu_with_a_later_act(facts: Path) -> None:
    amendment = ("--amendment", "32026R1817.csv", "regulation-2026")
    assert run(facts, *EU, "32006R0765.csv", *amendment) == 0
    assert (
        owned(facts)
        == """\
  eu-765-2006-i-a-1:
    name: Uladzimir Uladzimiravich NAVUMAU
    also: [Vladimir Vladimirovich NAUMOV, "Уладзімір Уладзіміравіч НАВУМАЎ"]
    list: EU 765/2006 Annex I.A
    number: "1"
    type: person
    program: [asset freeze]
    listed: "2004-09-24"
    seen: "2026-08-22"
    sources: [regulation]
  eu-765-2006-i-a-100:
    name: Aliaksandr Aliaksandravich VOUK
    also: ["Аляксандр Аляксандравіч ВОЎК"]
    list: EU 765/2006 Annex I.A
    number: "100"
    type: person
    program: [asset freeze]
    listed: "2021-06-21"
    seen: "2026-08-22"
    measure: [eu-listings-2021-06]
    sources: [regulation]
  eu-765-2006-i-b-28:
    name: Belaruskali
    list: EU 765/2006 Annex I.B
    number: "28"
    type: entity
    program: [asset freeze]
    listed: "2022-06-03"
    seen: "2026-08-22"
    measure: [eu-belaruskali-listing, eu-listings-2022-06]
    sources: [regulation-2026]
  eu-765-2006-i-b-63:
    name: Mozyr Oil Refinery
    list: EU 765/2006 Annex I.B
    number: "63"
    type: entity
    program: [asset freeze]
    listed: "2026-07-23"
    seen: "2026-08-22"
    sources: [regulation-2026]
  eu-765-2006-v-belomo-holding:
    name: BelOMO Holding
    list: EU 765/2006 Annex V
    type: entity
    program: [export control]
    seen: "2026-08-22"
    sources: [regulation]
  eu-765-2006-xv-bank-dabrabyt:
    name: Bank Dabrabyt
    list: EU 765/2006 Annex XV
    type: entity
    program: [financial restrictions]
    listed: "2022-03-20"
    seen: "2026-08-22"
    sources: [regulation]
  eu-765-2006-xxxiv-belarusian-digital-rouble:
    name: Belarusian Digital rouble
    list: EU 765/2006 Annex XXXIV
    type: asset
    program: [financial restrictions]
    listed: "2026-05-24"
    seen: "2026-08-22"
    sources: [regulation]
"""
    )


UK_LISTINGS = """\
  uk-bel0001:
    name: NAVUMAU Uladzimir Uladzimiravich
    also: ["Уладзімір Уладзіміравіч НАВУМАЎ", NAUMOV Vladimir]
    list: UK
    number: BEL0001
    type: person
    program: [asset freeze, director disqualification sanction, travel ban]
    listed: "2020-12-31"
    seen: "2026-10-08"
    sources: [fcdo]
  uk-bel0111:
    name: BELARUSKALI
    list: UK
    number: BEL0111
    type: entity
    program: [asset freeze]
    listed: "2021-12-02"
    seen: "2026-10-08"
    sources: [fcdo]
  uk-bel0174:
    name: not named
    list: UK
    number: BEL0174
    type: person
    program: [asset freeze, director disqualification sanction, travel ban]
    listed: "2025-01-27"
    seen: "2026-10-08"
    sources: [fcdo]
"""


def test_the_list_of_the_uk_says_its_own_day(facts: Path) -> None:
    assert run(facts, *UK, "uk.csv") == 0
    assert owned(facts) == UK_LISTINGS


def sheet(file: Path, *rows: t.Sequence[str]) -> Path:
    """Write a spreadsheet as ODS has it, filled up with empty cells."""
    cells = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + '<table:table-cell table:number-columns-repeated="16376"/></table:table-row>'
        for row in rows
    )
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" '
        f'xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0"><office:body>'
        f"<office:spreadsheet><table:table>{cells}</table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("content.xml", content)
    return file


SHEET = (
    "Unique ID",
    "OFSI Group ID",
    "Name",
    "Regime Name",
    "Type",
    "Designation source",
    "Date Designated",
    "Sanctions Imposed",
)


def test_the_sheet_of_the_uk(facts: Path, tmp_path: Path) -> None:
    file = sheet(
        tmp_path / "uk.ods",
        SHEET,
        ("AFG0001", "1", "MONEY EXCHANGE", "Afghanistan", "Entity", "UN", "29-06-2012", "Freeze"),
        ("BEL0111", "2", "Belaruskali", "Belarus", "Entity", "UK", "02-12-2021", "Asset freeze"),
    )
    assert run(facts, *UK, "--seen", "2025-08-11", file) == 0
    assert (
        owned(facts)
        == """\
  uk-bel0111:
    name: Belaruskali
    list: UK
    number: BEL0111
    type: entity
    program: [asset freeze]
    listed: "2021-12-02"
    seen: "2025-08-11"
    sources: [fcdo]
"""
    )


def test_an_editors_table(facts: Path) -> None:
    assert run(facts, "rows", "rows.csv") == 0
    assert (
        owned(facts)
        == """\
  us-sdn-10574:
    name: BELNEFTEKHIM
    also: [BELNEFTEKHIM CONCERN, "Белнефтехим"]
    list: US SDN
    number: "10574"
    type: entity
    program: [BELARUS]
    listed: "2007-11-13"
    seen: "2026-08-02"
    sources: [ofac, {source: treasury, where: day of listing}]
"""
    )


def test_nothing_about_people_is_taken_but_names(facts: Path) -> None:
    run(facts, *US, *US_FILES)
    run(facts, *EU, "32006R0765.csv")
    run(facts, *UK, "uk.csv")
    written = owned(facts)
    assert "us-sdn-9797" in written
    assert "eu-765-2006-i-a-1" in written
    assert "uk-bel0001" in written
    for personal in ("1900", "0000000", "XX00", "Nowhere", "Passport", "Minister", "DOB", "born"):
        assert personal not in written


def test_every_comment_and_what_an_editor_wrote_stay(facts: Path) -> None:
    for arguments in ((*US, *US_FILES), (*EU, "32006R0765.csv"), (*UK, "uk.csv")):
        assert run(facts, *arguments) == 0
    text = facts.read_text(encoding="utf-8")
    assert text.replace(owned(facts), "") == FACTS
    loader.load(facts)


def test_a_second_time_changes_nothing(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(facts, *UK, "uk.csv")
    before = facts.read_bytes()
    capsys.readouterr()
    assert run(facts, *UK, "uk.csv") == 0
    assert facts.read_bytes() == before
    assert capsys.readouterr().out == "UK: 3 names, 0 changes\n"


def changed(tmp_path: Path, name: str, old: str, new: str) -> str:
    """Return the name of a copy of a sample in which something is otherwise."""
    text = (SAMPLES / name).read_bytes().decode()
    assert old in text
    file = tmp_path / name
    file.write_bytes(text.replace(old, new).encode())
    return str(file)


def test_what_left_the_list_stays_with_the_span_in_which_it_left(
    facts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(facts, *US, *US_FILES)
    edited = facts.read_text(encoding="utf-8").replace(
        '    seen: "2026-08-02"\n    sources: [ofac]\n  us-sdn-34992',
        '    listed: "2007-11-13"\n    seen: "2026-08-02"\n    measure: eu-listings-2021-06\n'
        "    sources: [ofac, {source: treasury, where: day of listing}]\n  us-sdn-34992",
    )
    facts.write_text(edited, encoding="utf-8")
    capsys.readouterr()
    later = ("us", "--source", "fcdo", "--seen", "2026-11-20")
    gone = '41416,"EW-001PA","aircraft","BELARUS-EO14038"'
    sdn = changed(tmp_path, "sdn.csv", gone, gone.replace("BELARUS", "CUBA"))
    assert run(facts, *later, sdn, *US_FILES[1:]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "removed: us-sdn-41416 EW-001PA",
        "US SDN: 3 names, 1 changes",
    ]
    assert (
        """\
    program: [BELARUS-EO14038]
    delisted: 2026-08-02/2026-11-20
    seen: "2026-08-02"
    sources: [ofac, {source: fcdo, where: no longer there}]
""".replace("2026-08-02/2026-11-20", '"2026-08-02/2026-11-20"')
        in owned(facts)
    )
    # What an editor added to a name that is still there is kept.
    assert """\
    listed: "2007-11-13"
    seen: "2026-11-20"
    measure: [eu-listings-2021-06]
    sources: [fcdo, {source: treasury, where: day of listing}]
""" in owned(facts)
    # A name that comes back is listed again, and the script says so.
    assert run(facts, "us", "--source", "ofac", "--seen", "2026-11-21", *US_FILES) == 0
    assert "back: us-sdn-41416 EW-001PA" in capsys.readouterr().out
    assert "2026-08-02/2026-11-20" not in owned(facts)


def test_a_name_that_an_editor_holds_is_left_to_the_editor(
    facts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sdn = changed(tmp_path, "sdn.csv", '10574,"BELNEFTEKHIM"', '32746,"BELARUSKALI"')
    add = changed(tmp_path, "add.csv", "10574", "32746")
    assert run(facts, *US, sdn, "alt.csv", add) == 0
    assert "us-sdn-32746" not in owned(facts)
    # It left on 26 March, so that a list of August with it is worth a word.
    assert "held by an editor: us-sdn-32746 BELARUSKALI" in capsys.readouterr().out


def test_a_name_written_otherwise_is_told(
    facts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(facts, *UK, "uk.csv")
    capsys.readouterr()
    file = changed(tmp_path, "uk.csv", "BELARUSKALI", "JSC BELARUSKALI")
    assert run(facts, *UK, "--seen", "2026-10-09", file) == 0
    assert "renamed: uk-bel0111 BELARUSKALI -> JSC BELARUSKALI" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "name", "old", "new", "problem"),
    [
        (US, "sdn.csv", ',-0- ,"CUBA"', ',"CUBA"', "sdn.csv:2: 11 columns, not 12"),
        (US, "sdn.csv", '34992,"JSC', 'x,"JSC', "sdn.csv:4: 'x' is no number of an entry"),
        (US, "sdn.csv", '"aircraft"', '"balloon"', "sdn.csv:5: 'balloon' is no type of entry"),
        (
            US,
            "sdn.csv",
            '10574,"BEL',
            '10575,"BEL',
            "add.csv:1: lacks entry 10575 of sdn.csv: not of one day",
        ),
        (US, "sdn.csv", '"BELNEFTEKHIM"', "-0- ", "sdn.csv:1: has no name"),
        (US, "alt.csv", "36,12", "37,12", "alt.csv:1: names entry 37, which sdn.csv lacks"),
        (US, "sdn.csv", '"CUBA"', '"CUBA" x', "sdn.csv:2: is not CSV: "),
        (EU, "32006R0765.csv", "startDate", "start", "0765.csv:1: lacks the column 'startDate'"),
        (EU, "32006R0765.csv", "24.9.2004", "24.13.2004", "765.csv:2: '24.13.2004' is no date"),
        (EU, "32006R0765.csv", "I.A,", ",", "32006R0765.csv:2: names no annex"),
        (
            EU,
            "32006R0765.csv",
            "32006R0765,100",
            "32014R0833,100",
            "0765.csv:3: is of 32014R0833, not of 32006R0765",
        ),
        (
            EU,
            "32006R0765.csv",
            "32006R0765,100",
            "32006R0765,1",
            "0765.csv:3: eu-765-2006-i-a-1 stands there twice",
        ),
        (EU, "32006R0765.csv", ",Asset,", ",Thing,", "0765.csv:7: 'Thing' is no type of entry"),
        (
            EU,
            "32006R0765.csv",
            "Uladzimir Uladzimiravich NAVUMAU",
            "NAVUMAU (DOB 1.1.1900)",
            "0765.csv:2: 'NAVUMAU (DOB 1.1.1900)' holds more than a name",
        ),
        (UK, "uk.csv", "Regime Name", "Regime", "uk.csv:2: lacks the column 'Regime Name'"),
        (UK, "uk.csv", "Report Date", "Date", "uk.csv:1: does not say of which day it is"),
        (UK, "uk.csv", "08-Oct-2026", "08-Okt-2026", "uk.csv:1: '08-Okt-2026' is no date"),
        (("rows",), "rows.csv", "2007-11-13", "2007-13", "rows.csv:2: '2007-13' is no date"),
    ],
)
def test_a_malformed_file_is_refused_with_its_line(
    facts: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    name: str,
    old: str,
    new: str,
    problem: str,
) -> None:
    broken = changed(tmp_path, name, old, new)
    files = US_FILES if arguments is US else (name,)
    assert run(facts, *arguments, *(broken if file == name else file for file in files)) == 1
    captured = capsys.readouterr()
    assert problem in captured.err
    assert captured.out == ""
    assert facts.read_text(encoding="utf-8") == FACTS


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"\xff\xfe", ":1: is not UTF-8"),
        (b"", ":1: does not say of which day it is"),
        (b"PK\x05\x06" + bytes(18), ":1: is no sheet that can be read"),
    ],
)
def test_what_is_no_table_is_refused(
    facts: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    content: bytes,
    problem: str,
) -> None:
    file = tmp_path / "uk.csv"
    file.write_bytes(content)
    assert run(facts, *UK, file) == 1
    assert problem in capsys.readouterr().err
    assert facts.read_text(encoding="utf-8") == FACTS


def test_an_older_file_is_refused(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(facts, *UK, "uk.csv")
    before = facts.read_bytes()
    assert run(facts, *UK, "--seen", "2025-08-11", "uk.csv") == 1
    assert "was seen on 2026-10-08, after 2025-08-11: an older file?" in capsys.readouterr().err
    assert facts.read_bytes() == before


def test_a_source_that_the_facts_lack_is_refused(
    facts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(facts, "uk", "--source", "gov-uk", "uk.csv") == 1
    assert "listing uk-bel0001, sources: no source 'gov-uk'" in capsys.readouterr().err
    assert facts.read_text(encoding="utf-8") == FACTS
    assert [path.name for path in facts.parent.iterdir()] == ["facts.yaml"]


def test_facts_without_the_comments_are_refused(
    facts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts.write_text(FACTS.replace(f"{lists.END}\n", ""), encoding="utf-8")
    assert run(facts, *UK, "uk.csv") == 1
    assert "error: the section listings lacks the comments" in capsys.readouterr().err
