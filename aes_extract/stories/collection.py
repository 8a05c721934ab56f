"""The articles of one run, kept on disk until their stories are known."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self

from aes_extract.schema import Article
from aes_extract.stories.complete import Completion
from aes_extract.stories.merge import story_id
from aes_extract.stories.record import Record, records
from aes_extract.stories.stories import Stories

if TYPE_CHECKING:
    from aes_extract.filters import Filter


@dataclass(frozen=True, slots=True)
class Told:
    """An article, as its stories complete it or alone, with the text that its offsets count in."""

    text: str
    article: Article


class Collection:
    """What the writers of whole runs read: every article, as often as they like, and the stories.

    Articles wait in a temporary file without a name; in memory is only what stories need of their events. Used in
    a ``with`` block. All articles are added before the first is read back or a story asked for.

    ``wanted`` chooses what is read back: articles, events and sections, by what is known of an event once its story
    has completed it. Stories are then told of the events that are left.
    """

    def __init__(self, wanted: Filter | None = None) -> None:
        self._wanted = wanted
        self._spool = tempfile.TemporaryFile(  # noqa: SIM115  (closed by __exit__)
            "w+", encoding="utf-8", errors="surrogatepass", newline="\n"
        )
        self._records: list[Record] = []
        self._events: dict[str, range] = {}  # of each article, where its events stand among the records

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._spool.close()

    def __len__(self) -> int:
        return len(self._kept if self._wanted else self._events)

    def add(self, text: str, article: Article) -> None:
        """Keep one article; the id must be its own in the run."""
        self._spool.write(json.dumps(text, ensure_ascii=False) + "\n" + article.model_dump_json(by_alias=True) + "\n")
        first = len(self._records)
        self._records += records(article)
        self._events[article.id] = range(first, len(self._records))

    @cached_property
    def stories(self) -> Stories:
        """Every event that is wanted in exactly one story, in order of their first members."""
        if not self._wanted:
            return self._all_stories
        wanted = {i for id, kept in self._kept.items() for i in self._events[id] if self._records[i].event in kept}
        return self._all_stories.only(wanted)

    @cached_property
    def _all_stories(self) -> Stories:
        return Stories(self._records)

    @cached_property
    def _kept(self) -> Mapping[str, frozenset[str]]:
        """The articles that are wanted, each with the events that are left of it."""
        assert self._wanted is not None
        kept = (self._wanted.kept(told.article) for told in self._completed())
        return {one.id: frozenset(event.id for event in one.events) for one in kept if one is not None}

    @cached_property
    def _completion(self) -> Completion:
        return Completion(self._all_stories, self._records)

    def story_of(self, article: str, event: str) -> str:
        """The id of the story that an event belongs to; KeyError for an event that was not there."""
        for i in self._events[article]:
            if self._records[i].event == event:
                return story_id(self.stories.members(self.stories.numbers[i]))
        raise KeyError(event)

    def __iter__(self) -> Iterator[Told]:
        """The articles in the order in which they were added, completed by their stories."""
        return self._of_what_is_wanted(self._completed())

    def alone(self) -> Iterator[Told]:
        """The articles in the same order, each with what it says itself."""
        return self._of_what_is_wanted(self._spooled())

    def _of_what_is_wanted(self, articles: Iterator[Told]) -> Iterator[Told]:
        if not self._wanted:
            yield from articles
            return
        kept = self._kept  # found on a way of its own through the file
        for told in articles:
            if told.article.id in kept:
                yield Told(told.text, self._wanted.reduced(told.article, kept[told.article.id]))

    def _completed(self) -> Iterator[Told]:
        for told, events in zip(self._spooled(), self._events.values(), strict=True):
            completed = self._completion.complete(told.article, (self._all_stories.numbers[i] for i in events))
            yield Told(told.text, completed)

    def _spooled(self) -> Iterator[Told]:
        self._spool.seek(0)
        for _ in self._events:
            text: str = json.loads(self._spool.readline())
            yield Told(text, Article.model_validate_json(self._spool.readline()))
