"""The state of a measure in words."""

from __future__ import annotations

from belarus_cli.facts import dates, kinds
from belarus_cli.facts.state import is_stale
from belarus_cli.queries.measures import group
from belarus_cli.views.rows import Row
from belarus_cli.views.table import DISPUTED, EMPTY

# The field whose date a state begins with, or that of an expiry ahead.
_DATED = {
    "eased": "eased",
    "lifted": "lifted",
    "revoked": "revoked",
    "archived": "archived",
    "expired": "expires",
}


_DONE = {"court ruling": "delivered", "removal": "removed"}


def now(row: Row, *, headed: bool = False) -> str:
    """Return the state of a measure with its date; without what a heading says already.

    Of a round of designations it follows that of the names asked for.
    """
    if row.get("members"):
        return f"{'; '.join(row['members'])}; the round: {_told(row, headed=False)}"
    return _told(row, headed=headed)


def _told(row: Row, *, headed: bool) -> str:
    later = ", ".join(row["later_status"])
    return (
        f"{_state(row, headed=headed)}; later word: {later}"
        if later
        else _state(row, headed=headed)
    )


def _state(row: Row, *, headed: bool) -> str:
    status, day = row["status"], row["on_day"]
    if status is None:
        return _none(row)
    mark = DISPUTED if {"status", _DATED.get(status)} & {*row["disputed"]} else ""
    stale = ", last known" if is_stale(status, row["status_confirmed"], day) else ""
    if status == "in force":
        ahead = row["expires"] is not None and dates.parse(row["expires"]).last >= day
        doubt = DISPUTED if "expires" in row["disputed"] else ""
        parts = f"to {row['expires']}{doubt}{stale}" if ahead else stale.removeprefix(", ")
        if headed and parts:
            return parts
        return f"in force{mark}{'' if ahead or not stale else ','} {parts}".rstrip()
    word = "delisted" if status == "lifted" and row["type"] == "designation" else status
    if row["status_since"] is not None:
        return f"{word} {row['status_since']}{mark}{stale}"
    by = f" by {row['status_as_of']}" if row["status_as_of"] else ""
    return f"{word}{by}{mark}{stale}"


def _none(row: Row) -> str:
    """Return why a measure has no state."""
    if row["type"] in kinds.STATELESS:
        return f"{_DONE[row['type']]} {since(row)}" if row["imposed"] is not None else EMPTY
    effective = row["effective"]
    if effective is not None and dates.parse(effective).first > row["on_day"]:
        return f"from {effective}"
    imposed = row["imposed"]
    if imposed is not None and dates.parse(imposed).first > row["on_day"]:
        return "not yet"
    return "not known"


def since(row: Row) -> str:
    """Return the date at which a measure was imposed, or applied where only that is known."""
    name = "imposed" if row["imposed"] is not None else "effective"
    date = row[name]
    return EMPTY if date is None else f"{date}{DISPUTED if name in row['disputed'] else ''}"


def headline(row: Row) -> str:
    """Return the answer to what the state of a measure is, in one line."""
    if row["type"] in kinds.STATELESS:
        return ""
    told = now(row)
    if row["status"] is None or row["status_confirmed"] is None:
        return told
    if is_stale(row["status"], row["status_confirmed"], row["on_day"]):
        return told.replace("last known", f"last known {row['status_confirmed']}")
    state, semicolon, later = told.partition("; ")
    return f"{state}, confirmed {row['status_confirmed']}{semicolon}{later}"


OF_ITSELF, IN_A_ROUND = "designations of its own", "in rounds of designations"
OLD = "last known more than a year ago"


def heading(row: Row) -> str:
    """Return the heading under which a list shows a measure."""
    return group(row["status"], row["type"])


def year(row: Row) -> str:
    """Return the heading under which a list by days of states shows a measure."""
    if is_stale(row["status"], row["status_confirmed"], row["on_day"]):
        return OLD
    since = row["status_since"]
    return f"since {dates.parse(since).first[:4]}" if since else "since when is not known"
