"""What is found in a parsed text, as output models with offsets into the source."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from aes_extract import schema
from aes_extract.events import FoundEvent, find_events
from aes_extract.live import LiveText
from aes_extract.resolve import resolve
from aes_extract.resolve.entities import (
    DateMention,
    Entities,
    Entity,
    InstitutionEntity,
    PersonEntity,
    PlaceEntity,
    TokenMention,
)


@dataclass(frozen=True, slots=True)
class Findings:
    """The lists of an article that its words fill, each in text order."""

    people: list[schema.Person]
    institutions: list[schema.Institution]
    places: list[schema.Place]
    dates: list[schema.Date]
    events: list[schema.Event]
    relations: list[schema.Relation]


def find(doc: Doc, text: str, live: LiveText, title_end: int) -> Findings:
    """Everything in ``live``, a part of ``text`` that was parsed as ``doc``; its title ends before ``title_end``."""
    entities = resolve(doc)
    found = find_events(doc, entities, title_end)
    writer = _Writer(text, live, doc)
    return Findings(
        people=[writer.person(p) for p in entities.people],
        institutions=[writer.institution(i) for i in entities.institutions],
        places=[writer.place(p) for p in entities.places],
        dates=writer.dates(entities),
        events=[writer.event(e) for e in found.events],
        relations=[
            schema.Relation.model_validate({"from": r.source, "type": r.type, "to": r.target}) for r in found.relations
        ],
    )


class _Writer:
    """Turns tokens of the live text into the output models with offsets into the source."""

    def __init__(self, text: str, live: LiveText, doc: Doc) -> None:
        self._text = text
        self._live = live
        self._doc = doc

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The source range of tokens ``start`` to ``end`` (exclusive)."""
        span = self._doc[start:end]
        return self._live.range(span.start_char, span.end_char)

    def mention(self, m: TokenMention) -> schema.Mention:
        start, end = self.range(m.start, m.end)
        return schema.Mention(start=start, end=end, text=self._text[start:end], found_by=m.found_by)

    def passage(self, start: int, end: int) -> schema.Passage:
        """Tokens as a passage, without the blanks around them."""
        while end > start + 1 and self._doc[end - 1].is_space:
            end -= 1
        while start < end - 1 and self._doc[start].is_space:
            start += 1
        a, b = self.range(start, end)
        return schema.Passage(start=a, end=b, text=self._text[a:b])

    def _mentions(self, entity: Entity) -> list[schema.Mention]:
        return [self.mention(m) for m in entity.mentions]

    def person(self, p: PersonEntity) -> schema.Person:
        roles = [schema.PersonRole(title=title, organization=body) for title, body in p.roles]
        return schema.Person(
            id=p.id,
            name=p.name,
            rank=p.rank,
            roles=roles,
            country=p.country,
            sector=p.sector,
            wikidata=p.wikidata,
            mentions=self._mentions(p),
        )

    def institution(self, i: InstitutionEntity) -> schema.Institution:
        return schema.Institution(
            id=i.id,
            name=i.name,
            acronym=i.acronym,
            kind=i.type,
            country=i.country,
            members=list(i.countries),
            sector=i.sector,
            wikidata=i.wikidata,
            mentions=self._mentions(i),
        )

    def place(self, p: PlaceEntity) -> schema.Place:
        return schema.Place(
            id=p.id,
            name=p.name,
            kind=p.type,
            country=p.country,
            admin1=p.admin1,
            lat=p.lat,
            lon=p.lon,
            geonames=p.geonames,
            mentions=self._mentions(p),
        )

    def dates(self, entities: Entities) -> list[schema.Date]:
        """One Date per value; expressions without a value stand alone."""
        groups: dict[object, list[DateMention]] = {}
        for d in entities.dates:
            groups.setdefault((d.value, d.resolution) if d.value else d.start, []).append(d)
        return [
            schema.Date(
                value=same[0].value,
                resolution=same[0].resolution,
                mentions=[self.mention(TokenMention(d.start, d.end, "dates")) for d in same],
            )
            for same in groups.values()
        ]

    def event(self, e: FoundEvent) -> schema.Event:
        where = e.place
        place = schema.EventPlace(id=where.id, name=where.name, country=where.country) if where else None
        quotes = [(q, self.passage(q.start, q.end)) for q in e.quotes]
        return schema.Event(
            id=e.id,
            type=e.type,
            subtype=e.subtype,
            plover=e.plover,
            status=e.status,
            hedged=e.hedged,
            date=e.date.value if e.date else None,
            date_resolution=e.date.resolution if e.date else None,
            place=place,
            place_resolution="explicit" if place else None,
            participants=[self._participant(p.role, p.entity) for p in e.participants],
            object=e.object,
            source=schema.Credit(name=e.source.name, type=e.source.kind, id=e.source.id) if e.source else None,
            quotes=[
                schema.Quote(start=p.start, end=p.end, text=p.text, verb=q.verb, direct=q.direct) for q, p in quotes
            ],
            triggers=[self.passage(a, b) for a, b in e.triggers],
            evidence=[self.passage(a, b) for a, b in e.evidence],
            casualties=e.casualties,
            found_by=e.found_by,
        )

    def _participant(self, role: str, entity: Entity) -> schema.Participant:
        group = entity.kind == "group"
        return schema.Participant(
            role=role,
            type=entity.kind,
            id=None if group else entity.id,
            name=entity.name,
            country=entity.country,
            countries=list(entity.countries) if group else [],
            sector=entity.sector,
            mentions=self._mentions(entity) if group else [],
        )
