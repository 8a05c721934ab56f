"""Files, folders and standard input in; sources out.

An input that cannot be read becomes a ``Failure`` and the rest goes on. The text is what the bytes decode to
and is never changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from aes_extract.readers.decode import Unreadable, decode
from aes_extract.readers.files import GZIP, JSONL, PAGES, PARQUET, STDIN, STREAMS, find, shown
from aes_extract.readers.jsonl import looks_like_jsonl, read_lines
from aes_extract.readers.markup import is_markup, is_page
from aes_extract.readers.published import parse_published
from aes_extract.readers.source import Failure, Source, stem_of
from aes_extract.readers.streams import MOST, all_of, lines, unpacked

__all__ = ["Failure", "Source", "find", "own_id", "parse_published", "read", "read_open"]


def read(
    paths: Sequence[str | Path],
    *,
    published: str | None = None,
    with_text: bool = False,
    stdin: BinaryIO | None = None,
) -> Iterator[Source | Failure]:
    """Read every article of the paths, lazily and in order.

    A path is a file, a folder (see ``files.find``), ``-`` for ``stdin``, or a table with many articles (see
    ``read_open``). ``published`` dates every article that brings no date of its own as metadata. The id is the file's
    stem; of two equal ids the later gets ``-2``, then ``-3``, so that an id names one article of the run.
    ``with_text``: every article is to carry its text.
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
            if isinstance(result, Failure):
                yield result
            else:
                yield replace(result, id=own_id(result.id, taken), with_text=with_text or result.with_text)


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
                yield from _read_stream(file, name=path, stem=stem_of(path), path=path, published=published)
            else:
                yield from read_open(file, path, published)
    except OSError as error:
        yield Failure(path, f"cannot be read ({error.strerror}); check the file and its permissions")


def read_open(file: BinaryIO, path: str, published: str | None) -> Iterator[Source | Failure]:
    """The articles of an open file; ``OSError`` when it cannot be read.

    By the path it is JSONL or Parquet with many articles, or one article, as a text or a web page; ``.gz`` behind it:
    packed. Parquet must be a file that can be sought in.
    """
    stem = stem_of(path)
    kind = path.lower().removesuffix(GZIP)
    try:
        if kind.endswith(PARQUET):
            yield from _read_rows(file, name=path, stem=stem, path=path, published=published)
        elif kind.endswith(JSONL):
            with _plain(file, path) as stream:
                yield from read_lines(lines(stream), name=path, stem=stem, path=path, published=published)
        else:
            with _plain(file, path) as stream:
                data = all_of(stream)
            yield _article(data, stem=stem, path=path, published=published, page=kind.endswith(PAGES))
    except Unreadable as error:
        yield Failure(path, str(error))


def _plain(file: BinaryIO, path: str) -> AbstractContextManager[BinaryIO]:
    return unpacked(file) if path.lower().endswith(GZIP) else nullcontext(file)


def _read_rows(file: BinaryIO, *, name: str, stem: str, path: str, published: str | None) -> Iterator[Source | Failure]:
    try:
        from aes_extract.readers.parquet import read_rows
    except ModuleNotFoundError:
        yield Failure(name, "Parquet, which needs pyarrow: pip install 'aes-extract[parquet]'")
        return
    yield from read_rows(file, name=name, stem=stem, path=path, published=published)


def _read_stream(
    stream: BinaryIO, *, name: str, stem: str, path: str | None, published: str | None
) -> Iterator[Source | Failure]:
    """A stream is JSONL when its first line is an object with a ``text``, else one article."""
    first: list[bytes] = []
    while line := stream.readline(MOST):
        first.append(line)
        if line.strip():
            break
    if first and looks_like_jsonl(first[-1]):
        yield from read_lines(chain(first, lines(stream)), name=name, stem=stem, path=path, published=published)
        return
    try:
        yield _article(all_of(stream, b"".join(first)), stem=stem, path=path, published=published)
    except Unreadable as error:
        yield Failure(name, str(error))


def _article(data: bytes, *, stem: str, path: str | None, published: str | None, page: bool = False) -> Source:
    """The one article of some bytes, which are a ``page`` or may begin as one; raises ``Unreadable``."""
    text, encoding = decode(data)
    source = Source(id=stem, text=text, sha256=hashlib.sha256(data).hexdigest(), encoding=encoding, path=path)
    if page or is_page(text):
        from aes_extract.readers.webpage import decode_page, of_page

        markup, encoding = decode_page(data)
        return of_page(markup, replace(source, encoding=encoding), published)
    if is_markup(text):
        raise Unreadable("HTML or XML, not plain text; save the article's text, or the page as .html")
    return replace(source, published=published)
