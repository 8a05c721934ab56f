"""The last word on a name: a conditional random field weighs the rules, the lists, the model and the words around.

The rules know the codebook and the region; each of them errs now and then, and how often depends on what stands around.
A linear-chain CRF (Lafferty, McCallum and Pereira 2001; trained with CRFsuite, Okazaki 2007) has learnt this from
annotated articles: what the rules decided is one of the things that it sees (stacking, Wolpert 1992).
"""

from __future__ import annotations

from spacy.tokens import Doc

from aes_extract.components.names.candidate import Candidate
from aes_extract.components.names.features import features
from aes_extract.components.names.hints import Hints
from aes_extract.components.names.orthography import is_capital
from aes_extract.text import ARTICLES, fold
from aes_extract.weights import tagger

FOUND_BY = "tagger"
_EDGES = frozenset({".", ",", ";", ":", "«", "»", "“", "”", '"', "(", "-", "–", "/"})


def judge(doc: Doc, hints: Hints, found: list[Candidate], dates: set[int]) -> list[Candidate]:
    """The mentions of ``doc`` in text order; what the rules ``found`` and the tagger believes is kept as it is.

    ``dates`` are the tokens of dates; ``doc.ents`` holds the model's guesses.
    """
    rows = features(doc, hints, found, dates)
    decided = {(c.start, c.end, c.label): c for c in found}
    known = {(c.start, c.end, c.label): c.entity for c in hints.known if c.sure or c.label == "LOC"}
    mentions = []
    for sent in doc.sents:
        for tagged in _spans(doc, sent.start, tagger("tagger").tag(rows[sent.start : sent.end])):
            if tagged in decided:
                mentions.append(decided[tagged])
                continue
            start, end, label = tagged if tagged in known else _trimmed(doc, *tagged)
            if start < end and dates.isdisjoint(range(start, end)):
                mentions.append(Candidate(start, end, label, FOUND_BY, known.get((start, end, label), "")))
    return mentions


def _trimmed(doc: Doc, start: int, end: int, label: str) -> tuple[int, int, str]:
    """The span without an article that only opens it and without the punctuation around it."""
    while start < end and (doc[start].text in _EDGES or _only_opens(doc, start)):
        start += 1
    while start < end and doc[end - 1].text in _EDGES:
        end -= 1
    return start, end, label


def _only_opens(doc: Doc, i: int) -> bool:
    """Whether an article is no part of the name, as it is in « La Mecque »."""
    if fold(doc[i].text) not in ARTICLES:
        return False
    return not is_capital(doc[i]) or (i + 1 < len(doc) and not is_capital(doc[i + 1]))


def _spans(doc: Doc, offset: int, tags: list[str]) -> list[tuple[int, int, str]]:
    """The spans of ``B-``/``I-`` tags that begin at token ``offset``: start, end (exclusive), label; blanks cut off."""
    spans: list[tuple[int, int, str]] = []
    before = "O"
    for i, tag in enumerate(tags, offset):
        if tag != "O" and not doc[i].is_space:
            if tag[0] == "I" and before[1:] == tag[1:] and spans:
                spans[-1] = (spans[-1][0], i + 1, tag[2:])
            else:
                spans.append((i, i + 1, tag[2:]))
        before = tag
    return spans
