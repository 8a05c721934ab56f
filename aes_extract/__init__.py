"""French press articles to structured political events.

>>> import aes_extract
>>> text = "Le général Tidiani Kolo a reçu mardi la ministre malienne Awa Binto à Bamako."
>>> article = aes_extract.extract(text, published="2024-11-07")
>>> [person.name for person in article.people]
['Tidiani Kolo', 'Awa Binto']
>>> [(event.type, event.status, event.date, event.place.name) for event in article.events]
[('meeting', 'occurred', '2024-11-05', 'Bamako')]
>>> trigger = article.events[0].triggers[0]
>>> text[trigger.start : trigger.end]
'reçu'
"""

from __future__ import annotations

import hashlib
import os
import warnings
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from aes_extract.lexicon.in_use import chosen, use
from aes_extract.model import MODEL
from aes_extract.readers.source import Failure

if TYPE_CHECKING:
    from spacy.language import Language

    from aes_extract.scale.engine import Engine
    from aes_extract.schema import Article, Story

__version__: str


def __getattr__(name: str) -> str:
    """The version, read when it is asked for: the package's metadata take as long as the rest of a ``--help``."""
    if name == "__version__":
        from importlib.metadata import version

        return version("aes-extract")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def load(model: str = MODEL, *, lexicon: Iterable[str | Path] | None = None) -> Language:
    """The pipeline, loaded once per process and model (a few seconds).

    ``lexicon`` are folders with knowledge of your own (docs/lexicon.md). They hold for the whole process: choose them
    with the first call, before any text is read; later it is ``aes_extract.lexicon.in_use.LexiconInUse``. What is wrong
    in them is ``aes_extract.lexicon.checked.LexiconProblems``, a ValueError.

    ``model`` is another French spaCy pipeline with a parser and an NER, by the name of its package or its folder; the
    figures of the documentation are those of the default. Raises ``aes_extract.model.NoModel``, an ImportError, that
    says what is missing.
    """
    if lexicon is not None:
        use(lexicon)
    return _loaded(model)


@cache
def _loaded(model: str) -> Language:
    from aes_extract.pipeline import build_nlp

    return build_nlp(model)


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


def warn(failure: Failure) -> None:
    """Say as a ``UserWarning`` what could not be read, where, and what to do."""
    warnings.warn(str(failure), stacklevel=3)


def extract_files(
    paths: str | Path | Iterable[str | Path],
    *,
    published: str | None = None,
    model: str = MODEL,
    lexicon: Iterable[str | Path] | None = None,
    jobs: int = 1,
    with_text: bool = False,
    failed: Callable[[Failure], object] = warn,
) -> Iterator[Article]:
    """The articles of files and folders, one after another as the command reads them; at once only a few are held.

    What cannot be read, or analysed, is given to ``failed`` and the rest goes on. ``jobs`` processes work on it; where
    they cannot be forked (anywhere but on Linux) each loads the model. ``published`` is for articles that bring no date
    of their own; ValueError when it is none. ``lexicon`` is that of :func:`load`. ``with_text``: every article carries
    its text, as those of web pages always do.

    >>> list(extract_files("no/such/folder", failed=print))
    no/such/folder: no such file or folder; check the path
    []
    """
    from aes_extract.readers import parse_published

    if published is not None:
        parse_published(published)
    if lexicon is not None:
        use(lexicon)
    many = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    return _articles(many, published, partial(_engine, model, chosen()), jobs, with_text, failed)


def _articles(
    paths: list[str | Path],
    published: str | None,
    load: Callable[[], Engine],
    jobs: int,
    with_text: bool,
    failed: Callable[[Failure], object],
) -> Iterator[Article]:
    from aes_extract.readers import read
    from aes_extract.scale.order import in_order
    from aes_extract.scale.pool import Pool
    from aes_extract.schema import Article

    with Pool(load, jobs) as pool:
        for source, outcome in in_order(read(paths, published=published, with_text=with_text), pool):
            if isinstance(source, Failure) or outcome.line is None:
                failed(Failure(source.where, outcome.error))
            else:
                yield Article.model_validate_json(outcome.line)


def _engine(model: str, lexicon: tuple[str, ...]) -> Engine:
    """What a worker works with, loaded by itself where it is not forked."""
    from aes_extract.article import analyse_all
    from aes_extract.scale.engine import Engine

    use(lexicon)
    nlp = load(model)
    return Engine(analyse=lambda sources: analyse_all(sources, nlp))


def tell(articles: Iterable[Article]) -> list[Story]:
    """The stories of some articles: every event in exactly one, those of different articles that are one together.

    The ids of the articles must differ.
    """
    from aes_extract.stories import Stories, records

    return list(Stories([record for article in articles for record in records(article)]))


__all__ = ["__version__", "extract", "extract_files", "load", "tell"]
