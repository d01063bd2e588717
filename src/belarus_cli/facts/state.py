"""The state of a measure on a day, worked out here and nowhere else.

A measure goes one way: not yet, in force, eased, and then it ends: expired, superseded, archived,
revoked or lifted. Three kinds of statement bear on it, and they weigh differently:

- Acts and lists decide. Its own dates are acts (`effective`, else `imposed`, begins it; `lifted`,
  `revoked`, `archived`, its own expiry or the measure that replaces it end it), and so are status
  claims of basis `act` or `list`. What ended stays so, unless a later act or list has it in force.
- A license that names it in `eases` eases it while that license is itself in force; a list that
  still shows the name ends no easing. Where no license is known, its date `eased` says so.
- A report confirms what it agrees with, else it is a later word. It decides only where there is
  neither act nor list. An official's word never decides. A claim without basis is a report.

A date can be imprecise: the day it means is taken as early as can be and as late as can be, and
where the two answers differ, or nothing tells, the state is open.
"""

from __future__ import annotations

import typing as t

from belarus_cli.facts import dates, kinds

Document = t.Mapping[str, t.Any]


class Measure(t.NamedTuple):
    """What the state of a measure follows from: it, and the measures that bear on it."""

    data: Document
    licenses: tuple[Measure, ...] = ()
    """Those that ease it."""
    successors: tuple[Document, ...] = ()
    """Those that replace it."""


class State(t.NamedTuple):
    """The state of a measure on a day."""

    status: str | None = None
    """One of `kinds.STATUSES`; None if it was not in effect yet, has no state or is open."""
    since: str | None = None
    """The date from which it holds, if that is known."""
    as_of: str | None = None
    """The day of the newest act or list that says so, or report where there is neither."""
    basis: str | None = None
    """What that is: one of `kinds.BASES`."""
    confirmed: str | None = None
    """The last day for which it is known: of the newest statement that agrees, or the day itself
    where a later act, list or report shows that it held until then."""
    later: tuple[tuple[str, str], ...] = ()
    """What is said of it since and decides nothing: statuses, each with its day."""
    open: bool = False
    """Whether an imprecise or missing date leaves the answer open."""
    claims: tuple[Document, ...] = ()
    """The claims that it rests on, the one that decides first."""


class _Statement(t.NamedTuple):
    """Something that says that a measure was in a state on a day."""

    status: str
    day: dates.PartialDate
    basis: str
    claim: Document


class _Turn(t.NamedTuple):
    """A change of state, on a day between the first and the last."""

    status: str
    first: str
    last: str
    since: str | None = None
    asserted: bool = True
    """Whether a claim on the status says so, not a date of the measure's own."""


IN_FORCE, EASED = "in force", "eased"
_STANDING = (IN_FORCE, EASED)
_STAGES = (IN_FORCE, EASED, "expired", "superseded", "archived", "revoked", "lifted")
_DATED = {"lifted": "lifted", "revoked": "revoked", "archived": "archived", "expires": "expired"}
_LICENSES = ("general license", "permit")
_BEGINNING = "0001-01-01"
_LATER = "+"
"""Behind a day, it sorts between that day and the next: a license is in force on the last day."""


def state_of(measure: Measure, day: str) -> State:
    """Return the state of a measure on a day (YYYY-MM-DD), as known from all that is stated."""
    if has_no_state(measure.data):
        return State()
    base = _base(measure, day)
    if base.open or base.status not in _STANDING:
        return base._replace(later=_later(measure, base, day))
    state = _eased(measure, base, day)
    return state if state.open else state._replace(later=_later(measure, state, day))


def has_no_state(data: Document) -> bool:
    """Return whether a measure is an act that happens on a day and then is over."""
    return data["type"] in kinds.STATELESS


def is_license(data: Document) -> bool:
    """Return whether a measure authorises what others forbid, so that it eases those it names."""
    return data["type"] in _LICENSES


