"""What single words and lines tell: spelling, titles, demonyms, acronyms and their long forms."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from aes_extract.components.names.acronyms import find_pairs
from aes_extract.components.names.candidate import Candidate, longest_first
from aes_extract.components.names.demonyms import find_demonyms
from aes_extract.components.names.orthography import (
    capital_lines,
    is_acronym,
    is_capital,
    is_function_word,
    opens_sentence,
)
from aes_extract.components.names.titles import find_titles
from tests.components.names.marked import french, marked, plain


def bug(*values: object, reason: str) -> object:
    """A row that should pass and does not yet."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


def word(text: str) -> Doc:
    return Doc(french().vocab, words=[text])


# --- spelling -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Gao", True), ("Élevage", True), ("AES", True), ("gao", False), ("élevage", False), ("14e", False), ("«", False)],
)
def test_is_capital(text: str, expected: bool) -> None:
    assert is_capital(word(text)[0]) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AES", True),
        ("FAMa", True),
        ("UEMOA", True),
        ("BoAD", True),
        ("ASFA", True),
        ("KANTÉ", True),
        ("Unicef", False),
        ("Minusma", False),
        ("aES", False),
        ("A", False),
        ("XIV", False),
        ("XXIe", False),
        ("IIème", False),
        ("Ier", False),
        ("2024", False),
        bug("O.N.U.", True, reason="the full stops of an acronym count against it"),
    ],
)
def test_is_acronym(text: str, expected: bool) -> None:
    assert is_acronym(word(text)[0]) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le", True),
        ("L'", True),
        ("D’", True),
        ("Après", True),
        ("ÉTÉ", False),
        ("Août", True),
        ("MARDI", True),
        ("Selon", True),
        ("Gao", False),
        ("Or", True),
        ("Ag", False),
        bug("Aujourd'hui", True, reason="« aujourd'hui » is one token and the list has « aujourd »"),
        bug("Lorsqu'", True, reason="elided « lorsque » and « puisque » are not in the list"),
    ],
)
def test_is_function_word(text: str, expected: bool) -> None:
    assert is_function_word(word(text)[0]) is expected


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("Gao brûle.", "Gao", True),
        ("À Gao, rien.", "Gao", False),
        ("Rien. Gao brûle.", "Gao", True),
        ("Rien ! Gao brûle.", "Gao", True),
        ("Rien⏎Gao brûle.", "Gao", True),
        ("Mali : Gao brûle.", "Gao", True),
        ("Il dit : « Gao brûle ».", "Gao", True),
        ("Il aime « Gao brûle ».", "Gao", True),
        ("La ville (Gao) brûle.", "Gao", True),
        ("– Gao", "Gao", True),
        ("Bamako, Gao et Ber.", "Gao", False),
        ("l'Est de Gao", "Est", False),
        ("le général Gao", "Gao", False),
    ],
)
def test_opens_sentence(text: str, at: str, expected: bool) -> None:
    doc = marked(text)
    assert opens_sentence(next(t for t in doc if t.text == at)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LE PREMIER MINISTRE EST À GAO", ["LE PREMIER MINISTRE EST À GAO"]),
        ("Une ligne⏎SITUATION DANS LE SAHEL⏎Une autre", ["SITUATION DANS LE SAHEL"]),
        ("COMMUNIQUÉ N° 12 DU GOUVERNEMENT", ["COMMUNIQUÉ N° 12 DU GOUVERNEMENT"]),
        ("Le président Modibo KANTABOUGOU est à Gao", []),
        ("ÉDITORIAL⏎Un texte", ["ÉDITORIAL"]),
        ("LE FMI⏎Un texte", []),  # too short to tell
        ("12 500 000 000 000", []),
        ("", []),
    ],
)
def test_capital_lines(text: str, expected: list[str]) -> None:
    doc = marked(text)
    found = capital_lines(doc)
    lines = [line for line in plain(text).split("\n") if line]
    starts = [plain(text).index(line) for line in lines]
    marked_lines = [
        line
        for line, start in zip(lines, starts, strict=True)
        if {t.i for t in doc if start <= t.idx < start + len(line)} <= found
    ]
    assert marked_lines == expected
    assert all(any(start <= doc[i].idx < start + len(x) for x, start in zip(lines, starts, strict=True)) for i in found)


