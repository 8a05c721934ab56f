"""What each entry of a user's lexicon matches in some articles, to see whether it does what it should."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aes_extract.lexicon.in_use import Own
from aes_extract.schema import Article, Range

_CONTEXT = 5  # words on each side
_NEAR = 200  # characters in which they are looked for


@dataclass(slots=True)
class Matches:
    """How often an entry matches, and where first: the article, the words, and those around them."""

    kind: str
    id: str
    count: int = 0
    article: str = ""
    before: str = ""
    text: str = ""
    after: str = ""


class Tally:
    """The entries of a lexicon, with what they match in the articles that are added."""

    def __init__(self, own: Own) -> None:
        of_kind = {
            "person": own.people,
            "institution": own.institutions,
            "place": own.places,
            "pattern": [one.where for one in own.patterns],
            "event": dict.fromkeys(frame.id for frame in own.frames),
        }
        self._found = {(kind, id_): Matches(kind, id_) for kind, ids in of_kind.items() for id_ in ids}

    def add(self, text: str, article: Article) -> None:
        """Count what an article with this text has."""
        for kind, id_, ranges in _of(article):
            found = self._found.get((kind, id_))
            if found is not None:
                for at in ranges:
                    if not found.count:
                        _put_first(found, article.id, text, at)
                    found.count += 1

    def entries(self) -> list[Matches]:
        """Those that match something by kind, the most frequent first; then those that match nothing."""
        kinds = list(dict.fromkeys(kind for kind, _ in self._found))
        return sorted(self._found.values(), key=lambda one: (not one.count, kinds.index(one.kind), -one.count))


def _put_first(found: Matches, article: str, text: str, at: Range) -> None:
    before = re.split(r"\s+", text[max(0, at.start - _NEAR) : at.start])
    after = re.split(r"\s+", text[at.end : at.end + _NEAR])
    found.article = article
    found.before = " ".join(before[-_CONTEXT - 1 :]).lstrip()
    found.text = " ".join(text[at.start : at.end].split())
    found.after = " ".join(after[: _CONTEXT + 1]).rstrip()


def _of(article: Article) -> Iterator[tuple[str, str, Iterable[Range]]]:
    """The entries that an article may have matched: kind, id and places in the text."""
    for kind, entities in (
        ("person", article.people),
        ("institution", article.institutions),
        ("place", article.places),
    ):
        for entity in entities:
            yield kind, entity.id, entity.mentions
            for mention in entity.mentions:
                yield "pattern", mention.found_by, [mention]
    for event in article.events:
        yield "event", f"{event.type}/{event.subtype}", event.triggers
