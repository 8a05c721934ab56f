"""The shipped knowledge: well-formed, sorted, sourced, and right where a mistake would hurt."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from importlib.resources import files
from math import cos, hypot, radians
from statistics import median

import pytest

from aes_extract import lexicon
from aes_extract.lexicon import key
from aes_extract.lexicon.records import Country, Institution, Person, Place
from aes_extract.text import fold, slug

KNOWLEDGE = files("aes_extract") / "knowledge"
_KM_PER_DEGREE = 111
ALPHA3 = re.compile(r"[A-Z]{3}")
SECTORS = {
    "GOV",
    "MIL",
    "REB",
    "OPP",
    "PTY",
    "IGO",
    "JUD",
    "LEG",
    "SPY",
    "COP",
    "MED",
    "CVL",
    "BUS",
    "EDU",
    "NGO",
}


def lines(name: str) -> list[str]:
    return (KNOWLEDGE / name).read_text(encoding="utf-8").splitlines()


def codes() -> set[str]:
    return {c.alpha3 for c in lexicon.countries()}


def forms(record: Person | Institution) -> list[str]:
    return [record.name, *record.aliases, *(record.acronyms if isinstance(record, Institution) else ())]


# --- shape --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["people.jsonl", "institutions.jsonl", "demonyms.jsonl"])
def test_jsonl_is_sorted_unique_and_sourced(name: str) -> None:
    records = [json.loads(line) for line in lines(name)]
    ids = [r["id"] for r in records]
    assert ids == sorted(set(ids))
    assert all(r["sources"] and all(r["sources"]) for r in records)


@pytest.mark.parametrize("name", ["countries.tsv", "places.tsv"])
def test_tables_are_sorted_unique_and_sourced(name: str) -> None:
    header, *rows = (line.split("\t") for line in lines(name))
    ids = [row[0] for row in rows]
    assert ids == sorted(set(ids))
    assert all(len(row) == len(header) and row[-1] for row in rows)


def test_titles_are_longest_first_and_sourced() -> None:
    header, *rows = (line.split("\t") for line in lines("titles.tsv"))
    assert [row[0] for row in rows] == sorted((row[0] for row in rows), key=lambda form: (-len(form), form))
    assert all(len(row) == len(header) and row[-1] for row in rows)


@pytest.mark.parametrize("name", ["given_names.txt", "surnames.txt", "name_particles.txt"])
def test_name_lists_are_sorted_and_unique(name: str) -> None:
    folded = [fold(line.split("\t")[0]) for line in lines(name)]
    assert folded == sorted(set(folded))
    assert {line.partition("\t")[2] for line in lines(name)} <= {"", "ambiguous"}


def test_straight_apostrophes_everywhere() -> None:
    tables = ["people.jsonl", "countries.tsv", "places.tsv", "titles.tsv", "given_names.txt", "surnames.txt"]
    for name in tables:
        assert "’" not in "".join(lines(name)), name
    assert not any("’" in form for i in lexicon.institutions() for form in forms(i))


def test_countries_are_iso_codes() -> None:
    assert all(ALPHA3.fullmatch(code) for code in codes())
    assert {"MLI", "BFA", "NER", "XKX", "TWN", "ESH", "PSE"} <= codes()
    assert len(codes()) == 250
    for load in (lexicon.people, lexicon.institutions, lexicon.places, lexicon.demonyms):
        assert {r.country for r in load()} - {None} <= codes()
    assert {m for i in lexicon.institutions() for m in i.members} <= codes()


def test_sectors_are_plovers() -> None:
    found = {p.sector for p in lexicon.people()} | {i.sector for i in lexicon.institutions()}
    assert found <= SECTORS | {None}


def test_coordinates_are_on_earth() -> None:
    for place in lexicon.places():
        assert (place.lat is None) == (place.lon is None), place.id
        assert place.lat is None or (-90 <= place.lat <= 90 and -180 <= (place.lon or 0) <= 180), place.id


def test_a_town_lies_where_its_region_does() -> None:
    """No town is 300 km, and five times as far as most, from the middle of its region, if that has eight towns."""
    regions: dict[tuple[str | None, str], list[tuple[str, float, float]]] = defaultdict(list)
    for place in lexicon.places():
        if place.admin1 and place.lat is not None and place.lon is not None and place.kind != "region":
            regions[place.country, place.admin1].append((place.id, place.lat, place.lon))
    settled = {region: towns for region, towns in regions.items() if len(towns) >= 8}
    assert len(settled) > 100
    for region, towns in settled.items():
        lat, lon = (median(town[i] for town in towns) for i in (1, 2))
        far = {id: hypot(y - lat, (x - lon) * cos(radians(lat))) * _KM_PER_DEGREE for id, y, x in towns}
        most = max(300, 5 * median(far.values()))
        assert [id for id, km in far.items() if km > most] == [], region


def test_place_ids_are_stable_slugs() -> None:
    for place in lexicon.places():
        assert place.id == slug(place.id)
        assert place.id.startswith(slug(place.name))


def test_roles_and_successions_point_at_institutions() -> None:
    known = {i.id for i in lexicon.institutions()}
    assert {r.organization for p in lexicon.people() for r in p.roles} - {None} <= known
    assert {x for i in lexicon.institutions() for x in (*i.predecessors, *i.successors)} <= known


# --- names --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("load", [lexicon.people, lexicon.institutions])
def test_a_shared_form_is_marked_ambiguous(load: Callable[[], tuple[Person | Institution, ...]]) -> None:
    records = load()
    claims = Counter(k for r in records for k in {key(form) for form in forms(r)})
    for record in records:
        shared = {form for form in forms(record) if claims[key(form)] > 1}
        assert shared <= record.ambiguous_aliases, record.id
        assert record.ambiguous_aliases <= set(forms(record)), record.id


def test_a_place_alias_that_another_place_has_is_marked_ambiguous() -> None:
    claims = Counter(k for p in lexicon.places() for k in {key(f) for f in (p.name, *p.aliases)})
    for place in lexicon.places():
        assert {a for a in place.aliases if claims[key(a)] > 1} <= place.ambiguous_aliases, place.id


def test_no_alias_repeats_another_of_its_record() -> None:
    records: list[Person | Place | Country] = [*lexicon.people(), *lexicon.places(), *lexicon.countries()]
    for record in records:
        found = [key(form) for form in (record.name, *record.aliases)]
        assert len(found) == len(set(found)), record


def test_aliases_of_people_carry_no_rank() -> None:
    ranks = {fold(t.form) for t in lexicon.titles() if t.category in {"mil_rank", "mil_rank_abbr"}}
    for person in lexicon.people():
        for alias in person.aliases:
            head, *rest = fold(alias).split()
            assert not (rest and head in ranks), alias


def test_a_surname_left_alone_by_its_rank_is_ambiguous() -> None:
    traore = next(p for p in lexicon.people() if p.id == "ibrahim-traore")
    assert "Traoré" in traore.ambiguous_aliases


# --- spot facts ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("nigérien", "NER"),
        ("nigériennes", "NER"),
        ("nigérian", "NGA"),
        ("nigériane", "NGA"),
        ("burkinabè", "BFA"),
        ("burkinabés", "BFA"),
        ("malienne", "MLI"),
        ("guinéens", "GIN"),
        ("bissau-guinéen", "GNB"),
        ("équato-guinéenne", "GNQ"),
        ("soudanais", "SDN"),
        ("sud-soudanaise", "SSD"),
        ("sud-coréen", "KOR"),
        ("mauricienne", "MUS"),
        ("mauritanienne", "MRT"),
        ("dominicaine", "DOM"),
        ("dominiquais", "DMA"),
        ("grecque", "GRC"),
        ("turcs", "TUR"),
        ("espagnoles", "ESP"),
        ("kosovar", "XKX"),
        ("russes", "RUS"),
        ("suissesse", "CHE"),
        ("tchèques", "CZE"),
        ("camerounaise", "CMR"),
    ],
)
def test_demonyms(form: str, code: str) -> None:
    assert lexicon.demonym_countries()[fold(form)] == code


def test_congolese_are_of_two_countries() -> None:
    assert lexicon.ambiguous_demonyms()["congolais"] == ("COD", "COG")
    assert "congolais" not in lexicon.demonym_countries()


def test_few_demonyms_are_spelt_like_a_country() -> None:
    countries = {key(c.name) for c in lexicon.countries()}
    both = {form for form in lexicon.demonym_countries() if form in countries}
    assert both == {"argentine", "philippines", "suisse"}


def test_every_populated_country_has_a_demonym_and_a_capital() -> None:
    bare = {c.alpha3 for c in lexicon.countries() if not c.demonyms or not c.capital}
    empty = "ATA ATF BES BLM BVT CCK CXR HMD IOT MNP NFK PCN SGS SJM SXM TCA TKL UMI VAT VGB VIR"
    assert bare == set(empty.split())


def test_prefixes() -> None:
    prefixes = lexicon.demonym_prefixes()
    assert [prefixes[p] for p in ("franco", "algero", "nigero", "russo", "sino")] == [
        "FRA",
        "DZA",
        "NER",
        "RUS",
        "CHN",
    ]


def test_regional_and_local_demonyms() -> None:
    assert lexicon.regional_demonyms()["sahelienne"] == "Sahel"
    assert lexicon.regional_demonyms()["ouest-africains"] == "Afrique de l'Ouest"
    towns = {form: d.name for d in lexicon.demonyms() if d.kind == "city" for form in d.forms}
    assert towns["bamakoise"] == "Bamako"
    assert towns["ouagalais"] == "Ouagadougou"


@pytest.mark.parametrize(
    ("ident", "name", "country", "kind"),
    [
        ("mali", "Mali", "MLI", "country"),
        ("niger", "Niger", "NER", "country"),
        ("fleuve-niger", "fleuve Niger", None, "river"),
        ("bamako", "Bamako", "MLI", "town"),
        ("tombouctou", "Tombouctou", "MLI", "town"),
        ("region-de-gao", "région de Gao", "MLI", "region"),
        ("cercle-de-douentza", "cercle de Douentza", "MLI", "district"),
        ("departement-de-gotheye", "département de Gothèye", "NER", "district"),
        ("palais-de-koulouba", "palais de Koulouba", "MLI", "building"),
        ("liptako-gourma", "Liptako-Gourma", None, "area"),
        ("barsalogho", "Barsalogho", "BFA", "town"),
        ("tinzaouatene", "Tinzaouatène", "MLI", "town"),
        ("moscou", "Moscou", "RUS", "town"),
        ("pekin", "Pékin", "CHN", "town"),
        ("alger", "Alger", "DZA", "town"),
        ("le-caire", "Le Caire", "EGY", "town"),
        ("varsovie", "Varsovie", "POL", "town"),
        ("geneve", "Genève", "CHE", "town"),
        ("abou-dabi", "Abou Dabi", "ARE", "town"),
        ("tripoli", "Tripoli", "LBY", "town"),
        ("republique-democratique-du-congo", "République démocratique du Congo", "COD", "country"),
    ],
)
def test_places(ident: str, name: str, country: str | None, kind: str) -> None:
    place = next(p for p in lexicon.places() if p.id == ident)
    assert (place.name, place.country, place.kind) == (name, country, kind)


def test_every_capital_is_a_place_of_its_country() -> None:
    known = {(p.country, key(f)) for p in lexicon.places() for f in (p.name, *p.aliases)}
    missing = {c.alpha3 for c in lexicon.countries() if c.capital and (c.alpha3, key(c.capital)) not in known}
    assert not missing


def test_towns_that_are_surnames_are_ambiguous() -> None:
    flags = {p.id: p.ambiguous for p in lexicon.places()}
    assert all(flags[ident] for ident in ("dori", "djibo", "kaya", "bamba", "dire"))
    assert not any(flags[ident] for ident in ("gao", "bamako", "tombouctou", "mali"))


def test_admin1_of_known_towns() -> None:
    towns = {p.id: p.admin1 for p in lexicon.places() if p.kind == "town"}
    expected = {
        "bamako": "Bamako",
        "sevare": "Mopti",
        "djibo": "Soum",
        "arlit": "Agadez",
        "maiduguri": "Borno",
    }
    assert {ident: towns[ident] for ident in expected} == expected


def test_rank_names() -> None:
    names = {t.canonical: t.output for t in lexicon.titles() if t.output}
    assert names["general_corps_armee"] == "général de corps d'armée"
    assert names["colonel_major"] == "colonel-major"
    ranks = {"mil_rank", "mil_rank_abbr", "police_rank", "police_rank_abbr"}
    assert all((t.output is not None) == (t.category in ranks) for t in lexicon.titles())


def test_titles() -> None:
    by_form = {t.form: t for t in lexicon.titles()}
    assert by_form["Gal"].canonical == "general" and by_form["Gal"].needs_name
    assert by_form["ministre"].category == "civil_title"
    assert by_form["ambassadrice"].gender == "f"
    assert by_form["politologue"].category == "profession"
    assert by_form["dit"].category == "name_marker"


def test_names() -> None:
    assert {"assimi", "aissata", "jean-pierre", "hadiza"} <= lexicon.given_names()
    assert {"traore", "goita", "ouedraogo", "tiani", "macron"} <= lexicon.surnames()
    assert {"rose", "pierre", "petit", "boni", "congo"} <= lexicon.ambiguous_names()
    assert not {"traore", "martin", "issa"} & lexicon.ambiguous_names()
    assert {"ag", "ould", "el hadj", "walet", "de"} <= lexicon.name_particles()


def test_the_alliance_and_its_members() -> None:
    aes = next(i for i in lexicon.institutions() if i.id == "aes")
    assert aes.members == ("BFA", "MLI", "NER")
    assert "AES" in aes.acronyms and "AES" not in aes.ambiguous_aliases
    assert "CES" in aes.ambiguous_aliases
