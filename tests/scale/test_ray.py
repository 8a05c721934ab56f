"""On a Ray of two processors the results are those of one machine, whatever happens to its actors."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import told_engine
import workers
from click.testing import CliRunner, Result

pytest.importorskip("ray")

import pyarrow as pa
import pyarrow.parquet as pq
import ray

from aes_extract.cli import cli
from aes_extract.readers import read
from aes_extract.readers.source import Failure, Source
from aes_extract.scale.engine import Loader
from aes_extract.scale.order import in_order
from aes_extract.scale.pool import DIED_TWICE, Pool
from aes_extract.scale.ray import dataset, extract_dataset
from aes_extract.scale.ray.attempts import Attempts
from aes_extract.scale.ray.inputs import File, files
from aes_extract.scale.ray.output import Folder, NoFolder

if TYPE_CHECKING:
    from spacy.language import Language

SEEDS = Path(__file__).parents[2] / "seeds"
Rows = list[dict[str, Any]]

WORDPRESS = Path(__file__).parents[1] / "readers" / "pages" / "wordpress.html"


@pytest.fixture(scope="module")
def two() -> Iterator[None]:
    """Ray with two processors, whose actors find the engines beside this file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]))
        quiet = {"include_dashboard": False, "log_to_driver": False, "logging_level": "ERROR"}
        ray.init(address="local", num_cpus=2, object_store_memory=200_000_000, **quiet)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield
    ray.shutdown()


def on_ray(rows: Rows, load: Loader = workers.load, **more: Any) -> dict[str, dict[str, Any]]:
    """What becomes of the rows, by id."""
    ds = ray.data.from_items(rows, override_num_blocks=2)
    found = extract_dataset(ds, load=load, concurrency=(1, 2), **more).take_all()
    assert len(found) == len(rows)
    return {row["id"]: row for row in found}


def locally(sources: Iterator[Source | Failure]) -> Iterator[tuple[str, bytes | None, str]]:
    """Where it comes from, its line and its error, for each source."""
    with Pool(workers.load, 1) as pool:
        for source, outcome in in_order(sources, pool):
            yield source.where if isinstance(source, Failure) else source.id, outcome.line, outcome.error


def test_lines_and_errors_are_those_of_one_machine(two: None, tmp_path: Path) -> None:
    rows: Rows = [{"id": f"n{i}", "text": f"texte {i} é", "url": f"http://x/{i}"} for i in range(60)]
    bad: Rows = [
        {"id": "blank", "text": " "},
        {"id": "none", "text": None},
        {"id": "day", "text": "a", "published": "2024-13-01"},
        {"id": "raises", "text": "boum"},
    ]
    file = tmp_path / "in.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in [*rows, *bad]), encoding="utf-8")
    expected = list(locally(read([file], published="2024-05")))
    found = on_ray([{"path": str(file), **row} for row in [*rows, *bad]], published="2024-05")
    assert [found[row["id"]]["line"] for row in rows] == [line.decode() for _, line, _ in expected if line]
    assert [found[row["id"]]["error"] for row in bad] == [error for _, _, error in expected if error]
    assert all(row["error"] is None and row["events"] == 0 for row in found.values() if row["line"])
    assert "workers.py" in found["raises"]["trace"]


def test_killed_actors_lose_and_double_nothing(two: None, tmp_path: Path) -> None:
    rows: Rows = [{"id": str(i), "text": f"texte {i}"} for i in range(40)]
    rows[5]["text"] = f"meurs {tmp_path / 'dead'}"
    rows[30]["text"] = "meurs"
    found = on_ray(rows)
    assert (tmp_path / "dead").exists()
    assert {id: row["error"] for id, row in found.items() if row["error"]} == {"30": DIED_TWICE}
    assert {json.loads(row["line"])["id"] for row in found.values() if row["line"]} == set(found) - {"30"}


