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
import typing as t
from pathlib import Path

from belarus_cli import signals
from belarus_cli.errors import BelarusError, ExitCode
from belarus_cli.export import relations
from belarus_cli.facts import dates
from belarus_cli.facts.model import Facts, Record
from belarus_cli.facts.value_types import SqlType
from belarus_cli.reading import packaged

Writer = t.Callable[[Facts, Path], None]

PACKAGE = "datapackage.json"
PACKAGE_NAME = "belarus-facts"
METADATA = ".metadata.json"

_TITLE = "Political prisoners released in Belarus and the sanctions eased in exchange"
_LICENSE = "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"


def write(facts: Facts, target: Path, *, force: bool, records: t.Sequence[Record] = ()) -> None:
    """Write the facts to `target`, in the form that its name asks for.

    `.db`, `.sqlite` or `.sqlite3` is a database, `.xlsx` a workbook, `.html` a page, of some
    records alone if they are given, `.json` a facts file, no suffix a folder, and `x.metadata.json`
    what Datasette says of `x.db`. What exists is only replaced by `force`, and a folder only if it
    is such an export or empty.
    Raises BelarusError (USAGE, CANNOT_WRITE); then nothing is left behind, nor when a signal ends
    the program.
    """
    writer = _writer(target, records)
    try:
        target = target.resolve() if target.is_symlink() else target
        _refuse_existing(target, writer, force=force)
        target.parent.stat()
        # A name of its own: that of the target can be as long as names may be.
        place = target.parent / f".belarus-{os.urandom(8).hex()}"
        with signals.as_exceptions():
            try:
                try:
                    place.mkdir(mode=0o700)
                    made = place / "export"
                    writer(facts, made)
                    _put(made, target, writer, force=force)
                finally:
                    shutil.rmtree(place, ignore_errors=True)
            except signals.Ended:  # it may have come while that was being removed
                shutil.rmtree(place, ignore_errors=True)
                raise
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
    if name.endswith(METADATA):
        return functools.partial(write_metadata, database=target.name[: -len(METADATA)])
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


def _refuse_existing(target: Path, writer: Writer, *, force: bool) -> None:
    """Refuse what must not be replaced, or would change what is written."""
    folder = writer is write_folder
    if writer is write_sqlite:
        _refuse_journals(target)
    if not os.path.lexists(target):
        return
    if not (target.is_dir() if folder else target.is_file()):
        other = "a file" if target.is_file() else "a folder" if target.is_dir() else "no file"
        raise _exists(target, f"it is {other}; move it, or name another place")
    if folder and not _is_export(target):
        raise _exists(target, "it is no earlier export; move it")
    if not force:
        raise _exists(target, "--force replaces it")


# What SQLite would play into the database beside it, https://sqlite.org/tempfiles.html
_JOURNALS = ("-wal", "-shm", "-journal")


def _refuse_journals(database: Path) -> None:
    for suffix in _JOURNALS:
        journal = database.with_name(database.name + suffix)
        if os.path.lexists(journal):
            raise _exists(
                journal,
                "it belongs to an earlier database of that name and would change this one; "
                "close what has that open, or move it",
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


def _put(made: Path, target: Path, writer: Writer, *, force: bool) -> None:
    """Put what was made where it belongs, in one step where the system allows it."""
    _refuse_existing(target, writer, force=force)  # what has come meanwhile
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
    aside = made.with_name("replaced")
    os.replace(target, aside)
    try:
        os.replace(made, target)
    except BaseException:  # an interrupt, too, must not lose the earlier export
        os.replace(aside, target)
        raise


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
    tables.append(relations.cited_claims(tables))
    for table in tables:
        keys = [column.name for column in table.columns]
        rows = (dict(zip(keys, row, strict=True)) for row in table.rows)
        _write_text(folder / f"{table.name}.csv", delimited.render(keys, rows, "csv", header=True))
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": PACKAGE_NAME,
        "title": _TITLE,
        "version": _version(facts),
        "created": f"{dates.parse(facts.updated).last}T00:00:00Z",
        "licenses": [dict(zip(("name", "path"), _LICENSE, strict=True))],
        "resources": [_resource(table) for table in tables],
    }
    _write_text(folder / PACKAGE, json.dumps(package, ensure_ascii=False, indent=2) + "\n")


def _version(facts: Facts) -> str:
    """Return which edition the facts are: their day, in the form of a semantic version."""
    return ".".join(str(int(part)) for part in dates.parse(facts.updated).last.split("-"))


_FRICTIONLESS_TYPES: dict[SqlType, str] = {
    "TEXT": "string",
    "INTEGER": "integer",
    "REAL": "number",
}


def _resource(table: relations.Relation) -> dict[str, t.Any]:
    """Describe a relation as versions 1 and 2 of the Data Package want it, https://datapackage.org."""
    schema: dict[str, t.Any] = {
        "fields": [
            {
                "name": column.name,
                "type": _FRICTIONLESS_TYPES[column.type],
                "description": column.help,
            }
            for column in table.columns
        ],
        "primaryKey": list(table.key),
    }
    references = [
        {"fields": [column.name], "reference": {"resource": relation, "fields": [field]}}
        for column in table.columns
        if column.references is not None
        for relation, field in [column.references]
    ]
    if references:  # an empty list is not valid
        schema["foreignKeys"] = references
    return {
        "name": table.name,
        "type": "table",
        "profile": "tabular-data-resource",  # what version 1 calls that
        "path": f"{table.name}.csv",
        "description": table.help,
        "encoding": "utf-8",
        "schema": schema,
    }


def write_metadata(facts: Facts, file: Path, *, database: str) -> None:
    """Write what Datasette says of a database: title, licence, the meaning of each column."""
    tables = relations.of(facts)
    tables.append(relations.cited_claims(tables))
    described = {
        table.name: {
            "description": table.help,
            "columns": {column.name: column.help for column in table.columns},
        }
        for table in tables
    }
    license_, address = _LICENSE
    metadata = {
        "title": _TITLE,
        "description": f"Each value with the sources that state it; {facts.dating()}",
        "license": license_,
        "license_url": address,
        "databases": {database: {"tables": described}},
    }
    _write_text(file, json.dumps(metadata, ensure_ascii=False, indent=2) + "\n")


# What a reader of the database wants most often, said once. Datasette and sqlite-utils know a
# full-text table by `content="…"`, in these quotes.
_VIEWS = """
CREATE VIEW cited_claims AS
SELECT records.kind, records.id, records.name, claims.field, claims.value, claims.as_of,
       claims.note, claims.disputed, sources.publisher, sources.title, sources.published,
       sources.url, sources.id AS source, citations."where", claims.id AS claim
FROM claims
JOIN records ON records.id = claims.record
JOIN citations ON citations.claim = claims.id
JOIN sources ON sources.id = citations.source;
CREATE VIRTUAL TABLE claims_fts USING fts5(value, note, content="claims", content_rowid="id");
INSERT INTO claims_fts(claims_fts) VALUES ('rebuild');
CREATE VIRTUAL TABLE names_fts USING fts5(name, folded, content="names");
INSERT INTO names_fts(names_fts) VALUES ('rebuild');
"""


def write_sqlite(facts: Facts, file: Path) -> None:
    """Write a SQLite database: a table for each relation, keys, indexes, full-text search."""
    import sqlite3

    try:
        # A path that begins with `file:` would be taken for an address.
        with contextlib.closing(sqlite3.connect(file.absolute())) as connection:
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
