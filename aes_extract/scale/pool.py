"""Worker processes on one machine; one that dies is replaced and what it had is tried once more.

The processes are forked where the system can, from a parent that has loaded the model and runs no threads: they share
its memory and start at once. Elsewhere each loads the model itself.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

from aes_extract.scale.engine import Engine, Loader
from aes_extract.scale.work import Outcome, work

if TYPE_CHECKING:
    from aes_extract.readers.source import Source

# What macOS forks may hang in its system libraries.
_FORKS = sys.platform.startswith("linux")
_ATTEMPTS = 2
_SECONDS_TO_END = 5.0
DIED_TWICE = "could not be analysed (its worker process died twice); it may need more memory: give fewer --jobs"

Finish = Callable[[list[Outcome]], None]


@dataclass(slots=True)
class _Task:
    """Sources for one worker, and whom to tell their outcomes."""

    sources: Sequence[Source]
    finish: Finish
    attempts: int = 0


@dataclass(slots=True, eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection[Sequence[Source] | None, list[Outcome]]
    task: _Task | None = None


@dataclass(slots=True)
class Pool:
    """Up to ``jobs`` processes that work on what is submitted; with one job, or one batch, this process does.

    ``load`` is called on the first need. Used in a ``with`` block, which ends the processes.
    """

    load: Loader
    jobs: int
    _engine: Engine | None = None
    _workers: list[_Worker] = field(default_factory=list)
    _queue: deque[_Task] = field(default_factory=deque)

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        for worker in self._workers:
            worker.pipe.close()
            if kind is not None:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join(_SECONDS_TO_END)
            if worker.process.is_alive():
                worker.process.kill()

    def submit(self, sources: Sequence[Source], finish: Finish) -> None:
        """Have ``finish`` called with an outcome for each source, sooner or later."""
        self._queue.append(_Task(sources, finish))
        if self.jobs == 1:
            self._work_here()
        elif self._workers or len(self._queue) > 1:
            self._hand_out()

    @property
    def full(self) -> bool:
        """Whether every worker has something to do and something more waits for it."""
        return len(self._queue) >= self.jobs

    def wait(self) -> None:
        """Return when at least one task more is finished; something must have been submitted that is not."""
        if not self._workers:
            self._work_here()
            return
        busy = {worker.pipe: worker for worker in self._workers if worker.task}
        for pipe in wait(list(busy)):
            worker = busy[pipe]  # type: ignore[index]
            task, worker.task = worker.task, None
            assert task is not None
            try:
                outcomes = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker)
                self._again(task)
            else:
                task.finish(outcomes)
        self._hand_out()

    def _work_here(self) -> None:
        engine = self.engine
        while self._queue:
            task = self._queue.popleft()
            task.finish(work(engine, task.sources))

    @property
    def engine(self) -> Engine:
        """The model in this process."""
        if self._engine is None:
            self._engine = self.load()
        return self._engine

    def _hand_out(self) -> None:
        while self._queue:
            worker = next((one for one in self._workers if one.task is None), None)
            if worker is None:
                if len(self._workers) == self.jobs:
                    return
                worker = self._hire()
            task = self._queue.popleft()
            try:
                worker.pipe.send(task.sources)
            except OSError:  # it died while it had nothing to do
                self._bury(worker)
                self._queue.appendleft(task)
            else:
                worker.task = task

    def _hire(self) -> _Worker:
        ours, theirs = multiprocessing.Pipe()
        context = multiprocessing.get_context("fork" if _FORKS else "spawn")
        engine = self.engine if _FORKS else None
        inherited = [ours, *(worker.pipe for worker in self._workers)] if _FORKS else []
        process = context.Process(target=_serve, args=(engine, self.load, theirs, inherited), daemon=True)  # type: ignore[attr-defined]
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _bury(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()

    def _again(self, task: _Task) -> None:
        """Try each source of a dead worker's task by itself, so that one which kills takes no other with it."""
        if len(task.sources) == 1 and task.attempts + 1 == _ATTEMPTS:
            task.finish([Outcome(error=DIED_TWICE)])
            return
        outcomes: dict[int, Outcome] = {}

        def finish(i: int, outcome: list[Outcome]) -> None:
            outcomes[i] = outcome[0]
            if len(outcomes) == len(task.sources):
                task.finish([outcomes[k] for k in range(len(task.sources))])

        alone = [
            _Task([source], lambda outcome, i=i: finish(i, outcome), task.attempts + 1)  # type: ignore[misc]
            for i, source in enumerate(task.sources)
        ]
        self._queue.extendleft(reversed(alone))


def _serve(
    engine: Engine | None,
    load: Loader,
    pipe: Connection[list[Outcome], Sequence[Source]],
    inherited: list[Connection[object, object]],
) -> None:
    """Answer batches until the parent closes the pipe or is gone.

    The ends of pipes that a fork inherits are closed: a worker would otherwise keep the others waiting for a parent
    that is gone. An interrupt at the terminal reaches the parent, which ends its workers; they end at once.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in inherited:
        other.close()
    engine = engine or load()
    while True:
        try:
            pipe.send(work(engine, pipe.recv()))
        except (EOFError, OSError):
            return
