"""Rows of a table: one article each, with the keys of a JSONL record as columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from aes_extract.readers.jsonl import KEYS, source_of
from aes_extract.readers.source import Failure, Source

_ROWS_AT_ONCE = 256


def read_rows(
    file: BinaryIO, *, name: str, stem: str, path: str | None, published: str | None
) -> Iterator[Source | Failure]:
    """Read one article per row of a Parquet file that can be sought in; a bad row is one ``Failure`` that names it.

    The arguments are those of :func:`aes_extract.readers.jsonl.read_lines`. ``OSError`` when the file cannot be read.
    """
    try:
        table = pq.ParquetFile(file)
        columns = [column for column in table.schema_arrow.names if column in KEYS]
        number = 0
        for batch in table.iter_batches(_ROWS_AT_ONCE, columns=columns):
            # Without any of the columns there are rows all the same.
            for row in batch.to_pylist() if columns else [{}] * batch.num_rows:
                number += 1
                try:
                    yield source_of(record_of(row), default_id=f"{stem}-{number}", path=path, published=published)
                except ValueError as error:
                    yield Failure(f"{name}:{number}", str(error))
    except (pa.ArrowException, OSError) as error:
        if isinstance(error, OSError) and error.strerror:
            raise
        yield Failure(name, f"no Parquet, or damaged ({str(error).splitlines()[0]}); copy or write the file again")


def record_of(row: Mapping[str, object]) -> dict[str, object]:
    """A row as a JSONL record: a table may hold dates as such, JSON has them as text."""
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in row.items()}
