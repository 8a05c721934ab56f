"""The articles of one run, kept on disk until their stories are known."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from types import TracebackType
from typing import Self

from aes_extract.schema import Article, Story
from aes_extract.stories.complete import Completion
from aes_extract.stories.record import Record, records
from aes_extract.stories.tell import tell


@dataclass(frozen=True, slots=True)
class Told:
    """An article as its stories complete it, with the text that its offsets count in."""

    text: str
    article: Article


class Collection:
    """What the writers of whole runs read: every article, as often as they like, and the stories.

    Articles wait in a temporary file without a name; in memory is only what stories need of their events. Used in
    a ``with`` block. All articles are added before the first is read back or a story asked for.
    """

    def __init__(self) -> None:
        self._spool = tempfile.TemporaryFile(  # noqa: SIM115  (closed by __exit__)
            "w+", encoding="utf-8", errors="surrogatepass", newline="\n"
        )
        self._records: list[Record] = []
        self._length = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._spool.close()

    def __len__(self) -> int:
        return self._length

    def add(self, text: str, article: Article) -> None:
        """Keep one article; the id must be its own in the run."""
        self._spool.write(json.dumps(text, ensure_ascii=False) + "\n" + article.model_dump_json(by_alias=True) + "\n")
        self._records += records(article)
        self._length += 1

    @cached_property
    def stories(self) -> list[Story]:
        """Every event in exactly one story, in order of their first members."""
        return tell(self._records)

    @cached_property
    def _completion(self) -> Completion:
        return Completion(self.stories, self._records)

    def story_of(self, article: str, event: str) -> str:
        """The id of the story that an event belongs to."""
        return self._completion.story_of(article, event).id

    def __iter__(self) -> Iterator[Told]:
        """The articles in the order in which they were added, completed by their stories."""
        completion = self._completion
        self._spool.seek(0)
        for _ in range(self._length):
            text: str = json.loads(self._spool.readline())
            article = Article.model_validate_json(self._spool.readline())
            yield Told(text, completion.complete(article))
