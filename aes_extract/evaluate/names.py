"""When two names, or two wordings, count as the same."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from aes_extract.evaluate.gold import GoldArticle, GoldParticipant

_STOP_WORDS = frozenset(("le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "et", "en", "à", "au", "aux"))


def words(text: str | None) -> list[str]:
    """The words of a text without case, accents, punctuation and stop words."""
    letters = unicodedata.normalize("NFKD", (text or "").replace("’", "'").replace("œ", "oe"))
    bare = "".join(c for c in letters if not unicodedata.combining(c)).casefold()
    return [word for word in re.split(r"[^\w]+", bare) if word and word not in _STOP_WORDS]


def same(a: str | None, b: str | None) -> bool:
    """Whether two texts have the same words, and have any."""
    return words(a) == words(b) != []


def alike(a: str | None, b: str | None, floor: float = 0.5) -> bool:
    """Whether two wordings share enough words, plurals aside.

    Enough is a Dice coefficient of ``floor``, or, when both begin with the same word, half of the shorter.
    """
    x, y = ([_singular(word) for word in words(text)] for text in (a, b))
    if not x or not y:
        return False
    common = (Counter(x) & Counter(y)).total()
    return 2 * common / (len(x) + len(y)) >= floor or (x[0] == y[0] and common / min(len(x), len(y)) >= 0.5)


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def is_person(gold: str, found: str | None) -> bool:
    """Whether two people's names have the same words, or two in common."""
    x, y = set(words(gold)), set(words(found))
    return x == y or len(x & y) >= 2


def is_named(label: str, gold_name: str, found: str | None, gold: GoldArticle) -> bool:
    """Whether ``found`` is a right name for the gold entity; an institution's other names are right, too."""
    if label == "PER":
        return is_person(gold_name, found)
    names = _names_of(gold_name, gold)
    near = names if label == "ORG" else names[:1]
    return any(same(name, found) for name in names) or any(alike(name, found, 0.75) for name in near)


def _names_of(name: str, gold: GoldArticle) -> list[str]:
    names = [name, *gold.orgs.get(name, [])]
    for canonical, others in gold.orgs.items():
        if name in others:
            names += [canonical, *others]
    return names


def is_participant(wanted: GoldParticipant, names: list[str], country: str | None, gold: GoldArticle) -> bool:
    """Whether one of a found participant's names fits, or its country the place that acts."""
    if wanted.type == "GRP":
        return any(alike(wanted.name, name) for name in names)
    if wanted.type == "LOC" and country in wanted.countries:
        return True
    return any(is_named(wanted.type, wanted.name, name, gold) for name in names)
