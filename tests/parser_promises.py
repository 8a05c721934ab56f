"""What must hold of each parser, whatever it is given: a promise takes the input and complains; it raises nothing."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from aes_extract.components.dates.component import find_dates
from aes_extract.components.dates.grammar import find_expressions
from aes_extract.events.frames import read_frames
from aes_extract.readers.decode import Unreadable
from aes_extract.readers.decode import decode as decoded
from aes_extract.readers.jsonl import read_lines
from aes_extract.readers.source import Failure
from aes_extract.zones import split
from tests.promises import clean_cut, is_date

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def _blank() -> Language:
    import spacy

    return spacy.blank("fr")


def zones(text: str) -> Iterator[str]:
    """The zones of any text are a clean cut of it, the same again, and what the bylines date is a date."""
    zoned = split(text)
    if split(text) != zoned:
        yield "other zones the second time"
    yield from clean_cut(text, zoned.zones)
    if zoned.published is not None and not is_date(zoned.published):
        yield f"published {zoned.published!r}"


def dates(text: str, published: str | None = "2024-06-01") -> Iterator[str]:
    """The dates of any text stand in it, apart and in order, with values of the calendar."""
    end = 0
    for expression in find_expressions(text):
        if not end <= expression.start < expression.end <= len(text):
            yield f"{expression!r} behind {end} of {len(text)} characters"
        end = expression.end
    end = 0
    for span, found in find_dates(_blank().make_doc(text), published):
        if not end <= span.start < span.end:
            yield f"{span!r} behind token {end}"
        end = span.end
        if found.value is not None and not is_date(found.value):
            yield f"{span!r} is {found.value!r}"


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("as-cp1252", _as_cp1252)


def decode(data: bytes) -> Iterator[str]:
    """Any bytes are text that can be written, or are refused in one line."""
    try:
        text, encoding = decoded(data)
    except Unreadable as error:
        yield from _in_one_line(str(error))
    else:
        text.encode("utf-8")
        if not text.strip():
            yield "nothing was read"
        mixed = encoding == "utf-8+cp1252"
        if text != (data.decode("utf-8", "as-cp1252") if mixed else data.decode(encoding, "replace")):
            yield f"not what the bytes are in {encoding}"


def jsonl(data: bytes) -> Iterator[str]:
    """Each line of any bytes is an article or is refused in one line."""
    for found in read_lines(data.splitlines(keepends=True), name="x", stem="x", path=None, published=None):
        if isinstance(found, Failure):
            yield from _in_one_line(str(found))
            continue
        for value in (found.id, found.text, found.url, found.title, found.author, found.publisher):
            if value is not None and not value.strip():
                yield f"blank: {found!r}"
            (value or "").encode("utf-8")
        if found.published is not None and not is_date(found.published):
            yield f"published {found.published!r}"


def frames(text: str) -> Iterator[str]:
    """Any text is frames or is refused in one line that names the file."""
    try:
        found = read_frames("own.toml", text)
    except ValueError as error:
        yield from _in_one_line(str(error))
        if not str(error).startswith("own.toml:"):
            yield f"no file named in {str(error)!r}"
    else:
        for frame in found:
            hash(frame)


def _in_one_line(message: str) -> Iterator[str]:
    if len(message.splitlines()) != 1:
        yield f"not one line: {message!r}"
