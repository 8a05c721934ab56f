"""What one member of a story knows fills what another lacks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aes_extract.edtf import days_of
from aes_extract.schema import Article, Event
from aes_extract.stories.dates import date_evidence
from aes_extract.stories.merge import best_dated, best_site
from aes_extract.stories.record import Record
from aes_extract.stories.stories import Stories
from aes_extract.stories.values import Site


class Completion:
    """Articles as their stories complete them.

    An event without a date, or without its year, takes the story's; one without a place takes the story's; both say
    ``corpus``. What the article says itself is kept. A place that comes so into an article has no mention there.
    """

    def __init__(self, stories: Stories, records: Iterable[Record]) -> None:
        self._known = {n: _known(members) for n in range(len(stories)) if len(members := stories.members(n)) > 1}
        self._locations = {r.location.id: r.location for r in records if r.location}

    def complete(self, article: Article, stories: Iterable[int]) -> Article:
        """The article, whose events are in stories of these numbers; itself when nothing is to be added."""
        events = [self._event(event, number) for event, number in zip(article.events, stories, strict=True)]
        if all(new is old for new, old in zip(events, article.events, strict=True)):
            return article
        known = {place.id for place in article.places}
        added = {e.place.id for e in events if e.place and e.place.id and e.place.id not in known}
        places = [self._locations[place].model() for place in sorted(added) if place in self._locations]
        return article.model_copy(update={"events": events, "places": [*article.places, *places]})

    def _event(self, event: Event, number: int) -> Event:
        if number not in self._known:
            return event
        date, site = self._known[number]
        update: dict[str, object] = {}
        if date is not None and _lacks_date(event) and date_evidence(event.date, date) >= 0:
            update |= {"date": date, "date_resolution": "corpus"}
        if site is not None and event.place is None:
            update |= {"place": site.model(), "place_resolution": "corpus"}
        return event.model_copy(update=update) if update else event


def _known(members: Sequence[Record]) -> tuple[str | None, Site | None]:
    """A story's date, if it has a year, and its place."""
    dated = best_dated(members)
    date = dated.date if dated else None
    return date if date and days_of(date) else None, best_site(members)


def _lacks_date(event: Event) -> bool:
    return event.date is None or days_of(event.date) is None
