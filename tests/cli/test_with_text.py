"""``--with-text``: an article carries the text that its offsets count in; that of a web page always does."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from aes_extract.cli import cli
from aes_extract.schema import Article
from tests.cli import fake_engine

TEXT = "Kolo a reçu mardi la ministre Awa Binto à Kolondé, où ils ont signé un accord de paix."


@pytest.fixture
def press(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.html").write_text(f"<html><body><p>{TEXT}</p></body></html>", encoding="utf-8")
    (tmp_path / "c.jsonl").write_text(json.dumps({"text": TEXT}), encoding="utf-8")
    return tmp_path


def _lines(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def _corpus(output: str) -> list[dict[str, Any]]:
    articles: list[dict[str, Any]] = json.loads(output)["articles"]
    return articles


@pytest.mark.parametrize(("form", "parsed"), [("jsonl", _lines), ("json", _corpus)])
@pytest.mark.parametrize(("options", "carried"), [([], ["b"]), (["--with-text"], ["a", "b", "c-1"])])
def test_the_text_of_an_article(
    press: Path, form: str, parsed: Callable[[str], list[dict[str, Any]]], options: list[str], carried: list[str]
) -> None:
    result = CliRunner().invoke(cli, ["--format", form, *options, str(press)], obj=fake_engine.load)
    articles = parsed(result.stdout)
    assert (result.exit_code, len(articles)) == (0, 3)
    assert [article["id"] for article in articles if "text" in article] == carried
    for article in articles:
        assert article.get("text", TEXT) == TEXT
        assert Article.model_validate(article).text == article.get("text")


def test_a_cache_tells_both_apart(press: Path) -> None:
    found = []
    for options in ([], ["--with-text"], []):
        args = ["--format", "jsonl", "--cache", str(press / "kept"), *options, str(press / "a.txt")]
        found.append("text" in _lines(CliRunner().invoke(cli, args, obj=fake_engine.load).stdout)[0])
    assert found == [False, True, False]
