"""The annotated articles of this folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language

from aes_extract.article import analyse
from aes_extract.evaluate import reading
from aes_extract.evaluate.gold import GoldArticle
from aes_extract.schema import Article

SETS = ("seeds", "dev")
_FOLDER = Path(__file__).parent


def gold_file(name: str) -> Path:
    """The ``gold.jsonl`` of a set."""
    return _FOLDER / name / "gold.jsonl"


def read_gold(path: Path) -> list[GoldArticle]:
    """The annotated articles of a JSONL file, in its order; all of them are right."""
    gold = reading.read_gold(str(path))
    assert not gold.failures
    return gold.articles


def analyse_gold(golds: Iterable[GoldArticle], nlp: Language) -> list[Article]:
    """What the pipeline finds in the annotated articles."""
    return [analyse(gold.source(), nlp) for gold in golds]
