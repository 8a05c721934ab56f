"""What Ray's actors had begun when they died.

Ray starts a dead actor again and gives it the batch that it had, for ever: one article that kills would stop the run.
So what is begun is told to an actor that does nothing else; a batch begun before is taken apart, and an article that
killed before, alone, is given up, as the processes of one machine do it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import ray

from aes_extract.readers.source import Source
from aes_extract.scale.engine import Engine
from aes_extract.scale.pool import DIED_TWICE
from aes_extract.scale.work import Outcome, work

Batch = tuple[str, ...]  # what its articles are, in their order


class Attempts:
    """How often each worker began what it has not ended: whole batches, and articles of them by their place.

    A worker may have several batches before it, and in another order when it is started again.
    """

    def __init__(self) -> None:
        self._begun: Counter[tuple[str, Batch, int | None]] = Counter()

    def begin(self, worker: str, batch: Batch, place: int | None = None) -> int:
        """How often the worker has begun this, now included."""
        self._begun[worker, batch, place] += 1
        return self._begun[worker, batch, place]

    def end(self, worker: str, batch: Batch, place: int) -> None:
        """The worker has survived this article."""
        del self._begun[worker, batch, place]

    def end_batch(self, worker: str, batch: Batch) -> None:
        """The worker has come to the end of this batch."""
        for place in (None, *range(len(batch))):
            del self._begun[worker, batch, place]


def new_attempts() -> Any:
    """An actor with :class:`Attempts`, which lives as long as the handle."""
    return ray.remote(Attempts).options(num_cpus=0, max_restarts=-1, max_task_retries=-1).remote()


class Survivor:
    """Works on batches inside an actor that may die of them; ``attempts`` is the handle."""

    def __init__(self, engine: Engine, attempts: Any) -> None:
        self._engine = engine
        self._attempts = attempts
        # An actor that is started again keeps its id.
        self._worker = ray.get_runtime_context().get_actor_id()

    def work(self, batch: Sequence[Source]) -> list[Outcome]:
        """One outcome per source."""
        known = tuple(f"{source.id} {source.sha256}" for source in batch)
        if self._begin(known) == 1:
            outcomes = work(self._engine, batch)
        else:
            outcomes = [self._alone(known, place, source) for place, source in enumerate(batch)]
        self._attempts.end_batch.remote(self._worker, known)
        return outcomes

    def _alone(self, batch: Batch, place: int, source: Source) -> Outcome:
        if self._begin(batch, place) > 1:
            return Outcome(error=DIED_TWICE)
        (outcome,) = work(self._engine, [source])
        # Waited for: what is on its way when the next article kills is lost, and this one would have died with it.
        ray.get(self._attempts.end.remote(self._worker, batch, place))
        return outcome

    def _begin(self, batch: Batch, place: int | None = None) -> int:
        begun: int = ray.get(self._attempts.begin.remote(self._worker, batch, place))
        return begun
