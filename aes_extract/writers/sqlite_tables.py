"""The tables and views of the SQLite database: columns with their meaning, keys, indexes, and what Datasette shows.

Every table but ``stories`` and ``story_values`` has the column ``article_id``: an article's rows are replaced together.
Ids are texts made of the ids of the JSON contract, so that they stay the same from run to run.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from aes_extract.schema import TOLLS
from aes_extract.writers.entities import ENTITY_COLUMNS
from aes_extract.writers.rows import EVENT_COLUMNS, Kind

SCHEMA_VERSION = 1
# « AESX », so that `file` and we can tell our databases from others (PRAGMA application_id).
APPLICATION_ID = 0x41455358

# SQLite's types; its dates are ISO 8601 texts.
TYPES: dict[Kind, type] = {"text": str, "integer": int, "real": float, "boolean": int, "day": str}

_ARTICLE = {"article_id": (str, "the article")}
_PLACE_IN_TEXT = {
    "text": (str, "the words"),
    "char_start": (int, "where they begin in the article's text, in characters"),
    "char_end": (int, "where they end, exclusive"),
}
_EVENT = {column.name: (TYPES[column.kind], column.about) for column in EVENT_COLUMNS}
_ENTITY_TYPES: dict[str, type] = {"lat": float, "lon": float, "geonames": int, "mention_count": int}


@dataclass(frozen=True, slots=True)
class Table:
    """One table; the key is ``pk``, ``links`` are foreign keys, ``search`` the columns of its full-text index."""

    about: str
    columns: dict[str, tuple[type, str]]
    pk: str | tuple[str, ...] = "id"
    links: dict[str, str] = field(default_factory=dict)
    indexes: tuple[str, ...] = ()
    search: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    sort: str | None = None


TABLES: dict[str, Table] = {
    "articles": Table(
        "The articles, with their text as decoded.",
        {
            "id": (str, "the article's id"),
            "name": (str, "its title, or its first words where it has none; never empty"),
            "title": (str, "its title"),
            "author": (str, "its author"),
            "publisher": (str, "its publisher"),
            "published": (str, "when it appeared, as given (EDTF)"),
            "language": (str, "of most of the text (ISO 639); nothing when unsure"),
            "url": (str, "its address"),
            "path": (str, "the file it was read from"),
            "sha256": (str, "checksum of the bytes read"),
            "encoding": (str, "the encoding they were decoded with"),
            "text": (str, "the text that all offsets count in"),
            "digest": (str, "checksum of all that was found; an article with the same digest is left as it is"),
        },
        search=("title", "text"),
        facets=("publisher", "author"),
    ),
    "stories": Table(
        "Events of the world, each told by one or several articles of a run.",
        {
            "id": (str, "the story's id"),
            "title": (str, "the story in a few words"),
            **{name: _EVENT[name] for name in ("type", "subtype", "status", "date", "date_start", "date_end")},
            **{name: _EVENT[name] for name in ("date_resolution", "place_name", "place_country", "object")},
            **{name: _EVENT[name] for name in TOLLS},
            "conflicts": (str, "fields on which its articles contradict each other"),
            "digest": (str, "checksum of the story"),
        },
        indexes=("date_start",),
        facets=("type", "status", "place_country"),
        sort="date_start",
    ),
    "story_values": Table(
        "Which events a story's values came from, for stories with several.",
        {
            "story_id": (str, "the story"),
            "field": (str, "`date`, `participants.host`, `casualties.killed` …"),
            "value": (str, "what is said"),
            "events": (str, "the events that say it"),
        },
        pk=("story_id", "field", "value"),
        links={"story_id": "stories"},
    ),
    "events": Table(
        "Events as one article tells them.",
        {
            "id": _EVENT["id"],
            "title": (str, "the event in a few words"),
            **{name: kind for name, kind in _EVENT.items() if name != "id"},
            "casualties_about": (str, "which of the numbers the article rounds"),
            "casualties_at_least": (str, "which of the numbers are lower bounds"),
        },
        links={"article_id": "articles", "story_id": "stories"},
        indexes=("article_id", "story_id", "type", "date_start", "place_country"),
        facets=("type", "status", "place_country"),
        sort="date_start",
    ),
    "entities": Table(
        "People, institutions, places and dates, as one article names them.",
        {
            column.name: (_ENTITY_TYPES.get(column.name, str), column.about)
            for column in ENTITY_COLUMNS
            if column.name not in ("mention_texts", "mention_offsets") and not column.name.startswith("article_")
        }
        | _ARTICLE,
        links={"article_id": "articles"},
        indexes=("article_id", "entity_id"),
        facets=("kind", "country", "sector"),
    ),
    "participants": Table(
        "Who takes part in an event.",
        {
            "id": (str, "the participant's id"),
            "event_id": (str, "the event"),
            **_ARTICLE,
            "number": (int, "its place in the event's list"),
            "role": (str, "`host`, `participant`, `speaker`, `addressee`, `agent` or `target`"),
            "type": (str, "`person`, `institution`, `place` or `group`"),
            "entity_id": (str, "the entity; a group has none"),
            "name": (str, "the entity's name, or the words for the group"),
            "country": (str, "ISO 3166-1 alpha-3"),
            "countries": (str, "those of a group, joined by `; `"),
            "sector": (str, "PLOVER sector"),
        },
        links={"event_id": "events", "article_id": "articles", "entity_id": "entities"},
        indexes=("event_id", "article_id", "entity_id", "name"),
        facets=("role", "type", "sector"),
    ),
    "mentions": Table(
        "Where the text names an entity, or a group that takes part in an event.",
        {
            "id": (str, "the mention's id"),
            **_ARTICLE,
            "entity_id": (str, "the entity that is named"),
            "participant_id": (str, "or the group"),
            **_PLACE_IN_TEXT,
            "found_by": (str, "the rule, list or model that found it"),
        },
        links={"article_id": "articles", "entity_id": "entities", "participant_id": "participants"},
        indexes=("article_id", "entity_id", "participant_id"),
    ),
    "quotes": Table(
        "What is reported to have been said.",
        {
            "id": (str, "the quotation's id"),
            "event_id": (str, "the statement"),
            **_ARTICLE,
            **_PLACE_IN_TEXT,
            "verb": (str, "the verb that reports it"),
            "direct": (int, "1 when it stands in quotation marks"),
        },
        links={"event_id": "events", "article_id": "articles"},
        indexes=("event_id", "article_id"),
    ),
    "triggers": Table(
        "The words that name an event.",
        {"id": (str, "the trigger's id"), "event_id": (str, "the event"), **_ARTICLE, **_PLACE_IN_TEXT},
        links={"event_id": "events", "article_id": "articles"},
        indexes=("event_id", "article_id"),
    ),
    "evidence": Table(
        "The sentences that tell an event.",
        {"id": (str, "the passage's id"), "event_id": (str, "the event"), **_ARTICLE, **_PLACE_IN_TEXT},
        links={"event_id": "events", "article_id": "articles"},
        indexes=("event_id", "article_id"),
        search=("text",),
    ),
    "relations": Table(
        "How events of one article belong together.",
        {
            "from_event": (str, "the event"),
            "type": (str, "it is `during`, `after` or `before` the other, or `led_to` it"),
            "to_event": (str, "the other event"),
            **_ARTICLE,
        },
        pk=("from_event", "type", "to_event"),
        links={"from_event": "events", "to_event": "events", "article_id": "articles"},
        indexes=("article_id",),
    ),
}
# What goes when an article is replaced, those that point at others first.
OF_ARTICLE = ("relations", "evidence", "triggers", "quotes", "mentions", "participants", "entities", "events")


@dataclass(frozen=True, slots=True)
class View:
    about: str
    sql: str
    facets: tuple[str, ...] = ()


def _names(*roles: str) -> str:
    """SQL for the names of an event's participants, all or those of some roles, in their order."""
    listed = ", ".join(f"'{role}'" for role in roles)
    where = f" and role in ({listed})" if roles else ""
    return (
        "(select group_concat(name, '; ') from (select name from participants"
        f" where event_id = events.id{where} order by number))"
    )


