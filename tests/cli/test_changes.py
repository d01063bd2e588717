"""`belarus changes`: what differs between two editions of the small facts."""

from __future__ import annotations

import json
import typing as t

import pytest

from belarus_cli.facts import kinds
from belarus_cli.facts.model import Facts
from belarus_cli.queries.changes import changes
from belarus_cli.reading import loader
from conftest import SMALL

if t.TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


def edited(tmp_path: Path, *replacements: tuple[str, str]) -> Path:
    """Return the small facts with some text replaced, each piece of which stands there once."""
    text = SMALL.read_text(encoding="utf-8")
    for old, new in replacements:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file = tmp_path / f"edited-{len(list(tmp_path.iterdir()))}.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def told(belarus: Run, *arguments: str | Path) -> list[dict[str, t.Any]]:
    result = belarus("changes", *arguments, "--json", facts=None)
    assert result.code == 0
    rows: list[dict[str, t.Any]] = json.loads(result.out)
    return rows


def test_nothing_differs(belarus: Run) -> None:
    assert belarus("changes", SMALL, SMALL, facts=None) == (1, "", "no changes found\n")
    assert belarus("changes", SMALL) == (1, "", "no changes found\n")
    assert belarus("changes", SMALL, "--json") == (1, "[]\n", "no changes found\n")


def test_every_sort_of_change_is_told(belarus: Run, tmp_path: Path) -> None:
    text = SMALL.read_text(encoding="utf-8")
    start, end = text.index("\nevents:\n"), text.index("\nfigures:\n")
    without_events = edited(tmp_path, (text[start:end], ""))
    gone = told(belarus, SMALL, without_events, "--kind", "event")
    new = told(belarus, without_events, SMALL, "--kind", "event")
    assert {row["change"] for row in gone} == {"gone"}
    assert {row["change"] for row in new} == {"new"}
    assert [row["after"] for row in new] == [row["before"] for row in gone]
    assert all(row["before"] is None and row["was"] is None for row in new)


def test_a_dispute_that_comes_and_one_that_goes(belarus: Run, tmp_path: Path) -> None:
    facts = loader.load(SMALL)
    stefanovic = facts.record(kinds.PRISONER, "valiantsin-stefanovic")
    assert len(stefanovic.claims("release")) > 1
    data = json.loads(json.dumps(facts.data))
    record = data["prisoners"]["valiantsin-stefanovic"]
    record["release"] = record["release"][:1]
    settled = tmp_path / "settled.json"
    settled.write_text(json.dumps(data), encoding="utf-8")
    (row,) = told(belarus, SMALL, settled, "--kind", "prisoner")
    assert (row["id"], row["field"], row["change"]) == (stefanovic.id, "release", "settled")
    (row,) = told(belarus, settled, SMALL, "--kind", "prisoner")
    assert (row["field"], row["change"], row["aspects"]) == (
        "release",
        "disputed",
        ["values"],
    )


def test_a_table_shows_from_what_to_what(belarus: Run, tmp_path: Path) -> None:
    later = edited(
        tmp_path,
        ("2022 Nobel Peace Prize", "Nobel Peace Prize of 2022"),
        ("2026-04-30", "2026-05-01"),
    )
    result = belarus("changes", SMALL, later, facts=None)
    assert result.code == 0
    assert "Nobel Peace Prize of 2022" in result.out
    assert result.err == (
        "1 change · reviewed 2026-04-30 and 2026-05-01\n1 record differs: 1 changed\n"
    )


def test_what_is_said_of_values_that_stay_is_told_by_its_name(belarus: Run, tmp_path: Path) -> None:
    later = edited(
        tmp_path,
        ("[hrw-2025-12-15, {source: globalpulse-248545, where: line 1}]", "[hrw-2025-12-15]"),
        ("Zerkalo on the day", "Zerkalo on that day"),
        ('as_of: "2025-12", basis: act', 'as_of: "2025-12", basis: list'),
        ('as_of: "2025-11"', 'as_of: "2025-10"'),
        # What is said of a value that came or went is no change of its own.
        ("sources: [kommersant-8291079], note: Kommersant on the day",
         "sources: [hrw-2025-12-15], note: HRW two days later"),
        ("Lithuania: 8", "Lithuania: 7"),
    )  # fmt: skip
    found = [
        (row["id"], row["field"], row["change"], row["aspects"])
        for row in told(belarus, SMALL, later)
    ]
    assert found == [
        ("ales-bialiatski", "role", "changed", ["sources"]),
        ("valiantsin-stefanovic", "release", "changed", ["notes"]),
        ("2025-12-13", "destination", "changed", ["values"]),
        ("us-general-license-13", "status", "changed", ["basis"]),
        ("political-prisoners-viasna", "value", "changed", ["days"]),
    ]
    table = belarus("changes", SMALL, later, "--kind", "figure", facts=None)
    assert table.err.splitlines()[-1] == "1 record differs: 1 changed"


def test_a_record_whose_dispute_is_settled_has_changed(belarus: Run, tmp_path: Path) -> None:
    settled = edited(
        tmp_path,
        ("      - {value: \"Lithuania: 8\", sources: [kommersant-8291079], "
         "note: Kommersant on the day}\n", ""),
    )  # fmt: skip
    result = belarus("changes", SMALL, settled, "--count", facts=None)
    assert result == (0, "1\n", "1 record differs: 1 changed\n")
    (row,) = told(belarus, SMALL, settled)
    assert (row["field"], row["change"]) == ("destination", "settled")


def test_wrong_usage_and_a_file_that_is_none(belarus: Run, tmp_path: Path) -> None:
    result = belarus("changes", SMALL, SMALL)
    assert (result.code, result.out) == (2, "")
    assert "contradict each other\nhint: name two files\n" in result.err
    result = belarus("changes", tmp_path / "no.yaml")
    assert (result.code, result.out) == (3, "")
    assert "cannot read facts file" in result.err


def applied(old: Facts, new: Facts) -> dict[str, dict[str, t.Any]]:
    """Return the records of the older edition with every change put in."""
    records = {
        kind.section: {id_: dict(old.record(kind, id_).data) for id_ in old.ids(kind)}
        for kind in kinds.ALL
    }
    for change in changes(old, new):
        section = records[change.record.kind.section]
        if change.field is None and change.after is None:
            del section[change.record.id]
        elif change.field is None:
            section[change.record.id] = dict(change.after)
        elif change.after is None:
            del section[change.record.id][change.field.name]
        else:
            section[change.record.id][change.field.name] = change.after
    return records


@pytest.mark.parametrize("reverse", [False, True])
def test_changes_put_into_one_edition_give_the_other(
    shipped: Facts, small: Facts, *, reverse: bool
) -> None:
    old, new = (shipped, small) if reverse else (small, shipped)
    wanted = {
        kind.section: {id_: dict(new.record(kind, id_).data) for id_ in new.ids(kind)}
        for kind in kinds.ALL
    }
    assert applied(old, new) == wanted
    assert list(changes(new, new)) == []
