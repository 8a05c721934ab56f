"""The wording of ``knowledge/zones.toml``, compiled."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

_Table = dict[str, dict[str, list[str]]]


@cache
def _table() -> _Table:
    data = resources.files("aes_extract").joinpath("knowledge/zones.toml").read_text("utf-8")
    table: _Table = tomllib.loads(data)
    return table


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
