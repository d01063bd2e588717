"""The measures that people ask for: by words, authority, target, state and dates of change."""

from __future__ import annotations

import re
import typing as t

from belarus_cli.facts import dates, kinds, state, synonyms
from belarus_cli.facts.dates import ANY_DAY, DateRange
from belarus_cli.facts.model import Facts, Record, once
from belarus_cli.facts.names import fold, mentions
from belarus_cli.queries.filters import date_key, on_the_day, text_value
from belarus_cli.queries.members import Member, member, mentioning, named, of_itself

NO_STATUS = "not stated"
"""What stands in a filter for the measures that have no state, or an open one."""


class Chosen(t.NamedTuple):
    """The measures that filters leave, and those of which they cannot tell."""

    records: list[Record]
    open: list[Record]
    """Measures that an imprecise or missing date leaves open on the day asked about."""
    reported: list[Record]
    """Measures that later words put into a state asked for, and no act or list."""
    removals: list[Record]
    """Where lifted measures are asked for, the acts that took names off a list, the latest first.
    """
    bodies: list[Record]
    """The people and organisations whose whole name the words are."""
    members: t.Mapping[Record, list[Member]]
    """Of rounds of designations, where the people and organisations stand that the words mention.
    """

    def is_of_itself(self, measure: Record) -> bool:
        """Return whether a measure designates one whose name the words are, and nobody else."""
        return any(of_itself(body, measure) for body in self.bodies)


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

    Measures on nobody but whom the words name come first, then rounds of designations that put on a
    list whom they mention; the state of such a round is that of these names of it. By state, the
    latest come first.
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

    sought = [*words, *targets]
    bodies, mentioned = named(facts, sought), mentioning(facts, sought)
    fitting = [record for record in facts.records(kinds.SANCTION) if fits(record)]
    members = {
        record: standing
        for record in fitting
        if (standing := [one for body in mentioned if (one := member(body, record)) is not None])
    }

    def status_of(record: Record) -> str:
        if record in members and all(one.is_off for one in members[record]):
            return "lifted"
        return record.state.status or NO_STATUS

    chosen = Chosen(fitting, [], [], [], bodies, members)
    if statuses:
        fitting.sort(key=lambda one: (one in members, *_latest_first(one)))
    else:
        fitting.sort(
            key=lambda one: (not chosen.is_of_itself(one), one not in members, *_order(one))
        )
    found, left_open = on_the_day(facts, fitting, lambda record: record.there)
    records = [r for r in found if not statuses or status_of(r) in statuses]
    reported = [
        r
        for r in found
        if r not in records and any(status in statuses for status, _ in r.state.later)
    ]
    removals = [r for r in found if r.value("type") == "removal" and "lifted" in statuses]
    removals.sort(key=lambda r: date_key(text_value(r, "imposed")), reverse=True)
    return chosen._replace(records=records, open=left_open, reported=reported, removals=removals)


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


def is_old(record: Record) -> bool:
    """Return whether the state of a measure was last known more than a year before the day."""
    return state.is_stale(record.state.status, record.state.confirmed, record.facts.day)


def _latest_first(record: Record) -> tuple[t.Any, ...]:
    """Return what orders measures by the day of their state, those last known long ago last."""
    since = record.state.since
    day = dates.days_between(dates.parse(since).last, record.facts.day) if since else None
    return is_old(record), day is None, day or 0, *_order(record)


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
