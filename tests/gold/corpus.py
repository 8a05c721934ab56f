"""The annotated articles as they are read from ``gold.jsonl``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter
from spacy.language import Language

from aes_extract.article import analyse
from aes_extract.readers.source import Source
from aes_extract.schema import Article

Label = Literal["PER", "ORG", "LOC", "DATE"]
Alternatives = str | list[str | None] | None

SETS = ("seeds", "dev")
_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the article's text; ``end`` is exclusive."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class GoldSpan(Stretch):
    """A mention; ``value`` is the canonical name, or a date's EDTF value."""

    label: Label
    value: str


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

    An ``optional`` event costs nothing, missed or found.
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
    """One annotated article; ``orgs`` maps an institution's canonical name to its other names."""

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

    def source(self) -> Source:
        """The article as the JSONL reader would hand it on, with ``published`` where gold gives it."""
        digest = hashlib.sha256(self.text.encode("utf-8")).hexdigest()
        return Source(self.id, self.text, digest, "utf-8", published=self.published)


_GOLD = TypeAdapter(GoldArticle)


def gold_file(name: str) -> Path:
    """The ``gold.jsonl`` of a set."""
    return _FOLDER / name / "gold.jsonl"


def read_gold(path: Path) -> list[GoldArticle]:
    """The annotated articles of a JSONL file, in its order."""
    return [_GOLD.validate_json(line) for line in path.read_bytes().splitlines() if line.strip()]


def read_predictions(path: Path) -> list[Article]:
    """The articles of a file that ``--format jsonl`` wrote, in its order."""
    return [Article.model_validate_json(line) for line in path.read_bytes().splitlines() if line.strip()]


def analyse_gold(golds: Iterable[GoldArticle], nlp: Language) -> list[Article]:
    """What the pipeline finds in the annotated articles."""
    return [analyse(gold.source(), nlp) for gold in golds]
