"""What a finder proposes: a token span, a label, and how it was found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible mention: tokens ``start`` to ``end`` (exclusive).

    ``entity`` is the gazetteer record that the words name, "" when none or when several could be meant.
    ``sure`` is false where the words alone do not tell (an ambiguous alias, a town that is also a surname). ``listed``
    says what of a user's lexicon names it, "" for what is shipped.
    """

    start: int
    end: int
    label: str
    found_by: str
    entity: str = ""
    sure: bool = True
    listed: str = ""


def longest_first(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Keep the longest of overlapping candidates, the earlier proposed of equally long ones; in text order."""
    taken: set[int] = set()
    kept = []
    for c in sorted(candidates, key=lambda c: c.start - c.end):
        if taken.isdisjoint(range(c.start, c.end)):
            taken.update(range(c.start, c.end))
            kept.append(c)
    return sorted(kept, key=lambda c: c.start)
