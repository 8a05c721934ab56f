"""Results come in order, whole and the same for any number of processes, whatever happens to them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import repeat
from pathlib import Path

import pytest
import workers
from workers import source

from aes_extract.readers.source import Failure, Source
from aes_extract.scale.engine import Engine, Loader
from aes_extract.scale.order import in_order
from aes_extract.scale.pool import DIED_TWICE, Pool
from aes_extract.scale.work import REPORT, Outcome

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="forks")


def run(sources: Iterable[Source | Failure], jobs: int, load: Loader = workers.load) -> list[Outcome]:
    with Pool(load, jobs) as pool:
        return [outcome for _, outcome in in_order(sources, pool)]


def texts(*told: str) -> list[Source | Failure]:
    return [source(str(i), text) for i, text in enumerate(told)]


@pytest.mark.parametrize("jobs", [2, 3, 5])
def test_the_bytes_are_those_of_one_process(jobs: int) -> None:
    many = texts(*(f"texte {i}" * (i % 50) + "." for i in range(300)))
    many.insert(70, Failure("x", "gone"))
    assert run(many, jobs) == run(many, 1)
    assert [o.error for o in run(many, jobs) if o.line is None] == ["gone"]


def test_a_slow_article_keeps_its_place() -> None:
    lines = [o.line for o in run(texts("dors 0.3", *map("texte {}".format, range(60))), 3)]
    assert [json.loads(line)["id"] for line in lines if line] == [str(i) for i in range(61)]


def test_several_processes_work() -> None:
    many = texts(*repeat("dors 0.01", 60))
    pids = {json.loads(o.line)["author"] for o in run(many, 2, workers.load_named) if o.line}
    assert len(pids) == 2
    assert str(os.getpid()) not in pids


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_article_needs_no_other_process(jobs: int) -> None:
    (outcome,) = run(texts("texte"), jobs, workers.load_named)
    assert outcome.line is not None and json.loads(outcome.line)["author"] == str(os.getpid())


def test_nothing_to_do_loads_nothing() -> None:
    def load() -> Engine:
        raise AssertionError

    assert run([], 2, load) == []


@pytest.mark.parametrize("jobs", [1, 3])
def test_an_article_fails_alone(jobs: int) -> None:
    outcomes = run(texts(*repeat("a", 20), "boum", *repeat("a", 20)), jobs)
    assert [i for i, o in enumerate(outcomes) if o.line is None] == [20]
    assert outcomes[20].error == f"could not be analysed (RuntimeError: boum); {REPORT}"
    assert "workers.py" in outcomes[20].trace


@pytest.mark.parametrize("place", [0, 1, 17, 39])
def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path, place: int) -> None:
    told = ["a"] * 40
    told[place] = f"meurs {tmp_path / 'dead'}"
    outcomes = run(texts(*told), 2)
    assert (tmp_path / "dead").exists()
    assert [o.error for o in outcomes if o.line is None] == []


def test_an_article_that_kills_twice_is_told_and_the_rest_goes_on() -> None:
    outcomes = run(texts(*repeat("a", 10), "meurs", "meurs", *repeat("a", 30), "meurs"), 2)
    assert [i for i, o in enumerate(outcomes) if o.line is None] == [10, 11, 42]
    assert {o.error for o in outcomes if o.line is None} == {DIED_TWICE}


@pytest.mark.parametrize("victim", [0, 1])
def test_a_worker_killed_from_outside_is_replaced(victim: int) -> None:
    pool = Pool(workers.load, 2)

    def killing(many: list[Source | Failure]) -> Iterator[Source | Failure]:
        for i, one in enumerate(many):
            if i == 100:
                os.kill(pool._workers[victim].process.pid or 0, signal.SIGKILL)
            yield one

    many = texts(*(f"texte {i}" for i in range(200)))
    with pool:
        outcomes = [outcome for _, outcome in in_order(killing(many), pool)]
    assert outcomes == run(many, 1)


def test_little_is_under_way_at_once() -> None:
    drawn = 0

    def counted() -> Iterator[Source | Failure]:
        nonlocal drawn
        for one in texts(*repeat("a", 3000)):
            drawn += 1
            yield one

    with Pool(workers.load, 2) as pool:
        for done, _ in enumerate(in_order(counted(), pool), 1):
            assert drawn - done <= 300


def test_ending_early_ends_the_workers() -> None:
    pool = Pool(workers.load, 2)
    with pool:
        results = in_order(iter(texts(*repeat("dors 0.01", 100))), pool)
        for _ in range(10):
            next(results)
        processes = [worker.process for worker in pool._workers]
        assert len(processes) == 2
    assert not any(process.is_alive() for process in processes)


def test_workers_end_when_their_parent_is_killed() -> None:
    code = (
        "import sys, workers\nfrom aes_extract.scale.order import in_order\nfrom aes_extract.scale.pool import Pool\n"
        "with Pool(workers.load, 2) as pool:\n"
        "    for i, _ in enumerate(in_order((workers.source(str(i), 'dors 0.02') for i in range(10_000)), pool)):\n"
        "        if i == 20:\n            print(*(w.process.pid for w in pool._workers), flush=True)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=Path(workers.__file__).parent
    )
    assert parent.stdout is not None
    with parent:
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        parent.kill()
    assert len(pids) == 2
    deadline = time.monotonic() + 10
    while any(map(_runs, pids)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(_runs, pids))


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
