"""Bytes to text, without changing anything: no newline is translated, no character replaced silently."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter

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
# What cp1252 text in French holds beside ASCII.
_FRENCH = frozenset("àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ«»‹›‘’“”„–—…•·°€²\u00a0")
_CONTROLS = "".join(map(chr, (*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20))))
_DETECTED_IN = 1_000_000  # bytes: what the detector looks at
# Files of text that is not an article's: it would be read with all the marks of its format.
_FORMATS = ((b"%PDF-", "a PDF"), (b"{\\rtf", "RTF"))
_BINARY = "not text but binary data; give a text file or JSONL"


class Unreadable(ValueError):
    """The bytes are no article; the message says why and what to do."""


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the Python name of its encoding.

    ``utf-8-sig`` is UTF-8 with a byte order mark; a mark is never part of the text. ``utf-8+cp1252`` is what is valid
    in UTF-8 and, byte by byte, the rest in cp1252. Raises ``Unreadable`` for nothing, blanks, binary data and bytes in
    no known encoding; some control characters do not make a text binary.
    """
    if not data:
        raise Unreadable("the file is empty; give a file that holds an article")
    for sign, name in _FORMATS:
        if data.startswith(sign):
            raise Unreadable(f"{name}, not plain text; save the article's text from it")
    text, encoding = _decode(data)
    if not any(map(_is_visible, set(text))):
        raise Unreadable("the file holds only blanks; give a file that holds an article")
    return text, encoding


def is_binary(data: bytes) -> bool:
    """Whether more than one byte in fifty is a control character."""
    return (len(data) - len(data.translate(None, _CONTROLS.encode()))) * 50 > len(data)


def _is_visible(char: str) -> bool:
    return not char.isspace() and unicodedata.category(char) not in {"Cc", "Cf"}


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError as error:
                raise Unreadable(f"marked as {encoding} but not valid in it; save it as UTF-8") from error
            if is_binary(text.encode()):
                raise Unreadable(_BINARY)
            return text, encoding
    if is_binary(data):
        found = _unmarked(data)
        if found is None:
            raise Unreadable(_BINARY)
        return found
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _damaged(data) or _mixed(data) or _detect(data)


def _unmarked(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without its mark, where one order of the bytes gives a text.

    That is one with blanks and without controls: read in the wrong order, or from binary data, hardly one character in
    a hundred is a blank.
    """
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if sum(map(text.count, " \r\n")) * 50 > len(text) and not any(map(_is_strange, set(text))):
            return text, encoding
    return None


def _is_strange(char: str) -> bool:
    """A character that no text holds: a control, or one that Unicode leaves unassigned."""
    return unicodedata.category(char) in {"Cn", "Co"} or char in _CONTROLS


def _damaged(data: bytes) -> tuple[str, str] | None:
    """UTF-8 with a few broken bytes, such as a scraper's cut inside a letter: those become U+FFFD.

    In any other encoding the accented letters would break nearly all, not one in ten.
    """
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(count for char, count in Counter(text).items() if not char.isascii()) - broken
    return (text, "utf-8") if broken * 10 <= whole else None


def _mixed(data: bytes) -> tuple[str, str] | None:
    """UTF-8 and cp1252 in one file, as when pages of two sites are joined.

    Both must be French nearly throughout, and of the letters of a text in cp1252 alone not one in ten looks like UTF-8.
    """
    text = data.decode("utf-8", "surrogateescape")
    strange = Counter(char for char in text if not char.isascii())
    ansi = {
        char: bytes([ord(char) & 0xFF]).decode("cp1252", "replace") for char in strange if "\udc80" <= char <= "\udcff"
    }
    broken = sum(map(strange.__getitem__, ansi))
    whole = strange.total() - broken
    french = sum(count for char, count in strange.items() if char in _FRENCH)
    as_french = sum(strange[char] for char, letter in ansi.items() if letter in _FRENCH)
    if french * 10 < max(9 * whole, broken) or as_french * 10 < 9 * broken:
        return None
    return re.sub("[\udc80-\udcff]", lambda match: ansi[match[0]], text), "utf-8+cp1252"


def _detect(data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # slow to import, and nearly every article is UTF-8

    sample = data[:_DETECTED_IN]
    match = from_bytes(sample, cp_isolation=_WESTERN).best() or from_bytes(sample).best()
    try:
        if match is not None:
            return data.decode(match.encoding), match.encoding
    except UnicodeDecodeError:
        pass  # further on it is something else
    raise Unreadable("neither UTF-8 nor any encoding that could be detected; save it as UTF-8")
