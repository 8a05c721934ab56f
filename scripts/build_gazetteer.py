"""Reduce a Sahel gazetteer to the people, institutions, demonyms and titles that aes-extract ships.

    python scripts/build_gazetteer.py GAZETTEER_DIR aes_extract/knowledge

GAZETTEER_DIR holds people.jsonl, institutions.jsonl, demonyms.jsonl and titles_fr.tsv. Additions kept by hand
come from scripts/data/ (institutions/*.tsv, institution_forms.tsv, titles_more.tsv, demonyms_more.tsv). Needs only
aes-extract.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from aes_extract.text import fold, words

HERE = Path(__file__).parent / "data"
Record = dict[str, Any]

# Honorifics and functions that aliases carry; « El Hadj », « Malam », « Chérif » belong to the name.
NOT_NAME = ["sa majesté le roi", "imam", "dr", "pr", "me", "sem", "s.e.m.", "président", "ministre"]
STRIP = {"mil_rank", "mil_rank_abbr", "police_rank", "police_rank_abbr"}
RENAME = {"jnim": "Jama'at Nusrat al-Islam wal-Muslimin"}  # the name that its acronym abbreviates
LOWER_HEADS = re.compile(r"^(Ministère|Gouvernement|Présidence|Primature)\b")


def key(text: str) -> str:
    return " ".join(words(text))


def tidy(text: str) -> str:
    """Straight apostrophes, single spaces."""
    return re.sub(r"\s+", " ", text.replace("’", "'").replace("ʼ", "'")).strip()


def load(path: Path) -> list[Record]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def hand(name: str) -> list[list[str]]:
    """Rows of a hand-kept table; « # » begins a comment line."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


def hand_all(folder: str) -> list[list[str]]:
    """Rows of all hand-kept tables of a folder, in the order of their names."""
    return [row for path in sorted((HERE / folder).glob("*.tsv")) for row in hand(f"{folder}/{path.name}")]


def dump(records: list[Record], path: Path) -> None:
    records = sorted(records, key=lambda r: r["id"])
    lines = [json.dumps(r, ensure_ascii=False, separators=(",", ":")) for r in records]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def distinct(forms: list[str], taken: set[str]) -> list[str]:
    """The forms in order, without those that folding makes equal to an earlier one."""
    kept = []
    for form in forms:
        if key(form) and key(form) not in taken:
            taken.add(key(form))
            kept.append(form)
    return kept


def mark_shared(records: list[Record]) -> None:
    """A form that two records claim is ambiguous in both, the name included."""
    claims = Counter(k for r in records for k in {key(f) for f in forms_of(r)})
    for r in records:
        marked = {key(f) for f in r["ambiguous_aliases"]}
        r["ambiguous_aliases"] = sorted({f for f in forms_of(r) if key(f) in marked or claims[key(f)] > 1})


def forms_of(r: Record) -> list[str]:
    return [r["name"], *r["aliases"], *r.get("acronyms", [])]


# --- titles -----------------------------------------------------------------------------------------------


def canonical(text: str) -> str:
    return re.sub(r"\W+", "_", fold(text)).strip("_")


def build_titles(source: Path) -> list[list[str]]:
    rows: dict[str, list[str]] = {}
    addresses: dict[str, str] = {}
    outputs: dict[str, str] = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        found = re.match(r"#\s+(S\w+) = (.+)", line)
        if found:
            addresses[found[1]] = found[2].strip()
        if line.startswith("#") or not line.strip():
            continue
        form, category, name, gender, risk, sources = line.split("\t")
        cited = sorted({addresses.get(s, "general knowledge") for s in sources.split(",")})
        rows.setdefault(tidy(form), [tidy(form), category, canonical(name), gender, risk, "", " ".join(cited)])
    for row in hand("titles_more.tsv"):
        if row[0] == "=":  # = <tab> canonical <tab> output name
            outputs[row[1]] = row[2]
        elif row[0] == "-":  # - <tab> form: not a title for us
            rows.pop(row[1], None)
        else:
            form, category, name, gender, risk = row
            rows[form] = [form, category, name, gender, risk, "", "general knowledge"]
    for row in rows.values():
        if row[1] in {"mil_rank", "police_rank"} and row[3] in {"m", "mf"}:
            outputs.setdefault(row[2], row[0])
    for row in rows.values():
        if row[1] in STRIP:
            row[5] = outputs[row[2]]
    kept: dict[tuple[str, ...], list[str]] = {}
    for row in rows.values():  # letter case matters in abbreviations and honorifics only
        exact = row[1].endswith("_abbr") or row[1] in {"honorific", "name_marker"}
        same = (row[1], row[0]) if exact else (row[1], fold(row[0]), row[3])
        if same not in kept or kept[same][4] > row[4]:
            kept[same] = row
    return sorted(kept.values(), key=lambda r: (-len(r[0]), r[0]))


