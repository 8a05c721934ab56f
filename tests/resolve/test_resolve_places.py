"""Which place a name means: homonyms by country context, unknown places by their head and complement."""

from __future__ import annotations

import pytest

from aes_extract.resolve.entities import PlaceEntity
from aes_extract.resolve.places import country_context, resolve_places
from tests.components.names.marked import marked


def bug(*values: object, reason: str) -> object:
    """A row that should pass and does not yet."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


def places(text: str) -> list[PlaceEntity]:
    return resolve_places(marked(text))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("à [LOC Bamako]", "MLI"),
        ("à [LOC BAMAKO]", "MLI"),
        ("au [LOC Niger]", "NER"),
        ("au [LOC Nigeria]", "NGA"),
        ("au [LOC Nigéria]", "NGA"),
        ("en [LOC Guinée]", "GIN"),
        ("en [LOC Guinée-Bissau]", "GNB"),
        ("en [LOC Guinée équatoriale]", "GNQ"),
        ("en [LOC RDC]", "COD"),
        ("au [LOC Congo-Brazzaville]", "COG"),
        ("au [LOC Soudan]", "SDN"),
        ("au [LOC Soudan du Sud]", "SSD"),
        ("aux [LOC États-Unis]", "USA"),
        ("en [LOC Côte d’Ivoire]", "CIV"),
        ("à [LOC Zorbala]", None),
        ("dans le [LOC Sahel]", None),
        # --- one name, several places: the countries that the text names decide
        ("à [LOC Tripoli]", "LBY"),
        ("les Libanais/PROPN de [LOC Tripoli]", "LBN"),
        ("à [LOC Tripoli], au [LOC Liban]", "LBN"),
        ("à [LOC Valence], en [LOC France]", "FRA"),
        ("à [LOC Valence], en [LOC Espagne]", "ESP"),
        ("à [LOC Bama], au [LOC Burkina Faso]", "BFA"),
        ("à [LOC Bama], au [LOC Nigeria]", "NGA"),
        ("le préfet malien/ADJ de [LOC Kita]", "MLI"),
        ("à [LOC Kita], loin de [LOC Bamako]", "MLI"),
        ("à [LOC Kita], au [LOC Japon]", "JPN"),
        ("à [LOC Victoria], au [LOC Canada]", "CAN"),
        ("à [LOC Victoria], aux [LOC Seychelles]", "SYC"),
        ("au [LOC Mali], voisin de la [LOC Guinée]", "MLI"),  # not the Guinean town
        ("au [LOC Congo], à [LOC Brazzaville]", "COG"),
        ("au [LOC Congo], à [LOC Kinshasa]", "COD"),
        bug("au [LOC Congo]", None, reason="without context one of the two Congos is chosen"),
        ("à [LOC Kita]", "MLI"),
        bug("à [LOC Koulouba], au [LOC Burkina Faso]", "BFA", reason="only the Malian Koulouba is known"),
    ],
)
def test_country(text: str, country: str | None) -> None:
    assert places(text)[0].country == country


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("à l'[LOC hôpital de Dori]", "hôpital de Dori", "building", "BFA"),
        ("la [LOC mosquée de Djenné]", "mosquée de Djenné", "building", "MLI"),
        ("le [LOC Camp de Zorbala]", "camp de Zorbala", "camp", None),
        ("la [LOC commune rurale de Zorbala]", "commune rurale de Zorbala", "commune", None),
        ("le [LOC marché de la ville de Dori]", "marché de la ville de Dori", "market", "BFA"),
        ("à [LOC Zorbala]", "Zorbala", None, None),
    ],
)
def test_unknown_places(text: str, name: str, kind: str | None, country: str | None) -> None:
    [p] = places(text)
    assert (p.name, p.type, p.country) == (name, kind, country)
    assert (p.lat, p.lon, p.geonames) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", []),
        ("à [LOC Lomé], puis [LOC LOMÉ], puis [LOC Lome]", ["lome"]),
        ("à [LOC Lomé] et à [LOC Dori]", ["lome", "dori"]),
        ("à [LOC Zorbala], puis [LOC ZORBALA]", ["zorbala"]),
        ("la [LOC ville] de [ORG Dori FC]", ["ville"]),
        ("[PER Dori] à [LOC Dori]", ["dori"]),
        ("au [LOC Nigeria] et au [LOC Niger]", ["nigeria", "niger"]),
    ],
)
def test_which_is_one(text: str, ids: list[str]) -> None:
    assert [p.id for p in places(text)] == ids


def test_a_known_place_brings_what_is_known() -> None:
    [p] = places("à [LOC#gazetteer Lomé], puis à [LOC#repeated LOMÉ]")
    assert (p.kind, p.id, p.name, p.country, p.type, p.geonames) == ("place", "lome", "Lomé", "TGO", "town", 2365267)
    assert p.lat == pytest.approx(6.13, abs=0.05)
    assert p.lon == pytest.approx(1.22, abs=0.05)
    assert [(m.start, m.end, m.found_by) for m in p.mentions] == [(1, 2, "gazetteer"), (5, 6, "repeated")]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("", {}),
        ("à [LOC Lomé]", {"TGO": 2}),
        ("à [LOC Tripoli]", {}),  # of two countries
        ("un soldat togolais/ADJ à [LOC Lomé]", {"TGO": 3}),
        ("des Togolais/PROPN et des Nigérianes/PROPN", {"TGO": 1, "NGA": 1}),
        ("à [LOC Zorbala]", {}),
        ("l'[ORG armée malienne]", {"MLI": 1}),
        bug("une femme bissau-guinéenne/ADJ", {"GNB": 1}, reason="the last half of a compound demonym counts"),
    ],
)
def test_country_context(text: str, counts: dict[str, int]) -> None:
    assert dict(country_context(marked(text))) == counts
