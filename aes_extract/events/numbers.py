"""Numbers in a text: digits, words, and the collectives that round them (« une quinzaine »)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aes_extract.events.parse import Parse
from aes_extract.text import fold

_UNITS = {
    w: n
    for n, w in enumerate(
        """zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize""".split()
    )
} | {"une": 1}
_TENS = {
    "vingt": 20,
    "vingts": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "nonante": 90,
}
_COLLECTIVES = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000,
}  # fmt: skip
_DIGITS = re.compile(r"\d{1,3}(?:[.\s\u00a0\u202f]\d{3})+|\d+")
_ABOUT = (("environ",), ("pres", "de"), ("pres", "d'"), ("quelque",), ("autour", "de"))
_AT_LEAST = (("au", "moins"), ("plus", "de"), ("plus", "d'"))


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens ``start`` to ``end`` (exclusive) say ``value``, rounded (``about``) or as a lower bound (``at_least``)."""

    start: int
    end: int
    value: int
    about: bool
    at_least: bool


def find_numbers(doc: Parse, start: int, end: int) -> Iterator[Number]:
    """Yield the numbers among tokens ``start`` to ``end``; « quatorze (14) » is one."""
    i = start
    while i < end:
        found = _read(doc, i, end)
        if found is None:
            i += 1
            continue
        value, stop, about = found
        begin = i - 1 if about and i > start and doc[i - 1].key in {"une", "un"} else i
        before = [t.key for t in doc[max(start, begin - 2) : begin]]
        at_least = any(tuple(before[-len(p) :]) == p for p in _AT_LEAST)
        about = about or any(tuple(before[-len(p) :]) == p for p in _ABOUT)
        if stop + 2 < end and doc[stop].text == "(" and doc[stop + 1].text.isdigit() and doc[stop + 2].text == ")":
            stop += 3
        yield Number(i, stop, value, about, at_least)
        i = stop


def _read(doc: Parse, i: int, end: int) -> tuple[int, int, bool] | None:
    """The number that begins at token ``i``: its value, where it ends, and whether a collective rounds it."""
    text = doc[i].text
    if _DIGITS.fullmatch(text):
        j = i + 1
        digits = re.sub(r"\D", "", text)
        while j < end and len(digits) <= 6 and re.fullmatch(r"\d{3}", doc[j].text) and len(text) <= 3:
            digits += doc[j].text
            j += 1
        return int(digits), j, False
    key = fold(text)
    collective = _COLLECTIVES.get(key) or _COLLECTIVES.get(key.removesuffix("s"))
    if collective is not None:
        # « des dizaines » says no number.
        return None if key.endswith("s") else (collective, i + 1, True)
    if key in {"un", "une"}:
        return None
    total = part = 0
    j = i
    while j < end:
        word = doc[j].key
        pieces = [p for p in re.split(r"-|\bet\b", word) if p]
        if word in {"-", "et"} and j > i and j + 1 < end and _is_number_word(doc[j + 1].key):
            j += 1
            continue
        if not pieces or not all(map(_is_number_word, pieces)):
            break
        for piece in pieces:
            if piece in {"cent", "cents"}:
                part = max(part, 1) * 100
            elif piece == "mille":
                total, part = total + max(part, 1) * 1000, 0
            elif piece in {"vingt", "vingts"} and part % 100 == 4:
                part += 76
            else:
                part += _UNITS.get(piece, 0) or _TENS.get(piece, 0)
        j += 1
    return (total + part, j, False) if j > i and total + part > 0 else None


def _is_number_word(word: str) -> bool:
    return (
        all(p in _UNITS or p in _TENS or p in {"cent", "cents", "mille"} for p in word.split("-") if p) and word != ""
    )
