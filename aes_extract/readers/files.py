"""Which files a list of paths means."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from aes_extract.readers.source import Failure

STDIN = "-"
JSONL = (".jsonl", ".ndjson")
IN_FOLDERS = (".txt", *JSONL)


def find(paths: Sequence[str | Path], in_folders: tuple[str, ...] = IN_FOLDERS) -> Iterator[str | Failure]:
    """Yield the files to read, in the order given; ``-`` stands for standard input.

    A folder gives its files with a suffix ``in_folders``, recursively, sorted by path, without hidden ones; a file
    named explicitly is read whatever its suffix.
    """
    for path in paths:
        name = os.fspath(path)
        if name == STDIN:
            yield name
        elif Path(name).is_dir():
            yield from _in_folder(name, in_folders)
        elif not Path(name).exists():
            yield Failure(name, "no such file or folder; check the path")
        else:
            yield name


def _in_folder(folder: str, suffixes: tuple[str, ...]) -> Iterator[str | Failure]:
    closed: list[OSError] = []
    found: list[str] = []
    for parent, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            str(Path(parent) / name) for name in files if not name.startswith(".") and name.lower().endswith(suffixes)
        ]
    for error in closed:
        yield Failure(str(error.filename), f"cannot be opened ({error.strerror}); check its permissions")
    if not found and not closed:
        yield no_article(folder, suffixes)
    yield from sorted(found, key=lambda name: Path(name).parts)


def no_article(folder: str, suffixes: tuple[str, ...]) -> Failure:
    """A folder without any file that would be read."""
    told = ", ".join(suffix for suffix in suffixes if suffix != ".ndjson")
    return Failure(folder, f"no article in this folder; it needs {' or '.join(told.rsplit(', ', 1))} files")
