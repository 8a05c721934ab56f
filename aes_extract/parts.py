"""What is found in the parts of a long text, put together as if it had been found in the whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, TypeVar

from aes_extract.findings import Findings
from aes_extract.readers import own_id
from aes_extract.schema import Credit, Date, Event, EventPlace, Institution, Participant, Person, Place

_Named = Person | Institution | Place
_N = TypeVar("_N", Person, Institution, Place)
_Link = TypeVar("_Link", EventPlace, Credit, Participant)
_LINKED = {"id", "name", "country", "sector"}
_NUMBERED = re.compile(r"(.+)-([2-9]|[1-9]\d+)")


def together(parts: Sequence[Findings]) -> Findings:
    """Entities of one id and dates of one value become one; events and relations follow on.

    Where one part knows of an entity what another does not, it is known. An event that two parts tell stays two.
    """
    entities = _Entities(parts)
    events: list[Event] = []
    relations = []
    for n, part in enumerate(parts):
        ids = {event.id: f"e{len(events) + k}" for k, event in enumerate(part.events, 1)}
        events += [entities.linked(n, event.model_copy(update={"id": ids[event.id]})) for event in part.events]
        relations += [r.model_copy(update={"from_": ids[r.from_], "to": ids[r.to]}) for r in part.relations]
    return Findings(
        people=entities.people,
        institutions=entities.institutions,
        places=entities.places,
        dates=_dates(chain.from_iterable(part.dates for part in parts)),
        events=events,
        relations=relations,
    )


class _Entities:
    """The entities of all parts, each of which links to those of its own."""

    def __init__(self, parts: Sequence[Findings]) -> None:
        self._taken: set[str] = set()
        self._of: dict[tuple[int, str], _Named] = {}
        plain = [_plain_ids(part) for part in parts]
        # In the order in which the entities of one text get their ids.
        self.places = self._merged([part.places for part in parts], plain)
        self.institutions = self._merged([part.institutions for part in parts], plain)
        self.people = self._merged([part.people for part in parts], plain)

    def linked(self, part: int, event: Event) -> Event:
        """An event of a part that names the entities as the whole does."""
        return event.model_copy(
            update={
                "place": event.place and self._named(part, event.place),
                "source": event.source and self._named(part, event.source),
                "participants": [self._named(part, participant) for participant in event.participants],
            }
        )

    def _named(self, part: int, link: _Link) -> _Link:
        """A link to an entity that says of it what the whole does; one to none as it is."""
        if link.id is None:
            return link
        entity = self._of[part, link.id]
        both = _LINKED & set(type(link).model_fields) & set(type(entity).model_fields)
        return link.model_copy(update={field: getattr(entity, field) for field in both})

    def _merged(self, parts: Sequence[Sequence[_N]], plain: Sequence[dict[str, str]]) -> list[_N]:
        same: dict[tuple[str, int], list[tuple[int, _N]]] = {}
        for n, entities in enumerate(parts):
            # Of two in one part that differ only by their number the first is the first of another part.
            count: Counter[str] = Counter()
            for entity in entities:
                id = plain[n][entity.id]
                same.setdefault((id, count[id]), []).append((n, entity))
                count[id] += 1
        merged = []
        for (id, _), told in same.items():
            one = _one([entity for _, entity in told], own_id(id, self._taken))
            self._of.update(((n, entity.id), one) for n, entity in told)
            merged.append(one)
        return merged


def _plain_ids(part: Findings) -> dict[str, str]:
    """The ids of a part's entities to those without the number that was added to tell two apart."""
    entities: list[_Named] = [*part.places, *part.institutions, *part.people]
    ids = {entity.id for entity in entities}
    plain = {id: id for id in ids}
    for id in ids:
        match = _NUMBERED.fullmatch(id)
        # The second has 2, the third 3: « an-2000 » is the third of nothing.
        if match and (match[1] if match[2] == "2" else f"{match[1]}-{int(match[2]) - 1}") in ids:
            plain[id] = match[1]
    return plain


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


def _dates(dates: Iterable[Date]) -> list[Date]:
    """One Date for each value and its resolution; expressions without a value stand alone."""
    same: dict[tuple[object, ...], list[Date]] = {}
    for k, date in enumerate(dates):
        same.setdefault((date.value, date.resolution) if date.value else (k,), []).append(date)
    return [
        told[0].model_copy(update={"mentions": [m for date in told for m in date.mentions]}) for told in same.values()
    ]
