"""Exports, read back by the tools that they are for."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import typing as t
import urllib.request
from pathlib import Path

import pytest

from belarus_cli.errors import BelarusError
from belarus_cli.export import targets
from belarus_cli.facts import kinds
from belarus_cli.reading import loader
from conftest import SMALL, Program, Run

pytestmark = pytest.mark.slow

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and /dev are POSIX")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("export") / "belarus.db"
    targets.write(loader.load(SMALL), file, force=False)
    return file


def query(database: Path, sql: str) -> list[tuple[t.Any, ...]]:
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return connection.execute(sql).fetchall()


def test_the_database_has_every_record_claim_and_citation(database: Path) -> None:
    facts = loader.load(SMALL)
    for kind in kinds.ALL:
        (count,) = query(database, f"SELECT count(*) FROM {kind.section}")[0]  # noqa: S608
        assert count == len(facts.ids(kind))
    records = list(facts.all_records())
    claims = [c for r in records for f in r.kind.fields if f.cited for c in r.claims(f.name)]
    assert query(database, "SELECT count(*) FROM claims") == [(len(claims),)]
    cited = sum(len(claim.citations) for claim in claims)
    assert query(database, "SELECT count(*) FROM citations") == [(cited,)]
    assert query(database, "PRAGMA foreign_key_check") == []
    assert query(database, "PRAGMA integrity_check") == [("ok",)]


def test_a_view_joins_claims_with_their_sources(database: Path) -> None:
    assert query(
        database,
        "SELECT name, value, publisher, disputed FROM cited_claims"
        " WHERE id = 'valiantsin-stefanovic' AND field = 'release'",
    ) == [
        ("Valiantsin Stefanovic", "2026-03-19", "Zerkalo", 1),
        ("Valiantsin Stefanovic", "2025-12-13", "Kommersant", 1),
    ]


def test_the_folder_has_the_same_cited_claims(database: Path, tmp_path: Path) -> None:
    targets.write(loader.load(SMALL), tmp_path / "facts", force=False)
    with (tmp_path / "facts" / "cited_claims.csv").open(encoding="utf-8", newline="") as stream:
        heads, *rows = csv.reader(stream)
    viewed = query(database, "SELECT * FROM cited_claims")
    assert sorted(rows) == sorted(
        [str("" if cell is None else cell) for cell in row] for row in viewed
    )
    columns = query(database, "PRAGMA table_info(cited_claims)")
    assert heads == [name for _, name, *_ in columns]


def test_full_text_search_finds_names_and_values(database: Path) -> None:
    found = "SELECT record FROM names JOIN names_fts ON names.rowid = names_fts.rowid"
    assert query(database, f"{found} WHERE names_fts MATCH 'бяляцкі'") == [("ales-bialiatski",)]
    found = "SELECT record FROM claims JOIN claims_fts ON claims.id = claims_fts.rowid"
    assert query(database, f"{found} WHERE claims_fts MATCH 'nobel'") == [("ales-bialiatski",)]


def test_flat_columns_are_typed_and_named_as_fields(database: Path) -> None:
    assert query(database, "SELECT id, freed, typeof(freed), disputed FROM releases") == [
        ("2025-12-13", 123, "integer", "destination"),
        ("2026-03-19", 250, "integer", None),
    ]
    assert query(database, "SELECT number, typeof(number) FROM figures") == [(1110.0, "real")]
    assert query(database, "SELECT role FROM prisoners WHERE id = 'ales-bialiatski'") == [
        ("founder of Viasna; winner of the 2022 Nobel Peace Prize",)
    ]


def test_a_value_is_text_in_sql(tmp_path: Path) -> None:
    hostile = SMALL.read_text("utf-8").replace("John Coale\n", '"x\'); DROP TABLE claims; --"\n')
    file = tmp_path / "facts.yaml"
    file.write_text(hostile, "utf-8")
    targets.write(loader.load(file), tmp_path / "x.db", force=False)
    assert query(tmp_path / "x.db", "SELECT name FROM people") == [("x'); DROP TABLE claims; --",)]
    assert query(tmp_path / "x.db", "SELECT count(*) > 0 FROM claims") == [(1,)]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_datasette_serves_a_prisoner_and_its_sources(database: Path) -> None:
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "datasette", database, "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as server:

        def ask(path: str) -> t.Any:
            with urllib.request.urlopen(
                f"http://127.0.0.1:{port}/belarus/{path}", timeout=10
            ) as response:
                return json.load(response)

        try:
            for _ in range(100):
                with contextlib.suppress(OSError):
                    ask("prisoners.json")
                    break
                time.sleep(0.2)
            (row,) = ask("prisoners/ales-bialiatski.json?_shape=array")
            assert (row["name"], row["sentence"]) == ("Ales Bialiatski", "10 years")
            cited = ask("cited_claims.json?id=ales-bialiatski&field=sentence&_shape=array")
            assert [claim["publisher"] for claim in cited] == ["HRW"]
            assert ask("claims.json?_search=nobel&_shape=array")[0]["record"] == "ales-bialiatski"
            labels = ask("claims.json?_labels=on&_size=1")["rows"][0]
            assert labels["record"]["value"] == "ales-bialiatski"
        finally:
            server.terminate()
            server.communicate(timeout=20)


def test_datasette_knows_the_full_text_tables(database: Path) -> None:
    from datasette.utils import detect_fts

    with contextlib.closing(sqlite3.connect(database)) as connection:
        for name in ("claims", "names"):
            assert detect_fts(connection, name) == f"{name}_fts"


@pytest.mark.external
def test_sqlite_utils_searches_the_full_text_tables(database: Path) -> None:
    for table, word in (("claims", "nobel"), ("names", "бяляцкі")):
        found = subprocess.run(
            [sys.executable, "-m", "sqlite_utils", "search", database, table, word],
            check=True,
            capture_output=True,
            text=True,
        )
        assert [row["record"] for row in json.loads(found.stdout)] == ["ales-bialiatski"]


def test_datasette_explains_every_column(database: Path, belarus: Run, tmp_path: Path) -> None:
    metadata = tmp_path / "belarus.metadata.json"
    assert belarus("export", metadata) == (0, "", f"wrote {metadata}\n")

    def ask(path: str) -> str:
        return subprocess.run(
            [sys.executable, "-m", "datasette", database, "-m", metadata, "--get", path],
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    page = ask("/belarus/prisoners")
    for column in json.loads(metadata.read_text("utf-8"))["databases"]["belarus"]["tables"][
        "prisoners"
    ]["columns"]:
        assert f"<dt>{column}</dt>" in page
    assert "CC0-1.0" in page
    found = json.loads(ask("/belarus/claims.json?_search=nobel&_shape=array"))
    assert [row["record"] for row in found] == ["ales-bialiatski"]


def test_a_description_keeps_to_what_the_data_package_asks(tmp_path: Path) -> None:
    targets.write(loader.load(SMALL), tmp_path / "facts", force=False)
    package = json.loads((tmp_path / "facts" / "datapackage.json").read_text("utf-8"))
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["version"] == "2026.4.30"
    for resource in package["resources"]:
        assert (resource["type"], resource["profile"]) == ("table", "tabular-data-resource")
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert len({*names}) == len(names)
        assert {*resource["schema"]["primaryKey"]} <= {*names}
        # Neither version of the profile takes a list of no keys.
        assert resource["schema"].get("foreignKeys") != []
        for key in resource["schema"].get("foreignKeys", ()):
            assert {*key["fields"]} <= {*names}


@pytest.mark.parametrize("suffix", ["-wal", "-shm", "-journal"])
@pytest.mark.parametrize("force", [True, False])
def test_a_journal_that_sqlite_would_play_back_is_in_the_way(
    belarus: Run, tmp_path: Path, suffix: str, force: bool
) -> None:
    target, journal = tmp_path / "x.db", tmp_path / f"x.db{suffix}"
    journal.touch()
    if force:
        target.touch()
    assert belarus("export", target, *["--force"] * force) == (
        74,
        "",
        f"error: {journal} exists\n"
        "hint: it belongs to an earlier database of that name and would change this one; "
        "close what has that open, or move it\n",
    )
    assert sorted(tmp_path.iterdir()) == sorted([journal, *[target] * force])
    journal.unlink()
    assert belarus("export", target, *["--force"] * force).code == 0


@posix
def test_a_reader_never_gets_the_rows_of_an_earlier_database(belarus: Run, tmp_path: Path) -> None:
    target = tmp_path / "x.db"
    assert belarus("export", target).code == 0
    killed = (
        "import os, sqlite3, sys; db = sqlite3.connect(sys.argv[1]);"
        "db.execute('PRAGMA journal_mode = wal'); db.execute(\"UPDATE records SET name = 'old'\");"
        "db.commit(); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", killed, target], check=True)
    assert belarus("export", target, "--force").code == 74
    target.unlink()
    assert belarus("export", target).code == 74
    (tmp_path / "x.db-wal").unlink()
    (tmp_path / "x.db-shm").unlink()
    assert belarus("export", target).code == 0
    assert query(target, "SELECT count(*) FROM records WHERE name = 'old'") == [(0,)]


@posix
def test_a_name_may_be_as_long_and_as_odd_as_names_are(program: Program, tmp_path: Path) -> None:
    (tmp_path / "file:dir").mkdir()
    for name in (f"{'x' * 252}.db", "file:dir/x.db", "file:x.db", "%3f#?.db", "-x.db", "ў\n.db"):
        done = subprocess.run(
            [*program.command, "--facts", SMALL, "export", "--", name],
            cwd=tmp_path,
            env=program.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert query(tmp_path / name, "SELECT count(*) FROM people") == [(1,)]


@posix
def test_the_hint_is_one_that_helps(belarus: Run, tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    (tmp_path / "out.db").mkdir()
    os.mkfifo(tmp_path / "pipe.db")
    for force in ([], ["--force"]):
        for name, other in (("out", "a file"), ("out.db", "a folder"), ("pipe.db", "no file")):
            result = belarus("export", tmp_path / name, *force)
            assert (result.code, result.out) == (74, "")
            assert result.err.endswith(f"\nhint: it is {other}; move it, or name another place\n")


def test_the_folder_is_a_valid_data_package(tmp_path: Path) -> None:
    import frictionless

    targets.write(loader.load(SMALL), tmp_path / "facts", force=False)
    report = frictionless.validate(str(tmp_path / "facts" / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    with (tmp_path / "facts" / "prisoners.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert rows["ales-bialiatski"]["released"] == "2025-12-13"
    assert not [path for path in (tmp_path / "facts").iterdir() if b"\r" in path.read_bytes()]


def test_the_shipped_facts_are_a_valid_data_package(tmp_path: Path) -> None:
    import frictionless

    targets.write(loader.load(), tmp_path / "facts", force=False)
    report = frictionless.validate(str(tmp_path / "facts" / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])


def test_json_loads_back_to_identical_answers(belarus: Run, tmp_path: Path) -> None:
    file = tmp_path / "facts.json"
    targets.write(loader.load(), file, force=False)
    for command in (("timeline", "--json"), ("sources", "--json"), ("disputes",), ("releases",)):
        own = belarus(*command, facts=None)
        # Closing lines name a file that is not the package's own.
        told = belarus(*command, facts=file)
        assert told._replace(err=told.err.replace(" · facts: facts.json", "")) == own
    again = tmp_path / "again.json"
    targets.write(loader.load(file), again, force=False)
    assert again.read_bytes() == file.read_bytes()


def test_the_built_package_answers_as_the_checkout_does(program: Program, belarus: Run) -> None:
    for command in (
        ("prisoners",),
        ("timeline", "--json"),
        ("show", "ales-bialiatski"),
        ("figures", "-f", "csv"),
        ("disputes", "-f", "markdown"),
        ("sources", "--json"),
        (),
    ):
        assert program(*command) == belarus(*command, facts=None)
    assert program("check").code == 0


@pytest.mark.parametrize("name", ["belarus.db", "facts.json", "facts"])
def test_what_exists_is_replaced_by_force_only(belarus: Run, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    assert belarus("export", target) == (0, "", f"wrote {target}\n")
    before = sorted(tmp_path.rglob("*"))
    again = belarus("export", target)
    assert again == (74, "", f"error: {target} exists\nhint: --force replaces it\n")
    assert belarus("export", target, "--force").code == 0
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_of_something_else_is_never_replaced(belarus: Run, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "one.jpg").write_text("x")
    result = belarus("export", tmp_path / "photos", "--force")
    assert result.code == 74
    assert result.err.endswith("hint: it is no earlier export; move it\n")
    assert (tmp_path / "photos" / "one.jpg").read_text() == "x"
    package: dict[str, t.Any] = {"name": "theirs", "resources": []}
    (tmp_path / "photos" / "datapackage.json").write_text(json.dumps(package))
    assert belarus("export", tmp_path / "photos", "--force").code == 74
    package = {"name": "belarus-facts", "resources": [{"path": "claims.csv"}]}
    (tmp_path / "photos" / "datapackage.json").write_text(json.dumps(package))
    assert belarus("export", tmp_path / "photos", "--force").code == 74
    assert (tmp_path / "photos" / "one.jpg").read_text() == "x"
    (tmp_path / "photos.db").mkdir()
    assert belarus("export", tmp_path / "photos.db", "--force").code == 74


def test_a_place_that_does_not_exist_is_an_error(belarus: Run, tmp_path: Path) -> None:
    for name in ("x.db", "x.json", "x"):
        result = belarus("export", tmp_path / "nowhere" / name)
        assert (result.code, result.out) == (74, "")
        assert "No such file or directory" in result.err
    assert not list(tmp_path.iterdir())


@posix
@pytest.mark.parametrize("name", ["x.db", "x.json", "x"])
def test_a_full_disk_leaves_nothing_behind(program: Program, tmp_path: Path, name: str) -> None:
    # A limit on the size of files stands in for a full disk.
    limited = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096));"
        "from belarus_cli.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited, "export", tmp_path / name],
        env=program.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (74, "")
    assert done.stderr.startswith(f"error: cannot write {tmp_path / name}: ")
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


@posix
@pytest.mark.parametrize("name", ["x.db", "x.json", "x"])
def test_an_interrupt_leaves_nothing_half_written(
    program: Program, tmp_path: Path, name: str
) -> None:
    # The interrupt comes when everything is written but nothing is in its place yet.
    interrupted = (
        "import os, signal; from belarus_cli.export import targets;"
        "signal.signal(signal.SIGINT, signal.default_int_handler);"
        "targets._put = lambda *_, **__: os.kill(os.getpid(), signal.SIGINT);"
        "from belarus_cli.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", interrupted, "export", tmp_path / name],
        env=program.environment | {"BELARUS_FACTS": str(SMALL)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")
    assert not list(tmp_path.iterdir())


@posix
def test_being_killed_leaves_the_target_whole(program: Program, tmp_path: Path) -> None:
    target = tmp_path / "facts.json"
    target.write_text("before")
    waiting = (
        "import sys, time; from belarus_cli.export import targets;"
        "targets._put = lambda *_, **__: (print('written', flush=True), time.sleep(60));"
        "from belarus_cli.__main__ import main; main()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", waiting, "export", "--force", target],
        env=program.environment,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"written\n"
        process.kill()
    assert target.read_text("utf-8") == "before"


def test_an_interrupt_while_replacing_keeps_the_earlier_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts, target = loader.load(SMALL), tmp_path / "facts"
    targets.write(facts, target, force=False)
    real, calls = os.replace, []

    def replace(source: Path, place: Path) -> None:
        calls.append(place)
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(source, place)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        targets.write(facts, target, force=True)
    assert (target / "datapackage.json").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["facts"]


def test_what_appears_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "facts.json"
    real = targets.write_json

    def slow(facts: t.Any, file: Path) -> None:
        real(facts, file)
        target.write_text("precious")

    monkeypatch.setattr(targets, "write_json", slow)
    with pytest.raises(BelarusError, match="exists"):
        targets.write(loader.load(SMALL), target, force=False)
    assert target.read_text() == "precious"


@pytest.mark.parametrize("force", [True, False])
def test_a_folder_that_appears_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: bool
) -> None:
    target = tmp_path / "facts"
    real = targets.write_folder

    def slow(facts: t.Any, folder: Path) -> None:
        real(facts, folder)
        target.mkdir()
        (target / "precious").touch()

    monkeypatch.setattr(targets, "write_folder", slow)
    with pytest.raises(BelarusError, match="exists"):
        targets.write(loader.load(SMALL), target, force=force)
    assert [path.name for path in target.iterdir()] == ["precious"]
    assert [path.name for path in tmp_path.iterdir()] == ["facts"]


@posix
def test_a_link_to_itself_and_too_long_a_name_cannot_be_written(
    belarus: Run, tmp_path: Path
) -> None:
    (tmp_path / "loop.db").symlink_to(tmp_path / "loop.db")
    for target in (tmp_path / "loop.db", tmp_path / ("x" * 256)):
        result = belarus("export", target)
        assert (result.code, result.out) == (74, "")
        assert result.err.startswith(f"error: cannot write {target}: ")


def test_an_export_is_no_stream(belarus: Run) -> None:
    result = belarus("export", "-")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("error: an export is a file or a folder, not a stream\n")


def test_a_name_that_is_only_a_suffix_says_what_to_write(belarus: Run, tmp_path: Path) -> None:
    assert belarus("export", tmp_path / ".db").code == 0
    assert (tmp_path / ".db").read_bytes().startswith(b"SQLite format 3")


@posix
def test_a_link_is_followed(belarus: Run, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert belarus("export", tmp_path / "link", "--force").code == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "datapackage.json").is_file()


def test_bibliographies_are_read_by_the_tools_for_them(belarus: Run) -> None:
    import citeproc
    import citeproc.source.json
    from pybtex.database import parse_string

    bibtex = belarus("sources", "--format", "bibtex", facts=None).out
    facts = loader.load()
    entries = parse_string(bibtex, "bibtex").entries
    assert set(entries) == set(facts.ids(kinds.SOURCE))
    items = json.loads(belarus("sources", "--format", "csl-json", facts=None).out)
    assert {item["id"] for item in items} == set(entries)
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    source = citeproc.source.json.CiteProcJSON(items[:50])
    bibliography = citeproc.CitationStylesBibliography(style, source, citeproc.formatter.plain)
    for item in items[:50]:
        bibliography.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
    assert len(bibliography.bibliography()) == 50


def test_a_record_gives_just_its_own_bibliography(belarus: Run) -> None:
    from pybtex.database import parse_string

    text = belarus("show", "john-coale", "--format", "bibtex").out
    assert list(parse_string(text, "bibtex").entries) == ["reuters-2025-12-15-potash"]
