"""Lines of ``patterns.jsonl``: patterns as spaCy's EntityRuler has them, bounded.

Whatever a pattern says, the time that it takes grows with the text and no faster: no regular expressions, no operator
without a limit, few optional tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from spacy.schemas import validate_token_pattern

from aes_extract.lexicon.checked import Record
from aes_extract.lexicon.in_use import Pattern

LABELS = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC"}
_ATTRIBUTES = frozenset(
    """ORTH TEXT LOWER NORM LENGTH SHAPE LEMMA POS TAG MORPH DEP ENT_TYPE ENT_IOB IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER
    IS_UPPER IS_TITLE IS_PUNCT IS_SPACE IS_STOP IS_SENT_START SENT_START SPACY LIKE_NUM LIKE_URL LIKE_EMAIL
    OP""".split()
)
_PREDICATES = frozenset({"IN", "NOT_IN", "ISSUBSET", "ISSUPERSET", "INTERSECTS", "==", "!=", ">=", "<=", ">", "<"})
_FUZZY = re.compile(r"FUZZY[1-9]?")
_COUNTED = re.compile(r"\{(\d{0,3})(,?)(\d{0,3})\}")
# How many tokens a pattern may have, and how many of them may be missing: each of those doubles what is looked at.
_MOST_TOKENS, _MOST_OPTIONAL = 20, 5
_MOST_CHARACTERS = 200


def pattern(record: Record) -> Pattern:
    """What a line says, without its place; raises ValueError."""
    record.only("label", "pattern", "id")
    label = record.one_of("label", *LABELS)
    id_ = record.text_or_none("id") or ""
    if len(id_) > _MOST_CHARACTERS:
        raise ValueError(f"`id` must have at most {_MOST_CHARACTERS} characters")
    given = record.value("pattern")
    if type(given) is str:
        if not re.search(r"\w", given) or len(given) > _MOST_CHARACTERS:
            raise ValueError(f"`pattern` must have a word and at most {_MOST_CHARACTERS} characters")
        tokens: tuple[dict[str, Any], ...] = ()
    else:
        tokens, given = _tokens(given), ""
    return Pattern(LABELS[label], id_, given, tokens, where="")  # type: ignore[arg-type]


def _tokens(given: Any) -> tuple[dict[str, Any], ...]:
    if type(given) is not list or not given or any(type(token) is not dict for token in given):
        raise ValueError("`pattern` must be a string, or a list of objects that describe a token each")
    for token in given:
        for attribute, value in token.items():
            if attribute not in _ATTRIBUTES:
                raise ValueError(
                    f"no attribute {attribute!r} here; those of a token are {', '.join(sorted(_ATTRIBUTES))}"
                )
            for predicate in _predicates(value):
                if predicate == "REGEX":
                    raise ValueError("REGEX is refused, its time has no bound; list the words with IN")
                if predicate not in _PREDICATES and not _FUZZY.fullmatch(predicate):
                    raise ValueError(f"no predicate {predicate!r} here")
    _check_bounds(given)
    wrong = validate_token_pattern(given)
    if wrong:
        raise ValueError(f"spaCy refuses the pattern: {wrong[0]}")
    return tuple(given)


def _predicates(value: Any) -> Iterator[str]:
    """The keys of the objects in a value, at any depth."""
    if type(value) is dict:
        for key, inner in value.items():
            yield key
            yield from _predicates(inner)


def _check_bounds(tokens: list[dict[str, Any]]) -> None:
    most = optional = 0
    for token in tokens:
        fewest, longest = _times(token.get("OP", "{1}"))
        most += longest
        optional += longest - fewest
    if most > _MOST_TOKENS or optional > _MOST_OPTIONAL:
        raise ValueError(f"a pattern has at most {_MOST_TOKENS} tokens, {_MOST_OPTIONAL} of them optional")
    if optional == most:
        raise ValueError("all tokens are optional; one must be there")


def _times(operator: Any) -> tuple[int, int]:
    """How often a token must stand and may stand; raises ValueError for what has no limit."""
    if operator == "!":
        return 1, 1
    if operator == "?":
        return 0, 1
    counted = _COUNTED.fullmatch(operator) if type(operator) is str else None
    if counted is None or not (counted[3] or (counted[1] and not counted[2])):
        raise ValueError(
            f"no operator {operator!r} here, since * and + have no limit; write !, ?, {{3}}, {{1,3}} or {{,3}}"
        )
    fewest = int(counted[1] or 0)
    longest = int(counted[3]) if counted[2] else fewest
    if not fewest <= longest or not longest:
        raise ValueError(f"the operator {operator!r} counts nothing")
    return fewest, longest