# --- titles -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le général d'armée Sanfo", ["général d'armée = général d'armée"]),
        ("le Général d’Armée Sanfo", ["Général d’Armée = général d'armée"]),
        ("le GENERAL DE BRIGADE Sanfo", ["GENERAL DE BRIGADE = général de brigade"]),
        ("le colonel-major Sanfo", ["colonel-major = colonel-major"]),
        ("le Colonel Major Sanfo", ["Colonel Major = colonel-major"]),
        ("le Col. Sanfo", ["Col. = colonel"]),
        ("le Col Sanfo", ["Col = colonel"]),
        ("le Gal de brigade Sanfo", ["Gal de brigade = général de brigade"]),
        ("le Lt-Col Sanfo", ["Lt-Col = lieutenant-colonel"]),
        ("le Cdt Sanfo", ["Cdt = commandant"]),
        ("la colonelle Sanfo", ["colonelle = colonel"]),
        ("le capitaine Sanfo", ["capitaine = capitaine"]),
        ("le capitaine du navire", []),
        ("le commandant de la place", []),
        ("le col de la montagne", []),
        ("un gal", []),
        ("M. Sanfo", ["M. ="]),
        ("Mme Sanfo", ["Mme ="]),
        ("Me Sanfo plaide", ["Me ="]),
        ("il me Sanfo", []),
        ("El Hadj Sanfo", []),
        ("Cheikh Sanfo", []),
        ("le ministre de la Défense", ["ministre ="]),
        ("le Premier ministre", ["Premier ministre ="]),
        ("le premier ministre", ["premier ministre ="]),
        ("le chef d'état-major général des armées", ["chef d'état-major général des armées ="]),
        ("les ministères", []),
        ("le général de brigade Sanfo, gouverneur", ["général de brigade = général de brigade", "gouverneur ="]),
    ],
)
def test_find_titles(text: str, expected: list[str]) -> None:
    doc = marked(text)
    assert [f"{doc[t.start : t.end].text} = {t.title.output or ''}".strip() for t in find_titles(doc)] == expected


@pytest.mark.parametrize(
    ("text", "is_rank"),
    [
        ("le général de division Sanfo", True),
        ("le commissaire divisionnaire Sanfo", True),
        ("le ministre Sanfo", False),
    ],
)
def test_is_rank(text: str, is_rank: bool) -> None:
    [title] = find_titles(marked(text))
    assert title.is_rank is is_rank


# --- demonyms -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("des soldats maliens", {"maliens": "MLI"}),
        ("une femme burkinabè", {"burkinabè": "BFA"}),
        ("une femme burkinabé", {"burkinabé": "BFA"}),
        ("l'homme nigérien", {"nigérien": "NER"}),
        ("l'homme nigérian", {"nigérian": "NGA"}),
        ("Nigérians et Nigériens", {"Nigérians": "NGA", "Nigériens": "NER"}),
        ("un avion équato-guinéen", {"équato": "GNQ", "-": "GNQ", "guinéen": "GNQ"}),
        ("la partie bissau-guinéenne", {"bissau": "GNB", "-": "GNB", "guinéenne": "GNB"}),
        ("la frontière sénégalo-malienne", {"sénégalo": "SEN", "-": "", "malienne": "MLI"}),
        ("la frontière SÉNÉGALO‑MALIENNE", {"SÉNÉGALO‑MALIENNE": ""}),
        ("le peuple congolais", {"congolais": ""}),
        ("l'espace sahélien", {"sahélien": ""}),
        ("un vote suisse et norvégien", {"suisse": "CHE", "norvégien": "NOR"}),
        ("le Mali et le Niger", {}),
        ("une malle, un mali, un chili", {}),
        ("un journal bamakois", {}),
    ],
)
def test_find_demonyms(text: str, expected: dict[str, str]) -> None:
    doc = marked(text)
    assert {doc[i].text: code for i, code in find_demonyms(doc).items()} == expected


