"""From mentions to entities: which mentions are the same person, institution or place, and what is known of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Doc

from aes_extract.resolve.entities import DateMention, Entities, Entity
from aes_extract.resolve.groups import resolve_groups
from aes_extract.resolve.institutions import resolve_institutions
from aes_extract.resolve.people import resolve_people
from aes_extract.resolve.places import resolve_places


def tell_apart(entities: Iterable[Entity]) -> None:
    """Make the ids of an article's entities unique: the second « diarra » becomes ``diarra-2``."""
    seen: Counter[str] = Counter()
    for entity in entities:
        seen[entity.id] += 1
        if seen[entity.id] > 1:
            entity.id = f"{entity.id}-{seen[entity.id]}"


def resolve(doc: Doc) -> Entities:
    """Resolve the mentions that the components wrote on ``doc``."""
    places = resolve_places(doc)
    institutions = resolve_institutions(doc, places)
    people = resolve_people(doc, institutions, places)
    tell_apart((*places, *institutions, *people))
    return Entities(
        people=people,
        institutions=institutions,
        places=places,
        groups=resolve_groups(doc, institutions, places),
        dates=[
            DateMention(s.start, s.end, s._.aes_date["value"], s._.aes_date["resolution"])
            for s in doc.spans.get("aes_dates", ())
        ],
    )


__all__ = ["resolve"]
