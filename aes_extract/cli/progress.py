"""How a run goes, on standard error: a bar on a terminal, JSON lines for a log, or failures alone."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aes_extract.cli import streams

if TYPE_CHECKING:
    from rich.console import Console

    from aes_extract.readers.source import Failure

_FEW = 3  # articles: no bar for so many
_SECONDS_LOGGED, _SECONDS_DRAWN = 10.0, 0.1  # between two lines of the log, between two looks of the bar


class Progress:
    """Counts; tells a failure at once and nothing else."""

    def __init__(self, total: int | None = None) -> None:
        self.total = total
        self.articles = 0
        self.events = 0
        self.failures = 0
        self._begun = self._told = time.monotonic()

    def article(self, events: int) -> None:
        """An article was written; it tells so many events."""
        self.articles += 1
        self.events += events
        self._advanced()

    def failure(self, failure: Failure) -> None:
        """An input failed."""
        self.failures += 1
        streams.report(failure)

    def end(self) -> None:
        """Nothing more comes."""

    @property
    def rate(self) -> float:
        """Articles in a second since the run began."""
        return self.articles / max(time.monotonic() - self._begun, 1e-9)

    @property
    def left(self) -> float | None:
        """Seconds that the rest takes at this rate, ``None`` when nobody knows."""
        if self.total is None or not self.articles:
            return None
        return max(0, self.total - self.articles - self.failures) / self.rate

    def _advanced(self) -> None:
        pass

    def _due(self, seconds: float) -> bool:
        now = time.monotonic()
        if now - self._told < seconds:
            return False
        self._told = now
        return True


class Log(Progress):
    """One JSON object per line: a failure at once, the counts now and then and at the end."""

    def __init__(self, total: int | None, *, quiet: bool) -> None:
        super().__init__(total)
        self._quiet = quiet

    def failure(self, failure: Failure) -> None:
        self.failures += 1
        self._line("failure", where=failure.where, why=failure.why)

    def end(self) -> None:
        self._counts("done")

    def _advanced(self) -> None:
        if not self._quiet and self._due(_SECONDS_LOGGED):
            self._counts("progress")

    def _counts(self, event: str) -> None:
        left = self.left
        self._line(
            event,
            articles=self.articles,
            total=self.total,
            failures=self.failures,
            events=self.events,
            articles_per_second=round(self.rate, 2),
            seconds_left=None if left is None else round(left),
        )

    def _line(self, event: str, **fields: object) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        click.echo(json.dumps({"time": now, "event": event, **fields}), err=True)


class Bar(Progress):
    """A bar with the counts; failures are told when it is gone."""

    def __init__(self, total: int | None, console: Console) -> None:
        from rich import progress as rich_progress

        super().__init__(total)
        self._failed: list[Failure] = []
        # Drawn when an article comes, not by a thread of its own: workers are forked from this process.
        self._bar = rich_progress.Progress(
            rich_progress.TextColumn("reading articles"),
            rich_progress.BarColumn(),
            rich_progress.MofNCompleteColumn(),
            rich_progress.TextColumn("{task.description}"),
            rich_progress.TimeRemainingColumn(),
            console=console,
            transient=True,
            auto_refresh=False,
        )
        self._task = self._bar.add_task("", total=total)
        self._bar.start()

    def failure(self, failure: Failure) -> None:
        self.failures += 1
        self._failed.append(failure)
        self._advanced()

    def end(self) -> None:
        self._bar.stop()
        for failure in self._failed:
            streams.report(failure)

    def _advanced(self) -> None:
        if self._due(_SECONDS_DRAWN):
            told = f"{self.rate:.1f}/s · {self.events} events · {self.failures} failed"
            self._bar.update(self._task, completed=self.articles + self.failures, description=told, refresh=True)


@contextmanager
def followed(paths: Sequence[str], *, quiet: bool, log_json: bool = False) -> Iterator[Progress]:
    """What the run tells its progress to."""
    progress = _progress(paths, quiet=quiet, log_json=log_json)
    try:
        yield progress
    finally:
        progress.end()


def _progress(paths: Sequence[str], *, quiet: bool, log_json: bool) -> Progress:
    if log_json:
        return Log(None if quiet else _count(paths), quiet=quiet)
    total = None if quiet else _count(paths)
    if quiet or (total is not None and total <= _FEW):
        return Progress(total)
    console = streams.error_console()
    return Bar(total, console) if console.is_terminal else Progress(total)


def _count(paths: Sequence[str]) -> int | None:
    """How many articles the paths hold, ``None`` when only reading them would tell."""
    from aes_extract.readers.files import JSONL, STDIN, find

    total = 0
    for name in find(paths):
        if name == STDIN:
            return None
        total += _lines(name) if isinstance(name, str) and name.lower().endswith(JSONL) else 1
    return total


def _lines(name: str) -> int:
    """The lines of a file; what cannot be read fails later."""
    try:
        with Path(name).open("rb") as file:
            return sum(1 for line in file if line.strip())
    except OSError:
        return 1
