"""Events as Parquet, read by DuckDB and pandas."""

from __future__ import annotations

import builtins
import datetime
import sys
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest
from collected import event, full, written
from sample import article

from aes_extract.writers import parquet
from aes_extract.writers.formats import FORMATS
from aes_extract.writers.parquet import SCHEMA, write_parquet
from aes_extract.writers.refused import Refused


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "events.parquet"
    file.write_bytes(written(write_parquet, full()))
    return file


def test_columns_are_typed(path: Path) -> None:
    assert pq.read_schema(path).equals(SCHEMA)
    (row,) = duckdb.sql(
        f"select id, date_start, hedged, killed, place_lat, participants[1].name, participants[3].countries,"
        f" triggers[2].start, quotes[1].direct from '{path}' where type = 'meeting'"
    ).fetchall()
    day = datetime.date(2023, 5, 12)
    assert row[:7] == ("pont:e1", day, False, None, 12.5, "Tidiani Kolo", ["MLI", "NER"])
    assert row[7:] == (full().events[0].triggers[1].start, True)


def test_pandas_reads_it(path: Path) -> None:
    frame = pd.read_parquet(path)
    assert list(frame.id) == ["pont:e1", "pont:e2"]
    assert frame.participants[0][0]["role"] == "host"
    assert list(frame.casualties_about[1]) == ["wounded"]


def test_rows_are_written_in_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "ROWS_IN_GROUP", 2)
    many = article(events=[event(id=f"e{number}") for number in range(5)])
    path = tmp_path / "events.parquet"
    path.write_bytes(written(write_parquet, many))
    assert pq.ParquetFile(path).num_row_groups == 3
    assert pq.read_table(path).num_rows == 5


def test_nothing_is_a_table_without_rows(tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    path.write_bytes(written(write_parquet))
    assert duckdb.sql(f"select count(*) from '{path}'").fetchall() == [(0,)]


def test_the_bytes_are_the_same() -> None:
    assert written(write_parquet, full()) == written(write_parquet, full())


def test_without_pyarrow_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def missing(name: str, *args: Any, **more: Any) -> Any:
        if name.partition(".")[0] == "pyarrow":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return found(name, *args, **more)

    monkeypatch.delitem(sys.modules, "aes_extract.writers.parquet")
    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(Refused, match=r"pyarrow is not installed: pip install 'aes-extract\[parquet\]'"):
        FORMATS["parquet"].prepare(None)
