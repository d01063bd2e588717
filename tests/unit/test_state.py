"""The state of a measure on a day, from hand-made measures: every state, and both sides of each
border."""

from __future__ import annotations

import random
import typing as t

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belarus_cli.facts import kinds
from belarus_cli.facts.state import Measure, State, changes, is_stale, issued, state_of


def dated(**fields: str) -> dict[str, t.Any]:
    """Return a measure of these dates; a `type` is no claim."""
    data: dict[str, t.Any] = {"type": fields.pop("type", "designation")}
    data.update({name: [{"value": day, "sources": ["x"]}] for name, day in fields.items()})
    return data


def said(data: dict[str, t.Any], *claims: tuple[str, str, str | None]) -> dict[str, t.Any]:
    """Return the measure with status claims: value, day, basis."""
    status = [
        {"value": value, "sources": ["x"], "as_of": day} | ({"basis": basis} if basis else {})
        for value, day, basis in claims
    ]
    return {**data, "status": status}


def on(day: str, data: dict[str, t.Any], **bearing: t.Any) -> State:
    return state_of(Measure(data, **bearing), day)


def summary(state: State) -> tuple[str | None, str | None, str | None, str | None, str | None]:
    return state.status, state.since, state.as_of, state.basis, state.confirmed


LISTED = dated(imposed="2021-08-09")
LICENSE = dated(type="general license", imposed="2025-12-15", archived="2026-03-26")


@pytest.mark.parametrize(
    ("data", "borders"),
    [
        (LISTED, [("2021-08-08", None), ("2021-08-09", "in force"), ("2026-01-01", "in force")]),
        # What is adopted applies from the day that it names.
        (
            dated(imposed="2022-03-02", effective="2022-03-20"),
            [("2022-03-01", None), ("2022-03-19", None), ("2022-03-20", "in force")],
        ),
        (
            dated(imposed="2021-08-09", lifted="2026-03-26"),
            [("2026-03-25", "in force"), ("2026-03-26", "lifted"), ("2027-01-01", "lifted")],
        ),
        (
            dated(imposed="2019-10-22", revoked="2021-04-19", expires="2021-04-26"),
            [("2021-04-18", "in force"), ("2021-04-19", "revoked"), ("2022-01-01", "revoked")],
        ),
        (LICENSE, [("2026-03-25", "in force"), ("2026-03-26", "archived")]),
        # On the last day it is still in force.
        (
            dated(imposed="2021-08-09", expires="2021-12-08"),
            [("2021-12-08", "in force"), ("2021-12-09", "expired")],
        ),
        (
            said(dated(imposed="2015-10-29"), ("superseded", "2016-04-28", "act")),
            [("2016-04-27", "in force"), ("2016-04-28", "superseded")],
        ),
        # Listed anew.
        (
            said(dated(imposed="2021", lifted="2024-03-20"), ("in force", "2026-02-26", "act")),
            [("2024-03-19", "in force"), ("2024-03-20", "lifted"), ("2026-02-26", "in force")],
        ),
        (
            dated(imposed="2022-02-24", eased="2026-03-26"),
            [("2026-03-25", "in force"), ("2026-03-26", "eased")],
        ),
    ],
)  # fmt: skip
def test_the_borders_between_states(
    data: dict[str, t.Any], borders: list[tuple[str, str | None]]
) -> None:
    for day, status in borders:
        state = on(day, data)
        assert (state.status, state.open) == (status, False), day


def test_what_was_listed_anew_can_leave_again() -> None:
    data = said(
        dated(imposed="2021-12-02", lifted="2024-03-20"),
        ("in force", "2026-02-26", "act"),
        ("lifted", "2026-08-02", "list"),
    )
    assert on("2026-02-26", data).since == "2026-02-26"
    assert on("2026-05-01", data).open
    assert summary(on("2026-08-02", data)) == (
        "lifted", None, "2026-08-02", "list", "2026-08-02"
    )  # fmt: skip


