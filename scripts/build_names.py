"""Write the lists of first names, family names and name particles that aes-extract ships.

    python scripts/build_names.py aes_extract/knowledge

Reads scripts/data/ (given_names.txt, surnames.txt, name_particles.txt, common_words.txt: words separated by
spaces, « _ » is a space) and, in the output folder, people.jsonl and places.tsv. An ambiguous name is
also a common word of French or a place. Needs only aes-extract. Run it after build_places.py.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from build_gazetteer import HERE, key, load

from aes_extract.text import fold

PLACES_KINDS = {"country", "town", "region", "district", "province", "river", "area"}
LARGE = 50_000  # a far town must be this large to make a name ambiguous
SAHEL = {"MLI", "BFA", "NER"}


def listed(name: str) -> dict[str, str]:
    """Folded form → form, in the hand-kept list."""
    words: dict[str, str] = {}
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        for word in [] if line.startswith("#") else line.split():
            words.setdefault(fold(word.replace("_", " ")), word.replace("_", " "))
    return words


def personal() -> set[str]:
    """The keys of every hand-listed first and family name."""
    return {key(form) for name in ("given_names.txt", "surnames.txt") for form in listed(name).values()}


def common_words() -> set[str]:
    return {key(form) for form in listed("common_words.txt").values()}


def from_people(path: Path, given: dict[str, str], last: dict[str, str]) -> None:
    """First and last words of the gazetteer's two- and three-word names."""
    particles = {fold(p) for p in listed("name_particles.txt").values()}
    for person in load(path):
        parts = person["name"].split()
        if len(parts) in {2, 3} and not any(fold(p) in particles or len(p) < 3 for p in parts):
            given.setdefault(fold(parts[0]), parts[0])
            last.setdefault(fold(parts[-1]), parts[-1])


def place_names(path: Path) -> set[str]:
    found = set()
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        _, name, _, _, kind, country, _, _, _, _, population, *_ = line.split("\t")
        if kind in PLACES_KINDS and (country in SAHEL or kind == "country" or int(population or 0) >= LARGE):
            found.add(key(name))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("knowledge", type=Path)
    args = parser.parse_args()
    given, last = listed("given_names.txt"), listed("surnames.txt")
    from_people(args.knowledge / "people.jsonl", given, last)
    doubtful = common_words() | place_names(args.knowledge / "places.tsv")
    for name, forms in (("given_names.txt", given), ("surnames.txt", last)):
        lines = [
            f"{form}\tambiguous" if key(form) in doubtful or len(form) < 3 else form
            for _, form in sorted(forms.items())
        ]
        (args.knowledge / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    particles = [form for _, form in sorted(listed("name_particles.txt").items())]
    (args.knowledge / "name_particles.txt").write_text("\n".join(particles) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
