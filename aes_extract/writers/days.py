"""The first and the last day that a date value allows, for sorting and filtering where EDTF cannot be read."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date | None, date | None]

_UNKNOWN: Days = (None, None)
_CALENDAR = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d{2})(?:-([1-7]))?", re.ASCII)
_DIGITS = re.compile(r"\d{1,3}X{1,3}", re.ASCII)
# EDTF fixes no days for its seasons: the widest of the meteorological and the astronomical reading, and for winter
# both ends of the year, since « hiver 2024 » may be either.
_SEASONS = {21: ((3, 1), (6, 21)), 22: ((6, 1), (9, 23)), 23: ((9, 1), (12, 22)), 24: ((1, 1), (12, 31))}


def days(value: str | None) -> Days:
    """The bounds of an EDTF or TIMEX3 value, both ends included; ``None`` where there is none.

    A value without a year (``XXXX-11-06``) has no bounds, an open interval (``2024-11-06/..``) only one. Hours and
    parts of the day (``T16:30``, ``TMO``) are left aside; qualifiers (``~``, ``?``, ``%``) widen nothing.
    """
    if not value:
        return _UNKNOWN
    first, slash, last = value.partition("/")
    if not slash:
        return _point(first)
    start, end = _point(first)[0], _point(last)[1]
    if (start is None and first not in ("", "..")) or (end is None and last not in ("", "..")):
        return _UNKNOWN
    if start is not None and end is not None and end < start:
        return _UNKNOWN
    return start, end


def _point(value: str) -> Days:
    day = value.partition("T")[0].rstrip("~?%")
    try:
        if found := _CALENDAR.fullmatch(day):
            return _calendar(*(int(part) if part else None for part in found.groups()))
        if found := _WEEK.fullmatch(day):
            year, week, weekday = found.groups()
            monday = date.fromisocalendar(int(year), int(week), int(weekday or 1))
            return monday, monday if weekday else monday + timedelta(days=6)
        if len(day) == 4 and _DIGITS.fullmatch(day):
            return date(int(day.replace("X", "0")), 1, 1), date(int(day.replace("X", "9")), 12, 31)
    except (ValueError, OverflowError):
        return _UNKNOWN
    return _UNKNOWN


def _calendar(year: int | None, month: int | None, day: int | None) -> Days:
    """Raises ValueError for a day that no calendar has."""
    assert year is not None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if month in _SEASONS and day is None:
        first, last = _SEASONS[month]
        return date(year, *first), date(year, *last)
    if day is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)
