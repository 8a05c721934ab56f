"""The one door to the model; nothing behind it is imported before it opens."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aes_extract.lexicon.in_use import use
from aes_extract.model import MODEL
from aes_extract.patches.imports import import_spacy_only

if TYPE_CHECKING:
    from aes_extract.readers.source import Source
    from aes_extract.schema import Article

# How many new objects make the collector look at the youngest, and how often it then looks at older ones.
_COLLECTED = 50_000, 20, 100
_FIRST = "Kolondé, 12 mai 2023 (APK) – Le général Tidiani Kolo a reçu hier la ministre malienne Awa Binto à Bamako."
_BLAS_THREADS = "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"


@dataclass(frozen=True, slots=True)
class Engine:
    """``analyse`` gives one article for each source, in their order; it raises when one of them fails."""

    analyse: Callable[[Sequence[Source]], list[Article]]


Loader = Callable[[], Engine]


def load(model: str = MODEL, lexicon: Sequence[str] = ()) -> Engine:
    """Load spaCy, the folders of the user's ``lexicon`` and a model (seconds; see ``build_nlp``) into a process that
    does nothing else.

    Work is spread by article, so a matrix product gets one thread. What is loaded stays for good: the garbage
    collector looks at it neither while it grows nor later, and at the rest seldom: an article makes many small objects
    and few circles of them. A first article is analysed at once: what it reads of the knowledge, the processes that are
    forked from this one need not read again, and what is damaged is told before any other is tried.
    """
    for name in _BLAS_THREADS:
        os.environ.setdefault(name, "1")
    gc.disable()
    try:
        import_spacy_only()
        use(lexicon)
        from aes_extract.article import analyse_all
        from aes_extract.pipeline import build_nlp
        from aes_extract.readers.source import Source

        nlp = build_nlp(model)
        analyse_all([Source(id="first", text=_FIRST, sha256="", encoding="utf-8")], nlp)
        gc.freeze()
        gc.set_threshold(*_COLLECTED)
    finally:
        gc.enable()
    return Engine(analyse=lambda sources: analyse_all(sources, nlp))
