"""The stories of the annotated articles, all read together: those that there are, and no other."""

from __future__ import annotations

import tomllib
from itertools import combinations
from pathlib import Path

import pytest

from aes_extract.evaluate.scoring import pair_events
from aes_extract.schema import Article
from aes_extract.stories import Collection
from tests.gold.corpus import SETS, gold_file, read_gold

WANTED: dict[str, dict[str, list[list[str]]]] = tomllib.loads(
    Path(__file__).with_name("stories.toml").read_text(encoding="utf-8")
)
Key = tuple[str, str]


def as_annotated(analysed: dict[str, list[Article]]) -> dict[Key, Key]:
    """The annotated event of each event that is one."""
    pairs: dict[Key, Key] = {}
    for name in SETS:
        for gold, article in zip(read_gold(gold_file(name)), analysed[name], strict=True):
            for i, j in pair_events(gold.events, article.events, typed=True).items():
                pairs[article.id, article.events[j].id] = (gold.id, gold.events[i].id)
    return pairs


@pytest.mark.model
def test_the_stories_of_the_gold_articles(analysed: dict[str, list[Article]]) -> None:
    annotated = as_annotated(analysed)
    with Collection() as collection:
        for article in (one for name in SETS for one in analysed[name]):
            collection.add("", article)
        found = {
            frozenset(annotated.get(key, (*key, "?")) for key in pair)
            for story in collection.stories
            for pair in combinations([(m.article, m.event) for m in story.members], 2)
        }
        assert found == {frozenset(map(tuple, members)) for of_set in WANTED.values() for members in of_set.values()}
        completed = {told.article.id: told.article for told in collection}
    for article, event in WANTED["seeds"]["audience"]:
        dates = [e.date for e in completed[article].events if annotated.get((article, e.id)) == (article, event)]
        assert dates == ["2024-11-06"]
