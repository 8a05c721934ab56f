"""What a text is about, where that changes how its words are read."""

from __future__ import annotations

from functools import lru_cache

from aes_extract import lexicon
from aes_extract.text import word_spans


@lru_cache(maxsize=4)
def is_sport(text: str) -> bool:
    """Whether a text reports sport: five different words of it, and more than two in a hundred words."""
    spans, told = word_spans(text), lexicon.word_list("sport_words.txt")
    found = [word for _, _, word in spans if word in told]
    return len(set(found)) >= 5 and len(found) * 50 > len(spans)
