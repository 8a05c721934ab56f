"""A text's words as spaCy's French tokenizer cuts them, cut further where a mark begins or ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from aes_extract.marks import Mark
from aes_extract.patches.imports import import_spacy_only

if TYPE_CHECKING:
    from spacy.language import Language


class Token(NamedTuple):
    """``end`` is exclusive; ``blank`` says that one blank follows, which is no token of its own."""

    start: int
    end: int
    blank: bool


def tokens(text: str, marks: Collection[Mark]) -> list[Token]:
    """All of the text: every mark begins at the beginning of a token and ends at the end of one."""
    starts, ends = {mark.start for mark in marks}, {mark.end for mark in marks}
    borders = sorted(starts | ends)
    found: list[Token] = []
    for word in french().tokenizer(text):
        start, end = word.idx, word.idx + len(word)
        blank = bool(word.whitespace_)
        apart = blank and (end in starts or end + 1 in ends)
        found += _cut(start, end, borders, blank and not apart)
        if apart:
            found.append(Token(end, end + 1, False))
    return found


def covered(mark: Mark, words: Sequence[Token]) -> tuple[int, int]:
    """The first and the last of the tokens that were cut for the mark."""
    first = bisect_left(words, mark.start, key=lambda word: word.start)
    return first, bisect_left(words, mark.end, key=lambda word: word.end)


@cache
def french() -> Language:
    """spaCy's French without a model."""
    import_spacy_only()
    import spacy

    from aes_extract.patches.long_words import bound_words
    from aes_extract.patches.token_match import small_token_match

    with small_token_match():
        nlp = spacy.blank("fr")
    bound_words(nlp)
    return nlp


def _cut(start: int, end: int, borders: list[int], blank: bool) -> Iterator[Token]:
    inside = borders[bisect_right(borders, start) : bisect_left(borders, end)]
    for first, last in zip([start, *inside], [*inside, end], strict=True):
        yield Token(first, last, blank and last == end)
