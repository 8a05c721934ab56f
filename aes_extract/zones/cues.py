"""The wording of ``knowledge/zones.toml``, compiled."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from aes_extract import lexicon

_Table = dict[str, dict[str, list[str]]]
_Test = Callable[[str], re.Match[str] | None]


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
    return any(test(folded) for test in _tests(group))


@cache
def _tests(group: str) -> tuple[_Test, ...]:
    keys = _table()[group]
    tests: list[_Test] = []
    if "whole" in keys:
        tests.append(pattern(group, "whole").fullmatch)
    if "start" in keys:
        tests.append(pattern(group, "start").match)
    if "anywhere" in keys:
        tests.append(pattern(group, "anywhere").search)
    return tuple(tests)
