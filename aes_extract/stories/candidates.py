"""Which pairs of events are worth comparing: those that share something rare."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, groupby
from sys import intern

import numpy as np

from aes_extract.edtf import days_of, patterns_of
from aes_extract.stories.frequencies import Frequencies
from aes_extract.stories.record import Record

# The longest list of events under one key that is paired; a longer one is split by a second key.
_LARGEST = 16
# What a shared key weighs, and how much makes a pair: two names, a name and a word, or three words. A day comes with
# its month, and so weighs as little as a word.
_NAME, _OTHER, _ENOUGH = 3, 2, 5
_NAMED = ("place:", "person:", "institution:")
# So many of an event's rarest terms are keys, and of the names of its article.
_TERMS, _NAMES = 10, 12


def candidates(records: Sequence[Record], frequencies: Frequencies) -> Iterator[tuple[int, int]]:
    """Pairs of positions of events of one type from different articles, each once, the first the smaller.

    Events meet under a key: a day, a place, an actor, another name, a rare word. One thing in common is not enough for
    a pair, nor are two words. A key that too many share counts for those alone that share a second one which fewer
    have; what is common says little. So the pairs grow nearly with the number of events, not with its square.
    """
    by_type: dict[str, list[int]] = defaultdict(list)
    for i, record in enumerate(records):
        by_type[record.type].append(i)
    for of_type in by_type.values():
        keys = {i: _keys(records[i], frequencies) for i in of_type}
        for i, j in _met(records, keys):
            if not _apart(records[i], records[j]):
                yield i, j


def _met(records: Sequence[Record], keys: dict[int, list[str]]) -> Iterator[tuple[int, int]]:
    """The pairs from different articles whose common keys weigh enough, in order."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for i, own in keys.items():
        for key in own:
            by_key[key].append(i)
    # Pairs meet so often that each time is one number, which begins with the pair and ends with the key's weight.
    times = array("Q")
    for key, members in by_key.items():
        weight = _NAME if key.startswith(_NAMED) else _OTHER
        for i, j in _pairs(members, keys, key):
            if records[i].article != records[j].article:
                times.append(i << 33 | j << 2 | weight)
    np.frombuffer(times, dtype=np.uint64).sort()
    for pair, together in groupby(times, key=lambda time: time >> 2):
        if sum(time & 3 for time in together) >= _ENOUGH:
            yield pair >> 31, pair & 0x7FFFFFFF


def _pairs(members: list[int], keys: dict[int, list[str]], key: str) -> Iterable[tuple[int, int]]:
    """Every two of the members, of a long list those who share a second key that is not as long again."""
    if len(members) <= _LARGEST:
        return combinations(members, 2)
    parts: dict[str, list[int]] = defaultdict(list)
    for i in members:
        for other in keys[i]:
            if other != key:
                parts[other].append(i)
    return {pair for part in parts.values() if 1 < len(part) <= _LARGEST for pair in combinations(part, 2)}


def _apart(one: Record, other: Record) -> bool:
    """Whether the dates exclude each other, found out without weighing them."""
    a, b = (days_of(record.date) if record.date else None for record in (one, other))
    return a is not None and b is not None and ((a.first - b.last).days > 1 or (b.first - a.last).days > 1)


def _keys(record: Record, frequencies: Frequencies) -> list[str]:
    """The days, the place, the actors and the rarest terms, without doubles, in a fixed order.

    The rarest names of the whole article are keys, too: what it tells in a word may be told at length elsewhere.
    """
    place = [intern(f"place:{record.place.id}")] if record.place and record.place.id else []
    terms = _rarest({*record.words, *record.names}, _TERMS, frequencies)
    setting = _rarest(record.setting, _NAMES, frequencies)
    return list(dict.fromkeys([*_days(record.date), *place, *record.actors, *terms, *setting]))


def _rarest(terms: Iterable[str], number: int, frequencies: Frequencies) -> list[str]:
    return sorted(terms, key=lambda term: (-frequencies.bits(term), term))[:number]


@lru_cache(maxsize=4096)
def _days(date: str | None) -> tuple[str, ...]:
    """A day and its month, whatever the year: an article may not say it."""
    if date is None:
        return ()
    days = days_of(date)
    if days is None:
        parts = [one for one in patterns_of(date) if one.month]
        return tuple(f"day:{one.month}-{one.day}" if one.day else f"month:{one.month}" for one in parts)
    if len(days) > 31:
        return (f"year:{days.first.year}",)
    months = {f"month:{day.month}" for day in (days.first, days.last)}
    return (*(f"day:{day.month}-{day.day}" for day in days if len(days) <= 7), *sorted(months))
