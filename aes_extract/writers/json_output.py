"""``jsonl`` and ``json``: each article is written when it is ready, so that a long run streams."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from aes_extract.schema import SCHEMA_ID, Article, Story


def dumps(model: Article | Story) -> str:
    """One line of JSON: UTF-8 letters as they are, fields in the schema's order."""
    return model.model_dump_json(by_alias=True)


class JsonlWriter:
    """One article per line."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def write(self, article: Article) -> None:
        self._out.write(dumps(article).encode("utf-8") + b"\n")
        self._out.flush()

    def close(self, stories: Sequence[Story]) -> None:
        """Nothing follows the articles: a story is no article."""


class JsonWriter:
    """The Corpus: one valid JSON document, with one article, and then one story, per line inside."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._separator = "\n"
        self._out.write(f'{{"schema":"{SCHEMA_ID}","articles":['.encode())

    def write(self, article: Article) -> None:
        self._item(dumps(article))

    def close(self, stories: Sequence[Story]) -> None:
        self._out.write(b'\n],"stories":[' if self._separator != "\n" else b'],"stories":[')
        self._separator = "\n"
        for story in stories:
            self._item(dumps(story))
        self._out.write(b"\n]}\n" if stories else b"]}\n")
        self._out.flush()

    def _item(self, line: str) -> None:
        self._out.write((self._separator + line).encode("utf-8"))
        self._out.flush()
        self._separator = ",\n"
