"""Publication dates as bylines write them, in French and English."""

from __future__ import annotations

import re
from datetime import date

from aes_extract.text import fold

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv january jan",
            "fevrier fevr fev february feb",
            "mars march mar",
            "avril avr april apr",
            "mai may",
            "juin june jun",
            "juillet juil july jul",
            "aout august aug",
            "septembre sept september sep",
            "octobre oct october",
            "novembre nov november",
            "decembre dec december",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = (
    r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)\.?,?\s+(?:le\s+)?"
)
_TIME = (
    r"(?:\s*+(?:,|-|\||a|at|@)?\s*+\d{1,2}\s?(?:[:h]\s?\d\d(?:\s?:\s?\d\d)?|h)(?:\s?min)?(?:\s?[ap]\.?m\.?)?"
    r"(?:\s?(?:gmt|tu|utc)(?:\s?[+-]\s?\d+)?)?)?"
)
_DATE = re.compile(
    # Themes glue the counter of comments to the year at the line's end: « 4 avril 20240 ».
    rf"\b(?:{_DAY})?(?:"
    rf"(?P<d1>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?P<m1>{_MONTH}),?(?:\s+(?P<y1>(?:19|20)\d\d)(?:\d{{1,3}}(?=\s*$))?)?"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?(?:\s+(?P<y2>(?:19|20)\d\d))"
    r"|(?P<d3>\d{1,2})[/.-](?P<m3>\d{1,2})[/.-](?P<y3>(?:19|20)\d\d)"
    r"|(?P<y4>(?:19|20)\d\d)[/-](?P<m4>\d\d)(?:[/-](?P<d4>\d\d))?"
    rf"|(?P<m5>{_MONTH})\s+(?P<y5>(?:19|20)\d\d)"
    rf")(?:t(?=\d\d:)|(?!\w)){_TIME}"
)


def find_dates(text: str) -> list[tuple[int, int, str | None]]:
    """Find calendar dates: where each stands, with its hour, and its ISO value (``None`` without a year)."""
    folded = fold(text)
    if len(folded) != len(text):
        # A ligature folds to two letters; fold each letter alone so that the offsets stay.
        folded = "".join((fold(char) or " ")[0] if len(fold(char)) != 1 else fold(char) for char in text)
    return [(match.start(), match.end(), _value(match)) for match in _DATE.finditer(folded) if _real(match)]


def _numbers(match: re.Match[str]) -> tuple[int | None, int, int | None]:
    group = next(n for n in "12345" if match.group(f"m{n}"))
    name = match.group(f"m{group}").rstrip(".")
    parts = match.groupdict()
    year, day = parts.get(f"y{group}"), parts.get(f"d{group}")
    month = int(name) if name.isdigit() else _MONTHS[name]
    return (int(year) if year else None), month, (int(day) if day else None)


def _real(match: re.Match[str]) -> bool:
    year, month, day = _numbers(match)
    try:
        date(year or 2000, month, day or 1)
    except ValueError:
        return False
    return True


def _value(match: re.Match[str]) -> str | None:
    year, month, day = _numbers(match)
    if year is None:
        return None
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
