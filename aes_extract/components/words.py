"""The text of a Doc: ``doc.text`` puts all its tokens together anew at each look."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc


@lru_cache(maxsize=4)
def text_of(doc: Doc) -> str:
    """The text of a Doc whose tokens stay as they are; the last few are kept, since a dozen stages ask for it."""
    return doc.text
