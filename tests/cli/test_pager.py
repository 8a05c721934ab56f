"""``--pager``: a pager shows what a terminal would, and takes no part elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from aes_extract.cli import cli, streams
from tests.cli.test_filtering import load

pty = pytest.importorskip("pty")

ROOT = Path(__file__).parents[2]
CODE = "from tests.cli.test_filtering import load; from aes_extract.cli import cli; cli(obj=load)"
COMMANDS = [["--format", "table"], ["show"], ["people"], ["timeline"]]


@pytest.fixture
def press(tmp_path: Path) -> Path:
    for i in range(40):
        (tmp_path / f"{i}.txt").write_text(f"Kolo{i} visite Mopti", encoding="utf-8")
    return tmp_path


def pager(tmp_path: Path, code: str) -> str:
    """A pager that is this Python code; ``out`` is the file that it may write."""
    script = tmp_path / "pager.py"
    script.write_text(f"import sys\nout = open({str(tmp_path / 'out')!r}, 'wb')\n{code}\n")
    return f"'{sys.executable}' '{script}'"


def on_terminal(args: list[str], **environment: str) -> tuple[int, str, str]:
    """Exit code, what the terminal shows, and standard error of the command."""
    main, side = pty.openpty()
    given = {"TERM": "xterm-256color", "COLUMNS": "80"} | environment
    with subprocess.Popen(
        [sys.executable, "-c", CODE, *args], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=side,
        stderr=subprocess.PIPE, env=os.environ | given,
    ) as process:  # fmt: skip
        os.close(side)
        shown = b""
        try:
            while block := os.read(main, 65536):
                shown += block
        except OSError:  # the other side is closed
            pass
        assert process.stderr is not None
        told = process.stderr.read().decode()
    os.close(main)
    return process.returncode, shown.decode(), told


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_pager_gets_what_the_terminal_would(press: Path, tmp_path: Path, command: list[str]) -> None:
    reading = pager(tmp_path, "out.write(sys.stdin.buffer.read())")
    args = [*command, str(press / "0.txt"), str(press / "1.txt")]
    assert on_terminal([*args, "--pager"], PAGER=reading) == (0, "", "")
    _, shown, _ = on_terminal(args)
    assert (tmp_path / "out").read_bytes().decode() == shown.replace("\r\n", "\n")
    assert "\x1b[" in shown


def test_colours_that_are_not_wanted_are_not_paged(press: Path, tmp_path: Path) -> None:
    reading = pager(tmp_path, "out.write(sys.stdin.buffer.read())")
    on_terminal(["--pager", str(press / "0.txt")], PAGER=reading, NO_COLOR="1", TERM="dumb")
    text = (tmp_path / "out").read_bytes().decode()
    assert "Kolo0" in text
    assert "\x1b" not in text


def test_less_keeps_colours(press: Path, tmp_path: Path) -> None:
    telling = pager(tmp_path, "import os; out.write(os.environ['LESS'].encode()); sys.stdin.buffer.read()")
    for given, told in (({}, "FRX"), ({"LESS": "-S"}, "-S")):
        on_terminal(["people", "--pager", str(press / "0.txt")], PAGER=telling, **given)
        assert (tmp_path / "out").read_text() == told


def test_to_leave_the_pager_is_no_error(press: Path, tmp_path: Path) -> None:
    leaving = pager(tmp_path, "out.write(sys.stdin.buffer.read(20))")
    assert on_terminal(["--pager", str(press)], PAGER=leaving) == (0, "", "")


@pytest.mark.parametrize("wanted", ["missing-pager", "'", ""])
def test_without_the_pager_that_is_wanted_there_is_another_or_none(press: Path, tmp_path: Path, wanted: str) -> None:
    code, shown, told = on_terminal(["people", "--pager", str(press / "0.txt")], PAGER=wanted, PATH=str(tmp_path))
    assert (code, told) == (0, "")
    assert "Kolo0" in shown


def test_no_pager_without_a_terminal(press: Path, tmp_path: Path) -> None:
    crashing = pager(tmp_path, "out.write(b'paged')")
    command = [sys.executable, "-c", CODE, "people", "--pager", "--format", "table", str(press / "0.txt")]
    environment = os.environ | {"PAGER": crashing}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, env=environment)
    assert "Kolo0" in done.stdout
    assert not (tmp_path / "out").exists()


def test_what_goes_wrong_is_told_when_the_pager_has_left_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with streams.held():
        streams.tell("now: a log has a stream of its own")
        assert capsys.readouterr().err == "aes-extract: now: a log has a stream of its own\n"
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with pytest.raises(KeyboardInterrupt), streams.held():
        streams.report("a.txt", "empty")
        streams.report("b.txt", "empty")
        assert capsys.readouterr().err == ""
        raise KeyboardInterrupt
    assert capsys.readouterr().err == "aes-extract: a.txt: empty\naes-extract: b.txt: empty\n"
    streams.tell("now")
    assert capsys.readouterr().err == "aes-extract: now\n"


@pytest.mark.parametrize("command", [[], ["people"], ["timeline"]])
@pytest.mark.parametrize(
    ("asked", "why"), [(["-o", "out.json"], "--output"), (["--format", "json"], "--format json")], ids=["file", "json"]
)
def test_what_is_no_table_is_not_paged(
    command: list[str], asked: list[str], why: str, press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, [*command, "--pager", *asked, str(press)], obj=load)
    assert done.exit_code == 2
    assert f"--pager shows a table on the terminal; it goes without {why}; see" in done.stderr
    assert not (tmp_path / "out.json").exists()
