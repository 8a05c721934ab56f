"""Morphological features of a token, typed, and the regular plural."""

from __future__ import annotations

from typing import Any, Protocol


class Inflected(Protocol):
    """A token with Universal Features: spaCy's, or a ``Word`` of the event stage."""

    @property
    def morph(self) -> Any: ...


def has_feature(token: Inflected, name: str, value: str) -> bool:
    """Whether the token has a Universal Features value: ``has_feature(t, "Number", "Plur")``."""
    return value in token.morph.get(name, [])


def plural(word: str) -> str:
    """The regular plural of a noun or adjective in lower case: « canal » → ``canaux``, « drapeau » → ``drapeaux``."""
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith("al"):
        return word[:-2] + "aux"
    return word + ("x" if word.endswith(("eau", "eu")) else "s")
