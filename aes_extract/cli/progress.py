"""How a run goes, on standard error: a bar on a terminal, JSON lines for a log, or failures alone."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aes_extract.cli import streams

if TYPE_CHECKING:
    from rich.console import Console

    from aes_extract.readers.source import Failure

_FEW = 3  # articles: no bar for so many
_SECONDS_LOGGED, _SECONDS_DRAWN = 10.0, 0.1  # between two lines of the log, between two looks of the bar


class Progress:
    """Counts; tells a failure at once, a warning unless it is to be quiet, and nothing else."""

    def __init__(self, total: int | None = None, *, quiet: bool = False) -> None:
        self.total = total
        self.articles = 0
        self.events = 0
        self.warnings = 0
        self.failures = 0
        self._quiet = quiet
        self._begun = self._told = time.monotonic()

    def article(self, events: int) -> None:
        """An article was written; it tells so many events."""
        self.articles += 1
        self.events += events
        self._advanced()

    def warning(self, where: str, why: str) -> None:
        """An article that was written tells less than its text does."""
        self.warnings += 1
        if not self._quiet:
            self._tell_warning(where, why)

    def failure(self, failure: Failure) -> None:
        """An input failed."""
        self.failures += 1
        self._tell(failure.where, failure.why)

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

    def _tell_warning(self, where: str, why: str) -> None:
        self._tell(where, f"warning: {why}")

    def _tell(self, where: str, why: str) -> None:
        streams.report(where, why)

    def _advanced(self) -> None:
        pass

    def _due(self, seconds: float) -> bool:
        now = time.monotonic()
        if now - self._told < seconds:
            return False
        self._told = now
        return True


class Log(Progress):
    """One JSON object per line: a failure or warning at once, the counts now and then and at the end."""

    def end(self) -> None:
        self._counts("done")

    def _tell_warning(self, where: str, why: str) -> None:
        self._line("warning", where=where, why=why)

    def _tell(self, where: str, why: str) -> None:
        self._line("failure", where=where, why=why)

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
            warnings=self.warnings,
            events=self.events,
            articles_per_second=round(self.rate, 2),
            seconds_left=None if left is None else round(left),
        )

    def _line(self, event: str, **fields: object) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        streams.error(json.dumps({"time": now, "event": event, **fields}))


class Bar(Progress):
    """A bar with the counts; failures and warnings are told when it is gone."""

    def __init__(self, total: int | None, console: Console) -> None:
        from rich import progress as rich_progress

        super().__init__(total)
        self._waiting: list[tuple[str, str]] = []
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
        super().failure(failure)
        self._advanced()

    def end(self) -> None:
        self._bar.stop()
        for where, why in self._waiting:
            streams.report(where, why)

    def _tell(self, where: str, why: str) -> None:
        self._waiting.append((where, why))

    def _advanced(self) -> None:
        if self._due(_SECONDS_DRAWN):
            told = f"{self.rate:.1f}/s · {self.events} events · {self.failures} failed"
            self._bar.update(self._task, completed=self.articles + self.failures, description=told, refresh=True)


@contextmanager
def followed(
    paths: Sequence[str], how_many: int | None = None, *, quiet: bool, log_json: bool = False, bar: bool = True
) -> Iterator[Progress]:
    """What the run tells its progress to; ``how_many`` articles, if that is known. ``bar``: a bar may be drawn."""
    progress = _progress(paths, how_many, quiet=quiet, log_json=log_json, bar=bar)
    try:
        yield progress
    finally:
        progress.end()


def _progress(paths: Sequence[str], how_many: int | None, *, quiet: bool, log_json: bool, bar: bool) -> Progress:
    if log_json:
        return Log(None if quiet else how_many or _count(paths), quiet=quiet)
    total = how_many or _count(paths) if bar and not quiet else None
    if quiet or not bar or (total is not None and total <= _FEW):
        return Progress(total, quiet=quiet)
    console = streams.error_console()
    return Bar(total, console) if console.is_terminal else Progress(total)


def _count(paths: Sequence[str]) -> int | None:
    """How many articles the paths hold, ``None`` when only reading them would tell."""
    from aes_extract.readers.files import JSONL, STDIN, UNCOUNTED, find

    total = 0
    for name in find(paths):
        if name == STDIN or (isinstance(name, str) and name.lower().endswith(UNCOUNTED)):
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
