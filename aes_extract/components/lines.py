"""Sentence borders that the layout settles: a line end ends a sentence; without final punctuation nothing else does."""

from __future__ import annotations

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from aes_extract.components.words import words_of

_YES, _NO = 1, -1
_ENDS_SENTENCE = frozenset('.!?…:;»"”)]—–-*•')
# Words without a full stop that are no sentence but a table, or a text without punctuation: what looks for pairs in a
# sentence would never end. The press does not go beyond 200.
_LONGEST = 300
_STOPS = frozenset(".!?…")
# Abbreviated ranks and honorifics, without their full stop: the name follows in the same sentence.
_ABBREVIATED = frozenset(
    """Adj Adjt Asp Cap Capt Cdt Cel Cne Col Comdt Cpl Dr Gal Gén Hon Lieut Ltn Lt M Maj Me Mgr MM Méd Mme Mmes Mlle Pr
    Prof Sgt St Ste S.E S.E.M""".split()
)


def set_line_borders(doc: Doc) -> Doc:
    """Mark sentence starts at line starts and forbid them where the words before end nothing.

    The parser keeps what is marked before it runs and decides the rest. Titles, headings and list items carry no full
    stop, the French parser splits some short sentences in their middle, and « Col. X » is one phrase. Where no full
    stop comes a sentence ends all the same.
    """
    texts = words_of(doc).texts
    last = None
    begun = 0  # the token behind the last full stop or line end
    # Written at once: a token's own setter looks through the whole text.
    starts = doc.to_array([SENT_START]).astype("int64").tolist()
    for i, text in enumerate(texts):
        blank = text.isspace()
        if i:
            if blank:
                starts[i] = _NO
            elif "\n" in texts[i - 1] or i - begun >= _LONGEST:
                starts[i] = _YES
                begun = i
            elif last is not None and not _may_end(texts, last):
                starts[i] = _NO
        if not blank:
            last = i
            if text[-1] in _STOPS and _may_end(texts, i):
                begun = i + 1
    return doc.from_array([SENT_START], np.array(starts, dtype="int64").astype("uint64"))  # type: ignore[arg-type]


def _may_end(texts: list[str], i: int) -> bool:
    """Whether a sentence can end with token ``i``."""
    text = texts[i]
    if text[-1] not in _ENDS_SENTENCE:
        return False
    if text == "." and i and texts[i - 1] in _ABBREVIATED:
        return False
    return not (text.endswith(".") and text[:-1] in _ABBREVIATED)


@Language.factory("aes_lines", assigns=["token.is_sent_start"])
def make_lines(nlp: Language, name: str) -> object:
    """Make the spaCy component ``aes_lines``; it goes before the parser."""
    return set_line_borders
