"""``jsonl``, written article by article, and ``json`` and ``stories``, written when the run is over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from pydantic_core import to_json

from aes_extract.schema import SCHEMA_ID, Article, Story
from aes_extract.stories import Collection


def dumps(model: Article | Story) -> bytes:
    """One line of JSON without its end: letters in UTF-8 as they are, fields in the schema's order."""
    return to_json(model, by_alias=True)


def write_line(line: bytes, out: BinaryIO) -> None:
    """One finished line, at once on its way: a long run streams."""
    out.write(line)
    out.write(b"\n")
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
        out.write(dumps(story) + b"\n")
    out.flush()


def _items(models: Iterable[Article | Story], out: BinaryIO) -> None:
    separator = b"\n"
    for model in models:
        out.write(separator + dumps(model))
        separator = b",\n"
    if separator != b"\n":
        out.write(b"\n")