def test_attempts_at_two_batches_are_told_apart() -> None:
    """A worker that is started again may take up the batches that wait for it in another order."""
    attempts = Attempts()
    a, b = ("a 1", "a 2"), ("b 1", "b 2")
    assert (attempts.begin("w", a), attempts.begin("w", b)) == (1, 1)
    assert (attempts.begin("w", a), attempts.begin("w", a, 0)) == (2, 1)
    assert (attempts.begin("w", b), attempts.begin("w", b, 0)) == (2, 1)
    attempts.end("w", b, 0)
    assert attempts.begin("w", b, 1) == 1
    attempts.end_batch("w", b)
    assert [attempts.begin("w", b), attempts.begin("w", b, 1), attempts.begin("w", a, 0)] == [1, 1, 2]
    assert attempts.begin("v", a, 0) == 1


def test_columns_of_other_types(two: None) -> None:
    rows: Rows = [
        {"text": "a", "published": date(2024, 5, 6), "number": 7},
        {"text": "a", "published": None, "number": 8},
        {"text": "a", "path": "in/x.parquet", "number": 9},
    ]
    found = {row["number"]: row for row in on_ray(rows, keep=["number"]).values()}
    assert len({row["id"] for row in found.values()}) == 3
    assert found[7]["id"].startswith("text-") and found[9]["id"].startswith("x-")


@pytest.mark.parametrize(
    ("row", "failure"),
    [
        ({"id": "a", "text": 5}, Failure("a", '"text" must be a string, not int')),
        ({"id": "a", "more": 5}, Failure("a", 'no "text"; it is required')),
        ({"id": "a", "text": "b", "path": 5}, Failure("a", '"path" must be a string, not int')),
        (
            {"id": "a", "text": "b", "published": "mai"},
            Failure("a", "\"published\": 'mai' is no date; expected YYYY-MM-DD, YYYY-MM or YYYY"),
        ),
    ],
)
def test_a_bad_row_says_what_is_wrong(row: dict[str, Any], failure: Failure) -> None:
    assert dataset._given(row, None) == failure


@pytest.mark.model
def test_the_pipeline_finds_the_same(two: None, nlp: Language) -> None:
    from aes_extract.article import analyse_all
    from aes_extract.scale.engine import load
    from aes_extract.writers.json_output import dumps

    sources = [one for one in read([SEEDS]) if isinstance(one, Source)]
    rows = [{"id": one.id, "text": one.text, "path": one.path} for one in sources]
    found = on_ray(rows, load)
    assert [found[one.id]["line"] for one in sources] == [dumps(article) for article in analyse_all(sources, nlp)]


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """Two folders with the same names in them, several encodings, and what is wrong with files and lines."""
    folder = tmp_path / "press"
    for name in ("a b", "a"):
        (folder / name).mkdir(parents=True)
        (folder / name / "x.txt").write_bytes("rencontre à Bamako".encode("cp1252"))
        lines = [{"text": "rencontre à Gao"}, {"id": "x", "text": "texte"}, {"text": ""}, {"text": "boum"}]
        told = "\n".join(json.dumps(line) for line in lines)
        (folder / name / "y.jsonl").write_text(f"{told}\n\nnothing\n", encoding="utf-8")
    (folder / "a" / "empty.txt").touch()
    (folder / ".hidden.txt").write_text("texte")
    return folder


@pytest.fixture
def invoke() -> Callable[..., Result]:
    def run(*args: str | Path) -> Result:
        return CliRunner().invoke(cli, [str(arg) for arg in args], obj=told_engine.load)

    return run


def lines(folder: Path) -> list[bytes]:
    return sorted(line for file in folder.glob("*.jsonl") for line in file.read_bytes().splitlines())


