"""Typed meanings of date expressions, before anything is resolved: what the words say, and nothing more.

A meaning is one of the frozen dataclasses below. The grammar builds them, the resolver turns them into EDTF
values.
``shift`` says where the words point from the reference: -1 « dernier », +1 « prochain », 0 « ce », ``None``
nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal, TypeAlias

Resolution: TypeAlias = Literal["explicit", "reference", "context", "unresolved"]
Unit: TypeAlias = Literal["day", "week", "weekend", "month", "year"]
DayPart: TypeAlias = Literal["MO", "MI", "AF", "EV", "NI"]
Edge: TypeAlias = Literal["start", "mid", "end"]


class Tense(Enum):
    """The time in which the clause around a mention is told; ``OPEN`` allows both directions."""

    PAST = "past"
    PLUPERFECT = "pluperfect"
    FUTURE = "future"
    OPEN = "open"


class Anchor(Enum):
    """From where a relative expression counts: the article's own date, or the last date read."""

    REFERENCE = "reference"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Day:
    """« mercredi 6 novembre 2024 », « 6 novembre »; a list member may still lack its month (« 13 » of « 13 et
    14 mars »).
    """

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    shift: int | None = None
    years: int | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """« juillet », « fin mars 2024 », « juin prochain »; ``years`` away: « avril de l'année dernière »."""

    month: int
    year: int | None = None
    edge: Edge | None = None
    shift: int | None = None
    years: int | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """« 2023 », « fin 2023 »."""

    year: int
    edge: Edge | None = None


@dataclass(frozen=True, slots=True)
class Months:
    """A run of months of one year: « deuxième trimestre 2025 », « second semestre »."""

    first: int
    last: int
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Fortnight:
    """« première quinzaine de mars »."""

    second: bool
    month: Month


@dataclass(frozen=True, slots=True)
class Season:
    """``season`` is EDTF's 21 to 24; ``generic`` marks « en été », which may be any summer."""

    season: int
    year: int | None = None
    shift: int | None = None
    generic: bool = False


@dataclass(frozen=True, slots=True)
class Era:
    """A decade (``198``) or a century (``19``) by its leading digits."""

    digits: str


@dataclass(frozen=True, slots=True)
class Weekday:
    """« mardi », « mardi dernier », « ce mardi »; Monday is 1.

    ``habitual`` marks « le mardi », « du lundi au vendredi »: a date in a story told in the past, else a
    habit.
    """

    weekday: int
    shift: int | None = None
    habitual: bool = False


@dataclass(frozen=True, slots=True)
class Relative:
    """``amount`` units away from the anchor: « hier », « il y a deux ans », « la veille », « deux jours
    plus tôt ».

    ``counted`` marks amounts said in numbers; without an anchor these point at nothing and are no mention.
    """

    unit: Unit
    amount: int
    anchor: Anchor = Anchor.REFERENCE
    edge: Edge | None = None
    counted: bool = False


@dataclass(frozen=True, slots=True)
class SameTime:
    """« (à la) même époque »: the reference's month in the year that the words before name."""


@dataclass(frozen=True, slots=True)
class NewYear:
    """« la nouvelle année »: the year that begins nearest to the reference."""


@dataclass(frozen=True, slots=True)
class WeekOf:
    """« la semaine du 11 novembre »."""

    day: Day


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast with a fixed day, or ``easter`` days away from Easter Sunday; neither: it has no computable
    day.
    """

    month: int | None = None
    day: int | None = None
    easter: int | None = None
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour of the day."""

    hour: int
    minute: int = 0


@dataclass(frozen=True, slots=True)
class Timed:
    """A day with its hour or its part; ``date`` is ``None`` for an hour that stands alone."""

    date: Meaning | None
    clock: Clock | None = None
    part: DayPart | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """An interval or a list: « du 22 au 24 décembre », « 13 et 14 septembre », « 2019-2021 »."""

    first: Meaning
    last: Meaning


@dataclass(frozen=True, slots=True)
class Night:
    """« nuit du 3 au 4 mai », « nuit de samedi à dimanche »."""

    first: Meaning
    last: Meaning


Meaning: TypeAlias = (
    Day
    | Month
    | Year
    | Months
    | Fortnight
    | Season
    | Era
    | Weekday
    | Relative
    | SameTime
    | NewYear
    | WeekOf
    | Feast
    | Timed
    | Between
    | Night
)


@dataclass(frozen=True, slots=True)
class Expression:
    """A date mention: character offsets into the text, and what its words mean."""

    start: int
    end: int
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Stamp:
    """How much of a calendar day is known; it may be only a weekday."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """The EDTF value of an expression, how it was obtained, and the days that later expressions may count
    from.
    """

    value: str | None
    resolution: Resolution
    first: Stamp | None = None
    last: Stamp | None = None
