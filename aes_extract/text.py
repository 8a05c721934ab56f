"""Comparing French words whatever their case, accents, apostrophes and hyphens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
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
# The definite articles and « de » with what it contracts to, folded.
ARTICLES = frozenset({"la", "le", "les", "l'"})
OF = frozenset({"de", "du", "des", "d'"})
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=32768)
def fold(text: str) -> str:
    """Lower case, no accents, plain apostrophes, hyphens and spaces: « Goïta » and « GOITA » fold to ``goita``."""
    plain = unicodedata.normalize("NFKD", text.translate(_SAME))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def words(text: str) -> list[str]:
    """The folded words of a text, without punctuation: « l'Est-Républicain » → ``["l", "est", "republicain"]``."""
    return _WORD.findall(fold(text))


def words_once(text: str) -> list[str]:
    """As :func:`words`, of a text that is asked for once: nothing of it stays in memory."""
    return _WORD.findall(fold.__wrapped__(text))


def cut_words(text: str) -> tuple[tuple[int, int, str], ...]:
    """The words of a text in order: start, end (characters, exclusive) and folded form."""
    return tuple([(*m.span(), fold(m[0])) for m in _WORD.finditer(text)])


@lru_cache(maxsize=4)
def word_spans(text: str) -> tuple[tuple[int, int, str], ...]:
    """As :func:`cut_words`; the stages that look things up go through one text after another, so the last are kept."""
    return cut_words(text)


def stands_at(i: int, form: tuple[str, ...], spans: Sequence[tuple[int, int, str]]) -> bool:
    """Whether the folded words ``form`` are word ``i`` and those after it of a text whose words are ``spans``."""
    return tuple([word for _, _, word in spans[i : i + len(form)]]) == form


def slug(text: str) -> str:
    """An identifier made of the folded words: « Assimi Goïta » → ``assimi-goita``."""
    return "-".join(words(text))
