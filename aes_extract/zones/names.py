"""What the letters of a short text say about it: a person's name, an outlet, neither."""

from __future__ import annotations

import re

from aes_extract import lexicon
from aes_extract.text import fold
from aes_extract.zones.cues import pattern, word_set

_TOKEN = re.compile(r"[^\s]+")
_ELIDED = re.compile(r"(?:[cjls]|qu)'")  # « C’est », not « M’Baye »
_CAPITALISED = re.compile(r"(?:[A-ZÀ-ÖØ-ÞŒ](?:[\w'’.-]*\w|\.)?|[dDnN]['’][A-ZÀ-ÖØ-ÞŒ][\w'’-]*)")
_INITIALS = re.compile(
    r"[A-Z]{1,4}(?:[./-][A-Z]{1,4}){0,3}\.?|[A-Z]\.(?:\s?[A-Z]\.){0,3}|[a-z]{2,3}(?:/[a-z]{2,4}){1,3}"
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z0-9&]{1,8}(?:[-/][A-Z0-9]{2,8})?")
_DOMAIN = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<name>[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|info|fr|ml|bf|ne|tg|bj|sn|ci|td|gn|africa|news|eu|be|ch|ca|tv|co|io|media|online))(?:/\S*)?",
    re.IGNORECASE,
)


def is_name(text: str) -> bool:
    """Two to six words, all capitalised but for « ag », « ould », « de »…, none of them a function word."""
    tokens = _TOKEN.findall(text.strip())
    if not 2 <= len(tokens) <= 6:
        return False
    particles, not_names = word_set("byline", "particles"), word_set("byline", "not_names")
    capitalised = 0
    for place, token in enumerate(tokens):
        folded = fold(token).strip(".")
        inside = 0 < place < len(tokens) - 1
        if folded in particles and inside:
            continue
        if folded in not_names or not _CAPITALISED.fullmatch(token) or _ELIDED.match(folded):
            return False
        capitalised += 1
    # A lone initial or two is no name, and neither is a word between two initials.
    long = any(len(token.strip(".")) > 2 for token in tokens)
    return capitalised >= 2 and long and not any(map(str.isdigit, text))


def is_likely_name(text: str) -> bool:
    """A name whose first or last word is known, or whose last is in capitals: enough before a new sentence."""
    tokens = text.strip(" .").split()
    known = fold(tokens[0]) in lexicon.given_names() or fold(tokens[-1]) in lexicon.surnames()
    return (known or (tokens[-1].isupper() and not tokens[0].isupper())) and is_name(" ".join(tokens))


def is_known_name(text: str) -> bool:
    """A name of which two are true: a known first name, a known family name, the family name in capitals."""
    tokens = text.strip(" .").split()
    capitals = tokens[-1].isupper() and len(tokens[-1]) > 2 and not tokens[0].isupper()
    given, last = fold(tokens[0]) in lexicon.given_names(), fold(tokens[-1]) in lexicon.surnames()
    return given + last + capitals >= 2 and is_name(" ".join(tokens))


def is_names(text: str) -> bool:
    """A name, or several joined by « et », « & » or a comma."""
    parts = re.split(r" ?, ?| (?:et|and|&) | ?& ?", " ".join(text.split()))
    return all(is_name(part) for part in parts)


def is_outlet(text: str) -> bool:
    """Holds a word that newspapers, agencies and sites are called by, or is a domain."""
    names, particles = word_set("byline", "outlets"), word_set("byline", "particles")
    tokens = _TOKEN.findall(text)
    proper = all(
        token[:1].isupper() or token[:1].isdigit() or fold(token) in particles or "'" in fold(token)[:2]
        for token in tokens
    )
    known = any(part in names for part in re.split(r"[^\w]+", fold(text)))
    return bool(domain(text)) or (text[:1].isupper() and proper and known)


def is_service(text: str) -> bool:
    """A public information service: begins with « Service », « Direction »… and is short."""
    first = re.split(r"[^\w]+", fold(text).strip())[0]
    return (
        first in word_set("byline", "services")
        and text[:1].isupper()
        and len(text.split()) <= 12
        and not text.rstrip().endswith((".", ",", ";", ":", "!", "?"))
    )


def is_initials(text: str) -> bool:
    return bool(_INITIALS.fullmatch(text.strip()))


def is_acronym(text: str) -> bool:
    return bool(_ACRONYM.fullmatch(text.strip()))


def is_staff(text: str) -> bool:
    folded = fold(text).strip(" .:")
    return folded in word_set("byline", "staff") or bool(
        re.match(r"(?:la )?redaction ", folded) and len(folded.split()) <= 4 and text[-1:] != "."
    )


def is_role(text: str) -> bool:
    """Holds « correspondant », « stagiaire »…"""
    return bool(re.search(rf"\b(?:{pattern('byline', 'roles').pattern})\b", fold(text)))


def domain(text: str) -> str | None:
    """The site of an address or a bare domain, as written but without protocol, « www. » and path."""
    match = _DOMAIN.fullmatch(text.strip(" ()[]"))
    return match.group("name") if match else None
