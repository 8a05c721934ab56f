"""The publication date as an input gives it."""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d\d:\d\d.*)?)?)?", re.ASCII)

EXPECTED = "expected YYYY-MM-DD, YYYY-MM or YYYY"


def parse_published(given: str) -> str:
    """Return the date in ISO form with day, month or year precision; a time after the day is dropped.

    Raises ``ValueError``, with a message that says what was expected, for anything else and for a day that no
    calendar has.
    """
    match = _ISO.fullmatch(given.strip())
    if match is None:
        raise ValueError(f"{given!r} is no date; {EXPECTED}")
    year, month, day = match.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise ValueError(f"{given!r} is in no calendar; {EXPECTED}") from None
    return "-".join(part for part in (year, month, day) if part)
