"""Which language a text is in: French, or another that its commonest words or its letters tell."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache

from aes_extract import lexicon
from aes_extract.components.names.orthography import FUNCTION_WORDS
from aes_extract.text import fold

FRENCH = "fr"

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = "LATIN"
_AT_ONCE = 100_000  # characters: not all the words of a very long text
# A text with fewer words of another language is not sure to be in it, nor one in which they are not ahead of the French
# ones: those of Spanish and French are in part the same. Of 33,000 sentences of French press one passes, in English.
_LEAST = 3
_AHEAD, _TIMES = 2, 1.2
# Of any French prose a fifth are function words. Arabic writes some of its own together with the word behind them.
_SHARE_OF_FRENCH, _SHARE_IN_LATIN, _SHARE_IN_OTHERS = 0.2, 0.25, 0.1


@dataclass(frozen=True, slots=True)
class _Language:
    """A row of the table; ``words`` are folded."""

    code: str
    name: str
    script: str
    words: frozenset[str]


def language_of(text: str) -> str | None:
    """The language that most of a text is in: ``fr``, a code of ``knowledge/languages.tsv``, or None when unsure."""
    words, found = _counted(text)
    best = max(_others(), key=lambda other: found[other.code])
    share = _SHARE_IN_LATIN if best.script == _LATIN else _SHARE_IN_OTHERS
    ahead = found[best.code] >= max(_LEAST, _AHEAD + _TIMES * found[FRENCH])
    if ahead and found[best.code] >= share * words:
        return best.code
    if words and found[FRENCH] >= _SHARE_OF_FRENCH * words:
        return FRENCH
    script = _script(text)
    return next((other.code for other in _others() if other.script == script and not other.words), None)


def name_of(code: str) -> str:
    """The English name of a language other than French that ``language_of`` gives."""
    return next(other.name for other in _others() if other.code == code)


def _counted(text: str) -> tuple[int, Counter[str]]:
    """How many words a text has, and how many of them are common in each language.

    « Al », « El » and « Los » are of names: elsewhere than in French, a word with a capital tells nothing.
    """
    words = 0
    found: Counter[str] = Counter()
    known = _known()
    for start in range(0, len(text), _AT_ONCE):
        for word, count in Counter(_WORD.findall(text, start, start + _AT_ONCE)).items():
            words += count
            for code in known.get(fold(word), ()):
                if code == FRENCH or not word.istitle():
                    found[code] += count
    return words, found


def _script(text: str) -> str | None:
    """The script that most letters of a text are of, by their Unicode names."""
    scripts: Counter[str] = Counter()
    for char, count in Counter(text).items():
        if char.isalpha():
            scripts[unicodedata.name(char, "").partition(" ")[0]] += count
    return max(scripts, key=scripts.__getitem__, default=None)


@cache
def _others() -> tuple[_Language, ...]:
    """The languages that a text may be in instead."""
    return tuple(
        _Language(code, name, script, frozenset(fold(words).split()))
        for code, name, script, words in lexicon.commented_rows("languages.tsv")
    )


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Folded word to the languages in which it is common."""
    known: dict[str, tuple[str, ...]] = dict.fromkeys(FUNCTION_WORDS, (FRENCH,))
    for other in _others():
        for word in other.words:
            known[word] = (*known.get(word, ()), other.code)
    return known
