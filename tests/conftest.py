"""What all tests share: the model and the analysed gold articles (their tests are marked ``model``), and a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.browser import browser, show, tabs

if TYPE_CHECKING:
    from spacy.language import Language

    from aes_extract.schema import Article

__all__ = ["analysed", "browser", "nlp", "show", "stock", "tabs"]

# The same examples in every run; `pytest --hypothesis-profile=more` tries many others. The first example of a run pays
# for the imports.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("more", max_examples=2000, deadline=None)
settings.load_profile("steady")

# spaCy is imported when a fixture is asked for, so that the tests without it start at once.


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The real pipeline."""
    from aes_extract.pipeline import build_nlp

    return build_nlp()


@pytest.fixture(scope="session")
def stock() -> Language:
    """The model as it is installed."""
    import spacy

    from aes_extract.model import MODEL

    return spacy.load(MODEL)


@pytest.fixture(scope="session")
def analysed(nlp: Language) -> dict[str, list[Article]]:
    """What the pipeline finds in the gold articles, by set and in the order of ``gold.jsonl``."""
    from tests.gold.corpus import SETS, analyse_gold, gold_file, read_gold

    return {name: analyse_gold(read_gold(gold_file(name)), nlp) for name in SETS}
