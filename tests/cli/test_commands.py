"""What single commands say, on the small facts, compared whole where it is short."""

from __future__ import annotations

import json
import typing as t

import pytest

from conftest import SMALL

if t.TYPE_CHECKING:
    from pathlib import Path

    from conftest import Program, Run

WIRE = "reuters-2025-12-15-potash"
FRESH = "newest source 2026-03-19, reviewed 2026-04-30 · facts: small.yaml"


IN_THE_ROUND = (
    "1 named here; 123 people were freed in the round of 2025-12-13\n"
    "named only by less likely sources: Valiantsin Stefanovic\n"
)


def test_a_round_says_how_many_of_its_people_are_named(belarus: Run) -> None:
    asked = ("prisoners", "--release", "2025-12-13")
    fields = ("--fields", "id", "--no-header")
    assert belarus(*asked, *fields) == (
        0,
        "ales-bialiatski\n",
        f"1 person · {FRESH}\n{IN_THE_ROUND}",
    )
    assert belarus(*asked, "--count") == (0, "1\n", IN_THE_ROUND)
    # Programs that read rows are told whom they have not.
    assert belarus(*asked, "--format", "tsv", *fields) == (
        0,
        "ales-bialiatski\n",
        "named only by less likely sources: Valiantsin Stefanovic\n",
    )


def test_people_of_less_likely_sources_are_listed_where_that_is_asked_for(belarus: Run) -> None:
    asked = ("prisoners", "--release", "2025-12-13", "--disputed", "--count")
    assert belarus(*asked) == (0, "2\n", IN_THE_ROUND)
    assert belarus("prisoners", "--disputed") == (
        2,
        "",
        "error: --disputed widens --release and --to\n"
        "hint: give one of them, too; 'belarus disputes' has where sources disagree\n",
    )


def test_a_round_is_named_by_id_or_by_a_date_that_holds_it(belarus: Run) -> None:
    for text in ("2025-12-13", "2025-12", "2025", "2025-12-01/2025-12-31"):
        assert belarus("prisoners", "--release", text, "--count").out == "1\n"
        assert belarus("releases", text, "--count").out == "1\n"
    nothing = belarus("prisoners", "--release", "2025-01", "--json")
    assert (nothing.code, nothing.out) == (1, "[]\n")
    hint = "hint: 'belarus releases' lists the rounds, which are named by their dates\n"
    for text, told in (
        ("2025-01", "hint: the nearest round is belarus releases 2025-12-13\n"),
        (
            "2025-12-14",
            "hint: the nearest rounds are belarus releases 2025-12-13 and "
            "belarus releases 2026-03-19\n",
        ),
        ("2027", "hint: the nearest round is belarus releases 2026-03-19\n"),
        ("latest", "hint: 'belarus releases --reverse --limit 1' has the latest\n"),
        ("x", hint),
    ):
        assert belarus("releases", text, "--json") == (
            1,
            "[]\n",
            f"no rounds found\nerror: no record matches '{text}'\n{told}",
        )
    assert (
        "hint: the nearest rounds are --release 2025-12-13 and --release 2026-03-19\n"
        in belarus("prisoners", "--release", "2026-01-01").err
    )
    assert belarus("prisoners", "--release", "x") == (
        2,
        "",
        f"error: --release 'x' is neither a round of releases nor a date\n{hint}",
    )


def test_a_round_named_twice_is_spoken_of_once(belarus: Run) -> None:
    result = belarus("prisoners", "--release", "2025-12-13", "--release", "2025-12")
    assert result.err.count("were freed in the round") == 1


def test_a_country_that_nobody_went_to_is_no_wrong_usage(belarus: Run) -> None:
    result = belarus("prisoners", "--to", "ukraine", "--json")
    assert (result.code, result.out) == (1, "[]\n")


def test_who_is_no_prisoner_is_found_elsewhere(belarus: Run) -> None:
    assert belarus("prisoners", "Coale").err.splitlines()[-2:] == [
        "error: no record matches 'Coale'",
        "hint: see 'belarus show john-coale' for the person of that name",
    ]


def test_a_name_that_several_bear_shows_them_all(belarus: Run) -> None:
    result = belarus("show", "release", "--json", "--fields", "id")
    assert json.loads(result.out) == [{"id": "2025-12-13"}, {"id": "2026-03-19"}]
    assert result.err == "release names 2 records: 2025-12-13, 2026-03-19\n"


