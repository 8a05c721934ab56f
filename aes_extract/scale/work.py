"""What a worker does, in this process or another: sources in, finished lines out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aes_extract.scale.engine import Engine

if TYPE_CHECKING:
    from aes_extract.readers.source import Source
    from aes_extract.schema import Article

# What to do about a fault of the program.
REPORT = "please report it, with what --debug and aes-extract info print"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source: its article as one line of JSON without the line end, or ``error``.

    ``events`` counts the article's events; ``warning`` says in one line why it tells less than its text does; ``trace``
    is the traceback of an error.
    """

    line: bytes | None = None
    events: int = 0
    warning: str = ""
    error: str = ""
    trace: str = ""


def work(engine: Engine, batch: Sequence[Source]) -> list[Outcome]:
    """One outcome per source; when a batch fails its sources are tried one by one, so that one fails alone."""
    try:
        articles = engine.analyse(batch)
    except Exception as error:
        if len(batch) > 1:
            return [outcome for source in batch for outcome in work(engine, [source])]
        from traceback import format_exc

        why = f"({type(error).__name__}: {error}); {REPORT}"
        if isinstance(error, MemoryError):
            why = "(out of memory); give fewer --jobs"
        return [Outcome(error=f"could not be analysed {why}", trace=format_exc())]
    return [_outcome(article) for article in articles]


def _outcome(article: Article) -> Outcome:
    from aes_extract.writers.json_output import dumps

    return Outcome(dumps(article).encode("utf-8"), len(article.events), _warning(article.language))


def _warning(language: str | None) -> str:
    if language in (None, "fr"):
        return ""
    from aes_extract.language import name_of

    return f"in {name_of(language)}, not in French: no name, date or event is looked for in it"
