"""Lines that were two: a byline glued to the first sentence, related headlines glued to a paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice

from aes_extract import lexicon
from aes_extract.text import fold
from aes_extract.zones import byline, names
from aes_extract.zones.byline import Byline
from aes_extract.zones.cues import word_set
from aes_extract.zones.dates import find_dates

# A run of blanks or letters gives nothing back (``*+``): else a line of blanks would be tried in every possible split.
_CAPITAL = r"(?=[«“\"‘]?\s*+[A-ZÀ-ÖØ-ÞŒ])"
_PLACE = r"[A-ZÀ-Ý][\w'’-]++(?:[\s/-](?:[A-ZÀ-Ý][\w'’-]++|de|du|la|le|sur)){0,3}"
_AGENCY = r"[(\[][A-Z][A-Za-z0-9/ .-]{1,24}[)\]]"
_DASH = r"\s*+(?:--|[-–—:])\s*+"
_DATELINE_END = re.compile(rf"\s*+(?P<agency>{_AGENCY})?(?P<dash>{_DASH})?\s*+{_CAPITAL}")
_AGENCY_HEAD = re.compile(rf"\s*+(?:{_PLACE},?\s*+)?(?P<agency>{_AGENCY})(?P<dash>{_DASH}){_CAPITAL}")
_PAPER_HEAD = re.compile(rf"\s*+(?P<paper>[A-ZÀ-Ý][A-ZÀ-Ý'’ ]{{2,30}})\s*+\({_PLACE}\){_DASH}{_CAPITAL}")
_SOURCE_HEAD = re.compile(rf"\s*+Sources?\s*+:\s*+(?P<site>\S+?)[,.;]?\s++[-–—]?\s*+{_CAPITAL}")
_WORD = re.compile(r"\S+")
_NEXT = re.compile(r"\s*+([A-ZÀ-ÖØ-ÞŒ]\w*+)(?:['’]|\s++)(\S?)")
# « Prénom NOM/site.net Une semaine après… »
_SITE_BEHIND = re.compile(r"(?<=\w)/[\w.-]+\.(?:net|com|ml|info|org|bf)\b")
_SIGNED = re.compile(r"(?:^|(?<=[.!?»”\"]))\s*+(?P<by>(?:Par|PAR)\s++)?(?=[A-ZÀ-ÖØ-Þ])")
_BY = re.compile(r"\s*(?:Par|By)\s+")
# Where a head can end at the latest, and how long a name is at the most.
_HEAD, _NAME = 140, 200
# How far a headline and the blanks before one are looked for: a line may be a whole text without a line end.
_HEADLINE, _BLANKS = 2000, 200
_POINTER = re.compile(
    r"(?P<open>\()?(?:(?:(?<!>)>>++|»|→|➡️?|►|👉)\s*+)?(?:[ÀA] )?(?:re)?(?:lire|voir|Lire|Voir|LIRE|VOIR|Relire)"
    r"\s+(?:aussi|AUSSI|également|l['’]article|notre article)\s*:?\s*",
)
# One of them stands in every pointer; they are found much sooner.
_ANNOUNCING = ("aussi", "AUSSI", "également", "article")


# « A ne pas manquer sur Zorba Info : », « A regarder : »: the colon closes them.
_TEASER = re.compile(
    r"(?:[ÀA] (?:surtout )?(?:ne pas (?:manquer|rater)|(?:lire|voir|regarder|suivre|écouter|découvrir))"
    r"|Lire|Voir|Relire|Regarder|Regardez|[ÉE]couter|[ÉE]coutez|Lisez)"
    r"(?: (?:aussi|également|plus|absolument|surtout))?(?: sur [A-ZÀ-Ý][\w’']*(?: [A-ZÀ-Ý][\w’']*){0,2})?\s*:"
)
# Where a headline ends and the text goes on: « … ouvre le bal Les 24 équipes … ».
_RESUMES = re.compile(
    r"(?<=[a-zà-ÿ0-9?!»])(?<!\bde)(?<!\bdu)(?<!\ben)(?<!\bau)(?<!\bet)(?<!\bou)(?<!\bpar)\s+"
    r"(?=(?:Le|La|Les|L['’]\w+|Un|Une|Des|Ce|Cet|Cette|Ces|Il|Elle|Ils|Elles|En|Dans|Au|Selon|Pour|Après|À|A|Mais|Lors"
    r"|Plus|Depuis|Avec|Si|Sur|Plusieurs|Bien|C['’]est|On|Nous|Je|J['’]ai)\s)"
)


def head(text: str) -> tuple[int, Byline] | None:
    """Where a line's glued byline ends and what it says; ``None`` for the ordinary line."""
    for find in (_dateline, _agency, _paper, _source, _author):
        found = find(text)
        if found:
            return found
    return None


