"""Reading no more than an article can be: what is larger would fill the memory, above all when it is unpacked."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from gzip import BadGzipFile, GzipFile
from typing import BinaryIO, cast

from aes_extract.readers.decode import Unreadable

MOST = 64_000_000  # bytes: a thousand times the longest press article
TOO_LARGE = f"more than {MOST // 1_000_000} MB, which is no article; cut it"


@contextmanager
def unpacked(file: BinaryIO) -> Iterator[BinaryIO]:
    """What a file holds that is packed with gzip; ``Unreadable`` where it is cut off, damaged, or no gzip at all."""
    try:
        with GzipFile(fileobj=file) as stream:
            yield cast(BinaryIO, stream)
    except EOFError:
        raise Unreadable("gzip that is cut off; copy the file again") from None
    except (BadGzipFile, zlib.error):
        raise Unreadable("no gzip, or damaged; copy the file again") from None


def all_of(stream: BinaryIO, begun: bytes = b"") -> bytes:
    """What was read of a stream and the rest of it; ``Unreadable`` when that is more than ``MOST``."""
    data = begun + stream.read(MOST + 1)
    if len(data) > MOST:
        raise Unreadable(TOO_LARGE)
    return data


def lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a stream with their ends; ``None`` for one of more than ``MOST``, of which nothing is kept."""
    while line := stream.readline(MOST + 1):
        if len(line) <= MOST:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MOST)
        yield None
