"""Invented articles that ask everything of the report: a shared story, all sorts of dates, hostile words, emoji."""

from __future__ import annotations

import io
from collections.abc import Iterator

import sample

from aes_extract.schema import (
    Article,
    Event,
    EventPlace,
    Institution,
    Mention,
    Participant,
    Passage,
    Person,
    Place,
    Quote,
    SourceInfo,
    Story,
    StoryMember,
    StoryValue,
    Zone,
)
from aes_extract.stories import Collection, Told
from aes_extract.writers.report import write_report
from aes_extract.writers.report.labels import Language

HOSTILE = "</script><img src=x onerror=\"document.title='hacked'\"><!--<script>"
LINES = {
    "noise": f"Menu 👩🏽‍🚒 {HOSTILE} & 'x'",
    "title": "🚧 Kolondé : le bac 𝒽ors service",
    "body": "Le 12 mai 2023 🤝🤝, Tidiani Kolo a reçu le Conseil du Fleuve à Kolondé. "
    "« Le pont 🚧 rouvrira », dit \u202eKolo\u202c.",
}
TEXT = "\n".join(LINES.values())


def passage(words: str, after: str = "") -> Passage:
    start = TEXT.index(words, TEXT.index(after))
    return Passage(start=start, end=start + len(words), text=words)


def mention(words: str, after: str = "") -> Mention:
    return Mention(**passage(words, after).model_dump(), found_by="test")


def ferry() -> Article:
    """Tells the audience of the other article with another date, among emoji and markup."""
    zones, start = [], 0
    for kind, line in LINES.items():
        zones.append(Zone(kind=kind, start=start, end=start + len(line)))
        start += len(line) + 1
    return Article(
        id='bac"><b>',
        source=SourceInfo(url="javascript:alert(1)", sha256="1" * 64, encoding="utf-8"),
        title=HOSTILE,
        author="A & B",
        publisher="Le <i>Fleuve</i>",
        published="2023-05",
        zones=zones,
        people=[Person(id="tidiani-kolo", name="Tidiani Kolo", country="MLI", mentions=[mention("Tidiani Kolo")])],
        institutions=[
            Institution(id="cdf", name="Conseil du Fleuve", acronym="CDF", mentions=[mention("Conseil du Fleuve")])
        ],
        places=[
            Place(
                id="kolonde",
                name="Kolondé",
                country="MLI",
                lat=13.2,
                lon=-4.5,
                mentions=[mention("Kolondé", "Fleuve à")],
            )
        ],
        events=[
            Event(
                id="e1",
                type="meeting",
                subtype="audience",
                date="2023-05-12",
                date_resolution="corpus",
                place=EventPlace(id="kolonde", name="Kolondé", country="MLI"),
                place_resolution="corpus",
                participants=[
                    Participant(role="host", type="person", id="tidiani-kolo", name="Tidiani Kolo", country="MLI"),
                    Participant(role="participant", type="institution", id="cdf", name="Conseil du Fleuve"),
                ],
                quotes=[Quote(**passage("Le pont 🚧 rouvrira").model_dump(), verb="dire", direct=True)],
                triggers=[passage("a reçu")],
                evidence=[passage(LINES["body"].partition(" «")[0])],
                found_by="test",
            ),
            Event(
                id="e2",
                type="statement",
                subtype="pledge",
                status="planned",
                place=EventPlace(name="Niger", country="NER"),
                participants=[
                    Participant(role="speaker", type="person", id="tidiani-kolo", name="Tidiani Kolo", country="MLI")
                ],
                triggers=[passage("dit")],
                evidence=[passage("« Le pont 🚧 rouvrira », dit")],
                found_by="test",
            ),
            Event(id="e3", type="regatta", subtype="pirogues", date="XXXX-06", found_by="test"),
            Event(id="e4", type="disaster", subtype="flood", date="201X", found_by="test"),
            Event(id="e5", type="coup", subtype="coup", date="2012-03-22", found_by="test"),
        ],
    )


def bridge() -> Article:
    """The article of the other tests, its place on the map."""
    article = sample.article()
    events = [
        article.events[0].model_copy(update={"place": EventPlace(id="kolonde", name="Kolondé", country="MLI")}),
        article.events[1],
    ]
    places = [article.places[0].model_copy(update={"lat": 13.2, "lon": -4.5})]
    return article.model_copy(update={"events": events, "places": places})


def shared() -> Story:
    members = [StoryMember(article="pont", event="e1"), StoryMember(article='bac"><b>', event="e1")]
    one = ferry().events[0]
    return Story(
        id="s-audience",
        type="meeting",
        subtype="audience",
        status="occurred",
        title="audience à Kolondé",
        date="2023-05-12",
        date_resolution="explicit",
        place=one.place,
        participants=one.participants,
        members=members,
        values=[
            StoryValue(field="date", value="2023-05-12", members=members[:1]),
            StoryValue(field="date", value="2023-05-11", members=members[1:]),
            StoryValue(field="participants.host", value="Tidiani Kolo", members=members),
        ],
        conflicts=["date"],
    )


def single(article: Article, event: Event) -> Story:
    member = StoryMember(article=article.id, event=event.id)
    return Story(
        id=f"s-{article.source.sha256[0]}-{event.id}",
        type=event.type,
        subtype=event.subtype,
        status=event.status,
        title=event.type,
        members=[member],
    )


class Given(Collection):
    """A collection of stories put together by hand; they complete no article."""

    def __init__(self, articles: list[Told], stories: list[Story]) -> None:
        super().__init__()
        self._articles = articles
        self.stories = stories

    def __iter__(self) -> Iterator[Told]:
        return iter(self._articles)


def collected(articles: list[tuple[str, Article]]) -> Collection:
    """A collection with the stories that are found in it."""
    collection = Collection()
    for text, article in articles:
        collection.add(text, article)
    return collection


def collection() -> Collection:
    """Both articles, and the story that they share."""
    one, other = bridge(), ferry()
    stories = [shared(), single(one, one.events[1]), *(single(other, event) for event in other.events[1:])]
    return Given([Told(sample.TEXT, one), Told(TEXT, other)], stories)


def written(articles: Collection, lang: Language = "fr", title: str | None = None) -> bytes:
    out = io.BytesIO()
    with articles:
        write_report(articles, out, lang, title)
    return out.getvalue()
