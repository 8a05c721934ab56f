"""Writing and counting calendar values in EDTF, with ``X`` for what is unknown."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from .values import Edge, Stamp

_EDGE_DAYS = {"start": (1, 10), "mid": (11, 20), "end": (21, 31)}
_EDGE_MONTHS = {"start": (1, 3), "mid": (5, 8), "end": (10, 12)}
# A year that is no leap year, for counting days whose year is unknown.
_ANY_YEAR = 2001


def day_value(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """« 2024-11-06 », « 2024-11 », « 2024 », « XXXX-11-06 »."""
    value = "XXXX" if year is None else f"{year:04d}"
    if month is not None:
        value += f"-{month:02d}"
        if day is not None:
            value += f"-{day:02d}"
    return value


def stamp_value(stamp: Stamp) -> str:
    """The value of a stamp; one that knows only its weekday is ``XXXX-WXX-2``."""
    if stamp.month is None and stamp.weekday is not None:
        return f"XXXX-WXX-{stamp.weekday}"
    return day_value(stamp.year, stamp.month, stamp.day)


def week_value(day: date) -> str:
    """The ISO week of a day: ``2024-W46``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def edge_of_month(year: int | None, month: int, edge: Edge) -> str:
    """« début mars » is days 1 to 10, « mi- » 11 to 20, « fin » 21 to the end."""
    first, last = _EDGE_DAYS[edge]
    last = min(last, monthrange(year or _ANY_YEAR, month)[1])
    return f"{day_value(year, month, first)}/{day_value(year, month, last)}"


def edge_of_year(year: int, edge: Edge) -> str:
    """« début 2023 » is months 1 to 3, « mi- » 5 to 8, « fin » 10 to 12."""
    first, last = _EDGE_MONTHS[edge]
    return f"{day_value(year, first)}/{day_value(year, last)}"


def as_date(stamp: Stamp) -> date | None:
    """The calendar day of a complete stamp."""
    if stamp.year is None or stamp.month is None or stamp.day is None:
        return None
    try:
        return date(stamp.year, stamp.month, stamp.day)
    except ValueError:
        return None


def as_stamp(day: date) -> Stamp:
    """The stamp of a calendar day."""
    return Stamp(day.year, day.month, day.day)


def move_days(stamp: Stamp, amount: int) -> Stamp | None:
    """So many days away, also from a day without a year or a bare weekday; ``None`` where nothing is sure."""
    full = as_date(stamp)
    if full is not None:
        moved = shift_date(full, amount)
        return as_stamp(moved) if moved else None
    if stamp.year is None and stamp.month and stamp.day:
        try:
            start = date(_ANY_YEAR, stamp.month, stamp.day)
        except ValueError:
            return None
        moved = start + timedelta(days=amount)
        leap = date(_ANY_YEAR, 2, 28)
        # Across the end of February or of the year nothing is sure without the year.
        if (start <= leap) != (moved <= leap) or abs(amount) > 300:
            return None if moved.year == start.year else Stamp(None, moved.month, moved.day)
        return Stamp(None, moved.month, moved.day)
    if stamp.weekday is not None and stamp.month is None:
        return Stamp(weekday=(stamp.weekday - 1 + amount) % 7 + 1)
    return None


def shift_date(day: date, days: int) -> date | None:
    """So many days away, ``None`` beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def move_months(year: int, month: int, amount: int) -> tuple[int, int]:
    """So many months away, as (year, month)."""
    index = year * 12 + month - 1 + amount
    return index // 12, index % 12 + 1


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876, after Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
