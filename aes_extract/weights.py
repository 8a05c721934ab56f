"""The trained models of ``knowledge/``, each read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from aes_extract.crf import Field


@cache
def field(name: str) -> Field:
    """The weights of ``knowledge/NAME.crfsuite``."""
    return Field((files("aes_extract") / "knowledge" / f"{name}.crfsuite").read_bytes())
