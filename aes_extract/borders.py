"""Where a text too long to be taken as a whole is cut."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

AT_ONCE = 60_000  # characters that are analysed together: twice the longest of 1,380 press articles

_LINE_END = r"(?:\r\n|[\r\n\v\f\u2028\u2029])"
# The best place first.
_BORDERS = (
    re.compile(rf"{_LINE_END}[^\S\r\n]*{_LINE_END}\s*"),  # between two paragraphs
    re.compile(rf"{_LINE_END}\s*"),  # between two lines
    re.compile(r"[.!?…](?:\s?[»”\")\]])*\s+"),  # between two sentences
    re.compile(r"\s+"),  # between two words
)


def stretches(text: str, most: int) -> Iterator[tuple[int, int]]:
    """The ranges ``(start, end)`` of at most ``most`` characters that make up a text.

    Each ends at the last border of the best kind in its second half: a paragraph's, else a line's, a sentence's, a
    word's; where there is none, anywhere but before a combining accent.
    """
    start = 0
    while len(text) - start > most:
        end = _border(text, start + most // 2, start + most)
        yield start, end
        start = end
    yield start, len(text)


def _border(text: str, least: int, most: int) -> int:
    for border in _BORDERS:
        ends = [match.end() for match in border.finditer(text, least, most)]
        if ends:
            return ends[-1]
    end = most
    while end > least + 1 and unicodedata.combining(text[end]):
        end -= 1
    return end
