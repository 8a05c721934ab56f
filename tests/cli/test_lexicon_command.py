"""``--lexicon`` and ``aes-extract lexicon``, on an engine without a model."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import fake_engine
import pytest
from click.testing import CliRunner, Result

from aes_extract import schema
from aes_extract.cli import cli
from aes_extract.cli.options import How
from aes_extract.lexicon import in_use
from aes_extract.readers.source import Source
from aes_extract.scale.cache import Cache
from aes_extract.scale.engine import Engine
from aes_extract.scale.work import Outcome
from tests.own_lexicon import FRAME, new_process, write

__all__ = ["new_process"]

pytestmark = pytest.mark.usefixtures("new_process")
Invoke = Callable[..., Result]
ZORBA = {"id": "x", "name": "Zorba"}  # the id that the engine gives the first word of every article


@pytest.fixture
def invoke() -> Invoke:
    def run(*args: str | Path, load: object = fake_engine.load) -> Result:
        return CliRunner().invoke(cli, [str(arg) for arg in args], obj=load)

    return run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("Zorba parle à la radio de la ville, dit-il.", encoding="utf-8")
    return path


def unread() -> Engine:
    raise AssertionError("nothing is to be loaded")


@pytest.mark.parametrize("command", [[], ["show"], ["report"], ["lexicon", "check", "."]], ids=str)
def test_what_is_wrong_is_told_before_any_article(
    invoke: Invoke, tmp_path: Path, article: Path, command: list[str]
) -> None:
    folder = write(tmp_path / "own", people=["{", "[]"], places=[{"id": "a", "name": "Zorba", "kind": "planet"}])
    words = [str(folder) if word == "." else word for word in command]
    given = [] if "." in command else ["--lexicon", folder]
    result = invoke(*words, *given, article, load=unread)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == [
        f"{folder}/people.jsonl:1",
        f"{folder}/people.jsonl:2",
        f"{folder}/places.jsonl:1",
    ]


def test_a_folder_that_is_not_there(invoke: Invoke, tmp_path: Path, article: Path) -> None:
    result = invoke("--lexicon", tmp_path / "no", article, load=unread)
    expected = f"aes-extract: {tmp_path / 'no'}: No such file or directory; give the folder of a lexicon\n"
    assert (result.exit_code, result.stderr) == (1, expected)


def test_a_file_of_another_name_is_a_warning(invoke: Invoke, tmp_path: Path, article: Path) -> None:
    folder = write(tmp_path / "own", persons=[])
    result = invoke("--lexicon", folder, article)
    assert result.exit_code == 0
    assert f"{folder}/persons.jsonl: warning: no part of a lexicon, left out" in result.stderr
    assert invoke("-q", "--lexicon", folder, article).stderr == ""
    assert "persons.jsonl: warning" in invoke("lexicon", "check", folder).stderr
    assert "persons.jsonl: warning" in invoke("lexicon", "list", "people", "--lexicon", folder).stderr


def test_check_counts(invoke: Invoke, tmp_path: Path) -> None:
    folder = write(tmp_path / "own", people=[ZORBA], kidnapping=FRAME)
    result = invoke("lexicon", "check", folder, load=unread)
    assert result.stdout.splitlines() == ["1 people", "0 institutions", "0 places", "0 patterns", "1 frames"]
    counts = json.loads(invoke("lexicon", "check", "--format", "json", folder).stdout)
    assert (counts["people"], counts["frames"]) == (1, 1)


def test_check_tells_what_matches(invoke: Invoke, tmp_path: Path, article: Path) -> None:
    folder = write(tmp_path / "own", people=[{"id": "y", "name": "Tikari"}, ZORBA], kidnapping=FRAME)
    assert invoke("lexicon", "check", folder, article, article).stdout.splitlines() == [
        "person x: 2 · a: [Zorba] parle à la radio de",
        "person y: nothing",
        "event kidnapping/abduction: nothing",
    ]
    entries = json.loads(invoke("lexicon", "check", "--format", "json", folder, article).stdout)
    assert next((one["kind"], one["id"], one["count"]) for one in entries) == ("person", "x", 1)


def test_check_tells_what_failed(invoke: Invoke, tmp_path: Path, article: Path) -> None:
    result = invoke("lexicon", "check", write(tmp_path / "own", people=[ZORBA]), article, tmp_path / "no.txt")
    assert result.exit_code == 1
    assert "person x: 1" in result.stdout
    assert "no.txt: no such file" in result.stderr


def test_check_shows_no_control_characters(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Zorba \x1b[31mrouge", encoding="utf-8")
    folder = write(tmp_path / "own", people=[ZORBA])
    assert "\x1b" not in invoke("lexicon", "check", folder, tmp_path / "a.txt").stdout
    wrong = write(tmp_path / "wrong", people=[{"id": "a", "name": "Zorba", "\x1b[31m": 1}])
    assert "\x1b" not in invoke("lexicon", "check", wrong).stderr
    odd = write(tmp_path / "odd", people=[{"id": "a", "name": "Zorba\x1b[31m\nrouge"}])
    shown = invoke("lexicon", "list", "people", "--lexicon", odd).stdout
    assert "\x1b" not in shown
    assert sum(line.startswith("a\t") for line in shown.splitlines()) == 1


def test_list_can_be_put_into_a_lexicon(invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("people", "institutions", "places"):
        lines = invoke("lexicon", "list", kind, "--format", "jsonl").stdout.splitlines()
        assert len(lines) > 300
        write(tmp_path / "copy", **{kind: list(lines)})
    monkeypatch.setattr(in_use, "_process", in_use._Process())
    result = invoke("lexicon", "check", tmp_path / "copy")
    assert result.stderr == ""
    assert "0 people" not in result.stdout


def test_list_is_a_line_for_each(invoke: Invoke) -> None:
    lines = invoke("lexicon", "list", "places").stdout.splitlines()
    assert "bamako\tBamako\ttown\tMLI\t" in lines
    assert all(line.count("\t") == 4 for line in lines)
    assert any(
        line.startswith("attack/abduction\tASSAULT\t")
        for line in invoke("lexicon", "list", "events").output.splitlines()
    )
    wrong = invoke("lexicon", "list", "events", "--format", "jsonl")
    assert (wrong.exit_code, wrong.stdout) == (2, "")


def test_results_are_kept_for_each_lexicon(tmp_path: Path) -> None:
    source = Source(id="a", text="Zorba", sha256="", encoding="utf-8")
    Cache(tmp_path).put(source, Outcome(line=b"{}"))
    assert Cache(tmp_path, lexicon="1").get(source) is None
    Cache(tmp_path, lexicon="1").put(source, Outcome(line=b"[]"))
    assert Cache(tmp_path).get(source) == Outcome(line=b"{}")


def test_a_changed_lexicon_computes_again(
    invoke: Invoke, tmp_path: Path, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(name: str) -> Result:
        folder = write(tmp_path / name, people=[{"id": "x", "name": name}])
        return invoke("--cache", tmp_path / "cache", "--lexicon", folder, article, load=counting)

    loads = []

    def counting() -> Engine:
        loads.append(1)
        return fake_engine.load()

    for name in ("Zorba", "Zorba", "Tikari"):
        assert schema.Corpus.model_validate_json(run(name).stdout).articles
    assert len(loads) == 2


def test_the_folder_is_the_same_from_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[How] = []
    monkeypatch.setattr("aes_extract.cli.options.used", lambda folders: None)
    monkeypatch.setattr("aes_extract.cli.extract.Run", lambda load, paths, how, *more, **options: taken.append(how))
    monkeypatch.chdir(tmp_path)
    CliRunner().invoke(cli, ["--lexicon", "own", "-o", "a.json", "a.txt"], obj=fake_engine.load)
    assert taken[0].lexicon == (str(tmp_path / "own"),)