def test_a_filter_by_status_says_what_it_leaves_out(belarus: Run) -> None:
    result = belarus("sanctions", "--status", "EASED", "--fields", "id,status,status_as_of")
    assert result.out.splitlines()[-1] == "us-belaruskali  eased   2025-12"
    assert belarus("sanctions", "--status", "not stated", "--count") == (
        1,
        "0\n",
        "no measures found\n",
    )


def test_the_later_word_on_a_measure_is_told_and_found(belarus: Run, tmp_path: Path) -> None:
    first = (
        "status: {value: eased, sources: [reuters-2025-12-15-potash], "
        'as_of: "2025-12-15", basis: report}'
    )
    later = """status:
      - {value: eased, sources: [reuters-2025-12-15-potash], as_of: "2025-12-15"}
      - {value: in force, sources: [ofac-gl-13], as_of: "2025-12"}
      - {value: in force, sources: [ofac-gl-13], as_of: "2021-08"}
      - {value: lifted, sources: [zerkalo-2026-03-19], as_of: "2026-03-19"}"""
    text = SMALL.read_text("utf-8")
    assert text.count(first) == 1
    facts = tmp_path / "facts.yaml"
    facts.write_text(text.replace(first, later), "utf-8")

    fields = ("--fields", "id,status,status_as_of,later_status")
    assert json.loads(belarus("sanctions", "--json", *fields, facts=facts).out)[0] == {
        "id": "us-belaruskali",
        "status": "eased",
        "status_as_of": "2025-12",
        "later_status": ["lifted (2026-03-19)"],
    }
    found = belarus("sanctions", "--status", "lifted", facts=facts)
    assert (found.code, found.out) == (1, "")
    assert found.err == (
        "no measures found\n"
        "not among them, as only later word has it so: us-belaruskali lifted (2026-03-19)\n"
    )
    listed = belarus("sanctions", "belaruskali", facts=facts).out
    row = "  ".join(listed.splitlines()[2].split())
    assert "eased  2025-12-15;  later  word:  lifted  (2026-03-19)  2025-12  " in row
    shown = belarus("show", "us-belaruskali", "--all", facts=facts).out
    assert "2026-03-19         United States: Designation of Belaruskali reported lifted" in shown


def test_who_states_the_value_shown_is_named_first(belarus: Run, tmp_path: Path) -> None:
    # Human Rights Watch states 1,110; a wire service, a stronger source, an older number.
    text = SMALL.read_text("utf-8")
    old = '{value: "1,184", sources: [kommersant-8291079], as_of: "2025-11"}'
    assert text.count(old) == 1
    facts = tmp_path / "facts.yaml"
    facts.write_text(text.replace(old, old.replace("kommersant-8291079", WIRE)), "utf-8")
    (figure,) = json.loads(belarus("figures", "--json", facts=facts).out)
    assert [source["id"] for source in figure["sources"]] == ["hrw-2025-12-15", WIRE]
    row = belarus("figures", facts=facts).out.splitlines()[2]
    assert row.endswith("1,110 people  2025-12-15  Viasna     HRW +1")


def test_a_measure_is_found_by_the_business_of_its_target(belarus: Run, tmp_path: Path) -> None:
    facts = tmp_path / "facts.yaml"
    facts.write_text(
        SMALL.read_text("utf-8")
        + """
organisations:
  belaruskali:
    name: Belaruskali
    also: [Беларуськалий]
    role: {value: state-owned potash producer, sources: [reuters-2025-12-15-potash]}
""",
        "utf-8",
    )
    found = json.loads(belarus("sanctions", "potash", "--json", facts=facts).out)
    assert [row["id"] for row in found] == ["us-belaruskali", "us-general-license-13"]
    (company,) = json.loads(belarus("show", "belaruskali", "--json", facts=facts).out)
    assert company["measures"] == ["us-belaruskali", "us-general-license-13"]
    assert "Measures" in belarus("show", "Беларуськалий", facts=facts).out


