"""Which events, articles and sections of a run are wanted: one filter for all that is written.

An event is kept that meets every condition; a condition names several values of which one is enough. With a condition
an article is kept for the events that are left in it, with all its people, institutions, places and dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from aes_extract.edtf import bounds
from aes_extract.lexicon import key

if TYPE_CHECKING:
    from aes_extract.schema import Article, Event, EventPlace, Institution, Participant, ParticipantType, Person, Place

SECTIONS = ("people", "institutions", "places", "dates", "events")
STATUSES = ("occurred", "ongoing", "planned", "called_for", "denied")


@dataclass(frozen=True, slots=True)
class EventType:
    """A type, a subtype, or both; ``None`` is any."""

    type: str | None
    subtype: str | None

    def fits(self, event: Event) -> bool:
        return self.type in (None, event.type) and self.subtype in (None, event.subtype)


@dataclass(frozen=True, slots=True)
class Name:
    """Part of a name, folded by :func:`lexicon.key`, and the ids of those whom the lexicon knows by it."""

    folded: str
    ids: frozenset[str] = frozenset()

    def fits(self, id: str | None, names: Iterable[str]) -> bool:
        """Whether the words stand together in the id or in one of the names."""
        return id in self.ids or any(f" {self.folded} " in f" {key(name)} " for name in (id or "", *names))


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted; what is left empty asks for nothing.

    ``only`` are sections of an article, ``since`` and ``until`` the first and the last day that may be meant by an
    event's date, ``countries`` ISO 3166-1 alpha-3.
    """

    only: frozenset[str] = frozenset()
    types: tuple[EventType, ...] = ()
    statuses: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    people: tuple[Name, ...] = ()
    institutions: tuple[Name, ...] = ()
    places: tuple[Name, ...] = ()
    countries: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.only) or self.asks_for_events

    @property
    def asks_for_events(self) -> bool:
        """Whether there is a condition, so that not every event is kept."""
        conditions = (self.types, self.statuses, self.people, self.institutions, self.places, self.countries)
        return any(conditions) or self.since is not None or self.until is not None

    def kept(self, article: Article) -> Article | None:
        """The article with what is wanted of it; ``None`` when no event of it meets the conditions."""
        if not self.asks_for_events:
            return self.reduced(article, frozenset(event.id for event in article.events))
        meant = self._meant(article)
        ids = frozenset(event.id for event in article.events if self._fits(event, meant))
        return self.reduced(article, ids) if ids else None

    def reduced(self, article: Article, ids: frozenset[str]) -> Article:
        """The article with these of its events, and with the sections that are wanted."""
        left: dict[str, Any] = {}
        if len(ids) < len(article.events):
            left["events"] = [event for event in article.events if event.id in ids]
            left["relations"] = [one for one in article.relations if {one.from_, one.to} <= ids]
        if self.only:
            left |= {section: [] for section in SECTIONS if section not in self.only}
            left |= {"relations": []} if "events" not in self.only else {}
        return article.model_copy(update=left) if left else article

    def _meant(self, article: Article) -> frozenset[str]:
        """The ids of the article's entities whose names, acronym or region are asked for."""
        asked: list[tuple[tuple[Name, ...], Sequence[Person | Institution | Place]]] = [
            (self.people, article.people),
            (self.institutions, article.institutions),
            (self.places, article.places),
        ]
        return frozenset(
            entity.id
            for names, entities in asked
            for entity in entities
            if any(name.fits(entity.id, _said(entity)) for name in names)
        )

    def _fits(self, event: Event, meant: frozenset[str]) -> bool:
        """Whether an event meets all conditions."""
        return (
            (not self.types or any(one.fits(event) for one in self.types))
            and (not self.statuses or event.status in self.statuses)
            and self._is_in_time(event)
            and (not self.countries or not self.countries.isdisjoint(_countries(event)))
            and _takes_part("person", self.people, event, meant)
            and _takes_part("institution", self.institutions, event, meant)
            and (not self.places or (event.place is not None and _is(event.place, self.places, meant)))
        )

    def _is_in_time(self, event: Event) -> bool:
        if self.since is None and self.until is None:
            return True
        first, last = bounds(event.date)
        if first is None or last is None:
            return False
        return (self.since is None or last >= self.since) and (self.until is None or first <= self.until)


def _takes_part(kind: ParticipantType, wanted: tuple[Name, ...], event: Event, meant: frozenset[str]) -> bool:
    return not wanted or any(_is(who, wanted, meant) for who in event.participants if who.type == kind)


def _is(one: Participant | EventPlace, wanted: tuple[Name, ...], meant: frozenset[str]) -> bool:
    """Whether it is one of the article's entities that are meant, or is called so in the event."""
    return one.id in meant or any(name.fits(one.id, [one.name]) for name in wanted)


def _said(entity: Person | Institution | Place) -> Iterator[str]:
    """How the article names an entity, its acronym, and the region of a place."""
    yield entity.name
    yield from (mention.text for mention in entity.mentions)
    yield from filter(None, (getattr(entity, "acronym", None), getattr(entity, "admin1", None)))


def _countries(event: Event) -> Iterator[str]:
    """Where it is, and whence those are who take part."""
    if event.place is not None and event.place.country:
        yield event.place.country
    for who in event.participants:
        yield from who.countries
        if who.country:
            yield who.country
