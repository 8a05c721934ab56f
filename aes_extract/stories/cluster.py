"""From pairs of events to stories: events that are one, with no contradiction among them."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

import numpy as np

from aes_extract.stories.candidates import candidates
from aes_extract.stories.compare import compare
from aes_extract.stories.frequencies import Frequencies
from aes_extract.stories.record import Record

# Two articles that tell one event rather tell others together, too (collective resolution).
_TOLD_TOGETHER = 4.0
_ROUNDS = 3
# Below it no company makes two events one.
_UNLIKE = -4.0


def cluster(records: Sequence[Record]) -> list[list[int]]:
    """The positions of the events of each story, in order; an event that nothing is like stands alone.

    Pairs are joined the surest first (agglomerative, average linkage). Two clusters stay apart when any event of the
    one contradicts any of the other, when an article would tell one event twice, or when they are not alike on
    average. In the rounds after the first, events of articles that tell a story together need less evidence
    (collective resolution, after Bhattacharya and Getoor, 2007).
    """
    weigh = _Weigher(records)
    for i, j in candidates(records, weigh.frequencies):
        weigh.look(i, j)
    clusters = _join(weigh)
    for _ in range(_ROUNDS):
        if not weigh.expect(clusters):
            break
        clusters = _join(weigh)
    return clusters


class _Weigher:
    """The evidence for pairs of events, and what is expected of their articles.

    Of the pairs looked at only those are kept, each as one number, that company may make one event: they are few.
    """

    def __init__(self, records: Sequence[Record]) -> None:
        self.records = records
        self.frequencies = Frequencies(records)
        self._evidence: dict[int, float] = {}
        self._story = array("I", range(len(records)))
        self._by_article: dict[str, list[int]] = defaultdict(list)
        for i, record in enumerate(records):
            self._by_article[record.article].append(i)
        self._told_together: set[tuple[str, str]] = set()

    def look(self, i: int, j: int) -> None:
        """Weigh a pair of positions, the smaller first, that may be one event."""
        if (pair := self._pair(i, j)) not in self._evidence and (bits := self._compare(i, j)) > _UNLIKE:
            self._evidence[pair] = bits

    def expect(self, clusters: list[list[int]]) -> bool:
        """Take the stories that articles tell together, and say whether they are others than those before.

        Every two events of such articles are worth a look.
        """
        before = self._story[:]
        for number, members in enumerate(clusters):
            for i in members:
                self._story[i] = number
            for one, other in combinations(sorted(self.records[i].article for i in members), 2):
                if (one, other) not in self._told_together:
                    self._told_together.add((one, other))
                    self._look_at_all(one, other)
        return before != self._story

    def _look_at_all(self, one: str, other: str) -> None:
        for i, j in product(self._by_article[one], self._by_article[other]):
            if self.records[i].type == self.records[j].type:
                self.look(min(i, j), max(i, j))

    def bits(self, i: int, j: int) -> float:
        """The evidence for a pair, and what a story of two other events of the same articles adds."""
        i, j = min(i, j), max(i, j)
        pair = self._pair(i, j)
        bits = self._evidence.get(pair)
        if bits is None:
            bits = self._evidence[pair] = self._compare(i, j)
        return bits + (_TOLD_TOGETHER if self._expected(i, j) else 0.0)

    def _expected(self, i: int, j: int) -> bool:
        here = {self._story[k] for k in self._by_article[self.records[i].article] if k != i}
        return any(self._story[k] in here for k in self._by_article[self.records[j].article] if k != j)

    def ranked(self) -> Iterator[tuple[int, int]]:
        """The pairs that are rather one event than not, the surest first, whatever the order of the input."""
        order = sorted(range(len(self.records)), key=lambda i: self.records[i].key)
        rank = array("Q", order)
        for n, i in enumerate(order):
            rank[i] = n
        against, pairs = array("d"), array("Q")
        for pair in self._evidence:
            i, j = divmod(pair, len(order))
            if (bits := self.bits(i, j)) > 0:
                against.append(-bits)
                pairs.append(self._pair(*sorted((rank[i], rank[j]))))
        for n in np.lexsort((pairs, against)):
            one, other = divmod(pairs[n], len(order))
            i, j = sorted((order[one], order[other]))
            yield i, j

    def _pair(self, i: int, j: int) -> int:
        return i * len(self.records) + j

    def _compare(self, i: int, j: int) -> float:
        return compare(self.records[i], self.records[j], self.frequencies).bits


def _join(weigh: _Weigher) -> list[list[int]]:
    members = [[i] for i in range(len(weigh.records))]
    cluster_of = list(range(len(weigh.records)))
    for i, j in weigh.ranked():
        one, other = cluster_of[i], cluster_of[j]
        if one != other and _fit(members[one], members[other], weigh):
            for k in members[other]:
                cluster_of[k] = one
            members[one] += members[other]
            members[other] = []
    return sorted(sorted(one) for one in members if one)


def _fit(one: list[int], other: list[int], weigh: _Weigher) -> bool:
    articles = [weigh.records[i].article for i in (*one, *other)]
    if len(set(articles)) < len(articles):
        return False
    bits = [weigh.bits(i, j) for i in one for j in other]
    return min(bits) > _UNLIKE and sum(bits) > 0