def issued(data: Document, day: str) -> bool | None:
    """Return whether a measure was there on a day, in effect or not; None if that is open."""
    known = _date(data, "imposed") or _date(data, "effective")
    if known is None:
        first = _first_sign(Measure(data))
        return True if first is not None and first <= day else None
    return True if known.last <= day else False if known.first > day else None


def changes(measure: Measure, day: str) -> list[str]:
    """Return the dates up to a day at which a measure was imposed or its state changed."""
    begun = (_began(one) for one in (*(one.data for one in measure.licenses), *measure.successors))
    own = (_date(measure.data, field) for field in ("imposed", "effective", "eased", *_DATED))
    since = state_of(measure, day).since
    reached = dates.parse(since) if since is not None else None
    known = {date for date in (*own, *begun, reached) if date is not None and date.first <= day}
    return [date.text for date in sorted(known)]


def _date(data: Document, field: str) -> dates.PartialDate | None:
    # Of several dates the first is the one held more likely.
    return dates.parse(data[field][0]["value"]) if field in data else None


def _began(data: Document) -> dates.PartialDate | None:
    return _date(data, "effective") or _date(data, "imposed")


def _statements(data: Document, *bases: str) -> list[_Statement]:
    """Return what the status claims of these bases say."""
    return [
        _Statement(claim["value"], dates.parse(claim["as_of"]), basis, claim)
        for claim in data.get("status", ())
        if (basis := claim.get("basis", "report")) in bases and "as_of" in claim
    ]


def _decisive(data: Document) -> list[_Statement]:
    """Return what acts and lists say: the measure's own dates, and claims on its status."""
    own = [
        _Statement(status, dates.parse(data[field][0]["value"]), "act", data[field][0])
        for field, status in (
            ("effective" if "effective" in data else "imposed", IN_FORCE),
            ("eased", EASED),
            *_DATED.items(),
        )
        if field in data
    ]
    return [*own, *_statements(data, "act", "list")]


def _first_sign(measure: Measure) -> str | None:
    """Return the day by which a measure was there, from the first thing stated of it."""
    said = [*_decisive(measure.data), *_statements(measure.data, "report")]
    days = [one.day.last for one in said]
    days.extend(began.last for one in measure.successors if (began := _began(one)) is not None)
    return min(days, default=None)


def _turns(measure: Measure) -> list[_Turn]:
    """Return every change of state that acts and lists tell of."""
    data = measure.data
    turns = []
    began = _began(data)
    if began is not None:
        turns.append(_Turn(IN_FORCE, began.first, began.last, began.text, asserted=False))
    elif (first := _first_sign(measure)) is not None:
        turns.append(_Turn(IN_FORCE, _BEGINNING, first, asserted=False))
    for field, status in _DATED.items():
        date = _date(data, field)
        if date is not None:
            mark = _LATER if field == "expires" else ""
            turns.append(
                _Turn(status, date.first + mark, date.last + mark, date.text, asserted=False)
            )
    turns.extend(
        _Turn("superseded", date.first, date.last, date.text, asserted=False)
        for one in measure.successors
        if (date := _began(one)) is not None
    )
    dated = tuple(turns)
    standing = [one for one in _decisive(data) if one.status in _STANDING]
    for one in _statements(data, "act", "list"):
        first, last = one.day.first, one.day.last
        if one.status in _STANDING:
            turns.append(_Turn(IN_FORCE, first, last, one.day.text))
            continue
        # When it was last seen in force before; one of its own dates since then says when it ended.
        seen = max((o.day.last for o in standing if o.day.last < first), default=_BEGINNING)
        if any(
            own.status == one.status and own.first <= last and own.last >= seen for own in dated
        ):
            continue
        if one.basis == "act":
            turns.append(_Turn(one.status, first, last, one.day.text))
        else:  # a list shows that it had ended by then
            turns.append(_Turn(one.status, seen + _LATER, last))
    return sorted(turns, key=lambda turn: (turn.first, turn.last, _STAGES.index(turn.status)))


