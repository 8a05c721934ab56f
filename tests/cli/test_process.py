"""The command as a real process, where the model is not needed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = ("spacy", "pydantic", "rich", "charset_normalizer", "thinc", "numpy")


@pytest.mark.parametrize(
    "args",
    [
        ["--help"],
        ["extract", "--help"],
        ["lexicon", "--help"],
        ["lexicon", "check", "--help"],
        ["evaluate", "--help"],
        ["people", "--help"],
        ["--version"],
        ["schema"],
        ["info"],
    ],
)
def test_help_imports_nothing_heavy(args: list[str]) -> None:
    code = (
        "import sys\nfrom aes_extract.cli import main\n"
        f"sys.argv = ['aes-extract', *{args!r}]\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_failures_need_no_model(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "aes_extract", str(tmp_path / "missing")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == '{"schema":"aes-extract/1","articles":[],"stories":[]}\n'
    assert done.stderr == f"aes-extract: {tmp_path / 'missing'}: no such file or folder; check the path\n"


def test_a_reader_that_goes_away_leaves_no_traceback() -> None:
    """The pipe is closed before the schema, which is longer than its buffer once repeated, is written."""
    code = "import aes_extract.cli.schema as s; s._text = lambda name: 'x' * 1_000_000\n"
    code += "from aes_extract.cli import cli; cli(['schema'], prog_name='aes-extract')"
    reading, writing = os.pipe()
    with subprocess.Popen([sys.executable, "-c", code], stdout=writing, stderr=subprocess.PIPE) as process:
        os.close(writing)
        os.close(reading)
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.parametrize("command", [["--format", "table"], ["show"], ["people", "--format", "table"]])
def test_a_reader_that_leaves_a_table_ends_the_run(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kolo parle.")
    code = "from tests.cli import fake_engine; from aes_extract.cli import cli; cli(obj=fake_engine.load)"
    reading, writing = os.pipe()
    os.close(reading)
    arguments = [sys.executable, "-c", code, *command, str(tmp_path / "a.txt")]
    done = subprocess.run(arguments, stdout=writing, stderr=subprocess.PIPE, check=False, cwd=ROOT)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_no_color_is_respected(tmp_path: Path) -> None:
    environment = os.environ | {"NO_COLOR": "1", "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    code = "from aes_extract.cli import streams; streams.console().print('a', style='red')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert "\x1b[31m" not in done.stdout
