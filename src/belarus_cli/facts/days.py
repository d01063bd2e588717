"""What was so on a day: of people, figures and what happens once. Of measures, see `state`.

A date can be imprecise: the day it means is taken as early as can be and as late as can be, and
where the two answers differ, or no date is known, the answer is open.
"""

from __future__ import annotations

import typing as t

from belarus_cli.facts import dates

Claims = t.Sequence[t.Mapping[str, t.Any]]
"""Claims as the file has them."""

NOT_YET, HELD, FREED = CUSTODY = ("not yet arrested", "held", "freed")
"""What a person can be on a day, in order."""
_SPAN = 0  # coarseness of dates, see dates.PartialDate
_BEGINNING, _END = "0001-01-01", "9999-12-31"


class Custody(t.NamedTuple):
    """Whether a person was held on a day."""

    possible: tuple[str, ...]
    """What the person can have been: one of CUSTODY, or several where dates leave it open."""
    confirmed: str | None = None
    """The last day up to the one asked about for which a person who was held is known to be so."""
    otherwise: tuple[str, ...] = ()
    """What the sides of a dispute that are held less likely have instead."""

    @property
    def status(self) -> str | None:
        """What the person was; None if that is open."""
        return self.possible[0] if len(self.possible) == 1 else None


def custody_of(
    arrests: t.Sequence[str], releases: t.Sequence[str], reports: t.Sequence[str], day: str
) -> Custody:
    """Return whether a person was held on a day (YYYY-MM-DD).

    Of the dates of arrest and of release the first is the one held more likely, and decides; the
    reports are days on which the person was still held. Who was still held when last reported is
    taken to be so since.
    """
    held = sorted(dates.parse(report) for report in reports)
    sides = [
        _possible(arrest, release, held, day)
        for arrest in _parsed(arrests)
        for release in _parsed(releases)
    ]
    confirmed = _confirmed(_parsed(arrests)[0], _parsed(releases)[0], held, day)
    other = {one for side in sides if {*side}.isdisjoint(sides[0]) for one in side}
    otherwise = tuple(status for status in CUSTODY if status in other)
    return Custody(sides[0], confirmed if sides[0] == (HELD,) else None, otherwise)


def _parsed(texts: t.Sequence[str]) -> list[dates.PartialDate | None]:
    return [dates.parse(text) for text in texts] or [None]


def _possible(
    arrest: dates.PartialDate | None,
    release: dates.PartialDate | None,
    held: t.Sequence[dates.PartialDate],
    day: str,
) -> tuple[str, ...]:
    known = [one.last for one in held]
    if release is not None:
        known.append(release.last)
    arrested = arrest or dates.PartialDate(_BEGINNING, _SPAN, min(known, default=_END), "")
    if release is not None:
        freed = release.first, release.last
    elif held:
        freed = _END, _END
    else:
        freed = arrested.first, _END
    can_be = {
        NOT_YET: day < arrested.last,
        HELD: arrested.first <= day < freed[1],
        FREED: freed[0] <= day,
    }
    return tuple(status for status in CUSTODY if can_be[status])


def _confirmed(
    arrest: dates.PartialDate | None,
    release: dates.PartialDate | None,
    held: t.Sequence[dates.PartialDate],
    day: str,
) -> str | None:
    """Return the last day up to another for which a person is known to have been held."""
    if release is not None or any(one.last >= day for one in held):
        return day
    past = [one for one in (arrest, *held) if one is not None]
    return max(past, key=lambda one: one.last).text if past else None


def newest(claims: Claims, day: str) -> t.Mapping[str, t.Any] | None:
    """Return the newest claim that surely is of a day or of one before it; None if there is none.

    Of several of the same day the first, which is the one held more likely.
    """
    dated = [(dates.parse(claim["as_of"]).last, claim) for claim in claims if "as_of" in claim]
    past = [(last, claim) for last, claim in dated if last <= day]
    return max(past, key=lambda one: one[0])[1] if past else None


def may_be_known(claims: Claims, day: str) -> bool:
    """Return whether a claim can be of a day or of one before it."""
    return any("as_of" not in c or dates.parse(c["as_of"]).first <= day for c in claims)


def happened(date: str | None, day: str) -> bool | None:
    """Return whether what is dated so had happened, or begun, by a day; None if that is open."""
    if date is None:
        return None
    when = dates.parse(date)
    if when.first > day:
        return False
    # A span is from its first day to its last, not a day somewhere between.
    return True if when.last <= day or when.coarseness == _SPAN else None
