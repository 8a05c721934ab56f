"""How rare a term is among events, in bits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from math import log2, sqrt

from aes_extract.lexicon import commented_rows
from aes_extract.stories.record import Record

# The list holds terms of eight events and more; what it lacks stands in about so many.
_RARE = 2
# A term of one event in sixteen is no news.
_COMMON = 4.0
_SMOOTHING = 8.0


@cache
def _background() -> tuple[int, dict[str, int]]:
    """The number of events counted, and in how many of them each frequent term stands."""
    rows = commented_rows("story_terms.tsv")
    counts = {term: int(count) for term, count in rows}
    return counts.pop("*"), counts


class Frequencies:
    """Terms as frequent as in the press at large and in the events at hand together."""

    def __init__(self, records: Iterable[Record]) -> None:
        total, known = _background()
        here: Counter[str] = Counter()
        for record in records:
            total += 1
            here.update({*record.words, *record.names, *record.actors})
        # Two of the events at hand are the pair being compared.
        others = {term: count - 2 for term, count in here.items() if count > 2}
        self._bits = {term: log2(total / (known.get(term, _RARE) + others.get(term, 0))) for term in known | others}
        self._most = log2(total / _RARE)
        self._masses: dict[tuple[str, ...], float] = {}

    def bits(self, term: str) -> float:
        """-log2 of the share of events that have the term."""
        return self._bits.get(term, self._most)

    def mass(self, terms: Iterable[str]) -> float:
        """What different terms weigh: the bits of each above those of a common one."""
        known, most = self._bits, self._most
        return sum(sorted([bits - _COMMON for term in terms if (bits := known.get(term, most)) > _COMMON]))

    def cosine(self, one: tuple[str, ...], other: tuple[str, ...]) -> float:
        """The cosine of two sets of terms, each weighed by its rarity, smoothed so that short sets are less alike."""
        shared = self.mass(set(one).intersection(other))
        return shared / sqrt(self._smoothed(one) * self._smoothed(other)) if shared else 0.0

    def _smoothed(self, terms: tuple[str, ...]) -> float:
        """The mass of a whole set, which is asked for once for each pair that it is in."""
        mass = self._masses.get(terms)
        if mass is None:
            mass = self._masses[terms] = self.mass(terms) + _SMOOTHING
        return mass
