"""A parsed text in plain Python objects, read from a spaCy Doc once.

The event stage asks each word for its head, children and sentence hundreds of times; through spaCy each answer is a new
object, here it is an attribute. Names and meanings are those of spaCy's Token, Span and Doc.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, Generic, TypeVar, overload

from spacy import attrs
from spacy.strings import StringStore
from spacy.tokens import Doc
from spacy.vocab import Vocab

from aes_extract.components.words import words_of
from aes_extract.text import fold

T = TypeVar("T")
Features = dict[str, list[str]]
_ATTRIBUTES = [
    attrs.LEMMA,
    attrs.POS,
    attrs.DEP,
    attrs.ENT_TYPE,
    attrs.ENT_IOB,
    attrs.MORPH,
    attrs.IS_PUNCT,
    attrs.IS_SPACE,
    attrs.LIKE_NUM,
    attrs.SENT_START,
]
_GOES_ON, _BEGINS = 1, 3  # of ENT_IOB
_MOST_KEPT = 1 << 15


class Word:
    """A token; ``key`` is its folded text, ``lemma_key`` its folded lemma."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "is_punct",
        "is_sent_start",
        "is_space",
        "key",
        "lemma",
        "lemma_key",
        "like_num",
        "morph",
        "pos_",
        "sent",
        "text",
    )

    children: list[Word]
    dep_: str
    doc: Parse
    ent_type_: str
    head: Word
    i: int
    is_punct: bool
    is_sent_start: bool
    is_space: bool
    key: str
    lemma: int
    lemma_key: str
    like_num: bool
    morph: Features
    pos_: str
    sent: Words
    text: str

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    def nbor(self, distance: int) -> Word:
        return self.doc.words[self.i + distance]

    @property
    def ancestors(self) -> Iterator[Word]:
        node = self
        while node.head is not node:
            node = node.head
            yield node

    def is_ancestor(self, other: Word) -> bool:
        return any(node is self for node in other.ancestors)

    @property
    def subtree(self) -> list[Word]:
        """The word and all below it, in text order."""
        found = [self]
        for node in found:
            found += node.children
        return sorted(found, key=lambda w: w.i)


class Words:
    """The words from ``start`` to ``end`` (exclusive)."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Parse, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __iter__(self) -> Iterator[Word]:
        return iter(self.doc.words[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    def __getitem__(self, i: int) -> Word:
        return self.doc.words[self.start + i if i >= 0 else self.end + i]

    @property
    def text(self) -> str:
        return self.doc.text[self.doc.starts[self.start] : self.doc.ends[self.end - 1]] if len(self) else ""

    @property
    def sent(self) -> Words:
        return self[0].sent

    @property
    def root(self) -> Word:
        """The word nearest to the sentence's root, the first of several; a mark or blank only for want of others."""
        outside = [w for w in self if w.head is w or not self.start <= w.head.i < self.end]
        return min(outside, key=_distance_from_root)


def _distance_from_root(word: Word) -> tuple[bool, int]:
    if word.head is not word and (word.is_punct or word.is_space) and not word.children:
        return True, 0
    return False, sum(1 for _ in word.ancestors)


class Parse:
    """A parsed text. ``starts`` and ``ends`` are the characters at which its words begin and end, ``keys`` the words
    folded; ``answers`` is what functions of a word found, by the word's number.
    """

    def __init__(self, doc: Doc) -> None:
        self.vocab: Vocab = doc.vocab
        told = words_of(doc)
        self.text, self.keys, self.starts = told.text, told.keys, told.starts
        columns: list[list[int]] = doc.to_array(_ATTRIBUTES).T.tolist()
        names, folded, features = _told_by(self.vocab.strings)
        self.words: list[Word] = []
        self.ends = [start + len(text) for start, text in zip(told.starts, told.texts, strict=True)]
        self.answers: defaultdict[Callable[[Word], Any], dict[int, Any]] = defaultdict(dict)
        self.sents: list[Words] = []
        self.ents: list[Words] = []
        childless: list[Word] = []  # one for all, as most words have none
        for i, (lemma, pos, dep, entity, iob, morph, punct, space, number, first) in enumerate(
            zip(*columns, strict=True)
        ):
            word = Word()
            word.doc, word.i, word.children = self, i, childless
            word.text, word.key = told.texts[i], told.keys[i]
            word.lemma, word.lemma_key, word.pos_, word.dep_ = lemma, folded[lemma], names[pos], names[dep]
            word.ent_type_, word.morph = names[entity], features[morph]
            word.is_punct, word.is_space, word.like_num = punct != 0, space != 0, number != 0
            word.is_sent_start = first == 1 or i == 0
            if word.is_sent_start:
                sent = Words(self, i, len(told.texts))
                if self.sents:
                    self.sents[-1].end = i
                self.sents.append(sent)
            word.sent = sent
            if iob == _BEGINS:
                self.ents.append(Words(self, i, i + 1, word.ent_type_))
            elif iob == _GOES_ON:
                self.ents[-1].end = i + 1
            self.words.append(word)
        for word, distance in zip(self.words, doc.to_array(attrs.HEAD).astype("int64").tolist(), strict=True):
            word.head = head = self.words[word.i + distance]
            if distance and head.children is childless:
                head.children = [word]
            elif distance:
                head.children.append(word)

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    @overload
    def __getitem__(self, i: int) -> Word: ...
    @overload
    def __getitem__(self, i: slice) -> Words: ...
    def __getitem__(self, i: int | slice) -> Word | Words:
        if isinstance(i, int):
            return self.words[i]
        start, end, _ = i.indices(len(self.words))
        return Words(self, start, max(start, end))

    def over(self, start: int, end: int) -> Words | None:
        """The words that the characters from ``start`` to ``end`` touch; None if they touch none."""
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
        return Words(self, first, last) if first < last else None


class Kept(dict[int, T], Generic[T]):
    """What is found of the strings of a vocabulary, by their numbers, kept; not that of all the words of many texts."""

    def __init__(self, find: Callable[[int], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, number: int) -> T:
        if len(self) == _MOST_KEPT:
            self.clear()
        found = self[number] = self._find(number)
        return found


@lru_cache(maxsize=1)
def _told_by(strings: StringStore) -> tuple[Kept[str], Kept[str], Kept[Features]]:
    """The strings of a vocabulary, the same folded, and as morphological features."""
    return (
        Kept(lambda number: strings[number]),
        Kept(lambda number: fold(strings[number])),
        Kept(lambda number: _features(strings[number])),
    )


def _features(morph: str) -> Features:
    """``Number=Sing|Person=3`` as a mapping."""
    pairs = (part.partition("=") for part in morph.split("|") if part and part != "_")
    return {name: value.split(",") for name, _, value in pairs}
