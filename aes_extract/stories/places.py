"""How much it says that two events have these places."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import asin, cos, inf, radians, sin, sqrt

from aes_extract.lexicon import countries
from aes_extract.stories.frequencies import Frequencies
from aes_extract.stories.record import Record
from aes_extract.stories.values import Location
from aes_extract.text import words

_COUNTRY = "country"
# What has no border, or too many, says nothing of where an event was.
_VAGUE = frozenset({"continent", "area", "sea", "government"})
_WIDE = frozenset({"region", "province", "district", "river", "road", "commune", "lake", "mountain", "park"})
# What other places are in.
_HOLDING = _WIDE | {"town", "neighbourhood", None}
_FAR, _NEAR = 60, 15
_OTHER_PLACE = -3.0
# The most that a place says: half of what an article of politics tells is in a capital.
_TOWN, _CAPITAL, _COUNTRYWIDE = 5.0, 2.5, 1.0
_EARTH = 6371


@dataclass(frozen=True, slots=True)
class _Shared:
    """The place that two events have in common: the same, or the wider of one in the other."""

    id: str | None
    place: Location | None


def place_evidence(one: Record, other: Record, frequencies: Frequencies) -> float:
    """Bits for (or against) two events being at one place: 0 when one is unknown, ``-inf`` when they are apart.

    A place in another (a palace, its town, its country) says as much as the wider of the two: the rarer the more.
    """
    found = _met(one, other)
    return _bits(found, frequencies) if isinstance(found, _Shared) else found


def apart(one: Record, other: Record) -> bool:
    """Whether both have a place, and neither is in, near or the same as the other."""
    found = _met(one, other)
    return not isinstance(found, _Shared) and found < 0


def _met(one: Record, other: Record) -> _Shared | float:
    """What the places share, or, where they share nothing, what that says: 0 where it says nothing."""
    a, b = one.place, other.place
    if a is None or b is None:
        return 0.0
    if a.country and b.country and a.country != b.country:
        return -inf
    if (a.id and a.id == b.id) or words(a.name) == words(b.name):
        return _Shared(a.id, one.location)
    here, there = one.location, other.location
    if here is None or there is None or {here.kind, there.kind} & _VAGUE:
        return 0.0
    for inner, outer in ((here, there), (there, here)):
        if _inside(inner, outer):
            return _Shared(outer.id, outer)
    return _apart(here, there)


def _bits(shared: _Shared, frequencies: Frequencies) -> float:
    place, most = shared.place, _TOWN
    if place is not None and place.kind in {_COUNTRY, *_VAGUE}:
        most = _COUNTRYWIDE
    elif place is not None and place.kind == "town" and words(place.name) in _capitals():
        most = _CAPITAL
    return min(most, frequencies.bits(f"place:{shared.id}"))


@cache
def _capitals() -> list[list[str]]:
    return [words(country.capital) for country in countries() if country.capital]


def _inside(inner: Location, outer: Location) -> bool:
    if outer.kind == _COUNTRY:
        return inner.country == outer.country
    if outer.kind not in _HOLDING:
        return False
    names = [words(name) for name in (inner.admin1, inner.name) if name]
    return any(_holds(name, words(outer.name)) or _holds(words(outer.name), name) for name in names)


def _holds(long: list[str], short: list[str]) -> bool:
    """Whether the words of one name stand together in the other: « région de Gao » and « Gao »."""
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1)) if short else False


def _apart(a: Location, b: Location) -> float:
    if _COUNTRY in (a.kind, b.kind):
        return 0.0  # the country of the other is not known
    if a.kind in _WIDE and a.kind == b.kind and a.country:
        return -inf
    distance = _kilometres(a, b)
    if distance is None or a.kind in _WIDE or b.kind in _WIDE:
        return _OTHER_PLACE
    if distance > _FAR:
        return -inf
    return 0.0 if distance < _NEAR else _OTHER_PLACE


def _kilometres(a: Location, b: Location) -> float | None:
    """The great-circle distance (haversine)."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat, other, d_lat, d_lon = map(radians, (a.lat, b.lat, b.lat - a.lat, b.lon - a.lon))
    return 2 * _EARTH * asin(sqrt(sin(d_lat / 2) ** 2 + cos(lat) * cos(other) * sin(d_lon / 2) ** 2))
