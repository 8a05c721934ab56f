"""Invented articles of one event each, told in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aes_extract.schema import (
    Article,
    Event,
    EventPlace,
    Mention,
    Participant,
    Passage,
    Place,
    SourceInfo,
    Story,
    Zone,
)
from aes_extract.stories import Record, Stories, records

PLACES = {
    "Kolondé": Place(id="kolonde", name="Kolondé", kind="town", country="MLI", admin1="Fleuve", lat=14.0, lon=-4.0),
    "marché de Kolondé": Place(id="marche-de-kolonde", name="marché de Kolondé", kind="market", country="MLI"),
    "région du Fleuve": Place(id="fleuve", name="région du Fleuve", kind="region", country="MLI"),
    "région du Lac": Place(id="lac", name="région du Lac", kind="region", country="MLI"),
    "Dabaro": Place(id="dabaro", name="Dabaro", kind="town", country="MLI", admin1="Lac", lat=16.0, lon=-1.0),
    "Sannoba": Place(id="sannoba", name="Sannoba", kind="village", country="MLI", lat=14.05, lon=-4.05),
    "Mali": Place(id="mali", name="Mali", kind="country", country="MLI"),
    "Tchad": Place(id="tchad", name="Tchad", kind="country", country="TCD"),
    "Bamako": Place(id="bamako", name="Bamako", kind="town", country="MLI", admin1="Bamako", lat=12.6, lon=-8.0),
    "Sahel": Place(id="sahel", name="Sahel", kind="area"),
    "Nulle-Part": Place(id="nulle-part", name="Nulle-Part"),
}


def person(name: str, role: str = "participant", **more: Any) -> Participant:
    return Participant(role=role, type="person", id="-".join(name.lower().split()), name=name, **more)


def body(name: str, role: str = "participant", **more: Any) -> Participant:
    return Participant(role=role, type="institution", id="-".join(name.lower().split()), name=name, **more)


def group(name: str, *countries: str, sector: str | None = None, role: str = "participant") -> Participant:
    return Participant(role=role, type="group", name=name, countries=list(countries), sector=sector)


def article(
    id: str,
    text: str = "Mot.",
    *,
    place: str | None = None,
    title: bool = False,
    published: str | None = None,
    trigger: int = 0,
    **event: Any,
) -> Article:
    """An article whose event is told by its whole text; ``title`` makes the text its headline.

    ``trigger`` is where the event is named."""
    where = PLACES[place] if place else None
    if where is not None and where.name in text:
        start = text.index(where.name)
        where = where.model_copy(
            update={"mentions": [Mention(start=start, end=start + len(where.name), text=where.name, found_by="test")]}
        )
    told = Event(
        **{"id": "e1", "type": "meeting", "found_by": "test"} | event,
        place=EventPlace(id=where.id, name=where.name, country=where.country) if where else None,
        place_resolution="explicit" if where else None,
        date_resolution="explicit" if event.get("date") else None,
        triggers=[Passage(start=trigger, end=trigger + 3, text=text[trigger : trigger + 3])],
        evidence=[Passage(start=0, end=len(text), text=text)],
    )
    return Article(
        id=id,
        source=SourceInfo(sha256="0" * 64, encoding="utf-8"),
        title=text if title else None,
        published=published,
        zones=[Zone(kind="title" if title else "body", start=0, end=len(text))],
        places=[where] if where else [],
        events=[told],
    )


def record(id: str = "a", text: str = "Mot.", **more: Any) -> Record:
    return records(article(id, text, **more))[0]


def tell(events: Sequence[Record]) -> list[Story]:
    return list(Stories(events))
