"""Which files a list of paths means, and which of them can be read."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from aes_extract.readers.source import Failure

STDIN = "-"
JSONL = (".jsonl", ".ndjson")
PAGES = (".html", ".htm")
PARQUET = (".parquet",)
GZIP = ".gz"
_PACKED = (".txt", *PAGES, *JSONL)
IN_FOLDERS = (*_PACKED, *PARQUET, *(suffix + GZIP for suffix in _PACKED))
# How many articles these hold, only reading them would tell.
UNCOUNTED = (*PARQUET, *(suffix + GZIP for suffix in JSONL))
_ALSO = (".htm", ".ndjson", GZIP)  # suffixes that a message need not tell

# Where /dev/stdin and a shell's process substitution, « <(…) », lie: streams, though they have names.
STREAMS = ("/dev/", "/proc/")
_KINDS = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def find(paths: Sequence[str | Path]) -> Iterator[str | Failure]:
    """Yield the files to read, in the order given; ``-`` stands for standard input.

    A folder gives its files with a suffix of ``IN_FOLDERS``, recursively, sorted by path, without hidden ones; links to
    folders are not followed, so that none is read twice and no loop read for ever. A file named explicitly is read
    whatever its suffix. What is no regular file is a failure, since reading it might never end; but a pipe below
    ``/dev`` that is named explicitly was handed to this process to be read.
    """
    for path in paths:
        name = os.fspath(path)
        if name == STDIN:
            yield name
        elif os.path.isdir(name):  # noqa: PTH112  (pathlib raises for a name that is too long)
            yield from _in_folder(name)
        else:
            yield _file(name, STREAMS)


def reading(paths: Sequence[str], file: str | Path) -> str | None:
    """The first of ``paths`` that means ``file``, or would if it were written; None when none does."""
    target = Path(os.path.realpath(file))
    return next((path for path in paths if path not in ("", STDIN) and _means(path, target)), None)


def shown(name: str) -> str:
    """A file's name in Unicode, which it need not be: bytes that are not UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")


def no_article(folder: str) -> Failure:
    """A folder without any file that would be read."""
    told = ", ".join(suffix for suffix in IN_FOLDERS if not suffix.endswith(_ALSO))
    return Failure(folder, f"no article in this folder; it needs {' or '.join(told.rsplit(', ', 1))} files")


def _file(name: str, pipes: tuple[str, ...] = ()) -> str | Failure:
    """The name of a file that can be read; ``pipes`` are the folders in which a pipe is one."""
    try:
        mode = os.stat(name).st_mode  # noqa: PTH116  (pathlib takes no name for the current folder)
    except (OSError, ValueError) as error:
        return Failure(shown(name), _missing(name, error))
    if stat.S_ISREG(mode) or (stat.S_ISFIFO(mode) and pipes and name.startswith(pipes)):
        return name
    kind = next((told for is_kind, told in _KINDS if is_kind(mode)), "no file")
    return Failure(shown(name), f"{kind}, which is not read; give a file, or pipe its text to standard input")


def _missing(name: str, error: OSError | ValueError) -> str:
    """Why nothing is known of a file."""
    if isinstance(error, ValueError):
        return "no name of a file; check the path"
    if error.errno == errno.ELOOP:
        return "a link that leads back to itself; remove it"
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return "a link to nothing; remove it" if Path(name).is_symlink() else "no such file or folder; check the path"
    return f"cannot be read ({error.strerror}); check the path and its permissions"


def _means(path: str, file: Path) -> bool:
    try:
        if file.samefile(path):  # by another name, too
            return True
    except (OSError, ValueError):
        pass  # one of them does not exist
    folder = Path(os.path.realpath(path))
    if not file.is_relative_to(folder) or not file.name.lower().endswith(IN_FOLDERS):
        return False
    return not any(part.startswith(".") for part in file.relative_to(folder).parts)


def _in_folder(folder: str) -> Iterator[str | Failure]:
    found: list[str] = []
    closed: list[Failure] = []
    waiting = [folder]
    while waiting:
        parent = waiting.pop()
        try:
            with os.scandir(parent) as entries:
                visible = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            closed.append(Failure(shown(parent), f"cannot be opened ({error.strerror}); check its permissions"))
            continue
        for entry in visible:
            name = str(Path(parent) / entry.name)
            if entry.is_dir(follow_symlinks=False):
                waiting.append(name)
            elif name.lower().endswith(IN_FOLDERS) and not _is_linked_folder(entry):
                found.append(name)
    if not found and not closed:
        yield no_article(shown(folder))
    yield from sorted(closed, key=lambda failure: failure.where)
    for name in sorted(found, key=lambda name: Path(name).parts):
        yield _file(name)


def _is_linked_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_symlink() and os.path.isdir(entry.path)  # noqa: PTH112  (pathlib raises for a link to itself)
