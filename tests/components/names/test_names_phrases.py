"""Runs of words: known names, head nouns with their complement, runs of capitals."""

from __future__ import annotations

import pytest

from aes_extract.components.names.chunks import find_chunks
from aes_extract.components.names.demonyms import find_demonyms
from aes_extract.components.names.gazetteer import Entry, Trie, find_known
from aes_extract.components.names.headed import HeadFinder
from aes_extract.components.names.heads import head_of
from aes_extract.components.names.orthography import capital_lines
from aes_extract.components.names.titles import find_titles
from tests.components.names.marked import marked


def bug(*values: object, reason: str) -> object:
    """A row that should pass and does not yet."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


# --- gazetteer ----------------------------------------------------------------------------------------------

TRIE = Trie(
    [
        ("Sanfo", Entry("PER", "sanfo", False)),
        ("Awa Sanfo", Entry("PER", "awa", True)),
        ("Awa Sanfo Bako", Entry("PER", "bako", True)),
        ("Port-Bleu", Entry("LOC", "port-bleu", True)),
        ("Port Bleu", Entry("ORG", "port-club", True)),
        ("PB", Entry("ORG", "pb", True, "PB")),
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AWA SANFO parle", ["AWA SANFO:awa", "SANFO:sanfo"]),
        ("Awa, Sanfo", ["Awa, Sanfo:awa", "Sanfo:sanfo"]),
        ("Awa Sanfo-Bako", ["Awa Sanfo:awa", "Awa Sanfo-Bako:bako", "Sanfo:sanfo"]),
        ("à Port Bleu", ["Port Bleu:port-bleu", "Port Bleu:port-club"]),
        ("à port-bleu", ["port-bleu:port-bleu", "port-bleu:port-club"]),
        ("Sanfoué et Pb", ["Pb:pb"]),
        ("Awa", []),
        ("", []),
    ],
)
def test_trie(text: str, expected: list[str]) -> None:
    assert [f"{text[a:b]}:{e.id}" for a, b, entries in TRIE.find(text) for e in entries] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("il vit au Togo", [("LOC", "Togo", "togo")]),
        ("il vit au TOGO", [("LOC", "TOGO", "togo")]),
        ("il vit au Mali", [("LOC", "Mali", "")]),  # also a town
        ("il vit au togo", []),
        ("aux États-Unis", [("LOC", "États-Unis", "etats-unis")]),
        ("aux Etats Unis", [("LOC", "Etats Unis", "etats-unis")]),
        ("en Guinée-Bissau", [("LOC", "Guinée-Bissau", "guinee-bissau")]),
        ("à Ouagadougou", [("LOC", "Ouagadougou", "ouagadougou")]),
        ("à N’Djaména", [("LOC", "N’Djaména", "n-djamena")]),
        ("la CEDEAO", [("ORG", "CEDEAO", "cedeao")]),
        ("la cedeao", []),
        ("l'ONU", [("ORG", "ONU", "onu")]),
        ("une onu", []),
        ("une ville inconnue, Zoumbalaka", []),
    ],
)
def test_find_known(text: str, expected: list[tuple[str, str, str]]) -> None:
    doc = marked(text)
    found = {(c.label, doc[c.start : c.end].text, c.entity) for c in find_known(doc)}
    assert set(expected) <= found
    assert {c.found_by for c in find_known(doc)} <= {"gazetteer"}
    if not expected:
        assert not found


@pytest.mark.parametrize(
    ("text", "sure"),
    [("à Bamako", True), ("les FAMa", True), ("à Dori", False)],
)
def test_known_and_sure(text: str, sure: bool) -> None:
    [c] = [c for c in find_known(marked(text)) if c.label != "PER"]
    assert c.sure is sure


# --- head + complement --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("École de guerre du Mali", "ecole de guerre"),
        ("école normale", "ecole"),
        ("Région de Gao", "region"),
        ("Région militaire de Gao", "region militaire"),
        ("regions de Gao", None),
        ("Mali", None),
        ("", None),
    ],
)
def test_head_of(name: str, head: str | None) -> None:
    found = head_of(name)
    assert (" ".join(found.words) if found else None) == head


def headed(text: str, known: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """What the heads of a text name, by themselves: only ``known`` words are in the gazetteer."""
    doc = marked(text)
    labels = {t.i: known[t.text] for t in doc if known and t.text in known}
    closed = {t.start for t in find_titles(doc)}
    found = HeadFinder(doc, closed, capital_lines(doc), find_demonyms(doc), labels).find()
    return [(c.label, doc[c.start : c.end].text) for c in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a lower-case head needs a proper noun or a demonym
        ("le ministère de la Santé annonce/VERB", "ministère de la Santé"),
        ("le ministère malien/ADJ de la Santé annonce/VERB", "ministère malien de la Santé"),
        ("le ministère de l'Énergie, des Mines et de l'Eau", "ministère de l'Énergie, des Mines et de l'Eau"),
        ("le ministère de l'Énergie, de source sûre", "ministère de l'Énergie"),
        ("le ministère chargé du Commerce", "ministère chargé du Commerce"),
        ("le ministère des infrastructures", "ministère des infrastructures"),
        ("un ministère des infrastructures", ""),
        ("les forces françaises", "forces françaises"),
        ("les forces vives", ""),
        ("l'État malien", "État malien"),
        ("l'État de droit", ""),
        ("l'équipe nationale", ""),
        ("la Cour a/AUX rejeté/VERB", "Cour"),
        ("une Cour a/AUX rejeté/VERB", ""),
        ("le Groupe I", ""),
        ("la Société civile/ADJ", ""),
        ("le ministère public/ADJ", ""),
        ("le chef de l'État malien/ADJ", ""),
        ("la Fédération burkinabè/ADJ de rugby Awa Sanfo", "Fédération burkinabè de rugby"),
        ("le lycée technique/ADJ Awa Sanfo", "lycée technique Awa Sanfo"),
        ("le Fonds des femmes célèbre/ADJ", "Fonds des femmes"),
        ("la fédération malienne/ADJ de football", "fédération malienne de football"),
        ("la fédération de football", ""),
        ("le commissariat du 3e arrondissement", "commissariat du 3e arrondissement"),
        ("la Direction de la Femme, de la Famille et des Aînés", "Direction de la Femme, de la Famille et des Aînés"),
        ("le ministère de l'Énergie et de l'Eau", "ministère de l'Énergie et de l'Eau"),
        ("le ministère de l'Éducation nationale/ADJ", "ministère de l'Éducation nationale"),
        ("le ministère annonce/VERB", ""),
        ("le ministère de tutelle", ""),
        ("l'école de guerre du Mali", "école de guerre du Mali"),
        ("l'école de son village", ""),
        ("la cour d'appel de Zoumba", "cour d'appel de Zoumba"),
        ("l'université Awa-Sanfo", "université Awa-Sanfo"),
        ("une université privée/ADJ", ""),
        # heads that must carry a capital
        ("la Commission des lois", "Commission des lois"),
        ("la commission des lois de Gao", ""),
        ("la Direction des Mines et de la Géologie", "Direction des Mines et de la Géologie"),
        ("le Fonds pour l'Eau", "Fonds pour l'Eau"),
        ("le Collectif contre l'impunité", "Collectif contre l'impunité"),
        ("le Parti de la Terre et de l'Eau a/AUX gagné/VERB", "Parti de la Terre et de l'Eau"),
        ("le Parti demande/VERB", ""),
        # « armée » and « gouvernement » need a country
        ("l'armée malienne/ADJ", "armée malienne"),
        ("l'armée nationale/ADJ tchadienne/ADJ", "armée nationale tchadienne"),
        ("l'armée régulière/ADJ", ""),
        ("l'armée de métier", ""),
        ("la présidence de la République", "présidence de la République"),
        ("la présidence tournante/ADJ", ""),
        ("le gouvernement sahélien/ADJ de coalition", "gouvernement sahélien"),
        ("le gouvernement de transition", "gouvernement de transition"),
        # what ends a complement
        ("le tribunal de Zoumba, hier", "tribunal de Zoumba"),
        ("le tribunal de Zoumba a/AUX jugé/VERB", "tribunal de Zoumba"),
        ("le tribunal de Zoumba⏎Gao", "tribunal de Zoumba"),
        ("le ministère de la Santé de facto", "ministère de la Santé"),
        ("le 3e Régiment", "3e Régiment"),
        ("le 3e régiment d'Infanterie", "3e régiment d'Infanterie"),
        # no institution
        ("la Commission du général Sanfo enquête/VERB", "Commission"),
        ("le chef du gouvernement malien/ADJ", ""),
        ("il conseil/VERB Awa", ""),
        ("le 3e Régiment de parachutistes", "3e Régiment de parachutistes"),
        ("la Direction générale/ADJ des Douanes", "Direction générale des Douanes"),
        ("l'Agence générale/ADJ de Presse", "Agence générale de Presse"),
    ],
)
def test_institution_heads(text: str, expected: str) -> None:
    assert headed(text) == ([("ORG", expected)] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la région de Zoumba", "région de Zoumba"),
        ("la Région de Zoumba", "Région de Zoumba"),
        ("la commune rurale/ADJ de Zoumba", "commune rurale de Zoumba"),
        ("le camp militaire/ADJ de Zoumba", "camp militaire de Zoumba"),
        ("l'hôpital Awa Sanfo", "hôpital Awa Sanfo"),
        ("l'hôpital de Zoumba est/AUX plein/ADJ", "hôpital de Zoumba"),
        ("la route nationale/ADJ 16", "route nationale 16"),
        ("le palais des congrès", "palais des congrès"),
        ("la mosquée de Zoumba, hier", "mosquée de Zoumba"),
        # no place
        ("le camp de la paix", ""),
        ("l'hôpital est/AUX plein/ADJ", ""),
        ("le marché aux bestiaux", ""),
        ("la région sahélienne/ADJ", ""),
        ("le palais du roi", ""),
        ("les régions de Zoumba", ""),
        ("la base/NOUN du GSIM", ""),
        ("la région du Sahel", ""),
        ("il camp/VERB Zoumba", ""),
        bug("la place du 17-Août", "place du 17-Août", reason="« 17-Août » is one token that begins with a digit"),
    ],
)
def test_place_heads(text: str, expected: str) -> None:
    assert headed(text, {"GSIM": "ORG", "Sahel": "AREA"}) == ([("LOC", expected)] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "la région de Gao et la région de Ber",
            [("LOC", "région de Gao"), ("LOC", "région de Ber")],
        ),
        (
            "la mairie de Ber et l'hôpital de Gao",
            [("ORG", "mairie de Ber"), ("LOC", "hôpital de Gao")],
        ),
        (
            "l'université de Gao signe/VERB avec le ministère de la Santé",
            [("ORG", "université de Gao"), ("ORG", "ministère de la Santé")],
        ),
    ],
)
def test_several_heads(text: str, expected: list[tuple[str, str]]) -> None:
    assert headed(text) == expected


# --- runs of capitals ---------------------------------------------------------------------------------------


def chunks(text: str) -> list[str]:
    doc = marked(text)
    taken = {i for e in doc.ents for i in range(e.start, e.end)}
    return [doc[c.start : c.end].text for c in find_chunks(doc, taken, capital_lines(doc))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hier Awa Sanfo a/AUX parlé/VERB", ["Awa Sanfo"]),
        ("hier Awa SANFO, Bako et Zoumba", ["Awa SANFO", "Bako", "Zoumba"]),
        ("avec Sidi Ag Zoumba", ["Sidi Ag Zoumba"]),
        ("avec Sidi ag Zoumba", ["Sidi ag Zoumba"]),
        ("avec Sidi Ould Ben Zoumba", ["Sidi Ould Ben Zoumba"]),
        ("avec Awa wa Zoumba", ["Awa wa Zoumba"]),
        ("avec Zoumba-Bako", ["Zoumba-Bako"]),
        ("avec Zoumba - Bako", ["Zoumba", "Bako"]),
        ("avec Marie de Zoumba", ["Marie de Zoumba"]),
        ("avec Zoumba de Bako", ["Zoumba", "Bako"]),
        ("avec Zoumba et Bako", ["Zoumba", "Bako"]),
        ("avec Jean Le Zoumba", ["Jean Le Zoumba"]),
        ("avec N'Golo Zoumba", ["N'Golo Zoumba"]),
        ("aux États-Unis", ["États-Unis"]),
        ("avec Jean-Pierre Zoumba", ["Jean-Pierre Zoumba"]),
        ("à Port-au-Prince", ["Port-au-Prince"]),
        # the head of a sentence
        ("Zoumba parle/VERB", ["Zoumba"]),
        ("Depuis/ADP Zoumba, rien", ["Zoumba"]),
        ("Hier/ADV, rien", []),
        ("Plusieurs/DET soldats. Certains/PRON Maliens", ["Maliens"]),
        ("Demain/ADV Awa part/VERB", ["Awa"]),
        ("Ensemble/NOUN Awa et Bako", ["Ensemble Awa", "Bako"]),
        ("Ensemble/NOUN, ils partent/VERB", []),
        # what is spoken for
        ("avec [DATE Mardi] Bako", ["Bako"]),
        ("avec Awa [ORG Bako] Zoumba", ["Awa", "Zoumba"]),
        ("Ligne/NOUN⏎SITUATION DANS LE SAHEL⏎Awa parle/VERB", ["Awa"]),
        ("rien du tout", []),
        ("", []),
        ("N'Golo Zoumba parle/VERB", ["N'Golo Zoumba"]),
        ("avec Awa N'Diaye", ["Awa N'Diaye"]),
        ("avec Ahmed al-Zoumba", ["Ahmed al-Zoumba"]),
        ("avec Pieter van den Zoumba", ["Pieter van den Zoumba"]),
        bug("avec Juan de la Zoumba", ["Juan de la Zoumba"], reason="« de la » ends the run"),
    ],
)
def test_find_chunks(text: str, expected: list[str]) -> None:
    assert chunks(text) == expected


def test_the_length_of_a_run() -> None:
    [chunk] = find_chunks(marked("avec Sidi Ag Zoumba"), set(), set())
    assert (chunk.start, chunk.end, len(chunk)) == (1, 4, 3)