@pytest.mark.parametrize("type_", kinds.STATELESS)
def test_what_is_over_once_done_has_no_state(type_: str) -> None:
    data = said(dated(type=type_, imposed="2024-09-18"), ("in force", "2024-09-18", "act"))
    assert on("2025-01-01", data) == State()


def test_a_measure_is_eased_while_a_license_that_names_it_is_in_force() -> None:
    licenses = (Measure(LICENSE),)
    states = [
        on(day, LISTED, licenses=licenses).status
        for day in ("2025-12-14", "2025-12-15", "2026-03-25", "2026-03-26")
    ]
    assert states == ["in force", "eased", "eased", "in force"]
    assert on("2025-12-15", LISTED, licenses=licenses).since == "2025-12-15"


def test_a_license_eases_nothing_that_is_not_in_force() -> None:
    licenses = (Measure(LICENSE),)
    lifted = dated(imposed="2021-08-09", lifted="2025-12-20")
    assert on("2025-12-20", lifted, licenses=licenses).status == "lifted"
    later = dated(imposed="2026-01-10")
    assert on("2026-01-09", later, licenses=licenses).status is None
    assert on("2026-01-10", later, licenses=licenses).status == "eased"


def test_a_license_that_was_replaced_eases_no_longer() -> None:
    successor = dated(type="general license", imposed="2026-01-05")
    licenses = (Measure(LICENSE, successors=(successor,)),)
    assert on("2026-01-04", LISTED, licenses=licenses).status == "eased"
    assert on("2026-01-05", LISTED, licenses=licenses).status == "in force"
    both = (*licenses, Measure(successor))
    assert on("2026-01-05", LISTED, licenses=both).since == "2026-01-05"


def test_a_list_that_still_shows_a_name_confirms_the_listing_and_ends_no_easing() -> None:
    license_ = dated(type="general license", imposed="2025-11-04")
    listed = said(LISTED, ("in force", "2026-08-02", "list"))
    state = on("2026-11-25", listed, licenses=(Measure(license_),))
    # The license itself was last known when it was issued.
    assert summary(state) == ("eased", "2025-11-04", "2025-11-04", "act", "2025-11-04")
    known = said(license_, ("in force", "2026-05", "list"))
    state = on("2026-11-25", listed, licenses=(Measure(known),))
    assert summary(state) == ("eased", "2025-11-04", "2026-05", "list", "2026-05")
    # Also where no license is known, and an act says that it was eased.
    eased = said(dated(imposed="2021-08-09", eased="2025-12-15"), ("in force", "2026-08", "list"))
    assert on("2026-11-25", eased).status == "eased"
    undone = said(dated(imposed="2021-08-09", eased="2025-12-15"), ("in force", "2026-08", "act"))
    assert on("2026-11-25", undone).status == "in force"


def test_a_report_confirms_what_it_agrees_with_and_changes_nothing() -> None:
    agrees = said(LISTED, ("in force", "2025-09", "report"))
    assert summary(on("2026-01-01", agrees)) == (
        "in force", "2021-08-09", "2021-08-09", "act", "2025-09"
    )  # fmt: skip
    differs = said(LISTED, ("lifted", "2025-09", "report"))
    state = on("2026-01-01", differs)
    assert summary(state)[0:5:4] == ("in force", "2021-08-09")
    assert state.later == (("lifted", "2025-09"),)
    assert on("2025-08-31", differs).later == ()


def test_a_later_word_is_one_after_the_last_that_agrees() -> None:
    data = said(
        LISTED,
        ("lifted", "2026-03-19", "word"),
        ("eased", "2015-10", "report"),
        ("in force", "2023-03-27", "act"),
    )
    assert on("2026-03-19", data).later == (("lifted", "2026-03-19"),)
    assert on("2026-03-18", data).later == ()
    seen = said(LISTED, ("lifted", "2026-03-19", "word"), ("in force", "2026-08-02", "list"))
    assert on("2026-11-25", seen).later == ()
    # What came true is no later word, and before that it was one.
    true = said(dated(imposed="2021-08-09", lifted="2026-03-26"), ("lifted", "2026-03-19", "word"))
    assert on("2026-03-25", true).later == (("lifted", "2026-03-19"),)
    assert on("2026-03-26", true).later == ()


