"""``--entities csv``: one row per person, institution, place and date of each article.

An entity belongs to its article: the same person has one row in every article that names them, with the rank, the
functions and the mentions of that article, under the same ``entity_id`` where the gazetteer or the name makes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from aes_extract.edtf import bounds
from aes_extract.schema import Article, Date, Institution, Person, Place
from aes_extract.stories import Collection
from aes_extract.writers.cells import listed, offsets, texts, write_rows
from aes_extract.writers.rows import Value

Entity = Person | Institution | Place | Date


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One entity of one article; ``entity_id`` of a date is its number in the article."""

    article: Article
    kind: str
    entity_id: str
    entity: Entity

    @property
    def id(self) -> str:
        return entity_key(self.article.id, self.kind, self.entity_id)


def entity_key(article: str, kind: str, entity: str) -> str:
    """An id that is the entity's own among all articles and kinds."""
    return f"{article}:{kind}:{entity}"


def entity_rows(article: Article) -> Iterator[EntityRow]:
    """People, institutions, places, dates, each in the order of the text."""
    for kind, entities in (
        ("person", article.people),
        ("institution", article.institutions),
        ("place", article.places),
    ):
        for entity in entities:
            yield EntityRow(article, kind, entity.id, entity)
    for number, entry in enumerate(article.dates, 1):
        yield EntityRow(article, "date", f"d{number}", entry)


def roles(entity: Entity) -> list[str]:
    """« gouverneur (région du Fleuve) » for every function of a person."""
    if not isinstance(entity, Person):
        return []
    return [f"{role.title} ({role.organization})" if role.organization else role.title for role in entity.roles]


@dataclass(frozen=True, slots=True)
class EntityColumn:
    name: str
    about: str
    value: Callable[[EntityRow], Value]


def _field(name: str, about: str) -> EntityColumn:
    """A field that only some kinds of entity have."""
    return EntityColumn(name, about, lambda row: getattr(row.entity, name, None))


def name_of(entity: Entity) -> str | None:
    """The name, or the value of a date."""
    return entity.value if isinstance(entity, Date) else entity.name


def form_of(entity: Entity) -> str | None:
    """What kind of institution or place it is."""
    return entity.kind if isinstance(entity, Institution | Place) else None


def _days(row: EntityRow) -> tuple[Value, Value]:
    return bounds(row.entity.value) if isinstance(row.entity, Date) else (None, None)


ENTITY_COLUMNS: tuple[EntityColumn, ...] = (
    EntityColumn("id", "the entity's own id in a run: `article_id:kind:entity_id`", lambda row: row.id),
    EntityColumn("article_id", "the article", lambda row: row.article.id),
    EntityColumn("kind", "`person`, `institution`, `place` or `date`", lambda row: row.kind),
    EntityColumn("entity_id", "its id in the article; of a date its number, `d1`", lambda row: row.entity_id),
    EntityColumn("name", "canonical name; of a date its EDTF value", lambda row: name_of(row.entity)),
    _field("acronym", "of an institution"),
    EntityColumn(
        "form", "`town`, `ministry`, `igo` …: what kind of place or institution", lambda row: form_of(row.entity)
    ),
    _field("rank", "military or police rank of a person"),
    EntityColumn("roles", "functions of a person: `title (organisation)`", lambda row: listed(roles(row.entity))),
    _field("country", "ISO 3166-1 alpha-3"),
    EntityColumn(
        "members", "member countries of an institution", lambda row: listed(getattr(row.entity, "members", []))
    ),
    _field("sector", "PLOVER sector"),
    _field("admin1", "region of a place"),
    _field("lat", "latitude of a place, WGS 84"),
    _field("lon", "longitude of a place, WGS 84"),
    _field("geonames", "GeoNames id of a place"),
    _field("wikidata", "Wikidata id"),
    EntityColumn("date_start", "first day that a date allows", lambda row: _days(row)[0]),
    EntityColumn("date_end", "last day that a date allows", lambda row: _days(row)[1]),
    _field("resolution", "how a date was obtained"),
    EntityColumn("mention_count", "how often the article names it", lambda row: len(row.entity.mentions)),
    EntityColumn("mention_texts", "the words that name it, joined by ` | `", lambda row: texts(row.entity.mentions)),
    EntityColumn("mention_offsets", "their places in the text", lambda row: offsets(row.entity.mentions)),
    EntityColumn("article_title", "the article's title", lambda row: row.article.title),
    EntityColumn("article_published", "when it appeared, as given (EDTF)", lambda row: row.article.published),
    EntityColumn("article_url", "its address", lambda row: row.article.source.url),
    EntityColumn("article_path", "the file it was read from", lambda row: row.article.source.path),
)


def write_entities(collection: Collection, out: BinaryIO) -> None:
    """Write the entities of all articles, one row each, as ``writers/csv_output.py`` writes events."""
    rows = (
        [column.value(row) for column in ENTITY_COLUMNS] for told in collection for row in entity_rows(told.article)
    )
    write_rows(out, [column.name for column in ENTITY_COLUMNS], rows, bom=True)
