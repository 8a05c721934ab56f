"""What is kept is what would be computed, and nothing else is ever taken for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import workers
from workers import source

from aes_extract.readers.source import Source
from aes_extract.scale import cache as cache_module
from aes_extract.scale.cache import Cache, program
from aes_extract.scale.engine import Engine
from aes_extract.scale.order import in_order
from aes_extract.scale.pool import Pool
from aes_extract.scale.work import Outcome

KEPT = Outcome(line='{"id":"é"}'.encode(), events=3)
ONE = source("1", "texte")


def forbidden() -> Engine:
    raise AssertionError("nothing is to be computed")


def run(sources: list[Source], folder: Path, load: object = workers.load, jobs: int = 1) -> list[Outcome]:
    with Pool(load, jobs) as pool:  # type: ignore[arg-type]
        return [outcome for _, outcome in in_order(sources, pool, Cache(folder))]


def test_what_is_put_is_got(tmp_path: Path) -> None:
    Cache(tmp_path / "new" / "folder").put(ONE, KEPT)
    assert Cache(tmp_path / "new" / "folder").get(ONE) == KEPT


@pytest.mark.parametrize("field", ["id", "text", "path", "url", "title", "author", "publisher", "published"])
def test_another_source_is_another_entry(tmp_path: Path, field: str) -> None:
    kept = Cache(tmp_path)
    kept.put(ONE, KEPT)
    assert kept.get(replace(ONE, **{field: "autre"})) is None


def test_another_program_is_another_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(tmp_path).put(ONE, KEPT)
    monkeypatch.setattr(cache_module, "program", lambda: "other")
    assert Cache(tmp_path).get(ONE) is None


def test_the_program_is_its_code_its_knowledge_and_what_it_runs_on(monkeypatch: pytest.MonkeyPatch) -> None:
    before = program()
    names = [name for name, _ in cache_module._contents(cache_module.files("aes_extract"), "")]
    assert {"/article.py", "/knowledge/places.tsv", "/events/build.py"} <= set(names)
    assert not any("__pycache__" in name for name in names)
    monkeypatch.setattr(cache_module, "version", lambda package: "0")
    program.cache_clear()
    assert program() != before
    monkeypatch.undo()
    program.cache_clear()
    assert program() == before


@pytest.mark.parametrize(
    "spoilt",
    [b"", b"\n", b"x", b"\xff\n3\n{}", b"0" * 40 + b'\n3\n{"id":"x"}', None],
    ids=["empty", "end", "no end", "bytes", "other digest", "cut"],
)
def test_a_corrupt_entry_is_computed_again(tmp_path: Path, spoilt: bytes | None) -> None:
    (whole,) = run([ONE], tmp_path)
    (file,) = tmp_path.rglob("*.json")
    file.write_bytes(file.read_bytes()[:-1] if spoilt is None else spoilt)
    assert Cache(tmp_path).get(ONE) is None
    assert run([ONE], tmp_path) == [whole]
    assert Cache(tmp_path).get(ONE) == whole


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_second_run_computes_nothing(tmp_path: Path, jobs: int) -> None:
    many = [source(str(i), f"texte {i}") for i in range(100)]
    first = run(many, tmp_path, jobs=jobs)
    assert run(many, tmp_path, forbidden) == first
    assert not list(tmp_path.rglob(".*"))


def test_a_stopped_run_goes_on(tmp_path: Path) -> None:
    many = [source(str(i), f"texte {i}") for i in range(100)]
    with Pool(workers.load, 2) as pool:
        results = in_order(iter(many), pool, Cache(tmp_path))
        first = [next(results)[1] for _ in range(40)]
    assert run(many[:40], tmp_path, forbidden) == first
    assert [o.line for o in run(many, tmp_path)] == [o.line for o in run(many, tmp_path / "fresh")]


def test_what_failed_is_not_kept(tmp_path: Path) -> None:
    run([source("1", "boum")], tmp_path)
    assert not list(tmp_path.rglob("*.json"))


def test_a_folder_that_refuses_ends_no_run(tmp_path: Path) -> None:
    kept = Cache(tmp_path / "kept")
    (tmp_path / "kept").rmdir()
    kept.put(ONE, KEPT)
    assert kept.refused == "No such file or directory"
    assert kept.get(ONE) is None
