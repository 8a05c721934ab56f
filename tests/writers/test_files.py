"""JSON, and files that are written whole or not at all."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from sample import TEXT, article

from aes_extract.schema import Article, Corpus, Story
from aes_extract.stories import Collection
from aes_extract.writers.atomic import Discard, atomic_file
from aes_extract.writers.json_output import dumps, write_json, write_line, write_stories


@pytest.mark.parametrize("articles", [0, 1, 3])
def test_json_is_one_valid_document_with_an_article_per_line(articles: int) -> None:
    out = io.BytesIO()
    with Collection() as collection:
        for number in range(articles):
            collection.add(TEXT, article(id=f"pont{number}"))
        write_json(collection, out)
    text = out.getvalue().decode()
    corpus = Corpus.model_validate_json(text)
    assert len(corpus.articles) == articles
    assert bool(corpus.stories) == bool(articles)
    assert sum(line.startswith('{"id":"pont') for line in text.splitlines()) == articles
    assert text.startswith('{"schema":"aes-extract/1","articles":[')
    assert text.endswith("]}\n")


def test_jsonl_has_one_article_per_line() -> None:
    out = io.BytesIO()
    write_line(dumps(article()).encode(), out)
    write_line(dumps(article()).encode(), out)
    lines = out.getvalue().decode().splitlines()
    assert [Article.model_validate_json(line) for line in lines] == [article(), article()]


def test_stories_have_one_line_each() -> None:
    out = io.BytesIO()
    with Collection() as collection:
        collection.add(TEXT, article())
        write_stories(collection, out)
        told = collection.stories
    assert [Story.model_validate_json(line) for line in out.getvalue().splitlines()] == list(told)
    assert [member.event for story in told for member in story.members] == ["e1", "e2"]


def test_letters_are_written_as_they_are_and_fields_by_their_contract_name() -> None:
    line = dumps(article(relations=[{"from": "e1", "type": "after", "to": "e2"}]))
    assert "Kolondé" in line
    assert json.loads(line)["relations"] == [{"from": "e1", "type": "after", "to": "e2"}]


def test_a_file_is_replaced_when_all_went_well(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old")
    path.chmod(0o640)
    with atomic_file(path) as file:
        file.write(b"new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [item.name for item in tmp_path.iterdir()] == ["out.json"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_file_stays_when_something_failed(tmp_path: Path, error: type[BaseException]) -> None:
    path = tmp_path / "out.json"
    path.write_text("old")
    with pytest.raises(error), atomic_file(path) as file:
        file.write(b"new")
        raise error
    assert path.read_text() == "old"
    assert [item.name for item in tmp_path.iterdir()] == ["out.json"]


def test_discard_leaves_the_old_file_and_no_trace(tmp_path: Path) -> None:
    with atomic_file(tmp_path / "out.json") as file:
        file.write(b"new")
        raise Discard
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_gets_the_usual_permissions_and_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to(tmp_path / "target.json")
    with atomic_file(tmp_path / "link.json") as file:
        file.write(b"new")
    mask = os.umask(0)
    os.umask(mask)
    assert (tmp_path / "target.json").stat().st_mode & 0o777 == 0o666 & ~mask
    assert (tmp_path / "link.json").is_symlink()


def test_a_device_is_written_directly() -> None:
    with atomic_file(Path(os.devnull)) as file:
        file.write(b"new")
    assert not Path(os.devnull).is_file()
