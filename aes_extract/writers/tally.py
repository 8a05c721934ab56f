"""Who and what is named across articles: the entities of one id are one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from aes_extract.lexicon import key
from aes_extract.schema import Article, Event, Institution, Person, Place

Kind = Literal["people", "institutions", "places"]
Entity = Person | Institution | Place


@dataclass(slots=True)
class Entry:
    """One entity: in how many articles it is named, how often, and in how many of their events it is.

    A person's ``role`` and ``organization`` are those that most articles give; of what articles know of an entity
    beside its name, the first to know it counts.
    """

    id: str
    name: str
    country: str | None = None
    acronym: str | None = None
    kind: str | None = None
    articles: int = 0
    mentions: int = 0
    events: int = 0
    _roles: Counter[tuple[str, str | None]] = field(default_factory=Counter)

    @property
    def role(self) -> str | None:
        return self._role()[0]

    @property
    def organization(self) -> str | None:
        return self._role()[1]

    def _role(self) -> tuple[str | None, str | None]:
        return next((role for role, _ in self._roles.most_common(1)), (None, None))

    def add(self, entity: Entity, events: int) -> None:
        """One more article names it."""
        self.articles += 1
        self.mentions += len(entity.mentions)
        self.events += events
        self.country = self.country or entity.country
        if isinstance(entity, Person):
            self._roles.update((role.title, role.organization) for role in entity.roles)
        else:
            self.kind = self.kind or entity.kind
        if isinstance(entity, Institution):
            self.acronym = self.acronym or entity.acronym


class Tally:
    """The people, institutions or places of the articles that are added.

    ``acting``: only those that are in an event, as who takes part or where it is.
    """

    def __init__(self, kind: Kind, *, acting: bool = False) -> None:
        self._kind = kind
        self._acting = acting
        self._entries: dict[str, Entry] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def add(self, article: Article) -> None:
        """Count what an article names."""
        events = Counter(id for event in article.events for id in set(_entities(event)))
        entities: list[Entity] = list(getattr(article, self._kind))
        for entity in entities:
            if events[entity.id] or not self._acting:
                entry = self._entries.setdefault(entity.id, Entry(entity.id, entity.name))
                entry.add(entity, events[entity.id])

    def entries(self) -> list[Entry]:
        """Those that most articles name first; of them, those that are named most often."""
        return sorted(self._entries.values(), key=lambda one: (-one.articles, -one.mentions, key(one.name), one.id))


def _entities(event: Event) -> Iterator[str]:
    """The ids of who takes part, and of the place."""
    yield from (who.id for who in event.participants if who.id)
    if event.place and event.place.id:
        yield event.place.id
