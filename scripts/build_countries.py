"""Compile knowledge/countries.tsv from CLDR, a gazetteer of demonyms and scripts/data/countries.tsv.

    python scripts/build_countries.py GAZETTEER_DIR/demonyms.jsonl aes_extract/knowledge/countries.tsv

Needs ``babel`` (CLDR's French names, Unicode licence) and ``pycountry`` (ISO 3166-1), at build time only.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pycountry
from babel import Locale
from build_gazetteer import all_forms, distinct, hand, key, load, tidy

CODES_MORE = {"XKX": "XK"}  # user-assigned codes in common use
HEADER = "alpha3\tname\taliases\tambiguous_aliases\tdemonyms\tprefixes\tcapital\tsource"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("demonyms", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    names = Locale("fr").territories
    alpha2 = {c.alpha_3: c.alpha_2 for c in pycountry.countries} | CODES_MORE
    known = {r["country"]: r for r in load(args.demonyms) if r["type"] == "country" and r["confidence"] != "low"}
    hands = {row[0]: (row + [""] * 7)[:7] for row in hand("countries.tsv")}
    if set(hands) != set(alpha2):
        raise SystemExit(f"scripts/data/countries.tsv and ISO 3166-1 differ: {sorted(set(hands) ^ set(alpha2))}")
    lines = [HEADER]
    for code in sorted(alpha2):
        _, capital, demonyms, prefixes, aliases, ambiguous, override = hands[code]
        cldr = tidy(names[alpha2[code]])
        name = override or cldr
        gazetteer = known.get(code, {"aliases": [], "name": name, "variants": []})
        others = [cldr, gazetteer["name"], *aliases.split("|"), *gazetteer["aliases"], *ambiguous.split("|")]
        others = [tidy(o) for o in others if "(" not in o and "R.A.S." not in o]
        doubtful = {key(a) for a in ambiguous.split("|")}
        kept = distinct(others, {key(name)})
        forms = all_forms(demonyms)
        if code in known:
            first = [known[code][k] for k in ("masc_sing", "fem_sing", "masc_plur", "fem_plur")]
            more = [f for v in known[code]["variants"] if v != "guinéen" and not v.endswith("-") for f in [v]]
            forms = [*first, *forms, *more]
        sources = ["CLDR"] + (["gazetteer"] if code in known else []) + ["general knowledge"]
        row = [
            code,
            name,
            "|".join(kept),
            "|".join(sorted(a for a in [name, *kept] if key(a) in doubtful)),
            "|".join(distinct(forms, set())),
            prefixes,
            capital,
            "; ".join(sources),
        ]
        lines.append("\t".join(row))
    args.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
