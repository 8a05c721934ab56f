"""spaCy's French words with a hyphen or an elision, from a pattern a hundred times smaller.

``spacy.lang.fr`` compiles one pattern of 1.45 million characters (``TOKEN_MATCH``): 266 alternatives, in each of which
the letters of every script are spelt out. That takes most of the time in which spaCy starts. Of words in Latin letters
the same alternatives with Latin letters say the same, and those that end alike can be one. A word in other letters asks
the original, which is compiled then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, cached_property
from hashlib import sha256

# The one pattern whose structure is known (spaCy 3.8); any other is compiled as it is.
_KNOWN = "52070ecee595"
_LONG = 1_000_000  # characters: no other pattern of spaCy's is near
_MARKS = frozenset("-–—‐‑'’")  # every alternative asks for one
# The first code point behind Basic Latin to IPA Extensions: « ɓ » and « ɗ » are letters of Fulfulde.
_LATIN_END = 0x2B0
_CLASS = re.compile(r"\[[^\]]*\]")
_LETTER = r"(?:\\u[0-9A-F]{4}|\\U[0-9A-F]{8})"
_FARTHER = re.compile(rf"({_LETTER})(?:-{_LETTER})?")


@contextmanager
def small_token_match() -> Iterator[None]:
    """Within it spaCy's known pattern is replaced by a :class:`TokenMatch` wherever it is compiled."""
    compile_pattern = re.compile

    def replaced(pattern: object, flags: int = 0) -> object:
        if isinstance(pattern, str) and len(pattern) > _LONG and is_known(pattern):
            return TokenMatch(pattern)
        return compile_pattern(pattern, flags)  # type: ignore[call-overload]

    re.compile = replaced  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = compile_pattern


def is_known(pattern: str) -> bool:
    """Whether ``pattern`` is the one that this module was made for."""
    return sha256(pattern.encode()).hexdigest().startswith(_KNOWN)


class TokenMatch:
    """Answers ``match`` as the compiled ``pattern`` would."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.flags = re.IGNORECASE | re.UNICODE

    def match(self, word: str) -> re.Match[str] | None:
        """The match from the beginning of ``word`` on, or ``None``."""
        if _MARKS.isdisjoint(word):
            return None
        latin = all(ord(letter) < _LATIN_END or letter in _MARKS for letter in word)
        return (self.latin if latin else self.full).match(word)

    @cached_property
    def full(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.pattern)

    @cached_property
    def latin(self) -> re.Pattern[str]:
        """The pattern for words of Latin letters and marks."""
        small = _CLASS.sub(lambda found: _latin(found.group()), self.pattern.removeprefix("(?iu)"))
        tails: dict[str, list[str]] = {}
        for alternative in small.removeprefix("(?:^").removesuffix(")").split(")|(?:^"):
            head, tail = re.split(r"(?=\[[^\]]*[-'])", alternative, maxsplit=1)
            tails.setdefault(tail, []).append(head)
        return re.compile("|".join(f"^(?:{'|'.join(heads)}){tail}" for tail, heads in tails.items()), self.flags)


@cache
def _latin(letters: str) -> str:
    """A character class without what begins behind the Latin letters."""
    return _FARTHER.sub(_if_latin, letters)


def _if_latin(found: re.Match[str]) -> str:
    return found.group() if int(found.group(1)[2:], 16) < _LATIN_END else ""
