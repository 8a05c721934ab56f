"""What stories need of an event: its values, without the offsets, and the terms by which it is recognised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aes_extract.schema import Article, Casualties, Event, Participant, Passage, Resolution, Status
from aes_extract.stories.values import Compact, Location, Party, Site
from aes_extract.text import words_once

_TITLE_LENGTH = 140
# Characters of the body that are its first lines.
_LEAD = 300
# Words are compared by their first letters, which is stem enough for French.
_STEM = 6
_SHORTEST = 3
# An entity, and where one of its mentions starts and ends.
_Named = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Record(Compact):
    """An event of an article; ``published`` is the article's.

    ``location`` is the article's place with its kind and coordinates. ``words`` are the stems of the evidence
    without its names, ``names`` the entities named in it; ``actors`` are the identified participants and the
    countries that they belong to; ``setting`` are the entities of the whole article. Entities are written ``kind:id``;
    each of these terms stands once, in order: a tuple takes a tenth of the memory of a set.
    ``headline`` says that the title is the article's own and tells this event, ``lead`` that the title or the first
    lines do: what an article opens with is news on the day it appears.
    """

    article: str
    event: str
    type: str
    subtype: str | None
    status: Status
    date: str | None
    date_resolution: Resolution | None
    place: Site | None
    location: Location | None
    participants: tuple[Party, ...]
    object: str | None
    casualties: Casualties | None
    published: str | None
    title: str
    headline: bool
    lead: bool
    words: tuple[str, ...]
    names: tuple[str, ...]
    actors: tuple[str, ...]
    setting: tuple[str, ...]

    @property
    def key(self) -> tuple[str, str]:
        return self.article, self.event


def records(article: Article) -> list[Record]:
    """One record for each event of an article, in order."""
    places = {place.id: Location.of(place) for place in article.places}
    named = [
        (f"{kind}:{one.id}", mention.start, mention.end)
        for kind, ones in (("person", article.people), ("institution", article.institutions), ("place", article.places))
        for one in ones
        for mention in one.mentions
    ]
    setting = _terms(name for name, _, _ in named)
    return [_record(article, event, places, named, setting) for event in article.events]


def _record(
    article: Article, event: Event, places: dict[str, Location], named: list[_Named], setting: tuple[str, ...]
) -> Record:
    title, headline = _title(article, event)
    inside = [one for one in named if any(e.start <= one[1] and one[2] <= e.end for e in event.evidence)]
    return Record(
        article=article.id,
        event=event.id,
        type=event.type,
        subtype=event.subtype,
        status=event.status,
        date=event.date,
        date_resolution=event.date_resolution,
        place=Site.of(event.place) if event.place else None,
        location=places.get(event.place.id) if event.place and event.place.id else None,
        participants=tuple(map(Party.of, event.participants)),
        object=event.object,
        casualties=event.casualties,
        published=article.published,
        title=title,
        headline=headline,
        lead=headline or _opens(article, event),
        words=_terms(stems(words_once(" ".join(_without(passage, inside) for passage in event.evidence)))),
        names=_terms(name for name, _, _ in inside),
        actors=_terms(actor for p in event.participants for actor in actors(p)),
        setting=setting,
    )


def _terms(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(found)))


def _without(passage: Passage, named: list[_Named]) -> str:
    """A passage with its names taken out: they are compared as entities, however they are written."""
    parts, at = [], passage.start
    for _, start, end in sorted(named, key=lambda one: one[1:]):
        if at <= start and end <= passage.end:
            parts.append(passage.text[at - passage.start : start - passage.start])
            at = end
    return " ".join([*parts, passage.text[at - passage.start :]])


def stems(folded: Iterable[str]) -> set[str]:
    """The stems of folded words, and the numbers among them."""
    return {word[:_STEM] for word in folded if len(word) >= _SHORTEST or word.isdigit()}


def actors(participant: Participant) -> list[str]:
    """By what a participant is recognised in another article; a group only by its words and countries."""
    found = [f"{participant.type}:{participant.id}"] if participant.id else []
    if participant.type == "group":
        found += [f"country:{code}" for code in participant.countries]
    elif participant.country:
        found.append(f"country:{participant.country}")
    return found


def _opens(article: Article, event: Event) -> bool:
    """Whether the first lines of the body tell the event."""
    body = next((zone.start for zone in article.zones if zone.kind == "body"), 0)
    return any(trigger.start < body + _LEAD for trigger in event.triggers)


def _title(article: Article, event: Event) -> tuple[str, bool]:
    """The headline, where the event is told in it; else the first sentence that tells it, cut at a word."""
    title = next((zone for zone in article.zones if zone.kind == "title"), None)
    if article.title and title and any(title.start <= t.start < title.end for t in event.triggers):
        return article.title, True
    sentence = " ".join(event.evidence[0].text.split()) if event.evidence else event.subtype or event.type
    if len(sentence) > _TITLE_LENGTH:
        sentence = sentence[:_TITLE_LENGTH].rpartition(" ")[0].rstrip(" ,;:") + " …"
    return sentence, False
