"""Bytes to text, without changing anything: no newline is translated, no character replaced silently."""

from __future__ import annotations

import codecs
import re

# Longer marks first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What French text is found in when it is not UTF-8. Asked among these alone, the detector is right on one
# line; asked among all, it takes « décidé » for Central European or Arabic.
_WESTERN = ["cp1252", "iso8859_15", "mac_roman", "cp850"]
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Unreadable(ValueError):
    """The bytes are no article; the message says why and what to do."""


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the Python name of its encoding.

    ``utf-8-sig`` is UTF-8 with a byte order mark; a mark is never part of the text. Raises ``Unreadable`` for
    nothing, blanks, binary data and bytes in no known encoding.
    """
    if not data:
        raise Unreadable("the file is empty; give a file that holds an article")
    text, encoding = _decode(data)
    if not text.replace("\ufeff", "").strip():
        raise Unreadable("the file holds only blanks; give a file that holds an article")
    if len(_CONTROL.findall(text)) * 50 > len(text):
        raise Unreadable("not text but binary data; give a text file or JSONL")
    return text, encoding


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise Unreadable(f"marked as {encoding} but not valid in it; save it as UTF-8") from error
    if b"\0" in data:
        raise Unreadable("not text but binary data; give a text file or JSONL")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _damaged(data) or _detect(data)


def _damaged(data: bytes) -> tuple[str, str] | None:
    """UTF-8 with a few broken bytes, such as a scraper's cut inside a letter: those become U+FFFD.

    In any other encoding the accented letters would break nearly all, not one in ten.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(not char.isascii() for char in text) - broken
    return (text, "utf-8") if broken * 10 <= whole else None


def _detect(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # slow to import, and nearly every article is UTF-8

    match = from_bytes(data, cp_isolation=_WESTERN).best() or from_bytes(data).best()
    if match is None:
        raise Unreadable("neither UTF-8 nor any encoding that could be detected; save it as UTF-8")
    return data.decode(match.encoding), match.encoding
