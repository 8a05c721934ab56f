"""The values of events without their offsets, in little memory: what is equal is mostly one object."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import asdict, dataclass
from functools import lru_cache
from sys import intern
from typing import TypeVar

from aes_extract.schema import EventPlace, Participant, ParticipantType, Place

_Value = TypeVar("_Value", bound=Hashable)


class Compact:
    """The base of frozen dataclasses with slots, which share their strings and, of those made lately, their parts."""

    __slots__: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in self.__slots__:
            object.__setattr__(self, name, _shared(getattr(self, name)))


def _shared(value: object) -> object:
    if type(value) is str:
        return intern(value)
    if isinstance(value, tuple):
        return _first_equal(tuple(map(_shared, value)))
    return _first_equal(value) if isinstance(value, Compact) else value


@lru_cache(maxsize=4096)
def _first_equal(value: _Value) -> _Value:
    """Events that say the same mostly stand in one article or in the next ones."""
    return value


@dataclass(frozen=True, slots=True)
class Party(Compact):
    """Someone or something that takes part in an event."""

    role: str
    type: ParticipantType
    id: str | None
    name: str
    country: str | None
    countries: tuple[str, ...]
    sector: str | None

    @staticmethod
    def of(given: Participant) -> Party:
        return Party(given.role, given.type, given.id, given.name, given.country, tuple(given.countries), given.sector)


@dataclass(frozen=True, slots=True)
class Site(Compact):
    """Where an event was."""

    id: str | None
    name: str
    country: str | None

    @staticmethod
    def of(given: EventPlace) -> Site:
        return Site(given.id, given.name, given.country)

    def model(self) -> EventPlace:
        return EventPlace(**asdict(self))


@dataclass(frozen=True, slots=True)
class Location(Compact):
    """A place as an article knows it."""

    id: str
    name: str
    kind: str | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    geonames: int | None

    @staticmethod
    def of(given: Place) -> Location:
        return Location(
            given.id, given.name, given.kind, given.country, given.admin1, given.lat, given.lon, given.geonames
        )

    def model(self) -> Place:
        """Without a mention."""
        return Place(**asdict(self))
