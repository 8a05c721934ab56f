"""What stories need of an event."""

from __future__ import annotations

from dataclasses import dataclass

from aes_extract.schema import Article, Event


@dataclass(frozen=True, slots=True)
class Record:
    article: str
    event: Event
    published: str | None


def records(article: Article) -> list[Record]:
    return [Record(article.id, event, article.published) for event in article.events]
