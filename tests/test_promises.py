"""A promise that is broken is complained of."""

from __future__ import annotations

import pytest

from aes_extract import schema
from tests.promises import PROMISES, broken, is_date

TEXT = "Awa Diarra a reçu la FGTB à Kolondé le 4 mars 2024."
ARTICLE = {
    "id": "a",
    "source": {"sha256": "0", "encoding": "utf-8"},
    "published": "2024-03-05",
    "zones": [{"start": 0, "end": 51, "kind": "body"}],
    "people": [
        {"id": "p", "name": "Awa Diarra", "mentions": [{"start": 0, "end": 10, "text": "Awa Diarra", "found_by": "x"}]}
    ],
    "institutions": [
        {"id": "i", "name": "FGTB", "mentions": [{"start": 21, "end": 25, "text": "FGTB", "found_by": "x"}]}
    ],
    "dates": [
        {
            "value": "2024-03-04",
            "resolution": "explicit",
            "mentions": [{"start": 39, "end": 50, "text": "4 mars 2024", "found_by": "x"}],
        }
    ],
    "events": [
        {
            "id": "e1",
            "type": "meeting",
            "subtype": "audience",
            "date": "2024-03-04",
            "date_resolution": "explicit",
            "place": {"name": "Kolondé", "country": "MLI"},
            "participants": [{"role": "host", "type": "person", "id": "p", "name": "Awa Diarra"}],
            "source": {"name": "FGTB", "type": "institution", "id": "i"},
            "triggers": [{"start": 13, "end": 17, "text": "reçu"}],
            "evidence": [{"start": 0, "end": 51, "text": TEXT}],
            "found_by": "x",
        }
    ],
}
FAULTS = [
    # where in the article, what is put there, the promise it breaks
    ("people.0.mentions.0.end", 9, "passages_are_in_the_text"),
    ("zones.0.end", 30, "zones_are_a_clean_cut"),
    ("zones.0.end", 52, "zones_are_a_clean_cut"),
    ("zones.0.kind", "noise", "what_is_found_is_in_title_or_body"),
    ("institutions.0.mentions.0.start", 5, "mentions_do_not_overlap"),
    ("events.0.evidence.0.start", 15, "evidence_holds_the_triggers"),
    ("events.0.triggers", [], "evidence_holds_the_triggers"),
    ("institutions.0.id", "p", "ids_are_unique"),
    ("events.0.participants.0.id", "i", "participants_are_entities_of_the_article"),
    ("events.0.participants.0.type", "group", "participants_are_entities_of_the_article"),
    ("events.0.place.id", "p", "places_and_relations_resolve"),
    ("relations", [{"from": "e1", "type": "after", "to": "e2"}], "places_and_relations_resolve"),
    ("events.0.source.id", "p", "sources_resolve"),
    ("dates.0.value", "2024-02-30", "dates_are_edtf"),
    ("dates.0.value", None, "a_date_says_how_it_was_obtained"),
    ("events.0.date_resolution", None, "a_date_says_how_it_was_obtained"),
    ("events.0.date", "2024-03-05", "the_publication_date_is_no_event_s_date"),
    ("events.0.place.country", "Mali", "countries_are_codes"),
    ("events.0.subtype", "strike", "types_subtypes_and_roles_are_the_codebook_s"),
    ("events.0.participants.0.role", "victim", "types_subtypes_and_roles_are_the_codebook_s"),
    ("events.0.participants", ARTICLE["events"][0]["participants"] * 2, "a_participant_has_one_role"),
    ("events.0.triggers", ARTICLE["events"][0]["triggers"] * 2, "a_trigger_belongs_to_one_event"),
    ("events.0.id", "e2", "everything_is_in_text_order"),
    ("people.0.mentions", [], "everything_is_in_text_order"),
]


def with_fault(path: str, value: object) -> schema.Article:
    data = schema.Article.model_validate(ARTICLE).model_dump(by_alias=True)
    *way, last = path.split(".")
    place = data
    for step in way:
        place = place[int(step)] if step.isdigit() else place[step]
    place[last] = value
    return schema.Article.model_validate(data)


def test_a_sound_article_breaks_nothing() -> None:
    assert broken(TEXT, schema.Article.model_validate(ARTICLE)) == []


@pytest.mark.parametrize(("path", "value", "promise"), FAULTS)
def test_a_fault_is_complained_of(path: str, value: object, promise: str) -> None:
    complaints = broken(TEXT, with_fault(path, value))
    assert promise in {complaint.partition(":")[0] for complaint in complaints}


def test_every_promise_can_be_broken() -> None:
    # What the writer writes is read back as it was, unless writer and schema part.
    assert {promise.__name__ for promise in PROMISES} - {name for *_, name in FAULTS} == {"the_output_is_read_back"}


@pytest.mark.parametrize(
    "value",
    """2024-11-06 2024-07 2024 198X 19XX 1999-23 2024-09-13/2024-09-14 2023-10/2023-12 2024-W46 2020-W53 2024-W46-3
    XXXX-11-06 XXXX-02-29 XXXX-WXX-2 2024-11-06TMO 2024-11-06T16:30 T16:30 XXXX-12-30/XXXX-01-02""".split(),
)
def test_a_date(value: str) -> None:
    assert is_date(value)


@pytest.mark.parametrize(
    "value",
    """hier 2024-13 2024-02-30 2023-02-29 2024-W60 2021-W53 XXXX-02-30 2024-9-1 0000 2024/2021 2024-11-06T25
    2024-02-30/2024-03-02 2024-02-28/2024-02-30 ２０２４ 2024-11-06T16:30:00 2024/2025/2026""".split(),
)
def test_no_date(value: str) -> None:
    assert not is_date(value)
