"""Whether two events of different articles are one event, in bits of evidence.

The sum of what each field says for and against it, after Fellegi and Sunter, « A Theory for Record Linkage » (1969):
an agreement weighs the more the rarer it is by chance, and some disagreements exclude. The weights are set by hand,
and were checked on 300 pairs of events of real press (docs/stories.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import inf

from aes_extract.edtf import days_of
from aes_extract.lexicon import toml
from aes_extract.stories.actors import actor_evidence
from aes_extract.stories.dates import date_evidence
from aes_extract.stories.frequencies import Frequencies
from aes_extract.stories.places import place_evidence
from aes_extract.stories.record import Record, stems
from aes_extract.text import words

_SAME_SUBTYPE, _OTHER_SUBTYPE = 1.0, -1.0
_OTHER_STATUS = -3.0
_DATELESS = -2.0
# Publication, in days: news of a day, and what is certainly another week's.
_SAME_NEWS, _OTHER_NEWS = 3, 30
_FRESH, _TOGETHER, _LATER = 5.0, 1.5, -3.0
_SAME_TOLL, _LIKE_TOLL, _SMALL_TOLL, _OTHER_TOLL = 3.0, 2.0, 1.0, -2.0
_FEW, _ROUNDING = 4, 0.25
# An object is another when less than this share of its rare words is common; « accord » alone says nothing.
_ALIKE, _TELLING = 0.4, 4.0
_SAME_OBJECT, _OTHER_OBJECT = 2.0, -3.0
# Of two events of one type taken at random, nine in ten have words whose cosine is below the floor.
_WORDS_FLOOR, _WORDS_SCALE, _WORDS_MOST = 0.04, 20.0, 7.0
_SETTING_SCALE, _SETTING_MOST = 8.0, 3.0
# Both articles were written for it.
_HEADLINE = 1.5
# The prior of a type that a user brought.
_CAREFUL = 8.5


@dataclass(frozen=True, slots=True)
class Kind:
    """What ``knowledge/stories.toml`` says of a type of event."""

    prior: float
    single: frozenset[str]
    closed: frozenset[str]
    apart: tuple[frozenset[str], ...]

    def alone(self, one: Record, other: Record) -> frozenset[str]:
        """The roles of two events that one has alone."""
        if one.subtype in self.closed and other.subtype in self.closed:
            return frozenset(participant.role for participant in (*one.participants, *other.participants))
        return self.single

    def excludes(self, one: str | None, other: str | None) -> bool:
        """Whether no event has both subtypes."""
        sides = [next((i for i, side in enumerate(self.apart) if subtype in side), None) for subtype in (one, other)]
        return None not in sides and sides[0] != sides[1]


@cache
def kind_of(event_type: str) -> Kind:
    """What tells events of a type apart."""
    given = toml("stories.toml").get(event_type, {})
    return Kind(
        prior=given.get("prior", _CAREFUL),
        single=frozenset(given.get("single", ())),
        closed=frozenset(given.get("closed", ())),
        apart=tuple(map(frozenset, given.get("apart", ()))),
    )


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for two events being one, field by field, in bits; a field that excludes it is ``-inf``."""

    fields: dict[str, float]

    @property
    def bits(self) -> float:
        return sum(self.fields.values())


def compare(one: Record, other: Record, frequencies: Frequencies) -> Evidence:
    """Weigh two events of one type from two articles; above 0 they are rather one event than not.

    What excludes is asked first, and nothing after it.
    """
    kind = kind_of(one.type)
    fields = {"prior": -kind.prior, "subtype": _subtype(one, other, kind), "date": _date(one, other)}
    if -inf not in fields.values():
        fields["place"] = place_evidence(one, other, frequencies)
        fields["actors"] = actor_evidence(one, other, kind.alone(one, other), frequencies)
    if -inf not in fields.values():
        fields["status"] = _status(one, other)
        fields["toll"] = _toll(one, other)
        fields["object"] = _object(one, other, frequencies)
        fields["words"] = _words(one, other, frequencies)
        fields["setting"] = min(_SETTING_MOST, _SETTING_SCALE * frequencies.cosine(one.setting, other.setting))
        fields["headline"] = _HEADLINE if one.headline and other.headline else 0.0
    return Evidence(fields)


def _subtype(one: Record, other: Record, kind: Kind) -> float:
    if one.subtype == other.subtype:
        return _SAME_SUBTYPE if one.subtype and one.subtype != one.type else 0.0
    if kind.excludes(one.subtype, other.subtype):
        return -inf
    return _OTHER_SUBTYPE if one.subtype and other.subtype else 0.0


def _date(one: Record, other: Record) -> float:
    if one.date and other.date:
        return date_evidence(one.date, other.date)
    return _DATELESS + _publication(one, other)


def _publication(one: Record, other: Record) -> float:
    """What the articles' own dates say where an event has none."""
    here, there = (days_of(value) if value else None for value in (r.date or r.published for r in (one, other)))
    if here is None or there is None or max(len(here), len(there)) > _OTHER_NEWS:
        return 0.0
    gap = max((there.first - here.last).days, (here.first - there.last).days)
    if gap <= _SAME_NEWS:
        return _FRESH if one.lead and other.lead else _TOGETHER
    return _LATER if gap > _OTHER_NEWS else 0.0


def _status(one: Record, other: Record) -> float:
    """« planned » and « occurred » may be one event told before and after, when the date says so."""
    return 0.0 if one.status == other.status or (one.date and other.date) else _OTHER_STATUS


def _toll(one: Record, other: Record) -> float:
    """The same number of dead says the more the larger it is; numbers differ from report to report."""
    a, b = one.casualties, other.casualties
    if a is None or b is None:
        return 0.0
    bits = 0.0
    loose = {*a.about, *a.at_least, *b.about, *b.at_least}
    for field in ("killed", "wounded", "missing", "abducted", "attackers_killed"):
        here, there = getattr(a, field), getattr(b, field)
        if here is None or there is None:
            continue
        if here == there:
            bits += _SAME_TOLL if here > _FEW else _SMALL_TOLL
        elif field in loose and is_near(here, there):
            bits += _LIKE_TOLL if here > _FEW else 0.0
        else:
            bits += _OTHER_TOLL
    return bits


def is_near(one: int, other: int) -> bool:
    """Whether two numbers may be one that a report rounds."""
    return abs(one - other) <= max(one, other) * _ROUNDING


def _object(one: Record, other: Record, frequencies: Frequencies) -> float:
    """Another object is another act; « plan d'action » and « plan » may be one."""
    if not one.object or not other.object:
        return 0.0
    here, there = stems(words(one.object)), stems(words(other.object))
    common, least = frequencies.mass(here & there), min(frequencies.mass(here), frequencies.mass(there))
    if least == 0:
        return 0.0
    if common < _ALIKE * least:
        return _OTHER_OBJECT
    return _SAME_OBJECT if common >= _TELLING else 0.0


def _words(one: Record, other: Record, frequencies: Frequencies) -> float:
    """What the sentences that tell the events have in common beside the names."""
    cosine = frequencies.cosine(one.words, other.words)
    return min(_WORDS_MOST, _WORDS_SCALE * max(0.0, cosine - _WORDS_FLOOR))
