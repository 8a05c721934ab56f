"""The command as a real process, where the model is not needed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("spacy", "pydantic", "rich", "charset_normalizer", "thinc", "numpy")


@pytest.mark.parametrize(
    "args", [["--help"], ["extract", "--help"], ["--version"], ["schema"], ["info"], ["evaluate", "--help"]]
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


def test_no_color_is_respected(tmp_path: Path) -> None:
    environment = os.environ | {"NO_COLOR": "1", "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    code = "from aes_extract.cli import streams; streams.console().print('a', style='red')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert "\x1b[31m" not in done.stdout
