"""The lemmatizer's index as something to look words up in."""

from __future__ import annotations

from spacy.language import Language


def index_lemmas(nlp: Language) -> None:
    """Let the lemmatizer look words up: the model keeps its index as lists of up to 66,000, searched one by one.

    The lemmas stay the same; where a model has no such lists nothing is done.
    """
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if nlp.has_pipe("lemmatizer") else None
    if lookups is not None and lookups.has_table("lemma_index"):
        index = lookups.get_table("lemma_index")
        for pos, known in index.items():
            if isinstance(known, list):
                index[pos] = dict.fromkeys(known)
