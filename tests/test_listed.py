"""What a user lists is found in articles, by names, patterns and frames; and what must not be is not."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.own_lexicon import write

ROOT = Path(__file__).parents[1]
SHOW = """
import json, sys
import aes_extract
nlp = aes_extract.load(lexicon=[sys.argv[1]])
articles = [aes_extract.extract(text, nlp=nlp) for text in json.load(sys.stdin)]
try:
    aes_extract.load(lexicon=[])
except RuntimeError as error:
    print(type(error).__name__)
print(json.dumps([article.model_dump() for article in articles]))
"""
FRAMES = """
type = "kidnapping"
[[frame]]
subtype = "abduction"
verbs = ["enlever", "s'emparer"]
nouns = ["enlèvement", "rapt"]
without = ["ordures"]
[frame.roles]
ravisseur = ["subject", "par"]
victime = ["object", "de-person"]
"""
MEETING = """
type = "meeting"
[[frame]]
subtype = "palabre"
nouns = ["palabre"]
without = ["arbre"]
"""
# A text, and what of the lexicon is found in it: « kind id words » and « event type/subtype words ».
CASES = {
    "Le chef Zinda Vorel a parlé à la presse.": ["person zinda-vorel Zinda Vorel"],
    "ZINDA VOREL A PARLÉ À BAMAKO": ["person zinda-vorel ZINDA VOREL"],
    "Les habitants craignent Zinda-Vorèl et ses hommes.": ["person zinda-vorel Zinda-Vorèl"],
    # A single name that is not called ambiguous is enough; one that is must have context.
    "Hier, Vorelko a menacé la ville.": ["person zinda-vorel Vorelko"],
    "Marteau en main, il a réparé la porte.": [],
    "Un marteau et du vorelko.": [],
    "L'université Zinda Vorel a ouvert ses portes.": [],
    # Names of institutions, and acronyms with their capitals.
    "Des membres de Gran Zulko ont attaqué le marché.": ["institution gran-zulko Gran Zulko"],
    "La ZKPT a tenu une réunion à Paris.": ["institution zkpt ZKPT"],
    "Il dit zkpt sans savoir.": [],
    "Le groupe dit segonn zulko est connu.": ["institution gran-zulko segonn zulko"],
    # A name that we know, too, is the user's.
    "Le maire de Canaan a parlé.": ["place canaan-haiti Canaan"],
    "Il vit à Tronpòt depuis mardi.": ["place tronpot Tronpòt"],
    # Patterns.
    "La base 7 zulko a été détruite.": ["institution base-zulko base 7 zulko"],
    "La base sept zulko, la base zulko et la base 7 étoiles.": [],
    "Il est arrivé près de Zulko-9, pas de zulko-9.": ["place camp-9 Zulko-9"],
    "La marraine Awa Zuldini a souri. Mme Zuldini a ri.": ["person awa-zuldini Awa Zuldini"],
    "Il a vu Zulfin. Puis il est parti.": [],  # no name goes on in the next sentence
    "Le taux est de 5 % ce mois.": [],  # nor is it a mark
    # Events: of a new type and of one that is known.
    "Des hommes armés ont enlevé un médecin mardi à Gao.": ["event kidnapping/abduction enlevé"],
    "Des inconnus se sont emparés du préfet Moussa Diarra.": ["event kidnapping/abduction emparés"],
    "Le rapt de Moussa Diarra a choqué la ville.": ["event kidnapping/abduction rapt"],
    "L'enlèvement des ordures à Gao a repris lundi.": [],
    "La ville craint un rapt.": [],  # of nobody, nowhere, at no time
    "Une palabre a réuni les chefs de Gao et de Ménaka mardi.": ["event meeting/palabre palabre"],
    "L'arbre à palabre de Gao est tombé mardi.": [],
}


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(
        tmp_path_factory.mktemp("listed") / "own",
        people=[
            {
                "id": "zinda-vorel",
                "name": "Zinda Vorel",
                "aliases": ["Vorelko", "Marteau"],
                "ambiguous_aliases": ["Marteau"],
            },
        ],
        institutions=[
            {
                "id": "gran-zulko",
                "name": "Gran Zulko",
                "aliases": ["segonn zulko"],
                "kind": "armed_group",
                "sector": "REB",
            },
            {"id": "zkpt", "name": "Zone kolko", "acronyms": ["ZKPT"], "country": "HTI", "kind": "party"},
        ],
        places=[
            {"id": "canaan-haiti", "name": "Canaan", "kind": "neighbourhood", "country": "HTI"},
            {"id": "tronpot", "name": "Tronpòt", "kind": "town", "country": "HTI"},
        ],
        patterns=[
            {
                "label": "ORG",
                "pattern": [{"LOWER": "base"}, {"IS_DIGIT": True}, {"LOWER": "zulko"}],
                "id": "base-zulko",
            },
            {"label": "GPE", "pattern": "Zulko-9", "id": "camp-9"},
            {
                "label": "PERSON",
                "pattern": [{"TEXT": "Awa"}, {"TEXT": {"IN": ["Zuldini", "Zuldina"]}}],
                "id": "awa-zuldini",
            },
            {"label": "ORG", "pattern": [{"LOWER": "zulfin"}, {}, {}], "id": "zulfin"},
            {"label": "PER", "pattern": [{"TEXT": "%"}]},
        ],
        kidnapping=FRAMES,
        meeting=MEETING,
    )


@pytest.fixture(scope="module")
def articles(lexicon: Path) -> dict[str, dict[str, Any]]:
    """What a process that has chosen the lexicon finds in the texts."""
    command = [sys.executable, "-c", SHOW, str(lexicon)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    given = json.dumps(list(CASES))
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True, env=environment)
    refused, found = done.stdout.splitlines()
    assert refused == "LexiconInUse"
    return dict(zip(CASES, json.loads(found), strict=True))


@pytest.mark.model
@pytest.mark.parametrize(("text", "wanted"), CASES.items(), ids=[text[:30] for text in CASES])
def test_what_is_listed_is_found(articles: dict[str, dict[str, Any]], text: str, wanted: list[str]) -> None:
    found = [
        f"{kind} {one['id']} {mention['text']}"
        for kind, key in (("person", "people"), ("institution", "institutions"), ("place", "places"))
        for one in articles[text][key]
        for mention in one["mentions"][:1]
        if mention["found_by"] == "lexicon" or "/patterns.jsonl:" in mention["found_by"]
    ]
    found += [
        f"event {event['type']}/{event['subtype']} {event['triggers'][0]['text']}"
        for event in articles[text]["events"]
        if event["type"] == "kidnapping" or event["subtype"] == "palabre"
    ]
    assert found == wanted


@pytest.mark.model
def test_a_pattern_says_where_it_stands(articles: dict[str, dict[str, Any]]) -> None:
    (institution,) = articles["La base 7 zulko a été détruite."]["institutions"]
    assert institution["mentions"][0]["found_by"] == "own/patterns.jsonl:1"


@pytest.mark.model
def test_slots_fill_the_users_roles(articles: dict[str, dict[str, Any]]) -> None:
    (event,) = articles["Des hommes armés ont enlevé un médecin mardi à Gao."]["events"]
    assert [(one["role"], one["name"]) for one in event["participants"]] == [
        ("ravisseur", "hommes armés"),
        ("victime", "médecin"),
    ]
    assert event["place"]["name"] == "Gao"


@pytest.mark.model
def test_nothing_of_it_is_found_without_it(nlp: object) -> None:
    import aes_extract

    article = aes_extract.extract("Hier, Vorelko a enlevé le chef de Gran Zulko.", nlp=nlp)  # type: ignore[arg-type]
    assert "kidnapping" not in {event.type for event in article.events}
    assert "zinda-vorel" not in {person.id for person in article.people}
