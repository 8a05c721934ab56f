"""The words of a text with their offsets, folded for comparison, whatever its spaces, apostrophes and
accents.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from ...text import fold

_WORD = re.compile(
    r"aujourd ?' ?hui|apres-midi|avant-hier|apres-demain|avant-veille|week[- ]?end"
    r"|quatre-vingt(?:-dix|s)?\b|soixante-dix|saint-sylvestre|plus tot|plus tard|\d+|[^\W\d_]+|\n|[^\s\w]|_"
)
END = ""


@dataclass(slots=True)
class Words:
    """``folded[i]`` lies at ``source[start[i]:end[i]]``; one line break is one word. Beyond the end all is
    ``""``.
    """

    source: str
    folded: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)

    def __getitem__(self, i: int) -> str:
        return self.folded[i] if 0 <= i < len(self.folded) else END

    def run(self, i: int, j: int) -> list[str]:
        """Words ``i`` to ``j``, those beyond the text's borders empty."""
        return [self[k] for k in range(i, j)]

    def __len__(self) -> int:
        return len(self.folded)

    def glued(self, i: int) -> bool:
        """Whether word ``i`` touches the word before it."""
        return 0 < i < len(self.folded) and self.start[i] == self.end[i - 1]

    def original(self, i: int) -> str:
        """Word ``i`` as the text writes it."""
        return self.source[self.start[i] : self.end[i]] if 0 <= i < len(self.folded) else END

    def capital(self, i: int) -> bool:
        """Whether the text writes word ``i`` with an initial capital."""
        return self.original(i)[:1].isupper()


def read_words(text: str) -> Words:
    """Cut a text into folded words that remember where they stood."""
    plain, origin = _folded_by_character(text)
    words = Words(text)
    matches = [*_WORD.finditer(plain)]
    words.folded = [match[0] for match in matches]
    words.start = [match.start() for match in matches]
    words.end = [match.end() for match in matches]
    if origin is not None:
        origin.append(len(text))
        words.start = [origin[i] for i in words.start]
        words.end = [origin[i - 1] + 1 if i else 0 for i in words.end]
        # A combining accent belongs to the letter before it.
        words.end = [_past_accents(text, i) for i in words.end]
    return words


def _folded_by_character(text: str) -> tuple[str, list[int] | None]:
    """The text folded, with the origin of each character where the lengths differ."""
    strange = set(text) - _PLAIN
    if not strange:
        return text.lower(), None
    table = {ord(c): _fold_character(c) for c in strange}
    plain = text.translate(table).lower()
    if len(plain) == len(text):
        return plain, None
    pieces = [_fold_character(c).lower() for c in text]
    return "".join(pieces), [i for i, piece in enumerate(pieces) for _ in piece]


_PLAIN = frozenset(chr(c) for c in range(128))


@lru_cache(maxsize=4096)
def _fold_character(c: str) -> str:
    """One character folded to one character, or to none for a combining accent or an invisible mark."""
    if c.isspace():
        return "\n" if c in "\x85\u2028\u2029" else " "
    if unicodedata.combining(c) or unicodedata.category(c) == "Cf":
        return ""
    folded = fold(c)
    return folded if len(folded) == 1 else c


def _past_accents(text: str, i: int) -> int:
    while i < len(text) and unicodedata.combining(text[i]):
        i += 1
    return i
