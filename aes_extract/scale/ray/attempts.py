"""What Ray's actors had begun when they died.

Ray starts a dead actor again and gives it the batch that it had, for ever: one article that kills would stop the run.
So what is begun is told to an actor that does nothing else; a batch begun before is taken apart, and an article that
killed before, alone, is given up, as the processes of one machine do it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import Any

import ray

from aes_extract.readers.source import Source
from aes_extract.scale.engine import Engine
from aes_extract.scale.pool import DIED_TWICE
from aes_extract.scale.work import Outcome, work


class Attempts:
    """For each worker, how often it began what it has not ended; a worker has one batch at a time."""

    def __init__(self) -> None:
        self._begun: dict[str, Counter[Hashable]] = {}

    def begin(self, worker: str, what: Hashable) -> int:
        """How often the worker has begun this, now included."""
        begun = self._begun.setdefault(worker, Counter())
        begun[what] += 1
        return begun[what]

    def end(self, worker: str, what: Hashable) -> None:
        """The worker has survived this."""
        self._begun.get(worker, Counter()).pop(what, None)

    def end_batch(self, worker: str) -> None:
        """Nothing that the worker began matters any more."""
        self._begun.pop(worker, None)


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
        if self._begin(tuple(source.id for source in batch)) == 1:
            outcomes = work(self._engine, batch)
        else:
            outcomes = [self._alone(i, source) for i, source in enumerate(batch)]
        self._attempts.end_batch.remote(self._worker)
        return outcomes

    def _alone(self, i: int, source: Source) -> Outcome:
        if self._begin(i) > 1:
            return Outcome(error=DIED_TWICE)
        (outcome,) = work(self._engine, [source])
        self._attempts.end.remote(self._worker, i)
        return outcome

    def _begin(self, what: Hashable) -> int:
        begun: int = ray.get(self._attempts.begin.remote(self._worker, what))
        return begun
