"""Who and what belongs to an event: the tagger's word on what is near a trigger, put in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aes_extract.events.model import Filler
from aes_extract.events.parse import Parse
from aes_extract.events.referents import Referents
from aes_extract.events.setting import precision
from aes_extract.events.tagging.references import Nearby, Reference
from aes_extract.events.tagging.taggers import NOTHING, Features, best
from aes_extract.resolve.entities import DateMention, Entity, PlaceEntity

# From which probability on a role is taken: where F1 was best on articles kept apart.
SURE = 0.4


@dataclass(frozen=True, slots=True)
class Settled:
    """The participants of a trigger, its date and its place."""

    participants: list[Filler]
    date: DateMention | None
    place: PlaceEntity | None


@dataclass(frozen=True, slots=True)
class _Told:
    reference: Reference
    role: str
    probability: float


def settle(
    trigger: int,
    near: Sequence[Nearby],
    rows: Sequence[Features],
    decided: Mapping[int, str],
    doc: Parse,
    referents: Referents,
) -> Settled:
    """What belongs to the trigger whose head is token ``trigger``; ``decided`` are the rules' roles by id."""
    told = [
        _Told(n.reference, _role(role, decided.get(id(n.reference.filling))), probability)
        for n, (role, probability) in zip(near, best("arguments", rows, SURE), strict=True)
        if role != NOTHING
    ]
    told = _with_one_speaker(_one_of_each_word(told), doc, referents)
    participants = []
    dates: list[tuple[int, DateMention]] = []
    places: list[tuple[int, int, PlaceEntity]] = []
    for t in told:
        filling, distance = t.reference.filling, abs(t.reference.i - trigger)
        if t.role == "date" and isinstance(filling, DateMention):
            dates.append((distance, filling))
        elif t.role == "place" and isinstance(filling, PlaceEntity):
            places.append((precision(filling), distance, filling))
        elif t.role not in {"date", "place"} and isinstance(filling, Entity):
            participants.append(Filler(t.role, filling))
    date = min(dates, key=lambda d: d[0], default=(0, None))[-1]
    place = min(places, key=lambda p: p[:2], default=(0, 0, None))[-1]
    return Settled(participants, date, place)


def _role(role: str, decided: str | None) -> str:
    """The tagger's role; that somebody who takes part is the host is seen better by the syntax."""
    return "host" if role == "participant" and decided == "host" else role


def _one_of_each_word(told: list[_Told]) -> list[_Told]:
    """« le diplomate » is that diplomat or the one named before, not both: the likelier of what one word refers to."""
    likeliest: dict[int, _Told] = {}
    for t in told:
        other = likeliest.get(t.reference.i)
        if other is None or other.probability < t.probability:
            likeliest[t.reference.i] = t
    return list(likeliest.values())


def _with_one_speaker(told: list[_Told], doc: Parse, referents: Referents) -> list[_Told]:
    """What is told without speakers other than the likeliest and those coordinated with it."""
    speakers = [t for t in told if t.role == "speaker"]
    if len(speakers) < 2:
        return told
    first = max(speakers, key=lambda t: t.probability).reference
    together = [first.filling, *referents.entities_of(doc[first.i])]
    return [t for t in told if t.role != "speaker" or any(t.reference.filling is e for e in together)]
