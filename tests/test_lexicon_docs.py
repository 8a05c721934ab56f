"""docs/lexicon.md shows what stands in the files of its example; all is found, and nothing that should not be."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from aes_extract.lexicon.folder import read
from aes_extract.lexicon.in_use import Own

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "lexicon.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "docs" / "examples" / "haiti"


def run(*args: str) -> str:
    environment = os.environ | {"COLUMNS": "80", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "aes_extract", *args]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def example() -> Own:
    return read([EXAMPLE / "lexicon"])


def test_the_page_shows_what_is_in_the_files(example: Own) -> None:
    (shown,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert {json.loads(line)["id"] for line in shown.splitlines()} <= set(example.people)
    files = "".join(path.read_text(encoding="utf-8") for path in (EXAMPLE / "lexicon").rglob("*.*"))
    assert all(line in files for line in shown.splitlines())
    (frame,) = re.findall(r"```toml\n.*?(\[\[.*?)```", PAGE, re.DOTALL)
    assert frame in files


@pytest.mark.model
def test_the_example_goes_through_every_format(tmp_path: Path) -> None:
    given = ["--lexicon", str(EXAMPLE / "lexicon"), "--cache", str(tmp_path / "cache"), str(EXAMPLE / "article.txt")]
    told = json.loads(run(*given))
    (article,) = told["articles"]
    found = {(event["type"], event["subtype"]) for event in article["events"]}
    assert {("kidnapping", "abduction"), ("kidnapping", "ransom")} <= found
    assert {story["type"] for story in told["stories"]} >= {"kidnapping"}
    assert "kidnapping" in run("--format", "csv", *given)
    assert "kidnapping" not in run("--format", "acled", *given)
    assert "\tASSAULT\t" in run("--format", "polecat", *given)
    assert "kidnapping" in run("--format", "geojson", *given)
    assert "kidnapping" in run("report", "-o", "-", *given)
    run("--format", "sqlite", "-o", str(tmp_path / "a.db"), *given)
    assert b"kidnapping" in (tmp_path / "a.db").read_bytes()


@pytest.mark.model
def test_nothing_else_of_the_example_is_taken() -> None:
    text = (EXAMPLE / "article.txt").read_text(encoding="utf-8")
    article = json.loads(run("--format", "jsonl", "--lexicon", str(EXAMPLE / "lexicon"), str(EXAMPLE / "article.txt")))
    taken = {
        (at["start"], at["end"])
        for kind, key in (("people", "mentions"), ("institutions", "mentions"), ("events", "triggers"))
        for one in article[kind]
        for at in one[key]
    }
    for words in ("enlèvement des ordures", "barbecue a réuni", "Base cinq étoiles"):
        first = text.index(words)
        assert not any(start <= first < end for start, end in taken), words
