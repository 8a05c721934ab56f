"""Comparing French words whatever their case, accents, apostrophes and hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SAME = str.maketrans(
    {
        "’": "'",
        "ʼ": "'",
        "‘": "'",
        "`": "'",
        "´": "'",
        "‐": "-",
        "‑": "-",
        "–": "-",
        "œ": "oe",
        "Œ": "oe",
        "æ": "ae",
        "Æ": "ae",
        "\u00a0": " ",
        "\u202f": " ",
    }
)
_NOT_WORD = re.compile(r"[^\w]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, no accents, plain apostrophes, hyphens and spaces: « Goïta » and « GOITA » fold to ``goita``."""
    plain = unicodedata.normalize("NFKD", text.translate(_SAME))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def words(text: str) -> list[str]:
    """The folded words of a text, without punctuation: « l'Est-Républicain » → ``["l", "est", "republicain"]``."""
    return [w for w in _NOT_WORD.split(fold(text)) if w]


def slug(text: str) -> str:
    """An identifier made of the folded words: « Assimi Goïta » → ``assimi-goita``."""
    return "-".join(words(text))
