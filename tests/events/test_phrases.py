"""Noun phrases, posts, quotations and the precision of places, on sentences parsed by hand."""

from __future__ import annotations

import pytest
from trees import tree, trigger, word

from aes_extract.events.model import Filler
from aes_extract.events.phrases import names_post, noun_phrase, post, told_apart
from aes_extract.events.setting import precision
from aes_extract.events.speech import quotations
from aes_extract.resolve.entities import InstitutionEntity, PersonEntity, PlaceEntity, TokenMention


@pytest.mark.parametrize(
    ("notation", "head", "phrase"),
    [
        ("un/DET/det/2 accord/NOUN/ROOT/2 de/ADP/case/4 paix/NOUN/nmod/2", "accord", "accord de paix"),
        ("l'/DET/det/2 accord/NOUN/ROOT/2", "accord", "accord"),
        ("le/DET/det/3 nouveau/ADJ/amod/3 code/NOUN/ROOT/3 minier/ADJ/amod/3", "code", "nouveau code minier"),
        ("500/NUM/nummod/2 soldats/NOUN/ROOT/2", "soldats", "500 soldats"),
        ("une/DET/det/2 loi/NOUN/ROOT/2 qui/PRON/nsubj/4 fâche/VERB/acl:relcl/2/pres", "loi", "loi"),
        ("une/DET/det/2 banque/NOUN/ROOT/2 ,/PUNCT/punct/4 promesse/NOUN/appos/2", "banque", "banque"),
        ("une/DET/det/2 banque/NOUN/ROOT/2 et/CCONJ/cc/5 une/DET/det/5 radio/NOUN/conj/2", "banque", "banque"),
        (
            "la/DET/det/2 loi/NOUN/ROOT/2 sur/ADP/case/5 les/DET/det/5 mines/NOUN/nmod/2 "
            "et/CCONJ/cc/8 le/DET/det/8 gaz/NOUN/conj/5",
            "loi",
            "loi sur les mines et le gaz",
        ),
        (
            "une/DET/det/2 agence/NOUN/ROOT/2 chargée/VERB/acl/2/past du/ADP/case/5 fleuve/NOUN/obl/3",
            "agence",
            "agence chargée du fleuve",
        ),
        ("elle/PRON/ROOT/1", "elle", None),
        ("ses/DET/det/2 troupes/NOUN/ROOT/2", "troupes", "troupes"),
    ],
)
def test_noun_phrases(notation: str, head: str, phrase: str | None) -> None:
    assert noun_phrase(word(tree(notation), head)) == phrase


@pytest.mark.parametrize(
    ("after", "ents", "text", "is_post"),
    [
        ("ministre/NOUN de/ADP la/DET Justice/NOUN", [], "ministre de la Justice", True),
        ("le/DET nouveau/ADJ ministre/NOUN", [], "ministre", True),
        ("Premier/ADJ ministre/NOUN ,/PUNCT hier/ADV", [], "Premier ministre", True),
        ("au/ADP poste/NOUN de/ADP gouverneur/NOUN", [], "gouverneur", True),
        ("en/ADP qualité/NOUN de/ADP préfet/NOUN", [], "préfet", True),
        (
            "Rakia/PROPN Alassane/PROPN directrice/NOUN générale/ADJ",
            [("Rakia Alassane", "PER")],
            "directrice générale",
            True,
        ),
        ("ambassadeur/NOUN du/ADP Mali/PROPN en/ADP Chine/PROPN", [], "ambassadeur du Mali en Chine", True),
        ("Balla/PROPN", [("Balla", "PER")], None, False),
        ("un/DET casse-tête/NOUN", [], "casse-tête", False),
        ("meilleur/ADJ buteur/NOUN", [], "meilleur buteur", False),
        ("prudent/ADJ", [], "prudent", False),
        ("dans/ADP trois/NUM catégories/NOUN", [], None, False),
    ],
)
def test_the_post_after_a_verb(after: str, ents: list[tuple[str, str]], text: str | None, is_post: bool) -> None:
    items = [f"{w}/dep/2" for w in after.split()]
    doc = tree("est/AUX/aux:pass/2 nommé/VERB/ROOT/2/past " + " ".join(items), *ents)
    found = trigger(doc, "nommé", "nommer")
    assert post(doc, found) == text
    assert names_post(doc, found) is is_post


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("« nous irons » dit-il", ["nous irons"]),
        ("“ nous irons ” dit-il", ["nous irons"]),
        ("il dit « non » puis « oui »", ["non", "oui"]),
        ("« a « b » c »", ["a « b » c"]),
        ("« » rien", []),
        ("il part", []),
        ('il dit " nous irons " hier', ["nous irons"]),
        ("« jamais fermé", []),
    ],
)
def test_quotations(request: pytest.FixtureRequest, text: str, quoted: list[str]) -> None:
    if '"' in text or "« b" in text:
        request.applymarker(pytest.mark.xfail(strict=True, reason="speech: straight and nested quotation marks"))
    doc = tree(" ".join(f"{w}/X/{'ROOT' if i == 0 else 'dep'}/1" for i, w in enumerate(text.split())))
    assert [doc[a:b].text for a, b in quotations(doc)] == quoted


@pytest.mark.parametrize(
    ("kind", "rank"),
    [("building", 0), ("airport", 0), ("town", 1), (None, 1), ("region", 2), ("country", 3), ("continent", 3)],
)
def test_the_precision_of_places(kind: str | None, rank: int) -> None:
    assert precision(PlaceEntity("place", "x", "X", [], type=kind)) == rank


@pytest.mark.parametrize(
    ("type_", "objects", "thing", "left"),
    [
        ("agreement", ["accord de paix"], "accord de paix", "Conseil du Fleuve, Kolo"),
        ("agreement", ["CDF"], None, "Conseil du Fleuve, Kolo"),  # by the other name
        ("agreement", ["Conseil"], None, "Conseil du Fleuve, Kolo"),  # half a name
        ("agreement", ["Kolo", "texte"], "texte", "Conseil du Fleuve, Kolo"),
        ("agreement", ["fille de Kolo"], "fille de Kolo", "Conseil du Fleuve, Kolo"),
        ("agreement", ["Fleuves"], "Fleuves", "Conseil du Fleuve, Kolo"),
        ("agreement", [], None, "Conseil du Fleuve, Kolo"),
        ("creation", ["conseil du fleuve"], "conseil du fleuve", "Kolo"),  # it was not there before
        ("creation", ["Conseil"], None, "Conseil du Fleuve, Kolo"),  # it was
        ("creation", ["radio"], "radio", "Conseil du Fleuve, Kolo"),
    ],
)
def test_nothing_takes_part_in_an_event_and_is_what_it_is_about(
    type_: str, objects: list[str], thing: str | None, left: str
) -> None:
    doc = tree("Conseil/NOUN/ROOT/1 du/ADP/case/3 Fleuve/PROPN/nmod/1 CDF/PROPN/appos/1 Kolo/PROPN/conj/1")
    body = InstitutionEntity(
        "institution", "cdf", "Conseil du Fleuve", [TokenMention(0, 3, ""), TokenMention(3, 4, "")]
    )
    person = PersonEntity("person", "kolo", "Kolo", [TokenMention(4, 5, "")])
    who = [Filler("participant", body), Filler("participant", person)]
    found, participants = told_apart(objects, who, type_, doc)
    assert (found, ", ".join(p.entity.name for p in participants)) == (thing, left)
