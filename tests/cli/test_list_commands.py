"""The commands that list across articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aes_extract.cli import cli, streams
from tests.cli.test_filtering import load, press

__all__ = ["press"]

LISTS = ["people", "institutions", "places", "timeline"]


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args], obj=load)


@pytest.mark.parametrize("command", LISTS)
def test_forms(press: Path, tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = json.loads(run(command, press).stdout)
    assert len(rows) == {"people": 1, "institutions": 0, "places": 0, "timeline": 3}[command]
    assert run(command, "-o", tmp_path / "out.csv", press).stdout == ""
    csv = (tmp_path / "out.csv").read_text("utf-8-sig")
    assert csv == run(command, "--format", "csv", press).stdout.removeprefix("\ufeff").replace("\r\n", "\n")
    table = run(command, "--format", "table", press).stdout
    monkeypatch.setattr(streams, "stdout_is_terminal", lambda: True)
    assert run(command, press).stdout == table


def test_events_in_order_with_what_is_known_of_them(press: Path) -> None:
    rows = json.loads(run("timeline", press).stdout)
    assert [(row["date"], row["who"], row["articles"]) for row in rows] == [
        ("2023-05-12", ["Kolo"], ["a"]),
        ("2024-01", ["Awa"], ["b"]),
        (None, ["Idi"], ["c"]),
    ]


def test_filters(press: Path) -> None:
    assert [row["type"] for row in json.loads(run("timeline", "--type", "attack", press).stdout)] == ["attack"]
    assert json.loads(run("people", "--type", "attack", press).stdout)[0]["articles"] == 1
    assert json.loads(run("people", "--country", "FRA", press).stdout) == []


@pytest.mark.parametrize("command", LISTS)
def test_what_fails_is_told_and_the_rest_listed(press: Path, tmp_path: Path, command: str) -> None:
    result = run(command, press, tmp_path / "missing")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert result.stdout == run(command, press).stdout


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (["--format", "xml"], "xml"),
        (["-o", "out.xlsx"], "no list has files in '.xlsx'"),
        (["--type", "metting"], "the nearest: meeting"),
        (["--only", "people"], "--only"),
    ],
)
def test_wrong_usage(press: Path, args: list[str], why: str) -> None:
    result = run("people", *args, press)
    assert result.exit_code == 2
    assert why in result.stderr
