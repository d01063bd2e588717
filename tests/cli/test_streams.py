"""What goes through the standard streams: all of it, in any encoding, or the exit code says so."""

from __future__ import annotations

import codecs
import json
import os
import re
import subprocess
import sys
import time
import typing as t
from pathlib import Path

import pytest

from conftest import SMALL, Program, Result

posix = pytest.mark.skipif(sys.platform == "win32", reason="descriptors are POSIX")
ENCODINGS = ("ascii", "cp1251", "gbk", "shift_jis", "iso2022_jp", "hz", "cp037", "utf-7", "utf-16")


def printed(program: Program, *arguments: str, **environment: str) -> bytes:
    done = subprocess.run(
        [*program.command, "--facts", str(SMALL), *arguments],
        capture_output=True,
        env=program.environment | environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_json_keeps_every_letter_in_every_encoding(program: Program, encoding: str) -> None:
    for command in (
        ("show", "ales-bialiatski", "--json"),
        ("prisoners", "-f", "jsonl", "--fields", "id,also"),
        ("sources", "-f", "csl-json"),
        ("schema",),
    ):
        text = printed(program, *command, PYTHONIOENCODING=encoding).decode(encoding)
        expected = printed(program, *command).decode()
        documents = (text.splitlines(), expected.splitlines()) if "jsonl" in command else None
        for one, other in zip(*documents, strict=True) if documents else ((text, expected),):
            assert json.loads(one) == json.loads(other)


def test_only_letters_that_are_lacking_are_escaped(program: Program) -> None:
    command = ("show", "ales-bialiatski", "--json", "--fields", "also")
    # Of the Cyrillic letters in the name, GBK has all but і.
    text = printed(program, *command, PYTHONIOENCODING="gbk").decode("gbk")
    assert text.startswith('[{"also": ["Алесь Бяляцк\\u0456", "Алесь Беляцкий", "Ale\\u015b Bialac')


@posix
@pytest.mark.parametrize("arguments", [("timeline", "--json"), ("prisoners",), ("--help",)])
def test_a_reader_that_does_not_block_gets_everything(
    program: Program, arguments: tuple[str, ...]
) -> None:
    expected = subprocess.run(
        [*program.command, *arguments], capture_output=True, env=program.environment, check=True
    ).stdout
    reads, writes = os.pipe()
    os.set_blocking(writes, False)
    with subprocess.Popen(
        [*program.command, *arguments],
        stdout=writes,
        stderr=subprocess.DEVNULL,
        env=program.environment,
    ) as process:
        os.close(writes)
        time.sleep(1)  # until the pipe is full
        with open(reads, "rb") as reader:
            assert reader.read() == expected
    assert process.returncode == 0


@posix
@pytest.mark.parametrize("option", ["--help", "--show-completion bash", "--version", "prisoners"])
def test_a_closed_stdout_is_never_a_success(program: Program, option: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f"exec {' '.join(program.command)} {option} >&-"],
        capture_output=True,
        text=True,
        env=program.environment | {"SHELL": "/bin/bash"},
        check=False,
    )
    assert done.returncode == 74
    assert done.stderr.startswith("error: cannot write to standard output: it is closed\n")


