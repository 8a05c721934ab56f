"""The seed articles, line by line: what is not body, by the number of the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from aes_extract.zones import split

SEEDS = Path(__file__).parents[2] / "seeds"
KINDS = {
    "000": {"related": {5}, "byline": {9}},
    "001": {"byline": {5, 6}, "related": {7, 8, 9, 10}},
    "002": {},
    "003": {"byline": {1}},
    "004": {"noise": {1, 5, 6, 23, 25, 26}, "title": {3}, "related": {16, 20, 21}, "byline": {18}},
}
# The lines that name the author, and the outlet.
SIGNED = {"000": (9, None), "001": (5, 6), "002": (None, None), "003": (None, None), "004": (18, None)}


def seed(number: str) -> str:
    return next(SEEDS.glob(f"{number}_*.txt")).read_bytes().decode("utf-8")


@pytest.mark.parametrize("number", KINDS)
def test_zones(number: str) -> None:
    text = seed(number)
    found: dict[str, set[int]] = {}
    for zone in split(text).zones:
        found.setdefault(zone.kind, set()).add(text.count("\n", 0, zone.start) + 1)
    found.pop("body")
    assert found == KINDS[number]


@pytest.mark.parametrize("number", SIGNED)
def test_metadata(number: str) -> None:
    text = seed(number)
    lines = text.split("\n")
    author, publisher = SIGNED[number]
    zoned = split(text)
    assert zoned.author == (lines[author - 1].split(",")[0] if author else None)
    assert zoned.publisher == (lines[publisher - 1] if publisher else None)
    assert zoned.title == (lines[2] if number == "004" else None)
    assert zoned.published == ("2024-09" if number == "003" else None)
