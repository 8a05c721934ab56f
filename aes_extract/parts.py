"""What is found in the parts of a long text, put together as if it had been found in the whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any, Generic, TypeVar

from aes_extract.findings import Findings
from aes_extract.readers import own_id
from aes_extract.schema import Credit, Date, Event, EventPlace, Institution, Participant, Person, Place, Relation

_Named = Person | Institution | Place
_N = TypeVar("_N", Person, Institution, Place)
_Link = TypeVar("_Link", EventPlace, Credit, Participant)
_SAID = {"name", "country", "sector"}  # what a link says of its entity
_NUMBERED = re.compile(r"(.+)-([2-9]|[1-9]\d+)")


class Whole:
    """Takes what is found in one part after another.

    Entities of one id and dates of one value become one; events and relations follow on. Where one part knows of an
    entity what another does not, it is known. An event that two parts tell stays two.
    """

    def __init__(self) -> None:
        taken: set[str] = set()
        self._places: _Same[Place] = _Same(taken)
        self._institutions: _Same[Institution] = _Same(taken)
        self._people: _Same[Person] = _Same(taken)
        self._dates: dict[tuple[object, ...], list[Date]] = {}
        self._events: list[Event] = []
        self._relations: list[Relation] = []

    def add(self, part: Findings) -> None:
        """The next part's."""
        plain = _plain_ids([*part.places, *part.institutions, *part.people])
        told = self._places.add(part.places, plain)
        told |= self._institutions.add(part.institutions, plain)
        told |= self._people.add(part.people, plain)
        for date in part.dates:
            # An expression without a value stands alone.
            key = (date.value, date.resolution) if date.value else (len(self._dates),)
            self._dates.setdefault(key, []).append(date)
        ids = {event.id: f"e{len(self._events) + k}" for k, event in enumerate(part.events, 1)}
        self._events += [
            _relinked(event, lambda link: _leading(link, told)).model_copy(update={"id": ids[event.id]})
            for event in part.events
        ]
        self._relations += [r.model_copy(update={"from_": ids[r.from_], "to": ids[r.to]}) for r in part.relations]

    def findings(self) -> Findings:
        """All that was found."""
        people, institutions, places = self._people.merged(), self._institutions.merged(), self._places.merged()
        entities: list[_Named] = [*people, *institutions, *places]
        named = {one.id: one for one in entities}
        for i, event in enumerate(self._events):
            self._events[i] = _relinked(event, lambda link: _saying(link, named))
        return Findings(
            people=people,
            institutions=institutions,
            places=places,
            dates=[
                same[0].model_copy(update={"mentions": [m for date in same for m in date.mentions]})
                for same in self._dates.values()
            ],
            events=self._events,
            relations=self._relations,
        )


class _Same(Generic[_N]):
    """The entities of one kind, those of one id together; ``taken`` are the ids of all kinds."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        # By the id without its number, and which of those that differ by it alone.
        self._told: dict[tuple[str, int], tuple[str, list[_N]]] = {}

    def add(self, entities: Iterable[_N], plain: dict[str, str]) -> dict[str, str]:
        """The ids of a part's entities to those of the whole; ``plain`` are the ids without their numbers."""
        told: dict[str, str] = {}
        count: Counter[str] = Counter()
        for entity in entities:
            id = plain[entity.id]
            key = id, count[id]
            count[id] += 1
            if key not in self._told:
                self._told[key] = own_id(id, self._taken), []
            own, same = self._told[key]
            same.append(entity)
            told[entity.id] = own
        return told

    def merged(self) -> list[_N]:
        """Each entity once, with all its mentions, in the order in which they came."""
        return [_one(same, id) for id, same in self._told.values()]


def _plain_ids(entities: Iterable[_Named]) -> dict[str, str]:
    """The ids of a part's entities to those without the number that was added to tell two apart."""
    ids = {entity.id for entity in entities}
    plain = {id: id for id in ids}
    for id in ids:
        match = _NUMBERED.fullmatch(id)
        # The second has 2, the third 3: « an-2000 » is the third of nothing.
        if match and (match[1] if match[2] == "2" else f"{match[1]}-{int(match[2]) - 1}") in ids:
            plain[id] = match[1]
    return plain


def _relinked(event: Event, change: Callable[[Any], Any]) -> Event:
    """An event with its links to entities changed."""
    return event.model_copy(
        update={
            "place": event.place and change(event.place),
            "source": event.source and change(event.source),
            "participants": list(map(change, event.participants)),
        }
    )


def _leading(link: _Link, told: dict[str, str]) -> _Link:
    """A link to an entity of a part that leads to that of the whole; one to none as it is."""
    return link.model_copy(update={"id": told[link.id]}) if link.id in told else link


def _saying(link: _Link, named: dict[str, _Named]) -> _Link:
    """A link to an entity of the whole that says of it what it does."""
    entity = named.get(link.id or "")
    if entity is None:
        return link
    both = _SAID & set(type(link).model_fields) & set(type(entity).model_fields)
    return link.model_copy(update={field: getattr(entity, field) for field in both})


def _one(entities: Sequence[_N], id: str) -> _N:
    """One entity with all mentions and the first that is known of each field."""
    known: dict[str, Any] = {}
    for field in type(entities[0]).model_fields:
        told = [getattr(entity, field) for entity in entities]
        if isinstance(told[0], list):
            known[field] = list(dict.fromkeys(chain.from_iterable(told)))
        else:
            known[field] = next((value for value in told if value is not None), None)
    return entities[0].model_copy(update=known | {"id": id})
