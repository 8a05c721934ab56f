"""Adjectives of countries and regions in a text: « malien », « bissau-guinéenne », « ouest-africain »."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from spacy.tokens import Doc

from aes_extract import lexicon
from aes_extract.components.words import text_of
from aes_extract.text import fold

_WORD = re.compile(r"\w+(?:-\w+)*")


@lru_cache(maxsize=4)
def find_demonyms(doc: Doc) -> Mapping[int, str]:
    """Map each token of a demonym to the country's ISO code, or to "" where several countries or none are meant.

    The last few are kept: names and every kind of entity ask for them.
    """
    found: dict[int, str] = {}
    for match in _WORD.finditer(text_of(doc).replace("‑", "-")):
        code = _code(match[0])
        if code is None:
            continue
        span = doc.char_span(match.start(), match.end())
        if span is None:
            continue
        found.update((i, code) for i in range(span.start, span.end))
        word = fold(match[0])
        if not code and len(span) > 1 and _compound(word):
            # « russo-malienne » speaks of both.
            first, _, second = word.partition("-")
            found[span.start] = lexicon.demonym_prefixes()[first]
            found[span.end - 1] = lexicon.demonym_countries()[second]
    return found


@lru_cache(maxsize=16384)
def _code(text: str) -> str | None:
    """The country of a demonym, "" for one of several countries or of a region; None for other words."""
    word = fold(text)
    shared = word in lexicon.ambiguous_demonyms() or word in lexicon.regional_demonyms() or _compound(word)
    return lexicon.demonym_countries().get(word, "" if shared else None)


def _compound(word: str) -> bool:
    """Whether the word is « sénégalo-malien »-like: a demonym's first half before another demonym."""
    first, hyphen, second = word.partition("-")
    return bool(hyphen) and first in lexicon.demonym_prefixes() and second in lexicon.demonym_countries()
