"""Which pairs of events are worth comparing: those that share something rare."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from aes_extract.edtf import days_of, patterns_of
from aes_extract.stories.frequencies import Frequencies
from aes_extract.stories.record import Record

# The longest list of events under one key that is paired; a longer one is split by a second key.
_LARGEST = 25
# So many of an event's rarest terms are keys, and of the names of the article whose headline it is.
_TERMS, _NAMES = 10, 5


def candidates(records: Sequence[Record], frequencies: Frequencies) -> Iterator[tuple[int, int]]:
    """Pairs of positions of events of one type from different articles, each once, the first the smaller.

    Events meet under a key (a day, a place, an actor, a rare word), and make a pair when they meet twice: one thing in
    common is not enough for any. A key that too many share is divided by the other keys of its events, and given
    up where that does not help: what is common says little. So the number of pairs grows with the number of events,
    not with its square.
    """
    keys = [_keys(record, frequencies) for record in records]
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, own in enumerate(keys):
        for one in own:
            by_key[records[i].type, one].append(i)
    spans = [_span(record.date) for record in records]
    met: set[tuple[int, int]] = set()
    found: set[tuple[int, int]] = set()
    for (_, key), members in by_key.items():
        short = len(members) <= _LARGEST
        for block in [members] if short else _divided(members, keys, key):
            for i, j in combinations(block, 2):
                pair = (i, j)
                if pair in found or records[i].article == records[j].article or _apart(spans[i], spans[j]):
                    continue
                if short and pair not in met:
                    met.add(pair)
                else:
                    found.add(pair)
                    yield pair


def _span(date: str | None) -> tuple[int, int] | None:
    """The first and last day as numbers."""
    days = days_of(date) if date else None
    return (days.first.toordinal(), days.last.toordinal()) if days else None


def _apart(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    """Whether the dates exclude each other, found out without weighing them."""
    return one is not None and other is not None and (one[0] > other[1] + 1 or other[0] > one[1] + 1)


def _divided(members: list[int], keys: list[list[str]], key: str) -> Iterator[list[int]]:
    """The members of a long list that share a second key, where they are not too many again."""
    parts: dict[str, list[int]] = defaultdict(list)
    for i in members:
        for other in keys[i]:
            if other > key:  # each two keys once
                parts[other].append(i)
    yield from (part for part in parts.values() if 1 < len(part) <= _LARGEST)


def _keys(record: Record, frequencies: Frequencies) -> list[str]:
    """The days, the place, the actors and the rarest terms, without doubles, in a fixed order.

    What an article's headline tells is also found by the rarest names of the whole article.
    """
    place = [f"place:{record.place.id}"] if record.place and record.place.id else []
    terms = _rarest(record.words | record.names, _TERMS, frequencies)
    setting = _rarest(record.setting, _NAMES, frequencies) if record.headline else []
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
