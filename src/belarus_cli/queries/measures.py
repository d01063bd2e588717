"""The measures that people ask for: by words, authority, target, state and dates of change."""

from __future__ import annotations

import re
import typing as t

from belarus_cli.facts import kinds, state, synonyms
from belarus_cli.facts.dates import ANY_DAY, DateRange
from belarus_cli.facts.model import Facts, Record, once
from belarus_cli.facts.names import fold, mentions
from belarus_cli.queries.filters import date_key, on_the_day, text_value

NO_STATUS = "not stated"
"""What stands in a filter for the measures that have no state, or an open one."""


class Chosen(t.NamedTuple):
    """The measures that filters leave, and those of which they cannot tell."""

    records: list[Record]
    open: list[Record]
    """Measures that an imprecise or missing date leaves open on the day asked about."""
    reported: list[Record]
    """Measures that later words put into a state asked for, and no act or list."""


def measures(
    facts: Facts,
    *,
    ids: t.Collection[str] = (),
    words: t.Collection[str] = (),
    authorities: t.Collection[str] = (),
    statuses: t.Collection[str] = (),
    targets: t.Collection[str] = (),
    within: DateRange = ANY_DAY,
) -> Chosen:
    """Return the measures by state, authority and date; the state is that on the facts' day.

    Words must all stand in a measure's names, authority, target or instrument, or in what an
    organisation that its target names is known as. Dates are those at which a measure was imposed
    or its state changed. Of facts on a day asked about there are only the measures that were
    imposed by then, and none whose state is open.
    """
    target_words = [fold(target) for target in targets]

    def fits(record: Record) -> bool:
        held = [str(value) for value in record.values(kinds.SANCTION.field("target"))]
        return (
            (not authorities or record.value("authority") in authorities)
            and (
                not target_words
                or any(mentions(value, target) for value in held for target in target_words)
            )
            and (not ids or record.id in ids)
            and all(_names(record, text) for text in words)
            and (within.is_open or any(map(within.may_hold, dates_of_change(record))))
        )

    fitting = sorted(filter(fits, facts.records(kinds.SANCTION)), key=_order)
    found, left_open = on_the_day(facts, fitting, lambda record: record.there)
    if not statuses:
        return Chosen(found, left_open, [])
    records = [r for r in found if (r.state.status or NO_STATUS) in statuses]
    reported = [
        r
        for r in found
        if r not in records and any(status in statuses for status, _ in r.state.later)
    ]
    return Chosen(records, left_open, reported)


def dates_of_change(measure: Record) -> list[str]:
    """Return the dates up to the facts' day at which a measure was imposed or changed state."""
    facts = measure.facts
    return state.changes(facts.measure(measure), facts.day)


GROUPS = ("eased", "in force", "off the list or ended", "state not known", "rulings and removals")
"""The groups in which a list shows measures, in order."""


def group(status: str | None, type_: str) -> str:
    """Return the group of a measure of a status and a type."""
    if type_ in kinds.STATELESS:
        return GROUPS[4]
    if status is None:
        return GROUPS[3]
    return status if status in GROUPS[:2] else GROUPS[2]


def _order(record: Record) -> tuple[t.Any, ...]:
    return (
        GROUPS.index(group(record.state.status, str(record.value("type")))),
        kinds.AUTHORITIES.index(str(record.value("authority"))),
        date_key(text_value(record, "imposed")),
        record.id,
    )


_SHORTENED = (
    (re.compile(r"\b(?:gl|g l) ?(\d+[a-z]?)\b"), "general license"),
    (re.compile(r"\b(?:eo|e o) ?(\d+)\b"), "executive order"),
)
_SHORT = {short.casefold(): name for name, short in kinds.SHORT_AUTHORITIES.items()}


def _words(text: str) -> list[str]:
    """Return the words of a query as the facts have them: GL13 is General License 13."""
    words = " ".join(synonyms.WORDS.get(word, word) for word in fold(text).split())
    for short, long in _SHORTENED:
        words = short.sub(rf"{long} \1", words)
    return words.split()


def _names(record: Record, text: str) -> bool:
    words = _words(text)
    if not words:
        return False
    authority = str(record.value("authority"))
    if any(_SHORT[word] != authority for word in words if word in _SHORT):
        return False
    stated = (
        str(value)
        for name in ("target", "instrument")
        for value in record.values(kinds.SANCTION.field(name))
    )
    known_as = _businesses(record.facts).get(record.id, ())
    texts = " ".join((record.name, *record.also, record.id, authority, *stated, *known_as))
    # Who imposed a measure is told by its name, or by a word for it.
    own = [word for word in words if synonyms.AUTHORITIES.get(word) != authority]
    return mentions(texts, " ".join(own))


@once
def _businesses(facts: Facts) -> dict[str, list[str]]:
    """Return what the organisations that are targets of a measure are known as, by its id."""
    known_as: dict[str, list[str]] = {}
    for organisation in facts.records(kinds.ORGANISATION):
        roles = organisation.values(kinds.ORGANISATION.field("role"))
        for id_ in facts.targeting(organisation):
            known_as.setdefault(id_, []).extend(map(str, roles))
    return known_as
