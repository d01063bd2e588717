"""The contract for scripts, line by line, on the installed program."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import typing as t

import pytest

from conftest import SMALL, Program, Result

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and /dev are POSIX")
full = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a full device")

LISTS = (
    ("prisoners",),
    ("releases",),
    ("sanctions",),
    ("timeline",),
    ("figures",),
    ("sources",),
    ("search", "Viasna"),
    ("disputes",),
)
NOTHING = (
    ("prisoners", "--since", "2100"),
    ("releases", "--since", "2100"),
    ("sanctions", "zzzz"),
    ("timeline", "--since", "2100"),
    ("figures", "zzzz"),
    ("sources", "--since", "2100"),
    ("search", "zzzz"),
    ("disputes", "--kind", "person"),
    ("show", "zzzz"),
)


def name(value: object) -> str:
    return " ".join(value) if isinstance(value, tuple) else str(value)


@pytest.mark.parametrize("command", LISTS, ids=name)
class TestLists:
    def test_json_is_an_array_of_one_record_a_line(
        self, program: Program, command: tuple[str, ...]
    ) -> None:
        result = program(*command, "--json", BELARUS_FACTS=str(SMALL))
        rows = json.loads(result.out)
        assert result.code == 0
        assert result.err == ""
        assert len(result.out.splitlines()) == len(rows)
        assert program(*command, "-f", "json", BELARUS_FACTS=str(SMALL)) == result
        lines = program(*command, "-f", "jsonl", BELARUS_FACTS=str(SMALL))
        assert [json.loads(line) for line in lines.out.splitlines()] == rows

    def test_csv_and_tsv_have_the_same_rows_as_json(
        self, program: Program, command: tuple[str, ...]
    ) -> None:
        rows = json.loads(program(*command, "--json", BELARUS_FACTS=str(SMALL)).out)
        text = program(*command, "-f", "csv", BELARUS_FACTS=str(SMALL)).out
        assert "\r" not in text
        table = list(csv.DictReader(io.StringIO(text, newline="")))
        if command == ("disputes",):  # a line is a side of a dispute
            rows = [{**row, **claim} for row in rows for claim in row["claims"]]
            assert [row["value"] for row in table] == [row["value"] for row in rows]
        assert len(table) == len(rows)
        key = "id" if "id" in rows[0] else "date"
        assert [row[key] for row in table] == [row[key] for row in rows]
        tabbed = program(*command, "-f", "tsv", BELARUS_FACTS=str(SMALL)).out.splitlines()
        assert [line.split("\t") for line in tabbed] == list(
            csv.reader(io.StringIO(text, newline=""))
        )

    def test_fields_select_and_order(self, program: Program, command: tuple[str, ...]) -> None:
        result = program(*command, "--json", "--fields", "sources,id", BELARUS_FACTS=str(SMALL))
        if command == ("sources",):
            assert result.code == 2
            return
        assert all(list(row) == ["sources", "id"] for row in json.loads(result.out))

    def test_an_unknown_field_lists_the_valid_ones(
        self, program: Program, command: tuple[str, ...]
    ) -> None:
        result = program(*command, "--fields", "nope", BELARUS_FACTS=str(SMALL))
        first = json.loads(program(*command, "--json", BELARUS_FACTS=str(SMALL)).out)[0]
        assert result == (
            2,
            "",
            f"error: unknown field 'nope'\nhint: fields here are {', '.join(first)}\n",
        )

    def test_count_and_limit(self, program: Program, command: tuple[str, ...]) -> None:
        rows = json.loads(program(*command, "--json", BELARUS_FACTS=str(SMALL)).out)
        counted = program(*command, "--count", BELARUS_FACTS=str(SMALL))
        # What a reader could take for more than it is says so, to stderr.
        remark = (
            "only people with a record here are counted: "
            "of some 370 people freed, 2 are named here\n"
        )
        assert counted == (0, f"{len(rows)}\n", remark if command == ("prisoners",) else "")
        limited = program(*command, "--json", "--limit", "1", BELARUS_FACTS=str(SMALL))
        assert json.loads(limited.out) == rows[:1]

    def test_no_header(self, program: Program, command: tuple[str, ...]) -> None:
        for format_, last in (("csv", ""), ("tsv", ""), ("markdown", "| ---"), ("table", "───")):
            lines = program(*command, "-f", format_, BELARUS_FACTS=str(SMALL)).out.splitlines()
            bare = program(*command, "-f", format_, "--no-header", BELARUS_FACTS=str(SMALL)).out
            header = next(i for i, line in enumerate(lines) if line.startswith(last))
            assert bare.splitlines() == lines[header + 1 :]

    def test_a_piped_table_has_a_record_a_line_without_colour(
        self, program: Program, command: tuple[str, ...]
    ) -> None:
        result = program(*command, BELARUS_FACTS=str(SMALL))
        assert result.code == 0
        assert "\x1b" not in result.out
        assert all(line == line.rstrip() for line in result.out.splitlines())
        assert "newest source 2026-03-19, reviewed 2026-04-30 · facts: small.yaml\n" in result.err

    def test_contradicting_formats_are_wrong_usage(
        self, program: Program, command: tuple[str, ...]
    ) -> None:
        result = program(*command, "--json", "--format", "csv", BELARUS_FACTS=str(SMALL))
        assert result == (
            2,
            "",
            "error: --json and --format csv contradict each other\nhint: give one of them\n",
        )

    def test_same_facts_same_bytes(self, program: Program, command: tuple[str, ...]) -> None:
        for format_ in ("table", "json", "csv", "bibtex"):
            runs = {
                program(
                    *command,
                    "-f",
                    format_,
                    BELARUS_FACTS=str(SMALL),
                    PYTHONHASHSEED=seed,
                    TZ=zone,
                ).out
                for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
            }
            assert len(runs) == 1


@pytest.mark.parametrize("command", NOTHING, ids=name)
def test_nothing_found_is_code_1_and_a_valid_document(
    program: Program, command: tuple[str, ...]
) -> None:
    result = program(*command, "--json", BELARUS_FACTS=str(SMALL))
    assert (result.code, result.out) == (1, "[]\n")
    assert result.err
    assert program(*command, BELARUS_FACTS=str(SMALL)).out == ""
    assert program(*command, "-f", "jsonl", BELARUS_FACTS=str(SMALL)).out == ""
    counted = program(*command, "--count", BELARUS_FACTS=str(SMALL))
    assert (counted.code, counted.out) == (1, "0\n")


@pytest.mark.parametrize(
    ("arguments", "error", "hint"),
    [
        (("prisonners",), "No such command 'prisonners'. Did you mean 'prisoners'?", "belarus"),
        (("prisoners", "--relase"), "No such option: --relase", "belarus prisoners"),
        (("timeline", "--since", "x"), "Invalid value for '--since': 'x' is not a", "timeline"),
        (("show",), "Missing argument 'RECORD...'.", "such as 'belarus show Стефанович'; see 'bel"),
        (("prisoners", "--limit", "0"), "Invalid value for '--limit'", "belarus prisoners"),
        (("prisoners", "--to", "Lithania"), "--to 'Lithania' is not known", "Lithuania?"),
        (("timeline", "--topic", "x"), "--topic 'x' is not known", "--topic takes prisoners,"),
        (("disputes", "--kind", "x"), "--kind 'x' is not known", "--kind takes prisoner,"),
        (("sanctions", "--status", "x"), "--status 'x' is not known", "--status takes eased,"),
        (("--color", "x", "figures"), "--color 'x' is not known", "takes auto, always, never"),
        (("figures", "--format", "xml"), "--format 'xml' is not known", "takes table, json,"),
        (("prisoners", "--count", "--no-header"), "--count and --no-header contradict", "one of"),
        (("figures", "--fields", "id,"), "--fields 'id,' names an empty field", "a,b,c"),
        (
            ("export", "facts.xml"),
            "cannot tell from 'facts.xml' what to write",
            "name an .html file",
        ),
    ],
    ids=name,
)
def test_wrong_usage_is_code_2_with_a_way_out(
    program: Program, arguments: tuple[str, ...], error: str, hint: str
) -> None:
    result = program(*arguments, BELARUS_FACTS=str(SMALL))
    assert (result.code, result.out) == (2, "")
    first, second = result.err.splitlines()
    assert first.startswith(f"error: {error}")
    assert second.startswith("hint: ")
    assert hint in second


def test_options_of_every_command_stand_before_or_after_it(program: Program) -> None:
    before = program("--facts", SMALL, "--color", "always", "prisoners")
    after = program("prisoners", "--facts", SMALL, "--color", "always")
    assert before == after
    assert before.code == 0
    assert "\x1b[1m" in before.out


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        ((), {}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
        (("--color", "always"), {"NO_COLOR": "1", "TERM": "dumb"}, True),
        (("--color", "ALWAYS"), {}, True),
    ],
)
def test_colour_follows_options_then_environment(
    program: Program, arguments: tuple[str, ...], environment: dict[str, t.Any], coloured: bool
) -> None:
    for command in (("prisoners",), ("show", "bialiatski"), ("search", "viasna")):
        result = program(*command, *arguments, "--facts", SMALL, **environment)
        assert ("\x1b[" in result.out) is coloured
        assert "\x1b" not in program(*command, "--json", *arguments, "--facts", SMALL).out


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "utf-16"},
        {"PYTHONUTF8": "0", "LC_ALL": "C"},
    ],
    ids=str,
)
def test_any_encoding_is_survived(program: Program, environment: dict[str, t.Any]) -> None:
    for command in (("show", "bialiatski"), ("prisoners",), ("disputes",), ("show", "Бяляцкі")):
        done = subprocess.run(
            [*program.command, "--facts", str(SMALL), *command],
            capture_output=True,
            env=program.environment | environment,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        encoding = environment.get("PYTHONIOENCODING", "utf-8")
        text = done.stdout.decode(encoding)
        assert ("Бяляцкі" in text) is (encoding.startswith("utf") and command[0] == "show")
        if encoding == "ascii" and command[0] == "show":
            assert "??????" in text
            assert "─" not in text


def test_names_come_from_standard_input(program: Program) -> None:
    ids = "john-coale\n\n  Бяляцкі \n".encode()
    result = program("--facts", SMALL, "show", "-", "--json", "--fields", "id", stdin=ids)
    assert json.loads(result.out) == [{"id": "john-coale"}, {"id": "ales-bialiatski"}]
    empty = program("--facts", SMALL, "show", "-", "--json", stdin=b"")
    assert (empty.code, empty.out) == (1, "[]\n")
    binary = program("--facts", SMALL, "show", "-", "--json", stdin=bytes(range(256)))
    assert (binary.code, binary.out) == (1, "[]\n")
    assert "\x1b" not in binary.err


@posix
class TestStreams:
    def run(
        self, program: Program, command: str, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        python = " ".join(program.command)
        return subprocess.run(
            ["bash", "-c", command.replace("belarus", python)],
            capture_output=True,
            text=True,
            env=program.environment | {"BELARUS_FACTS": str(SMALL)} | environment,
            timeout=60,
            check=False,
        )

    @pytest.mark.parametrize("command", ["prisoners", "timeline --json", "show bialiatski", ""])
    def test_a_closed_pipe_is_silent(self, program: Program, command: str) -> None:
        done = self.run(program, f"belarus {command} | true; echo ${{PIPESTATUS[0]}}")
        # What is said of a table, if the reader was still there when it had been written.
        assert "Traceback" not in done.stderr
        assert "error" not in done.stderr
        assert done.stdout.strip() in ("0", "141")

    @full
    def test_a_full_disk_is_an_error(self, program: Program) -> None:
        for command in ("prisoners", "prisoners --json", "show bialiatski", "--version", "schema"):
            done = self.run(program, f"belarus {command} > /dev/full")
            assert (done.returncode, done.stdout) == (74, "")
            assert done.stderr.startswith(
                "error: cannot write to standard output: No space left on device\nhint: "
            )

    @full
    def test_help_onto_a_full_disk_is_an_error(self, program: Program) -> None:
        done = self.run(program, "belarus --help > /dev/full")
        assert (done.returncode, done.stdout) == (74, "")
        assert done.stderr == "error: cannot write to standard output: No space left on device\n"

    def test_a_closed_stdout_is_an_error(self, program: Program) -> None:
        done = self.run(program, "belarus prisoners --json >&-")
        assert done.returncode == 74
        assert done.stderr.startswith("error: cannot write to standard output: ")

    @full
    def test_a_closed_stderr_stops_nothing(self, program: Program) -> None:
        assert self.run(program, "belarus prisoners --count 2>&-").stdout == "2\n"
        assert self.run(program, "belarus prisoners 2> /dev/full").returncode == 0

    def test_a_closed_stdin_is_wrong_usage_only_where_it_is_read(self, program: Program) -> None:
        assert self.run(program, "belarus prisoners --count <&-").stdout == "2\n"
        done = self.run(program, "belarus show - <&-")
        assert done.returncode == 2
        assert done.stderr == "error: standard input is closed\nhint: name ids\n"

    def test_an_interrupt_ends_the_program_as_the_signal(self, program: Program) -> None:
        program_text = (
            "import os, signal; from belarus_cli.cli import process;"
            "from belarus_cli.reading import loader;"
            "signal.signal(signal.SIGINT, signal.default_int_handler);"
            "loader.load = lambda *_: os.kill(os.getpid(), signal.SIGINT); process.main()"
        )
        done = subprocess.run(
            [sys.executable, "-c", program_text, "prisoners"],
            capture_output=True,
            text=True,
            env=program.environment,
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")

    def test_a_bug_is_70_with_one_line_and_how_to_report_it(self, program: Program) -> None:
        program_text = (
            "from belarus_cli.cli import process; from belarus_cli.reading import loader;"
            "loader.load = lambda *_: 1 / 0; process.main()"
        )

        def run(**environment: str) -> Result:
            done = subprocess.run(
                [sys.executable, "-c", program_text, "prisoners"],
                capture_output=True,
                text=True,
                env=program.environment | environment,
                check=False,
            )
            return Result(done.returncode, done.stdout, done.stderr)

        assert run() == (
            70,
            "",
            "error: unexpected ZeroDivisionError: division by zero\n"
            "hint: this is a bug; run again with BELARUS_DEBUG=1 and report what it prints\n",
        )
        shown = run(BELARUS_DEBUG="1")
        assert (shown.code, shown.out) == (70, "")
        assert shown.err.startswith("Traceback")


@posix
class TestTerminal:
    def run(
        self, program: Program, *arguments: str, columns: int = 80, **environment: t.Any
    ) -> Result:
        """Run the program with stdout on a terminal."""
        import fcntl
        import pty
        import struct
        import termios

        leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        with subprocess.Popen(
            [*program.command, "--facts", str(SMALL), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=follower,
            stderr=subprocess.PIPE,
            env=program.environment | {"TERM": "xterm-256color"} | environment,
        ) as process:
            os.close(follower)
            chunks = []
            while True:
                try:
                    chunk = os.read(leader, 65536)
                except OSError:  # Linux says so when the other side is closed
                    break
                if not chunk:
                    break
                chunks.append(chunk)
            _, err = process.communicate()
        os.close(leader)
        text = b"".join(chunks).decode().replace("\r\n", "\n")
        return Result(process.returncode, text, err.decode())

    def test_a_table_is_as_wide_as_the_terminal_allows(self, program: Program) -> None:
        result = self.run(program, "prisoners", "--color", "never")
        assert result == (
            0,
            "Name              Role               Sentence  Arrested    To         Sources\n"
            + "─" * 80
            + "\n"
            "released 2025-12-13\n"
            "Ales Bialiatski   founder of Viasna  10 years  2021-07-14  Lithuania  Kommersant\n"
            "                  +1                                                  +2\n"
            "released 2026-03-19≠\n"
            "Valiantsin        deputy chair of    –         2021-07     Lithuania  Zerkalo +2\n"
            "Stefanovic        Viasna\n",
            "2 people · ≠ sources disagree (belarus disputes) · +n more (belarus show ID) ·\n"
            "newest source 2026-03-19, reviewed 2026-04-30 · facts: small.yaml\n"
            "only people with a record here are counted: of some 370 people freed, 2 are\n"
            "named here\n",
        )

    @pytest.mark.parametrize("columns", [1, 20, 40, 80, 110, 160])
    def test_every_width_is_survived(self, program: Program, columns: int) -> None:
        for command in (["prisoners"], ["show", "bialiatski"], ["timeline"], ["--help"], []):
            result = self.run(program, *command, columns=columns)
            assert result.code == 0, result.err
            assert result.out

    @pytest.mark.parametrize("columns", ["0", "1", "abc", "-5", "1e9", "100000"])
    def test_nonsense_in_columns_is_survived(self, program: Program, columns: str) -> None:
        assert self.run(program, "prisoners", COLUMNS=columns).code == 0

    def test_colour_is_on_and_can_be_switched_off(self, program: Program) -> None:
        assert "\x1b[1m" in self.run(program, "prisoners").out
        assert "\x1b" not in self.run(program, "prisoners", NO_COLOR="1").out
        assert "\x1b" not in self.run(program, "prisoners", TERM="dumb").out

    def test_json_is_indented(self, program: Program) -> None:
        result = self.run(program, "prisoners", "--json", "--fields", "id")
        assert result.out.startswith('[\n  {\n    "id": "ales-bialiatski"\n  },\n')

    def test_the_timeline_is_grouped_by_month(self, program: Program) -> None:
        result = self.run(program, "timeline", "--since", "2025-12", "--color", "never")
        assert result.out == (
            "  Day  Topic      What happened                                     Sources\n"
            + "─" * 78
            + "\n"
            "December 2025\n"
            "12–13  diplomacy  John Coale holds talks in Minsk                   Kommersant\n"
            "   13  prisoners  123 people freed: 114 to Ukraine, 9 to Lithuania  Reuters +2\n"
            "   15  sanctions  United States: General License 13 issued          Reuters +1\n"
            "March 2026\n"
            "   19  prisoners  250 people freed                                  Zerkalo\n"
        )

    def test_help_is_drawn_and_grouped(self, program: Program) -> None:
        text = self.run(program, "-h").out
        assert "╭─" in text
        for heading in ("Look up", "Explore", "Take away", "Curate"):
            assert heading in text
        plain = self.run(program, "-h", TERM="dumb").out
        assert "╭─" not in plain


def test_help_answers_in_plain_text_everywhere(program: Program) -> None:
    commands = ("prisoners", "releases", "sanctions", "timeline", "figures", "show", "search")
    for command in (*commands, "disputes", "sources", "export", "check", "schema"):
        short, long = program(command, "-h"), program(command, "--help")
        assert short == long
        assert short.code == 0
        assert short.out.startswith(f"Usage: belarus {command} ")
        assert short.out.count(f"  belarus {command}") >= 1
        assert short.out.count("    belarus ") >= 2
        assert "Exit codes: 0 found, or done; 1 nothing found, or a name that" in short.out
        assert "\n  Fields:\n" in short.out or command in ("export", "check", "schema")


def test_help_is_a_command_too(program: Program) -> None:
    assert program("help") == program("--help")
    assert program("help", "show") == program("show", "--help")
    unknown = program("help", "shwo")
    assert (unknown.code, unknown.out) == (2, "")
    assert "Did you mean 'show'?" in unknown.err


def test_the_overview_says_what_is_inside(program: Program) -> None:
    result = program()
    assert result.code == 0
    assert "reviewed " in result.out
    assert all(len(line) <= 80 for line in result.out.splitlines())
    few = program("--facts", SMALL)
    assert "6 sources, 3 prisoners, 2 releases, 2 sanctions, 1 event, 1 figure" in few.out


def test_version(program: Program) -> None:
    import belarus_cli

    first = f"belarus {belarus_cli.__version__}\n"
    own = program("--version")
    assert own == (0, f"{first}facts of {belarus_cli.load().updated}\n", "")
    assert program("-V") == own
    small = (0, f"{first}facts of 2026-04-30, small.yaml\n", "")
    assert program("--facts", SMALL, "--version") == small
    assert program("-V", "prisoners", BELARUS_FACTS=str(SMALL)) == small
    broken = program("--version", "--facts", "nowhere.yaml")
    assert broken == (0, f"{first}facts that cannot be read ('belarus check' says why)\n", "")


def test_documents_are_as_documented(program: Program) -> None:
    rows: list[dict[str, t.Any]] = json.loads(
        program("--facts", SMALL, "show", "valiantsin-stefanovic", "--json").out
    )
    zerkalo = {
        "id": "zerkalo-2026-03-19",
        "title": None,
        "publisher": "Zerkalo",
        "provenance": None,
        "url": "https://zerkalo.example/123093",
        "copy": None,
        "published": "2026-03-19",
        "language": "ru",
        "kind": "news",
        "opened": None,
        "read": None,
    }
    (row,) = rows
    assert list(row) == [
        "id", "kind", "name", "also", "role", "profession", "nationality", "born", "age",
        "detained", "sentenced", "sentence", "charges", "trial", "custody", "still_held", "release",
        "released", "status", "status_confirmed", "on_day", "destination", "after", "background",
        "disputed", "claims", "sources", "matched",
    ]  # fmt: skip
    assert row["role"] == ["deputy chair of Viasna"]
    assert row["sentence"] is None
    assert row["released"] == "2026-03-19"
    assert row["disputed"] == ["release", "released"]
    assert row["claims"][2] == {
        "field": "release",
        "value": "2026-03-19",
        "as_of": None,
        "note": "Zerkalo on the day",
        "sources": [{"id": "zerkalo-2026-03-19", "where": None}],
    }
    assert row["sources"][0] == zerkalo
    assert [source["id"] for source in row["sources"][1:]] == [
        "kommersant-8291079",
        "hrw-2025-12-15",
    ]
    entries = json.loads(program("--facts", SMALL, "timeline", "--json").out)
    assert list(entries[0]) == [
        "date", "topic", "headline", "detail", "kind", "id", "people", "on_day", "sources",
    ]  # fmt: skip
    (release, _) = json.loads(program("--facts", SMALL, "releases", "--json").out)
    assert release["freed"] == 123
    assert release["total"] == 123
    assert release["people"] == ["ales-bialiatski"]
    assert release["measures"] == ["us-general-license-13"]
