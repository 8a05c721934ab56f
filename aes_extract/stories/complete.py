"""What one member of a story knows fills what another lacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aes_extract.edtf import days_of
from aes_extract.schema import Article, Event, Story
from aes_extract.stories.dates import date_evidence
from aes_extract.stories.record import Record


class Completion:
    """Articles as their stories complete them.

    An event without a date, or without its year, takes the story's; one without a place takes the story's; both say
    ``corpus``. What the article says itself is kept. A place that comes so into an article has no mention there.
    """

    def __init__(self, stories: Sequence[Story], records: Iterable[Record]) -> None:
        self._stories = {(m.article, m.event): story for story in stories for m in story.members}
        self._places = {r.location.id: r.location for r in records if r.location}

    def story_of(self, article: str, event: str) -> Story:
        """The story that an event belongs to; KeyError for an event that was not there."""
        return self._stories[article, event]

    def complete(self, article: Article) -> Article:
        """The article, itself when nothing is to be added."""
        events = [self._event(event, self.story_of(article.id, event.id)) for event in article.events]
        if all(new is old for new, old in zip(events, article.events, strict=True)):
            return article
        known = {place.id for place in article.places}
        added = {e.place.id for e in events if e.place and e.place.id and e.place.id not in known}
        places = [*article.places, *(self._places[place] for place in sorted(added) if place in self._places)]
        return article.model_copy(update={"events": events, "places": places})

    @staticmethod
    def _event(event: Event, story: Story) -> Event:
        if len(story.members) == 1:
            return event
        update: dict[str, object] = {}
        if _lacks_date(event) and _knows_date(story) and date_evidence(event.date, story.date) >= 0:
            update |= {"date": story.date, "date_resolution": "corpus"}
        if event.place is None and story.place is not None:
            update |= {"place": story.place, "place_resolution": "corpus"}
        return event.model_copy(update=update) if update else event


def _lacks_date(event: Event) -> bool:
    return event.date is None or days_of(event.date) is None


def _knows_date(story: Story) -> bool:
    return story.date is not None and days_of(story.date) is not None
