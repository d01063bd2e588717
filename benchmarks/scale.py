"""How time and memory grow with the facts file: 500, 5,000 and 50,000 prisoners."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import typing as t
from pathlib import Path

SIZES = (500, 5_000, 50_000)

# Each runs in its own process, so that its peak of memory is its own.
BARE_YAML = "import sys, yaml; yaml.load(open(sys.argv[1], 'rb'), Loader=yaml.CBaseLoader)"
BARE_JSON = "import sys, json; json.load(open(sys.argv[1], 'rb'))"


def facts(size: int) -> dict[str, t.Any]:
    """Return a facts file of that many prisoners, each with its own source, in rounds of 50."""
    sources = {
        f"source-{n:05}": {
            "title": f"Title of page {n}",
            "publisher": f"Publisher {n % 97}",
            "url": f"https://example.org/{n}",
            "published": f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}",
            "language": "en",
            "kind": "news",
        }
        for n in range(size)
    }

    def claim(value: str, n: int) -> dict[str, t.Any]:
        cited = list(dict.fromkeys([f"source-{n:05}", f"source-{(n * 7) % size:05}"]))
        return {"value": value, "sources": cited}

    return {
        "version": "1",
        "updated": "2026-04-30",
        "sources": sources,
        "prisoners": {
            f"record-{n:05}": {
                "name": f"Record {n:05}",
                "also": [f"Запіс {n:05}", f"Запись {n:05}"],
                "role": [claim(f"role {n % 101}", n), claim(f"another role {n % 13}", n)],
                "nationality": claim("Belarus", n),
                "detained": claim(f"2021-{n % 12 + 1:02}-{n % 28 + 1:02}", n),
                "sentence": claim(f"{n % 15 + 1} years", n),
                "charges": claim(f"charge (Article {n % 300})", n),
                "release": claim(f"round-{n // 50:05}", n),
                "destination": claim("Lithuania", n),
            }
            for n in range(size)
        },
        "releases": {
            f"round-{n:05}": {
                "name": f"Round {n:05}",
                "date": claim(f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}", n),
                "freed": claim("50", n),
            }
            for n in range(size // 50)
        },
    }


def yaml_lines(document: dict[str, t.Any]) -> t.Iterator[str]:
    """Return the document as YAML in the style of data/facts.yaml, a claim a line."""

    def flow(value: t.Any) -> str:
        return json.dumps(value, ensure_ascii=False)

    for key, value in document.items():
        if not isinstance(value, dict):
            yield f"{key}: {flow(value)}"
            continue
        yield f"{key}:"
        for id_, record in value.items():
            yield f"  {id_}:"
            yield from (f"    {name}: {flow(held)}" for name, held in record.items())


def measure(command: list[str], runs: int) -> tuple[float, float]:
    """Return the seconds (median of the runs) and the peak of memory in MB that a command takes."""
    seconds = []
    peak = 0.0
    for _ in range(runs):
        start = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as p:
            _, status, usage = os.wait4(p.pid, 0)
            p.returncode = os.waitstatus_to_exitcode(status)
        if p.returncode != 0:
            raise RuntimeError(f"{command} ended with {p.returncode}")
        seconds.append(time.perf_counter() - start)
        peak = max(peak, usage.ru_maxrss / 1024)
    return statistics.median(seconds), peak


def main() -> None:
    """Measure and print a table in Markdown."""
    out = sys.stdout
    belarus = [sys.executable, "-m", "belarus_cli"]
    out.write("| Prisoners | File | Task | Seconds | Peak MB |\n| --: | --- | --- | --: | --: |\n")
    with tempfile.TemporaryDirectory() as place:
        for size in SIZES:
            document = facts(size)
            yaml_file, json_file = Path(place) / "facts.yaml", Path(place) / "facts.json"
            yaml_file.write_text("\n".join(yaml_lines(document)) + "\n", encoding="utf-8")
            json_file.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
            name, spelling = f"record-{size // 2:05}", "Запіс 00007"
            for file, bare in ((yaml_file, BARE_YAML), (json_file, BARE_JSON)):
                tasks = {
                    "bare parser": [sys.executable, "-c", bare, str(file)],
                    "show one": [*belarus, "--facts", str(file), "show", name, "--json"],
                    "find a name": [*belarus, "--facts", str(file), "show", spelling, "--json"],
                    "list as JSON": [*belarus, "--facts", str(file), "prisoners", "--json"],
                    "search": [*belarus, "--facts", str(file), "search", "charge 299"],
                }
                megabytes = file.stat().st_size / 1e6
                for task, command in tasks.items():
                    seconds, peak = measure(command, 3 if size < max(SIZES) else 1)
                    label = f"{file.suffix[1:].upper()}, {megabytes:.1f} MB"
                    out.write(f"| {size:,} | {label} | {task} | {seconds:.2f} | {peak:.0f} |\n")
                    out.flush()


if __name__ == "__main__":
    main()
