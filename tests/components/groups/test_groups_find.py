"""Role-holders and unnamed people: head, direct complement, how far the phrase reaches, sector."""

from __future__ import annotations

import pytest

from aes_extract.components.groups import write_groups
from aes_extract.components.groups.find import Group, find_groups
from tests.components.names.marked import marked


def bug(*values: object, reason: str) -> object:
    """A row that should pass and does not yet."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


MENTIONS = [
    # --- head alone, with adjectives, with its direct complement
    ("les manifestants marchent/VERB", ["manifestants"]),
    ("des groupes armés/ADJ attaquent/VERB", ["groupes armés"]),
    ("les ministres de la Défense signent/VERB", ["ministres de la Défense"]),
    ("les Chefs d'État-major signent/VERB", ["Chefs d'État-major"]),
    ("les chefs d'État et de gouvernement signent/VERB", ["chefs d'État et de gouvernement"]),
    ("les directeurs des centres nationaux/ADJ", ["directeurs des centres nationaux"]),
    ("une délégation russe/ADJ arrive/VERB", ["délégation russe"]),
    ("les soldats maliens/ADJ et burkinabè/ADJ", ["soldats maliens et burkinabè"]),
    ("de hauts/ADJ fonctionnaires arrivent/VERB", ["hauts fonctionnaires"]),
    ("les nouveaux/ADJ députés siègent/VERB", ["nouveaux députés"]),
    ("les anciens/ADJ combattants", ["anciens combattants"]),
    ("les habitants de [LOC Zorbala] fuient/VERB", ["habitants de Zorbala"]),
    ("les militants du [ORG Front Zorba Tikari] marchent/VERB", ["militants du Front Zorba Tikari"]),
    ("les élèves, les enseignants et les journalistes", ["élèves", "enseignants", "journalistes"]),
    ("les généraux saluent/VERB", ["généraux"]),
    ("les avocates et les représentants", ["avocates", "représentants"]),
    ("LES MINISTRES DE LA SANTÉ", ["MINISTRES DE LA SANTÉ"]),
    # --- a plural-only noun in the singular, and a collective
    ("le membre parle/VERB", []),
    ("la partie parle/VERB", []),
    ("la junte parle/VERB", ["junte"]),
    ("une patrouille tombe/VERB", ["patrouille"]),
    ("le gouvernement annonce/VERB", ["gouvernement"]),
    # --- one role-holder without a name is a group, with it a person's title
    ("le ministre malien/ADJ de la Défense parle/VERB", ["ministre malien de la Défense"]),
    ("le président togolais/ADJ part/VERB", ["président togolais"]),
    ("le président [PER Zorba Tikari] part/VERB", []),
    ("le président, [PER Zorba Tikari], part/VERB", []),
    ("le ministre de la Défense, [PER Zorba Tikari], part/VERB", []),
    ("le ministre de la Défense, le Général [PER Tikari], part/VERB", []),
    ("la ministre déléguée/ADJ, Mme [PER Tikari]", []),
    ("le gouverneur de la [LOC région de Zorbala], [PER Zorba Tikari]", []),
    ("les ministres [PER Zorba] et [PER Tikari]", []),
    # --- whose it is stays outside
    ("les chefs d'État-major des États", ["chefs d'État-major"]),
    # --- an institution's name, a date, a person in between
    ("le [ORG ministère de la Défense] parle/VERB", []),
    ("l'[ORG armée malienne] parle/VERB", []),
    ("les soldats du [DATE mardi] partent/VERB", ["soldats"]),
    ("les proches de [PER Tikari] pleurent/VERB", ["proches"]),
    # --- the same letters, another word
    ("ils président/VERB la séance", []),
    ("le peuple élu/ADJ", ["peuple élu"]),
    ("une table, un arbre", []),
    ("", []),
    bug("les ministres de la Santé et de l'Eau", ["ministres de la Santé et de l'Eau"], reason="a second portfolio"),
    ("les ministres des trois pays de l'[ORG AES]", ["ministres"]),
    ("le ministre de la Défense, le général [PER Tikari]", []),
    ("les chefs d'État-major des États membres", ["chefs d'État-major"]),
    ("les habitantes et les étudiantes", ["habitantes", "étudiantes"]),
    bug("les ministres déléguées/ADJ, Mmes [PER Tikari] et [PER Sanfo]", [], reason="a plural title before names"),
    ("une présidente et une directrice", ["présidente", "directrice"]),
]


@pytest.mark.parametrize(("text", "expected"), MENTIONS)
def test_mentions(text: str, expected: list[str]) -> None:
    doc = marked(text)
    assert [doc[g.start : g.end].text for g in find_groups(doc)] == expected


@pytest.mark.parametrize(
    ("text", "head", "reach"),
    [
        ("les manifestants marchent/VERB", "manifestants", "manifestants"),
        ("les nouveaux/ADJ députés", "députés", "nouveaux députés"),
        ("de hauts/ADJ fonctionnaires", "fonctionnaires", "hauts fonctionnaires"),
        (
            "les ministres de la Défense des trois pays membres de l'[ORG AES] signent/VERB",
            "ministres",
            "ministres de la Défense des trois pays membres de l'AES",
        ),
        (
            "les ministres de la Défense du [LOC Mali] et du [LOC Niger] signent/VERB",
            "ministres",
            "ministres de la Défense du Mali et du Niger",
        ),
        (
            "les chefs d'État-major du [LOC Mali], du [LOC Niger] et du [LOC Togo], hier",
            "chefs",
            "chefs d'État-major du Mali, du Niger et du Togo",
        ),
        ("des experts venus du [LOC Togo] parlent/VERB", "experts", "experts venus du Togo"),
        ("les soldats, hier, du [LOC Togo]", "soldats", "soldats"),
        ("les soldats de l'[ORG AES] et un chien", "soldats", "soldats de l'AES"),
        ("les habitants de [LOC Zorbala] dans le [LOC Togo]", "habitants", "habitants de Zorbala"),
    ],
)
def test_head_and_reach(text: str, head: str, reach: str) -> None:
    doc = marked(text)
    group = find_groups(doc)[0]
    assert (doc[group.head].text, doc[group.start : group.reach].text) == (head, reach)


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("les manifestants", "CVL"),
        ("les ministres", "GOV"),
        ("les soldats", "MIL"),
        ("les groupes armés/ADJ", "REB"),
        ("les policiers", "COP"),
        ("les députés", "LEG"),
        ("les magistrats", "JUD"),
        ("les journalistes", "MED"),
        ("les étudiants", "EDU"),
        ("les investisseurs", "BUS"),
        ("les opposants", "OPP"),
        ("les observateurs", "IGO"),
        ("les participants", None),
        ("les chefs d'État-major", "MIL"),
        ("les chefs d'État", "GOV"),
    ],
)
def test_sector(text: str, sector: str | None) -> None:
    [group] = find_groups(marked(text))
    assert group.sector == sector


def test_no_two_groups_share_a_token() -> None:
    doc = marked("les représentants des ministres des pays membres et les femmes des soldats des deux armées")
    groups = find_groups(doc)
    tokens = [i for g in groups for i in range(g.start, g.end)]
    assert tokens == sorted(set(tokens))
    assert groups == sorted(groups, key=lambda g: g.start)


def test_writes_spans_and_plain_values() -> None:
    doc = marked("Hier les soldats du [LOC Mali] ont/AUX tiré/VERB")
    assert find_groups(doc) == [Group(2, 5, 2, 5, "MIL")]
    assert write_groups(doc) is doc
    [span] = doc.spans["aes_groups"]
    assert (span.text, span.label_, span.id_) == ("soldats du Mali", "GRP", "group-head")
    assert span._.aes_group == {"head": 2, "reach": 5, "sector": "MIL"}


def test_writes_an_empty_group_on_a_text_without() -> None:
    assert len(write_groups(marked("Rien à voir")).spans["aes_groups"]) == 0
