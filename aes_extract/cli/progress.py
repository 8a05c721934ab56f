"""Progress on standard error: only on a terminal, and only for more than a few files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from aes_extract.cli import streams

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")
_FEW = 3


@contextmanager
def followed(items: Iterator[T], paths: Sequence[str | Path], *, quiet: bool) -> Iterator[Iterator[T]]:
    """Give the items on; while they are drawn, show how many of the inputs are done."""
    total = None if quiet else _count(paths)
    if quiet or (total is not None and total <= _FEW):
        yield items
        return
    console = streams.error_console()
    if not console.is_terminal:
        yield items
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("reading articles"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=total)

        def count() -> Iterator[T]:
            for item in items:
                yield item
                progress.advance(task)

        yield count()


def _count(paths: Sequence[str | Path]) -> int | None:
    """How many articles the paths hold, ``None`` when only reading them would tell."""
    from aes_extract.readers.files import JSONL, STDIN, find

    names = list(find(paths))
    if any(isinstance(name, str) and (name == STDIN or name.lower().endswith(JSONL)) for name in names):
        return None if names != [STDIN] else 1
    return len(names)
