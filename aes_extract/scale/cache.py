"""Results kept in a folder, so that a run repeats nothing and goes on where another stopped.

One file per article, ``ab/cdef….json``, named by a digest of all that its result depends on: the text, what is known of
it, the program, its knowledge, the user's lexicons and the model. The first line is a digest of the rest: how many
events the article tells, the warning, and the article; what does not agree is computed again. A file appears whole or
not at all, so any number of runs may share a folder. The digest tells damage, not malice: whoever may write there
decides what is read.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from contextlib import suppress
from dataclasses import astuple
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

from aes_extract.model import MODEL
from aes_extract.scale.work import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aes_extract.readers.source import Source

_DIGEST = 20  # bytes
_PACKAGES = "spacy", "thinc", "numpy"


class Cache:
    """The folder is made, for its owner alone, when it does not exist; ``OSError`` when it cannot be.

    ``lexicon`` is the digest of the user's lexicons.

    ``PermissionError`` when everybody may write in it. ``refused`` says why the last result could not be kept: that
    ends no run.
    """

    def __init__(self, folder: Path, model: str = MODEL, lexicon: str = "") -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if hasattr(os, "geteuid") and folder.stat().st_mode & stat.S_IWOTH:
            raise PermissionError(errno.EACCES, "everybody may write in it, and put results there", str(folder))
        self._folder = folder
        self._computing = [program(), *_computing(model), *([f"lexicon {lexicon}"] if lexicon else [])]
        self._made: set[str] = set()
        self.refused: str | None = None

    def get(self, source: Source) -> Outcome | None:
        """What became of an equal source before, ``None`` when that is not known for certain."""
        try:
            digest, _, rest = self._file(source).read_bytes().partition(b"\n")
        except OSError:
            return None
        if digest.decode("ascii", "replace") != _hex(rest) or rest.count(b"\n") != 2:
            return None
        events, warning, line = rest.split(b"\n")
        return Outcome(line, int(events), warning.decode("utf-8"))

    def put(self, source: Source, outcome: Outcome) -> None:
        """Keep the outcome of a source that has a line."""
        assert outcome.line is not None
        file = self._file(source)
        rest = b"%d\n%b\n%b" % (outcome.events, outcome.warning.encode("utf-8"), outcome.line)
        new = file.with_name(f".{file.name}.{os.getpid()}")
        try:
            if file.parent.name not in self._made:
                file.parent.mkdir(exist_ok=True)
                self._made.add(file.parent.name)
            new.write_bytes(_hex(rest).encode("ascii") + b"\n" + rest)
            new.replace(file)
        except OSError as error:
            self.refused = error.strerror
            with suppress(OSError):
                new.unlink(missing_ok=True)

    def _file(self, source: Source) -> Path:
        name = _hex(json.dumps([*self._computing, *astuple(source)]).encode("utf-8"))
        return self._folder / name[:2] / f"{name[2:]}.json"


@cache
def program() -> str:
    """A digest of the program with its knowledge, and of the versions of what computes for it."""
    versions = "".join(f"{package} {version(package)}\n" for package in _PACKAGES)
    return _digest(files("aes_extract"), versions)


def _computing(model: str) -> list[str]:
    """What tells a model from any other: a package by its version, a folder by what it holds."""
    try:
        return [model, version(model)]
    except PackageNotFoundError:
        return [model, _digest(Path(model), "")] if Path(model).is_dir() else [model]


def _digest(folder: Traversable, begin: str) -> str:
    digest = blake2b(begin.encode(), digest_size=_DIGEST)
    for name, data in sorted(_contents(folder, "")):
        digest.update(f"{name} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def _contents(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _contents(entry, name)
        else:
            yield name, entry.read_bytes()


def _hex(data: bytes) -> str:
    return blake2b(data, digest_size=_DIGEST).hexdigest()
