"""What the event stage works with: mentions of events, and the events that they add up to."""

from __future__ import annotations

from dataclasses import dataclass, field

from aes_extract.events.triggers import Trigger
from aes_extract.resolve.entities import DateMention, Entity, PlaceEntity
from aes_extract.schema import Casualties, ParticipantType, RelationType, Status


@dataclass(frozen=True, slots=True)
class Source:
    """Whom the article credits: a name, and the entity that it is, if it is one."""

    name: str
    kind: ParticipantType | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Filler:
    """An entity in a role."""

    role: str
    entity: Entity


@dataclass(frozen=True, slots=True)
class Doubted:
    """One that may take part, and how likely."""

    filler: Filler
    probability: float


@dataclass(frozen=True, slots=True)
class QuoteSpan:
    """Reported words: tokens ``start`` to ``end`` (exclusive), the reporting verb, and whether in quotation marks."""

    start: int
    end: int
    verb: str | None
    direct: bool


@dataclass(slots=True)
class EventMention:
    """One trigger with what its sentence says of the event.

    ``anaphoric``: a noun that points back (« cette rencontre »); ``in_title``: said in the headline, which the body
    says again.
    """

    trigger: Trigger
    participants: list[Filler]
    object: str | None
    date: DateMention | None
    place: PlaceEntity | None
    status: Status
    hedged: bool
    anaphoric: bool
    in_title: bool = False
    source: Source | None = None
    quotes: list[QuoteSpan] = field(default_factory=list)
    doubted: list[Doubted] = field(default_factory=list)

    @property
    def type(self) -> str:
        return self.trigger.frame.type

    @property
    def subtype(self) -> str:
        return self.trigger.frame.subtype


@dataclass(slots=True)
class FoundEvent:
    """One event of the article. Triggers and evidence are token ranges."""

    id: str
    type: str
    subtype: str
    plover: str | None
    status: Status
    hedged: bool
    date: DateMention | None
    place: PlaceEntity | None
    participants: list[Filler]
    object: str | None
    source: Source | None
    quotes: list[QuoteSpan]
    triggers: list[tuple[int, int]]
    evidence: list[tuple[int, int]]
    found_by: str
    casualties: Casualties | None = None

    def happened_with(self, other: FoundEvent) -> None:
        """Take the other event's date and place where this one has none of its own."""
        self.date = self.date or other.date
        self.place = self.place or other.place


@dataclass(frozen=True, slots=True)
class FoundRelation:
    """``source`` and ``target`` are event ids: « source happened ``type`` target »."""

    source: str
    type: RelationType
    target: str


@dataclass(frozen=True, slots=True)
class Found:
    """All events of an article in text order, and the relations between them."""

    events: list[FoundEvent]
    relations: list[FoundRelation]
