"""Words that link two events: before a noun, and between two triggers."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from sentence_table import read_article
from spacy.language import Language
from trees import marked, tree, trigger

from aes_extract.events.relations import anchor_of, link_before, verb_link
from aes_extract.events.triggers import Trigger

TEXTS = tomllib.loads(Path(__file__).with_name("relations.toml").read_text(encoding="utf-8"))["row"]
LINKS = [
    ("en marge du sommet", "during"),
    ("En marge du sommet", "during"),
    ("lors de la rencontre", "during"),
    ("lors de cette rencontre", "during"),
    ("lors de cette même rencontre", "during"),
    ("lors d' une rencontre", "during"),
    ("au cours de la rencontre", "during"),
    ("pendant les rencontres", "during"),
    ("à l' occasion du sommet", "during"),
    ("dans le cadre des négociations", "during"),
    ("à l' issue de la rencontre", "after"),
    ("à l’ issue de la rencontre", "after"),
    ("à l' issue de leur rencontre", "after"),
    ("à l' issue d' une rencontre", "after"),
    ("à l' issue du deuxième sommet", "after"),
    ("au terme de la visite", "after"),
    ("après la rencontre", "after"),
    ("au lendemain de l' attaque", "after"),
    ("suite à l' attaque", "after"),
    ("suite au sommet", "after"),
    ("suite aux attaques", "after"),
    ("à la suite des attaques", "after"),
    ("depuis l' attaque", "after"),
    ("avant le sommet", "before"),
    ("à la veille du sommet", "before"),
    ("en prélude au sommet", "before"),
    # No link.
    ("contre le sommet", None),
    ("le sommet", None),
    ("dorénavant le sommet", None),
    ("pour préparer le sommet", None),
    ("le cours du sommet", None),
    ("l' issue incertaine du sommet", None),
]


@pytest.mark.parametrize(("text", "relation"), LINKS)
def test_link_before_a_noun(text: str, relation: str | None) -> None:
    words = text.split()
    doc = tree(" ".join(f"{w}/NOUN/dep/{len(words)}" for w in words[:-1]) + f" {words[-1]}/NOUN/ROOT/{len(words)}")
    noun = Trigger(trigger(doc, words[-1]).frame, len(words) - 1, len(words), len(words) - 1, frozenset())
    assert link_before(doc, noun) == relation


def test_the_link_of_the_sentence_before_does_not_count() -> None:
    doc = tree("lors/ADV/ROOT/1 de/ADP/dep/1 La/DET/det/4 rencontre/NOUN/ROOT/4")
    assert link_before(doc, trigger(doc, "rencontre")) is None


@pytest.mark.parametrize(
    ("between", "relation"),
    [
        ("fait suite à", "after"),
        ("font suite à", "after"),
        ("qui précède", "before"),
        ("précède", "before"),
        ("a permis de", "led_to"),
        ("débouche sur", "led_to"),
        ("sanctionnée par", "led_to"),
        ("a débouché sur", "led_to"),
        ("a abouti à", "led_to"),
        ("a conduit à", "led_to"),
        ("a suivi", "after"),
        ("et", None),
        ("porte sur", None),
        ("ne permet aucune", None),
    ],
)
def test_link_between_two_triggers(request: pytest.FixtureRequest, between: str, relation: str | None) -> None:
    if between in {"a conduit à", "a suivi"}:
        request.applymarker(
            pytest.mark.xfail(strict=True, reason="relations: verbs are listed by form, in the present")
        )
    words = ["visite", *between.split(), "signature"]
    doc = tree(" ".join(f"{w}/NOUN/{'ROOT' if i == 0 else 'dep'}/1" for i, w in enumerate(words)))
    assert verb_link(doc, trigger(doc, "visite"), trigger(doc, "signature")) == relation


def test_the_scene_of_a_verb_and_not_of_another_one() -> None:
    notation = (
        "Lors/ADV/case/4 de/ADP/fixed/1 la/DET/det/4 rencontre/NOUN/obl:mod/8 "
        "le/DET/det/6 maire/NOUN/nsubj/8 a/AUX/aux:tense/8 "
        "annoncé/VERB/ROOT/8 avoir/AUX/aux:tense/10 signé/VERB/xcomp/8 un/DET/det/12 accord/NOUN/obj/10"
    )
    doc = tree(notation)
    noun = trigger(doc, "rencontre")
    said = trigger(doc, "annoncé", "annoncer")
    assert anchor_of(doc, said, [noun]) == ("during", noun)
    assert anchor_of(doc, said, []) is None
    assert anchor_of(doc, noun, [noun]) is None


@pytest.mark.model
@pytest.mark.parametrize("row", [marked(r) for r in TEXTS])
def test_relations_of_a_text(row: dict[str, str], model: Language) -> None:
    article = read_article(row["text"], model)
    ids = {e.id: f"{e.type}/{e.subtype}" for e in article.events}
    assert {row["first"], row["second"]} <= set(ids.values())
    found = [
        (ids[r.from_], r.type, ids[r.to])
        for r in article.relations
        if {ids[r.from_], ids[r.to]} == {row["first"], row["second"]}
    ]
    assert found == ([(row["first"], row["relation"], row["second"])] if "relation" in row else [])
