"""Pairs of articles that tell one event, and look-alikes that do not."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from aes_extract import extract
from aes_extract.schema import Article
from aes_extract.stories import Collection

if TYPE_CHECKING:
    from spacy.language import Language

PAIRS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "pairs.toml").read_text(encoding="utf-8"))["pair"]


def triggered(article: Article, event_type: str, word: str) -> str:
    """The event of a type that a word names."""
    found = [e.id for e in article.events if e.type == event_type and any(word in t.text for t in e.triggers)]
    assert len(found) == 1, f"{word}: {[(e.type, [t.text for t in e.triggers]) for e in article.events]}"
    return found[0]


@pytest.mark.model
@pytest.mark.parametrize("pair", PAIRS, ids=[pair["name"] for pair in PAIRS])
@pytest.mark.parametrize("swapped", [False, True], ids=["", "swapped"])
def test_pair(pair: dict[str, Any], swapped: bool, nlp: Language) -> None:
    texts = {"one": pair["first"].strip(), "other": pair["second"].strip()}
    articles = {name: extract(text, id=name, nlp=nlp) for name, text in texts.items()}
    events = {name: triggered(articles[name], pair["type"], pair[name]) for name in articles}
    with Collection() as collection:
        for name in reversed(articles) if swapped else articles:
            collection.add(texts[name], articles[name])
        stories = {name: collection.story_of(name, event) for name, event in events.items()}
        assert (stories["one"] == stories["other"]) is pair["same"]
        if pair["same"]:
            story = next(story for story in collection.stories if story.id == stories["one"])
            assert story.date == pair["date"]
            for told in collection:
                event = next(e for e in told.article.events if e.id == events[told.article.id])
                assert event.date is not None
                assert event.date_resolution == "corpus" or event.date in story.date or story.date in event.date


def test_there_are_both_kinds() -> None:
    assert sum(pair["same"] for pair in PAIRS) >= 6
    assert sum(not pair["same"] for pair in PAIRS) >= 6
