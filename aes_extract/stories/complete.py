"""What one member of a story knows fills what another lacks."""

from __future__ import annotations

from collections.abc import Sequence

from aes_extract.schema import Article, Story


class Completion:
    def __init__(self, stories: Sequence[Story]) -> None:
        self._by_event = {(m.article, m.event): story for story in stories for m in story.members}

    def story_of(self, article: str, event: str) -> Story:
        return self._by_event[article, event]

    def complete(self, article: Article) -> Article:
        return article
