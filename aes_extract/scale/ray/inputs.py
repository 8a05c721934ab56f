"""Files on a file system or in an object store, as a Dataset of sources, each with an id of its own.

Files are read as on one machine and their articles numbered, so that what is read in any order can be put in theirs.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from functools import partial
from glob import glob, has_magic
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import ray
from fsspec.implementations.arrow import ArrowFSWrapper
from pyarrow.fs import FileSelector, FileSystem, FileType
from ray.data import Dataset, TaskPoolStrategy

from aes_extract.readers import own_id, read_open
from aes_extract.readers.files import IN_FOLDERS, PARQUET, find, no_article, shown
from aes_extract.readers.source import Failure, Source

_NO_SUCH = "no such file or folder; check the path"
_READ_TASKS = 200
_ROWS_AT_ONCE = 64
_BUFFER_BYTES = 1 << 20

Position = tuple[int, int]
"""The number of a file and of an article in it."""

_ROW = pa.schema(
    [("file", pa.int64()), ("row", pa.int64()), ("where", pa.string()), ("error", pa.string())]
    + [(field.name, pa.bool_() if field.name == "with_text" else pa.string()) for field in fields(Source)]
)
_ID = pa.schema([("file", pa.int64()), ("row", pa.int64()), ("id", pa.large_string())])


@dataclass(frozen=True, slots=True)
class File:
    """A file to be read; one in an object store has a path in the store that ``store`` is an address of.

    ``folder`` is what another path is relative to: an actor need not be where the command was given.
    """

    path: str
    store: str | None = None
    folder: str = ""

    @property
    def name(self) -> str:
        """What its articles and failures call it."""
        if self.store is None:
            return shown(self.path)
        scheme, _, rest = self.store.partition("://")
        return f"{scheme}://{'/' if rest.startswith('/') else ''}{self.path.removeprefix('/')}"

    def open(self) -> BinaryIO:
        if self.store is None:
            return Path(self.folder, self.path).open("rb")
        store, _ = FileSystem.from_uri(self.store)
        if self.path.lower().endswith(PARQUET):
            return store.open_input_file(self.path)  # type: ignore[no-any-return]
        stream = store.open_input_stream(self.path, compression=None)
        return io.BufferedReader(stream, _BUFFER_BYTES)

    def read(self, published: str | None) -> Iterator[Source | Failure]:
        """Its articles, in order."""
        name = self.name
        try:
            with self.open() as file:
                yield from read_open(file, name, published)
        except OSError as error:
            yield Failure(name, f"cannot be read ({_reason(error)}); check the file and its permissions")


def files(paths: Sequence[str]) -> Iterator[File | Failure]:
    """The files that local paths, patterns and addresses (``s3://…``) mean, in the order given."""
    for path in paths:
        if "://" in path:
            yield from _stored(path)
            continue
        named = [path]
        if has_magic(path) and not Path(path).exists():
            named = sorted(glob(path, recursive=True), key=_parts)  # noqa: PTH207  (pathlib has none for absolute patterns)
        if not named:
            yield Failure(path, _NO_SUCH)
        for item in find(named):
            yield item if isinstance(item, Failure) else File(item, folder=str(Path.cwd()))


def _stored(address: str) -> Iterator[File | Failure]:
    try:
        store, path = FileSystem.from_uri(address)
        kind = store.get_file_info(path).type
        if kind == FileType.Directory:
            found = [one.path for one in store.get_file_info(FileSelector(path, recursive=True)) if one.is_file]
            inside = [one for one in found if _wanted(PurePosixPath(one).relative_to(path))]
            if not inside:
                yield no_article(address)
        else:
            inside = ArrowFSWrapper(store).glob(path) if has_magic(path) else [path]
            if not inside or (kind == FileType.NotFound and not has_magic(path)):
                yield Failure(address, _NO_SUCH)
                return
    except (OSError, ValueError) as error:
        yield Failure(address, f"cannot be read ({_reason(error)}); check the address and your rights")
        return
    yield from (File(one, address) for one in sorted(inside, key=_parts))


def _wanted(path: PurePosixPath) -> bool:
    hidden = any(part.startswith(".") for part in path.parts)
    return not hidden and path.name.lower().endswith(IN_FOLDERS)


def _parts(path: str) -> tuple[str, ...]:
    """What files are sorted by, as those of a folder are."""
    return PurePosixPath(path).parts


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error).splitlines()[0]


