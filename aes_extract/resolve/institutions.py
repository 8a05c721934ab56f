"""Institutions: long forms, acronyms and short forms of one body together; country, members and sector."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

from spacy.tokens import Doc, Span

from aes_extract import lexicon
from aes_extract.components.names.acronyms import find_pairs
from aes_extract.components.names.demonyms import find_demonyms
from aes_extract.components.names.heads import head_of
from aes_extract.components.names.orthography import FUNCTION_WORDS
from aes_extract.lexicon.in_use import is_listed
from aes_extract.lexicon.records import Institution
from aes_extract.resolve.entities import InstitutionEntity, PlaceEntity, TokenMention
from aes_extract.resolve.places import HOME
from aes_extract.text import fold, slug, words

# The countries of places by the folded words of their names.
_CodeOf = Mapping[frozenset[str], str]
_NATIONAL_KINDS = frozenset({"party", "government", "ngo", "association", "school", "club", "ministry"})


@cache
def _records() -> dict[str, Institution]:
    return {i.id: i for i in lexicon.institutions()}


@cache
def _by_name() -> dict[str, str]:
    """Names that one record alone bears, to its id."""
    found: dict[str, set[str]] = {}
    for record in lexicon.institutions():
        for name in {record.name, *record.aliases} - record.ambiguous_aliases:
            found.setdefault(lexicon.key(name), set()).add(record.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


@cache
def _by_acronym() -> dict[str, tuple[str, ...]]:
    """Acronyms to the ids of all records that bear them."""
    found: dict[str, list[str]] = {}
    for record in lexicon.institutions():
        for acronym in record.acronyms:
            found.setdefault(acronym, []).append(record.id)
    return {acronym: tuple(ids) for acronym, ids in found.items()}


def _record_id(ent: Span, countries: Counter[str]) -> str:
    """The gazetteer record that a mention names, "" if none or when several could be meant.

    Acronyms are taken by many: those of a party or office of one country count where the article speaks of that country
    (« PDP »), and of several the one of the country that it names most. What a user lists counts everywhere.
    """
    record_id = str(ent.kb_id_) or _by_name().get(lexicon.key(ent.text), "")
    ids = _by_acronym().get(ent.text, ())
    if not ids:
        return record_id
    if record_id:
        record = None if is_listed(ent.id_) else _records().get(record_id)
        foreign = (
            record and record.country and record.country not in (countries or HOME) and record.kind in _NATIONAL_KINDS
        )
        return "" if foreign else record_id
    if not countries:
        return ""
    most = countries.most_common(1)[0][0]
    here = [i for i in ids if _records()[i].country == most]
    return here[0] if len(here) == 1 else ""


def _content(text: str) -> tuple[str, ...]:
    return tuple(w for w in words(text) if w not in FUNCTION_WORDS)


def resolve_institutions(doc: Doc, places: list[PlaceEntity]) -> list[InstitutionEntity]:
    """The institutions that ``doc.ents`` names, in order of first mention.

    A mention joins an earlier one by gazetteer record, by the same content words, as the acronym that the article
    introduced for it, or as the capitalised short form of the last longer name that begins so.
    """
    demonyms = find_demonyms(doc)
    ents = [e for e in doc.ents if e.label_ == "ORG"]
    acronyms = {
        doc[p.acronym].text: doc[p.start : p.end].text
        for p in find_pairs(doc)
        if any(e.start == p.start and e.end == p.end for e in ents)
    }
    long_of = {lexicon.key(acronym): _content(text) for acronym, text in acronyms.items()}
    # The places are resolved by now, so their homonyms count too, other than in ``places.country_context``.
    countries: Counter[str] = Counter()
    for place in places:
        if place.country:
            countries[place.country] += len(place.mentions)
    countries.update(code for code in demonyms.values() if code)
    named = {frozenset(words(p.name)): p.country for p in places if p.country}
    found: list[InstitutionEntity] = []
    by_key: dict[tuple[str, ...] | str, InstitutionEntity] = {}
    for ent in ents:
        content = _content(ent.text)
        record_id = _record_id(ent, countries)
        keys: list[tuple[str, ...] | str] = [record_id] if record_id else []
        keys += [long_of[k]] if (k := lexicon.key(ent.text)) in long_of else []
        keys += [content, *([()] if not content else [])]
        entity = next((by_key[k] for k in keys if k in by_key), None) or _longer(ent, content, found)
        if entity is None:
            entity = _new(ent, record_id, named, demonyms)
            found.append(entity)
        for key in keys:
            by_key.setdefault(key, entity)
        entity.mentions.append(TokenMention(ent.start, ent.end, ent.id_))
        _improve(entity, ent, acronyms)
    return found


def _longer(ent: Span, content: tuple[str, ...], found: list[InstitutionEntity]) -> InstitutionEntity | None:
    """The last institution before ``ent`` whose name begins with the words of this short form."""
    if ent.id_ != "short-form":
        return None
    for entity in reversed(found):
        for name in (entity.name, *(ent.doc[m.start : m.end].text for m in entity.mentions)):
            if _content(name)[: len(content)] == content:
                return entity
    return None


def _new(ent: Span, record_id: str, named: _CodeOf, demonyms: Mapping[int, str]) -> InstitutionEntity:
    record = _records().get(record_id)
    if record:
        return InstitutionEntity(
            "institution",
            record.id,
            record.name,
            [],
            country=record.country,
            countries=record.members,
            sector=record.sector,
            wikidata=record.wikidata,
            acronym=next(iter(record.acronyms), None),
            type=record.kind,
        )
    head = head_of(ent.text)
    name = ent.text
    if name.isupper() and " " in name:
        name = name.lower()
    acronym = ent.text if ent.id_ == "acronym" else None
    return InstitutionEntity(
        "institution",
        record_id or slug(ent.text) or fold(ent.text),
        name,
        [],
        country=_country(ent, named, demonyms),
        sector=(head.sector or None) if head else None,
        acronym=acronym,
        type=head.kind if head else None,
    )


def _country(ent: Span, named: _CodeOf, demonyms: Mapping[int, str]) -> str | None:
    """The country that the name itself says: by a demonym, or by one of the ``named`` places or a country in it."""
    for i in range(ent.start, ent.end):
        if demonyms.get(i):
            return demonyms[i]
    inside = {fold(w) for w in words(ent.text)}
    fits = {name: code for name, code in named.items() if name and name <= inside}
    for word in inside:
        fits |= {name: code for name, code in _countries_by_word().get(word, {}).items() if name <= inside}
    # « Guinée équatoriale » is not Guinée: a name inside a longer one does not count.
    codes = {code for name, code in fits.items() if not any(name < other for other in fits)}
    return codes.pop() if len(codes) == 1 else None


@cache
def _countries_by_word() -> dict[str, dict[frozenset[str], str]]:
    """The codes of all countries by the words of their names, each name under one of its words."""
    named = {frozenset(words(name)): c.alpha3 for c in lexicon.countries() for name in (c.name, *c.aliases)}
    found: dict[str, dict[frozenset[str], str]] = defaultdict(dict)
    for name, code in named.items():
        if name:
            found[min(name)][name] = code
    return dict(found)


def _improve(entity: InstitutionEntity, ent: Span, acronyms: dict[str, str]) -> None:
    """Take the acronym, or the fuller name, that a later mention brings."""
    for acronym, long_form in acronyms.items():
        if ent.text in {long_form, acronym} and entity.acronym in {None, acronym}:
            entity.acronym = acronym
            if entity.id not in _records():
                entity.name = long_form if not long_form.isupper() else long_form.lower()
