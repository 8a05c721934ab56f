"""What standard error says while a run goes on."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from aes_extract.cli import progress as module
from aes_extract.cli import streams
from aes_extract.cli.progress import followed
from aes_extract.readers.source import Failure


def names(folder: Path, count: int) -> tuple[str, ...]:
    paths = [folder / f"{number}.txt" for number in range(count)]
    for path in paths:
        path.write_text("a")
    return tuple(map(str, paths))


@pytest.mark.parametrize(
    ("count", "quiet", "terminal", "shown"),
    [(5, False, True, True), (5, True, True, False), (2, False, True, False), (5, False, False, False)],
)
def test_a_bar_is_for_many_articles_on_a_terminal(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    count: int,
    quiet: bool,
    terminal: bool,
    shown: bool,
) -> None:
    out = io.StringIO()
    console = Console(file=out, force_terminal=terminal, width=100)
    monkeypatch.setattr(streams, "error_console", lambda: console)
    monkeypatch.setattr(module, "_SECONDS_DRAWN", 0.0)
    with followed(names(tmp_path, count), quiet=quiet) as progress:
        for events in range(count - 1):
            progress.article(events)
        progress.failure(Failure("x.txt", "gone"))
        told_at_once = capsys.readouterr().err
    assert ("reading articles" in out.getvalue()) == shown
    assert (f"{count}/{count}" in out.getvalue() and "6 events · 1 failed" in out.getvalue()) == shown
    assert told_at_once == ("" if shown else "aes-extract: x.txt: gone\n")
    assert capsys.readouterr().err == ("aes-extract: x.txt: gone\n" if shown else "")


def test_a_log_is_json_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "_SECONDS_LOGGED", 0.0)
    with followed(names(tmp_path, 3), quiet=False, log_json=True) as progress:
        progress.article(4)
        progress.failure(Failure('x"\n.txt', "gone"))
        progress.article(0)
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line["event"] for line in lines] == ["progress", "failure", "progress", "done"]
    assert lines[1]["where"] == 'x"\n.txt'
    last = {key: lines[-1][key] for key in ("articles", "total", "failures", "events", "seconds_left")}
    assert last == {"articles": 2, "total": 3, "failures": 1, "events": 4, "seconds_left": 0}
    assert all(line["time"].endswith("+00:00") for line in lines)


def test_a_quiet_log_tells_failures_and_the_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with followed(names(tmp_path, 3), quiet=True, log_json=True) as progress:
        progress.article(4)
        progress.failure(Failure("x", "gone"))
    assert [json.loads(line)["event"] for line in capsys.readouterr().err.splitlines()] == ["failure", "done"]


def test_time_left_is_from_the_rate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "many.jsonl").write_text("{}\n\n" * 8)
    clock = iter([0.0, *(2.0 for _ in range(9))])
    monkeypatch.setattr(module.time, "monotonic", lambda: next(clock))
    with followed(
        (*names(tmp_path, 2), str(tmp_path / "many.jsonl"), str(tmp_path / "gone.jsonl")), quiet=False
    ) as seen:
        assert seen.total == 8 + 2 + 1
        assert seen.left is None
        for _ in range(4):
            seen.article(0)
        assert seen.rate == 2.0
        assert seen.left == 3.5


def test_nobody_counts_standard_input() -> None:
    with followed(("-",), quiet=False) as progress:
        progress.article(1)
        assert progress.total is None
        assert progress.left is None
