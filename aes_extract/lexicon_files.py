"""The files of a lexicon, checked: whoever wrote them, they are UTF-8, bounded, and hold what they should.

Nothing in them is code: JSON, TOML and tab-separated cells, and no regular expression. What is wrong is a
:class:`LexiconError` that names the file and the line.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

# The largest that is shipped has 2 million.
MOST_CHARACTERS = 10_000_000

T = TypeVar("T")


class LexiconError(ValueError):
    """« file:line: what is wrong »."""


class Record:
    """One JSON object with its values by their types; each method raises ``ValueError`` that names the key."""

    __slots__ = ("_values",)

    def __init__(self, values: dict[str, Any]) -> None:
        self._values = values

    def text(self, key: str) -> str:
        value = self._values.get(key)
        if type(value) is not str or not value:
            raise ValueError(f"`{key}` must be a string with something in it")
        return value

    def text_or_none(self, key: str) -> str | None:
        value = self._values.get(key)
        if value is not None and type(value) is not str:
            raise ValueError(f"`{key}` must be a string or null")
        return value

    def one_of(self, key: str, *values: str) -> str:
        value = self._values.get(key)
        if value not in values:
            raise ValueError(f"`{key}` must be one of {', '.join(values)}")
        return str(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; none when the key is missing. A string would be read letter by letter."""
        values = self._values.get(key, [])
        if type(values) is not list or any(type(value) is not str for value in values):
            raise ValueError(f"`{key}` must be a list of strings")
        return tuple(values)

    def truth(self, key: str) -> bool:
        value = self._values.get(key)
        if type(value) is not bool:
            raise ValueError(f"`{key}` must be true or false")
        return value

    def records(self, key: str) -> list[Record]:
        values = self._values.get(key, [])
        if type(values) is not list or any(type(value) is not dict for value in values):
            raise ValueError(f"`{key}` must be a list of objects")
        return [Record(value) for value in values]


def decoded(name: str, data: bytes) -> str:
    """The text of a file; raises LexiconError when it is too large or not UTF-8."""
    if len(data) > MOST_CHARACTERS:
        raise LexiconError(f"{name}: more than {MOST_CHARACTERS // 1_000_000} million characters; split it")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LexiconError(f"{name}:{line}: not UTF-8") from None


def read_records(name: str, text: str, make: Callable[[Record], T]) -> Iterator[T]:
    """What ``make`` makes of each line of JSONL; raises LexiconError."""
    for number, line in _lines(text):
        try:
            values = json.loads(line)
            if type(values) is not dict:
                raise ValueError("not an object")
            yield make(Record(values))
        except RecursionError:
            raise LexiconError(f"{name}:{number}: nested too deeply") from None
        except ValueError as error:
            raise LexiconError(f"{name}:{number}: {error}") from None


def read_rows(name: str, text: str, make: Callable[[list[str]], T]) -> Iterator[T]:
    """What ``make`` makes of the cells of each line but the first, which names the columns; raises LexiconError."""
    lines = _lines(text)
    columns = next(lines, (0, ""))[1].count("\t") + 1
    for number, line in lines:
        cells = line.split("\t")
        try:
            if len(cells) != columns:
                raise ValueError(f"{len(cells)} cells instead of {columns}")
            yield make(cells)
        except ValueError as error:
            raise LexiconError(f"{name}:{number}: {error}") from None


def read_tables(name: str, text: str) -> dict[str, Any]:
    """The tables of a TOML file; raises LexiconError."""
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise LexiconError(f"{name}: nested too deeply") from None
    except ValueError as error:
        raise LexiconError(f"{name}: {error}") from None


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that are not empty, with their numbers."""
    return ((number, line) for number, line in enumerate(text.split("\n"), 1) if line)