def test_where_there_is_neither_act_nor_list_the_newest_report_decides() -> None:
    data = said(
        dated(),
        ("in force", "2025-09", "report"),
        ("lifted", "2026-02-01", None),
        ("revoked", "2026-05-01", "word"),
    )
    assert summary(on("2025-10-01", data)) == ("in force", None, "2025-09", "report", "2025-09")
    after = on("2026-11-25", data)
    assert summary(after) == ("lifted", None, "2026-02-01", "report", "2026-02-01")
    assert after.later == (("revoked", "2026-05-01"),)
    assert on("2025-08-31", data) == State(open=True)


def test_a_word_never_decides() -> None:
    only = said(dated(), ("lifted", "2026-03-19", "word"))
    assert on("2026-11-25", only) == State(open=True)
    assert on("2026-11-25", dated()) == State(open=True)


def test_a_claim_without_basis_is_a_report_and_one_without_day_the_least_of_them() -> None:
    bare = said(LISTED, ("lifted", "2026-03-19", None))
    assert on("2026-11-25", bare).status == "in force"
    undated = {**dated(), "status": [{"value": "in force", "sources": ["x"]}]}
    assert summary(on("2026-11-25", undated)) == ("in force", None, None, "report", None)


@pytest.mark.parametrize(
    ("data", "closed", "left_open"),
    [
        (dated(imposed="2025-09"), ["2025-08-31", "2025-09-30"], ["2025-09-01", "2025-09-29"]),
        (dated(imposed="2020", lifted="2024-12~"), ["2024-11-30", "2024-12-31"], ["2024-12-15"]),
        (dated(imposed="2020", expires="2024-12"), ["2024-12-01", "2025-01-01"], ["2024-12-02"]),
        # When it was issued nobody says.
        (dated(type="general license", expires="2024-09-10"), ["2024-09-11"], ["2024-09-09"]),
        # Off the list when it was looked at, and on it when it was last seen there.
        (
            said(LISTED, ("in force", "2023-01-01", "list"), ("lifted", "2026-08-02", "list")),
            ["2023-01-01", "2026-08-02"],
            ["2023-01-02", "2026-08-01"],
        ),
        (said(dated(), ("in force", "2024-05-01", "list")), ["2024-05-01"], ["2024-04-30"]),
    ],
)
def test_an_imprecise_or_missing_date_leaves_a_state_open(
    data: dict[str, t.Any], closed: list[str], left_open: list[str]
) -> None:
    assert [on(day, data).open for day in closed] == [False] * len(closed)
    assert [on(day, data).open for day in left_open] == [True] * len(left_open)


def test_a_date_that_leaves_the_answer_alone_leaves_nothing_open() -> None:
    data = said(dated(imposed="2021-08-09"), ("in force", "2025-12", "list"))
    state = on("2025-12-10", data)
    assert (state.status, state.open) == ("in force", False)
    act = said(dated(imposed="2025-12-15"), ("in force", "2025-12", "act"))
    assert on("2025-12-10", act) == State()
    assert on("2025-12-15", act).since == "2025-12-15"
    license_ = dated(type="general license", imposed="2025-12")
    assert on("2025-12-10", LISTED, licenses=(Measure(license_),)).open
    assert not on("2025-11-30", LISTED, licenses=(Measure(license_),)).open


