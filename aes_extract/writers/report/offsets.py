"""Offsets as JavaScript counts them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

_LAST_OF_BMP = "\uffff"


def utf16(text: str) -> Callable[[int], int]:
    """What turns an offset of a Python string (code points) into one of the same string in UTF-16 code units."""
    astral = [index for index, letter in enumerate(text) if letter > _LAST_OF_BMP]
    if not astral:
        return lambda offset: offset
    return lambda offset: offset + bisect_left(astral, offset)
