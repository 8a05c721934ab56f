"""What the words around a name and the rest of its article tell: teams, branches, staff, lists, repeats.

The brackets in a row are the model's guesses; what must come out stands beside it. Most rows have a look-alike that
must come out otherwise.
"""

from __future__ import annotations

import pytest

from aes_extract.components.names import write_by_rules
from tests.components.names.marked import listed, marked

# Enough words of sport for a report of it.
SPORT = "⏎match ballon équipe gardien buteur pelouse coach"


def found(text: str) -> list[tuple[str, str]]:
    return [(e.label_, e.text) for e in write_by_rules(marked(text)).ents]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # --- a demonym before a name, a place or body before a name
        ("le Malien [PER Zorba Tikari] gagne/VERB", "PER Zorba Tikari"),
        ("le [LOC Sierra-Léonais Moussa] Tikari gagne/VERB", "PER Moussa Tikari"),
        ("le Malien gagne/VERB", ""),
        ("le gouverneur de Kinshasa [PER Zorba Tikari] parle/VERB", "LOC Kinshasa | PER Zorba Tikari"),
        ("le président de Serbie Moussa Tikari parle/VERB", "LOC Serbie | PER Moussa Tikari"),
        ("l'ancien président de la République Moussa Tikari", "PER Moussa Tikari"),
        ("l'écrivain Mali Sangara", "PER Mali Sangara"),
        # --- particles and forms of address
        ("M. de Zorbala parle/VERB", "PER de Zorbala"),
        ("le village de M. Zorbala", "PER Zorbala"),
        ("Awa ou Moussa parle/VERB", "PER Awa | PER Moussa"),
        ("hier Samuel M. Tikari parle/VERB", "PER Samuel M. Tikari"),
        ("hier M. Tikari parle/VERB", "PER Tikari"),
        ("hier [PER Samuel Eto'o] parle/VERB", "PER Samuel Eto'o"),
        # --- a lost blank, a name with a capital inside
        ("hier [PER MoussaTraoré] parle/VERB", "PER MoussaTraoré"),
        ("la société ZorbaTikari", "ORG ZorbaTikari"),
        ("hier [MISC ZorbaTikari] parle/VERB", "ORG ZorbaTikari"),
        # --- branches
        ("l'[LOC Agetak-Mali] recrute/VERB", "ORG Agetak-Mali"),
        ("l'OMS Mali recrute/VERB", "ORG OMS Mali"),
        ("l'OMS au Mali recrute/VERB", "ORG OMS | LOC Mali"),
        ("la Nouvelle-Guinée", "LOC Nouvelle-Guinée"),
        ("la route Bamako-Gao est/AUX ouverte/VERB", "LOC Bamako | LOC Gao"),
        ("la Guinée-Bissau vote/VERB", "LOC Guinée-Bissau"),
        # --- who works for whom
        ("le responsable de [PER Zorbala] parle/VERB", "ORG Zorbala"),
        ("les membres fondateurs/ADJ de [PER Zorbala] parlent/VERB", "ORG Zorbala"),
        ("le frère de [PER Zorbala] parle/VERB", "PER Zorbala"),
        ("le maire de [LOC Zorbala] parle/VERB", "LOC Zorbala"),
        ("la société minière/ADJ Zorbala", "ORG Zorbala"),
        ("le présentateur de télévision français/ADJ Moussa Tikari", "PER Moussa Tikari"),
        # --- an article refutes a person, « à » a person or thing
        ("hier le [PER Zorbala] ferme/VERB", ""),
        ("hier les [PER Zorbalais] ferment/VERB", ""),
        ("il vit/VERB à [PER Zorbala]", "LOC Zorbala"),
        ("[LOC Zorbala] : la fête", ""),
        # --- acronyms of things
        ("le certificat CEP et le VIH", ""),
        ("au Certificat d'études de base (CEB)⏎le CEB commence/VERB", ""),
        ("au Salon virtuel de Bamako (SVB)⏎le SVB ouvre/VERB", "LOC Bamako"),
        ("l'Agence des Eaux (AEX)⏎l'AEX recrute/VERB", "ORG Agence des Eaux | ORG AEX | ORG AEX"),
        ("les Tribunaux de Grande Instance (TGI)", ""),
        # --- networks are media
        ("publié/VERB sur Facebook", ""),
        ("selon Facebook le compte est/AUX faux/ADJ", "ORG Facebook"),
        # --- idioms and descriptions with the noun of a site
        ("la mise en place du système Zorba", ""),
        ("la place de Zoumba", "LOC place de Zoumba"),
        ("la bonne/ADJ marche de Zoumba", ""),
        ("le marché de Zoumba", "LOC marché de Zoumba"),
        ("dans un stade de Bamako", "LOC Bamako"),
        ("une commune de Roumanie", "LOC Roumanie"),
        ("la base du mouvement Zorba", "ORG Zorba"),
        ("le stade du 4 Août", "LOC stade du 4 Août"),
        ("la région de Tombouctou et de Gao", "LOC région de Tombouctou | LOC Gao"),
        ("le camp de Tikari de l'armée malienne/ADJ", "LOC camp de Tikari | ORG armée malienne"),
        ("le nord du Mali", "LOC Mali"),
        ("hier le [LOC Nord] du Mali", "LOC Mali"),
        ("hier le [LOC Nord] vote/VERB", "LOC Nord"),
        ("le Département de la Santé", ""),
        ("le rond-point des Nations unies", "LOC rond-point des Nations unies"),
        ("la salle de conférence de l'Agence", "ORG Agence"),
        ("hier le [PER Pr] enseigne/VERB", ""),
        # --- competitions
        ("la Coupe du Mali", ""),
        ("le tournoi de Gao", ""),
        ("le sommet de Gao", "LOC Gao"),
    ],
)
def test_words_around(text: str, expected: str) -> None:
    assert found(text) == listed(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hier les Zorbas gagnent/VERB", "ORG Zorbas"),
        ("hier les Zorbas du Mali gagnent/VERB", "ORG Zorbas du Mali"),
        ("hier les Maliens gagnent/VERB", ""),
        ("hier les Zorbaliens gagnent/VERB", ""),
        ("hier le [PER Zorbala] gagne/VERB", "ORG Zorbala"),
        ("hier le [PER Zorbala] de Gao gagne/VERB", "ORG Zorbala de Gao"),
        ("hier AS Zorbala gagne/VERB", "ORG AS Zorbala"),
        ("il joue/VERB contre Norwich à Norwich", "ORG Norwich | LOC Norwich"),
        ("il joue/VERB contre le Mali", "LOC Mali"),
        ("la finale de la CAN", ""),
    ],
)
def test_teams_in_a_report_of_sport(text: str, expected: str) -> None:
    assert found(text + SPORT) == listed(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("les Zorbas gagnent/VERB", ""),
        ("hier le [PER Zorbala] gagne/VERB", ""),
        ("il écrit/VERB contre Norwich", "LOC Norwich"),
    ],
)
def test_no_teams_elsewhere(text: str, expected: str) -> None:
    assert found(text) == listed(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("à Gao, [PER Zorba], Tikari et Kidal", "LOC Gao | LOC Zorba | LOC Tikari | LOC Kidal"),
        ("avec Moussa Tikari, [LOC Zorba Mandu] et Awa Tikari", "PER Moussa Tikari | PER Zorba Mandu | PER Awa Tikari"),
        ("les villages de Zorba, [PER Tikari], [PER Mandu] et Zoum", "LOC Zorba | LOC Tikari | LOC Mandu | LOC Zoum"),
        ("à Gao et [PER Zorba]", "LOC Gao | PER Zorba"),  # two are no list
        ("à Gao, Awa Tikari, [PER Zorba] et Kidal", "LOC Gao | PER Awa Tikari | PER Zorba | LOC Kidal"),  # mixed
    ],
)
def test_names_in_a_list_are_of_one_kind(text: str, expected: str) -> None:
    assert found(text) == listed(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le responsable de [PER Zorbala]⏎selon [LOC Zorbala]", "ORG Zorbala | ORG Zorbala"),
        ("la ville de Zorbala⏎comme [PER Zorbala]", "LOC Zorbala | LOC Zorbala"),
        ("hier [PER Louis Le Zorba]⏎Le Zorba parle/VERB", "PER Louis Le Zorba | PER Le Zorba"),
        ("un coup d'État⏎l'État-major des Armées⏎l'État paie/VERB", "ORG État-major des Armées"),
    ],
)
def test_one_sense_in_an_article(text: str, expected: str) -> None:
    assert found(text) == listed(expected)
