"""What is written lies where it was asked for, and only the umask says who may read and write it."""

from __future__ import annotations

import json
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aes_extract.cli import cli
from aes_extract.scale.cache import Cache
from aes_extract.stories import Collection
from aes_extract.writers.atomic import atomic_file
from aes_extract.writers.formats import FORMATS
from tests.cli import fake_engine
from tests.trust.watched import watched

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="permissions of Unix")

SEED = next((Path(__file__).parents[2] / "seeds").glob("*.txt"))
OUTPUTS = [*(["--format", form] for form in ("jsonl", "table", *FORMATS)), ["report"]]


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, list(map(str, args)), obj=fake_engine.load, input=b"Kolo parle.")


@pytest.mark.parametrize("mask", [0o022, 0o027, 0o077, 0o002])
@pytest.mark.parametrize("command", OUTPUTS, ids=" ".join)
def test_a_new_file_has_the_mode_that_the_umask_gives(command: list[str], mask: int, tmp_path: Path) -> None:
    with umask(mask):
        assert run(*command, "-o", tmp_path / "out", "-").exit_code == 0
    # SQLite asks for no more than 0644.
    asked = 0o644 if "sqlite" in command else 0o666
    assert oct(mode(tmp_path / "out")) == oct(asked & ~mask)


@pytest.mark.parametrize("command", OUTPUTS, ids=" ".join)
def test_nothing_is_left_beside_it(command: list[str], tmp_path: Path) -> None:
    assert run(*command, "-o", tmp_path / "out", "-").exit_code == 0
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


def test_an_unfinished_file_is_its_owners_and_lies_beside_the_finished(tmp_path: Path) -> None:
    with umask(0), atomic_file(tmp_path / "out") as file:
        file.write(b"a")
        file.flush()
        (unfinished,) = tmp_path.iterdir()
        assert oct(mode(unfinished)) == "0o600"
        assert unfinished.name.startswith(".out.")


def test_articles_wait_in_a_file_without_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    article = fake_engine.analyse(next(iter(sources())))
    with Collection() as collection:
        collection.add("Kolo parle." * 100_000, article)
        assert list(tmp_path.iterdir()) == []
    assert list(tmp_path.iterdir()) == []


def sources() -> Iterator[fake_engine.Source]:
    yield fake_engine.Source(id="a", text="Kolo parle.", sha256="0" * 64, encoding="utf-8")


# -- the folder of results ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mask", [0, 0o022])
def test_a_new_folder_of_results_is_its_owners(mask: int, tmp_path: Path) -> None:
    with umask(mask):
        assert run("--cache", tmp_path / "a" / "kept", "--format", "jsonl", "-").exit_code == 0
    assert oct(mode(tmp_path / "a" / "kept")) == "0o700"
    assert list((tmp_path / "a" / "kept").glob("*/*.json"))


@pytest.mark.parametrize("given", [0o700, 0o755, 0o775, 0o2770])
def test_a_folder_that_others_may_read_or_a_group_shares_is_used(given: int, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept").chmod(given)
    assert run("--cache", tmp_path / "kept", "--format", "jsonl", "-").exit_code == 0
    assert mode(tmp_path / "kept") == given


@pytest.mark.parametrize("given", [0o777, 0o1777, 0o703])
def test_a_folder_that_everybody_may_write_is_refused(given: int, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept").chmod(given)
    with pytest.raises(PermissionError):
        Cache(tmp_path / "kept")
    result = run("--cache", tmp_path / "kept", "--format", "jsonl", "-")
    assert (result.exit_code, result.stdout) == (2, "")
    assert (
        "cannot be used (everybody may write in it, and put results there); give a folder of your own" in result.stderr
    )
    assert list((tmp_path / "kept").iterdir()) == []


# -- nothing anywhere else ---------------------------------------------------------------------------------------------


@pytest.mark.model
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the temporary file has no name on Linux")
@pytest.mark.parametrize("command", [["report"], ["--format", "sqlite"], ["--format", "jsonl", "--cache", "out/kept"]])
def test_a_run_writes_to_its_output_and_nowhere_else(command: list[str], tmp_path: Path) -> None:
    for name in ("out", "temporary", "home"):
        (tmp_path / name).mkdir()
    places = {"TMPDIR": str(tmp_path / "temporary"), "HOME": str(tmp_path / "home")}
    result = watched(tmp_path, *command, "-o", "out/it", SEED, **places)
    assert (result.code, result.stderr) == (0, "")
    paths = {tmp_path / args[0] for args in result.of("written")} - {Path(os.devnull)}
    assert paths
    assert [path for path in paths if not {tmp_path / "out", tmp_path / "temporary"} & {path, *path.parents}] == []
    assert list((tmp_path / "temporary").iterdir()) == list((tmp_path / "home").iterdir()) == []


def test_a_path_that_is_a_link_is_followed_and_its_target_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "target.json").write_text("old")
    (tmp_path / "target.json").chmod(0o600)
    (tmp_path / "link.json").symlink_to("target.json")
    with umask(0o022):
        assert run("-o", tmp_path / "link.json", "-").exit_code == 0
    assert mode(tmp_path / "target.json") == 0o600
    assert json.loads((tmp_path / "target.json").read_text("utf-8"))["articles"]
