"""Files packed with gzip, and tables: read as what they hold; one failure where they break off."""

from __future__ import annotations

import builtins
import gzip
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from aes_extract.readers import Failure, Source, read, read_open, streams

ROWS = [{"id": "a", "text": "Kolo parle."}, {"text": "Awa dort.", "published": "2024-05-02"}]
LINES = "".join(json.dumps(row) + "\n" for row in ROWS).encode()


def test_packed_files_are_read_as_those_in_them(tmp_path: Path) -> None:
    (tmp_path / "pont.txt.gz").write_bytes(gzip.compress(b"Kolo parle."))
    (tmp_path / "press.JSONL.GZ").write_bytes(gzip.compress(LINES[:20]) + gzip.compress(LINES[20:]))
    (tmp_path / "rows.ndjson.gz").write_bytes(gzip.compress(LINES))
    found = list(read([tmp_path]))
    assert [one.id for one in found if isinstance(one, Source)] == ["pont", "a", "press-2", "a-2", "rows-2"]
    assert all(isinstance(one, Source) for one in found)
    plain = tmp_path / "plain.txt"
    plain.write_bytes(b"Kolo parle.")
    assert [one.sha256 for one in read([plain]) if isinstance(one, Source)] == [found[0].sha256]  # type: ignore[union-attr]
    assert str(Path(found[0].where).name) == "pont.txt.gz"


BROKEN = {
    "cut off": (gzip.compress(LINES)[:-12], "cut off"),
    "damaged": (gzip.compress(LINES)[:-8] + bytes(8), "damaged"),
    "no gzip": (LINES, "no gzip"),
    "rubbish behind it": (gzip.compress(LINES) + b"rubbish", "no gzip, or damaged"),
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("suffix", [".jsonl.gz", ".txt.gz"])
def test_what_breaks_off_is_one_failure_behind_what_was_read(tmp_path: Path, name: str, suffix: str) -> None:
    data, why = BROKEN[name]
    path = tmp_path / f"press{suffix}"
    path.write_bytes(data)
    *before, failure = read([path])
    assert all(isinstance(one, Source) for one in before)
    assert isinstance(failure, Failure)
    assert (failure.where, why in failure.why) == (str(path), True)


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt.gz"
    path.write_bytes(b"")
    (failure,) = read([path])
    assert isinstance(failure, Failure)


def test_a_bomb_fills_no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MOST", 1000)
    bomb = tmp_path / "bomb.txt.gz"
    bomb.write_bytes(gzip.compress(bytes(100_000)))
    (tmp_path / "bomb.jsonl.gz").write_bytes(gzip.compress(LINES + b"x" * 100_000 + b"\n" + LINES))
    found = [one.why if isinstance(one, Failure) else one.text for one in read([bomb, tmp_path / "bomb.jsonl.gz"])]
    texts = [row["text"] for row in ROWS]
    assert found == [streams.TOO_LARGE, *texts, streams.TOO_LARGE, *texts]


def test_the_longest_line_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MOST", 4)
    assert list(streams.lines(io.BytesIO(b"abc\nabcd\nabcde\na"))) == [b"abc\n", None, None, b"a"]


def table(path: Path, columns: dict[str, Any]) -> Path:
    pq.write_table(pa.table(columns), path)
    return path


def test_rows_of_a_table(tmp_path: Path) -> None:
    days = [date(2024, 5, 2), None, None]
    table(tmp_path / "press.parquet", {"text": ["Kolo parle.", None, "Awa dort."], "published": days, "n": [1, 2, 3]})
    first, bad, last = read([tmp_path], published="2023")
    assert isinstance(first, Source)
    assert (first.id, first.text, first.published) == ("press-1", "Kolo parle.", "2024-05-02")
    assert isinstance(bad, Failure)
    assert (bad.where, bad.why) == (f"{tmp_path / 'press.parquet'}:2", 'no "text"; it is required')
    assert isinstance(last, Source)
    assert (last.id, last.text, last.published) == ("press-3", "Awa dort.", "2023")


@pytest.mark.parametrize("kept", [0, 3, 200, -1])
def test_a_broken_table_is_one_failure(tmp_path: Path, kept: int) -> None:
    path = table(tmp_path / "press.parquet", {"text": ["Kolo parle."] * 100})
    path.write_bytes(path.read_bytes()[:kept])
    (failure,) = read([path])
    assert isinstance(failure, Failure)
    assert "no Parquet" in failure.why


def test_a_table_with_a_broken_page(tmp_path: Path) -> None:
    path = table(tmp_path / "press.parquet", {"text": [f"Kolo parle {n}." for n in range(1000)]})
    data = bytearray(path.read_bytes())
    data[4:200] = bytes(196)
    path.write_bytes(bytes(data))
    *_, failure = read([path])
    assert isinstance(failure, Failure)
    assert "\n" not in failure.why


def test_a_row_that_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MOST", 20)
    path = table(tmp_path / "press.parquet", {"text": ["Kolo parle. " * 2, "Awa dort."]})
    bad, good = read([path])
    assert (str(bad), isinstance(good, Source)) == (f'{path}:1: "text": {streams.TOO_LARGE}', True)


def test_parquet_without_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = table(tmp_path / "press.parquet", {"text": ["Kolo parle."]})
    imported = builtins.__import__

    def without(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "aes_extract.readers.parquet":
            raise ModuleNotFoundError(name="pyarrow")
        return imported(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", without)
    with path.open("rb") as file:
        (failure,) = read_open(file, str(path), None)
    assert isinstance(failure, Failure)
    assert "pip install 'aes-extract[parquet]'" in failure.why
