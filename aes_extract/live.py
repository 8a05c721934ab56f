"""The part of an article that is read for entities and events, with the way back to the original offsets."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

# What a page or a transfer leaves between letters: controls, soft hyphens, zero-width and bidirectional marks.
_INVISIBLE = r"\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_ACCENTS = r"\u0300-\u036f"
_ODD = re.compile(f"[{_INVISIBLE}{_ACCENTS}]")
_REWRITTEN = re.compile(rf"[{_INVISIBLE}]+|(?P<letter>[^\W\d_][{_ACCENTS}]+)")


@dataclass(frozen=True, slots=True)
class LiveText:
    """Stretches of a source text joined by single newlines, as the pipeline reads them.

    Letters whose accents stand apart are read as one character, invisible characters are not read. ``starts`` are the
    offsets in ``text`` at which the characters of a stretch, or those behind such a place, begin, and ``origins`` the
    offsets of the same characters in the source; both ascend. ``ends`` gives the end in the source of a character that
    begins there and is several.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    ends: Mapping[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, source: str, ranges: Iterable[tuple[int, int]]) -> LiveText:
        """Cut the given ``(start, end)`` ranges, in text order and not overlapping, out of ``source``."""
        pieces: list[str] = []
        starts: list[int] = []
        origins: list[int] = []
        ends: dict[int, int] = {}
        length = 0
        for start, end in ranges:
            if pieces:
                pieces.append("\n")
                length += 1
            starts.append(length)
            origins.append(start)
            read = start
            for match in _REWRITTEN.finditer(source, start, end) if _ODD.search(source, start, end) else ():
                told = unicodedata.normalize("NFC", match["letter"] or "")
                if told == match[0]:
                    continue  # no letter has such an accent
                pieces += source[read : match.start()], told
                length += match.start() - read + len(told)
                read = match.end()
                starts.append(length)
                origins.append(read)
                if told:
                    ends[match.start() + len(told) - 1] = read
            pieces.append(source[read:end])
            length += end - read
        return cls("".join(pieces), tuple(starts), tuple(origins), ends)

    @classmethod
    def parts(
        cls, source: str, ranges: Sequence[tuple[int, int]], stretches: Iterable[tuple[int, int]]
    ) -> list[LiveText]:
        """As ``of``, but one for each of the stretches of ``source`` that holds anything visible of the ranges."""
        starts = [start for start, _ in ranges]
        found = []
        for first, last in stretches:
            near = ranges[max(0, bisect_right(starts, first) - 1) : bisect_left(starts, last)]
            inside = [(max(start, first), min(end, last)) for start, end in near]
            visible = [(start, end) for start, end in inside if source[start:end].strip()]
            if visible:
                found.append(cls.of(source, visible))
        return found

    def origin(self, offset: int) -> int:
        """The offset in the source of the character at ``offset``."""
        i = bisect_right(self.starts, offset) - 1
        return offset - self.starts[i] + self.origins[i]

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The source range of ``text[start:end]``, which must be non-empty and lie within one stretch."""
        last = self.origin(end - 1)
        return self.origin(start), self.ends.get(last, last + 1)
