"""The results of a run, written by whoever holds them; what the whole run needs comes back to the driver."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyarrow.fs import FileSelector, FileSystem, FileType, LocalFileSystem
from pydantic import TypeAdapter
from ray.data.datasource import BlockBasedFileDatasink

from aes_extract.readers.source import Failure
from aes_extract.scale.ray.inputs import Position
from aes_extract.schema import Article
from aes_extract.stories import Record, Stories, records

ROWS_PER_FILE = 10_000

Form = Literal["jsonl", "parquet"]

# The articles of one file of records, each with its place in the run.
_KEPT = TypeAdapter(list[tuple[Position, list[Record]]])


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
            folder = Folder(store, path)
            folder.make()
        except (OSError, ValueError) as error:
            raise NoFolder(str(error).splitlines()[0]) from error
        return folder

    def inside(self, name: str) -> Folder:
        """A folder in this one."""
        return Folder(self.store, f"{self.path}/{name}")

    def make(self) -> None:
        """Where there is none yet."""
        if self.store.type_name == "local":  # an object store has none
            self.store.create_dir(self.path, recursive=True)

    def remove(self) -> None:
        """With all that is in it; one in an object store is there only when something is in it."""
        if self.store.get_file_info(self.path).type == FileType.Directory:
            self.store.delete_dir(self.path)

    def write(self, name: str, data: Iterable[bytes]) -> None:
        """A file of so many pieces."""
        with self.store.open_output_stream(f"{self.path}/{name}") as file:
            for piece in data:
                file.write(piece)

    def read(self, name: str) -> bytes:
        """All that is in a file."""
        with self.store.open_input_stream(f"{self.path}/{name}") as file:
            return bytes(file.read())


@dataclass(slots=True)
class Told:
    """What a part of a run comes to; ``records`` are the names of files of records, each with its article's place."""

    articles: int = 0
    events: int = 0
    failures: list[tuple[Position, Failure, str | None]] = field(default_factory=list)
    records: list[str] = field(default_factory=list)

    def add(self, other: Told) -> None:
        self.articles += other.articles
        self.events += other.events
        self.failures += other.failures
        self.records += other.records


class Articles(BlockBasedFileDatasink):  # type: ignore[misc]
    """Writes the articles that have a line; ``told`` is what they and the failures come to, once all is written.

    The rows are results with the columns ``file``, ``row`` and ``where``. What stories need waits in files: the driver
    holds it when the articles are safe, not before.
    """

    def __init__(self, folder: Folder, form: Form) -> None:
        super().__init__(
            f"{folder.path}/articles", filesystem=folder.store, file_format=form, min_rows_per_file=ROWS_PER_FILE
        )
        self._form = form
        self._records = folder.inside("records")
        self.told = Told()

    def on_write_start(self, schema: Any = None) -> None:
        super().on_write_start(schema)
        self._records.make()

    def write(self, blocks: Iterable[Any], ctx: Any) -> Told:
        told = Told()
        kept: list[tuple[Position, list[Record]]] = []
        good = []
        for block in blocks:
            for row in block.select(["file", "row", "where", "line", "events", "error", "trace"]).to_pylist():
                at = row["file"], row["row"]
                if row["line"] is None:
                    told.failures.append((at, Failure(row["where"], row["error"]), row["trace"]))
                    continue
                told.articles += 1
                told.events += row["events"]
                if row["events"]:
                    kept.append((at, records(Article.model_validate_json(row["line"]))))
            good.append(block.filter(pc.is_valid(block["line"])))
        if told.articles:
            super().write(good, ctx)
        if kept:
            told.records.append(f"{ctx.task_idx:06}.json")
            self._records.write(told.records[0], [_KEPT.dump_json(kept, by_alias=True)])
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

    def stories(self) -> Stories:
        """The stories of the run, as they are told when its articles come in their order; to be asked for once."""
        kept: list[tuple[Position, list[Record]]] = []
        for name in self.told.records:
            kept += _KEPT.validate_json(self._records.read(name))
        self._records.remove()
        kept.sort(key=lambda one: one[0])
        return Stories([record for _, some in kept for record in some])
