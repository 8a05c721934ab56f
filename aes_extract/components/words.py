"""The words of a Doc, taken out once: spaCy makes a new object of a token, and the text anew, at each look."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from spacy.attrs import IDX, ORTH, SPACY
from spacy.tokens import Doc

from aes_extract.text import fold


@dataclass(frozen=True, slots=True)
class Words:
    """What no component changes in a Doc: its ``text``, and lists in which ``[i]`` is token ``i``'s.

    ``keys`` are the folded ``texts``, ``starts`` the offsets of their first characters; ``spaced`` says whether a blank
    follows. ``capitals`` are the tokens that begin with a capital letter, in order.
    """

    text: str
    texts: list[str]
    keys: list[str]
    starts: list[int]
    spaced: list[bool]
    capitals: list[int]

    def between(self, start: int, end: int) -> str:
        """The text of tokens ``start`` to ``end`` (exclusive), without the blank behind them."""
        return self.text[self.starts[start] : self.starts[end - 1] + len(self.texts[end - 1])]

    def key(self, start: int, end: int) -> str:
        """That text folded."""
        return self.keys[start] if end - start == 1 else fold(self.between(start, end))


@lru_cache(maxsize=4)
def words_of(doc: Doc) -> Words:
    """The words of a Doc whose tokens stay as they are; the last few are kept, since a dozen stages ask for them."""
    orths, starts, spaced = doc.to_array([ORTH, IDX, SPACY]).T.tolist()
    texts = [doc.vocab.strings[orth] for orth in orths]
    return Words(
        "".join([f"{text} " if blank else text for text, blank in zip(texts, spaced, strict=True)]),
        texts,
        list(map(fold, texts)),
        starts,
        list(map(bool, spaced)),
        [i for i, text in enumerate(texts) if text[:1].isupper()],
    )


def text_of(doc: Doc) -> str:
    """The text of a Doc whose tokens stay as they are."""
    return words_of(doc).text
