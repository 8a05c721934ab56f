"""EDTF and TIMEX3 values in words."""

from __future__ import annotations

import re
from typing import Any

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4}|XXXX)-(\d\d)")
_YEAR = re.compile(r"(\d{1,4})(X{0,3})")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
_TIME = re.compile(r"T(?:\d\d(?::\d\d)*|[A-Z]{2})")
# EDTF numbers the seasons from 21, spring, on.
_SEASONS = range(21, 25)


def told(value: str, words: dict[str, Any]) -> str:
    """A value in words (« 6 novembre 2024, 16:30 »); ``words`` are the calendar's labels. What is no date stays."""
    begin, slash, end = value.partition("/")
    if not slash:
        return _told(begin, words) or value
    first, last = _told(begin, words), _told(end, words)
    if first is None or last is None:
        return value
    return f"{_shortened(first, last)} – {last}"


def _shortened(first: str, last: str) -> str:
    """« 13 » of « 13 septembre 2024 » before « 14 septembre 2024 »: what both end in is said once."""
    one, other = first.split(" "), last.split(" ")
    while len(one) > 1 and len(other) > 1 and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return " ".join(one)


def _told(value: str, words: dict[str, Any]) -> str | None:
    value, _, time = value.partition("T")
    clock = ""
    if time:
        if not _TIME.fullmatch(f"T{time}"):
            return None
        clock = words.get(f"T{time}", time)
    if not value:
        return clock or None
    day = _told_day(value, words)
    return f"{day}, {clock}" if day and clock else day


def _told_day(value: str, words: dict[str, Any]) -> str | None:
    if found := _WEEKDAY.fullmatch(value):
        return _fill(words["unknown_day"], date=words["weekdays"][int(found[1]) - 1])
    if found := _WEEK.fullmatch(value):
        return _fill(words["week"], n=str(int(found[2])), year=found[1])
    if found := _YEARLESS.fullmatch(value):
        day = _day_month(int(found[1]), int(found[2]), words)
        return _fill(words["unknown_year"], date=day) if day else None
    if found := _DAY.fullmatch(value):
        day = _day_month(int(found[2]), int(found[3]), words)
        return f"{day} {int(found[1])}" if day else None
    if found := _MONTH.fullmatch(value):
        name = _month(int(found[2]), words)
        if name is None:
            return None
        return _fill(words["unknown_year"], date=name) if found[1] == "XXXX" else f"{name} {int(found[1])}"
    if (found := _YEAR.fullmatch(value)) and len(value) == 4:
        missing = len(found[2])
        if missing == 1:
            return _fill(words["decade"], n=f"{found[1]}0")
        return f"{found[1]}{'0' * missing}–{found[1]}{'9' * missing}" if missing else value
    return None


def _day_month(month: int, day: int, words: dict[str, Any]) -> str | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{words['first_day'] if day == 1 else day} {words['months'][month - 1]}"


def _month(number: int, words: dict[str, Any]) -> str | None:
    if number in _SEASONS:
        name: str = words["seasons"][number - 21]
        return name
    return words["months"][number - 1] if 1 <= number <= 12 else None


def _fill(pattern: str, **values: str) -> str:
    for key, value in values.items():
        pattern = pattern.replace(f"{{{key}}}", value)
    return pattern
