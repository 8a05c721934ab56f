"""Which mentions are one institution, and what is known of it."""

from __future__ import annotations

import pytest

from aes_extract.resolve.entities import InstitutionEntity
from aes_extract.resolve.institutions import resolve_institutions
from aes_extract.resolve.places import resolve_places
from tests.components.names.marked import marked


def bug(*values: object, reason: str) -> object:
    """A row that should pass and does not yet."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


def institutions(text: str) -> list[InstitutionEntity]:
    doc = marked(text)
    return resolve_institutions(doc, resolve_places(doc))


def clusters(text: str) -> list[str]:
    """One line an institution: name (acronym), and the words of the mentions."""
    doc = marked(text)
    return [
        f"{e.name} ({e.acronym}): {', '.join(doc[m.start : m.end].text for m in e.mentions)}"
        for e in institutions(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("le [ORG Front Zorba] parle/VERB", ["Front Zorba (None): Front Zorba"]),
        # --- long form and acronym
        (
            "le [ORG Front Zorba Tikari] ([ORG FZT]) parle/VERB. Le [ORG FZT] se tait",
            ["Front Zorba Tikari (FZT): Front Zorba Tikari, FZT, FZT"],
        ),
        (
            "le [ORG FZT] parle/VERB. Le [ORG Front Zorba Tikari] ([ORG FZT]) se tait",
            ["Front Zorba Tikari (FZT): FZT, Front Zorba Tikari, FZT"],
        ),
        (
            "le [ORG FRONT ZORBA TIKARI] ([ORG FZT])",
            ["front zorba tikari (FZT): FRONT ZORBA TIKARI, FZT"],
        ),
        (
            "le [ORG Front Zorba] ([ORG FZ]) et la [ORG Ligue Tikari] ([ORG LT]). Le [ORG FZ] bat la [ORG LT]",
            ["Front Zorba (FZ): Front Zorba, FZ, FZ", "Ligue Tikari (LT): Ligue Tikari, LT, LT"],
        ),
        ("le [ORG#acronym ZRT] parle/VERB", ["ZRT (ZRT): ZRT"]),
        # --- the gazetteer's record
        (
            "l'[ORG:aes Alliance des États du Sahel], ou [ORG:aes AES]",
            ["Alliance des États du Sahel (AES): Alliance des États du Sahel, AES"],
        ),
        # --- the same words
        ("le [ORG Front Zorba], puis le [ORG FRONT ZORBA]", ["Front Zorba (None): Front Zorba, FRONT ZORBA"]),
        (
            "la [ORG Ligue de Zorba et de Tikari], puis la [ORG Ligue Zorba-Tikari]",
            ["Ligue de Zorba et de Tikari (None): Ligue de Zorba et de Tikari, Ligue Zorba-Tikari"],
        ),
        # --- the capitalised short form
        (
            "la [ORG Ligue du Tikari] gagne/VERB. La [ORG#short-form Ligue] dort/VERB",
            ["Ligue du Tikari (None): Ligue du Tikari, Ligue"],
        ),
        (
            "la [ORG Ligue de Zorba], la [ORG Ligue de Bako], puis la [ORG#short-form Ligue]",
            ["Ligue de Zorba (None): Ligue de Zorba", "Ligue de Bako (None): Ligue de Bako, Ligue"],
        ),
        (
            "l'[ORG:aes AES] et sa [ORG:aes Confédération AES]. La [ORG#short-form Confédération] dort/VERB",
            ["Alliance des États du Sahel (AES): AES, Confédération AES, Confédération"],
        ),
        ("la [ORG#short-form Ligue] dort/VERB", ["Ligue (None): Ligue"]),
        # --- two institutions
        (
            "le [ORG ministère de la Santé] et le [ORG ministère des Mines]",
            ["ministère de la Santé (None): ministère de la Santé", "ministère des Mines (None): ministère des Mines"],
        ),
        ("la [ORG Ligue Zorba], puis la [ORG Ligue]", ["Ligue Zorba (None): Ligue Zorba", "Ligue (None): Ligue"]),
        (
            "l'[ORG armée norvégienne] et l'[ORG armée suédoise]",
            ["armée norvégienne (None): armée norvégienne", "armée suédoise (None): armée suédoise"],
        ),
    ],
)
def test_which_is_one(text: str, expected: list[str]) -> None:
    assert clusters(text) == expected


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("le [ORG ministère malien de la Santé]", "MLI"),
        ("l'[ORG armée nigérienne]", "NER"),
        ("l'[ORG armée nigériane]", "NGA"),
        ("la [ORG police burkinabè]", "BFA"),
        ("l'[ORG école de guerre du Mali]", "MLI"),
        ("les [ORG Forces armées du Niger]", "NER"),
        ("la [ORG Banque centrale du Nigeria]", "NGA"),
        ("la [ORG présidence ivoirienne]", "CIV"),
        ("l'[ORG ambassade de France au Mali]", None),  # two countries
        ("le [ORG ministère de la Santé]", None),
        ("l'[ORG Assemblée congolaise]", None),  # which of the two?
        ("l'[ORG université de Zorbala]", None),
        ("à [LOC Lomé], l'[ORG université de Lomé]", "TGO"),
        ("l'[ORG armée norvégienne]", "NOR"),
        ("l'[ORG armée sud-soudanaise]", "SSD"),
        ("la [ORG police sud-africaine]", "ZAF"),
        ("la [ORG police de Guinée équatoriale]", "GNQ"),
        ("l'[ORG armée de Guinée-Bissau]", "GNB"),
        ("l'[ORG armée de la République démocratique du Congo]", "COD"),
        ("la [ORG Banque centrale du Soudan du Sud]", "SSD"),
        ("l'[ORG armée bissau-guinéenne]", "GNB"),
        ("l'[ORG armée équato-guinéenne]", "GNQ"),
    ],
)
def test_country(text: str, country: str | None) -> None:
    assert institutions(text)[-1].country == country


@pytest.mark.parametrize(
    ("text", "kind", "sector"),
    [
        ("le [ORG ministère de la Santé]", "ministry", "GOV"),
        ("l'[ORG armée malienne]", "armed_forces", "MIL"),
        ("la [ORG gendarmerie malienne]", "armed_forces", "COP"),
        ("la [ORG cour d'appel de Zorbala]", "court", "JUD"),
        ("l'[ORG université de Zorbala]", "school", "EDU"),
        ("le [ORG Parti du Tikari]", "party", "PTY"),
        ("la [ORG Banque du Tikari]", "bank", "BUS"),
        ("la [ORG Radio du Tikari]", "media", "MED"),
        ("l'[ORG Assemblée nationale]", "parliament", "LEG"),
        ("la [ORG Ligue du Tikari]", "association", None),
        ("[ORG Zorbala]", None, None),
    ],
)
def test_kind_and_sector(text: str, kind: str | None, sector: str | None) -> None:
    [e] = institutions(text)
    assert (e.type, e.sector) == (kind, sector)


def test_a_known_institution_brings_what_is_known() -> None:
    [e] = institutions("l'[ORG:aes#gazetteer AES] parle/VERB")
    assert (e.kind, e.id, e.name, e.acronym) == ("institution", "aes", "Alliance des États du Sahel", "AES")
    assert (e.country, set(e.countries), e.sector) == (None, {"BFA", "MLI", "NER"}, "IGO")
    assert [(m.start, m.end, m.found_by) for m in e.mentions] == [(1, 2, "gazetteer")]


def test_a_stranger_has_an_identifier_of_its_words() -> None:
    [e] = institutions("la [ORG Ligue de l'Été]")
    assert (e.id, e.wikidata, e.countries) == ("ligue-de-l-ete", None, ())