def _dateline(text: str) -> tuple[int, Byline] | None:
    """« Gao, 14 février 2025 (AMAP) – Le Gouverneur… », « Publié le 3 mai 2024 Le Gouverneur… »."""
    for start, end, value in find_dates(text[:_HEAD])[:1]:
        before = text[:start].strip()
        place = re.fullmatch(rf"{_PLACE}\s*[,:(–-]?\s*(?:le\s*)?|(?:le\s*)?", before)
        announced = re.fullmatch(
            r"(?:Publié|Mis en ligne|Posté|Mis à jour|Date|Published|Posted)\w?\s*(?:le|on|:)?", before, re.I
        )
        after = _DATELINE_END.match(text, end)
        if not after or not (place or announced):
            return None
        # Without agency or dash, « Bamako, 3 mai 2024 Le » is no dateline but a list or a heading.
        if not announced and not after.group("agency") and not (after.group("dash") and before and value):
            return None
        return after.end(), byline.parse(text[: after.end()].strip(" -–—:")) or Byline(published=value, marked=True)
    return None


def _agency(text: str) -> tuple[int, Byline] | None:
    """« BAMAKO (AMAP) – Le Gouverneur… », « (AIB)- Le Gouverneur… »."""
    match = _AGENCY_HEAD.match(text[: _HEAD + 20])
    if match is None:
        return None
    agency = re.split(r"[/ -]", match.group("agency").strip("()[]"))[0]
    return (
        (match.end(), Byline(publisher=agency, marked=True))
        if names.is_acronym(agency) or names.is_outlet(agency)
        else None
    )


def _paper(text: str) -> tuple[int, Byline] | None:
    """« LE PASSEUR (Kolondé) – Le Gouverneur… »."""
    match = _PAPER_HEAD.match(text)
    return (match.end(), Byline(publisher=match.group("paper").strip(), marked=True)) if match else None


def _source(text: str) -> tuple[int, Byline] | None:
    """« Source : https://… Le Gouverneur… »."""
    match = _SOURCE_HEAD.match(text)
    site = names.domain(match.group("site")) if match else None
    return (match.end(), Byline(publisher=site, marked=True)) if match and site else None


def _author(text: str) -> tuple[int, Byline] | None:
    """« Prénom Nom Le tribunal… »: a name cannot be followed by a capital « Le » inside a sentence."""
    openers = word_set("glued", "openers")
    text = _SITE_BEHIND.sub(lambda m: " " * len(m[0]), text[:_HEAD]) + text[_HEAD:]
    by = _BY.match(text)
    offset = by.end() if by else 0
    ends = [match.end() for match in islice(_WORD.finditer(text[:_HEAD], offset), 6)]
    for count in range(2, len(ends)):
        following = _NEXT.match(text, ends[count - 1])
        if following is None:
            continue
        name = text[offset : ends[count - 1]].strip()
        if not names.is_name(name) or name.endswith((".", ":", ",")):
            continue
        # « Prénom Nom Prénom Nom a … »: the first signs what stands above.
        other = names.is_known_name(name) and fold(following.group(1)) in lexicon.given_names()
        if other and offset == 0 and fold(name.split()[-1]) in lexicon.surnames() and following.group(2).isupper():
            return following.start(1), Byline(author=name)
        if following.group(1) not in openers:
            continue
        # « Le » before a capital can be part of a name, but for a name that ends in capitals.
        ended = names.is_known_name(name) and (bool(by) or name.split()[-1].isupper())
        if following.group(1) in {"Le", "La", "Les", "L", "D", "Des"} and not (following.group(2).islower() or ended):
            continue
        start = following.start(1)
        return start, Byline(author=name, marked=bool(by))
    return None


