"""Noise above and below an article is noise, whatever the article: what is read stays what it was."""

from __future__ import annotations

import pytest

from aes_extract.zones import split
from aes_extract.zones.split import Zoned
from tests.gold.corpus import SETS, gold_file, read_gold
from tests.noise_lines import ABOVE, BELOW

GOLD = [gold for name in SETS for gold in read_gold(gold_file(name))]
# Texts without a title, which a line above could be taken for.
TEXTS = [gold.text for gold in GOLD] + [gold.text.partition("\n")[2] for gold in GOLD[:5]]


def read(zoned: Zoned, shift: int) -> list[tuple[str, int, int]]:
    """What of a text is read, counted from ``shift``."""
    return [(z.kind, z.start - shift, z.end - shift) for z in zoned.zones if z.kind in {"title", "body"}]


@pytest.mark.parametrize("line", ABOVE)
def test_above(line: str) -> None:
    for text in TEXTS:
        assert read(split(f"{line}\n\n{text}"), len(line) + 2) == read(split(text), 0), text[:60]


@pytest.mark.parametrize("line", BELOW)
def test_below(line: str) -> None:
    for text in TEXTS:
        assert read(split(f"{text}\n\n{line}"), 0) == read(split(text), 0), text[:60]
