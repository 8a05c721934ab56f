"""``aes-extract report``, on an engine without a model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import fake_engine
import pytest
from click.testing import CliRunner, Result

from aes_extract.cli import cli, streams

Report = Callable[..., Result]


@pytest.fixture
def report() -> Report:
    def run(*args: str | Path, **more: object) -> Result:
        return CliRunner().invoke(cli, ["report", *map(str, args)], obj=fake_engine.load, **more)  # type: ignore[arg-type]

    return run


@pytest.fixture
def press(tmp_path: Path) -> Path:
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "a.txt").write_text("Kolo parle.", encoding="utf-8")
    (folder / "b.txt").write_text("Éva écoute.", encoding="utf-8")
    return folder


def test_a_page_in_a_file(report: Report, press: Path, tmp_path: Path) -> None:
    result = report("-o", tmp_path / "out.html", "--lang", "en", "--title", "Two & more", press)
    assert (result.exit_code, result.output) == (0, "")
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in page
    assert "<h1>Two &amp; more</h1>" in page
    assert "Éva écoute." in page


def test_a_page_down_the_pipe_is_french(report: Report, press: Path) -> None:
    page = report(press).stdout
    assert page.startswith('<!doctype html>\n<html lang="fr">')
    assert report("-o", "-", press).stdout == page


def test_a_terminal_gets_a_file(report: Report, press: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "stdout_is_terminal", lambda: True)
    monkeypatch.chdir(tmp_path)
    result = report(press)
    assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "report.html").exists()
    assert result.stderr == "aes-extract: report.html written\n"


def test_standard_input(report: Report) -> None:
    assert "Kolo parle." in report(input="Kolo parle.").stdout
    assert "2023-05" in report("--published", "2023-05", input="Kolo parle.").stdout


def test_what_fails_is_told_and_the_rest_is_shown(report: Report, press: Path, tmp_path: Path) -> None:
    (press / "boum.txt").write_text("boum")
    result = report("-o", tmp_path / "out.html", press, tmp_path / "missing")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 2
    assert "Éva écoute." in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_the_old_page_stays_when_nothing_could_be_read(report: Report, tmp_path: Path) -> None:
    (tmp_path / "out.html").write_text("old")
    assert report("-o", tmp_path / "out.html", tmp_path / "missing").exit_code == 1
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


@pytest.mark.parametrize(
    ("args", "why"), [(["--lang", "de", "-"], "'de'"), (["-o", "/missing/folder/out.html", "-"], "existing folder")]
)
def test_wrong_usage(report: Report, args: list[str], why: str) -> None:
    result = report(*args, input="a")
    assert result.exit_code == 2
    assert why in result.stderr


def test_no_path_on_a_terminal_is_wrong_usage(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "stdin_is_terminal", lambda: True)
    result = report()
    assert result.exit_code == 2
    assert "Nothing to read" in result.stderr