VIEWS: dict[str, View] = {
    "event_list": View(
        "Events with participants, evidence and article on one line.",
        f"""
        select events.id, date_start, date_end, type, subtype, status, hedged, place_name, place_country,
          {_names()} as participants, object,
          (select group_concat(text, ' | ') from (select text from evidence where event_id = events.id
            order by char_start)) as evidence,
          articles.name as article, events.article_id, events.story_id
        from events join articles on articles.id = events.article_id
        order by date_start is null, date_start, events.id
        """,
        facets=("type", "status", "place_country"),
    ),
    "meetings": View(
        "Who met whom, where and when.",
        f"""
        select events.id, date_start, date_end, subtype, status, place_name, place_country, {_names("host")} as hosts,
          {_names("participant")} as participants, object, articles.name as article, events.article_id, events.story_id
        from events join articles on articles.id = events.article_id
        where type = 'meeting'
        order by date_start is null, date_start, events.id
        """,
        facets=("subtype", "status", "place_country"),
    ),
    "people": View(
        "The people of all articles, the most named first.",
        """
        select entity_id, name, max(country) as country, max(sector) as sector, count(*) as articles,
          sum(mention_count) as mentions,
          (select count(*) from participants join entities as one on one.id = participants.entity_id
            where one.kind = 'person' and one.entity_id = entities.entity_id) as events
        from entities where kind = 'person'
        group by entity_id, name
        order by mentions desc, entity_id
        """,
        facets=("country", "sector"),
    ),
    "person_events": View(
        "What each person took part in.",
        """
        select entities.entity_id as person, participants.name, participants.role, events.title as event,
          events.date_start, events.status, events.place_name, events.place_country, participants.event_id,
          participants.article_id, events.story_id
        from participants join entities on entities.id = participants.entity_id
          join events on events.id = participants.event_id
        where participants.type = 'person'
        order by person, events.date_start is null, events.date_start, participants.event_id
        """,
        facets=("name", "role"),
    ),
    "story_list": View(
        "Stories with the number of articles that tell them, the most told first.",
        """
        select stories.id, stories.title, stories.type, stories.subtype, stories.status, stories.date_start,
          stories.place_name, stories.place_country, count(distinct events.article_id) as articles, stories.conflicts
        from stories join events on events.story_id = stories.id
        group by stories.id
        order by articles desc, stories.date_start, stories.id
        """,
        facets=("type", "status", "place_country"),
    ),
}

