"""Head nouns of names: « école de guerre » of an institution, « région » of a place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from aes_extract import lexicon
from aes_extract.text import cut_words, fold, stands_at, words


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun: ``words`` folded, the label it gives, and when it names something (see the TSV files).

    ``accented`` is the spelling that a lower-case text must have where the accent tells two nouns apart, or "".
    """

    words: tuple[str, ...]
    label: str
    kind: str
    sector: str
    case: str
    accented: str = ""


_PLACE_CASES = {"0": "any", "1": "alone", "acronym": "acronym"}


@cache
def heads() -> dict[str, list[Head]]:
    """All head nouns by their first word, the longest first."""
    index: dict[str, list[Head]] = defaultdict(list)
    for head, kind, sector, case in lexicon.commented_rows("institution_heads.tsv"):
        key = tuple(words(head))
        index[key[0]].append(Head(key, "ORG", kind, sector, case))
    for head, kind, alone in lexicon.commented_rows("place_heads.tsv"):
        key = tuple(words(head))
        index[key[0]].append(Head(key, "LOC", kind, "", _PLACE_CASES[alone], head if head != fold(head) else ""))
    for entries in index.values():
        entries.sort(key=lambda h: -len(h.words))
    return index


@lru_cache(maxsize=16384)
def head_of(name: str) -> Head | None:
    """The head noun that a name begins with, if it is a known one."""
    spans = cut_words(name)
    return head_at(name, spans, 0) if spans else None


def head_at(text: str, spans: Sequence[tuple[int, int, str]], i: int) -> Head | None:
    """The head noun that begins with word ``i`` of ``text``, whose words are ``spans``."""
    start, end, first = spans[i]
    for head in heads().get(first, ()):
        if stands_at(i, head.words, spans) and (head.case != "acronym" or text[start:end].isupper()):
            return head
    return None
