"""A Ray Dataset of articles in, a Dataset of their results out."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pyarrow as pa
from ray.data import ActorPoolStrategy, Dataset

from aes_extract.readers.jsonl import KEYS, source_of
from aes_extract.readers.parquet import record_of
from aes_extract.readers.published import parse_published
from aes_extract.readers.source import Failure, Source
from aes_extract.scale.engine import Loader, load
from aes_extract.scale.ray.attempts import Survivor, new_attempts
from aes_extract.scale.work import Outcome

BATCH_ARTICLES = 16
_DIGEST = 10  # bytes

Row = dict[str, Any]
RESULT = pa.schema(
    [("id", pa.string()), ("line", pa.string()), ("events", pa.int64()), ("error", pa.string()), ("trace", pa.string())]
)


def extract_dataset(
    ds: Dataset,
    *,
    batch_size: int = BATCH_ARTICLES,
    concurrency: int | tuple[int, int] | None = None,
    published: str | None = None,
    keep: Sequence[str] = (),
    load: Loader = load,
) -> Dataset:
    """Find everything in the articles of a Dataset, on actors that take one CPU each.

    ``ds`` has a column ``text`` and, where known, ``id``, ``published``, ``title``, ``author``, ``publisher``, ``url``
    and ``path``, all strings (``published`` may be a date). ``concurrency`` is the number of actors, or the least and
    the most; by default Ray decides. ``published`` dates the articles that bring no date. The columns that ``keep``
    names are handed on. ``load`` makes the engine of an actor.

    The result has one row per article: ``id``; ``line``, the article as one line of JSON; ``events``, how many it
    tells; ``error``, why there is no line, and ``trace``, the traceback, where there is one; null where not.

    Ids are taken as they are given, and whether they differ is for the caller to see to: an actor sees only its own
    batches. A row without one gets the stem of its path, or ``text``, and a digest of the row: the same on every
    machine, and equal only for equal rows.

    Raises ``ValueError`` when ``published`` is no date. Ray must be installed with the extra ``ray``.
    """
    day = parse_published(published) if published is not None else None
    return analysed(ds, partial(_given, published=day), batch_size, concurrency, keep, load)


def analysed(
    ds: Dataset,
    read: Callable[[Row], Source | Failure],
    batch_size: int,
    concurrency: int | tuple[int, int] | None,
    keep: Sequence[str],
    load: Loader,
) -> Dataset:
    """The results of a Dataset whose rows ``read`` makes sources of; a failure's ``where`` is the id of its row."""
    return ds.map_batches(
        _Worker,
        fn_constructor_args=(load, read, new_attempts(), tuple(keep)),
        batch_size=batch_size,
        batch_format="pyarrow",
        compute=_actors(concurrency),
        num_cpus=1,
    )


def _actors(concurrency: int | tuple[int, int] | None) -> ActorPoolStrategy:
    if isinstance(concurrency, int):
        return ActorPoolStrategy(size=concurrency)
    least, most = concurrency or (1, None)
    return ActorPoolStrategy(min_size=least, max_size=most)


class _Worker:
    """One actor of the pool."""

    def __init__(
        self, load: Loader, read: Callable[[Row], Source | Failure], attempts: Any, keep: Sequence[str]
    ) -> None:
        self._read = read
        self._keep = keep
        self._survivor = Survivor(load(), attempts)

    def __call__(self, table: pa.Table) -> pa.Table:
        read = [self._read(row) for row in table.to_pylist()]
        outcomes = iter(self._survivor.work([one for one in read if isinstance(one, Source)]))
        rows = [
            _row(one.where, Outcome(error=one.why)) if isinstance(one, Failure) else _row(one.id, next(outcomes))
            for one in read
        ]
        results = pa.Table.from_pylist(rows, schema=RESULT)
        for column in self._keep:
            results = results.append_column(table.schema.field(column), table[column])
        return results


def _row(id: str, outcome: Outcome) -> Row:
    return {
        "id": id,
        "line": outcome.line,
        "events": outcome.events if outcome.line is not None else None,
        "error": outcome.error or None,
        "trace": outcome.trace or None,
    }


def _given(row: Row, published: str | None) -> Source | Failure:
    """The source of a user's row, checked as a line of JSONL is."""
    record = record_of(row)
    path = record.get("path")
    default_id = _default_id(record)
    try:
        if path is not None and not isinstance(path, str):
            raise ValueError(f'"path" must be a string, not {type(path).__name__}')
        return source_of(record, default_id=default_id, path=path, published=published)
    except ValueError as error:
        given = record.get("id")
        return Failure(given if isinstance(given, str) and given.strip() else default_id, str(error))


def _default_id(record: Row) -> str:
    path = record.get("path")
    stem = Path(path).stem if isinstance(path, str) else "text"
    known = json.dumps([record.get(key) for key in (*KEYS, "path")], default=repr)
    return f"{stem}-{blake2b(known.encode(), digest_size=_DIGEST).hexdigest()}"
