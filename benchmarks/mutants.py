"""How many careless edits of the facts are noticed: mutates claims, runs the checks and tests.

Prints the share of mutants noticed by kind, and the survivors, which are edits that look like
legitimate ones: no program knows that a page says otherwise.
"""

from __future__ import annotations

import argparse
import copy
import functools
import inspect
import random
import sys
import typing as t
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "scripts")]

import test_facts  # noqa: E402
from belarus_cli.facts import kinds  # noqa: E402
from belarus_cli.facts.model import Facts  # noqa: E402
from belarus_cli.facts.value_types import Date  # noqa: E402
from belarus_cli.reading import rules, structure, yaml_events  # noqa: E402

# Slow, and about names, which these mutants leave alone.
LEFT_OUT = {"test_no_spelling_of_a_person_finds_another_one"}


def claims(raw: dict[str, t.Any]) -> list[tuple[kinds.Kind, str, kinds.Field, t.Any]]:
    """Return every claim of the file as it is written."""
    found: list[tuple[kinds.Kind, str, kinds.Field, t.Any]] = []
    for kind in kinds.KINDS:
        for id_, record in raw.get(kind.section, {}).items():
            for name, held in record.items():
                field = kind.field(name)
                if field.cited:
                    listed = held if isinstance(held, list) else [held]
                    found.extend((kind, id_, field, claim) for claim in listed)
    return found


def mutate(raw: dict[str, t.Any], chance: random.Random) -> tuple[str, str]:  # noqa: C901
    """Change one claim in place; give the kind of change and what it was."""
    kind, id_, field, claim = chance.choice(claims(raw))
    value = claim["value"]
    ways = ["source unknown", "source dropped", "source swapped", "value changed"]
    if isinstance(field.type, Date):
        ways += ["date moved", "date misspelt"]
    if field.targets:
        ways += ["reference dangling", "reference swapped"]
    way = chance.choice(ways)
    what = f"{kind.name} {id_}, {field.name}: {value}"
    match way:
        case "source unknown":
            claim["sources"] = [*claim["sources"][:-1], "nobody-2025"]
        case "source dropped":
            claim["sources"] = claim["sources"][1:]
        case "source swapped":
            others = [s for s in raw["sources"] if s not in claim["sources"]]
            claim["sources"] = [chance.choice(others), *claim["sources"][1:]]
        case "value changed":
            place = chance.randrange(len(value))
            claim["value"] = value[:place] + chance.choice("xyz.9 ") + value[place + 1 :]
        case "date moved":
            claim["value"] = f"{chance.randint(1990, 2035)}{value[4:]}"
        case "date misspelt":
            claim["value"] = value.replace("-", "/") if "-" in value else f"{value}-00"
        case "reference dangling":
            claim["value"] = f"{value}-x"
        case "reference swapped":
            target = kinds.BY_NAME[field.targets[0]].section
            claim["value"] = chance.choice([one for one in raw[target] if one != value])
    return way, f"{what} -> {claim['value']} {claim['sources']}"


def tests() -> list[t.Callable[[Facts], None]]:
    """Return the tests of the shipped facts that take nothing but the facts."""
    found: list[t.Callable[[Facts], None]] = []
    for name, function in vars(test_facts).items():
        if name.startswith("test_") and name not in LEFT_OUT:
            parameters = list(inspect.signature(function).parameters)
            if parameters == ["shipped"]:
                found.append(function)
            elif parameters == ["shipped", "id_", "field", "value"]:
                (mark,) = function.pytestmark
                found.extend(functools.partial(_with, function, case) for case in mark.args[1])
    return found


def _with(function: t.Callable[..., None], case: tuple[t.Any, ...], facts: Facts) -> None:
    function(facts, *case)


def noticed(raw: dict[str, t.Any], suite: list[t.Callable[[Facts], None]]) -> str | None:
    """Tell what notices a change: the checks, a test, or nothing."""
    shape = structure.check(raw)
    if shape.problems or rules.check(shape, warnings=True):
        return "check"
    facts = Facts(shape.facts)
    for test in suite:
        try:
            test(facts)
        except AssertionError:
            return "test"
    return None


def main() -> None:
    """Mutate, count, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutants", type=int, default=500)
    parser.add_argument("--seed", type=int, default=20261121)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)  # noqa: S311 - a sample, not a secret
    raw = yaml_events.parse((ROOT / "data" / "facts.yaml").read_text("utf-8"))
    suite = tests()
    tried: Counter[str] = Counter()
    killed: Counter[str] = Counter()
    survivors = []
    for _ in range(arguments.mutants):
        mutant = copy.deepcopy(raw)
        way, what = mutate(mutant, chance)
        by = noticed(mutant, suite)
        tried[way] += 1
        if by is None:
            survivors.append(f"{way}: {what}")
        else:
            killed[way] += 1
    for way in sorted(tried):
        sys.stdout.write(f"{way:<20}{killed[way]:>4} of {tried[way]:>4} noticed\n")
    sys.stdout.write(f"{'all':<20}{killed.total():>4} of {tried.total():>4} noticed\n\n")
    sys.stdout.write("\n".join(survivors) + "\n")


if __name__ == "__main__":
    main()
