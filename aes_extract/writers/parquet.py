"""``parquet``: one row per event with typed, nested columns, for DuckDB, pandas, Polars and Arrow.

Rows are written in groups, so that a long run needs no more memory than a short one. Needs the extra ``parquet``.
"""

from __future__ import annotations

from itertools import islice
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from aes_extract.stories import Collection
from aes_extract.writers.rows import COLUMNS, EventRow, Kind, event_rows

ROWS_IN_GROUP = 1000

_TYPES: dict[Kind, Any] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "real": pa.float64(),
    "boolean": pa.bool_(),
    "day": pa.date32(),
}
_PASSAGE = [("start", pa.int64()), ("end", pa.int64()), ("text", pa.string())]
_STRINGS = pa.list_(pa.string())
_PARTICIPANT = [
    ("role", pa.string()),
    ("type", pa.string()),
    ("id", pa.string()),
    ("name", pa.string()),
    ("country", pa.string()),
    ("countries", _STRINGS),
    ("sector", pa.string()),
    ("mentions", pa.list_(pa.struct([*_PASSAGE, ("found_by", pa.string())]))),
]
# Field names as in the JSON contract.
LISTS: dict[str, tuple[Any, str]] = {
    "casualties_about": (_STRINGS, "which of the numbers the article rounds"),
    "casualties_at_least": (_STRINGS, "which of the numbers are lower bounds"),
    "participants": (pa.list_(pa.struct(_PARTICIPANT)), "who takes part, in the order of the text"),
    "quotes": (
        pa.list_(pa.struct([*_PASSAGE, ("verb", pa.string()), ("direct", pa.bool_())])),
        "quotations with their verb",
    ),
    "triggers": (pa.list_(pa.struct(_PASSAGE)), "the words that name the event"),
    "evidence": (pa.list_(pa.struct(_PASSAGE)), "the sentences that tell it"),
}
SCHEMA = pa.schema(
    [(column.name, _TYPES[column.kind]) for column in COLUMNS] + [(name, kind) for name, (kind, _) in LISTS.items()]
)


def write_parquet(collection: Collection, out: BinaryIO) -> None:
    """Write the events of all articles, one row each."""
    rows = (_record(row) for row in event_rows(collection))
    with pq.ParquetWriter(out, SCHEMA, compression="zstd") as writer:
        while group := list(islice(rows, ROWS_IN_GROUP)):
            writer.write_table(pa.Table.from_pylist(group, schema=SCHEMA))


def _record(row: EventRow) -> dict[str, Any]:
    event = row.event.model_dump(include={"participants", "quotes", "triggers", "evidence"})
    casualties = row.event.casualties
    return {
        **{column.name: column.value(row) for column in COLUMNS},
        **event,
        "casualties_about": casualties.about if casualties else [],
        "casualties_at_least": casualties.at_least if casualties else [],
    }
