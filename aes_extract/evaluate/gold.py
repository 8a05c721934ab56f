"""Annotated articles: what is right, in the form that the scorer reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, get_args

from aes_extract.readers.source import Source

Label = Literal["PER", "ORG", "LOC", "DATE"]
Alternatives = str | list[str | None] | None
Slot = Literal["date", "place", "participants", "status", "hedged"]

LABELS: tuple[Label, ...] = get_args(Label)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the article's text; ``end`` is exclusive."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class GoldSpan(Stretch):
    """A mention; ``value`` is the canonical name, or a date's EDTF value, ``None`` where nobody has said it."""

    label: Label
    value: str | None = None


@dataclass(frozen=True, slots=True)
class GoldParticipant:
    """Someone in an event; ``countries`` says which countries a place or a group stands for."""

    role: str
    type: Literal["PER", "ORG", "LOC", "GRP"]
    name: str
    countries: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event; a list as ``date`` or ``place`` holds accepted alternatives (``None``: none is right too).

    An ``optional`` event costs nothing, missed or found. Of the ``untold`` the annotation says nothing.
    """

    id: str
    type: str
    triggers: list[Stretch]
    subtype: str | None = None
    status: str = "occurred"
    hedged: bool = False
    date: Alternatives = None
    place: Alternatives = None
    participants: list[GoldParticipant] = field(default_factory=list)
    object: str | None = None
    source: str | None = None
    optional: bool = False
    untold: frozenset[Slot] = frozenset()

    @property
    def dates(self) -> list[str | None]:
        return self.date if isinstance(self.date, list) else [self.date]

    @property
    def places(self) -> list[str | None]:
        return self.place if isinstance(self.place, list) else [self.place]


@dataclass(frozen=True, slots=True)
class GoldPerson:
    """What the article says of a person, in its words."""

    rank: str | None = None
    roles: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One annotated article; ``orgs`` maps an institution's canonical name to its other names.

    ``where`` is the file and line that it was read from.
    """

    id: str
    text: str
    published: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    spans: list[GoldSpan] = field(default_factory=list)
    people: dict[str, GoldPerson] = field(default_factory=dict)
    orgs: dict[str, list[str]] = field(default_factory=dict)
    events: list[GoldEvent] = field(default_factory=list)
    where: str = ""

    def source(self) -> Source:
        """The article as the JSONL reader would hand it on, with ``published`` where gold gives it."""
        digest = hashlib.sha256(self.text.encode("utf-8")).hexdigest()
        return Source(self.id, self.text, digest, "utf-8", published=self.published)


@dataclass(frozen=True, slots=True)
class Kinds:
    """What an annotation tells of every article: only that is scored."""

    labels: frozenset[Label] = frozenset(LABELS)
    people: bool = True
    events: bool = True

    @classmethod
    def of(cls, golds: Iterable[GoldArticle]) -> Kinds:
        """What occurs anywhere in ``golds``; people are told apart only where each mention has its name."""
        spans = [span for gold in golds for span in gold.spans]
        names = [span.value for span in spans if span.label == "PER"]
        return cls(
            labels=frozenset(span.label for span in spans),
            people=bool(names) and None not in names,
            events=any(gold.events for gold in golds),
        )

    def __bool__(self) -> bool:
        return bool(self.labels or self.events)


def fault(gold: GoldArticle) -> str | None:
    """What is wrong with an annotation: offsets that do not hold, mentions that overlap; ``None`` for a right one."""
    for mark in _marks(gold):
        if not 0 <= mark.start < mark.end:
            return f"{mark.start}..{mark.end} is no stretch of text; repair the offsets"
        if mark.end > len(gold.text):
            return f"{mark.start}..{mark.end} ends beyond the text ({len(gold.text)} characters); repair the offsets"
        if gold.text[mark.start : mark.end] != mark.text:
            found = gold.text[mark.start : mark.end]
            return f"{mark.start}..{mark.end} is {_short(found)}, not {_short(mark.text)}; annotate this very text"
    for one, other in pairwise(sorted(gold.spans, key=lambda span: (span.start, span.end))):
        if other.start < one.end:
            return f"mentions overlap: {_short(one.text)} and {_short(other.text)} at {other.start}; keep one of them"
    return next((f"event {event.id} has no trigger; mark one" for event in gold.events if not event.triggers), None)


def _marks(gold: GoldArticle) -> Iterator[Stretch]:
    yield from gold.spans
    for event in gold.events:
        yield from event.triggers


def _short(words: str) -> str:
    return repr(words if len(words) <= 40 else f"{words[:39]}…")
