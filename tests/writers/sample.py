"""An invented article with one of everything."""

from __future__ import annotations

from aes_extract.schema import (
    Article,
    Casualties,
    Credit,
    Date,
    Event,
    EventPlace,
    Institution,
    Mention,
    Participant,
    Passage,
    Person,
    PersonRole,
    Place,
    SourceInfo,
    Story,
    StoryMember,
    Zone,
)

TEXT = (
    "Kolondé : le pont attaqué\n"
    "Par Awa Binto\n"
    "Le 12 mai 2023, le général Tidiani Kolo a reçu en audience le Conseil du Fleuve (CDF) à Kolondé."
)


def passage(words: str) -> Passage:
    start = TEXT.index(words)
    return Passage(start=start, end=start + len(words), text=words)


def mention(words: str) -> Mention:
    return Mention(**passage(words).model_dump(), found_by="test")


def zones() -> list[Zone]:
    kinds = ("title", "byline", "body")
    found, start = [], 0
    for kind, line in zip(kinds, TEXT.split("\n"), strict=True):
        found.append(Zone(kind=kind, start=start, end=start + len(line)))
        start += len(line) + 1
    return found


def article(**changes: object) -> Article:
    events = [
        Event(
            id="e1",
            type="meeting",
            subtype="audience",
            date="2023-05-12",
            place=EventPlace(name="Kolondé", country="MLI"),
            participants=[
                Participant(role="host", type="person", name="Tidiani Kolo", country="MLI"),
                Participant(role="participant", type="institution", name="Conseil du Fleuve"),
                Participant(role="participant", type="group", name="pêcheurs", countries=["MLI", "NER"]),
            ],
            object="réouverture du pont",
            source=Credit(name="mairie de Kolondé"),
            triggers=[passage("reçu"), passage("en audience")],
            found_by="test",
        ),
        Event(
            id="e2",
            type="attack",
            status="denied",
            hedged=True,
            date="2023-05-10/2023-05-11",
            casualties=Casualties(killed=3, wounded=20, about=["wounded"], at_least=["killed"]),
            triggers=[passage("attaqué")],
            found_by="test",
        ),
    ]
    given = {
        "id": "pont",
        "source": SourceInfo(path="pont.txt", sha256="0" * 64, encoding="utf-8"),
        "title": "Kolondé : le pont attaqué",
        "author": "Awa Binto",
        "published": "2023-05-13",
        "zones": zones(),
        "people": [
            Person(
                id="tidiani-kolo",
                name="Tidiani Kolo",
                rank="général",
                country="MLI",
                roles=[PersonRole(title="gouverneur", organization="région du Fleuve")],
                mentions=[mention("Tidiani Kolo")],
            )
        ],
        "institutions": [
            Institution(
                id="cdf",
                name="Conseil du Fleuve",
                acronym="CDF",
                mentions=[mention("Conseil du Fleuve"), mention("CDF")],
            )
        ],
        "places": [Place(id="kolonde", name="Kolondé", country="MLI", mentions=[mention("Kolondé")])],
        "dates": [Date(value="2023-05-12", resolution="explicit", mentions=[mention("12 mai 2023")])],
        "events": events,
    }
    return Article.model_validate(given | changes)


def story() -> Story:
    members = [StoryMember(article="pont", event="e1"), StoryMember(article="bac", event="e1")]
    return Story(id="s1", type="meeting", status="occurred", title="audience à Kolondé", members=members)
