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

    start: int = Field(ge=0, description="Offset of the first character.")
    end: int = Field(ge=0, description="Offset behind the last character.")


class Passage(Range):
    """A stretch of the original text together with its words."""

    text: str = Field(description="The words, as they stand there.")


class Mention(Passage):
    """One place in the text that names an entity; ``found_by`` is the rule, list or model that found it."""

    found_by: str = Field(description="The rule, list or model that found it.")


class Zone(Range):
    """A line, or the head of a line, and what it is."""

    kind: ZoneKind = Field(
        description="What the lines are: title, body, byline, pointers to other articles (`related`), or `noise`."
    )


class SourceInfo(Model):
    """Where the text came from; ``sha256`` is of the bytes read, ``encoding`` the one they were decoded with."""

    path: str | None = Field(default=None, description="The file it was read from.")
    url: str | None = Field(default=None, description="Its address, where the input gave one.")
    sha256: str = Field(description="Digest of the bytes read; of JSONL, of the text in UTF-8.")
    encoding: str = Field(description="What the bytes were decoded with.")


class PersonRole(Model):
    """A function as the article words it, and the organisation or country it belongs to."""

    title: str = Field(description="The function, in the article's words.")
    organization: str | None = Field(default=None, description="The body or country that it belongs to.")


class Person(Model):
    id: str = Field(description="Names the person in this article; that of the list when it is a known one.")
    name: str = Field(description="The fullest form.")
    rank: str | None = Field(default=None, description="Military or police rank.")
    roles: list[PersonRole] = Field(default=[], description="Functions, in the article's words.")
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-3.")
    sector: str | None = Field(default=None, description="PLOVER sector (`GOV`, `MIL`, `CVL` …).")
    wikidata: str | None = Field(default=None, description="The item of a known person.")
    mentions: list[Mention] = Field(default=[], description="Every place that names the person, in text order.")


class Institution(Model):
    id: str = Field(description="Names the institution in this article; that of the list when it is a known one.")
    name: str = Field(description="The fullest form.")
    acronym: str | None = Field(default=None, description="Its acronym, as listed or as the article gives it.")
    kind: str | None = Field(default=None, description="`ministry`, `igo`, `party`, `company` …")
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-3; null for one of several countries.")
    members: list[str] = Field(default=[], description="The countries of an intergovernmental organisation.")
    sector: str | None = Field(default=None, description="PLOVER sector.")
    wikidata: str | None = Field(default=None, description="The item of a known institution.")
    mentions: list[Mention] = Field(default=[], description="Every place that names it, in text order.")


class Place(Model):
    id: str = Field(description="Names the place in this article; that of the list when it is a known one.")
    name: str = Field(description="The article's form, or that of the list.")
    kind: str | None = Field(default=None, description="`country`, `region`, `town`, `building` …")
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-3.")
    admin1: str | None = Field(default=None, description="The region it lies in.")
    lat: float | None = Field(default=None, description="Latitude of its centre, WGS 84.")
    lon: float | None = Field(default=None, description="Longitude of its centre, WGS 84.")
    geonames: int | None = Field(default=None, description="GeoNames id.")
    mentions: list[Mention] = Field(default=[], description="Every place in the text that names it, in text order.")


class Date(Model):
    """``value`` is ``None`` for an expression that is a date but has no computable value.

    ``resolution``: said (``explicit``), counted from the day of publication (``reference``) or from another date of the
    article (``context``), or not known (``unresolved``); ``corpus`` (from other articles) is for events alone.
    """

    value: str | None = Field(
        description="EDTF or TIMEX3: `2024-11-06`, `2024-07`, `XXXX-11-06`, `2024-09-13/2024-09-14`."
    )
    resolution: Resolution = Field(description="How the value was obtained.")
    mentions: list[Mention] = Field(default=[], description="Every expression with this value, in text order.")


class EventPlace(Model):
    id: str | None = Field(default=None, description="The entry of `places`.")
    name: str = Field(description="Its name.")
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-3.")


class Participant(Model):
    """Someone or something that takes part in an event; ``countries`` is filled for groups."""

    role: str = Field(description="What it does in the event: `host`, `speaker`, `attacker` … (see the frames).")
    type: ParticipantType = Field(description="What it is; a `group` is unnamed people (« les élus »).")
    id: str | None = Field(
        default=None, description="The entry of `people`, `institutions` or `places`; null for a group."
    )
    name: str = Field(description="The entity's name, or the group's words.")
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-3.")
    countries: list[str] = Field(default=[], description="All countries of a group that has several.")
    sector: str | None = Field(default=None, description="PLOVER sector.")
    mentions: list[Mention] = Field(default=[], description="Where a group is named; those of entities are theirs.")


class Quote(Passage):
    """Reported words: the clause or quotation, the verb that reports it, and whether it stood in quotation marks."""

    verb: str | None = Field(default=None, description="The verb that reports the words.")
    direct: bool = Field(description="Whether they stand in quotation marks.")


class Credit(Model):
    """Whom the article credits for an event."""

    name: str = Field(description="Who is credited, or the words that say so.")
    type: ParticipantType | None = Field(default=None, description="What it is.")
    id: str | None = Field(default=None, description="The entry of `people` or `institutions`.")


class Casualties(Model):
    """Numbers that the article states; ``about`` and ``at_least`` name the fields that it rounds or bounds."""

    killed: int | None = Field(default=None, description="People killed.")
    wounded: int | None = Field(default=None, description="People wounded.")
    missing: int | None = Field(default=None, description="People missing.")
    abducted: int | None = Field(default=None, description="People abducted.")
    affected: int | None = Field(default=None, description="People affected otherwise: displaced, without shelter …")
    attackers_killed: int | None = Field(default=None, description="Attackers killed.")
    about: list[str] = Field(default=[], description="Fields whose number the article rounds (« une dizaine »).")
    at_least: list[str] = Field(default=[], description="Fields whose number is a lower bound (« au moins »).")


