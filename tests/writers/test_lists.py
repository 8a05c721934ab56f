"""Lists across articles: who is counted how, in what order, and how each form is written."""

from __future__ import annotations

import csv
import io
import json

import pytest
from rich.cells import cell_len
from rich.console import Console
from sample import article, mention

from aes_extract.schema import Article, Event, EventPlace, Participant, Person, PersonRole, Place, Story, StoryMember
from aes_extract.writers.lists import (
    ENTITY_COLUMNS,
    TIMELINE_COLUMNS,
    entity_row,
    in_order,
    story_row,
    write_list,
    write_list_csv,
    write_list_json,
    write_timeline,
)
from aes_extract.writers.tally import Tally

EVIL = "=1+1\x1b[31m\u202e; \n漢字 العربية"


def person(id: str, *titles: str, mentions: int = 1, **more: str) -> Person:
    named = [mention("Tidiani Kolo")] * mentions
    roles = [PersonRole(title=title, organization="Fleuve") for title in titles]
    return Person.model_validate({"id": id, "name": id.title(), "roles": roles, "mentions": named} | more)


def telling(id: str, people: list[Person], *events: Event) -> Article:
    places = [Place(id="mopti", name="Mopti", kind="town", country="MLI", mentions=[mention("Kolondé")])]
    return article(id=id, people=people, places=places, events=list(events))


def visit(id: str, *who: str, place: str | None = "mopti") -> Event:
    return Event(
        id=id,
        type="meeting",
        subtype="visit",
        place=EventPlace(id=place, name="Mopti") if place else None,
        participants=[Participant(role="agent", type="person", id=one, name=one) for one in who],
        found_by="test",
    )


ARTICLES = [
    telling("a", [person("kolo", "maire", mentions=2), person("awa")], visit("e1", "kolo"), visit("e2", "kolo")),
    telling("b", [person("kolo", "préfet", country="MLI"), person("binto", mentions=3)], visit("e1", "binto", "kolo")),
    telling("c", [person("kolo", "préfet", country="NER")]),
]


def tally(kind: str, *, acting: bool = False) -> list[tuple[str, int, int, int]]:
    tally = Tally(kind, acting=acting)  # type: ignore[arg-type]
    for one in ARTICLES:
        tally.add(one)
    return [(one.id, one.articles, one.mentions, one.events) for one in tally.entries()]


def test_most_articles_then_most_mentions() -> None:
    assert tally("people") == [("kolo", 3, 4, 3), ("binto", 1, 3, 1), ("awa", 1, 1, 0)]
    assert tally("places") == [("mopti", 3, 3, 3)]


def test_those_in_an_event_alone() -> None:
    assert tally("people", acting=True) == [("kolo", 2, 3, 3), ("binto", 1, 3, 1)]
    assert tally("institutions", acting=True) == []


def test_what_most_articles_say() -> None:
    tally = Tally("people")
    for one in ARTICLES:
        tally.add(one)
    assert entity_row(tally.entries()[0], ENTITY_COLUMNS["people"]) == {
        "id": "kolo",
        "name": "Kolo",
        "role": "préfet",
        "organization": "Fleuve",
        "country": "MLI",
        "articles": 3,
        "mentions": 4,
        "events": 3,
    }


def story(id: str, date: str | None, **more: object) -> Story:
    members = [StoryMember(article=name, event="e1") for name in ("a", "b", "a")]
    given = {"id": id, "type": "meeting", "status": "planned", "title": "t", "date": date, "members": members}
    return Story.model_validate(given | more)


def test_stories_by_first_then_last_day_and_the_undated_last() -> None:
    dates = [None, "2024-05", "XXXX-01-01", "2024-05-01", "2023", "2024-05-01/2024-05-02"]
    assert [one.date for one in in_order(story(str(i), date) for i, date in enumerate(dates))] == [
        "2023",
        "2024-05-01",
        "2024-05-01/2024-05-02",
        "2024-05",
        None,
        "XXXX-01-01",
    ]


ROWS = [story_row(story("s1", "2024-05-01", title=EVIL, place=EventPlace(name=EVIL)))]


def test_json_is_an_array_with_a_row_a_line() -> None:
    for rows in ([], ROWS, ROWS * 2):
        out = io.BytesIO()
        write_list_json(iter(rows), out)
        assert json.loads(out.getvalue()) == rows
        assert b"\x1b" not in out.getvalue()
        assert "\u202e" not in out.getvalue().decode()
    assert ROWS[0]["articles"] == ["a", "b"]


def test_csv_is_safe_to_open() -> None:
    out = io.BytesIO()
    write_list_csv(ROWS, TIMELINE_COLUMNS, out)
    header, row = csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline=""))
    found = dict(zip(header, row, strict=True))
    assert list(found) == list(ROWS[0])
    assert found["articles"] == "a; b"
    assert found["title"].startswith("'=1+1")
    assert not set(out.getvalue().decode()) & {"\x1b", "\u202e"}


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 200])
def test_tables_fit_the_screen_and_hold_no_escape(width: int) -> None:
    out = Console(file=io.StringIO(), width=width, highlight=False, markup=False)
    rows = [dict.fromkeys((c.name for c in columns), EVIL) for columns in ENTITY_COLUMNS.values()]
    for columns, row in zip(ENTITY_COLUMNS.values(), rows, strict=True):
        write_list([row], columns, out)
    write_timeline([story("s1", "2024-05-01", object=EVIL), story("s2", None)], out)
    assert isinstance(out.file, io.StringIO)
    text = out.file.getvalue()
    assert not set(text) & {"\x1b", "\u202e"}
    assert all(cell_len(line) <= width for line in text.splitlines())


def test_nothing_to_list_is_said() -> None:
    out = Console(file=io.StringIO(), width=80)
    write_list([], ENTITY_COLUMNS["people"], out)
    write_timeline([], out)
    assert isinstance(out.file, io.StringIO)
    assert out.file.getvalue() == "nothing found\n" * 2
