"""Sentence borders that the layout settles: a line end ends a sentence; without final punctuation nothing else does."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

_ENDS_SENTENCE = frozenset('.!?…:;»"”)]—–-*•')


def set_line_borders(doc: Doc) -> Doc:
    """Mark sentence starts at line starts and forbid them where the word before ends nothing.

    The parser keeps what is marked before it runs and decides the rest. Titles, headings and list items carry no full
    stop, and the French parser splits some short sentences in their middle.
    """
    for token in doc[1:]:
        before = doc[token.i - 1].text
        if token.is_space:
            token.is_sent_start = False
        elif "\n" in before:
            token.is_sent_start = True
        elif before[-1] not in _ENDS_SENTENCE:
            token.is_sent_start = False
    return doc


@Language.factory("aes_lines")
def make_lines(nlp: Language, name: str) -> object:
    """Make the spaCy component ``aes_lines``; it goes before the parser."""
    return set_line_borders