# The numbers among them.
TOLLS = tuple(name for name in Casualties.model_fields if name not in {"about", "at_least"})


class Event(Model):
    id: str = Field(description="Names the event in this article: `e1`, `e2` …")
    type: str = Field(description="Event type of the codebook, or of a user's own frame.")
    subtype: str | None = Field(default=None, description="Its subtype.")
    plover: str | None = Field(default=None, description="PLOVER event type.")
    status: Status = Field(
        default="occurred", description="Whether it happened: `occurred`, `ongoing`, `planned`, `called_for`, `denied`."
    )
    hedged: bool = Field(default=False, description="Told as hearsay (« aurait »).")
    date: str | None = Field(default=None, description="When, as the value of a date.")
    date_resolution: Resolution | None = Field(default=None, description="How the date was obtained.")
    place: EventPlace | None = Field(default=None, description="Where.")
    place_resolution: Resolution | None = Field(default=None, description="How the place was obtained.")
    participants: list[Participant] = Field(default=[], description="Who takes part, in which role.")
    object: str | None = Field(default=None, description="The text, post, body or subject that it is about.")
    source: Credit | None = Field(default=None, description="Whom the article credits for it.")
    casualties: Casualties | None = Field(default=None, description="The toll.")
    quotes: list[Quote] = Field(default=[], description="The words that a statement reports.")
    triggers: list[Passage] = Field(default=[], description="The words that tell it, all over the article.")
    evidence: list[Passage] = Field(default=[], description="The sentences that tell it.")
    found_by: str = Field(description="The frame that names it.")


class Relation(Model):
    from_: str = Field(alias="from", description="An event.")
    type: RelationType = Field(description="How it stands to the other.")
    to: str = Field(description="The other event.")


class Article(Model):
    """One article and all that was found in it.

    ``language`` is that of most of its title and body, ISO 639-1, or 639-2 where there is no shorter code (``nqo``);
    ``None`` when unsure. In a text in another language than French nothing is looked for. ``text`` is what all offsets
    count in: there on request, and for a web page, whose article no file holds as a text.
    """

    id: str = Field(description="Names the article in the run: the file's stem, or what the input gives.")
    source: SourceInfo = Field(description="Where the text came from.")
    title: str | None = Field(default=None, description="From the metadata, else the text.")
    author: str | None = Field(default=None, description="From the metadata, else the byline.")
    publisher: str | None = Field(default=None, description="From the metadata, else the byline.")
    published: str | None = Field(
        default=None, description="ISO date, possibly without day or month: from the metadata, else the byline."
    )
    language: str | None = Field(
        default=None, description="ISO 639-1, or 639-2 where there is no shorter code (`nqo`); null when unsure."
    )
    text: str | None = Field(
        default=None,
        exclude_if=lambda text: text is None,
        description="What offsets count in; left out unless asked for, or read from a web page.",
    )
    zones: list[Zone] = Field(default=[], description="The lines of the text and what they are.")
    people: list[Person] = Field(default=[], description="In the order of their first mention, as all lists.")
    institutions: list[Institution] = Field(default=[], description="Organisations, ministries, parties, media …")
    places: list[Place] = Field(default=[], description="Countries, regions, towns, sites, buildings.")
    dates: list[Date] = Field(default=[], description="One for each value; expressions without a value stand alone.")
    events: list[Event] = Field(default=[], description="In the order in which they are told.")
    relations: list[Relation] = Field(default=[], description="Between events of the article.")


class StoryMember(Model):
    article: str = Field(description="The article's id.")
    event: str = Field(description="The event's id in it.")


class StoryValue(Model):
    """What members of a story say of one field: ``date``, ``participants.host``, ``casualties.killed`` …"""

    field: str = Field(description="`date`, `participants.host`, `casualties.killed` …")
    value: str = Field(description="What is said of it.")
    members: list[StoryMember] = Field(description="Who says so.")


class Story(Model):
    """One event of the world, told by one or several articles.

    ``values`` says which members each value came from, for a story that has more than one; ``conflicts`` names
    the fields on which they contradict each other, with all that was said kept in ``values``.
    """

    id: str = Field(description="Made from the first member in the alphabet: other articles do not change it.")
    type: str = Field(description="Event type.")
    subtype: str | None = Field(default=None, description="Its subtype.")
    status: Status = Field(description="The furthest that a member tells.")
    title: str = Field(description="A headline that tells it, else a sentence.")
    date: str | None = Field(default=None, description="The most precise date that most members bear out.")
    date_resolution: Resolution | None = Field(default=None, description="How it was obtained.")
    place: EventPlace | None = Field(default=None, description="The most precise place that most members bear out.")
    participants: list[Participant] = Field(default=[], description="All that members name.")
    object: str | None = Field(default=None, description="What it is about.")
    casualties: Casualties | None = Field(default=None, description="Of each number the one that most members give.")
    members: list[StoryMember] = Field(description="The events of articles that are this one.")
    values: list[StoryValue] = Field(
        default=[], description="Which members each value came from; for stories of several members."
    )
    conflicts: list[str] = Field(default=[], description="Fields on which members contradict each other.")


class Corpus(Model):
    """What ``--format json`` writes."""

    schema_: Literal["aes-extract/1"] = Field(
        default=SCHEMA_ID, alias="schema", description="The version of this contract."
    )
    articles: list[Article] = Field(description="One for each article that could be read.")
    stories: list[Story] = Field(default=[], description="Every event in exactly one.")
