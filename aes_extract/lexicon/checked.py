"""The files of a lexicon, checked: whoever wrote them, they are UTF-8, bounded, and hold what they should.

Nothing in them is code: JSON, TOML and tab-separated cells, and no regular expression. What is wrong is a
:class:`LexiconError` that names the file and the line.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

# The largest that is shipped has 2 million.
MOST_CHARACTERS = 10_000_000
_MOST_SAID = 500  # characters of what is wrong, which may quote what stands there

T = TypeVar("T")


class LexiconError(ValueError):
    """« file:line: what is wrong »."""


class LexiconProblems(ValueError):
    """All that is wrong with the folders of a user, each as « file:line: what is wrong; what to do »."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


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

    def value(self, key: str) -> Any:
        """Whatever stands there, None when nothing does."""
        return self._values.get(key)

    def only(self, *keys: str) -> None:
        """Raise ValueError when there is another key than these."""
        unknown = next((key for key in self._values if key not in keys), None)
        if unknown is not None:
            raise ValueError(f"unknown key {unknown!r}; the keys are {', '.join(keys)}")

    def number_or_none(self, key: str, most: float) -> float | None:
        """A number from ``-most`` to ``most``."""
        value = self._values.get(key)
        if value is not None and (type(value) not in (int, float) or not abs(value) <= most):
            raise ValueError(f"`{key}` must be a number from {-most} to {most}, or null")
        return value

    def count_or_none(self, key: str) -> int | None:
        value = self._values.get(key)
        if value is not None and (type(value) is not int or value < 0):
            raise ValueError(f"`{key}` must be a whole number or null")
        return value

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
    for _, made in each_record(name, text, make):
        if isinstance(made, LexiconError):
            raise made
        yield made


def each_record(name: str, text: str, make: Callable[[Record], T]) -> Iterator[tuple[int, T | LexiconError]]:
    """Each line of JSONL by its number: what ``make`` makes of it, or what is wrong with it."""
    for number, line in _lines(text):
        try:
            values = json.loads(line)
            if type(values) is not dict:
                raise ValueError("not an object")
            yield number, make(Record(values))
        except RecursionError:
            yield number, LexiconError(f"{name}:{number}: nested too deeply")
        except ValueError as error:
            yield number, LexiconError(f"{name}:{number}: {str(error)[:_MOST_SAID]}")


def read_rows(name: str, text: str, make: Callable[[list[str]], T]) -> Iterator[T]:
    """What ``make`` makes of the cells of each line but the first, which names the columns; raises LexiconError."""
    for _, made in each_row(name, text, make):
        if isinstance(made, LexiconError):
            raise made
        yield made


def each_row(name: str, text: str, make: Callable[[list[str]], T]) -> Iterator[tuple[int, T | LexiconError]]:
    """Each line but the first by its number: what ``make`` makes of its cells, or what is wrong with them."""
    lines = _lines(text)
    columns = next(lines, (0, ""))[1].count("\t") + 1
    for number, line in lines:
        cells = line.split("\t")
        try:
            if len(cells) != columns:
                raise ValueError(f"{len(cells)} cells instead of {columns}")
            yield number, make(cells)
        except ValueError as error:
            yield number, LexiconError(f"{name}:{number}: {str(error)[:_MOST_SAID]}")


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
