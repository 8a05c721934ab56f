"""Articles and stories for the exports, put together by hand: no model, and no story found by itself."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO, Protocol

from sample import TEXT, article, mention, passage

from aes_extract.schema import Article, Event, EventPlace, Participant, Place, Quote, Story, StoryMember
from aes_extract.stories import Told


class Writer(Protocol):
    def __call__(self, collection: Any, out: BinaryIO) -> None: ...


class Collected:
    """What a writer reads of a Collection; events named in ``together`` (« pont:e1 ») are one story."""

    def __init__(self, *articles: Article, together: tuple[str, ...] = ()) -> None:
        self._articles = articles
        self._story: dict[tuple[str, str], str] = {}
        self.stories: list[Story] = []
        for one in articles:
            for event in one.events:
                self._add(one, event, together)

    def __iter__(self) -> Iterator[Told]:
        return (Told(TEXT, one) for one in self._articles)

    alone = __iter__

    def __len__(self) -> int:
        return len(self._articles)

    def story_of(self, article: str, event: str) -> str:
        return self._story[article, event]

    def _add(self, one: Article, event: Event, together: tuple[str, ...]) -> None:
        key, member = f"{one.id}:{event.id}", StoryMember(article=one.id, event=event.id)
        story = "s-together" if key in together else f"s-{key}"
        self._story[one.id, event.id] = story
        for known in self.stories:
            if known.id == story:
                known.members.append(member)
                return
        fields = {
            "type",
            "subtype",
            "status",
            "date",
            "date_resolution",
            "place",
            "participants",
            "object",
            "casualties",
        }
        said = {name: getattr(event, name) for name in fields}
        self.stories.append(Story(id=story, title=event.type, members=[member], **said))


def written(write: Writer, *articles: Article, together: tuple[str, ...] = ()) -> bytes:
    out = io.BytesIO()
    write(Collected(*articles, together=together), out)
    return out.getvalue()


KOLONDE = Place(
    id="kolonde",
    name="Kolondé",
    kind="town",
    country="MLI",
    admin1="Fleuve",
    lat=12.5,
    lon=-7.25,
    geonames=99,
    mentions=[mention("Kolondé")],
)


def event(**changes: Any) -> Event:
    given = {
        "id": "e1",
        "type": "meeting",
        "triggers": [passage("reçu")],
        "evidence": [passage("Le 12 mai 2023, le général Tidiani Kolo a reçu")],
        "found_by": "test",
    }
    return Event.model_validate(given | changes)


def one_event(id: str = "pont", **changes: Any) -> Article:
    """An article with a single event."""
    return article(id=id, places=[KOLONDE], events=[event(**changes)])


def who(role: str, sector: str | None = None, **changes: Any) -> Participant:
    given = {"role": role, "type": "group", "name": f"{role}s", "sector": sector}
    return Participant.model_validate(given | changes)


AT_KOLONDE = EventPlace(id="kolonde", name="Kolondé", country="MLI")


def full() -> Article:
    """The article of ``sample`` with a place on the map, a participant that is an entity, and a quotation."""
    first, second = article().events
    host = first.participants[0].model_copy(update={"id": "tidiani-kolo"})
    fishers = first.participants[2].model_copy(update={"mentions": [mention("Conseil du Fleuve")]})
    said = Quote(**passage("audience").model_dump(), verb="dire", direct=True)
    first = first.model_copy(
        update={
            "place": AT_KOLONDE,
            "place_resolution": "explicit",
            "plover": "CONSULT",
            "participants": [host, first.participants[1], fishers],
            "quotes": [said],
            "evidence": [passage("Le 12 mai 2023, le général Tidiani Kolo a reçu en audience")],
        }
    )
    return article(places=[KOLONDE], events=[first, second], relations=[{"from": "e1", "type": "after", "to": "e2"}])
