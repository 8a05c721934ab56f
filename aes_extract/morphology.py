"""Morphological features of a token, typed."""

from __future__ import annotations

from spacy.tokens import Token


def has_feature(token: Token, name: str, value: str) -> bool:
    """Whether the token has a Universal Features value: ``has_feature(t, "Number", "Plur")``."""
    return value in token.morph.get(name, [])
