"""The part of an article that is read for entities and events, with the way back to the original offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LiveText:
    """Stretches of a source text joined by single newlines.

    ``text`` is what the pipeline reads. ``starts`` are the offsets in it at which each stretch begins and
    ``origins`` the offsets of the same characters in the source; both ascend.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    @classmethod
    def of(cls, source: str, ranges: Iterable[tuple[int, int]]) -> LiveText:
        """Cut the given ``(start, end)`` ranges, in text order and not overlapping, out of ``source``."""
        parts: list[str] = []
        starts: list[int] = []
        origins: list[int] = []
        length = 0
        for start, end in ranges:
            starts.append(length)
            origins.append(start)
            parts.append(source[start:end])
            length += end - start + 1
        return cls("\n".join(parts), tuple(starts), tuple(origins))

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
        return self.origin(start), self.origin(end - 1) + 1