def test_what_is_known_later_confirms_a_state_of_before() -> None:
    data = said(dated(imposed="2021-08-09", lifted="2026-03-26"), ("lifted", "2026-08-02", "list"))
    assert on("2025-12-01", data).confirmed == "2025-12-01"
    assert on("2026-05-01", data).confirmed == "2026-05-01"
    assert on("2026-11-25", data).confirmed == "2026-08-02"
    # That it is to expire on a day does not say that it will not end before.
    assert on("2025-12-01", dated(imposed="2021-08-09", expires="2027-02-28")).confirmed == (
        "2021-08-09"
    )


def test_a_state_that_can_end_is_stale_after_a_year() -> None:
    assert is_stale("in force", "2024-11-24", "2025-11-25")
    assert not is_stale("in force", "2024-11-25", "2025-11-25")
    assert not is_stale("eased", "2024-11", "2025-11-25")
    assert is_stale("eased", "2023", "2025-11-25")
    assert not is_stale("lifted", "2011-01-01", "2025-11-25")


def test_whether_a_measure_was_there() -> None:
    assert [issued(LISTED, day) for day in ("2021-08-08", "2021-08-09")] == [False, True]
    adopted = dated(imposed="2022-03-02", effective="2022-03-20")
    assert issued(adopted, "2022-03-05") is True
    assert issued(dated(imposed="2025-09"), "2025-09-10") is None
    unknown = dated(type="general license", expires="2024-09-10")
    assert [issued(unknown, day) for day in ("2024-09-09", "2024-09-10")] == [None, True]
    assert issued(dated(type="removal"), "2026-01-01") is None


def test_the_dates_of_change_are_those_up_to_the_day() -> None:
    data = dated(imposed="2021-08-09", lifted="2026-03-26", expires="2027-02-28")
    measure = Measure(data, (Measure(LICENSE),))
    assert changes(measure, "2026-11-25") == ["2021-08-09", "2025-12-15", "2026-03-26"]
    assert changes(measure, "2025-12-14") == ["2021-08-09"]


DAYS = st.sampled_from(
    ["2020", "2021-08", "2021-08-09", "2023-05-01", "2024-12~", "2025-09", "2025-12-15",
     "2026-03-19", "2026-03-26", "2026-08-02"]
)  # fmt: skip
CLAIMS = st.lists(
    st.tuples(
        st.sampled_from(kinds.STATUSES), DAYS, st.sampled_from([*kinds.BASES, None])
    ),
    max_size=6,
    unique_by=lambda claim: claim[:2],
)  # fmt: skip
FIELDS = ("imposed", "effective", "eased", "lifted", "revoked", "archived", "expires")
DATES = st.dictionaries(st.sampled_from(FIELDS), DAYS, max_size=4)
ASKED = st.sampled_from(
    ["2019-12-31", "2021-08-09", "2024-12-15", "2025-12-15", "2026-03-20", "2026-11-25"]
)


@given(DATES, CLAIMS, DATES, CLAIMS, ASKED, st.randoms(use_true_random=False))
def test_the_order_of_claims_never_matters(
    own: dict[str, str],
    claims: list[tuple[str, str, str | None]],
    of_license: dict[str, str],
    of_it: list[tuple[str, str, str | None]],
    day: str,
    chance: random.Random,
) -> None:
    def state(one: list[t.Any], other: list[t.Any]) -> tuple[t.Any, ...]:
        license_ = said(dated(type="permit", **of_license), *other)
        found = on(day, said(dated(**own), *one), licenses=(Measure(license_),))
        return (*found[:-1], {str(claim) for claim in found.claims})

    first = state(claims, of_it)
    chance.shuffle(claims)
    chance.shuffle(of_it)
    assert state(claims, of_it) == first


@given(DATES, CLAIMS, ASKED)
def test_a_state_is_whole(
    own: dict[str, str], claims: list[tuple[str, str, str | None]], day: str
) -> None:
    state = on(day, said(dated(**own), *claims))
    assert state.status is None or (state.status in kinds.STATUSES and state.basis in kinds.BASES)
    assert state.basis != "word"
    assert not (state.open and state.status)
    assert all(status != state.status for status, _ in state.later)
