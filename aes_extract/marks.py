"""An article as tools of annotation show it: marked stretches of its text, and links between them.

A mention is a mark with its label, a trigger one with the type of its event. Links lead from an event's first trigger
to its other triggers, its participants (by their roles), its place and its date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import get_args

from aes_extract import schema
from aes_extract.events.frames import frames

MENTIONS = ("PER", "ORG", "LOC", "DATE")
GROUP = "GRP"
SAME_EVENT, PLACE, DATE = "same_event", "place", "date"
STATUSES: tuple[str, ...] = get_args(schema.Status)
_LABELS = {"person": "PER", "institution": "ORG", "place": "LOC", "group": GROUP}


@dataclass(frozen=True, eq=False, slots=True)
class Mark:
    """A stretch of text; ``value`` is a name or a date's EDTF value, ``status`` and ``hedged`` are of a trigger."""

    start: int
    end: int
    label: str
    value: str | None = None
    status: str | None = None
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    head: Mark
    tail: Mark
    label: str


@dataclass(frozen=True, slots=True)
class Marked:
    """One article; ``published`` is what dates in it are reckoned from. Marks are in the order of the text."""

    id: str
    text: str
    published: str | None = None
    marks: list[Mark] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)


def flat(marks: Iterable[Mark]) -> list[Mark]:
    """The marks without those that overlap another: mentions are kept before triggers, triggers before groups."""
    kept: list[Mark] = []
    taken: set[int] = set()
    for mark in sorted(marks, key=lambda mark: (mark.label not in MENTIONS, mark.label == GROUP)):
        characters = range(mark.start, mark.end)
        if characters and taken.isdisjoint(characters):
            kept.append(mark)
            taken.update(characters)
    return sorted(kept, key=lambda mark: mark.start)


def event_types() -> list[str]:
    """The labels of triggers."""
    return sorted({frame.type for frame in frames()})


def roles() -> list[str]:
    """The labels of links to participants."""
    return sorted({role for frame in frames() for role, _ in frame.roles})


def marked(text: str, article: schema.Article) -> Marked:
    """The article with its marks; a place or date that it does not name cannot be linked."""
    marks: list[Mark] = []
    links: list[Link] = []
    named: dict[tuple[str, str | None], list[Mark]] = {}
    for label, id, value, mentions in _entities(article):
        own = [Mark(mention.start, mention.end, label, value) for mention in mentions]
        named.setdefault((label, id), []).extend(own)
        marks += own
    groups: dict[tuple[int, int, str], Mark] = {}
    for event in article.events:
        triggers = [Mark(t.start, t.end, event.type, None, event.status, event.hedged) for t in event.triggers]
        if not triggers:
            continue
        marks += triggers
        first = triggers[0]
        links += (Link(first, other, SAME_EVENT) for other in triggers[1:])
        if event.place:
            links += _link(first, named.get(("LOC", event.place.id)), PLACE)
        if event.date:
            links += _link(first, named.get(("DATE", event.date)), DATE)
        for one in event.participants:
            if one.type == "group":
                found = [
                    groups.setdefault((m.start, m.end, one.name), Mark(m.start, m.end, GROUP, one.name))
                    for m in one.mentions[:1]
                ]
            else:
                found = named.get((_LABELS[one.type], one.id), [])
            links += _link(first, found, one.role)
    marks += groups.values()
    return Marked(article.id, text, article.published, sorted(marks, key=lambda m: (m.start, -m.end)), links)


def _entities(
    article: schema.Article,
) -> Iterator[tuple[str, str | None, str | None, Sequence[schema.Mention]]]:
    """Label, id, value and mentions; a date goes by its value."""
    for person in article.people:
        yield "PER", person.id, person.name, person.mentions
    for institution in article.institutions:
        yield "ORG", institution.id, institution.name, institution.mentions
    for place in article.places:
        yield "LOC", place.id, place.name, place.mentions
    for date in article.dates:
        yield "DATE", date.value, date.value, date.mentions


def _link(head: Mark, tails: Iterable[Mark] | None, label: str) -> Iterator[Link]:
    """To the nearest of them; a link to none cannot be drawn."""
    nearest = min(tails or (), key=lambda tail: (abs(tail.start - head.start), tail.start), default=None)
    if nearest is not None:
        yield Link(head, nearest, label)
