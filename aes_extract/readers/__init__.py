"""Files, folders, standard input and JSONL in; sources out.

An input that cannot be read becomes a ``Failure`` and the rest goes on. The text is what the bytes decode to
and is never changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from aes_extract.readers.decode import Unreadable, decode
from aes_extract.readers.files import JSONL, STDIN, STREAMS, find, shown
from aes_extract.readers.jsonl import looks_like_jsonl, read_lines
from aes_extract.readers.markup import is_markup
from aes_extract.readers.published import parse_published
from aes_extract.readers.source import Failure, Source

__all__ = ["Failure", "Source", "find", "own_id", "parse_published", "read", "read_open"]


def read(
    paths: Sequence[str | Path], *, published: str | None = None, stdin: BinaryIO | None = None
) -> Iterator[Source | Failure]:
    """Read every article of the paths, lazily and in order.

    A path is a file, a folder (see ``files.find``), ``-`` for ``stdin``, or ``.jsonl`` with one article per
    line. ``published`` dates every article that brings no date of its own as metadata. The id is the file's
    stem; of two equal ids the later gets ``-2``, then ``-3``, so that an id names one article of the run.
    """
    if published is not None:
        try:
            published = parse_published(published)
        except ValueError as error:
            yield Failure("published", str(error))
            return
    taken: set[str] = set()
    for item in find(paths):
        for result in [item] if isinstance(item, Failure) else _read_one(item, published, stdin):
            yield result if isinstance(result, Failure) else _with_own_id(result, taken)


def _with_own_id(source: Source, taken: set[str]) -> Source:
    own = own_id(source.id, taken)
    return source if own == source.id else replace(source, id=own)


def own_id(id: str, taken: set[str]) -> str:
    """The id, or the first of ``id-2``, ``id-3`` … that is not taken; it is taken then."""
    own, count = id, 1
    while own in taken:
        count += 1
        own = f"{id}-{count}"
    taken.add(own)
    return own


def _read_one(name: str, published: str | None, stdin: BinaryIO | None) -> Iterator[Source | Failure]:
    if name == STDIN:
        if stdin is None:
            yield Failure("<stdin>", "standard input is closed; give a file or a folder")
        else:
            yield from _read_stream(stdin, name="<stdin>", stem="stdin", path=None, published=published)
        return
    path = shown(name)
    try:
        with Path(name).open("rb") as file:
            if name.startswith(STREAMS):
                yield from _read_stream(file, name=path, stem=Path(path).stem, path=path, published=published)
            else:
                yield from read_open(file, path, published)
    except OSError as error:
        yield Failure(path, f"cannot be read ({error.strerror}); check the file and its permissions")


def read_open(file: BinaryIO, path: str, published: str | None) -> Iterator[Source | Failure]:
    """The articles of an open file; by the path it is JSONL or one article. ``OSError`` when it cannot be read."""
    stem = Path(path).stem
    if path.lower().endswith(JSONL):
        yield from read_lines(file, name=path, stem=stem, path=path, published=published)
    else:
        yield _article(file.read(), name=path, stem=stem, path=path, published=published)


def _read_stream(
    stream: BinaryIO, *, name: str, stem: str, path: str | None, published: str | None
) -> Iterator[Source | Failure]:
    """A stream is JSONL when its first line is an object with a ``text``, else one article."""
    first: list[bytes] = []
    for line in stream:
        first.append(line)
        if line.strip():
            break
    if first and looks_like_jsonl(first[-1]):
        lines = chain(first, stream)
        yield from read_lines(lines, name=name, stem=stem, path=path, published=published)
    else:
        data = b"".join(first) + stream.read()
        yield _article(data, name=name, stem=stem, path=path, published=published)


def _article(data: bytes, *, name: str, stem: str, path: str | None, published: str | None) -> Source | Failure:
    try:
        text, encoding = decode(data)
    except Unreadable as error:
        return Failure(name, str(error))
    if is_markup(text):
        return Failure(name, "HTML or XML, not plain text; save the text of the article")
    digest = hashlib.sha256(data).hexdigest()
    return Source(id=stem, text=text, sha256=digest, encoding=encoding, path=path, published=published)
