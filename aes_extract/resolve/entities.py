"""The entities of one article as the later stages know them: who is named by which tokens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from aes_extract.schema import ParticipantType, Resolution


@dataclass(frozen=True, slots=True)
class TokenMention:
    """Tokens ``start`` to ``end`` (exclusive) that name an entity, and what found them."""

    start: int
    end: int
    found_by: str


@dataclass(slots=True)
class Entity:
    """A person, institution, place or group of the article, with its mentions in text order.

    ``country`` is the one it belongs to, ``countries`` those of a group's people or an organisation's members. ``also``
    are tokens that refer to it without naming it (« le ministre malien de la Défense » before the name).
    """

    kind: ParticipantType
    id: str
    name: str
    mentions: list[TokenMention]
    country: str | None = None
    countries: tuple[str, ...] = ()
    sector: str | None = None
    wikidata: str | None = None
    also: set[int] = field(default_factory=set)


@dataclass(slots=True)
class PersonEntity(Entity):
    """``roles`` are pairs of a function as the article words it and the organisation or country inside it."""

    rank: str | None = None
    roles: list[tuple[str, str | None]] = field(default_factory=list)


@dataclass(slots=True)
class InstitutionEntity(Entity):
    acronym: str | None = None
    type: str | None = None


@dataclass(slots=True)
class PlaceEntity(Entity):
    type: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None


@dataclass(slots=True)
class GroupEntity(Entity):
    """``head`` is the token of its noun."""

    head: int = 0


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression: tokens, EDTF value (None when it cannot be computed), and how the value was obtained."""

    start: int
    end: int
    value: str | None
    resolution: Resolution


@dataclass(slots=True)
class Entities:
    """All entities of one article and an index from tokens to them."""

    people: list[PersonEntity]
    institutions: list[InstitutionEntity]
    places: list[PlaceEntity]
    groups: list[GroupEntity]
    dates: list[DateMention]
    _at: dict[int, Entity] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # What is written later wins: a person's description over the group it looks like, a name over both.
        self._write(self.groups)
        for person in self.people:
            for i in person.also:
                self._at[i] = person
        self._write((*self.places, *self.institutions, *self.people))

    def _write(self, entities: Iterable[Entity]) -> None:
        for entity in entities:
            for mention in entity.mentions:
                for i in range(mention.start, mention.end):
                    self._at[i] = entity

    def described(self, token: int) -> PersonEntity | None:
        """The person to whose description the token belongs, names of bodies and places inside it included."""
        return next((p for p in self.people if token in p.also), None)

    def at(self, token: int) -> Entity | None:
        """The entity that the token names or is part of the description of."""
        return self._at.get(token)
