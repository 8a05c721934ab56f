"""Which events, articles and sections a filter keeps."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest

from aes_extract.cli.filtering import event_types
from aes_extract.events.frames import frames
from aes_extract.filters import SECTIONS, STATUSES, EventType, Filter, Name
from aes_extract.schema import Article, Event, EventPlace, Institution, Mention, Participant, Person, Place, Status

MEETING = Event(
    id="e1",
    type="meeting",
    subtype="audience",
    date="2023-05-12",
    place=EventPlace(id="kolonde", name="Kolondé", country="MLI"),
    participants=[
        Participant(role="host", type="person", id="tidiani-kolo", name="Tidiani Kolo", country="MLI"),
        Participant(role="participant", type="institution", id="conseil-du-fleuve", name="Conseil du Fleuve"),
        Participant(role="participant", type="group", name="pêcheurs", countries=["NER", "BFA"]),
    ],
    found_by="test",
)
VISIT = Event(id="e2", type="meeting", subtype="visit", status="planned", date="2023-06", found_by="test")
ATTACK = Event(id="e3", type="attack", status="denied", date="2023-05-10/2023-05-11", found_by="test")
UNDATED = Event(id="e4", type="statement", subtype="denial", date="XXXX-05-12", found_by="test")


def mentions(*texts: str) -> list[Mention]:
    return [Mention(start=0, end=len(text), text=text, found_by="test") for text in texts]


ARTICLE = Article.model_validate(
    {
        "id": "pont",
        "source": {"sha256": "0" * 64, "encoding": "utf-8"},
        "people": [Person(id="tidiani-kolo", name="Tidiani Kolo", mentions=mentions("KOLO, dit « le Sage »"))],
        "institutions": [
            Institution(id="conseil-du-fleuve", name="Conseil du Fleuve", acronym="CDF"),
            Institution(id="x", name="Office du Sel"),
        ],
        "places": [Place(id="kolonde", name="Kolondé", admin1="Haut-Fleuve")],
        "dates": [{"value": "2023-05-12", "resolution": "explicit"}],
        "events": [MEETING, VISIT, ATTACK, UNDATED],
        "relations": [{"from": "e1", "type": "before", "to": "e2"}, {"from": "e3", "type": "before", "to": "e1"}],
    }
)


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        ({"types": (EventType("meeting", None),)}, "e1 e2"),
        ({"types": (EventType("meeting", "visit"),)}, "e2"),
        ({"types": (EventType(None, "denial"), EventType("attack", None))}, "e3 e4"),
        ({"types": (EventType("attack", "denial"),)}, ""),
        ({"statuses": frozenset({"planned", "denied"})}, "e2 e3"),
        ({"since": date(2023, 5, 12)}, "e1 e2"),
        ({"since": date(2023, 6, 30)}, "e2"),
        ({"since": date(2023, 7, 1)}, ""),
        ({"until": date(2023, 5, 10)}, "e3"),
        ({"until": date(2023, 5, 9)}, ""),
        ({"since": date(2023, 5, 11), "until": date(2023, 5, 31)}, "e1 e3"),
        ({"people": (Name("kolo"),)}, "e1"),
        ({"people": (Name("tidiani kolo"),)}, "e1"),
        ({"people": (Name("le sage"),)}, "e1"),
        ({"people": (Name("kol"),)}, ""),
        ({"people": (Name("kolo tidiani"),)}, ""),
        ({"people": (Name("conseil"),)}, ""),
        ({"people": (Name("xyz", frozenset({"tidiani-kolo"})),)}, "e1"),
        ({"people": (Name("xyz"), Name("kolo"))}, "e1"),
        ({"institutions": (Name("cdf"),)}, "e1"),
        ({"institutions": (Name("fleuve"),)}, "e1"),
        ({"institutions": (Name("sel"),)}, ""),
        ({"places": (Name("kolonde"),)}, "e1"),
        ({"places": (Name("haut fleuve"),)}, "e1"),
        ({"places": (Name("bac"),)}, ""),
        ({"countries": frozenset({"MLI"})}, "e1"),
        ({"countries": frozenset({"BFA"})}, "e1"),
        ({"countries": frozenset({"FRA"})}, ""),
        ({"types": (EventType("meeting", None),), "statuses": frozenset({"occurred"})}, "e1"),
        ({"types": (EventType("attack", None),), "countries": frozenset({"MLI"})}, ""),
    ],
)
def test_an_event_meets_all_conditions(wanted: dict[str, Any], kept: str) -> None:
    article = Filter(**wanted).kept(ARTICLE)
    assert " ".join(event.id for event in article.events) == kept if article else not kept


def test_what_an_article_keeps_beside_its_events() -> None:
    article = Filter(types=(EventType("meeting", None),)).kept(ARTICLE)
    assert article is not None
    assert [one.from_ for one in article.relations] == ["e1"]
    for section in set(SECTIONS) - {"events"}:
        assert getattr(article, section) == getattr(ARTICLE, section)


@pytest.mark.parametrize("only", [{"people"}, {"events", "dates"}, set(SECTIONS)])
def test_sections(only: set[str]) -> None:
    article = Filter(only=frozenset(only)).kept(ARTICLE)
    assert article is not None
    for section in SECTIONS:
        assert getattr(article, section) == (getattr(ARTICLE, section) if section in only else [])
    assert bool(article.relations) == ("events" in only)


def test_a_section_that_is_left_out_still_chooses_the_article() -> None:
    wanted = Filter(only=frozenset({"people"}), types=(EventType("meeting", None),))
    article = wanted.kept(ARTICLE)
    assert article is not None
    assert (len(article.people), article.events) == (1, [])
    assert wanted.kept(ARTICLE.model_copy(update={"events": []})) is None


def test_nothing_wanted_is_everything() -> None:
    assert not Filter()
    assert Filter().kept(ARTICLE) == ARTICLE
    assert Filter().kept(ARTICLE.model_copy(update={"events": []})) is not None


def test_the_names_are_those_of_the_schema_and_of_the_frames() -> None:
    assert get_args(Status) == STATUSES
    assert set(event_types()) == {name for frame in frames() for name in (frame.type, frame.id)}
