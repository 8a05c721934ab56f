"""The pipeline: the French model and our components, in the order in which they run."""

from __future__ import annotations

from importlib.resources import files

import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex

from aes_extract.model import MODEL, installed_model, other_model
from aes_extract.patches.encoder import encode_faster
from aes_extract.patches.lemmas import bound_lemmas, plain_tables
from aes_extract.patches.long_words import bound_words
from aes_extract.patches.ner import recognize_by_text
from aes_extract.patches.parser import multiply_by_text
from aes_extract.patches.tags import copy_tags
from aes_extract.patches.token_match import small_token_match

# « ce fonds ».Simon … », « le 18 août 2020.Une … »: the blank after a full stop is often lost.
_LOST_BLANK = (
    r"(?<=[»”\")\]])\.(?=[A-ZÀ-ÖØ-Þ])",
    r"[»”)\]](?=\.[A-ZÀ-ÖØ-Þ])",
    r"(?<=\w)\((?=[A-ZÀ-ÖØ-Þ])",
    r"(?<=[0-9])\.(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ'’])",
    r"(?<=[0-9]{4})\.(?=[A-ZÀ-ÖØ-Þ])",
)


def build_nlp(model: str = MODEL) -> Language:
    """Load a French model and add our components to it.

    The order: sentence borders from the layout, then the model's tagger, parser and NER, then dates, names, groups.
    The NER of the model that the program is made for has its architecture and vectors and our weights, trained further
    on the press of the region (``scripts/train_names.py``); any other ``model``, the name of a package or a folder, is
    taken as it is. Raises NoModel.
    """
    with small_token_match(), plain_tables():
        nlp = _own_model() if model == MODEL else other_model(model)
    bound_lemmas(nlp)
    encode_faster(nlp)
    multiply_by_text(nlp)
    recognize_by_text(nlp)
    copy_tags(nlp)
    bound_words(nlp)
    if "aes_names" not in nlp.pipe_names:  # as they are in a folder that a pipeline of ours was saved to
        _add_components(nlp)
    return nlp


def _own_model() -> Language:
    # 713,000 strings of words that may never come; those of the texts and of all labels are added when they do.
    nlp = spacy.load(installed_model(), exclude=["strings"])
    ner = nlp.get_pipe("ner")
    assert isinstance(ner, TrainablePipe)
    ner.from_bytes((files("aes_extract") / "knowledge" / "ner.bin").read_bytes(), exclude=["vocab"])
    return nlp


def _add_components(nlp: Language) -> None:
    split_where_blanks_were_lost(nlp)
    parser = next(name for name in nlp.pipe_names if "token.dep" in nlp.get_pipe_meta(name).assigns)
    nlp.add_pipe("aes_lines", before=parser)
    nlp.add_pipe("aes_dates")
    nlp.add_pipe("aes_names")
    nlp.add_pipe("aes_groups")


def split_where_blanks_were_lost(nlp: Language) -> None:
    """Have the tokenizer end a sentence's last word at its full stop, when the next sentence follows at once."""
    if isinstance(nlp.tokenizer, Tokenizer):
        infixes = [*(nlp.Defaults.infixes or ()), *_LOST_BLANK]
        nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
