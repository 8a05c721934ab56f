"""The wording of ``knowledge/zones.toml``, compiled."""

from __future__ import annotations

import re
from functools import cache

from aes_extract import lexicon

_Table = dict[str, dict[str, list[str]]]


def _table() -> _Table:
    return lexicon.toml("zones.toml")


@cache
def pattern(group: str, key: str) -> re.Pattern[str]:
    """One expression for all of a group's patterns."""
    return re.compile("|".join(f"(?:{part})" for part in _table()[group][key]))


@cache
def word_set(group: str, key: str) -> frozenset[str]:
    """A list of plain words."""
    return frozenset(_table()[group][key])


def matches(group: str, folded: str) -> bool:
    """Whether a folded line fits a group: its ``whole``, ``start`` or ``anywhere`` patterns."""
    keys = _table()[group]
    return bool(
        ("whole" in keys and pattern(group, "whole").fullmatch(folded))
        or ("start" in keys and pattern(group, "start").match(folded))
        or ("anywhere" in keys and pattern(group, "anywhere").search(folded))
    )
