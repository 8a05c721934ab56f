"""From the meaning of an expression to its value: a pure function of meaning, reference, tense and dates
read.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from functools import singledispatch

from .completion import complete_days, complete_months, day_place, years_away
from .context import (
    Context,
    anchor,
    choose_year,
    last_month,
    last_year,
    same_weekday,
)
from .edtf import (
    as_date,
    as_stamp,
    day_value,
    easter,
    edge_of_month,
    edge_of_year,
    move_days,
    move_months,
    shift_date,
    stamp_value,
    week_value,
)
from .values import (
    Anchor,
    Between,
    Clock,
    Day,
    Era,
    Feast,
    Fortnight,
    Meaning,
    Month,
    Months,
    NewYear,
    Night,
    Relative,
    Resolution,
    Resolved,
    SameTime,
    Season,
    Stamp,
    Tense,
    Timed,
    Weekday,
    WeekOf,
    Year,
)

UNKNOWN = Resolved(None, "unresolved")
_EXPLICIT: Resolution = "explicit"


@singledispatch
def resolve(meaning: Meaning, context: Context) -> Resolved:
    """The value of a meaning in its context."""
    raise TypeError(f"no date meaning: {meaning!r}")


@resolve.register
def _(meaning: Day, context: Context) -> Resolved:
    assert meaning.month is not None
    if meaning.year is not None:
        return _point(Stamp(meaning.year, meaning.month, meaning.day), "explicit")
    year, how = years_away(meaning.years, context) or choose_year(context, day_place(meaning), meaning.shift)
    return _point(Stamp(year, meaning.month, meaning.day), how)


@resolve.register
def _(meaning: Month, context: Context) -> Resolved:
    year, how = meaning.year, _EXPLICIT
    if year is None:
        year, how = years_away(meaning.years, context) or choose_year(
            context, lambda _: (meaning.month, None), meaning.shift
        )
    stamp = Stamp(year, meaning.month)
    if meaning.edge:
        return Resolved(edge_of_month(year, meaning.month, meaning.edge), how, stamp, stamp)
    return _point(stamp, how)


@resolve.register
def _(meaning: Year, context: Context) -> Resolved:
    stamp = Stamp(meaning.year)
    value = edge_of_year(meaning.year, meaning.edge) if meaning.edge else day_value(meaning.year)
    return Resolved(value, "explicit", stamp, stamp)


@resolve.register
def _(meaning: Months, context: Context) -> Resolved:
    year, how = meaning.year, _EXPLICIT
    if year is None and meaning.shift is not None and context.reference and context.reference.year:
        # « premier trimestre de l'année dernière » counts years; a bare « dernier » does not.
        year, how = context.reference.year + meaning.shift, "reference"
    elif year is None:
        year, how = choose_year(context, lambda _: (meaning.first, None))
    first, last = Stamp(year, meaning.first), Stamp(year, meaning.last)
    return Resolved(f"{stamp_value(first)}/{stamp_value(last)}", how, first, last)


@resolve.register
def _(meaning: Fortnight, context: Context) -> Resolved:
    month = resolve(meaning.month, context)
    stamp = month.first
    assert stamp is not None and stamp.month is not None
    days = (16, monthrange(stamp.year or 2001, stamp.month)[1]) if meaning.second else (1, 15)
    first, last = (Stamp(stamp.year, stamp.month, day) for day in days)
    return Resolved(f"{stamp_value(first)}/{stamp_value(last)}", month.resolution, first, last)


@resolve.register
def _(meaning: Season, context: Context) -> Resolved:
    if meaning.year is not None:
        return Resolved(f"{meaning.year:04d}-{meaning.season}", "explicit", Stamp(meaning.year), Stamp(meaning.year))
    if meaning.generic and context.tense is Tense.OPEN:
        return Resolved(f"XXXX-{meaning.season}", "unresolved")
    start = 3 * (meaning.season - 20)
    month = {None: start, 0: min(start + 1, 12), -1: min(start + 2, 12), 1: start}[meaning.shift]
    year, how = choose_year(context, lambda _: (month, None), meaning.shift or None)
    return Resolved(f"{day_value(year)}-{meaning.season}", how)


@resolve.register
def _(meaning: Era, context: Context) -> Resolved:
    return Resolved(meaning.digits.ljust(4, "X"), "explicit")


@resolve.register
def _(meaning: Weekday, context: Context) -> Resolved:
    today, wanted = context.today, meaning.weekday
    if today is not None:
        back = (today.isoweekday() - wanted) % 7
        ahead = (wanted - today.isoweekday()) % 7
        if meaning.shift == -1:
            days = -(back or 7)
        elif meaning.shift == 1:
            days = ahead or 7
        elif context.tense is Tense.FUTURE:
            days = ahead
        elif context.tense is Tense.OPEN:
            days = ahead if ahead < back else -back
        else:
            days = -back
        return _on(shift_date(today, days), "reference")
    if meaning.shift in {None, 0}:
        for reading in same_weekday(context, wanted):
            return _point(reading.last, "context")
        near = anchor(context)
        base = as_date(near.last) if near and context.sentence - near.sentence <= 2 else None
        if base is not None and meaning.shift is None:
            ahead = (wanted - base.isoweekday()) % 7
            return _on(shift_date(base, ahead if ahead <= 3 else ahead - 7), "context")
    return _point(Stamp(weekday=wanted), "unresolved")


@resolve.register
def _(meaning: Relative, context: Context) -> Resolved:
    if meaning.anchor is Anchor.READ:
        return _from_read(meaning, context)
    today, reference = context.today, context.reference
    if meaning.unit == "year" and reference and reference.year:
        return _year(reference.year + meaning.amount, meaning, "reference")
    if meaning.unit == "month" and reference and reference.year and reference.month:
        return _month(*move_months(reference.year, reference.month, meaning.amount), meaning, "reference")
    if today is None:
        return UNKNOWN
    if meaning.unit == "day":
        return _on(shift_date(today, meaning.amount), "reference")
    if meaning.unit == "weekend":
        return _weekend(today, meaning.amount, context.tense)
    day = shift_date(today, 7 * meaning.amount)
    return _week(day, "reference")


def _from_read(meaning: Relative, context: Context) -> Resolved:
    """A relative expression that counts from the last date read."""
    if meaning.unit == "year":
        year = last_year(context)
        return _year(year + meaning.amount, meaning, "context") if year else UNKNOWN
    if meaning.unit == "month":
        reading = last_month(context)
        if reading is None or reading.last.month is None:
            return UNKNOWN
        year, month = move_months(reading.last.year or 2001, reading.last.month, meaning.amount)
        if reading.last.year is None:
            return _point(Stamp(None, month), "context") if not meaning.counted else UNKNOWN
        return _month(year, month, meaning, "context")
    reading = anchor(context)
    if reading is None:
        return UNKNOWN
    base = reading.first if meaning.amount < 0 else reading.last
    if meaning.unit == "day" or meaning.counted:
        moved = move_days(base, meaning.amount * (7 if meaning.unit == "week" else 1))
        return _point(moved, "context") if moved else UNKNOWN
    day = as_date(base)
    if day is None:
        return UNKNOWN
    if meaning.unit == "weekend":
        return replace(_weekend(day, meaning.amount, Tense.OPEN), resolution="context")
    return _week(shift_date(day, 7 * meaning.amount), "context")


@resolve.register
def _(meaning: SameTime, context: Context) -> Resolved:
    reading = context.read[-1] if context.read else None
    reference = context.reference
    if reading is None or reading.sentence != context.sentence or not reference or not reference.month:
        return UNKNOWN
    if reading.last.year is None or reading.last.month:
        return UNKNOWN
    return _point(Stamp(reading.last.year, reference.month), "context")


@resolve.register
def _(meaning: NewYear, context: Context) -> Resolved:
    reference = context.reference
    if reference is None or reference.year is None or reference.month is None:
        return UNKNOWN
    return _point(Stamp(reference.year + (reference.month > 6)), "reference")


@resolve.register
def _(meaning: WeekOf, context: Context) -> Resolved:
    day = resolve(meaning.day, context)
    full = as_date(day.first) if day.first else None
    return _week(full, day.resolution) if full else UNKNOWN


@resolve.register
def _(meaning: Feast, context: Context) -> Resolved:
    def place(year: int) -> tuple[int, int | None] | None:
        if meaning.easter is not None:
            day = easter(year) + timedelta(days=meaning.easter)
            return day.month, day.day
        return (meaning.month, meaning.day) if meaning.month else None

    if meaning.easter is None and meaning.month is None:
        return UNKNOWN
    year, how = meaning.year, _EXPLICIT
    if year is None:
        year, how = choose_year(context, place, meaning.shift)
    there = place(year) if year else ((meaning.month, meaning.day) if meaning.month else None)
    return _point(Stamp(year, *there), how) if there else UNKNOWN


@resolve.register
def _(meaning: Timed, context: Context) -> Resolved:
    if meaning.date is not None:
        day = resolve(meaning.date, context)
        stamp = day.last
    else:
        stamp, day = _day_of_hour(meaning, context)
    if stamp is None or not (stamp.day or stamp.weekday):
        if meaning.date is None and meaning.clock:
            return Resolved("T" + _clock(meaning.clock), "unresolved")
        return replace(day, value=None) if day.value and day.last and not day.last.day else UNKNOWN
    suffix = "T" + _clock(meaning.clock) if meaning.clock else f"T{meaning.part}"
    return Resolved(stamp_value(stamp) + suffix, day.resolution, stamp, stamp)


def _day_of_hour(meaning: Timed, context: Context) -> tuple[Stamp | None, Resolved]:
    """The day of an hour or a part of the day that stands alone: the last day read, else the reference."""
    hour = meaning.clock.hour if meaning.clock else 0 if meaning.part == "NI" else 12
    reading = anchor(context, hour if meaning.clock else 12)
    if reading is not None:
        stamp = reading.first if reading.night and hour >= 18 else reading.last
        return stamp, _point(stamp, "context")
    today = context.today
    return (as_stamp(today), _on(today, "reference")) if today else (None, UNKNOWN)


@resolve.register
def _(meaning: Night, context: Context) -> Resolved:
    return _interval(meaning.first, meaning.last, context)


@resolve.register
def _(meaning: Between, context: Context) -> Resolved:
    return _interval(meaning.first, meaning.last, context)


def _interval(first: Meaning, last: Meaning, context: Context) -> Resolved:
    """An interval: the end that lacks its year or month takes it from the other."""
    if isinstance(first, Day) and isinstance(last, Day):
        first, last, how = complete_days(first, last, context)
    elif isinstance(first, Month) and isinstance(last, Month):
        first, last, how = complete_months(first, last, context)
    else:
        how = None
    a, b = resolve(first, context), resolve(last, context)
    if isinstance(last, (Weekday, Relative)) or isinstance(first, (Weekday, Relative)):
        a, b = _ordered_neighbours(a, b, first, last, context)
    if a.value is None or b.value is None:
        return UNKNOWN
    begin, end = a.value.split("/")[0], b.value.split("/")[-1]
    if "X" not in begin + end and begin > end:
        return UNKNOWN
    return Resolved(f"{begin}/{end}", how or b.resolution, a.first, b.last)


def _ordered_neighbours(
    a: Resolved, b: Resolved, first: Meaning, last: Meaning, context: Context
) -> tuple[Resolved, Resolved]:
    """Weekdays of one interval follow each other within a week: the later end is the one that the tense
    places.
    """
    begin, end = (as_date(r.last) if r.last else None for r in (a, b))
    if isinstance(last, Weekday) and begin and isinstance(first, Day):
        ahead = (last.weekday - begin.isoweekday()) % 7 or 7
        return a, _on(shift_date(begin, ahead), a.resolution)
    if isinstance(first, Weekday) and end:
        if context.tense is Tense.FUTURE and isinstance(last, Weekday) and begin:
            return a, _on(shift_date(begin, (last.weekday - first.weekday) % 7 or 7), a.resolution)
        back = (end.isoweekday() - first.weekday) % 7 or 7
        return _on(shift_date(end, -back), b.resolution), b
    return a, b


def _point(stamp: Stamp, how: Resolution) -> Resolved:
    return Resolved(stamp_value(stamp), how, stamp, stamp)


def _on(day: date | None, how: Resolution) -> Resolved:
    return _point(as_stamp(day), how) if day else UNKNOWN


def _year(year: int, meaning: Relative, how: Resolution) -> Resolved:
    if not 1 <= year <= 9999:
        return UNKNOWN
    value = edge_of_year(year, meaning.edge) if meaning.edge else day_value(year)
    return Resolved(value, how, Stamp(year), Stamp(year))


def _month(year: int, month: int, meaning: Relative, how: Resolution) -> Resolved:
    if not 1 <= year <= 9999:
        return UNKNOWN
    value = edge_of_month(year, month, meaning.edge) if meaning.edge else day_value(year, month)
    return Resolved(value, how, Stamp(year, month), Stamp(year, month))


def _week(day: date | None, how: Resolution) -> Resolved:
    if day is None:
        return UNKNOWN
    stamp = Stamp(day.year, day.month)
    return Resolved(week_value(day), how, stamp, stamp)


def _weekend(today: date, amount: int, tense: Tense) -> Resolved:
    """TIMEX3's ``2003-W05-WE``: « ce week-end » is the one just past or the one ahead, as the tense says."""
    weekday = today.isoweekday()
    if amount == 0 and weekday < 6 and tense in {Tense.PAST, Tense.PLUPERFECT} and weekday < 5:
        amount = -1
    week = _week(shift_date(today, 7 * amount), "reference")
    return replace(week, value=f"{week.value}-WE") if week.value else week


def _clock(clock: Clock) -> str:
    return f"{clock.hour:02d}:{clock.minute:02d}"
