"""The one door from the commands to the model; nothing behind it is imported before it opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aes_extract.readers.source import Source
    from aes_extract.schema import Article


@dataclass(frozen=True, slots=True)
class Engine:
    """What the commands run on: an article from a source."""

    analyse: Callable[[Source], Article]


Loader = Callable[[], Engine]


def load() -> Engine:
    """Load spaCy and the model (seconds)."""
    from aes_extract.article import analyse
    from aes_extract.pipeline import build_nlp

    nlp = build_nlp()
    return Engine(analyse=lambda source: analyse(source, nlp))
