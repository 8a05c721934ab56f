"""An article and a story as rows of the SQLite database."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from aes_extract.edtf import bounds
from aes_extract.schema import Article, Event, Mention, Passage, Story
from aes_extract.stories import Told
from aes_extract.writers.cells import listed
from aes_extract.writers.entities import ENTITY_COLUMNS, entity_key, entity_rows
from aes_extract.writers.rows import EVENT_COLUMNS, EventRow, event_key
from aes_extract.writers.sqlite_tables import TABLES
from aes_extract.writers.table import headline

Row = dict[str, Any]
_NAMES_IN_TITLE = 3


def digest_of(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()


def article_digest(told: Told, events: list[EventRow]) -> str:
    """Changes with the text, with anything found, and with the stories that the events belong to."""
    stories = [row.story for row in events]
    return digest_of(told.text, told.article.model_dump_json(by_alias=True), *stories)


def article_row(told: Told, digest: str) -> Row:
    article = told.article
    return {
        "id": article.id,
        "name": headline(article, told.text),
        "title": article.title,
        "author": article.author,
        "publisher": article.publisher,
        "published": article.published,
        "language": article.language,
        "url": article.source.url,
        "path": article.source.path,
        "sha256": article.source.sha256,
        "encoding": article.source.encoding,
        "text": told.text,
        "digest": digest,
    }


def rows_of(article: Article, events: list[EventRow]) -> dict[str, list[Row]]:
    """All that an article's row brings with it, by table."""
    rows: dict[str, list[Row]] = {name: [] for name in TABLES if "article_id" in TABLES[name].columns}
    for entity in entity_rows(article):
        values = {column.name: column.value(entity) for column in ENTITY_COLUMNS}
        rows["entities"].append({name: _plain(values[name]) for name in TABLES["entities"].columns})
        rows["mentions"] += [_mention(article.id, mention, entity_id=entity.id) for mention in entity.entity.mentions]
    known = {row["id"] for row in rows["entities"]}
    for row in events:
        event = row.event
        rows["events"].append(_event_row(row))
        _participants(row, known, rows)
        quotes = [{"verb": quote.verb, "direct": int(quote.direct)} for quote in event.quotes]
        rows["quotes"] += [part | more for part, more in zip(_passages(row, "q", event.quotes), quotes, strict=True)]
        rows["triggers"] += _passages(row, "t", event.triggers)
        rows["evidence"] += _passages(row, "s", event.evidence)
    for relation in article.relations:
        ends = {
            "from_event": event_key(article.id, relation.from_),
            "type": relation.type,
            "to_event": event_key(article.id, relation.to),
        }
        rows["relations"].append(ends | {"article_id": article.id})
    return rows


def story_rows(story: Story) -> tuple[Row, list[Row]]:
    """A story and its values."""
    casualties = story.casualties.model_dump(exclude={"about", "at_least"}) if story.casualties else {}
    first, last = bounds(story.date)
    row = {
        **dict.fromkeys(TABLES["stories"].columns),
        **story.model_dump(include={"id", "title", "type", "subtype", "status", "date", "date_resolution", "object"}),
        **casualties,
        "date_start": _plain(first),
        "date_end": _plain(last),
        "place_name": story.place.name if story.place else None,
        "place_country": story.place.country if story.place else None,
        "conflicts": listed(story.conflicts) or None,
        "digest": digest_of(story.model_dump_json()),
    }
    values = [
        {
            "story_id": story.id,
            "field": value.field,
            "value": value.value,
            "events": listed(event_key(member.article, member.event) for member in value.members),
        }
        for value in story.values
    ]
    return row, values


def event_title(event: Event) -> str:
    """« audience: Assimi Goïta, Chefs d'État-Major Général (palais de Koulouba, 2024-11-06) »."""
    names = [one.name for one in event.participants]
    said = ", ".join(names[:_NAMES_IN_TITLE]) + (" …" if len(names) > _NAMES_IN_TITLE else "")
    where = ", ".join(part for part in (event.place.name if event.place else None, event.date) if part)
    return (event.subtype or event.type) + (f": {said}" if said else "") + (f" ({where})" if where else "")


def _event_row(row: EventRow) -> Row:
    casualties = row.event.casualties
    values = {column.name: _plain(column.value(row)) for column in EVENT_COLUMNS}
    return values | {
        "title": event_title(row.event),
        "casualties_about": listed(casualties.about) or None if casualties else None,
        "casualties_at_least": listed(casualties.at_least) or None if casualties else None,
    }


def _participants(row: EventRow, known: set[str], rows: dict[str, list[Row]]) -> None:
    for number, one in enumerate(row.event.participants, 1):
        key = f"{row.id}:p{number}"
        entity = entity_key(row.article.id, one.type, one.id) if one.id else None
        rows["participants"].append(
            {
                "id": key,
                "event_id": row.id,
                "article_id": row.article.id,
                "number": number,
                "role": one.role,
                "type": one.type,
                "entity_id": entity if entity in known else None,
                "name": one.name,
                "country": one.country,
                "countries": listed(one.countries) or None,
                "sector": one.sector,
            }
        )
        rows["mentions"] += [_mention(row.article.id, mention, participant_id=key) for mention in one.mentions]


def _mention(article: str, mention: Mention, *, entity_id: str | None = None, participant_id: str | None = None) -> Row:
    return {
        "id": f"{entity_id or participant_id}@{mention.start}",
        "article_id": article,
        "entity_id": entity_id,
        "participant_id": participant_id,
        **_placed(mention),
        "found_by": mention.found_by,
    }


def _passages(row: EventRow, letter: str, passages: list[Any]) -> list[Row]:
    return [
        {"id": f"{row.id}:{letter}{number}", "event_id": row.id, "article_id": row.article.id, **_placed(passage)}
        for number, passage in enumerate(passages, 1)
    ]


def _placed(passage: Passage) -> Row:
    return {"text": passage.text, "char_start": passage.start, "char_end": passage.end}


def _plain(value: Any) -> Any:
    """As SQLite keeps it: days as texts, truth as 0 and 1, and no empty text for what is unknown."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    return None if value == "" else value
