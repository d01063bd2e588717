"""What single commands say, on the small facts, compared whole where it is short."""

from __future__ import annotations

import json
import typing as t

import pytest

if t.TYPE_CHECKING:
    from conftest import Run

FRESH = "newest source 2026-03-19, reviewed 2026-04-30"


def test_a_round_says_how_many_of_its_people_are_named(belarus: Run) -> None:
    result = belarus("prisoners", "--release", "2025-12-13", "--fields", "id", "--no-header")
    assert result == (
        0,
        "ales-bialiatski\nvaliantsin-stefanovic\n",
        f"2 people · {FRESH}\n"
        "1 of the 123 people freed on 2025-12-13 are named here\n"
        "by sources held less likely only: Valiantsin Stefanovic\n",
    )


def test_a_round_is_named_by_id_or_by_a_date_that_holds_it(belarus: Run) -> None:
    for text in ("2025-12-13", "2025-12", "2025", "2025-12-01/2025-12-31"):
        assert belarus("prisoners", "--release", text, "--count").out == "2\n"
        assert belarus("releases", text, "--count").out == "1\n"
    nothing = belarus("prisoners", "--release", "2025-01", "--json")
    assert (nothing.code, nothing.out) == (1, "[]\n")
    hint = "hint: rounds are 2025-12-13, 2026-03-19\n"
    for text in ("2025-01", "x"):
        assert belarus("releases", text, "--json") == (
            1,
            "[]\n",
            f"no rounds found\nerror: '{text}' names nothing here\n{hint}",
        )
    assert belarus("prisoners", "--release", "x") == (
        2,
        "",
        f"error: --release 'x' is neither a round of releases nor a date\n{hint}",
    )


def test_a_round_named_twice_is_spoken_of_once(belarus: Run) -> None:
    result = belarus("prisoners", "--release", "2025-12-13", "--release", "2025-12")
    assert result.err.count("are named here") == 1


def test_a_country_that_nobody_went_to_is_no_wrong_usage(belarus: Run) -> None:
    result = belarus("prisoners", "--to", "ukraine", "--json")
    assert (result.code, result.out) == (1, "[]\n")


def test_who_is_no_prisoner_is_found_elsewhere(belarus: Run) -> None:
    assert belarus("prisoners", "Coale").err.splitlines()[-2:] == [
        "error: 'Coale' names nothing here",
        "hint: see 'belarus show john-coale' for the person of that name",
    ]


def test_a_name_that_several_bear_shows_them_all(belarus: Run) -> None:
    result = belarus("show", "release", "--json", "--fields", "id")
    assert json.loads(result.out) == [{"id": "2025-12-13"}, {"id": "2026-03-19"}]
    assert result.err == "release names 2 records: 2025-12-13, 2026-03-19\n"


def test_a_filter_by_status_says_what_it_leaves_out(belarus: Run) -> None:
    result = belarus("sanctions", "--status", "EASED", "--fields", "id,status,status_as_of")
    assert result.out.splitlines()[-1] == "us-belaruskali  eased   2025-12-15"
    assert belarus("sanctions", "--status", "not stated", "--count") == (
        1,
        "0\n",
        "no measures found\n",
    )


def test_one_measure_shows_all_its_details(belarus: Run) -> None:
    assert belarus("sanctions", "license", "13") == belarus("show", "us-general-license-13")
    assert belarus("sanctions", "13", "zzz").code == 1


def test_a_sheet_numbers_its_sources_in_the_order_of_reading(belarus: Run) -> None:
    result = belarus("show", "john-coale")
    assert result == (
        0,
        "John Coale  person john-coale\n"
        "\n"
        "Role                   US special envoy for Belarus [1]\n"
        "\n"
        "Life line\n"
        "2025-12-12/2025-12-13  John Coale holds talks in Minsk [2]\n"
        "\n"
        "Sources\n"
        "1  Reuters (republished by Global Banking & Finance Review), US eases sanctions on three "
        "Belarus potash companies after prisoner release, 2025-12-15, wire. "
        "https://www.globalbankingandfinance.com/usa-belarus-potash\n"
        "2  Kommersant, Названы имена освобожденных в Белоруссии политзаключенных, 2025-12-13, "
        "news. https://www.kommersant.ru/doc/8291079\n",
        "",
    )


def test_cells_have_a_line_a_claim_or_what_a_source_states(belarus: Run) -> None:
    assert belarus("show", "john-coale", "-f", "tsv").out == (
        "kind\tid\tname\tfield\tvalue\tas_of\tnote\tsources\n"
        "person\tjohn-coale\tJohn Coale\trole\tUS special envoy for Belarus\t\t\t"
        "reuters-2025-12-15-potash\n"
    )
    supported = belarus("show", "globalpulse-248545", "-f", "tsv", "--fields", "id,field").out
    assert supported == "id\tfield\nales-bialiatski\trole\nales-bialiatski\trole\n"
    assert belarus("show", "john-coale", "-f", "csv", "--fields", "id,name").out == (
        "id,name\njohn-coale,John Coale\n"
    )


def test_a_figure_has_a_number_beside_its_hedge(belarus: Run) -> None:
    (figure,) = json.loads(belarus("figures", "--json").out)
    assert (figure["value"], figure["number"], figure["as_of"]) == ("1,110", 1110, "2025-12-15")


def test_a_tally_has_each_country_once_and_claims_have_every_side(belarus: Run) -> None:
    release = json.loads(belarus("releases", "2025-12-13", "--json").out)[0]
    assert release["destination"] == ["Ukraine: 114", "Lithuania: 9"]
    sides = [c["value"] for c in release["claims"] if c["field"] == "destination"]
    assert sides == ["Ukraine: 114", "Lithuania: 9", "Lithuania: 8"]


@pytest.mark.parametrize(
    ("arguments", "one", "other"),
    [
        (("figures", "-f", "bibtex", "--fields", "id"), "--fields", "--format bibtex"),
        (("figures", "--json", "--sources"), "--sources", "--format json"),
        (("check", "a.yaml", "--facts", "b.yaml"), "a.yaml", "--facts b.yaml"),
    ],
)
def test_what_contradicts_is_refused(
    belarus: Run, arguments: tuple[str, ...], one: str, other: str
) -> None:
    result = belarus(*arguments, facts=None)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"error: {one} and {other} contradict each other\n")


@pytest.mark.parametrize("option", ["--role", "--target"])
def test_a_text_without_words_is_refused(belarus: Run, option: str) -> None:
    command = "prisoners" if option == "--role" else "sanctions"
    result = belarus(command, option, " ' ")
    assert result.code == 2
    assert "has no words to look for" in result.err
