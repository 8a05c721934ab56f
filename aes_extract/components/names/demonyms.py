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
    countries, shared, regions = (
        lexicon.demonym_countries(),
        lexicon.ambiguous_demonyms(),
        lexicon.regional_demonyms(),
    )
    found: dict[int, str] = {}
    for match in _WORD.finditer(text_of(doc).replace("‑", "-")):
        word = fold(match.group())
        code = countries.get(word)
        if code is None:
            if word not in shared and word not in regions and not _compound(word):
                continue
            code = ""
        span = doc.char_span(match.start(), match.end())
        if span is None:
            continue
        found.update((i, code) for i in range(span.start, span.end))
        if not code and len(span) > 1 and _compound(word):
            # « russo-malienne » speaks of both.
            first, _, second = word.partition("-")
            found[span.start] = lexicon.demonym_prefixes()[first]
            found[span.end - 1] = countries[second]
    return found


def _compound(word: str) -> bool:
    """Whether the word is « sénégalo-malien »-like: a demonym's first half before another demonym."""
    first, hyphen, second = word.partition("-")
    return bool(hyphen) and first in lexicon.demonym_prefixes() and second in lexicon.demonym_countries()
