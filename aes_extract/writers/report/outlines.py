"""The countries of the map: ``knowledge/outlines.tsv``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from aes_extract import lexicon


@dataclass(frozen=True, slots=True)
class Outline:
    """``country`` is empty for land without a code; ``rings`` are encoded as ``scripts/build_outlines.py`` says."""

    country: str
    name_en: str
    lon: float
    lat: float
    rings: str


@cache
def outlines() -> tuple[Outline, ...]:
    """All outlines, in the order of the file."""
    rows = lexicon.rows("outlines.tsv")
    return tuple(Outline(code, name, float(lon), float(lat), rings) for code, name, lon, lat, rings in rows)
