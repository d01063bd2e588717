"""Taking the facts away: a page, a workbook, SQLite, JSON, and a folder of CSV (a data package).

Each writer fills a place that nobody looks at yet; `write` then puts it where it belongs, so
that an export is there whole or not at all.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import shutil
import tempfile
import typing as t
from pathlib import Path

from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.export import relations
from belarus_cli.facts import dates
from belarus_cli.facts.model import Facts, Record
from belarus_cli.facts.value_types import SqlType
from belarus_cli.reading import packaged

Writer = t.Callable[[Facts, Path], None]

PACKAGE = "datapackage.json"
PACKAGE_NAME = "belarus-facts"


def write(facts: Facts, target: Path, *, force: bool, records: t.Sequence[Record] = ()) -> None:
    """Write the facts to `target`, in the form that its name asks for.

    `.db`, `.sqlite` or `.sqlite3` is a database, `.xlsx` a workbook, `.html` a page, of some
    records alone if they are given, `.json` a facts file, no suffix a folder. What exists is only
    replaced by `force`, and a folder only if it is such an export or empty.
    Raises BelarusError (USAGE, CANNOT_WRITE); then nothing is left behind.
    """
    writer = _writer(target, records)
    try:
        target = target.resolve() if target.is_symlink() else target
        _refuse_existing(target, force=force, folder=writer is write_folder)
        target.parent.stat()
        with tempfile.TemporaryDirectory(
            prefix=f".{target.name}.", dir=target.parent, ignore_cleanup_errors=True
        ) as place:
            made = Path(place) / "export"
            writer(facts, made)
            _put(made, target, Path(place) / "replaced", force=force)
    except (OSError, RuntimeError) as error:  # up to Python 3.12 a link to itself is the latter
        raise BelarusError(
            f"cannot write {target}: {getattr(error, 'strerror', None) or error}",
            code=ExitCode.CANNOT_WRITE,
            hint="nothing was written there; name a place that can be written",
        ) from error


def _writer(target: Path, records: t.Sequence[Record]) -> Writer:
    name = target.name.lower()
    if name.endswith((".html", ".htm")):
        return functools.partial(write_page, records=records)
    if records:
        raise BelarusError(
            "only a page can be of some records alone",
            code=ExitCode.USAGE,
            hint="name an .html file, or use belarus show --format",
        )
    if name == "-":
        raise BelarusError(
            "an export is a file or a folder, not a stream",
            code=ExitCode.USAGE,
            hint="name one, or use --format on a list",
        )
    if name.endswith((".db", ".sqlite", ".sqlite3")):
        return write_sqlite
    if name.endswith(".xlsx"):
        return write_workbook
    if name.endswith(".json"):
        return write_json
    if name and not target.suffix:
        return write_folder
    raise BelarusError(
        f"cannot tell from {str(target)!r} what to write",
        code=ExitCode.USAGE,
        hint="name an .html file (a page), .xlsx (a workbook), .db (SQLite), .json, or a folder "
        "without suffix (CSV)",
    )


def _refuse_existing(target: Path, *, force: bool, folder: bool) -> None:
    if not os.path.lexists(target):
        return
    ours = not target.is_dir() or (folder and _is_export(target))
    if force and ours and target.is_dir() is folder:
        return
    raise _exists(
        target, "--force replaces it" if ours and not force else "it is no earlier export; move it"
    )


def _exists(target: Path, hint: str) -> BelarusError:
    return BelarusError(f"{target} exists", code=ExitCode.CANNOT_WRITE, hint=hint)


def _is_export(folder: Path) -> bool:
    """Return whether a folder is empty, or holds an earlier export and nothing else."""
    there = {path.name for path in folder.iterdir()}
    if not there:
        return True
    try:
        package = json.loads((folder / PACKAGE).read_bytes())
        ours = {PACKAGE, *(resource["path"] for resource in package["resources"])}
        return bool(package["name"] == PACKAGE_NAME and there <= ours)
    except (OSError, ValueError, KeyError, TypeError):  # whatever it is, it is none of ours
        return False


def _put(made: Path, target: Path, aside: Path, *, force: bool) -> None:
    """Put what was made where it belongs, in one step where the system allows it."""
    if made.is_file() and not force:
        try:
            os.link(made, target)  # unlike replacing, it fails if something has come between
        except FileExistsError:
            raise _exists(target, "--force replaces it") from None
        except OSError:  # a file system without links
            os.replace(made, target)
        return
    if not target.is_dir():
        os.replace(made, target)
        return
    _refuse_existing(target, force=force, folder=made.is_dir())  # what has come meanwhile
    os.replace(target, aside)
    try:
        os.replace(made, target)
    except BaseException:  # an interrupt, too, must not lose the earlier export
        os.replace(aside, target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def write_page(facts: Facts, file: Path, *, records: t.Sequence[Record] = ()) -> None:
    """Write the facts as one self-contained page, or some records alone."""
    from belarus_cli.export import page

    _write_text(file, page.dossier(facts, records) if records else page.whole(facts))


def write_workbook(facts: Facts, file: Path) -> None:
    """Write a workbook; raises BelarusError (USAGE) if what writes it is not installed."""
    from belarus_cli.export import workbook

    workbook.write(facts, file)


def write_json(facts: Facts, file: Path) -> None:
    """Write a facts file in JSON, which loads faster than YAML."""
    document = packaged.plain(packaged.dump(facts.data))
    _write_text(file, json.dumps(document, ensure_ascii=False, indent=1) + "\n")


def _write_text(file: Path, text: str) -> None:
    with file.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())


def write_folder(facts: Facts, folder: Path) -> None:
    """Write a CSV file for each relation, and a Frictionless description of them."""
    from belarus_cli.formats import delimited

    folder.mkdir()
    tables = relations.of(facts)
    for table in tables:
        keys = [column.name for column in table.columns]
        rows = (dict(zip(keys, row, strict=True)) for row in table.rows)
        _write_text(folder / f"{table.name}.csv", delimited.render(keys, rows, "csv", header=True))
    package = {
        "name": PACKAGE_NAME,
        "title": "Political prisoners released in Belarus and the sanctions eased in exchange",
        "created": f"{dates.parse(facts.updated).last}T00:00:00Z",
        "licenses": [
            {"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}
        ],
        "resources": [_resource(table) for table in tables],
    }
    _write_text(folder / PACKAGE, json.dumps(package, ensure_ascii=False, indent=2) + "\n")


_FRICTIONLESS_TYPES: dict[SqlType, str] = {
    "TEXT": "string",
    "INTEGER": "integer",
    "REAL": "number",
}


def _resource(table: relations.Relation) -> dict[str, t.Any]:
    """Describe a relation, https://specs.frictionlessdata.io/tabular-data-resource/."""
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.help,
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "schema": {
            "fields": [
                {
                    "name": column.name,
                    "type": _FRICTIONLESS_TYPES[column.type],
                    "description": column.help,
                }
                for column in table.columns
            ],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": [column.name],
                    "reference": {"resource": relation, "fields": [field]},
                }
                for column in table.columns
                if column.references is not None
                for relation, field in [column.references]
            ],
        },
    }


