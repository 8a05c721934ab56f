"""From pairs of events to stories: events that are one, with no contradiction among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

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
        weigh.add(i, j)
    clusters = _join(weigh)
    for _ in range(_ROUNDS):
        told = _told(clusters)
        if told == weigh.told:
            break
        weigh.expect(told)
        clusters = _join(weigh)
    return clusters


def _told(clusters: Iterable[list[int]]) -> frozenset[tuple[int, int]]:
    """The pairs of events that stand in one story."""
    return frozenset(pair for members in clusters for pair in combinations(members, 2))


class _Weigher:
    """The evidence for pairs of events, each weighed once, and what is expected of their articles."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.records = records
        self.frequencies = Frequencies(records)
        self.told: frozenset[tuple[int, int]] = frozenset()
        self._evidence: dict[tuple[int, int], float] = {}
        self._shared: dict[tuple[str, str], list[tuple[int, int]]] = {}
        self._by_article: dict[str, list[int]] = defaultdict(list)
        for i, record in enumerate(records):
            self._by_article[record.article].append(i)

    def add(self, i: int, j: int) -> float:
        """Weigh a pair of positions, the smaller first."""
        bits = self._evidence.get((i, j))
        if bits is None:
            bits = compare(self.records[i], self.records[j], self.frequencies).bits
            self._evidence[i, j] = bits
        return bits

    def expect(self, told: frozenset[tuple[int, int]]) -> None:
        """Take the pairs that stories hold; every other pair of events of their articles is worth a look."""
        self.told = told
        self._shared = defaultdict(list)
        for pair in told:
            self._shared[self._articles(pair)].append(pair)
        for one, other in self._shared:
            for i in self._by_article[one]:
                for j in self._by_article[other]:
                    if self.records[i].type == self.records[j].type:
                        self.add(min(i, j), max(i, j))

    def bits(self, i: int, j: int) -> float:
        """The evidence for a pair, and what a story of two other events of the same articles adds."""
        i, j = min(i, j), max(i, j)
        shared = self._shared.get(self._articles((i, j)), ())
        expected = any(not {i, j} & {*pair} for pair in shared)
        return self.add(i, j) + (_TOLD_TOGETHER if expected else 0.0)

    def ranked(self) -> list[tuple[int, int]]:
        """The pairs that are rather one event than not, the surest first, whatever the order of the input."""
        weighed = [(self.bits(i, j), i, j) for i, j in self._evidence]
        keys = [record.key for record in self.records]
        likely = [(-bits, sorted((keys[i], keys[j])), i, j) for bits, i, j in weighed if bits > 0]
        return [(i, j) for _, _, i, j in sorted(likely)]

    def _articles(self, pair: tuple[int, int]) -> tuple[str, str]:
        one, other = sorted(self.records[i].article for i in pair)
        return one, other


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