class TestStandardInput:
    def ids(self, program: Program, stdin: bytes, **environment: str) -> list[str]:
        result = program(
            *("--facts", SMALL, "show", "-", "--json", "--fields", "id"),
            stdin=stdin,
            **environment,
        )
        return [row["id"] for row in json.loads(result.out)]

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16", "koi8-u"])
    def test_it_has_the_encoding_of_standard_output(self, program: Program, encoding: str) -> None:
        # A codec with the mark of byte order writes one; that of UTF-8 also where none was asked.
        chosen = "utf-8" if encoding == "utf-8-sig" else encoding
        stdin = "Бяляцкі\n".encode(encoding)
        done = subprocess.run(
            [*program.command, "--facts", str(SMALL), "show", "-", "--json", "--fields", "id"],
            input=stdin,
            capture_output=True,
            env=program.environment | {"PYTHONIOENCODING": chosen},
            check=False,
        )
        assert json.loads(done.stdout.decode(chosen)) == [{"id": "ales-bialiatski"}]

    def test_a_mark_of_byte_order_is_no_part_of_the_first_id(self, program: Program) -> None:
        stdin = codecs.BOM_UTF8 + b"hrw-2025-12-15\r\nofac-gl-13"
        counted = program("--facts", SMALL, "sources", "-", "--count", stdin=stdin)
        assert counted == (0, "2\n", "")

    def test_a_line_separator_inside_a_name_is_none(self, program: Program) -> None:
        assert self.ids(program, "john-coale\nales\u2028bialiatski".encode()) == [
            "john-coale",
            "ales-bialiatski",
        ]

    @pytest.mark.parametrize("form", ["yaml", "json"])
    def test_it_can_be_the_facts(self, program: Program, form: str, tmp_path: Path) -> None:
        text = SMALL.read_bytes()
        if form == "json":
            assert program("--facts", SMALL, "export", tmp_path / "facts.json").code == 0
            text = (tmp_path / "facts.json").read_bytes()
        checked = program("check", "-", stdin=codecs.BOM_UTF8 + text)
        assert (checked.code, checked.err) == (0, "")
        assert checked.out.startswith("<stdin>: 6 sources, 3 prisoners, ")
        listed = program("--facts", "-", "prisoners", "--json", stdin=text)
        assert listed == program("--facts", SMALL, "prisoners", "--json")
        assert "· facts: <stdin>\n" in program("releases", stdin=text, BELARUS_FACTS="-").err

    def test_what_is_wrong_with_facts_in_it_has_a_line(self, program: Program) -> None:
        assert program("check", "-", stdin=b'{"version": "1",\n}') == (
            3,
            "",
            "<stdin>:2: file: not JSON: Expecting property name enclosed in double quotes\n"
            "error: <stdin> is not a valid facts file: 1 problem\n"
            "hint: each line above says where and why; 'belarus schema' prints the format\n",
        )
        # Versions of libyaml differ on whether what is missing is missing in the next line.
        broken = program("--facts", "-", "prisoners", stdin=b"[").err
        assert re.match(r"<stdin>:[12]: file: not YAML: ", broken)

    @posix
    def test_a_pipe_by_name_is_told_to_come_as_standard_input(self, program: Program) -> None:
        done = subprocess.run(
            ["bash", "-c", f"{' '.join(program.command)} --facts <(cat {SMALL}) prisoners"],
            capture_output=True,
            text=True,
            env=program.environment,
            check=False,
        )
        assert (done.returncode, done.stdout) == (3, "")
        assert done.stderr.endswith(
            ": not a regular file\n"
            "hint: write it into a file, or pipe it into standard input and give - as its name\n"
        )

    @posix
    def test_what_nobody_typed_is_refused(self, program: Program) -> None:
        with open("/dev/zero", "rb") as endless:
            done = subprocess.run(
                [*program.command, "show", "-"],
                stdin=endless,
                capture_output=True,
                text=True,
                env=program.environment,
                timeout=60,
                check=False,
            )
        assert (done.returncode, done.stdout, done.stderr) == (
            2,
            "",
            "error: cannot read standard input: line 1 is longer than 10,000 characters\n"
            "hint: give names or ids there, one a line\n",
        )

    @posix
    def test_one_that_does_not_block_is_waited_for(self, program: Program) -> None:
        reads, writes = os.pipe()
        os.set_blocking(reads, False)
        with subprocess.Popen(
            [*program.command, "--facts", str(SMALL), "show", "-", "--json", "--fields", "id"],
            stdin=reads,
            stdout=subprocess.PIPE,
            env=program.environment,
        ) as process:
            os.close(reads)
            time.sleep(1)
            os.write(writes, b"john-coale\n")
            os.close(writes)
            out, _ = process.communicate()
        assert json.loads(out) == [{"id": "john-coale"}]

    @posix
    def test_a_terminal_is_told_that_the_program_waits(self, program: Program) -> None:
        import pty

        leader, follower = pty.openpty()
        with subprocess.Popen(
            [*program.command, "--facts", str(SMALL), "show", "-", "--json", "--fields", "id"],
            stdin=follower,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=program.environment,
        ) as process:
            os.close(follower)
            os.write(leader, b"john-coale\n\x04")
            out, err = process.communicate()
        os.close(leader)
        assert json.loads(out) == [{"id": "john-coale"}]
        assert err == b"reading names from the terminal, one a line; Ctrl-D ends them\n"


