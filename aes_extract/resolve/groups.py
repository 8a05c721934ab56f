"""Groups: their title, the countries they come from, their sector."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from spacy.tokens import Doc

from aes_extract.components.names.demonyms import find_demonyms
from aes_extract.resolve.entities import GroupEntity, InstitutionEntity, PlaceEntity, TokenMention
from aes_extract.text import fold, slug, words

_MEMBER_WORDS = frozenset({"pays", "etats", "nations", "membres"})
_NUMBERS = {
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
    "dix": 10,
}


def resolve_groups(doc: Doc, institutions: list[InstitutionEntity], places: list[PlaceEntity]) -> list[GroupEntity]:
    """The groups of ``doc.spans["aes_groups"]``; mentions with the same title are one group."""
    demonyms = find_demonyms(doc)
    orgs = {i: e for e in institutions for m in e.mentions for i in range(m.start, m.end)}
    locs = {i: e for e in places for m in e.mentions for i in range(m.start, m.end)}
    union = _union(institutions)
    found: list[GroupEntity] = []
    titles: list[list[str]] = []
    for span in doc.spans.get("aes_groups", ()):
        facts = span._.aes_group
        countries = _countries(doc, span.start, facts["reach"], orgs, locs, demonyms, union)
        mention = TokenMention(span.start, span.end, span.id_)
        title = words(span.text)
        earlier = next(
            (
                g
                for g, other in zip(found, titles, strict=True)
                if other == title and _compatible(g.countries, countries)
            ),
            None,
        )
        if earlier and len(span) > 1:
            earlier.mentions.append(mention)
            earlier.countries = earlier.countries or countries
            continue
        country = countries[0] if len(countries) == 1 else None
        titles.append(title)
        found.append(
            GroupEntity(
                "group",
                slug(span.text),
                span.text,
                [mention],
                country,
                countries,
                facts["sector"],
                head=facts["head"],
            )
        )
    return found


def _compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return not a or not b or set(a) == set(b)


def _union(institutions: list[InstitutionEntity]) -> InstitutionEntity | None:
    """The organisation of countries that the article names most: whose members « les trois pays » are."""
    unions = [e for e in institutions if len(e.countries) > 1]
    counts = Counter({e.id: len(e.mentions) for e in unions})
    return max(unions, key=lambda e: (counts[e.id], -e.mentions[0].start), default=None)


def _countries(
    doc: Doc,
    start: int,
    reach: int,
    orgs: dict[int, InstitutionEntity],
    locs: dict[int, PlaceEntity],
    demonyms: Mapping[int, str],
    union: InstitutionEntity | None,
) -> tuple[str, ...]:
    """ISO codes in the order in which the phrase says them."""
    named: list[str] = []
    members: tuple[str, ...] = ()
    for token in doc[start:reach]:
        key = fold(token.text)
        org, loc = orgs.get(token.i), locs.get(token.i)
        code = demonyms.get(token.i)
        if org and org.countries:
            members = members or org.countries
        elif loc and loc.country:
            named.append(loc.country)
        elif code and not org:
            named.append(code)
        elif org and org.country:
            named.append(org.country)
        elif key in _MEMBER_WORDS and union and not members:
            number = next(
                (_NUMBERS[w] for t in doc[max(start, token.i - 2) : token.i] if (w := fold(t.text)) in _NUMBERS),
                None,
            )
            if number in {None, len(union.countries)} and _whole_union(doc, token.i):
                members = union.countries
    return tuple(dict.fromkeys(named)) if named else members


def _whole_union(doc: Doc, i: int) -> bool:
    """Whether « pays », « nations » at ``i`` stand for all members: « les trois pays », « les États membres »."""
    around = {fold(t.text) for t in doc[max(0, i - 2) : i + 2]}
    return bool(around & ({"membres"} | set(_NUMBERS)))
