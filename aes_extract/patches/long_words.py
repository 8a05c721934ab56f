"""Words longer than any language has, cut in a time that grows with their length.

spaCy takes the marks off a word one by one. For each it searches all that is left for a suffix and asks whether that
is a French word with a hyphen, and its pattern of addresses reads a long one many times: a rule of 10,000 dashes took
half a minute. A suffix is a few letters long, so the end of a word tells it; no French word has 100 letters, and no
address that an article prints 2,000.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokenizer import Tokenizer

_SUFFIX, _WORD, _ADDRESS = 100, 100, 2000  # letters

_Find = Callable[[str], "re.Match[str] | None"]


def bound_words(nlp: Language) -> None:
    """Let the tokenizer look at no more of a word than tells what it is."""
    own = nlp.tokenizer
    if not isinstance(own, Tokenizer):
        return
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        rules=own.rules,
        prefix_search=own.prefix_search,
        suffix_search=_Bounded(own.suffix_search, _SUFFIX).search,
        infix_finditer=own.infix_finditer,
        token_match=_Bounded(own.token_match, _WORD).match,
        url_match=_Bounded(own.url_match, _ADDRESS).match,
        faster_heuristics=own.faster_heuristics,
    )


class _Bounded:
    """A pattern of spaCy's, given by its method, for words of at most ``most`` letters; saved as ``pattern``."""

    def __init__(self, find: _Find, most: int) -> None:
        self.pattern = find.__self__.pattern  # type: ignore[attr-defined]
        self._find = find
        self._most = most

    def search(self, word: str) -> re.Match[str] | None:
        """What is found in the end of the word."""
        return self._find(word[-self._most :])

    def match(self, word: str) -> re.Match[str] | None:
        """What is found in the word, unless it is too long."""
        return self._find(word) if len(word) <= self._most else None
