"""The annotation agrees with itself: what it points at is what it says."""

from __future__ import annotations

import pytest

from aes_extract.evaluate.gold import GoldArticle, Stretch
from tests.gold.corpus import SETS, gold_file, read_gold

GOLDS = [pytest.param(name, gold, id=gold.id) for name in SETS for gold in read_gold(gold_file(name))]
SEEDS = gold_file("seeds").parents[3] / "seeds"


def marks(gold: GoldArticle) -> list[Stretch]:
    return [*gold.spans, *(t for event in gold.events for t in event.triggers)]


def test_all_articles_are_there() -> None:
    assert {name: len(read_gold(gold_file(name))) for name in SETS} == {"seeds": 5, "dev": 16}


@pytest.mark.parametrize(("name", "gold"), GOLDS)
def test_offsets_hold(name: str, gold: GoldArticle) -> None:
    assert [m for m in marks(gold) if gold.text[m.start : m.end] != m.text or not m.text.strip()] == []


@pytest.mark.parametrize(("name", "gold"), GOLDS)
def test_text_is_the_file(name: str, gold: GoldArticle) -> None:
    folder = SEEDS if name == "seeds" else gold_file(name).parent
    assert (folder / f"{gold.id}.txt").read_bytes().decode("utf-8") == gold.text
    assert gold_file(name).with_name(f"{gold.id}.yaml").is_file()


@pytest.mark.parametrize(("name", "gold"), GOLDS)
def test_spans_are_flat_and_in_order(name: str, gold: GoldArticle) -> None:
    assert [(a, b) for a, b in zip(gold.spans, gold.spans[1:], strict=False) if a.end > b.start] == []


@pytest.mark.parametrize(("name", "gold"), GOLDS)
def test_a_trigger_belongs_to_one_event(name: str, gold: GoldArticle) -> None:
    assert all(event.triggers for event in gold.events)
    triggers = [(t.start, t.end) for event in gold.events for t in event.triggers]
    assert len(triggers) == len(set(triggers))
    assert len({event.id for event in gold.events}) == len(gold.events)
