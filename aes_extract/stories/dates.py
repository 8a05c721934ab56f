"""How much it says that two events have these dates."""

from __future__ import annotations

from datetime import date, timedelta
from math import inf, log2

from aes_extract.edtf import Days, Pattern, days_of, patterns_of

# Events of a collection spread over a year: that two share a day by chance is one in 365, a month one in 12.
_SPREAD = 365
_MOST = 6.0
_SAME_DAY_OF_UNKNOWN_YEAR = 5.0
_SAME_MONTH_OF_UNKNOWN_YEAR = 2.5
_SAME_WEEKDAY = log2(7)
# Reports differ by a day: a night has two, and news travel.
NEXT_DAY = -2.0
_WEEKEND = 3


def date_evidence(one: str | None, other: str | None) -> float:
    """Bits for (or against) two dates being those of one event: 0 when one is unknown, ``-inf`` when it is impossible.

    The rarer the agreement, the more bits: a common day says more than a common month.
    """
    if one is None or other is None:
        return 0.0
    a, b = days_of(one), days_of(other)
    if a and b:
        return _both_known(a, b)
    if a or b:
        return _one_unknown(a or b, patterns_of(other if a else one))  # type: ignore[arg-type]
    return _both_unknown(patterns_of(one), patterns_of(other))


def _both_known(a: Days, b: Days) -> float:
    gap = max((b.first - a.last).days, (a.first - b.last).days)
    if gap > 1:
        return -inf
    if gap == 1:
        return NEXT_DAY if min(len(a), len(b)) <= _WEEKEND else -inf
    return min(_MOST, max(0.0, log2(_SPREAD / max(len(a), len(b)))))


def _one_unknown(days: Days, patterns: tuple[Pattern, ...]) -> float:
    if not patterns or len(days) > _SPREAD:
        return 0.0
    if any(one.fits(day) for one in patterns for day in days):
        bits = max(_bits(one) for one in patterns)
        if len(days) <= _WEEKEND:
            return bits
        # Every month has its Mondays; « en mars » and a 12 March agree as months do.
        return 0.0 if patterns[0].weekday else min(bits, max(0.0, log2(_SPREAD / len(days)) - 1))
    near = (date_ for date_ in (days.first - timedelta(days=1), days.last + timedelta(days=1)))
    return NEXT_DAY if any(one.fits(day) for one in patterns for day in near) else -inf


def _both_unknown(a: tuple[Pattern, ...], b: tuple[Pattern, ...]) -> float:
    if not a or not b:
        return 0.0
    return max(_pair(one, other) for one in a for other in b)


def _pair(a: Pattern, b: Pattern) -> float:
    if a.weekday and b.weekday:
        if a.weekday == b.weekday:
            return _SAME_WEEKDAY
        return NEXT_DAY if (a.weekday - b.weekday) % 7 in (1, 6) else -inf
    if a.weekday or b.weekday:
        return 0.0
    if a.day is None or b.day is None:
        return _SAME_MONTH_OF_UNKNOWN_YEAR if a.month == b.month else -inf
    if (a.month, a.day) == (b.month, b.day):
        return _SAME_DAY_OF_UNKNOWN_YEAR
    return NEXT_DAY if _next_to(a, b) else -inf


def _next_to(a: Pattern, b: Pattern) -> bool:
    try:
        days = [date(2000, one.month or 1, one.day or 1) for one in (a, b)]
    except ValueError:
        return False
    return abs((days[0] - days[1]).days) in (1, 365)


def _bits(pattern: Pattern) -> float:
    if pattern.weekday:
        return _SAME_WEEKDAY
    return _SAME_DAY_OF_UNKNOWN_YEAR if pattern.day else _SAME_MONTH_OF_UNKNOWN_YEAR
