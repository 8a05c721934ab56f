"""Results in the order of the sources, whoever computed them, with only a bounded number under way."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aes_extract.readers.source import Failure
from aes_extract.scale.cache import Cache
from aes_extract.scale.pool import Pool
from aes_extract.scale.work import Outcome

if TYPE_CHECKING:
    from aes_extract.readers.source import Source

# A batch is large enough for the parser to be fed and small enough to stay in memory; the first ones are small, so
# that something is seen early and a few articles occupy all processes.
_BATCH_ARTICLES, _BATCH_CHARACTERS = 16, 60_000
_AHEAD = 8  # batches for each process that may be under way or wait for an earlier one


@dataclass(slots=True, eq=False)
class _Slot:
    source: Source | Failure
    outcome: Outcome | None = None


def in_order(
    sources: Iterable[Source | Failure], pool: Pool, cache: Cache | None = None
) -> Iterator[tuple[Source | Failure, Outcome]]:
    """The outcome of everything read; what the cache holds is not computed, what it lacks is given to it."""
    slots: deque[_Slot] = deque()
    batch: list[tuple[_Slot, Source]] = []
    room, most = 1, _AHEAD * pool.jobs * _BATCH_ARTICLES

    def submit() -> None:
        nonlocal batch, room
        mine, batch, room = batch, [], min(2 * room, _BATCH_ARTICLES)

        def finish(outcomes: list[Outcome]) -> None:
            for (slot, source), outcome in zip(mine, outcomes, strict=True):
                slot.outcome = outcome
                if cache and outcome.line is not None:
                    cache.put(source, outcome)

        pool.submit([source for _, source in mine], finish)

    def ready() -> Iterator[tuple[Source | Failure, Outcome]]:
        while slots and slots[0].outcome is not None:
            slot = slots.popleft()
            yield slot.source, slot.outcome  # type: ignore[misc]

    for source in sources:
        if isinstance(source, Failure):
            slots.append(_Slot(source, Outcome(error=source.why)))
        else:
            slots.append(_Slot(source, cache.get(source) if cache else None))
            if slots[-1].outcome is None:
                batch.append((slots[-1], source))
                if len(batch) >= room or sum(len(one.text) for _, one in batch) >= _BATCH_CHARACTERS:
                    submit()
        yield from ready()
        while pool.full or len(slots) >= most:
            if not pool.full and batch:
                submit()
            pool.wait()
            yield from ready()
    if batch:
        submit()
    yield from ready()
    while slots:
        pool.wait()
        yield from ready()
