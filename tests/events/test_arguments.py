"""Roles, dates and places of triggers, on sentences parsed by hand with entities made by hand."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.tokens import Doc
from trees import frame, parsed, tree, trigger

from aes_extract.events.arguments import Arguments
from aes_extract.events.setting import Settings
from aes_extract.resolve.entities import (
    DateMention,
    Entities,
    Entity,
    GroupEntity,
    InstitutionEntity,
    PersonEntity,
    PlaceEntity,
    TokenMention,
)

# Who is who in the sentences below, by the words that name them.
KINDS = {
    "Tall": "person",
    "Koné": "person",
    "Sy": "person",
    "Ly": "person",
    "CEDEAO": "institution",
    "gouvernement": "institution",
    "UA": "institution",
    "Mali": "country",
    "Niger": "country",
    "Tchad": "country",
    "Gao": "town",
    "Kati": "town",
    "hôpital": "building",
    "ministres": "group",
    "rebelles": "group",
    "civils": "group",
    "soldats": "group",
}


def entities_in(doc: Doc) -> Entities:
    """The entities of a sentence by ``KINDS``, and a date for every word of the form of one."""
    people: list[PersonEntity] = []
    institutions: list[InstitutionEntity] = []
    places: list[PlaceEntity] = []
    groups: list[GroupEntity] = []
    dates: list[DateMention] = []
    for token in doc:
        kind = KINDS.get(token.text)
        at = [TokenMention(token.i, token.i + 1, "test")]
        if token.text[:4] == "2024":
            dates.append(DateMention(token.i, token.i + 1, token.text, "explicit"))
        elif kind == "person":
            people.append(PersonEntity("person", token.text, token.text, at))
        elif kind == "institution":
            institutions.append(InstitutionEntity("institution", token.text, token.text, at))
        elif kind == "group":
            groups.append(GroupEntity("group", token.text, token.text, at, head=token.i))
        elif kind is not None:
            places.append(PlaceEntity("place", token.text, token.text, at, country="MLI", type=kind))
    return Entities(people, institutions, places, groups, dates)


def filled(notation: str, text: str, infinitive: str | None, roles: dict[str, list[str]]) -> list[str]:
    doc = tree(notation)
    found = Arguments(doc, entities_in(doc)).fill(trigger(doc, text, infinitive, frame("meeting", roles=roles)))
    return [f"{p.role} {p.entity.name}" for p in found]


@pytest.mark.parametrize("row", parsed("roles"))
def test_roles(row: dict[str, Any]) -> None:
    assert sorted(filled(row["tree"], row["trigger"], row.get("verb"), row["roles"])) == sorted(row["filled"])


@pytest.mark.parametrize("row", parsed("settings"))
def test_dates_and_places(row: dict[str, Any]) -> None:
    doc = tree(row["tree"])
    triggers = [trigger(doc, t["word"], t.get("verb"), frame("attack")) for t in row["triggers"]]
    settings = Settings(doc, entities_in(doc), triggers)
    found = [(settings.date(t), settings.place(t)) for t in triggers]
    expected = [(t.get("date"), t.get("place")) for t in row["triggers"]]
    assert [(d.value if d else None, p.name if p else None) for d, p in found] == expected


def test_a_pronoun_stands_for_the_last_subject_of_its_number() -> None:
    notation = (
        "Tall/PROPN/nsubj/2 parle/VERB/ROOT/2/pres ./PUNCT/punct/2 "
        "Les/DET/det/5 rebelles/NOUN/nsubj/6/plur partent/VERB/ROOT/6/pres ./PUNCT/punct/6 "
        "Il/PRON/nsubj/9 reçoit/VERB/ROOT/9/pres Koné/PROPN/obj/9"
    )
    assert filled(notation, "reçoit", "recevoir", {"agent": ["subject"], "target": ["object"]}) == [
        "agent Tall",
        "target Koné",
    ]


def test_an_entity_is_one_object_for_all_its_words() -> None:
    """The stages compare entities by identity."""
    doc = tree("Tall/PROPN/ROOT/1 Tall/PROPN/dep/1")
    one = PersonEntity("person", "tall", "Tall", [TokenMention(0, 1, "test"), TokenMention(1, 2, "test")])
    entities = Entities([one], [], [], [], [])
    found: list[Entity | None] = [entities.at(t.i) for t in doc]
    assert found[0] is found[1] is one
