"""Completing partial days and months with their year, and the two ends of an interval with each other."""

from __future__ import annotations

from dataclasses import replace

from .context import Context, Place, choose_year
from .edtf import as_date
from .values import Day, Month, Resolution, Stamp


def day_place(day: Day) -> Place:
    """Where a day falls in a year, if it exists there and on its weekday."""

    def place(year: int) -> tuple[int, int | None] | None:
        full = as_date(Stamp(year, day.month, day.day))
        if full is None or day.month is None or (day.weekday and full.isoweekday() != day.weekday):
            return None
        return day.month, day.day

    return place


def years_away(years: int | None, context: Context) -> tuple[int | None, Resolution] | None:
    """« de cette année », « de l'année dernière »: counted from the reference, unknown without it."""
    if years is None:
        return None
    if context.reference and context.reference.year:
        return context.reference.year + years, "reference"
    return None, "unresolved"


def complete_days(first: Day, last: Day, context: Context) -> tuple[Day, Day, Resolution]:
    assert first.month is not None and last.month is not None
    wraps = (first.month, first.day) > (last.month, last.day)
    if last.year is None and last.years is not None:
        year, _ = years_away(last.years, context) or (None, None)
        return (
            (replace(first, year=year - wraps), replace(last, year=year), "reference")
            if year
            else (first, last, "unresolved")
        )
    if last.year is None and first.year is None:
        begin, end = day_place(first), day_place(last)

        def place(year: int) -> tuple[int, int | None] | None:
            return end(year) if begin(year - wraps) else None

        year, how = choose_year(context, place, last.shift)
        if year is None:
            return first, last, "unresolved"
        return replace(first, year=year - wraps), replace(last, year=year), how
    if last.year is None and first.year is not None:
        last = replace(last, year=first.year + wraps)
    elif first.year is None and last.year is not None:
        first = replace(first, year=last.year - wraps)
    return first, last, "explicit"


def complete_months(first: Month, last: Month, context: Context) -> tuple[Month, Month, Resolution]:
    wraps = first.month > last.month
    if last.year is None and first.year is None:
        year, how = choose_year(context, lambda _: (last.month, None), last.shift)
        if year is None:
            return first, last, "unresolved"
        return replace(first, year=year - wraps), replace(last, year=year), how
    if last.year is None and first.year is not None:
        last = replace(last, year=first.year + wraps)
    elif first.year is None and last.year is not None:
        first = replace(first, year=last.year - wraps)
    return first, last, "explicit"
