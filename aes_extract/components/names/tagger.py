"""The last word on a name: a conditional random field weighs the rules, the lists, the model and the words around.

The rules know the codebook and the region; each of them errs now and then, and how often depends on what stands around.
A linear-chain CRF (Lafferty, McCallum and Pereira 2001; trained with CRFsuite, Okazaki 2007) has learnt this from
annotated articles: what the rules decided is one of the things that it sees (stacking, Wolpert 1992).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
from spacy.tokens import Doc

from aes_extract.components.names.candidate import Candidate
from aes_extract.components.names.features import ALWAYS, BEYOND, DISTANCES, told_by
from aes_extract.components.names.hints import Hints
from aes_extract.components.names.orthography import is_capital
from aes_extract.crf import Scores
from aes_extract.text import ARTICLES, fold
from aes_extract.weights import field

FOUND_BY = "tagger"
_WIDEST = max(DISTANCES)
_EDGES = frozenset({".", ",", ";", ":", "«", "»", "“", "”", '"', "(", "-", "–", "/"})


def judge(doc: Doc, hints: Hints, found: list[Candidate], dates: set[int]) -> list[Candidate]:
    """The mentions of ``doc`` in text order; what the rules ``found`` and the tagger believes is kept as it is.

    ``dates`` are the tokens of dates; ``doc.ents`` holds the model's guesses.
    """
    sentences = [(sent.start, sent.end) for sent in doc.sents]
    tags = best_tags(doc, hints, found, dates, sentences)
    decided = {(c.start, c.end, c.label): c for c in found}
    known = {(c.start, c.end, c.label): c.entity for c in hints.known if c.sure or c.label == "LOC"}
    mentions = []
    for first, behind in sentences:
        for tagged in _spans(doc, first, tags[first:behind]):
            if tagged in decided:
                mentions.append(decided[tagged])
                continue
            start, end, label = tagged if tagged in known else _trimmed(doc, *tagged)
            if start < end and dates.isdisjoint(range(start, end)):
                mentions.append(Candidate(start, end, label, FOUND_BY, known.get((start, end, label), "")))
    return mentions


def best_tags(
    doc: Doc, hints: Hints, found: list[Candidate], dates: set[int], sentences: Sequence[tuple[int, int]]
) -> list[str]:
    """The most likely tag of each token: as CRFsuite would tell it by the strings of ``features``."""
    told = told_by(doc, hints, found, dates)
    views = _views(told.words, BEYOND) + _views(told.places, ())
    scores = views[_WIDEST:-_WIDEST, 0] + field("tagger").states[field("tagger").features[ALWAYS]]
    for k, distance in enumerate(DISTANCES, 1):
        first = _WIDEST + distance
        scores += views[first : first + len(scores), k]
    known = field("tagger").features
    pairs = [(i, known[pair]) for i, pairs in enumerate(told.pairs) for pair in pairs if pair in known]
    np.add.at(scores, [i for i, _ in pairs], field("tagger").states[[row for _, row in pairs]])
    return field("tagger").best_tags(scores, sentences)


def _views(told: list[tuple[str, ...]], beyond: tuple[str, ...]) -> Scores:
    """A ``_view`` of each token, and of as many places beyond the borders of the text as a token sees."""
    margin = [beyond] * _WIDEST
    views = b"".join(map(_view, [*margin, *told, *margin]))
    return np.frombuffer(views).reshape(len(told) + 2 * _WIDEST, len(DISTANCES) + 1, -1)


@lru_cache(maxsize=16384)
def _view(told: tuple[str, ...]) -> bytes:
    """What features of a token speak for each label of the token itself, then of those that see it from elsewhere.

    Bytes, which are put together far faster than arrays.
    """
    rows, views = _as_seen()
    known = [rows[feature] for feature in told if feature in rows]
    return bytes(views[known].sum(axis=0))


@cache
def _as_seen() -> tuple[dict[str, int], Scores]:
    """The features that a token tells with the rows of their weights, as seen from the token and from elsewhere."""
    places = {str(distance): k for k, distance in enumerate(DISTANCES, 1)}
    seen = []
    for feature, row in field("tagger").features.items():
        distance, _, told = feature.partition(":")
        seen.append((told, places[distance], row) if distance in places else (feature, 0, row))
    rows = {told: i for i, told in enumerate(dict.fromkeys(told for told, _, _ in seen))}
    views = np.zeros((len(rows), len(DISTANCES) + 1, field("tagger").states.shape[1]))
    for told, place, row in seen:
        views[rows[told], place] = field("tagger").states[row]
    return rows, views


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