# --- people -----------------------------------------------------------------------------------------------


def strip_titles(alias: str, prefixes: list[str]) -> str:
    again = True
    while again:
        again = False
        for prefix in prefixes:
            if fold(alias).startswith(prefix + " "):
                alias = alias[len(prefix) + 1 :]
                again = True
                break
    return alias


def build_people(source: Path, titles: list[list[str]]) -> list[Record]:
    prefixes = {fold(t[0]) for t in titles if t[1] in STRIP} | {fold(t) for t in NOT_NAME}
    longest_first = sorted(prefixes, key=lambda p: (-len(p), p))
    out = []
    for r in load(source):
        if r["confidence"] == "low":
            continue
        ambiguous = {key(a) for a in r["ambiguous_aliases"]}
        aliases, name = [], tidy(r["name"])
        for given in r["aliases"]:
            alias = strip_titles(tidy(given), longest_first)
            if alias != tidy(given) and " " not in alias and key(alias) not in {key(a) for a in r["aliases"]}:
                ambiguous.add(key(alias))  # « capitaine Traoré »: without the rank it is anybody
            aliases.append(alias)
        rank = r["rank"]["title_fr"].removesuffix(" à la retraite") if r["rank"] else None
        aliases = distinct(aliases, {key(name)})
        out.append(
            {
                "id": r["id"],
                "name": name,
                "aliases": aliases,
                "ambiguous_aliases": [a for a in [name, *aliases] if key(a) in ambiguous],
                "country": r["country"],
                "sector": r["sector"],
                "rank": tidy(rank) if rank else None,
                "roles": [
                    {
                        "title": tidy(x["title_fr"]),
                        "organization": x["org_id"],
                        "start": x["from"],
                        "end": x["to"],
                    }
                    for x in r["roles"]
                ],
                "wikidata": r["wikidata"],
                "sources": r["sources"] or ["gazetteer"],
            }
        )
    mark_shared(out)
    return out


# --- institutions -----------------------------------------------------------------------------------------


def is_acronym(form: str) -> bool:
    return bool(re.fullmatch(r"[A-ZÉ0-9]{2,}[a-z]?(?:[-/ ][A-ZÉ0-9]+)*", form)) and not form.isdigit()


def own_name(name: str) -> str:
    """« Ministère des Mines (Mali) » → « ministère des Mines »: the country is a field of its own."""
    name = re.sub(r" \((?:Mali|Burkina Faso|Niger|France)\)$", "", tidy(name))
    return LOWER_HEADS.sub(lambda m: m[0].lower(), name)


