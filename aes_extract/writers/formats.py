"""The formats of a whole run, by name: what they are, and the writer that is imported when one is asked for.

A writer of a stream is ``write(collection, out)`` with ``out`` a binary stream; one that ``needs_file`` is
``write(collection, path)`` and replaces or updates the file itself. What can be known before the articles are read
(a missing extra, a file that may not be written over) is told then: a long run must not fail at its end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from aes_extract.writers.refused import Refused


@dataclass(frozen=True, slots=True)
class Format:
    """``suffixes`` are the file names that choose it; ``attribute`` is the function in ``aes_extract.writers``.

    What is ``binary`` goes to no terminal. ``extra`` is the optional dependency of the package that it needs; ``check``
    the function of the same module that raises Refused for a path that the writer would not touch.
    """

    about: str
    module: str
    attribute: str
    suffixes: tuple[str, ...] = ()
    needs_file: bool = False
    binary: bool = False
    extra: str | None = None
    check: str | None = None

    def writer(self) -> Callable[..., None]:
        """The function that writes; raises Refused when its extra is not installed."""
        return self._load(self.attribute)

    def prepare(self, path: Path | None) -> None:
        """Raise Refused when nothing could be written in the end."""
        self.writer()
        if self.check is not None and path is not None:
            self._load(self.check)(path)

    def _load(self, name: str) -> Callable[..., None]:
        try:
            found: Any = getattr(import_module(f"aes_extract.writers.{self.module}"), name)
        except ModuleNotFoundError as error:
            if self.extra is None:
                raise
            missing = (error.name or "").partition(".")[0]
            raise Refused(f"{missing} is not installed: pip install 'aes-extract[{self.extra}]'") from error
        function: Callable[..., None] = found
        return function


FORMATS: dict[str, Format] = {
    "json": Format("all articles and stories in one document", "json_output", "write_json", (".json",)),
    "stories": Format("one story per line of JSON", "json_output", "write_stories"),
    "csv": Format("one row per event", "csv_output", "write_csv", (".csv",)),
    "entities-csv": Format("one row per person, institution, place and date", "entities", "write_entities"),
    "acled": Format("one row per story, in ACLED's columns", "acled", "write_acled"),
    "polecat": Format("one row per story, in POLECAT's columns", "polecat", "write_polecat"),
    "geojson": Format("one GeoJSON feature per event", "geojson", "write_geojson", (".geojson",)),
    "sqlite": Format(
        "a database for SQL and Datasette, brought up to date",
        "sqlite",
        "write_sqlite",
        (".db", ".sqlite", ".sqlite3"),
        needs_file=True,
        check="check_database",
    ),
    "prodigy": Format("one Prodigy task per article, with what was found, to be corrected", "prodigy", "write_prodigy"),
    "doccano": Format(
        "one line for doccano per article, with its mentions, to be corrected", "doccano", "write_doccano"
    ),
    "labelstudio": Format(
        "tasks for Label Studio, with what was found as predictions, to be corrected",
        "labelstudio",
        "write_labelstudio",
    ),
    "spacy": Format(
        "a DocBin: mentions as entities, triggers as a group of spans",
        "docbin",
        "write_docbin",
        (".spacy",),
        binary=True,
    ),
    "parquet": Format(
        "one typed row per event", "parquet", "write_parquet", (".parquet",), binary=True, extra="parquet"
    ),
}

BY_SUFFIX = {suffix: name for name, form in FORMATS.items() for suffix in form.suffixes}
