"""Every output model: the JSON contract, schema version 1.

All offsets are character offsets into the original decoded text (Python ``str`` index, end exclusive), so
``text[start:end] == mention.text``. ``country`` and ``countries`` are ISO 3166-1 alpha-3. ``date`` values are EDTF
or TIMEX3 (``2024-11-06``, ``2024-07``, ``XXXX-11-06``, ``2024-09-13/2024-09-14``). An unknown is ``None``.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_ID: Literal["aes-extract/1"] = "aes-extract/1"

ZoneKind = Literal["title", "body", "byline", "related", "noise"]
Resolution = Literal["explicit", "reference", "context", "corpus", "unresolved"]
Status = Literal["occurred", "ongoing", "planned", "called_for", "denied"]
RelationType = Literal["during", "after", "before", "led_to"]
ParticipantType = Literal["person", "institution", "place", "group"]


class Model(BaseModel):
    """Base of every output model: immutable, and no unknown field."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Range(Model):
    """A stretch of the original text: ``start`` inclusive, ``end`` exclusive, in characters."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Passage(Range):
    """A stretch of the original text together with its words."""

    text: str


class Mention(Passage):
    """One place in the text that names an entity; ``found_by`` is the rule, list or model that found it."""

    found_by: str


class Zone(Range):
    """A line, or the head of a line, and what it is."""

    kind: ZoneKind


class SourceInfo(Model):
    """Where the text came from; ``sha256`` is of the bytes read, ``encoding`` the one they were decoded with."""

    path: str | None = None
    url: str | None = None
    sha256: str
    encoding: str


class PersonRole(Model):
    """A function as the article words it, and the organisation or country it belongs to."""

    title: str
    organization: str | None = None


class Person(Model):
    id: str
    name: str
    rank: str | None = None
    roles: list[PersonRole] = []
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    mentions: list[Mention] = []


class Institution(Model):
    id: str
    name: str
    acronym: str | None = None
    kind: str | None = None
    country: str | None = None
    members: list[str] = []
    sector: str | None = None
    wikidata: str | None = None
    mentions: list[Mention] = []


class Place(Model):
    id: str
    name: str
    kind: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    mentions: list[Mention] = []


class Date(Model):
    """``value`` is ``None`` for an expression that is a date but has no computable value."""

    value: str | None
    resolution: Resolution
    mentions: list[Mention] = []


class EventPlace(Model):
    id: str | None = None
    name: str
    country: str | None = None


class Participant(Model):
    """Someone or something that takes part in an event; ``countries`` is filled for groups."""

    role: str
    type: ParticipantType
    id: str | None = None
    name: str
    country: str | None = None
    countries: list[str] = []
    sector: str | None = None
    mentions: list[Mention] = []


class Quote(Passage):
    """Reported words: the clause or quotation, the verb that reports it, and whether it stood in quotation marks."""

    verb: str | None = None
    direct: bool


class Credit(Model):
    """Whom the article credits for an event."""

    name: str
    type: ParticipantType | None = None
    id: str | None = None


class Casualties(Model):
    """Numbers that the article states; ``about`` and ``at_least`` name the fields that it rounds or bounds."""

    killed: int | None = None
    wounded: int | None = None
    missing: int | None = None
    abducted: int | None = None
    affected: int | None = None
    attackers_killed: int | None = None
    about: list[str] = []
    at_least: list[str] = []


# The numbers among them.
TOLLS = tuple(name for name in Casualties.model_fields if name not in {"about", "at_least"})


class Event(Model):
    id: str
    type: str
    subtype: str | None = None
    plover: str | None = None
    status: Status = "occurred"
    hedged: bool = False
    date: str | None = None
    date_resolution: Resolution | None = None
    place: EventPlace | None = None
    place_resolution: Resolution | None = None
    participants: list[Participant] = []
    object: str | None = None
    source: Credit | None = None
    casualties: Casualties | None = None
    quotes: list[Quote] = []
    triggers: list[Passage] = []
    evidence: list[Passage] = []
    found_by: str


class Relation(Model):
    from_: str = Field(alias="from")
    type: RelationType
    to: str


class Article(Model):
    """One article and all that was found in it.

    ``language`` is that of most of its title and body, ISO 639-1, or 639-2 where there is no shorter code (``nqo``);
    ``None`` when unsure. In a text in another language than French nothing is looked for. ``text`` is what all offsets
    count in: there on request, and for a web page, whose article no file holds as a text.
    """

    id: str
    source: SourceInfo
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    text: str | None = Field(default=None, exclude_if=lambda text: text is None)
    zones: list[Zone] = []
    people: list[Person] = []
    institutions: list[Institution] = []
    places: list[Place] = []
    dates: list[Date] = []
    events: list[Event] = []
    relations: list[Relation] = []


class StoryMember(Model):
    article: str
    event: str


class StoryValue(Model):
    """What members of a story say of one field: ``date``, ``participants.host``, ``casualties.killed`` …"""

    field: str
    value: str
    members: list[StoryMember]


class Story(Model):
    """One event of the world, told by one or several articles.

    ``values`` says which members each value came from, for a story that has more than one; ``conflicts`` names
    the fields on which they contradict each other, with all that was said kept in ``values``.
    """

    id: str
    type: str
    subtype: str | None = None
    status: Status
    title: str
    date: str | None = None
    date_resolution: Resolution | None = None
    place: EventPlace | None = None
    participants: list[Participant] = []
    object: str | None = None
    casualties: Casualties | None = None
    members: list[StoryMember]
    values: list[StoryValue] = []
    conflicts: list[str] = []


class Corpus(Model):
    """What ``--format json`` writes."""

    schema_: Literal["aes-extract/1"] = Field(default=SCHEMA_ID, alias="schema")
    articles: list[Article]
    stories: list[Story] = []
