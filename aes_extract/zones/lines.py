"""A text cut into lines, with what the look of a line says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from aes_extract.borders import AT_ONCE, stretches
from aes_extract.text import fold

_LINE = re.compile(r"[^\r\n\v\f\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\r\n\v\f\u2028\u2029]")
_WORD = re.compile(r"\w[\w'’.-]*")
_STOPS = re.compile(r"[.!?…][\s»\"”’)\]]*$")
_CUT_OFF = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\s*$")
_BULLET = re.compile(r"\s*(?:[-–—•*·▪►➢✓o]\s|\d{1,2}[.)°-]\s)")
# No word of prose, nor an address in it: an embedded picture, or a program.
_DATA = re.compile(r"\S{1000,}")
# Patterns look at no more than this: a longer line is a paragraph, whatever its first words.
_FOLDED_LENGTH = 400


@dataclass(frozen=True)
class Line:
    """One line that is not blank: ``text == whole[start:end]``; ``gap``: a blank line stands before it."""

    text: str
    start: int
    end: int
    gap: bool = field(default=False, compare=False)

    @cached_property
    def folded(self) -> str:
        """Lower case, no accents, blanks at the ends removed; only the beginning of a paragraph."""
        return fold(self.text[:_FOLDED_LENGTH]).strip()

    @cached_property
    def words(self) -> int:
        return len(_WORD.findall(self.text))

    @cached_property
    def data(self) -> list[tuple[int, int]]:
        """Where in the line stands what is no words."""
        return [match.span() for match in _DATA.finditer(self.text)] if len(self.text) >= 1000 else []

    @property
    def only_data(self) -> bool:
        """Nothing else stands in it."""
        return bool(self.data) and not _DATA.sub("", self.text).strip()

    @property
    def stops(self) -> bool:
        """Ends as a sentence does."""
        return bool(_STOPS.search(self.text)) and not self.cut_off

    @property
    def cut_off(self) -> bool:
        """Ends in three dots, as a shortened headline or excerpt does."""
        return bool(_CUT_OFF.search(self.text))

    @property
    def bullet(self) -> bool:
        return bool(_BULLET.match(self.text))

    @property
    def prose(self) -> bool:
        """A paragraph rather than a heading: long, or a sentence of some length."""
        return self.words >= 25 or (self.words >= 8 and self.stops)

    @property
    def headline(self) -> bool:
        """Could be one: not a paragraph, not a list item, no sentence end."""
        return (
            2 <= self.words <= 40
            and not self.prose
            and not self.data
            and not self.bullet
            and not self.text.rstrip().endswith((".", ";", ","))
        )


def cut(text: str) -> list[Line]:
    """The lines of a text that are not blank; one that is very long is cut as a long text is."""
    lines: list[Line] = []
    end = 0
    for match in _LINE.finditer(text):
        line = match.group()
        for first, last in stretches(line, AT_ONCE):
            piece = line[first:last]
            if piece.strip():
                start = match.start() + first
                gap = len(_LINE_END.findall(text, end, start)) > 1
                end = match.start() + last
                lines.append(Line(piece, start, end, gap))
    return lines
