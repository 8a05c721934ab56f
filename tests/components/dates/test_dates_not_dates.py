"""Strings with numbers and words of time that are no dates."""

from __future__ import annotations

import pytest

from aes_extract.components.dates.grammar import find_expressions

DURATIONS = [
    "Il a marché deux jours.",
    "Il attend depuis deux ans.",
    "Il a été arrêté pour trois mois.",
    "Une réunion de deux heures a eu lieu.",
    "Le trajet dure 2h30.",
    "Il a couru en 2h30.",
    "Il est parti pour 2 heures.",
    "Il est parti pour deux heures.",
    "Il a parlé pendant 20 heures.",
    "Le délai est de 48 heures.",
    "Un préavis de 72h a été déposé.",
    "À deux heures de route, le village dort.",
    "Il a plu pendant une semaine.",
    "Six mois de prison ont été requis.",
    "Au bout de cinq années, il part.",
    "Il y a trois jours de deuil national.",
    "Dans les deux ans, tout changera.",
    "Un an de transition ne suffit pas.",
    "Deux jours après la marche, il a parlé.",
    "Quatre mois après avoir signé, ils partent.",
]
AGES_AND_FREQUENCIES = [
    "Cet homme de 42 ans enseigne.",
    "Âgée de 19 ans, elle joue.",
    "Chaque année, il revient.",
    "Les examens de fin d'année approchent.",
    "Chaque lundi, il revient.",
    "Tous les jeudis, il revient.",
    "Le bureau ouvre trois fois par semaine.",
    "Un soir, au loin, il chante.",
    "Il travaille 24h/24.",
    "Du jour au lendemain, il part.",
    "Le premier lundi de chaque mois est férié.",
]
VAGUE = [
    "Désormais, il pleut.",
    "Actuellement, il pleut.",
    "Dans les jours à venir, il pleuvra.",
    "À ce stade, il pleut.",
    "À ce jour, rien ne bouge.",
    "Ces dernières années, il a plu.",
    "Ces derniers jours, il a plu.",
    "Il y a quelques jours, il a plu.",
    "Au lendemain du vote, il a plu.",
    "À la veille du sommet, il a plu.",
    "Le monde de demain nous attend.",
    "Sa dernière visite a plu.",
    "La prochaine édition attend.",
    "Le comité de veille citoyenne siège.",
    "Il a été reçu.",
    "Ils ont été vus.",
    "Le Printemps arabe a tout changé.",
    "Le mardi gras est une fête.",
    "Cette soirée a réuni mille invités.",
    "Le rapport a ensuite été passé en revue.",
    "Ils cherchent encore et toujours midi à quatorze heures.",
    "Les ventes ont doublé sur la même période.",
]
NUMBERS = [
    "Le score de 3-2 suffit.",
    "Ils ont gagné 2 à 1.",
    "Le décret n° 2021-0385 le dit.",
    "La loi n°2019-021 le dit.",
    "La loi n° 072-2015/CNT le dit.",
    "L'article 2015 du code le dit.",
    "L'arrêté N° 2020-163/MAT le dit.",
    "La CAN 2023 a plu.",
    "Le groupe Édition 2021 recrute.",
    "Le budget de 2000 francs suffit.",
    "Le kilo est passé de 2000 à 2500 F.",
    "Un réacteur de 1000 MW suffit.",
    "Les amendes sont de 1500, 1800 et 2000 francs.",
    "Il vend 1900, 1950 et 2000 sacs.",
    "Les lots 1200, 1300 et 1400 sont vendus.",
    "Le forum Armée 2019 a plu.",
    "La Vision 2063 de l'Afrique inspire.",
    "Le quartier Ouaga 2000 grandit.",
    "Appelez le 70 12 03 20 24.",
    "Appelez le 01.02.03.04.05.",
    "Le +223 20 24 11 06 répond.",
    "La version 2.10.3 est prête.",
    "La version 3.2024 est prête.",
    "L'adresse 10.0.0.1 répond.",
    "Une somme de 2024 francs manque.",
    "Une colonne de 2000 hommes avance.",
    "Plus de 2000 personnes marchent.",
    "Avec 2035 points, elle mène.",
    "Le budget atteint 2 025 millions.",
    "Un prix de 1907 FCFA est fixé.",
    "Le 2015e régiment avance.",
    "Le 28e bataillon avance.",
    "La base 201 est vide.",
    "La résolution 2531 passe.",
    "La température atteint 31°.",
    "Le 05/22/2025 est mal écrit.",
    "Le 32/01/2024 est mal écrit.",
    "Le 30-02-2024 n'existe pas.",
    "La coupe du monde 2022 a plu.",
    "Les nouveaux projets 2021 ont plu.",
    "Les ratios de 2016,4 et de 1863,8 montent.",
    "En 2000 m, il est battu.",
    "Le taux passe à 20,24 %.",
    "Le ratio 16:9 suffit.",
    "Une BMW 2002 roule.",
]
NAMES = [
    "La rue du 8 mai est fermée.",
    "Le stade du 28 septembre est plein.",
    "La place du 13 janvier est pleine.",
    "Le Mouvement du 5 juin proteste.",
    "La planète Mars fascine.",
    "Le champ de mars est plein.",
    "Avril Koné chante.",
    "Le Midi de la France est chaud.",
]


@pytest.mark.parametrize("text", [*DURATIONS, *AGES_AND_FREQUENCIES, *VAGUE, *NUMBERS, *NAMES])
def test_no_date(text: str) -> None:
    assert [text[e.start : e.end] for e in find_expressions(text)] == []


@pytest.mark.parametrize(
    ("habit", "story"),
    [
        ("Le bureau ferme le mardi.", "Le mardi, il a été reçu."),
        ("Le bureau sera ouvert du lundi au vendredi.", "Il a siégé du lundi au vendredi."),
    ],
)
def test_habit_or_story(habit: str, story: str) -> None:
    """« le mardi » is a date only in a story told in the past."""
    import spacy

    nlp = spacy.blank("fr")
    nlp.add_pipe("aes_dates")
    docs = list(nlp.pipe([habit, story]))
    assert [len(doc.spans["aes_dates"]) for doc in docs] == [0, 1]
