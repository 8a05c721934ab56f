"""Morphological features of a token, typed, and the regular plural."""

from __future__ import annotations

from spacy.tokens import Token


def has_feature(token: Token, name: str, value: str) -> bool:
    """Whether the token has a Universal Features value: ``has_feature(t, "Number", "Plur")``."""
    return value in token.morph.get(name, [])


def plural(word: str) -> str:
    """The regular plural of a noun or adjective in lower case: « canal » → ``canaux``, « drapeau » → ``drapeaux``."""
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith("al"):
        return word[:-2] + "aux"
    return word + ("x" if word.endswith(("eau", "eu")) else "s")
