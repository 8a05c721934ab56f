"""Stories with the articles that tell them: what formats read that code events of the world, not reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from aes_extract.schema import Article, Event, Participant, Passage, Place, Story
from aes_extract.stories import Collection
from aes_extract.writers.address import site
from aes_extract.writers.rows import place_of


@dataclass(frozen=True, slots=True)
class Report:
    """One event of one article, with what the article as a whole adds; the article itself is let go."""

    article: str
    event: Event
    publisher: str | None
    published: str | None
    language: str | None
    place: Place | None
    titles: dict[str, str]
    people: tuple[str, ...]
    institutions: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToldStory:
    story: Story
    reports: tuple[Report, ...]

    @property
    def place(self) -> Place | None:
        """What the first report that knows the story's place knows of it."""
        wanted = self.story.place.id if self.story.place else None
        return next((report.place for report in self.reports if report.place and report.place.id == wanted), None)

    @property
    def plover(self) -> str | None:
        return next((report.event.plover for report in self.reports if report.event.plover), None)

    @property
    def sources(self) -> list[str]:
        """The publishers, each once."""
        return list(dict.fromkeys(report.publisher for report in self.reports if report.publisher))

    def evidence(self) -> str:
        """The sentences that tell it, each with its place: « … [004_0cad8b8145b2c616 380..540] »."""
        return " ".join(
            f"{passage.text} [{report.article} {passage.start}..{passage.end}]"
            for report in self.reports
            for passage in evidence_of(report.event)
        )


def told_stories(collection: Collection, wanted: Callable[[Story], bool]) -> Iterator[ToldStory]:
    """The wanted stories, each once all its members were read: only unfinished ones are held in memory."""
    # In the order of their first members: an event is of a story that was met before, or of the next.
    stories = iter(collection.stories)
    unfinished: dict[str, tuple[Story, list[Report]]] = {}
    unwanted: set[str] = set()
    for told in collection:
        for event in told.article.events:
            id = collection.story_of(told.article.id, event.id)
            if id in unwanted:
                continue
            if id not in unfinished:
                story = next(stories)
                if not wanted(story):
                    unwanted.add(id)
                    continue
                unfinished[id] = story, []
            story, reports = unfinished[id]
            reports.append(_report(told.article, event))
            if len(reports) == len(story.members):
                del unfinished[id]
                yield ToldStory(story, tuple(reports))


def evidence_of(event: Event) -> list[Passage]:
    """The sentences, or the triggers of an event without any."""
    return event.evidence or event.triggers


def of_roles(participants: list[Participant], roles: list[str]) -> list[Participant]:
    return [one for one in participants if one.role in roles]


def _report(article: Article, event: Event) -> Report:
    return Report(
        article=article.id,
        event=event,
        publisher=article.publisher or site(article.source.url),
        published=article.published,
        language=article.language,
        place=place_of(article, event),
        titles={person.id: person.roles[0].title for person in article.people if person.roles},
        people=tuple(person.name for person in article.people),
        institutions=tuple(institution.name for institution in article.institutions),
        places=tuple(place.name for place in article.places),
    )
