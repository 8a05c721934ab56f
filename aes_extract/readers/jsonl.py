"""JSONL: one article per line, with what is known of it."""

from __future__ import annotations

import codecs
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from aes_extract.readers import streams
from aes_extract.readers.decode import Unreadable, is_binary
from aes_extract.readers.markup import is_markup
from aes_extract.readers.published import parse_published
from aes_extract.readers.source import Failure, Source

KEYS = ("id", "text", "html", "published", "title", "author", "publisher", "url")


def looks_like_jsonl(line: bytes) -> bool:
    """Whether a line is an object with a ``text`` or ``html``."""
    line = line.removeprefix(codecs.BOM_UTF8).strip()
    if not line.startswith(b"{"):
        return False
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and not record.keys().isdisjoint(("text", "html"))


def read_lines(
    lines: Iterable[bytes | None], *, name: str, stem: str, path: str | None, published: str | None
) -> Iterator[Source | Failure]:
    """Read one article per line; blank lines are skipped and a bad line is one ``Failure`` that names it.

    A line may end as on any system; ``None`` is one that is too long. When the first is binary, or UTF-16, one
    ``Failure`` stands for all.
    ``name`` is what failures call the input, ``stem`` begins the id of a line that gives none, and
    ``published`` dates the lines that give no date of their own.
    """
    found = False
    for number, line in enumerate(_apart(lines), 1):
        if line is None:
            found = True
            yield Failure(f"{name}:{number}", streams.TOO_LARGE)
            continue
        data = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if not data.strip():
            continue
        if not found and is_binary(data):
            yield Failure(name, "not text in UTF-8; save it as UTF-8, with one JSON object per line")
            return
        found = True
        try:
            record = parsed(data)
            yield source_of(record, default_id=f"{stem}-{number}", path=path, published=published)
        except ValueError as error:
            yield Failure(f"{name}:{number}", str(error))
    if not found:
        yield Failure(name, 'no article in it; give one JSON object with a "text" per line')


def _apart(lines: Iterable[bytes | None]) -> Iterator[bytes | None]:
    """The lines without their ends, whatever system these are of."""
    for line in lines:
        yield from [None] if line is None else line.splitlines()


def parsed(line: bytes) -> dict[str, Any]:
    """One JSON object; ``ValueError`` says what is wrong with it."""
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise ValueError("not UTF-8; save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON ({error.msg}, column {error.colno}); give one object per line") from None
    except ValueError:
        raise ValueError("holds a number of thousands of digits; give one article per line") from None
    except RecursionError:
        raise ValueError("nested too deeply; give one article per line") from None
    if not isinstance(record, dict):
        raise ValueError("not an object; give one article per line, as an object")
    return record


def source_of(record: dict[str, object], *, default_id: str, path: str | None, published: str | None) -> Source:
    """The article that a line, or a row of a table, gives; raises ``ValueError`` that says what is wrong with it.

    ``default_id`` and ``published`` are for a record that gives none; what has no key here is left out.
    """
    given: dict[str, str] = {}
    for key in KEYS:
        value = record.get(key)
        if key == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is None:
            continue
        if not isinstance(value, str):
            raise ValueError(f'"{key}" must be a string, not {type(value).__name__}')
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            raise ValueError(f'"{key}" holds half a character (a lone surrogate); repair the export') from None
        if value.strip():
            given[key] = value
    if "text" not in given and "html" not in given:
        raise ValueError('"text" is empty' if record.get("text") is not None else 'no "text"; it is required')
    text = given.get("text") or given["html"]
    if len(text) > streams.MOST:  # a line is bounded before it is parsed, a row of a table is not
        raise ValueError(f'"text": {streams.TOO_LARGE}')
    if "text" in given and is_markup(text):
        raise ValueError('"text" is HTML or XML, not plain text; give the text of the article, or the page as "html"')
    day = given.get("published")
    try:
        day = parse_published(day) if day else None
    except ValueError as error:
        raise ValueError(f'"published": {error}') from None
    source = Source(
        id=given.get("id", default_id),
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        encoding="utf-8",
        path=path,
        url=given.get("url"),
        title=given.get("title"),
        author=given.get("author"),
        publisher=given.get("publisher"),
        published=day,
    )
    if "text" in given:
        return replace(source, published=day or published)
    from aes_extract.readers.webpage import of_page

    try:
        return of_page(text, source, published)
    except Unreadable as error:
        raise ValueError(f'"html": {error}') from None