@pytest.mark.parametrize("level", ["1", "2"])
def test_an_optimised_python_answers_alike(program: Program, level: str) -> None:
    for arguments in (("prisoners",), ("show", "bialiatski"), ("check",), ()):
        plain = program(*arguments, BELARUS_FACTS=str(SMALL))
        assert program(*arguments, BELARUS_FACTS=str(SMALL), PYTHONOPTIMIZE=level) == plain


def on_terminal(program: Program, *arguments: str, **environment: str) -> Result:
    """Run the program with stdout on a terminal of 80 columns."""
    import fcntl
    import pty
    import struct
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    with subprocess.Popen(
        [*program.command, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=follower,
        stderr=subprocess.PIPE,
        env=program.environment | {"TERM": "xterm"} | environment,
    ) as process:
        os.close(follower)
        text = b""
        while True:
            try:
                chunk = os.read(leader, 65536)
            except OSError:  # Linux says so when the other side is closed
                break
            if not chunk:
                break
            text += chunk
        _, err = process.communicate()
    os.close(leader)
    return Result(process.returncode, text.decode(), err.decode())


@posix
@pytest.mark.parametrize("variable", ["COLUMNS", "TERMINAL_WIDTH"])
@pytest.mark.parametrize("value", ["0", "abc", "-1", "", "1.5", "99999999999", "٤٢"])
def test_a_width_that_is_none_is_not_heeded(program: Program, variable: str, value: str) -> None:
    environment: dict[str, t.Any] = {variable: value}
    result = on_terminal(program, "--help", **environment)
    assert (result.code, result.err) == (0, "")
    assert "Who was released" in result.out


@posix
def test_what_the_machine_lacks_is_no_bug(program: Program) -> None:
    lacking = (
        "import os, sys; from belarus_cli.cli import process;"
        "from belarus_cli.reading import loader;"
        "{}; sys.argv[1:] = {!r}; process.main()"
    )

    def run(change: str, *arguments: str) -> Result:
        done = subprocess.run(
            [sys.executable, "-c", lacking.format(change, list(arguments))],
            capture_output=True,
            text=True,
            env=program.environment,
            check=False,
        )
        return Result(done.returncode, done.stdout, done.stderr)

    exhausted = "loader.load = lambda *_: bytearray(2 ** 62)"
    assert run(exhausted, "prisoners") == (74, "", "error: not enough memory\n")
    # A user that no account is known of, as in a container.
    homeless = "os.environ.pop('HOME', None); import pwd; pwd.getpwuid = lambda _: {}[0]"
    assert run(homeless, "--install-completion", "bash") == (
        74,
        "",
        "error: cannot write completion: there is no home directory\n"
        "hint: set HOME, or put what --show-completion prints where the shell looks\n",
    )


@posix
def test_a_home_that_cannot_be_written_is_no_bug(program: Program) -> None:
    result = program("--install-completion", "bash", HOME="/proc")
    assert (result.code, result.out) == (74, "")
    assert result.err.startswith("error: cannot write /proc/")


def test_a_zip_application_finds_its_facts(program: Program, tmp_path: Path) -> None:
    import zipapp

    archive = tmp_path / "belarus.pyz"
    site = Path(program.environment["PYTHONPATH"])
    zipapp.create_archive(site, archive, main="belarus_cli.__main__:main", compressed=True)
    # What it depends on is installed beside the tests.
    environment = program.environment | {"PYTHONPATH": ""}

    def zipped(*arguments: str) -> Result:
        done = subprocess.run(
            [sys.executable, archive, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=environment,
            cwd=tmp_path,
            check=False,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    for command in (("show", "ales-bialiatski", "--json"), ("releases",), ("check",), ("schema",)):
        inside, outside = zipped(*command), program(*command)
        if command == ("check",):  # each names the file that it has checked
            inside, outside = (
                one._replace(out=one.out.partition("facts.jsonl")[2]) for one in (inside, outside)
            )
        assert inside == outside
    assert zipped("export", "x.db") == (0, "", "wrote x.db\n")