# --- long form (ACRONYM) ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'Alliance des États du Sahel (AES)", ["Alliance des États du Sahel = AES"]),
        ("le Front pour l'Unité du Ganzourgou (FUG) a dit", ["Front pour l'Unité du Ganzourgou = FUG"]),
        ("le Conseil National de Transition ( CNT )", ["Conseil National de Transition = CNT"]),
        ("les Forces armées du Ganda (FAGa)", ["Forces armées du Ganda = FAGa"]),
        (
            "la Société des Eaux, Forêts et Mines (SEFM)",
            ["Société des Eaux, Forêts et Mines = SEFM"],
        ),
        (
            "l'Office de gestion du bac (OGB) et le Bureau des taxes (BT)",
            ["Office de gestion du bac = OGB", "Bureau des taxes = BT"],
        ),
        ("L'Union a élu l'Union des Radios Libres (URL)", ["Union des Radios Libres = URL"]),
        ("Il est mort. Le Parti Vert Uni (PVU)", ["Parti Vert Uni = PVU"]),
        # a word between the initials is allowed when the letters still fit
        ("la Société malienne d'Électricité (SME)", ["Société malienne d'Électricité = SME"]),
        ("l'Agence des Barrages (AGEBAR)", ["Agence des Barrages = AGEBAR"]),
        ("l'Union Africaine (U.A.)", ["Union Africaine = U.A."]),
        # not pairs
        ("le ministre (PDG)", []),
        ("le parti vert uni (PVU)", []),  # a long form begins with a capital
        ("l'Alliance des États du Sahel (AES", []),
        ("l'Alliance des États du Sahel, AES,", []),
        ("l'Alliance des États du Sahel (2023)", []),
        ("l'Alliance des États du Sahel (Aes)", ["Alliance des États du Sahel = Aes"]),
        ("l'Alliance des États du Sahel (Niger)", []),
        ("la ville de Gao (Mali)", []),
        ("le Mouvement du Fleuve (ONU)", []),
        ("une Alliance. Des États du Sahel (AES)", []),
        ("(AES)", []),
        ("Alassane Sanfo (A)", []),
    ],
)
def test_find_pairs(text: str, expected: list[str]) -> None:
    doc = marked(text)
    assert [f"{doc[p.start : p.end].text} = {doc[p.acronym].text}" for p in find_pairs(doc)] == expected


def test_a_pair_knows_its_long_form() -> None:
    [pair] = find_pairs(marked("le Front Vert (FV)"))
    assert (pair.long_form, pair.acronym) == ((1, 3), 4)


# --- candidates ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], []),
        ([(3, 4), (0, 1)], [(0, 1), (3, 4)]),
        ([(0, 1), (0, 3)], [(0, 3)]),
        ([(0, 2), (1, 4), (3, 5)], [(1, 4)]),
        ([(0, 2), (2, 4), (1, 3)], [(0, 2), (2, 4)]),
    ],
)
def test_longest_first(spans: list[tuple[int, int]], expected: list[tuple[int, int]]) -> None:
    kept = longest_first(Candidate(*span, "ORG", "test") for span in spans)
    assert [(c.start, c.end) for c in kept] == expected


def test_of_equally_long_the_earlier_proposed() -> None:
    first, second = Candidate(0, 2, "LOC", "a"), Candidate(0, 2, "ORG", "b")
    assert longest_first([first, second]) == [first]
    assert longest_first([second, first]) == [second]
