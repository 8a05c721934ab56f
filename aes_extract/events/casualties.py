"""Casualties as the article states them: killed, wounded, missing, abducted, affected, and the attackers' own dead."""

from __future__ import annotations

from aes_extract.components.groups.find import sector_of
from aes_extract.events.numbers import Number, find_numbers
from aes_extract.events.parse import Parse
from aes_extract.schema import Casualties
from aes_extract.text import fold

_FIELDS = {
    "killed": """mort morts morte mortes tue tues tuee tuees deces decede decedes peri perdu abattu abattus assassines
    assassine executes noyes noye""",
    "wounded": "blesse blesses blessee blessees",
    "missing": "disparu disparus disparue disparues",
    "abducted": "enleve enleves enlevee enlevees kidnappe kidnappes otages ravis",
    "affected": "sinistre sinistres deplace deplaces sans-abri",
    "attackers_killed": "neutralise neutralises",
}
_FIELD = {word: field for field, words in _FIELDS.items() for word in words.split()}
# What may stand before a number: « tuant douze civils », « la mort de trois hommes », « a coûté la vie à neuf ».
_BEFORE = {
    ("tuant",): "killed",
    ("tue",): "killed",
    ("abattu",): "killed",
    ("mort", "de"): "killed",
    ("mort", "d'"): "killed",
    ("vie", "a"): "killed",
    ("emporte",): "killed",
    ("blessant",): "wounded",
    ("blesse",): "wounded",
    ("enlevement", "de"): "abducted",
    ("enleve",): "abducted",
    ("kidnappe",): "abducted",
    ("neutralise",): "attackers_killed",
}
_REACH = 7


def with_toll(doc: Parse, sentences: list[tuple[int, int]], others: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """An event's sentences, and the one after each where that only draws up its toll: « Le bilan est de six morts. ».

    ``others`` are the sentences that tell other events with a toll of their own.
    """
    starts = {sentence.start: (sentence.start, sentence.end) for sentence in doc.sents}
    after = [starts[end] for _, end in sentences if end in starts]
    tolls = [s for s in after if s not in others and any(token.key == "bilan" for token in doc[s[0] : s[1]])]
    return list(dict.fromkeys([*sentences, *tolls]))


def casualties_of(doc: Parse, sentences: list[tuple[int, int]]) -> Casualties | None:
    """The numbers stated in an event's sentences; exact before rounded, else the first said."""
    found: dict[str, Number] = {}
    for start, end in sentences:
        for number in find_numbers(doc, start, end):
            field = _after(doc, number, end) or _before(doc, number, start)
            if field and (field not in found or (found[field].about and not number.about)):
                found[field] = number
    if not found:
        return None
    return Casualties(
        **{field: n.value for field, n in found.items()},
        about=[field for field, n in found.items() if n.about],
        at_least=[field for field, n in found.items() if n.at_least],
    )


def _after(doc: Parse, number: Number, end: int) -> str | None:
    """The field that a word after the number tells: « neuf blessés », « six militaires ont été tués »."""
    attackers = False
    for token in doc[number.end : min(end, number.end + _REACH)]:
        key = token.key
        if token.text in {",", ";", ".", ":", "»"} or token.like_num:
            return None
        field = _FIELD.get(key)
        if field is not None:
            return "attackers_killed" if attackers and field == "killed" else field
        attackers = attackers or sector_of(key) == "REB"
    return None


def _before(doc: Parse, number: Number, start: int) -> str | None:
    """The field that the words before the number tell: « tuant douze civils »."""
    left = number.start
    while left > start and doc[left - 1].key in {
        "une",
        "un",
        "moins",
        "au",
        "environ",
        "quelque",
        "plus",
        "pres",
    }:
        left -= 1
    words = tuple(t.key for t in doc[max(start, left - 2) : left])
    field = _BEFORE.get(words[-1:]) or _BEFORE.get(words[-2:])
    following = doc[number.end : number.end + 3]
    if field == "killed" and any(sector_of(t.key) == "REB" for t in following):
        return "attackers_killed"
    # « a tué 12 vaches »: only people are counted.
    return (
        field if field is None or any(sector_of(t.key) is not None or _is_person(t.text) for t in following) else None
    )


def _is_person(text: str) -> bool:
    return fold(text).removesuffix("s") in {
        "personne",
        "civil",
        "homme",
        "femme",
        "enfant",
        "vie",
        "malade",
        "mineur",
        "passager",
    }