def build_institutions(source: Path) -> list[Record]:
    out = []
    for r in load(source):
        if r["confidence"] == "low":
            continue
        name = RENAME.get(r["id"], own_name(r["name"]))
        ambiguous = {key(own_name(a)) for a in r["ambiguous_aliases"]}
        given = [own_name(a) for a in [r["name"], *r["aliases"]]]
        acronyms = [*r["acronyms"], *(a for a in given if is_acronym(a))]
        acronyms = [a for a in dict.fromkeys(acronyms) if a != name]
        folded = {key(a) for a in acronyms}
        aliases = distinct([a for a in given if key(a) not in folded], {key(name)})
        out.append(
            {
                "id": r["id"],
                "name": name,
                "aliases": aliases,
                "acronyms": acronyms,
                "ambiguous_aliases": [f for f in [name, *aliases, *acronyms] if key(f) in ambiguous],
                "kind": r["kind"],
                "country": r["country"],
                "members": sorted(r["members"]),
                "sector": r["sector"],
                "wikidata": r["wikidata"],
                "predecessors": r["predecessors"],
                "successors": r["successors"],
                "sources": r["sources"] or ["gazetteer"],
            }
        )
    known = {key(f) for r in out for f in [r["name"], *r["acronyms"]]}
    for row in hand_all("institutions"):
        name, acronyms, aliases, kind, sector, country, members, ambiguous_forms = (row + [""] * 8)[:8]
        if key(name) in known:
            continue
        known.add(key(name))
        out.append(
            {
                "id": "-".join(words(name)),
                "name": name,
                "aliases": distinct([a for a in aliases.split("|") if a], {key(name)}),
                "acronyms": [a for a in acronyms.split("|") if a],
                "ambiguous_aliases": [a for a in ambiguous_forms.split("|") if a],
                "kind": kind,
                "country": country or None,
                "members": sorted(m for m in members.split("|") if m),
                "sector": sector or None,
                "wikidata": None,
                "predecessors": [],
                "successors": [],
                "sources": ["general knowledge"],
            }
        )
    by_id = {r["id"]: r for r in out}
    for ident, acronyms, aliases in ([*row, "", ""][:3] for row in hand("institution_forms.tsv")):
        record = by_id[ident]
        record["acronyms"] = list(dict.fromkeys([*record["acronyms"], *(a for a in acronyms.split("|") if a)]))
        known = {key(f) for f in [record["name"], *record["aliases"], *record["acronyms"]]}
        record["aliases"] += distinct([a for a in aliases.split("|") if a], known)
    mark_shared(out)
    return out


# --- demonyms ---------------------------------------------------------------------------------------------


def inflect(form: str) -> list[str]:
    """Masculine and feminine, singular and plural of a regular French demonym."""
    if form.endswith(("e", "a")):
        return [form, form, form + "s", form + "s"]
    fem = form + ("ne" if form.endswith("en") else "e")
    plural = form if form.endswith(("s", "x")) else form + "s"
    return [form, fem, plural, fem + "s"]


def all_forms(cell: str) -> list[str]:
    """Every gender and number: « nigérien » is regular, « turc/turque » is not, | begins a variant."""
    out: list[str] = []
    for demonym in cell.split("|") if cell else []:
        masc, _, fem = demonym.partition("/")
        if not fem:
            out += inflect(masc)
            continue
        plural = masc if masc[-1] in "sx" else masc[:-1] + "ux" if fem.endswith("ale") else masc + "s"
        out += [masc, fem, plural, fem + "s"]
    return out


def build_demonyms(source: Path) -> list[Record]:
    out = []
    for r in load(source):
        if r["type"] == "country" or r["confidence"] == "low":
            continue
        forms = [r["masc_sing"], r["fem_sing"], r["masc_plur"], r["fem_plur"]]
        for variant in r["variants"]:
            if not variant.endswith("-"):
                forms += inflect(variant.lower())
        out.append(
            {
                "id": r["id"],
                "name": r["name"],
                "kind": r["type"],
                "country": r["country"],
                "forms": distinct([f.lower() for f in forms], set()),
                "ambiguous": r["ambiguous"],
                "sources": r["sources"] or ["gazetteer"],
            }
        )
    known = {r["id"] for r in out}
    for kind, name, country, singular in hand("demonyms_more.tsv"):
        ident = f"{'ville' if kind == 'city' else 'region'}-{'-'.join(words(name))}"
        if ident in known:
            continue
        forms = all_forms(singular)
        out.append(
            {
                "id": ident,
                "name": name,
                "kind": kind,
                "country": country or None,
                "forms": distinct(forms, set()),
                "ambiguous": False,
                "sources": ["general knowledge"],
            }
        )
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gazetteer", type=Path)
    parser.add_argument("knowledge", type=Path)
    args = parser.parse_args()
    titles = build_titles(args.gazetteer / "titles_fr.tsv")
    header = "form\tcategory\tcanonical\tgender\tneeds_name\toutput\tsource"
    text = "\n".join([header, *("\t".join(t) for t in titles)]) + "\n"
    (args.knowledge / "titles.tsv").write_text(text, encoding="utf-8")
    dump(build_people(args.gazetteer / "people.jsonl", titles), args.knowledge / "people.jsonl")
    dump(build_institutions(args.gazetteer / "institutions.jsonl"), args.knowledge / "institutions.jsonl")
    dump(build_demonyms(args.gazetteer / "demonyms.jsonl"), args.knowledge / "demonyms.jsonl")


if __name__ == "__main__":
    main()
