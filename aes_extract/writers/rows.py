"""Events as flat rows: the columns that the table formats share, each with its type and its meaning.

``csv``, ``parquet``, ``geojson`` and ``sqlite`` write these columns under the same names; what an event has several
of (participants, quotes, triggers, evidence) each of them adds in the shape that it can hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from aes_extract.edtf import bounds
from aes_extract.schema import TOLLS, Article, Casualties, Event, Place
from aes_extract.stories import Collection

Value = str | int | float | bool | date | None
Kind = Literal["text", "integer", "real", "boolean", "day"]


@dataclass(frozen=True)
class EventRow:
    """One event of one article, with its story."""

    article: Article
    event: Event
    story: str

    @property
    def id(self) -> str:
        return event_key(self.article.id, self.event.id)

    @cached_property
    def place(self) -> Place | None:
        """The event's place with what the article's list of places knows of it."""
        return place_of(self.article, self.event)

    @cached_property
    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day that the event's date allows."""
        return bounds(self.event.date)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name and type in every format, what it means, and how it is filled."""

    name: str
    kind: Kind
    about: str
    value: Callable[[EventRow], Value]


def event_rows(collection: Collection) -> Iterator[EventRow]:
    """Every event of every article, in the order of the run and of the text."""
    for told in collection:
        yield from events_of(told.article, collection)


def events_of(article: Article, collection: Collection) -> list[EventRow]:
    """The events of one article."""
    return [EventRow(article, event, collection.story_of(article.id, event.id)) for event in article.events]


def event_key(article: str, event: str) -> str:
    """An id that is the event's own among all articles: « 004_0cad8b8145b2c616:e1 »."""
    return f"{article}:{event}"


def place_of(article: Article, event: Event) -> Place | None:
    """The entity of the article's ``places`` that an event's place points at."""
    wanted = event.place.id if event.place else None
    return next((place for place in article.places if place.id == wanted), None) if wanted else None


def _casualty(name: str) -> Column:
    abouts = {
        "killed": "people killed, as the article states it",
        "wounded": "people wounded",
        "missing": "people missing",
        "abducted": "people abducted",
        "affected": "people affected otherwise (displaced, without shelter …)",
        "attackers_killed": "attackers killed, where they are counted apart",
    }
    return Column(name, "integer", abouts[name], lambda row: getattr(row.event.casualties or _NONE, name))


_NONE = Casualties()

EVENT_COLUMNS: tuple[Column, ...] = (
    Column("id", "text", "the event's own id in a run: `article_id:event_id`", lambda row: row.id),
    Column("article_id", "text", "the article", lambda row: row.article.id),
    Column("event_id", "text", "the event's id in its article", lambda row: row.event.id),
    Column(
        "story_id",
        "text",
        "the event of the world that it tells; shared by the articles that tell it",
        lambda row: row.story,
    ),
    Column("type", "text", "event type of the codebook", lambda row: row.event.type),
    Column("subtype", "text", "subtype of the codebook", lambda row: row.event.subtype),
    Column("plover", "text", "PLOVER event type", lambda row: row.event.plover),
    Column(
        "status", "text", "`occurred`, `ongoing`, `planned`, `called_for` or `denied`", lambda row: row.event.status
    ),
    Column("hedged", "boolean", "told as hearsay (« aurait »)", lambda row: row.event.hedged),
    Column("date", "text", "the date as EDTF or TIMEX3 value", lambda row: row.event.date),
    Column("date_start", "day", "first day that `date` allows; empty without a year", lambda row: row.days[0]),
    Column("date_end", "day", "last day that `date` allows; empty without a year", lambda row: row.days[1]),
    Column(
        "date_resolution",
        "text",
        "how the date was obtained: `explicit`, `reference`, `context`, `corpus`, `unresolved`",
        lambda row: row.event.date_resolution,
    ),
    Column("place_id", "text", "the place", lambda row: row.event.place.id if row.event.place else None),
    Column("place_name", "text", "its name", lambda row: row.event.place.name if row.event.place else None),
    Column(
        "place_country",
        "text",
        "its country, ISO 3166-1 alpha-3",
        lambda row: row.event.place.country if row.event.place else None,
    ),
    Column("place_admin1", "text", "its region", lambda row: row.place.admin1 if row.place else None),
    Column(
        "place_kind",
        "text",
        "`town`, `region`, `country`, `building` …",
        lambda row: row.place.kind if row.place else None,
    ),
    Column(
        "place_lat", "real", "latitude, WGS 84, of the place's centre", lambda row: row.place.lat if row.place else None
    ),
    Column("place_lon", "real", "longitude, WGS 84", lambda row: row.place.lon if row.place else None),
    Column("place_geonames", "integer", "GeoNames id", lambda row: row.place.geonames if row.place else None),
    Column(
        "place_resolution", "text", "how the place was obtained, as for dates", lambda row: row.event.place_resolution
    ),
    Column("object", "text", "the text, post, body or subject that the event is about", lambda row: row.event.object),
    Column(
        "source_name",
        "text",
        "whom the article credits for the event",
        lambda row: row.event.source.name if row.event.source else None,
    ),
    Column("source_id", "text", "its entity", lambda row: row.event.source.id if row.event.source else None),
    *(_casualty(name) for name in TOLLS),
    Column("found_by", "text", "the rule or model that found the event", lambda row: row.event.found_by),
)
ARTICLE_COLUMNS: tuple[Column, ...] = (
    Column("article_title", "text", "the article's title", lambda row: row.article.title),
    Column("article_author", "text", "its author", lambda row: row.article.author),
    Column("article_publisher", "text", "its publisher", lambda row: row.article.publisher),
    Column("article_published", "text", "when it appeared, as given (EDTF)", lambda row: row.article.published),
    Column("article_url", "text", "its address", lambda row: row.article.source.url),
    Column("article_path", "text", "the file it was read from", lambda row: row.article.source.path),
)
COLUMNS = EVENT_COLUMNS + ARTICLE_COLUMNS