def test_the_command_writes_what_one_machine_writes(
    two: None, invoke: Callable[..., Result], press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    given = ["press", tmp_path / "missing", "--published", "2024-05-06"]
    local = invoke(*given, "--jobs", 1, "-o", tmp_path / "local.jsonl")
    stories = invoke(*given, "--jobs", 1, "--format", "stories").stdout_bytes
    result = invoke("--engine", "ray", *given, "-o", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == local.stderr
    assert lines(tmp_path / "out" / "articles") == sorted((tmp_path / "local.jsonl").read_bytes().splitlines())
    assert (tmp_path / "out" / "stories.jsonl").read_bytes() == stories
    failures = [json.loads(line) for line in (tmp_path / "out" / "failures.jsonl").read_text().splitlines()]
    assert [f"aes-extract: {one['where']}: {one['why']}" for one in failures] == local.stderr.splitlines()
    assert {f.name for f in (tmp_path / "out").iterdir()} == {"articles", "stories.jsonl", "failures.jsonl"}


def test_parquet_in_and_out(two: None, invoke: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    rows = {"text": ["rencontre à Gao", "", "texte"], "published": [date(2024, 5, 6), None, None], "more": [1, 2, 3]}
    pq.write_table(pa.table(rows), tmp_path / "in" / "part.parquet")
    (tmp_path / "in" / "no.parquet").write_text("nothing")
    args = ["--engine", "ray", "--format", "parquet", "-o", tmp_path / "out", f"file://{tmp_path}/in/*.parquet"]
    result = invoke(*args)
    address = f"file://{tmp_path}/in"
    assert result.stderr.splitlines()[0].startswith(f"aes-extract: {address}/no.parquet: no Parquet, or damaged (")
    assert result.stderr.splitlines()[1:] == [f'aes-extract: {address}/part.parquet:2: "text" is empty']
    found = pq.read_table(tmp_path / "out" / "articles").to_pylist()
    assert sorted(row["id"] for row in found) == ["part-1", "part-3"]
    told = {row["id"]: json.loads(row["line"]) for row in found}
    assert told["part-1"]["published"] == "2024-05-06"
    assert told["part-1"]["source"]["path"] == f"{address}/part.parquet"


def test_pages_and_packed_files_are_read_as_on_one_machine(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(WORDPRESS.read_bytes()))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": "rencontre"}).encode() + b"\n{}")[:-3])
    found = [one for file in files([str(tmp_path)]) if isinstance(file, File) for one in file.read(None)]
    assert found == list(read([tmp_path]))
    assert [type(one) for one in found] == [Source, Source, Failure]


def test_articles_carry_their_text(two: None, invoke: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_bytes(WORDPRESS.read_bytes())
    (tmp_path / "in" / "b.txt").write_text("texte")
    for options, carried in ([], ["a"]), (["--with-text"], ["a", "b"]):
        out = tmp_path / "-".join(["out", *options])
        assert invoke("--engine", "ray", "--format", "jsonl", *options, "-o", out, tmp_path / "in").exit_code == 0
        told = {one["id"]: one.get("text") for one in map(json.loads, lines(out / "articles"))}
        assert sorted(id for id, text in told.items() if text) == carried


def names(paths: Sequence[str]) -> list[str]:
    return [str(one) if isinstance(one, Failure) else one.name for one in files(paths)]


def test_folders_patterns_and_addresses_name_the_same_files(press: Path) -> None:
    inside = ["a/empty.txt", "a/x.txt", "a/y.jsonl", "a b/x.txt", "a b/y.jsonl"]
    assert names([str(press)]) == [f"{press}/{one}" for one in inside]
    assert names([f"{press}/*/*"]) == [f"{press}/{one}" for one in inside]
    assert names([f"file://{press}"]) == [f"file://{press}/{one}" for one in inside]
    assert names([f"file://{press}/**/x.txt"]) == [f"file://{press}/{one}" for one in ("a/x.txt", "a b/x.txt")]
    assert names([f"file://{press}/a/x.txt"]) == [f"file://{press}/a/x.txt"]
    assert [one.open().read() for one in files([f"file://{press}/a/x.txt"]) if isinstance(one, File)] == [
        "rencontre à Bamako".encode("cp1252")
    ]


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    for path in (f"{tmp_path}/no", f"{tmp_path}/*.txt", f"file://{tmp_path}/no", f"file://{tmp_path}/*.txt"):
        assert names([path]) == [f"{path}: no such file or folder; check the path"]
    why = "no article in this folder; it needs .txt, .html, .jsonl or .parquet files"
    assert names([str(tmp_path), f"file://{tmp_path}"]) == [f"{tmp_path}: {why}", f"file://{tmp_path}: {why}"]
    assert names(["nowhere://x"])[0].startswith("nowhere://x: cannot be read (")


def test_the_folder_is_new_or_empty(tmp_path: Path) -> None:
    assert Folder.new(str(tmp_path / "a" / "b")).path == str(tmp_path / "a" / "b")
    Folder.new(f"file://{tmp_path}/a/b").write("c", [b"1\n", b"2\n"])
    assert (tmp_path / "a" / "b" / "c").read_bytes() == b"1\n2\n"
    with pytest.raises(NoFolder, match="exists and is not empty"):
        Folder.new(f"file://{tmp_path}/a/b")
    with pytest.raises(NoFolder, match="is a file"):
        Folder.new(str(tmp_path / "a" / "b" / "c"))


def test_what_all_fails_needs_no_ray(invoke: Callable[..., Result], tmp_path: Path) -> None:
    result = invoke("--engine", "ray", "--ray-address", "127.0.0.1:1", "-o", tmp_path / "out", tmp_path / "missing")
    assert result.exit_code == 1
    assert result.stderr == f"aes-extract: {tmp_path / 'missing'}: no such file or folder; check the path\n"
    assert {f.name for f in (tmp_path / "out").iterdir()} == {"stories.jsonl", "failures.jsonl"}


def test_an_engine_that_cannot_be_loaded_is_told_in_a_line(two: None, press: Path, tmp_path: Path) -> None:
    args = ["--engine", "ray", "-o", str(tmp_path / "out"), str(press)]
    result = CliRunner().invoke(cli, args, obj=told_engine.load_nothing)
    assert result.exit_code == 1
    assert result.stderr == "aes-extract: Ray stopped the run (OSError: no model)\n"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--format", "csv", "-o", "out"], "--engine ray writes jsonl or parquet, not csv."),
        (["--entities", "csv", "-o", "out"], "--engine ray writes jsonl or parquet, not entities-csv."),
        ([], "--engine ray writes into a folder: give --output DIR."),
        (["-o", "out", "--cache", "x"], "--cache goes with --engine local."),
        (["-o", "out", "-"], "--engine ray reads files: give a PATH, a pattern or an address."),
        (["-o", "."], "Invalid value for --output: '.' exists and is not empty; give a new folder."),
    ],
)
def test_wrong_usage(
    invoke: Callable[..., Result], press: Path, monkeypatch: pytest.MonkeyPatch, args: list[str], message: str
) -> None:
    monkeypatch.chdir(press)
    result = invoke("--engine", "ray", "a", *args)
    assert result.exit_code == 2
    assert result.stderr == f"aes-extract: {message.removesuffix('.')}; see cli extract --help\n"


def test_ray_sends_no_statistics() -> None:
    code = "import os; os.environ.pop('RAY_USAGE_STATS_ENABLED', None); import aes_extract.scale.ray\n"
    code += "from ray._common.usage.usage_lib import usage_stats_enabled; assert not usage_stats_enabled()"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_nobody_answers(
    invoke: Callable[..., Result], press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    result = invoke("--engine", "ray", "--ray-address", "127.0.0.1:1", "-o", tmp_path / "out", press)
    assert result.exit_code == 1
    assert result.stderr == "aes-extract: no Ray at 127.0.0.1:1 ([Errno 111] Connection refused); check --ray-address\n"
    assert list((tmp_path / "out").iterdir()) == []


def test_without_ray_the_command_says_what_to_install(press: Path) -> None:
    code = "import sys; sys.modules['ray'] = None; from aes_extract.cli import main; main()"
    command = [sys.executable, "-c", code, "--engine", "ray", "-o", str(press / "out"), str(press)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        1,
        "aes-extract: --engine ray needs Ray: pip install 'aes-extract[ray]'\n",
    )
