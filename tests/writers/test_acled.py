"""Stories as ACLED rows: the columns, and what is an event of ACLED's and which."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest
from collected import AT_KOLONDE, full, one_event, who, written

from aes_extract.events.frames import frames
from aes_extract.schema import Article, Casualties, Participant
from aes_extract.writers.acled import COLUMNS, countries, event_date, mapping, write_acled

# The header of a file exported from ACLED in 2025.
HEADER = (
    "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,"
    "actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,"
    "latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp"
)
DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Protests": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
SUB_EVENTS = {
    "Battles": {"Armed clash"},
    "Explosions/Remote violence": {"Air/drone strike"},
    "Violence against civilians": {"Attack", "Abduction/forced disappearance"},
    "Strategic developments": {"Change to group/activity", "Arrests", "Other"},
}


def rows(*articles: Article, together: tuple[str, ...] = ()) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(write_acled, *articles, together=together).decode(), newline="")))


def row(**changes: Any) -> dict[str, str]:
    (only,) = rows(one_event(**changes))
    return only


def test_the_columns_are_acleds() -> None:
    assert written(write_acled) == HEADER.encode() + b"\r\n"
    assert ",".join(COLUMNS) == HEADER


def test_every_subtype_is_mapped_or_listed_as_not_coded() -> None:
    known = {(frame.type, frame.subtype) for frame in frames()}
    not_coded = {(type_, subtype) for type_, subtypes in mapping()["not_coded"].items() for subtype in subtypes}
    mapped = {(entry["type"], subtype) for entry in mapping()["code"] for subtype in entry.get("subtypes", [])}
    assert mapped | not_coded == known
    assert not mapped & not_coded


def test_the_kinds_are_acleds() -> None:
    for entry in mapping()["code"]:
        event = entry.get("event")
        if event in DISORDER:
            assert entry["disorder"] == DISORDER[event]
        assert entry.get("sub_event") in SUB_EVENTS.get(event, set()) | {None}
        assert event in {*DISORDER, "Riots", None}


@pytest.mark.parametrize(
    ("type_", "subtype", "actor", "target", "expected"),
    [
        ("attack", "airstrike", "MIL", "REB", ("Political violence", "Explosions/Remote violence", "Air/drone strike")),
        ("attack", "explosion", None, None, ("Political violence", "Explosions/Remote violence", "")),
        ("attack", "attack", "REB", "MIL", ("Political violence", "Battles", "Armed clash")),
        ("attack", "ambush", "REB", "COP", ("Political violence", "Battles", "Armed clash")),
        ("attack", "attack", "REB", "CVL", ("Political violence", "Violence against civilians", "Attack")),
        ("attack", "attack", None, "CVL", ("Political violence", "", "")),
        ("attack", "attack", "CVL", "CVL", ("Political violence", "", "")),
        ("attack", "attack", "REB", "GOV", ("Political violence", "", "")),
        ("attack", None, "REB", "MIL", ("Political violence", "", "")),
        (
            "attack",
            "abduction",
            None,
            "BUS",
            ("Political violence", "Violence against civilians", "Abduction/forced disappearance"),
        ),
        ("attack", "abduction", "REB", "MIL", ("Political violence", "", "")),
        ("protest", "demonstration", "EDU", None, ("Demonstrations", "Protests", "")),
        ("protest", "riot", "CVL", None, ("", "Riots", "")),
        ("coup", "coup", "MIL", "GOV", ("Strategic developments", "Strategic developments", "Other")),
        ("justice", "arrest", "COP", "CVL", ("Strategic developments", "Strategic developments", "Arrests")),
    ],
)
def test_kinds(
    type_: str, subtype: str | None, actor: str | None, target: str | None, expected: tuple[str, ...]
) -> None:
    people = [who(role, sector) for role, sector in (("agent", actor), ("target", target)) if sector]
    one = row(type=type_, subtype=subtype, participants=people)
    assert (one["disorder_type"], one["event_type"], one["sub_event_type"]) == expected


@pytest.mark.parametrize(
    "changes",
    [
        {"type": "meeting", "subtype": "summit"},
        {"type": "protest", "subtype": "strike"},
        {"type": "coup", "subtype": "attempt"},
        {"type": "justice", "subtype": None},
        {"type": "attack", "status": "planned"},
        {"type": "attack", "status": "called_for"},
        {"type": "attack", "status": "denied"},
    ],
)
def test_what_is_no_event_of_acleds_is_left_out(changes: dict[str, Any]) -> None:
    assert rows(one_event(**changes)) == []


def army(country: str | None) -> Participant:
    return who("agent", "MIL", name="armée", country=country)


@pytest.mark.parametrize(
    ("actor", "target", "expected"),
    [
        (army("MLI"), who("target", "REB", type="institution"), ("State forces", "Rebel group")),
        (army("FRA"), who("target", "REB", type="institution"), ("External/Other forces", "Rebel group")),
        (army(None), who("target", "REB", type="institution"), ("", "Rebel group")),
        (army("MLI"), who("target", "REB"), ("State forces", "")),
        (who("agent", "GOV", country="MLI"), who("target", "CVL"), ("", "Civilians")),
    ],
)
def test_types_of_actors(actor: Participant, target: Participant, expected: tuple[str, str]) -> None:
    one = row(type="attack", subtype="attack", place=AT_KOLONDE, participants=[actor, target])
    assert (one["inter1"], one["inter2"]) == expected
    assert one["interaction"] == ("-".join(expected) if all(expected) else "").replace(
        "External/Other forces-Rebel group", "Rebel group-External/Other forces"
    )


def test_two_who_clash_are_the_two_sides() -> None:
    sides = [army("MLI"), who("agent", "REB", name="groupe armé")]
    one = row(type="attack", subtype="clash", participants=sides)
    assert (one["actor1"], one["actor2"], one["event_type"]) == ("armée", "groupe armé", "Battles")
    one = row(type="attack", subtype="clash", participants=sides[:1])
    assert (one["actor1"], one["actor2"], one["event_type"]) == ("armée", "", "")


def test_demonstrators_are_protesters_whatever_they_are_otherwise() -> None:
    one = row(type="protest", subtype="demonstration", participants=[who("agent", "EDU", name="enseignants")])
    assert (one["actor1"], one["inter1"], one["civilian_targeting"]) == ("enseignants", "Protesters", "")


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2024-05-08", "2024-05-08", ("2024-05-08", 1)),
        ("2024-05-06", "2024-05-12", ("2024-05-09", 2)),
        ("2024-05-03", "2024-05-04", ("2024-05-04", 2)),
        ("2024-02-01", "2024-02-29", ("2024-02-15", 3)),
        ("2024-05-01", "2024-05-31", ("2024-05-16", 3)),
        ("2024-01-01", "2024-12-31", (None, None)),
        ("2024-01-01", None, (None, None)),
        (None, None, (None, None)),
    ],
)
def test_the_day_and_its_precision(
    first: str | None, last: str | None, expected: tuple[str | None, int | None]
) -> None:
    when, precision = event_date(*(date.fromisoformat(day) if day else None for day in (first, last)))
    assert (when.isoformat() if when else None, precision) == expected


def test_place_and_source_and_dead() -> None:
    dead = Casualties(killed=3, attackers_killed=4, wounded=20)
    place = {"place": AT_KOLONDE, "date": "2024-05", "casualties": dead}
    one = row(type="attack", subtype="airstrike", **place)
    said = {
        "year": "2024",
        "iso": "466",
        "region": "Western Africa",
        "country": "Mali",
        "admin1": "Fleuve",
        "location": "Kolondé",
        "latitude": "12.5",
        "longitude": "-7.25",
        "geo_precision": "1",
        "fatalities": "7",
        "timestamp": "",
        "tags": "",
    }
    assert {name: one[name] for name in said} == said
    one = row(type="attack", casualties=Casualties(wounded=2))
    assert (one["fatalities"], one["iso"], one["geo_precision"], one["year"]) == ("", "", "", "")


def test_a_story_is_one_row_with_all_its_articles() -> None:
    first = one_event("pont", type="attack", place=AT_KOLONDE).model_copy(update={"publisher": "Le Fleuve"})
    second = one_event("bac", type="attack")
    second = second.model_copy(update={"source": first.source.model_copy(update={"url": "https://www.bac.example/1"})})
    other = one_event("autre", type="attack")
    one, alone = rows(first, second, other, together=("pont:e1", "bac:e1"))
    assert one["event_id_cnty"] == "s-together"
    assert alone["event_id_cnty"] == "s-autre:e1"
    assert one["source"] == "Le Fleuve; bac.example"
    assert one["latitude"] == "12.5"
    span = first.events[0].evidence[0]
    for name in ("pont", "bac"):
        assert f"{span.text} [{name} {span.start}..{span.end}]" in one["notes"]


def test_an_event_that_acled_has_not_is_not_among_the_rows_of_an_article() -> None:
    assert rows(full()) == []


def test_countries_are_distinct() -> None:
    known = countries()
    assert known["BFA"] == (854, "Burkina Faso", "Western Africa")
    assert len({country.iso for country in known.values()}) == len({country.name for country in known.values()})
    assert len(known) == len({country.iso for country in known.values()})
