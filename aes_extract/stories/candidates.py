"""Which pairs of events are worth comparing: those that share something rare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from aes_extract.edtf import days_of, patterns_of
from aes_extract.stories.frequencies import Frequencies
from aes_extract.stories.record import Record

# The longest list of events under one key that is paired; a longer one is split by a second key.
_LARGEST = 16
# What a shared key weighs, and how much makes a pair: two names, a name and a word, or three words. A day comes with
# its month, and so weighs as little as a word.
_NAME, _OTHER, _ENOUGH = 1.5, 1.0, 2.5
_NAMED = ("place:", "person:", "institution:")
# So many of an event's rarest terms are keys, and of the names of its article.
_TERMS, _NAMES = 10, 12


def candidates(records: Sequence[Record], frequencies: Frequencies) -> Iterator[tuple[int, int]]:
    """Pairs of positions of events of one type from different articles, each once, the first the smaller.

    Events meet under a key: a day, a place, an actor, another name, a rare word. One thing in common is not enough for
    a pair, nor are two words. A key that too many share counts for those alone that share a second one which fewer
    have; what is common says little. So the pairs grow nearly with the number of events, not with its square.
    """
    keys = [_keys(record, frequencies) for record in records]
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, own in enumerate(keys):
        for one in own:
            by_key[records[i].type, one].append(i)
    spans = [_span(record.date) for record in records]
    met: dict[tuple[int, int], float] = defaultdict(float)
    for (_, key), members in by_key.items():
        weight = _NAME if key.startswith(_NAMED) else _OTHER
        for i, j in _pairs(members, keys, key):
            if records[i].article == records[j].article or _apart(spans[i], spans[j]):
                continue
            before = met[i, j]
            met[i, j] = before + weight
            if before < _ENOUGH <= before + weight:
                yield i, j


def _pairs(members: list[int], keys: list[list[str]], key: str) -> Iterable[tuple[int, int]]:
    """Every two of the members, of a long list those who share a second key that is not as long again."""
    if len(members) <= _LARGEST:
        return combinations(members, 2)
    parts: dict[str, list[int]] = defaultdict(list)
    for i in members:
        for other in keys[i]:
            if other != key:
                parts[other].append(i)
    return {pair for part in parts.values() if 1 < len(part) <= _LARGEST for pair in combinations(part, 2)}


def _span(date: str | None) -> tuple[int, int] | None:
    """The first and last day as numbers."""
    days = days_of(date) if date else None
    return (days.first.toordinal(), days.last.toordinal()) if days else None


def _apart(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    """Whether the dates exclude each other, found out without weighing them."""
    return one is not None and other is not None and (one[0] > other[1] + 1 or other[0] > one[1] + 1)


def _keys(record: Record, frequencies: Frequencies) -> list[str]:
    """The days, the place, the actors and the rarest terms, without doubles, in a fixed order.

    The rarest names of the whole article are keys, too: what it tells in a word may be told at length elsewhere.
    """
    place = [f"place:{record.place.id}"] if record.place and record.place.id else []
    terms = _rarest(record.words | record.names, _TERMS, frequencies)
    setting = _rarest(record.setting, _NAMES, frequencies)
    return list(dict.fromkeys([*_days(record.date), *place, *sorted(record.actors), *terms, *setting]))


def _rarest(terms: frozenset[str], number: int, frequencies: Frequencies) -> list[str]:
    return sorted(terms, key=lambda term: (-frequencies.bits(term), term))[:number]


def _days(date: str | None) -> list[str]:
    """A day and its month, whatever the year: an article may not say it."""
    if date is None:
        return []
    days = days_of(date)
    if days is not None:
        if len(days) > 31:
            return [f"year:{days.first.year}"]
        months = {f"month:{day.month}" for day in (days.first, days.last)}
        return [*(f"day:{day.month}-{day.day}" for day in days if len(days) <= 7), *sorted(months)]
    return [f"day:{one.month}-{one.day}" if one.day else f"month:{one.month}" for one in patterns_of(date) if one.month]