QUERIES: dict[str, tuple[str, str]] = {
    "meetings_per_country_and_month": (
        "Meetings per country and month, each counted once however many articles tell it",
        """select place_country as country, strftime('%Y-%m', date_start) as month, count(distinct story_id) as meetings
from events
where type = 'meeting' and status in ('occurred', 'ongoing') and place_country is not null
  and strftime('%Y-%m', date_start) = strftime('%Y-%m', date_end)
group by country, month order by country, month""",
    ),
}


def datasette_metadata(database: str) -> dict[str, Any]:
    """Metadata for Datasette: descriptions, facets, order and a query, for a database file of that name.

    The format is Datasette's (https://docs.datasette.io/en/stable/metadata.html).
    """
    tables: dict[str, Any] = {}
    for name, table in TABLES.items():
        entry: dict[str, Any] = {
            "description": table.about,
            "columns": {column: about for column, (_, about) in table.columns.items()},
        }
        if table.facets:
            entry["facets"] = list(table.facets)
        if table.sort:
            entry["sort_desc"] = table.sort
        tables[name] = entry
    for name, view in VIEWS.items():
        tables[name] = {"description": view.about, "facets": list(view.facets)}
    queries = {name: {"title": title, "sql": sql} for name, (title, sql) in QUERIES.items()}
    return {
        "title": "Events from press articles of the Sahel",
        "databases": {database: {"source": "aes-extract", "tables": tables, "queries": queries}},
    }
