"""Stories as POLECAT rows."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from collected import AT_KOLONDE, full, one_event, who, written

from aes_extract.events.frames import frames
from aes_extract.schema import Article
from aes_extract.writers.polecat import COLUMNS, mapping, write_polecat

# The header of POLECAT's weekly files.
HEADER = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\t"
    "Actor COW\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient Name\t"
    "Recipient Country\tRecipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title\t"
    "Recipient Name Raw\tWikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\t"
    "GeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication Date\tStory People\tStory Organizations\t"
    "Story Locations\tLanguage\tVersion"
)


def rows(*articles: Article, together: tuple[str, ...] = ()) -> list[dict[str, str]]:
    text = written(write_polecat, *articles, together=together).decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t"))


def row(**changes: Any) -> dict[str, str]:
    (only,) = rows(one_event(**changes))
    return only


def test_the_columns_are_polecats() -> None:
    assert written(write_polecat) == HEADER.encode() + b"\n"
    assert "\t".join(COLUMNS) == HEADER


def test_every_plover_type_has_a_quad_and_every_mode_is_one_of_ours() -> None:
    quads = [plover for types in mapping()["quad"].values() for plover in types]
    assert len(quads) == len(set(quads)) == 16
    coded = {(frame.type, frame.subtype): frame.plover for frame in frames()}
    assert set(filter(None, coded.values())) <= set(quads)
    for entry in mapping()["mode"]:
        assert coded[entry["type"], entry["subtype"]] == entry["plover"]
        assert f"{entry['plover']} {entry['mode']}" in mapping()["intensity"]
    assert {key.split()[0] for key in mapping()["intensity"]} == set(quads)


@pytest.mark.parametrize(
    ("type_", "subtype", "plover", "expected"),
    [
        ("meeting", "summit", "CONSULT", ("CONSULT", "", "2.5", "VERBAL COOPERATION")),
        ("meeting", "visit", "CONSULT", ("CONSULT", "visit", "4.0", "VERBAL COOPERATION")),
        ("attack", "abduction", "ASSAULT", ("ASSAULT", "abduct", "-8.5", "MATERIAL CONFLICT")),
        ("attack", "airstrike", "ASSAULT", ("ASSAULT", "", "-9.0", "MATERIAL CONFLICT")),
        ("statement", "condemnation", "ACCUSE", ("ACCUSE", "disapprove", "-2.0", "VERBAL CONFLICT")),
        ("statement", "declaration", "ACCUSE", ("ACCUSE", "", "", "VERBAL CONFLICT")),
        ("meeting", "visit", "AGREE", ("AGREE", "", "2.5", "VERBAL COOPERATION")),
    ],
)
def test_codes(type_: str, subtype: str, plover: str, expected: tuple[str, ...]) -> None:
    one = row(type=type_, subtype=subtype, plover=plover)
    assert (one["Event Type"], one["Event Mode"], one["Intensity"], one["Quad Code"]) == expected


@pytest.mark.parametrize(
    "changes", [{"plover": None}, {"plover": "CONSULT", "status": "planned"}, {"plover": "ASSAULT", "status": "denied"}]
)
def test_what_is_no_event_of_polecats_is_left_out(changes: dict[str, Any]) -> None:
    assert rows(one_event(**changes)) == []


def test_who_meets_is_an_actor_and_who_is_visited_a_recipient() -> None:
    people = [who("host", "GOV", name="Kolo", country="MLI"), who("participant", "MIL", countries=["BFA", "NER"])]
    one = row(subtype="audience", plover="CONSULT", participants=people)
    assert (one["Actor Name"], one["Recipient Name"]) == ("Kolo; participants", "")
    assert (one["Actor Country"], one["Actor Sectors"]) == ("MLI; BFA|NER", "GOV; MIL")
    assert one["Primary Actor Sector"] == "GOV"
    one = row(subtype="visit", plover="CONSULT", participants=people)
    assert (one["Actor Name"], one["Recipient Name"]) == ("participants", "Kolo")


def test_place_date_and_names_of_the_article() -> None:
    one = rows(full())[0]
    said = {
        "Event Date": "2023-05-12",
        "Publication Date": "2023-05-13",
        "Placename": "Kolondé",
        "City": "Kolondé",
        "Province": "Fleuve",
        "Country": "MLI",
        "Latitude": "12.5",
        "GeoNames ID": "99",
        "Actor Title": "gouverneur; ; ",
        "Actor Name Raw": "; ; Conseil du Fleuve",
        "Story People": "Tidiani Kolo",
        "Story Organizations": "Conseil du Fleuve",
        "Contexts": "",
        "Actor COW": "",
        "Version": "",
    }
    assert {name: one[name] for name in said} == said
    assert row(plover="CONSULT", date="2023-05", place=AT_KOLONDE)["Event Date"] == ""
    assert row(plover="CONSULT")["Event Date"] == ""


def test_a_story_is_one_row_with_the_names_of_all_its_articles() -> None:
    first, second = one_event("pont", plover=None), one_event("bac", plover="CONSULT")
    second = second.model_copy(update={"publisher": "Le Bac", "people": []})
    (one,) = rows(first, second, together=("pont:e1", "bac:e1"))
    assert (one["Event ID"], one["Event Type"], one["Source"]) == ("s-together", "CONSULT", "Le Bac")
    assert one["Story People"] == "Tidiani Kolo"
