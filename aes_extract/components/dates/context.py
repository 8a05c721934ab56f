"""What the resolver knows besides the words: reference date, tense, dates read; and the choices it makes from
that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from .edtf import as_date
from .values import Between, Day, Meaning, Month, Night, Resolution, Stamp, Tense, Timed

_REFERENCE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)")
_COUNTED_FROM = range(10, 9990)  # years
# A year's candidate: the month and day that the expression has in that year, or nothing if it cannot be.
Place: TypeAlias = Callable[[int], tuple[int, int | None] | None]


@dataclass(frozen=True, slots=True)
class Reading:
    """A date already read: its first and last day, how its clause was told, in which sentence it stood."""

    first: Stamp
    last: Stamp
    tense: Tense
    sentence: int
    explicit: bool
    night: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """All that resolution may depend on. ``explicit`` holds the article's dates that say their year, wherever
    they stand.
    """

    reference: Stamp | None = None
    tense: Tense = Tense.OPEN
    sentence: int = 0
    read: tuple[Reading, ...] = ()
    explicit: tuple[Stamp, ...] = ()

    @property
    def today(self) -> date | None:
        """The reference as a calendar day, if it is one."""
        return as_date(self.reference) if self.reference else None


def parse_reference(published: str | None) -> Stamp | None:
    """« 2024-11-07 », « 2024-09 » or « 2024 », perhaps with an hour behind, as a stamp; ``None`` if it is no
    date, or so near an end of the calendar that the years around it, which dates may need, are in none.
    """
    match = _REFERENCE.match(published.strip()) if published else None
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if year not in _COUNTED_FROM or (month is not None and not 1 <= month <= 12):
        return None
    stamp = Stamp(year, month, day)
    return stamp if day is None or as_date(stamp) else None


def explicit_stamps(meaning: Meaning | None) -> Iterator[Stamp]:
    """The days and months with a year that an expression says."""
    if isinstance(meaning, (Between, Night)):
        yield from explicit_stamps(meaning.first)
        yield from explicit_stamps(meaning.last)
    elif isinstance(meaning, Timed):
        yield from explicit_stamps(meaning.date)
    elif isinstance(meaning, Day) and meaning.year and meaning.month:
        yield Stamp(meaning.year, meaning.month, meaning.day)
    elif isinstance(meaning, Month) and meaning.year:
        yield Stamp(meaning.year, meaning.month)


def choose_year(context: Context, place: Place, shift: int | None = None) -> tuple[int | None, Resolution]:
    """The year of a partial date: from the reference and the tense, else from the article's explicit dates.

    ``place`` vetoes a year by returning ``None`` (no such day, or another weekday).
    """
    for year in _reference_years(context, place, shift):
        return year, "reference"
    for year in _context_years(context, place):
        if place(year):
            return year, "context"
    return None, "unresolved"


def _reference_years(context: Context, place: Place, shift: int | None) -> Iterator[int]:
    """Years that suit the reference, the best first: nearest in the direction that the tense allows."""
    reference = context.reference
    if reference is None or reference.year is None:
        return
    if reference.month is None:
        if place(reference.year):
            yield reference.year
        return
    ranked = []
    # Only a 29 February may lie further away than a year: at most eight, around 1900 and 2100.
    reach = 8 if any(place(reference.year + k) == (2, 29) for k in range(-8, 9)) else 1
    for year in range(reference.year - reach, reference.year + reach + 1):
        there = place(year)
        if there is None:
            continue
        distance = _distance(reference, year, *there)
        if (shift == -1 and distance >= 0) or (shift == 1 and distance <= 0):
            continue
        ranked.append((not _allowed(context.tense, shift, distance), abs(distance), distance, year))
    for *_, year in sorted(ranked):
        yield year


def _distance(reference: Stamp, year: int, month: int, day: int | None) -> int:
    """Days from the reference, or months times thirty where either gives no day."""
    today, there = as_date(reference), as_date(Stamp(year, month, day))
    if today and there:
        return (there - today).days
    assert reference.year is not None and reference.month is not None
    return ((year - reference.year) * 12 + month - reference.month) * 30


def _allowed(tense: Tense, shift: int | None, distance: int) -> bool:
    if shift is not None or tense is Tense.OPEN:
        return True
    return distance >= 0 if tense is Tense.FUTURE else distance <= 0


def _context_years(context: Context, place: Place) -> Iterator[int]:
    """Years of explicit dates: the same day or month anywhere, then the last full date read, or a month just
    before.
    """
    for stamp in context.explicit:
        if stamp.year is None or not (there := place(stamp.year)):
            continue
        if stamp.month == there[0] and (stamp.day == there[1] or stamp.day is None or there[1] is None):
            yield stamp.year
    for reading in reversed(context.read):
        last = reading.last
        near = context.sentence - reading.sentence <= 1
        if reading.explicit and last.year and last.month and (last.day or near):
            yield last.year
            return


def anchor(context: Context, hour: int | None = None) -> Reading | None:
    """The date read from which « la veille », « le même jour » or a lone hour counts.

    The last one told on the same plane: a story in the past does not count from a day to come, nor, further
    than a
    sentence away, from what a pluperfect set in the background. A small hour belongs to the last night.
    """
    days = [r for r in context.read if (r.last.month and r.last.day) or r.last.weekday]
    past = context.tense in {Tense.PAST, Tense.PLUPERFECT}
    if past:
        days = [r for r in days if r.tense is not Tense.FUTURE] or []
    if hour is not None and hour <= 6:
        night = next((r for r in reversed(days) if r.night), None)
        if night:
            return night
    near = [r for r in days if context.sentence - r.sentence <= 1]
    if near:
        return near[-1]
    plane = [r for r in days if r.tense is not Tense.PLUPERFECT or context.tense is Tense.PLUPERFECT]
    if hour is not None and context.today is not None:
        # An hour far from any date belongs to the news, not to a day of years ago.
        today = context.today
        plane = [r for r in plane if (d := as_date(r.last)) and abs((d - today).days) <= 31]
    return plane[-1] if plane else (days[-1] if days and hour is None else None)


def last_month(context: Context) -> Reading | None:
    """The last date read that knows its month."""
    return next((r for r in reversed(context.read) if r.last.month), None)


def last_year(context: Context) -> int | None:
    """The year of the last date read that knows it."""
    return next((r.last.year for r in reversed(context.read) if r.last.year), None)


def same_weekday(context: Context, weekday: int) -> Sequence[Reading]:
    """The complete days read that fall on a weekday, the last first."""
    return [r for r in reversed(context.read) if (d := as_date(r.last)) and d.isoweekday() == weekday]
