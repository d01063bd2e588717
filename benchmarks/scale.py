"""How time and memory grow with the facts file: 500, 5,000 and 50,000 prisoners."""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import typing as t
from pathlib import Path

SIZES = (500, 5_000, 50_000)
START = 50
"""A size at which nearly all time is that of starting."""
BARE = "bare parser"

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
    """Return the CPU seconds (median of the runs) and the peak of memory in MB of a command."""
    seconds = []
    peak = 0.0
    for _ in range(runs):
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as p:
            _, status, usage = os.wait4(p.pid, 0)
            p.returncode = os.waitstatus_to_exitcode(status)
        if p.returncode != 0:
            raise RuntimeError(f"{command} ended with {p.returncode}")
        seconds.append(usage.ru_utime + usage.ru_stime)
        peak = max(peak, usage.ru_maxrss / 1024)
    return statistics.median(seconds), peak


def exponent(seconds: t.Mapping[int, float]) -> float:
    """Return the power of the size that time grows with, by the least squares of logarithms."""
    fit = statistics.linear_regression(
        [math.log(size) for size in seconds], [math.log(time) for time in seconds.values()]
    )
    return fit.slope


def tasks(file: Path, size: int) -> dict[str, list[str]]:
    """Return what is measured on a facts file of some size."""
    belarus = [sys.executable, "-m", "belarus_cli", "--facts", str(file)]
    bare = BARE_YAML if file.suffix == ".yaml" else BARE_JSON
    return {
        BARE: [sys.executable, "-c", bare, str(file)],
        "show one": [*belarus, "show", f"record-{size // 2:05}", "--json"],
        "find a name": [*belarus, "show", "Запіс 00007", "--json"],
        "list as JSON": [*belarus, "prisoners", "--json"],
        "search": [*belarus, "search", "charge 49"],
        "check": [*belarus[:3], "check", str(file)],
    }


def main() -> None:
    """Measure and print two tables in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=max(SIZES), help="the largest size")
    sizes = [size for size in SIZES if size <= parser.parse_args().most]
    out = sys.stdout
    out.write("| Prisoners | File | Task | CPU seconds | Bare parser is 1 | Peak MB |\n")
    out.write("| --: | --- | --- | --: | --: | --: |\n")
    taken: dict[tuple[str, str], dict[int, float]] = {}
    with tempfile.TemporaryDirectory() as place:
        yaml_file, json_file = Path(place) / "facts.yaml", Path(place) / "facts.json"
        for size in (START, *sizes):
            document = facts(size)
            yaml_file.write_text("\n".join(yaml_lines(document)) + "\n", encoding="utf-8")
            json_file.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
            for file in (yaml_file, json_file):
                kind = file.suffix[1:].upper()
                for task, command in tasks(file, size).items():
                    seconds, peak = measure(command, 5 if size < max(SIZES) else 1)
                    times = taken.setdefault((kind, task), {})
                    times[size] = seconds
                    if size == START:
                        continue
                    label = f"{kind}, {file.stat().st_size / 1e6:.1f} MB"
                    ratio = seconds / taken[kind, BARE][size]
                    told = f"{seconds:.2f} | {ratio:.1f} | {peak:.0f}"
                    out.write(f"| {size:,} | {label} | {task} | {told} |\n")
                    out.flush()
    out.write("\n| File | Task | Time grows with the size to the power of |\n| --- | --- | --: |\n")
    for (kind, task), times in taken.items():
        # What every start takes grows with nothing, and what is little beside it is noise.
        least = times[START] / 5
        above = {size: times[size] - times[START] for size in sizes}
        grown = {size: seconds for size, seconds in above.items() if seconds > least}
        told = f"{exponent(grown):.2f}" if len(grown) > 1 else "?"
        out.write(f"| {kind} | {task} | {told} |\n")


if __name__ == "__main__":
    main()
