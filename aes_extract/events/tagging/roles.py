"""Who and what belongs to an event: the tagger's word on what is near a trigger, put in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from aes_extract.events.coreference import group_words
from aes_extract.events.model import Doubted, Filler
from aes_extract.events.parse import Parse
from aes_extract.events.referents import Referents
from aes_extract.events.setting import precision
from aes_extract.events.tagging.references import Nearby, Reference
from aes_extract.events.tagging.taggers import NOTHING
from aes_extract.resolve.entities import DateMention, Entity, PlaceEntity

# From which probability on a role is taken: where F1 was best on articles kept apart.
SURE = 0.4
# The same for the likeliest, where otherwise an event had nobody, or a statement no speaker.
SURE_OF_ONLY = 0.2


@dataclass(frozen=True, slots=True)
class Settled:
    """The participants of a trigger, its date and its place; ``doubted`` are those of whom the tagger is not sure."""

    participants: list[Filler]
    date: DateMention | None
    place: PlaceEntity | None
    doubted: list[Doubted] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Told:
    reference: Reference
    role: str
    probability: float


def settle(
    trigger: int,
    near: Sequence[Nearby],
    tagged: Sequence[tuple[str, float]],
    decided: Mapping[int, str],
    doc: Parse,
    referents: Referents,
) -> Settled:
    """What belongs to the trigger whose head is token ``trigger``.

    ``tagged`` is what the tagger takes each of ``near`` for and how surely, ``decided`` the rules' roles by id.
    """
    likely = [
        _Told(n.reference, _role(role, decided.get(id(n.reference.filling))), probability)
        for n, (role, probability) in zip(near, tagged, strict=True)
        if role != NOTHING
    ]
    told = [t for t in likely if t.probability >= SURE]
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
    return Settled(participants, date, place, list(_doubted(likely)))


def one_role_each(participants: list[Filler]) -> list[Filler]:
    """A group said twice with different words under one title is one participant."""
    found: list[Filler] = []
    for p in participants:
        if not any(_is_twin(p, q) for q in found):
            found.append(p)
    return found


def _is_twin(p: Filler, q: Filler) -> bool:
    """Whether two groups have one role, and one name only says more of the same noun than the other."""
    if p.role != q.role or not p.entity.kind == q.entity.kind == "group":
        return False
    x, y = group_words(p.entity.name), group_words(q.entity.name)
    return x[: len(y)] == y or y[: len(x)] == x


def with_likeliest(participants: list[Filler], doubted: Sequence[Doubted], type_: str) -> list[Filler]:
    """The participants of an event; where it has nobody, or a statement no speaker, also the likeliest doubted one."""
    statement = type_ == "statement"
    if any(p.role == "speaker" or not statement for p in participants):
        return participants
    known = {id(p.entity) for p in participants}
    fits = [d for d in doubted if (d.filler.role == "speaker" or not statement) and id(d.filler.entity) not in known]
    return [*participants, max(fits, key=lambda d: d.probability).filler] if fits else participants


def _doubted(likely: Sequence[_Told]) -> Iterator[Doubted]:
    for t in likely:
        filling = t.reference.filling
        if t.probability < SURE and t.role not in {"date", "place"} and isinstance(filling, Entity):
            yield Doubted(Filler(t.role, filling), t.probability)


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
