"""Articles of sport, culture, weather and daily life, which tell no political event: ``quiet_articles.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from sentence_table import read_article
from spacy.language import Language
from trees import marked

ARTICLES = tomllib.loads(Path(__file__).with_name("quiet_articles.toml").read_text(encoding="utf-8"))["article"]


@pytest.mark.model
@pytest.mark.parametrize("article", [marked(a) for a in ARTICLES])
def test_no_event(article: dict[str, str], model: Language) -> None:
    found = read_article(article["text"], model, "2025-03-14").events
    assert not [f"{e.type}/{e.subtype}: {[t.text for t in e.triggers]}" for e in found]
