"""The formats of a whole run, by name: what they are, and the writer that is imported when one is asked for.

A writer of a stream is ``write(collection, out)`` with ``out`` a binary stream; one that ``needs_file`` is
``write(collection, path)`` and replaces or updates the file itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Format:
    """``suffixes`` are the file names that choose it; ``attribute`` is the function in ``aes_extract.writers``."""

    about: str
    module: str
    attribute: str
    suffixes: tuple[str, ...] = ()
    needs_file: bool = False

    def writer(self) -> Callable[..., None]:
        found: Any = getattr(import_module(f"aes_extract.writers.{self.module}"), self.attribute)
        writer: Callable[..., None] = found
        return writer


FORMATS: dict[str, Format] = {
    "json": Format("all articles and stories in one document", "json_output", "write_json", (".json",)),
    "stories": Format("one story per line of JSON", "json_output", "write_stories"),
}


def format_of(path: Path) -> str | None:
    """The format that a file's name asks for."""
    suffix = path.suffix.lower()
    return next((name for name, form in FORMATS.items() if suffix in form.suffixes), None)
