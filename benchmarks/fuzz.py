"""Coverage-guided fuzzing of the reading of facts files, with atheris.

Run it with `python benchmarks/fuzz.py CORPUS [libFuzzer options]`, for instance
`-max_total_time=600`; what it finds becomes an example in tests/facts/invalid. Any exception but
BelarusError is a find; so is a valid file that cannot be printed.
"""

from __future__ import annotations

import json
import sys
import tempfile
import typing as t
from pathlib import Path

import atheris

with atheris.instrument_imports():
    from belarus_cli.errors import BelarusError, ExitCode
    from belarus_cli.reading import loader
    from belarus_cli.views import details, rows

PLACE = Path(tempfile.mkdtemp())


def read(data: bytes) -> None:
    """Read bytes as a facts file, YAML unless they begin as a JSON object does."""
    file = PLACE / ("facts.json" if data[:1] == b"{" else "facts.yaml")
    file.write_bytes(data)
    try:
        facts = loader.load(file)
    except BelarusError as error:
        if error.code is not ExitCode.INVALID_FACTS:
            raise
        return
    for record in facts.all_records():
        json.dumps(rows.of_record(record))
        details.details_of(record)


def main() -> None:
    """Fuzz until told to stop."""
    atheris.Setup(sys.argv, t.cast("t.Any", read))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
