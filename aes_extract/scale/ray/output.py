"""The results of a run, written by whoever holds them; what the whole run needs comes back to the driver."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow.fs import FileSelector, FileSystem, FileType, LocalFileSystem
from ray.data.datasource import BlockBasedFileDatasink

from aes_extract.readers.source import Failure
from aes_extract.scale.ray.inputs import Position
from aes_extract.schema import Article, Story
from aes_extract.stories import Record, records, tell

ROWS_PER_FILE = 10_000

Form = Literal["jsonl", "parquet"]


class NoFolder(Exception):
    """The output cannot go where it should; the message says why."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A new or empty folder on a file system or in an object store."""

    store: FileSystem
    path: str

    @staticmethod
    def new(name: str) -> Folder:
        """The folder of a path or address. Raises ``NoFolder``."""
        try:
            if "://" in name:
                store, path = FileSystem.from_uri(name)
            else:
                store, path = LocalFileSystem(), str(Path(name).resolve())
            info = store.get_file_info(path)
            if info.type == FileType.File:
                raise NoFolder("is a file")
            if info.type == FileType.Directory and store.get_file_info(FileSelector(path)):
                raise NoFolder("exists and is not empty")
            if store.type_name == "local":  # an object store has none
                store.create_dir(path, recursive=True)
        except (OSError, ValueError) as error:
            raise NoFolder(str(error).splitlines()[0]) from error
        return Folder(store, path)

    def write(self, name: str, lines: Iterable[bytes]) -> None:
        """A file of lines."""
        with self.store.open_output_stream(f"{self.path}/{name}") as file:
            for line in lines:
                file.write(line + b"\n")


@dataclass(slots=True)
class Told:
    """What a part of a run comes to."""

    articles: int = 0
    events: int = 0
    failures: list[tuple[Position, Failure, str | None]] = field(default_factory=list)
    records: list[tuple[Position, list[Record]]] = field(default_factory=list)

    def add(self, other: Told) -> None:
        self.articles += other.articles
        self.events += other.events
        self.failures += other.failures
        self.records += other.records

    def stories(self) -> list[Story]:
        """The stories of the run, as they are told when its articles come in their order."""
        self.records.sort(key=lambda one: one[0])
        return tell([record for _, some in self.records for record in some])


class Articles(BlockBasedFileDatasink):  # type: ignore[misc]
    """Writes the articles that have a line; ``told`` is what they and the failures come to, once all is written.

    The rows are results with the columns ``file``, ``row`` and ``where``.
    """

    def __init__(self, folder: Folder, form: Form) -> None:
        super().__init__(
            f"{folder.path}/articles", filesystem=folder.store, file_format=form, min_rows_per_file=ROWS_PER_FILE
        )
        self._form = form
        self.told = Told()

    def write(self, blocks: Iterable[Any], ctx: Any) -> Told:
        told = Told()
        good = []
        for block in blocks:
            for row in block.select(["file", "row", "where", "line", "events", "error", "trace"]).to_pylist():
                told.add(_told(row))
            good.append(block.filter(pc.is_valid(block["line"])))
        if told.articles:
            super().write(good, ctx)
        return told

    def write_block_to_file(self, block: Any, file: Any) -> None:
        table = block.to_arrow()
        if self._form == "parquet":
            pq.write_table(table.select(["id", "events", "line"]), file, compression="zstd")
        else:
            for line in table["line"]:
                file.write(line.as_buffer())
                file.write(b"\n")

    def on_write_complete(self, write_result: Any) -> None:
        super().on_write_complete(write_result)
        for told in write_result.write_returns:
            self.told.add(told)


def _told(row: dict[str, Any]) -> Told:
    at = row["file"], row["row"]
    if row["line"] is None:
        return Told(failures=[(at, Failure(row["where"], row["error"]), row["trace"])])
    found = records(Article.model_validate_json(row["line"])) if row["events"] else []
    return Told(articles=1, events=row["events"], records=[(at, found)] if found else [])
