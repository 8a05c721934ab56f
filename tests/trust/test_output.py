"""Where results are written: never over an input, whole or not at all, and what cannot be is one line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from aes_extract.cli import cli, streams
from aes_extract.writers.formats import FORMATS
from tests.cli import fake_engine

ROOT = Path(__file__).parents[2]
CODE = "from tests.cli import fake_engine; from aes_extract.cli import cli; cli(obj=fake_engine.load)"
FULL = Path("/dev/full")

NO_SPACE = "(No space left on device); check its space and permissions"


def process(code: str, *args: str | Path, stderr: Any = subprocess.PIPE, stdout: Any, **more: str) -> Any:
    """The command in a process of its own, without a model."""
    command = [sys.executable, "-c", code, *map(str, args)]
    environment = os.environ | more
    return subprocess.run(command, stdout=stdout, stderr=stderr, text=True, check=False, cwd=ROOT, env=environment)


def files(folder: Path) -> dict[Path, bytes]:
    """All files in a folder, with what is in them."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, ["-q", *map(str, args)], obj=fake_engine.load)


@pytest.fixture
def press(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a folder of articles, and links to it and to one of them."""
    folder = tmp_path / "press"
    (folder / "inside").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    (folder / "a.txt").write_text("Kolo parle.")
    (folder / "b.jsonl").write_text('{"text": "Awa dort."}\n')
    (tmp_path / "linked").symlink_to(folder)
    (tmp_path / "link.txt").symlink_to(folder / "a.txt")
    (tmp_path / "hard.txt").hardlink_to(folder / "a.txt")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.mark.parametrize(
    ("output", "path"),
    [
        ("press/b.jsonl", "press/b.jsonl"),
        ("press/b.jsonl", "press"),
        ("press/../press/b.jsonl", "press/b.jsonl"),
        ("linked/b.jsonl", "press/b.jsonl"),
        ("link.txt", "press/a.txt"),
        ("press/a.txt", "link.txt"),
        ("hard.txt", "press/a.txt"),
        ("press/new.jsonl", "press"),
        ("press/inside/new.TXT", "press"),
        ("press/new.jsonl", "linked"),
        ("linked/new.ndjson", "press"),
        ("press/new.jsonl", "."),
    ],
)
@pytest.mark.parametrize("command", ["extract", "report"])
def test_an_output_that_would_be_read_is_refused(press: Path, output: str, path: str, command: str) -> None:
    before = files(press)
    result = run(command, "-o", output, path)
    assert result.exit_code == 2
    assert f"what is written would be read with '{path}'; write elsewhere; see" in result.stderr.splitlines()[-1]
    assert files(press) == before


@pytest.mark.parametrize(
    ("output", "path"),
    [
        ("press/new.json", "press"),
        ("press/.hidden/new.jsonl", "press"),
        ("new.jsonl", "press"),
        ("press/new.jsonl", "press/a.txt"),
        ("press/new.jsonl", "press/inside/../a.txt"),
        ("pressed.csv", "press"),
    ],
)
def test_an_output_that_would_not_be_read_is_written(press: Path, output: str, path: str) -> None:
    assert run("-o", output, path).exit_code == 0
    assert Path(output).exists()


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="standard output has no name here")
@pytest.mark.parametrize(("redirect", "code"), [("> press/new.txt", 2), (">> press/b.jsonl", 2), ("> new.txt", 0)])
def test_standard_output_that_would_be_read_is_refused(press: Path, redirect: str, code: int) -> None:
    command = f"{sys.executable} -c '{CODE}' press {redirect}"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, env=environment)
    assert done.returncode == code
    assert (press / "b.jsonl").read_text() == '{"text": "Awa dort."}\n'


def test_a_cluster_does_not_write_among_its_inputs(press: Path) -> None:
    pytest.importorskip("ray")
    result = run("--engine", "ray", "-o", "press/out", "press")
    assert result.exit_code == 2
    assert "would be read with 'press'" in result.stderr
    assert not (press / "out").exists()


@pytest.mark.parametrize("command", ["extract", "show"])
def test_a_closed_standard_output_is_told_before_anything_is_read(
    press: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "stdout_is_open", lambda: False)
    result = CliRunner().invoke(cli, [command, "missing"])
    assert result.exit_code == 2
    assert "standard output is closed; give --output FILE; see" in result.stderr


def test_a_folder_that_cannot_be_written_to_is_told_before_anything_is_read(
    press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write anywhere
    result = run("-o", "new.json", "missing")
    assert result.exit_code == 2
    assert "'new.json' lies in a folder that cannot be written to; see" in result.stderr


# -- a disk that fills up ----------------------------------------------------------------------------------------------

STREAMED = sorted({"jsonl", "table", *FORMATS} - {name for name, form in FORMATS.items() if form.needs_file})


def options(form: str) -> list[str]:
    return ["--entities", "csv"] if form == "entities-csv" else ["--format", form]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Articles whose results fill some kilobytes in any format."""
    path = tmp_path / "many.jsonl"
    path.write_text("".join(f'{{"text": "Kolo{n} a parlé."}}\n' for n in range(100)))
    return path


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
@pytest.mark.parametrize("form", sorted({*STREAMED} - {"stories"}))
def test_a_full_device(many: Path, form: str) -> None:
    result = run(*options(form), "-o", FULL, many)
    assert result.exit_code == 1
    assert result.stderr == f"aes-extract: /dev/full cannot be written {NO_SPACE}\n"


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", [["--format", "jsonl"], ["--format", "json"], ["--format", "table"], ["show"]])
def test_a_full_standard_output(many: Path, command: list[str]) -> None:
    with FULL.open("wb") as full:
        done = process(CODE, *command, many, stdout=full)
    assert done.returncode == 1
    assert done.stderr == f"aes-extract: standard output cannot be written {NO_SPACE}\n"


@pytest.mark.skipif(not FULL.exists(), reason="no device that is always full")
@pytest.mark.parametrize("option", ["--debug", "--log-json"])
def test_a_full_log_costs_nothing(many: Path, option: str) -> None:
    with FULL.open("wb") as full:
        done = process(CODE, "--format", "jsonl", option, "missing", many, stdout=subprocess.PIPE, stderr=full)
    assert done.returncode == 1
    assert done.stdout.count("\n") == 100


@pytest.mark.skipif(os.name != "posix", reason="limits of Unix")
@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("jsonl", "{output} cannot be written (File too large); check its space and permissions"),
        ("table", "{output} cannot be written (File too large); check its space and permissions"),
        ("json", "the articles cannot be kept in {folder} (File too large); set TMPDIR to a folder with more space"),
    ],
)
def test_a_file_that_may_not_grow(many: Path, form: str, told: str) -> None:
    """A limit on the size of files stops a write as a full disk does, and needs no disk of its own."""
    output = many.with_name("kept")
    output.write_text("old")
    before = files(many.parent)
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024)); {CODE}"
    done = process(limited, *options(form), "-o", output, many, stdout=subprocess.PIPE, TMPDIR=str(many.parent))
    assert done.returncode == 1
    assert done.stderr == f"aes-extract: {told.format(output=output, folder=many.parent)}\n"
    assert files(many.parent) == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few kilobytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.mark.skipif(shutil.which("mount") is None, reason="no disk can be mounted here")
def test_a_full_disk(many: Path, small_disk: Path) -> None:
    for form in ("entities-csv", "json", "jsonl", "sqlite", "table"):  # the others say little without events
        output = small_disk / "kept"
        if form != "sqlite":
            output.write_text("old")
        result = run(*options(form), "-o", output, many)
        assert result.exit_code == 1, form
        assert result.stderr.startswith(f"aes-extract: {output} cannot be written ("), form
        assert result.stderr.count("\n") == 1
        assert files(small_disk) == ({} if form == "sqlite" else {output: b"old"})
        output.unlink(missing_ok=True)


def test_a_cache_on_a_full_disk_ends_no_run(many: Path, small_disk: Path, tmp_path: Path) -> None:
    result = run("--format", "jsonl", "--cache", small_disk / "cache", "-o", tmp_path / "out.jsonl", many)
    assert result.exit_code == 0
    assert result.stderr == (
        f"aes-extract: {small_disk / 'cache'}: cannot keep results (No space left on device); check the folder\n"
    )
    assert (tmp_path / "out.jsonl").read_text().count("\n") == 100