def test_a_filter_says_of_whom_nothing_is_known(belarus: Run) -> None:
    result = belarus("prisoners", "--nationality", "Belarus", "--fields", "id")
    assert result.out.splitlines()[2:] == ["ales-bialiatski"]
    assert result.err.splitlines()[-1] == "1 more whose nationality no source here states"
    assert "show no date" in belarus("sources", "--since", "1990").err


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("sanctions", "Belaruskaly"), "did you mean Designation of Belaruskali?"),
        (("figures", "nonsense"), "'belarus search WORDS' looks into every value"),
        (("sources", "Coale"), "see 'belarus show john-coale' for the person of that name"),
        (("search", "Bialiatsky"), "did you mean Ales Bialiatski?"),
    ],
)
def test_what_finds_nothing_says_what_to_try(
    belarus: Run, arguments: tuple[str, ...], hint: str
) -> None:
    result = belarus(*arguments)
    assert (result.code, result.out) == (1, "")
    assert result.err.splitlines()[-1] == f"hint: {hint}"


def test_names_are_read_from_standard_input_wherever_names_are_taken(program: Program) -> None:
    def run(*arguments: str) -> list[str]:
        names = "Бяляцкі\n\nStefanowicz\n".encode()
        done = program(*arguments, "--json", stdin=names, BELARUS_FACTS=str(SMALL))
        assert done.code == 0, done.err
        return [row["id"] for row in json.loads(done.out)]

    both = ["ales-bialiatski", "valiantsin-stefanovic"]
    assert run("show", "-") == both
    assert run("prisoners", "-") == both
    rounds = program("releases", "-", "--json", stdin=b"2025-12\n", BELARUS_FACTS=str(SMALL))
    assert [row["id"] for row in json.loads(rounds.out)] == ["2025-12-13"]
    ids = program("sources", "-", "--count", stdin=b"hrw-2025-12-15\n", BELARUS_FACTS=str(SMALL))
    assert ids.out == "1\n"
    # Nothing on standard input asks for nothing, not for everything.
    for command in ("prisoners", "releases", "sanctions", "sources"):
        nothing = program(command, "-", "--json", stdin=b"\n", BELARUS_FACTS=str(SMALL))
        assert (nothing.code, nothing.out) == (1, "[]\n"), command
        assert nothing.err.startswith("no names on standard input\n")
    assert {*both} <= {*run("timeline", "--person", "-")}


def test_records_of_several_kinds_have_what_any_of_them_has(belarus: Run) -> None:
    fields = ("--fields", "id,authority,sentence", "--json")
    shown = belarus("show", "ales-bialiatski", "us-belaruskali", *fields)
    assert json.loads(shown.out) == [
        {"id": "ales-bialiatski", "authority": None, "sentence": "10 years"},
        {"id": "us-belaruskali", "authority": "United States", "sentence": None},
    ]


def test_a_choice_may_have_hyphens_and_short_forms(belarus: Run) -> None:
    for status in ("in force", "in-force", "IN-Force"):
        assert belarus("sanctions", "--status", status, "--count").out == "1\n"
    for authority in ("US", "us", "united-states"):
        assert belarus("sanctions", "--authority", authority, "--count").out == "2\n"


def test_the_timeline_of_a_measure_has_all_its_days(belarus: Run) -> None:
    shown = belarus("show", "us-belaruskali", "--all").out
    life = shown[shown.index("Timeline") : shown.index("Sources")].split("\n")
    assert [" ".join(line.split()) for line in life] == [
        "Timeline",
        "2021-08-09 United States: Designation of Belaruskali imposed [1]",
        "2025-12-15 United States: Designation of Belaruskali eased by General License 13 [1][2]",
        "",
        "",
    ]
    # Among all entries, the license of that day tells it.
    assert "Belaruskali eased" not in belarus("timeline").out


def test_a_filter_for_measures_without_a_status_claims_no_later_word(belarus: Run) -> None:
    result = belarus("sanctions", "--status", "not-stated", facts=None)
    assert result.code == 0
    assert "later word" not in result.err


def test_what_is_unknown_is_counted_after_all_other_filters(belarus: Run) -> None:
    def said(*filters: str) -> str:
        return belarus("prisoners", "--nationality", "Belarus", *filters).err.splitlines()[-1]

    assert said() == "1 more whose nationality no source here states"
    assert said("--since", "2026") == "1 more whose nationality no source here states"
    assert "whose nationality" not in said("--until", "2025")
    assert "whose nationality" not in said("Bialiatski")