def _reached(turns: t.Sequence[_Turn], day: str, *, late: bool) -> _Turn | None:
    """Return the change that the state on a day follows from, dates taken early or late."""
    happened = [turn for turn in turns if (turn.last if late else turn.first) <= day]
    again = [turn for turn in happened if turn.status == IN_FORCE and turn.asserted]
    ends = [turn for turn in happened if turn.status != IN_FORCE]
    undone = [end for end in ends if any(turn.first > end.last for turn in again)]
    lasting = [end for end in ends if end not in undone]
    if lasting:
        return max(lasting, key=lambda turn: _STAGES.index(turn.status))
    if undone:
        return next(turn for turn in again if all(turn.first > end.last for end in undone))
    # Where nothing had ended, a claim that has it in force says nothing of when that began.
    return next((turn for turn in happened if turn.status == IN_FORCE and not turn.asserted), None)


def _base(measure: Measure, day: str) -> State:
    """Return the state of a measure less what licenses do to it."""
    turns = _turns(measure)
    if not turns:
        # Reports without a day tell of no day in particular.
        return _undated(measure.data)
    early, late = (_reached(turns, day, late=late) for late in (False, True))
    if (early and early.status) != (late and late.status):
        return State(open=True)
    if late is None:
        return State()
    ended = late.status != IN_FORCE
    agreeing = (late.status,) if ended else _STANDING
    start = _first(late.since)
    said = [
        one
        for one in _decisive(measure.data)
        if one.status in agreeing and one.day.first <= day and one.day.last >= start
    ]
    if not said and not ended:
        return _reported(measure.data, day)
    # What a measure that replaces it ends has no statement of its own that says so.
    as_of, basis = late.since, "act"
    if said:
        newest = max(said, key=_age)
        as_of, basis = newest.day.text, newest.basis
    state = State(late.status, late.since, as_of, basis, claims=_newest_first(said))
    return state._replace(confirmed=_confirmed(measure.data, state, day, agreeing[:1]))


def _age(said: _Statement) -> tuple[str, int, str, int]:
    """Return what statements are compared by: day, then strength of basis, then stage."""
    strength = -kinds.BASES.index(said.basis)
    return said.day.last, strength, said.day.first, _STAGES.index(said.status)


def _newest_first(statements: t.Iterable[_Statement]) -> tuple[Document, ...]:
    return tuple(one.claim for one in sorted(statements, key=_age, reverse=True))


def _undated(data: Document) -> State:
    """Return what the only report says that has no day; open if there is none, or several."""
    said = [c for c in data.get("status", ()) if c.get("basis", "report") == "report"]
    if len({claim["value"] for claim in said}) != 1:
        return State(open=True)
    return State(said[0]["value"], basis="report", claims=tuple(said))


def _reported(data: Document, day: str) -> State:
    """Return the state of a measure of which neither an act nor a list is known."""
    said = [one for one in _statements(data, "report") if one.day.first <= day]
    if not said:
        return State(open=True)
    newest = max(said, key=_age)
    day_ = newest.day.text
    claims = _newest_first(one for one in said if one.status == newest.status)
    return State(newest.status, None, day_, "report", day_, claims=claims)


def _confirmed(data: Document, state: State, day: str, agreeing: t.Collection[str]) -> str | None:
    """Return the last day, up to a day, for which a state is known.

    Of reports those count that have it in a state that agrees.
    """
    agree = [one for one in _decisive(data) if _fits(one, state)]
    agree += [one for one in _statements(data, "report") if one.status in agreeing]
    # What shows it later, or ends it, shows that it stood until then. That it is to expire does
    # not: it may end sooner.
    follow = list(agree)
    if state.status in _STANDING:
        follow += [one for one in _decisive(data) if one.status not in _STANDING]
    if any(one.day.first > day for one in follow if one.status != "expired"):
        return day
    start = _first(state.since)
    past = [one for one in agree if one.day.first <= day and one.day.last >= start]
    return max(past, key=_age).day.text if past else state.as_of


