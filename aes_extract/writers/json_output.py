"""``jsonl``, written article by article, and ``json`` and ``stories``, written when the run is over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import BinaryIO

from aes_extract.schema import SCHEMA_ID, Article, Story
from aes_extract.stories import Collection

# Controls, line separators and what turns the writing direction.
_UNSEEN = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def dumps(model: Article | Story) -> str:
    """One line of JSON: UTF-8 letters as they are, fields in the schema's order."""
    return escaped(model.model_dump_json(by_alias=True))


def escaped(line: str) -> str:
    """The same JSON without any character that a terminal acts on or a reader of lines cuts at.

    JSON itself asks that of the first 32 controls alone.
    """
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def write_line(line: bytes, out: BinaryIO) -> None:
    """One finished line, at once on its way: a long run streams."""
    out.write(line + b"\n")
    out.flush()


def write_json(collection: Collection, out: BinaryIO) -> None:
    """The Corpus: one valid JSON document, with one article, and then one story, per line inside."""
    out.write(f'{{"schema":"{SCHEMA_ID}","articles":['.encode())
    _items((told.article for told in collection), out)
    out.write(b'],"stories":[')
    _items(collection.stories, out)
    out.write(b"]}\n")
    out.flush()


def write_stories(collection: Collection, out: BinaryIO) -> None:
    """One story per line."""
    for story in collection.stories:
        out.write(dumps(story).encode("utf-8") + b"\n")
    out.flush()


def _items(models: Iterable[Article | Story], out: BinaryIO) -> None:
    separator = b"\n"
    for model in models:
        out.write(separator + dumps(model).encode("utf-8"))
        separator = b",\n"
    if separator != b"\n":
        out.write(b"\n")