def test_unknown_ids_beside_known_ones_are_told(belarus: Run) -> None:
    for command, known in (("sanctions", "us-belaruskali"), ("sources", "hrw-2025-12-15")):
        result = belarus(command, known, "nosuch", "--json", "--fields", "id")
        assert (result.code, json.loads(result.out)) == (1, [{"id": known}])
        assert result.err.startswith("error: no record matches 'nosuch'\n")


def test_dates_that_nothing_lies_between_are_refused(belarus: Run) -> None:
    for command in ("prisoners", "releases", "timeline", "sources"):
        assert belarus(command, "--since", "2026", "--until", "2025") == (
            2,
            "",
            "error: --since 2026 lies after --until 2025\n"
            "hint: give the earlier date with --since\n",
        )


def test_an_encoding_that_lacks_letters_stays_legible(program: Program) -> None:
    def run(*arguments: str) -> str:
        return program(*arguments, BELARUS_FACTS=str(SMALL), PYTHONIOENCODING="ascii").out

    row = run("prisoners", "Stefanovic", "--fields", "name,release,born").splitlines()[-1]
    assert row.split("  ") == ["Valiantsin Stefanovic", "2026-03-19!=", "-"]
    told = json.loads(run("show", "valiantsin-stefanovic", "--json"))
    assert told[0]["also"] == ["Валентин Стефанович", "Walancin Stefanowicz"]


def test_a_number_from_aggregators_alone_is_called_reported(belarus: Run, tmp_path: Path) -> None:
    text = SMALL.read_text("utf-8")
    first = 'freed: {value: "250", sources: [zerkalo-2026-03-19]}'
    assert text.count(first) == 1
    facts = tmp_path / "facts.yaml"
    for source, headline in (
        ("zerkalo-2026-03-19", "250 people freed"),
        ("globalpulse-248545, zerkalo-2026-03-19", "250 people freed"),
        ("globalpulse-248545", "250 people reported freed"),
    ):
        facts.write_text(text.replace(first, first.replace("zerkalo-2026-03-19", source)), "utf-8")
        told = belarus("timeline", "--json", "--since", "2026-03", facts=facts).out
        assert json.loads(told)[0]["headline"] == headline


@pytest.mark.parametrize(
    ("destination", "headline"),
    [
        ("Lithuania", "Valiantsin Stefanovic freed"),
        ("'Lithuania: 1'", "Valiantsin Stefanovic freed: 1 to Lithuania"),
        ("'Lithuania: 2'", "Valiantsin Stefanovic and others freed: 2 to Lithuania"),
    ],
)
def test_a_round_without_a_number_names_its_people(
    belarus: Run, tmp_path: Path, destination: str, headline: str
) -> None:
    text = SMALL.read_text("utf-8")
    number = 'freed: {value: "250", sources: [zerkalo-2026-03-19]}'
    assert text.count(number) == 1
    facts = tmp_path / "facts.yaml"
    instead = f"destination: {{value: {destination}, sources: [zerkalo-2026-03-19]}}"
    facts.write_text(text.replace(number, instead), "utf-8")
    told = belarus("timeline", "--json", "--since", "2026-03", facts=facts).out
    assert json.loads(told)[0]["headline"] == headline


def test_one_measure_is_shown_as_show_does(belarus: Run) -> None:
    for whole in ((), ("--all",)):
        shown = belarus("show", "us-general-license-13", *whole)
        assert belarus("sanctions", "license", "13", *whole) == shown
    assert belarus("sanctions", "13", "zzz").code == 1


def test_a_sheet_numbers_its_sources_in_the_order_of_reading(belarus: Run) -> None:
    result = belarus("show", "john-coale", "--all")
    assert result == (
        0,
        "John Coale  person john-coale\n"
        "\n"
        "Role                   US special envoy for Belarus [1]\n"
        "\n"
        "Timeline\n"
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
        (("figures", "--json", "--sources"), "--sources", "--format json"),
        (("figures", "--count", "--json"), "--count", "--json"),
        (("figures", "--count", "-f", "csv"), "--count", "--format csv"),
        (("figures", "--count", "--limit", "1"), "--count", "--limit"),
        (("figures", "--count", "--fields", "id"), "--count", "--fields"),
        (("figures", "--count", "--sources"), "--count", "--sources"),
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