# What a reader of the database wants most often, said once.
_VIEWS = """
CREATE VIEW cited_claims AS
SELECT records.kind, records.id, records.name, claims.field, claims.value, claims.as_of,
       claims.note, claims.disputed, sources.publisher, sources.title, sources.published,
       sources.url, sources.id AS source
FROM claims
JOIN records ON records.id = claims.record
JOIN citations ON citations.claim = claims.id
JOIN sources ON sources.id = citations.source;
CREATE VIRTUAL TABLE claims_fts USING fts5(value, note, content='claims', content_rowid='id');
INSERT INTO claims_fts(claims_fts) VALUES ('rebuild');
CREATE VIRTUAL TABLE names_fts USING fts5(name, folded, content='names');
INSERT INTO names_fts(names_fts) VALUES ('rebuild');
"""


def write_sqlite(facts: Facts, file: Path) -> None:
    """Write a SQLite database: a table for each relation, keys, indexes, full-text search."""
    import sqlite3

    try:
        with contextlib.closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            with connection:
                for table in relations.of(facts):
                    _create(connection.execute, table)
                    places = ", ".join("?" * len(table.columns))
                    connection.executemany(
                        f"INSERT INTO {_quoted(table.name)} VALUES ({places})",  # noqa: S608
                        table.rows,
                    )
            connection.executescript(_VIEWS)
    except sqlite3.OperationalError as error:  # a full disk is an error of SQLite's own
        raise OSError(str(error)) from error


def _create(execute: t.Callable[[str], t.Any], table: relations.Relation) -> None:
    parts = []
    for column in table.columns:
        part = f"{_quoted(column.name)} {column.type}"
        if column.references is not None:
            relation, field = column.references
            # A row may reference one that comes after it.
            part += (
                f" REFERENCES {_quoted(relation)}({_quoted(field)}) DEFERRABLE INITIALLY DEFERRED"
            )
        parts.append(part)
    parts.append(f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})")
    execute(f"CREATE TABLE {_quoted(table.name)} ({', '.join(parts)})")
    for column in table.columns:
        if column.references is not None and (column.name,) != table.key:
            index = _quoted(f"{table.name}_{column.name}")
            execute(f"CREATE INDEX {index} ON {_quoted(table.name)}({_quoted(column.name)})")


def _quoted(name: str) -> str:
    """Return a name for SQL; the names come from `kinds`, some are words of SQL itself."""
    return f'"{name}"'
