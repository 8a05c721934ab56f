"""How much it says that two events have these participants."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from math import inf

from aes_extract.lexicon import place_ids
from aes_extract.stories.frequencies import Frequencies
from aes_extract.stories.record import Record, stems
from aes_extract.stories.values import Party
from aes_extract.text import words

# The most that one actor and all of them may say, and the share of those beside the first: a body comes with its chief.
_ONE, _ALL, _FURTHER = 5.0, 8.0, 0.4
# Countries act in half of all events.
_STATE, _OF_ONE_COUNTRY = 1.5, 1.0
_NOBODY_IN_COMMON, _OTHER_PEOPLE, _OTHER_KIND = -2.0, -4.0, -3.0
_SAME_GROUP, _GROUP_WITHOUT_COUNTRY, _SAME_SECTOR, _OTHER_GROUP = 3.0, 1.0, 1.0, -3.0
# The share of the rare words that two names of one group have in common.
_ALIKE = 0.4
# Sectors in which each office is another group; soldiers, rebels and civilians have many names.
_OFFICES = frozenset({"GOV", "LEG", "JUD", "IGO", "EDU", "PTY"})
# Words that follow any group's name.
_OF_GROUPS = stems(words("des les aux pays membres États confédération alliance région Sahel"))


def actor_evidence(one: Record, other: Record, single: frozenset[str], frequencies: Frequencies) -> float:
    """Bits for (or against) two events having the same participants, whatever their roles.

    ``single`` are the roles that one has alone: two others in one of them exclude each other (``-inf``).
    """
    against = sum(_in_role(one, other, role) for role in sorted(single))
    if against == -inf:
        return against
    common = [actor for actor in one.actors if actor in other.actors]
    shared = [actor for actor in common if not actor.startswith("country:")]
    weights = [min(_STATE if _is_state(actor) else _ONE, frequencies.bits(actor)) for actor in shared]
    weights += [_ONE for a, b in product(_people(one), _people(other)) if a.id != b.id and same_person(a, b)]
    groups = max((_group(a, b, frequencies) for a, b in product(_groups(one), _groups(other))), default=0.0)
    bits = max(weights, default=0.0) + _FURTHER * sum(sorted(weights)[:-1]) + groups
    if _other_people(one, other, single):
        against += _OTHER_PEOPLE
    if bits:
        return min(_ALL, bits) + against
    if len(shared) < len(common):
        return _OF_ONE_COUNTRY + against
    both_named = all(any(p.id for p in record.participants) for record in (one, other))
    return min(against, _NOBODY_IN_COMMON) if both_named else against


def same_person(a: Party, b: Party) -> bool:
    """The same id, or a name that the other holds after its first word, as a short form is one."""
    if a.id == b.id:
        return True
    if a.country and b.country and a.country != b.country:
        return False
    short, long = sorted((_name(a.name), _name(b.name)), key=len)
    return bool(short) and short[0] in long[1:] and any(long[i : i + len(short)] == short for i in range(1, len(long)))


@lru_cache(maxsize=65536)
def _name(name: str) -> tuple[str, ...]:
    return tuple(words(name))


def same_group(a: Party, b: Party) -> bool:
    """Whether one name only says more than the other of role-holders of the same countries."""
    if a.countries and b.countries and set(a.countries) != set(b.countries):
        return False
    here, there = _office(a), _office(b)
    return words(a.name) == words(b.name) or bool(here and there and (here <= there or there <= here))


def _in_role(one: Record, other: Record, role: str) -> float:
    """Two persons, or two bodies, exclude each other in a role that one has alone; a body may have a person speak."""
    here, there = ([p for p in record.participants if p.role == role] for record in (one, other))
    named = [(a, b) for a, b in product(here, there) if a.id and b.id]
    if any(same_person(a, b) for a, b in named):
        return 0.0
    if any(a.type == b.type for a, b in named):
        return -inf
    return 0.0 if not here or not there or any(_may_be_same(a, b) for a, b in product(here, there)) else _OTHER_KIND


def _may_be_same(a: Party, b: Party) -> bool:
    """Whether one is a group without a name to which the other may belong: « un ministre », « la police »."""
    if a.id and b.id:
        return False
    return same_group(a, b) or a.sector == b.sector is not None


def _other_people(one: Record, other: Record, single: frozenset[str]) -> bool:
    """Whether both name people, beside those who have a role alone, and none in common."""
    here, there = ([p for p in _people(record) if p.role not in single] for record in (one, other))
    return bool(here and there) and not any(same_person(a, b) for a, b in product(here, there))


def _people(record: Record) -> list[Party]:
    return [participant for participant in record.participants if participant.type == "person"]


def _groups(record: Record) -> list[Party]:
    return [participant for participant in record.participants if participant.type == "group"]


def _is_state(actor: str) -> bool:
    kind, _, name = actor.partition(":")
    return kind == "place" and name in place_ids("country")


def _group(a: Party, b: Party, frequencies: Frequencies) -> float:
    """The same role-holders of the same countries; other role-holders of them are others."""
    if a.countries and b.countries and set(a.countries) != set(b.countries):
        return 0.0
    known = bool(a.countries and b.countries)
    here, there = _office(a), _office(b)
    if frequencies.mass(here & there) >= _ALIKE * max(1.0, frequencies.mass(here | there)):
        return _SAME_GROUP if known else _GROUP_WITHOUT_COUNTRY
    if known and a.sector and a.sector == b.sector and a.sector not in _OFFICES:
        return _SAME_SECTOR
    return _OTHER_GROUP if known else 0.0


def _office(group: Party) -> set[str]:
    return stems(words(group.name)) - _OF_GROUPS
