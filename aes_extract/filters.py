"""Which events, articles and sections of a run are wanted: one filter for all that is written.

An event is kept that meets every condition; a condition names several values of which one is enough. With a condition
an article is kept for the events that are left in it, with all its people, institutions, places and dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from aes_extract.edtf import bounds
from aes_extract.lexicon import key

if TYPE_CHECKING:
    from aes_extract.schema import Article, Event, Institution, ParticipantType, Person, Place

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
        left: dict[str, Any] = {}
        if self.asks_for_events:
            events = [event for event in article.events if self.fits(event, article)]
            if not events:
                return None
            ids = {event.id for event in events}
            relations = [one for one in article.relations if {one.from_, one.to} <= ids]
            left = {"events": events, "relations": relations}
        if self.only:
            left |= {section: [] for section in SECTIONS if section not in self.only}
            left |= {"relations": []} if "events" not in self.only else {}
        return article.model_copy(update=left)

    def fits(self, event: Event, article: Article) -> bool:
        """Whether an event of the article meets all conditions."""
        return (
            (not self.types or any(one.fits(event) for one in self.types))
            and (not self.statuses or event.status in self.statuses)
            and self._is_in_time(event)
            and (not self.countries or not self.countries.isdisjoint(_countries(event)))
            and _takes_part("person", article.people, self.people, event)
            and _takes_part("institution", article.institutions, self.institutions, event)
            and self._is_at_place(event, article)
        )

    def _is_in_time(self, event: Event) -> bool:
        if self.since is None and self.until is None:
            return True
        first, last = bounds(event.date)
        if first is None or last is None:
            return False
        return (self.since is None or last >= self.since) and (self.until is None or first <= self.until)

    def _is_at_place(self, event: Event, article: Article) -> bool:
        if not self.places:
            return True
        place = event.place
        if place is None:
            return False
        names = [place.name, *_names(place.id, article.places)]
        return any(one.fits(place.id, names) for one in self.places)


def _takes_part(
    kind: ParticipantType, entities: Iterable[Person | Institution], wanted: tuple[Name, ...], event: Event
) -> bool:
    """Whether one of those who take part is meant, by any name that the article has for them."""
    return not wanted or any(
        one.fits(who.id, [who.name, *_names(who.id, entities)])
        for who in event.participants
        if who.type == kind
        for one in wanted
    )


def _names(id: str | None, entities: Iterable[Person | Institution | Place]) -> Iterator[str]:
    """How the article names an entity, its acronym, and the region of a place."""
    for entity in entities:
        if id is not None and entity.id == id:
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
