"""Places: homonyms told apart by country context, coordinates and country from the gazetteer."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

from spacy.tokens import Doc, Span

from aes_extract import lexicon
from aes_extract.components.names.demonyms import find_demonyms
from aes_extract.components.names.heads import head_of
from aes_extract.lexicon.in_use import is_listed
from aes_extract.lexicon.records import Place
from aes_extract.resolve.entities import PlaceEntity, TokenMention
from aes_extract.text import slug, words


@cache
def _by_name() -> dict[str, list[Place]]:
    index: dict[str, list[Place]] = defaultdict(list)
    for place in lexicon.places():
        for name in dict.fromkeys(lexicon.key(n) for n in (place.name, *place.aliases)):
            index[name].append(place)
    return index


# The countries of the press that this is made for: meant where nothing in an article tells the country.
HOME = frozenset({"MLI", "BFA", "NER"})


def country_context(doc: Doc) -> Counter[str]:
    """How often each country is meant in ``doc``, by its name, its demonyms, and places that only it has."""
    counts: Counter[str] = Counter()
    counts.update(code for i, code in find_demonyms(doc).items() if code and doc[i].pos_ != "VERB")
    for ent in doc.ents:
        if ent.label_ == "LOC":
            records = _by_name().get(lexicon.key(ent.text), [])
            codes = {r.country for r in records if r.country}
            if len(codes) == 1:
                counts[codes.pop()] += 2
    return counts


def _choose(records: list[Place], context: Counter[str]) -> Place | None:
    """The record that the country context, then the kind and the population speak for."""
    if not records:
        return None
    return max(
        records,
        key=lambda r: (
            r.kind in {"country", "continent"},
            context[r.country or ""] if r.country else 0,
            r.country in HOME,
            r.population or 0,
            r.kind == "area",
        ),
    )


def resolve_places(doc: Doc) -> list[PlaceEntity]:
    """The places that ``doc.ents`` names, in order of first mention."""
    context = country_context(doc)
    found: dict[str, PlaceEntity] = {}
    for ent in doc.ents:
        if ent.label_ != "LOC":
            continue
        record = _listed(ent) or _choose(_by_name().get(lexicon.key(ent.text), []), context)
        key = record.id if record else ent.kb_id_ or slug(ent.text)
        if not key:
            continue
        if key not in found:
            found[key] = _known(record, ent) if record else _unknown(ent, key, context)
        found[key].mentions.append(TokenMention(ent.start, ent.end, ent.id_))
    return list(found.values())


@cache
def _by_id() -> dict[str, Place]:
    return {place.id: place for place in lexicon.places()}


def _listed(ent: Span) -> Place | None:
    """The place that a user's lexicon says the words name, whatever the context."""
    return _by_id().get(ent.kb_id_) if is_listed(ent.id_) else None


def _known(record: Place, ent: Span) -> PlaceEntity:
    """A place of the gazetteer; « le Soum » is not renamed « province du Soum »."""
    name = record.name
    head = head_of(name)
    if head is not None and head_of(ent.text) is None:
        name = next((a for a in record.aliases if lexicon.key(a) == lexicon.key(ent.text)), name)
    return PlaceEntity(
        "place",
        record.id,
        name,
        [],
        country=record.country,
        type=record.kind,
        admin1=record.admin1,
        lat=record.lat,
        lon=record.lon,
        geonames=record.geonames,
    )


def _unknown(ent: Span, id_: str, context: Counter[str]) -> PlaceEntity:
    """A place of which no record is known: its kind from its head noun, its country from a known place in its
    complement.
    """
    head = head_of(ent.text)
    country = admin1 = None
    if head:
        tail = words(ent.text)[len(head.words) :]
        for k in range(len(tail)):
            inner = _choose(_by_name().get(" ".join(tail[k:]), []), context)
            if inner:
                country, admin1 = inner.country, inner.admin1
                break
    name = ent.text
    if head and head.label == "LOC" and head.case != "acronym":
        name = name[0].lower() + name[1:]
    return PlaceEntity("place", id_, name, [], country=country, type=head.kind if head else None, admin1=admin1)
