"""Dates of bylines and metadata: full dates read from a short string, without spaCy and without a reference
date.
"""

from __future__ import annotations

import re

from .edtf import day_value
from .grammar import find_expressions
from .values import Between, Day, Meaning, Month, Timed, Year

_ISO_MONTH = re.compile(r"\s*((?:19|20)\d\d)-(0[1-9]|1[0-2])\s*")
_LONE_YEAR = re.compile(r"\s*((?:19|20)\d\d)\s*")


def parse_date(text: str) -> str | None:
    """The first date with a year in a short string, as ``2024-02-26``, ``2024-02`` or ``2024``; ``None``
    without one.

    Hours are left out: « 26/02/2024 à 08:41 » → ``2024-02-26``.
    """
    month = _ISO_MONTH.fullmatch(text)
    if month:
        return f"{month[1]}-{month[2]}"
    year = _LONE_YEAR.fullmatch(text)
    if year:
        return year[1]
    return next((value for _, _, value in search_dates(text)), None)


def search_dates(text: str) -> list[tuple[int, int, str]]:
    """Every date of the text that says its year: (start, end, value); of an interval or a list, the first
    day.
    """
    found = []
    for expression in find_expressions(text):
        value = _explicit(expression.meaning)
        if value:
            found.append((expression.start, expression.end, value))
    return found


def _explicit(meaning: Meaning) -> str | None:
    if isinstance(meaning, Timed):
        return _explicit(meaning.date) if meaning.date else None
    if isinstance(meaning, Between):
        first, last = meaning.first, meaning.last
        return _explicit(first) or _explicit(last)
    if isinstance(meaning, Day) and meaning.year and meaning.month:
        return day_value(meaning.year, meaning.month, meaning.day)
    if isinstance(meaning, Month) and meaning.year:
        return day_value(meaning.year, meaning.month)
    return f"{meaning.year:04d}" if isinstance(meaning, Year) else None
