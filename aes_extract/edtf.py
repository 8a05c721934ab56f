"""The days that a date value of the output may mean.

Values are EDTF (Library of Congress, level 1: ``2024-11-06``, ``2024-07``, ``198X``, ``1999-23``,
``2024-09-13/2024-09-14``), ISO weeks (``2024-W46``), days and weekdays of an unknown year (``XXXX-11-06``,
``XXXX-WXX-2``) and TIMEX3 parts of a day (``2024-11-06TMO``, ``2024-11-06T16:30``).
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_YEAR = re.compile(r"(\d{1,4})(X{0,3})", re.ASCII)
_MONTH_OR_SEASON = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-([1-7]))?", re.ASCII)
_UNKNOWN_YEAR = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?", re.ASCII)
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
# EDTF fixes no days for its seasons: the widest of the meteorological and the astronomical reading, and for winter
# both ends of the year, since « hiver 2024 » may be either.
_SEASONS = {21: ((3, 1), (6, 21)), 22: ((6, 1), (9, 23)), 23: ((9, 1), (12, 22)), 24: ((1, 1), (12, 31))}


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day, both included."""

    first: date
    last: date

    def __len__(self) -> int:
        return (self.last - self.first).days + 1

    def __iter__(self) -> Iterator[date]:
        return (self.first + timedelta(days=i) for i in range(len(self)))


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is known of a day whose year is not: its month, day of the month or ISO weekday (1 is Monday)."""

    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def fits(self, day: date) -> bool:
        """Whether a day may be meant."""
        return (
            self.month in (None, day.month) and self.day in (None, day.day) and self.weekday in (None, day.isoweekday())
        )


@lru_cache(maxsize=4096)
def days_of(value: str) -> Days | None:
    """The earliest to the latest day that the value allows; None when its year is unknown or it is no date."""
    first, _, last = value.partition("/")
    start, end = _days(first), _days(last or first)
    if start is None or end is None or start.first > end.last:
        return None
    return Days(start.first, end.last)


def bounds(value: str | None) -> tuple[date | None, date | None]:
    """The first and the last day of ``days_of``, for sorting and filtering where EDTF cannot be read."""
    days = days_of(value) if value else None
    return (days.first, days.last) if days else (None, None)


@lru_cache(maxsize=4096)
def patterns_of(value: str) -> tuple[Pattern, ...]:
    """What is known of a day of an unknown year, one pattern for each end of an interval; empty for other values."""
    found = tuple(_pattern(part) for part in value.split("/"))
    return tuple(one for one in found if one is not None) if None not in found else ()


def _days(value: str) -> Days | None:
    value = value.partition("T")[0]
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
            day = date.fromisoformat(value)
            return Days(day, day)
        if match := _MONTH_OR_SEASON.fullmatch(value):
            return _month_or_season(int(match[1]), int(match[2]))
        if match := _WEEK.fullmatch(value):
            day = date.fromisocalendar(int(match[1]), int(match[2]), int(match[3] or 1))
            return Days(day, day if match[3] else day + timedelta(days=6))
        if (match := _YEAR.fullmatch(value)) and len(value) == 4:
            first, last = (int(match[1] + digit * len(match[2])) for digit in "09")
            return Days(date(first, 1, 1), date(last, 12, 31))
    except (ValueError, OverflowError):
        return None
    return None


def _month_or_season(year: int, number: int) -> Days:
    if number in _SEASONS:
        first, last = _SEASONS[number]
        return Days(date(year, *first), date(year, *last))
    return Days(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def _pattern(value: str) -> Pattern | None:
    value = value.partition("T")[0]
    if match := _UNKNOWN_YEAR.fullmatch(value):
        return Pattern(month=int(match[1]), day=int(match[2]) if match[2] else None)
    if match := _WEEKDAY.fullmatch(value):
        return Pattern(weekday=int(match[1]))
    return None
