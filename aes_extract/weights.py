"""The trained CRFsuite models of ``knowledge/``, each opened once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pycrfsuite


@cache
def tagger(name: str) -> pycrfsuite.Tagger:
    """The model with the weights of ``knowledge/NAME.crfsuite``."""
    found = pycrfsuite.Tagger()
    found.open_inmemory(_weights(name))
    return found


@cache
def _weights(name: str) -> bytes:
    """CRFsuite reads the weights where they lie, so they must live as long as the model."""
    return (files("aes_extract") / "knowledge" / f"{name}.crfsuite").read_bytes()