def sources(
    numbered: Sequence[tuple[int, File]], published: str | None, *, with_text: bool = False, readers: int
) -> Dataset:
    """A Dataset of the articles and failures of the files, to be read with :func:`source_or_failure`.

    The files are read twice: the ids of all articles are known before the first is analysed, and are made to differ
    by the rule of one machine. ``readers`` files are read at once.
    """
    own = _own_ids(_read(numbered, _ids, _ID, published, readers))
    return _read(numbered, partial(_rows, own=own, with_text=with_text), _ROW, published, readers)


def source_or_failure(row: dict[str, Any]) -> Source | Failure:
    """What a row of :func:`sources` holds."""
    if row["error"] is not None:
        return Failure(row["where"], row["error"])
    return Source(**{field.name: row[field.name] for field in fields(Source)})


def _own_ids(ids: Dataset) -> dict[Position, str]:
    """The ids of the articles that must take another than they have."""
    tables = ids.iter_batches(batch_size=None, batch_format="pyarrow")
    found = pa.concat_tables([_ID.empty_table(), *(table for table in tables if table.num_rows)])
    if pc.count_distinct(found["id"]).as_py() == found.num_rows:
        return {}
    own: dict[Position, str] = {}
    taken: set[str] = set()
    for batch in found.sort_by([("file", "ascending"), ("row", "ascending")]).to_batches(_ROWS_AT_ONCE):
        for one in batch.to_pylist():
            id = own_id(one["id"], taken)
            if id != one["id"]:
                own[one["file"], one["row"]] = id
    return own


_Rows = Callable[[int, Iterator[Source | Failure]], Iterator[dict[str, Any]]]


def _read(
    numbered: Sequence[tuple[int, File]], rows: _Rows, schema: pa.Schema, published: str | None, readers: int
) -> Dataset:
    # A path need not be valid Unicode, which Arrow's strings are.
    items = [
        {"number": i, "path": os.fsencode(file.path), "store": file.store, "folder": os.fsencode(file.folder)}
        for i, file in numbered
    ]
    # Reading takes little of a processor: the actors may have them all.
    return ray.data.from_items(items, override_num_blocks=min(len(items), _READ_TASKS)).map_batches(
        partial(_tables, rows=rows, schema=schema, published=published),
        batch_size=None,
        batch_format="pyarrow",
        compute=TaskPoolStrategy(size=readers),
        num_cpus=0,
    )


def _tables(listed: pa.Table, rows: _Rows, schema: pa.Schema, published: str | None) -> Iterator[pa.Table]:
    for item in listed.to_pylist():
        file = File(os.fsdecode(item["path"]), item["store"], os.fsdecode(item["folder"]))
        found = rows(item["number"], file.read(published))
        while some := list(islice(found, _ROWS_AT_ONCE)):
            yield pa.Table.from_pylist(some, schema=schema)


def _ids(file: int, articles: Iterator[Source | Failure]) -> Iterator[dict[str, Any]]:
    for row, one in enumerate(articles):
        if isinstance(one, Source):
            yield {"file": file, "row": row, "id": one.id}


def _rows(
    file: int, articles: Iterator[Source | Failure], own: dict[Position, str], with_text: bool
) -> Iterator[dict[str, Any]]:
    for row, one in enumerate(articles):
        at = {"file": file, "row": row}
        if isinstance(one, Failure):
            yield {**at, "where": one.where, "error": one.why}
        else:
            source = replace(one, id=own.get((file, row), one.id), with_text=with_text or one.with_text)
            yield {**at, "where": source.where, **asdict(source)}
