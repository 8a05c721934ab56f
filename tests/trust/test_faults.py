"""A run that is ended at any moment leaves nothing half-written, and goes on where it stopped."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="forks and signals of Linux")

ARTICLES = 2_000
# The program with an engine that only waits: two seconds of work for each of two processes.
PROGRAM = """
import sys, time
sys.path.insert(0, sys.argv.pop(1))
import fake_engine
from aes_extract.cli import cli
from aes_extract.cli.signals import end_on_signals
from aes_extract.scale.engine import Engine

def slow(sources):
    time.sleep(0.002 * len(sources))
    return fake_engine.analyse_all(sources)

end_on_signals()
cli(obj=lambda: Engine(analyse=slow), prog_name="aes-extract")
"""
CODES = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129, signal.SIGKILL: -9}


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles by number, one a line."""
    file = tmp_path_factory.mktemp("run") / "in.jsonl"
    lines = (json.dumps({"id": str(i), "text": f"Zorba{i} parle. " * 40}) for i in range(ARTICLES))
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def start(*args: str | Path, stdout: int | None = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    engine = Path(__file__).parents[1] / "cli"
    command = [sys.executable, "-c", PROGRAM, str(engine), "--jobs", "2", "--quiet", *map(str, args)]
    return subprocess.Popen(command, stdout=stdout, stderr=subprocess.PIPE)


def ids(lines: bytes) -> list[str]:
    return [json.loads(line)["id"] for line in lines.splitlines()]


def kept(cache: Path) -> int:
    return sum(1 for _ in cache.glob("*/*.json"))


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_run_that_is_ended_goes_on(articles: Path, tmp_path: Path, how: signal.Signals) -> None:
    dice, cache, out = random.Random(), tmp_path / "kept", tmp_path / "out.jsonl"
    ended = 0
    for _ in range(6):
        before = kept(cache)
        process = start("--cache", cache, "-o", out, articles)
        while kept(cache) <= before and process.poll() is None:
            time.sleep(0.01)
        time.sleep(dice.uniform(0, 0.15))
        process.send_signal(how)
        process.communicate()
        if process.returncode == 0:
            break
        ended += 1
        assert process.returncode == CODES[how]
        assert not out.exists()
        if how is not signal.SIGKILL:
            assert [file.name for file in tmp_path.iterdir()] == ["kept"]
    assert ended
    process = start("--cache", cache, "-o", out, articles)
    assert process.communicate()[1] == b"" and process.returncode == 0
    assert ids(out.read_bytes()) == [str(i) for i in range(ARTICLES)]
    assert kept(cache) == ARTICLES


@pytest.mark.parametrize("how", list(CODES))
def test_a_stream_stops_at_the_end_of_a_line(articles: Path, tmp_path: Path, how: signal.Signals) -> None:
    with (tmp_path / "out").open("wb") as file:
        process = start("--format", "jsonl", articles, stdout=file.fileno())
        while not (tmp_path / "out").stat().st_size:
            time.sleep(0.01)
        time.sleep(random.uniform(0, 0.2))
        process.send_signal(how)
        process.communicate()
    written = (tmp_path / "out").read_bytes()
    assert written.endswith(b"\n")
    assert ids(written) == [str(i) for i in range(written.count(b"\n"))]


def test_a_run_that_ends_ends_its_workers(articles: Path, tmp_path: Path) -> None:
    process = start("--format", "jsonl", articles, stdout=subprocess.PIPE)
    assert process.stdout is not None and process.stdout.readline()
    workers = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert workers
    for _ in range(100):
        if not any(Path("/proc", pid).exists() for pid in workers):
            return
        time.sleep(0.05)
    pytest.fail(f"{workers} go on without a parent")


def test_what_is_ignored_stays_ignored() -> None:
    code = (
        "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "from aes_extract.cli.signals import end_on_signals; end_on_signals()\n"
        "signal.raise_signal(signal.SIGHUP); print('on')\nsignal.raise_signal(signal.SIGTERM)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == ("on\n", "", 143)
