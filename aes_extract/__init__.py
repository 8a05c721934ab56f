"""French press articles to structured political events.

>>> import aes_extract                                              # doctest: +SKIP
>>> article = aes_extract.extract("Le ministre … a reçu …", published="2024-11-07")  # doctest: +SKIP
>>> [(e.type, e.status, e.date) for e in article.events]            # doctest: +SKIP
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from aes_extract.schema import Article, Story

__version__: str


def __getattr__(name: str) -> str:
    """The version, read when it is asked for: the package's metadata take as long as the rest of a ``--help``."""
    if name == "__version__":
        from importlib.metadata import version

        return version("aes-extract")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@cache
def load() -> Language:
    """The pipeline, loaded once per process (a few seconds)."""
    from aes_extract.pipeline import build_nlp

    return build_nlp()


def extract(text: str, *, published: str | None = None, id: str = "text", nlp: Language | None = None) -> Article:
    """Find everything in one article.

    ``published`` is an ISO date (``2024-11-07``, also ``2024-11`` or ``2024``) that relative dates are resolved
    against; without it the article's own byline is used. A text in another language has its ``language`` told, and
    nothing else is looked for in it. ``nlp`` is a pipeline made by :func:`load`, by default a
    shared one. Raises ValueError when ``published`` is no date.
    """
    from aes_extract.article import analyse
    from aes_extract.readers import parse_published
    from aes_extract.readers.source import Source

    day = parse_published(published) if published is not None else None
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return analyse(Source(id=id, text=text, sha256=digest, encoding="utf-8", published=day), nlp or load())


def tell(articles: Iterable[Article]) -> list[Story]:
    """The stories of some articles: every event in exactly one, those of different articles that are one together.

    The ids of the articles must differ.
    """
    from aes_extract.stories import Stories, records

    return list(Stories([record for article in articles for record in records(article)]))


__all__ = ["__version__", "extract", "load", "tell"]
