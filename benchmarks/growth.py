"""How time grows with what a user asks for: words, names on standard input, one long line.

Every task is run at a size and at four times that. Work that is linear takes up to four times as
long; the start-up that both share makes it less.
"""

from __future__ import annotations

import subprocess
import sys
import time
import typing as t

TIMES = 4


class Task(t.NamedTuple):
    """A command whose input can be as large as one likes."""

    what: str
    size: int
    arguments: t.Callable[[int], list[str]]
    stdin: t.Callable[[int], str] = lambda _: ""


def _numbers(size: int) -> list[str]:
    return [str(number) for number in range(1, size + 1)]


def _unknown(size: int) -> str:
    return "".join(f"nobody {number}\n" for number in range(size))


def _known(size: int) -> str:
    return "ales-bialiatski\nmaria-kolesnikova\n" * (size // 2)


TASKS = (
    Task("search WORDS, none known", 5_000, lambda size: ["search", *_numbers(size)]),
    Task("search one WORD, again and again", 5_000, lambda size: ["search", *["potash"] * size]),
    Task("sources WORDS", 5_000, lambda size: ["sources", *_numbers(size)]),
    Task("sanctions WORDS", 5_000, lambda size: ["sanctions", *_numbers(size)]),
    Task("show -, names unknown", 25_000, lambda _: ["show", "-", "--count"], _unknown),
    Task("show -, ids known", 25_000, lambda _: ["show", "-", "--count"], _known),
    Task("prisoners -, ids known", 5_000, lambda _: ["prisoners", "-", "--count"], _known),
    Task("prisoners -, names unknown", 5_000, lambda _: ["prisoners", "-", "--count"], _unknown),
    Task("sources -, ids unknown", 5_000, lambda _: ["sources", "-", "--count"], _unknown),
    Task("disputes -, names unknown", 5_000, lambda _: ["disputes", "-", "--count"], _unknown),
    Task("show -, one line of MB", 5, lambda _: ["show", "-"], lambda size: "x" * size * 10**6),
)


def seconds(task: Task, size: int) -> float:
    """Return how long a task of some size takes; raises RuntimeError if it ends in a bug."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "belarus_cli", *task.arguments(size)],
        input=task.stdin(size),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode > 2:  # noqa: PLR2004 - up to there it says what it makes of the input
        raise RuntimeError(f"{task.what} ended with {done.returncode}: {done.stderr}")
    return time.perf_counter() - start


def main() -> None:
    """Measure and print a table in Markdown."""
    out = sys.stdout
    out.write(f"| Task | Size | Seconds | {TIMES} times that | Ratio |\n")
    out.write("| --- | --: | --: | --: | --: |\n")
    for task in TASKS:
        once, more = seconds(task, task.size), seconds(task, TIMES * task.size)
        out.write(
            f"| {task.what} | {task.size:,} | {once:.2f} | {more:.2f} | {more / once:.1f} |\n"
        )
        out.flush()


if __name__ == "__main__":
    main()