def signatures(text: str) -> list[tuple[int, int, str]]:
    """Where an author's name is glued into a later line of the body, and the name.

    « Prénom NOM Une semaine après… » before the next text, « …à Bamako. Par Prénom NOM » or « …à Bamako. Prénom NOM »
    after one. Only known first names count: other words in capitals stand there too.
    """
    found = []
    opening = _author(text)
    if opening and opening[1].author and names.is_likely_name(opening[1].author):
        found.append((0, opening[0], opening[1].author))
    for match in _SIGNED.finditer(text):
        words = list(islice(_WORD.finditer(text, match.end(), match.end() + _NAME), 4))
        for count in range(len(words), 1, -1):
            tokens = words[:count]
            name = text[tokens[0].start() : tokens[-1].end()]
            if not names.is_known_name(name):
                continue
            rest = text[tokens[-1].end() :].strip()
            whole = not text[: match.start()].strip() and not match.group("by")
            if whole and not text.rstrip().endswith("."):
                continue  # an intertitle, or one of a list
            if not rest.strip(".") or (match.group("by") and rest[:1].isupper()):
                found.append((match.start("by") if match.group("by") else tokens[0].start(), tokens[-1].end(), name))
                break
    return found


def pointers(text: str) -> list[tuple[int, int]]:
    """Where related headlines stand in a paragraph, as far as their end is sure.

    That is a bracket, the line's end, the colon of a teaser, or the word in which a sentence begins after a headline.
    """
    found = _announced(text) if any(word in text for word in _ANNOUNCING) else []
    for match in _TEASER.finditer(text) if ":" in text else ():
        before = _before(text, match.start())
        bare = match.group().count(" ") < 2 and before and before[-1] not in '.!?…»"'
        place = bisect_left(found, (match.end(),))
        if not bare and not (place and match.start() < found[place - 1][1]):
            found.insert(place, (match.start(), _teaser_end(text, match.end())))
    return found


def _before(text: str, end: int) -> str:
    """The words right before a place in a line, without the blanks between."""
    return text[max(0, end - _BLANKS) : end].rstrip()


def _teaser_end(text: str, colon: int) -> int:
    """The end of a teaser that is closed at ``colon``, with the headlines behind it that a sentence follows."""
    behind = text[colon : colon + _HEADLINE]
    stop = re.search(r"[.!?…](?:\s|$)|[«»\"]", behind)
    resumes = [match.end() for match in _RESUMES.finditer(behind, 0, stop.start())] if stop else []
    return colon + resumes[-1] if resumes and len(behind[: resumes[-1]].split()) > 2 else colon


def _announced(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for match in _POINTER.finditer(text):
        before = _before(text, match.start())
        if match.group("open"):
            close = text.find(")", match.end() + 1, match.end() + 201)
            if close > 0:
                found.append((match.start(), close + 1))
        elif before.endswith((".", "!", "?", "»", "…")) and match.group()[:1].upper() == match.group()[:1]:
            rest = text[match.end() :].rstrip() if len(text) - match.end() <= _HEADLINE else ""
            if 0 < len(rest.split()) <= 25 and not rest.endswith(".") and not re.search(r"[.!?…] ", rest):
                found.append((match.start(), len(text)))
                break
    return found
