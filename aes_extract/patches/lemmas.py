"""The lemmatizer's tables read at once and searched quickly.

spaCy calls a function for every one of their 217,000 entries when it reads them, and keeps the words that it knows for
each part of speech in lists of up to 66,000 that it searches one by one. The lemmas are the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from spacy import lookups
from spacy.language import Language
from spacy.strings import get_string_id

_MANY = 1000  # entries: below it nothing is gained
_KEPT = 30_000  # lemmas kept at once: 8 MB


@contextmanager
def plain_tables() -> Iterator[None]:
    """Within it the large tables that are read are :class:`PlainTable`."""
    table = lookups.Table

    def made(name: str | None = None, data: Any = None) -> object:
        hashed = bool(data) and isinstance(next(iter(data)), int)  # as every table is that spaCy wrote
        large = hashed and (len(data) > _MANY or any(map(_is_large, data.values())))
        return PlainTable(name or "", data) if large else table(name, data)

    lookups.Table = made  # type: ignore[assignment, misc]
    try:
        yield
    finally:
        lookups.Table = table  # type: ignore[misc]


def bound_lemmas(nlp: Language) -> None:
    """Let the lemmatizer forget: it keeps the lemma of every word that it has ever seen."""
    lemmatizer = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
    if type(getattr(lemmatizer, "cache", None)) is dict:
        lemmatizer.cache = _Bounded()  # type: ignore[union-attr]


class _Bounded(dict[Any, Any]):
    """A cache that begins anew when it is full."""

    def __setitem__(self, key: Any, value: Any) -> None:
        if len(self) >= _KEPT:
            self.clear()
        super().__setitem__(key, value)


class PlainTable(dict[int, Any]):
    """What a lookup table answers, from the dictionary that was read: its keys are hashes of words already.

    Large lists among the values of a small table are dictionaries as well.
    """

    def __init__(self, name: str, data: dict[int, Any]) -> None:
        super().__init__(data)
        self.name = name
        if len(data) <= _MANY:
            lists = {key: dict.fromkeys(known) for key, known in data.items() if _is_large(known)}
            self.update(lists)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str | int) and super().__contains__(get_string_id(key))

    def __getitem__(self, key: str | int) -> Any:
        return super().__getitem__(get_string_id(key))

    def get(self, key: str | int, default: Any = None) -> Any:
        """The entry of a word or of its hash."""
        return super().get(get_string_id(key), default)


def _is_large(value: object) -> bool:
    return isinstance(value, list) and len(value) > _MANY