def _fits(said: _Statement, state: State) -> bool:
    """Return whether an act or a list agrees: one that eases a measure has it in force."""
    return said.status == state.status or (said.status in _STANDING and state.status in _STANDING)


def _eased(measure: Measure, base: State, day: str) -> State:
    """Return the state of a measure that is in force: whether something eases it."""
    if not measure.licenses:
        return _eased_by_itself(measure, base, day)
    licenses = [_base(license_, day) for license_ in measure.licenses]
    standing = [one for one in licenses if one.status in _STANDING]
    if not standing:
        return State(open=True) if any(one.open for one in licenses) else base
    license_ = max(standing, key=lambda one: (_last(one.confirmed), _last(one.as_of)))
    begun = [dates.parse(one.since) for one in standing if one.since is not None]
    since = min(begun).text if len(begun) == len(standing) else None
    # What says that the license stood says that there was something to ease.
    known = min((max((base.confirmed, license_.as_of), key=_last), license_.confirmed), key=_last)
    start = _first(since)
    said = [
        one
        for one in _statements(measure.data, "act", "list", "report")
        if one.status == EASED and one.day.first <= day and one.day.last >= start
    ]
    confirmed = max((known, *(one.day.text for one in said)), key=_last)
    claims = (*license_.claims[:1], *_newest_first(said), *base.claims)
    return State(EASED, since, license_.as_of, license_.basis, confirmed, claims=claims)


def _eased_by_itself(measure: Measure, base: State, day: str) -> State:
    """Return the state of a measure that no license is known to ease; acts may say that it is."""
    restored = [
        one.day
        for one in _statements(measure.data, "act")
        if one.status == IN_FORCE and one.day.last <= day
    ]
    easings = [
        one
        for one in _decisive(measure.data)
        if one.status == EASED and not any(again.first > one.day.last for again in restored)
    ]
    surely = [one for one in easings if one.day.last <= day]
    if not surely:
        return State(open=True) if any(one.day.first <= day for one in easings) else base
    newest = max(surely, key=_age)
    since = min(one.day for one in surely).text
    claims = (*_newest_first(surely), *base.claims)
    state = State(EASED, since, newest.day.text, newest.basis, claims=claims)
    return state._replace(confirmed=_confirmed(measure.data, state, day, _STANDING))


def _later(measure: Measure, state: State, day: str) -> tuple[tuple[str, str], ...]:
    """Return what reports and officials said of a measure after the last that agrees with it."""
    if state.status is None:
        return ()
    agreeing = _STANDING if state.status == EASED else (state.status,)
    reports = _statements(measure.data, "report")
    agree = [one for one in _decisive(measure.data) if _fits(one, state)]
    agree += [one for one in reports if one.status in agreeing]
    known = max((_last(state.as_of), *(one.day.last for one in agree if one.day.first <= day)))
    later = [
        one
        for one in (*reports, *_statements(measure.data, "word"))
        if one.status not in agreeing and known < one.day.first <= day
    ]
    return tuple(dict.fromkeys((one.status, one.day.text) for one in sorted(later, key=_age)))


def _first(day: str | None) -> str:
    return dates.parse(day).first if day is not None else _BEGINNING


def _last(day: str | None) -> str:
    return dates.parse(day).last if day is not None else ""


def is_stale(status: str | None, confirmed: str | None, day: str) -> bool:
    """Return whether a state that can end was last known more than a year before a day."""
    return status in _STANDING and _last(confirmed) < a_year_before(day)


def a_year_before(day: str) -> str:
    """Return the same day of the year before, as text to compare days with."""
    return f"{int(day[:4]) - 1:04}{day[4:]}"
