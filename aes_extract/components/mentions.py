"""The mentions on a Doc asked token by token: ``doc.ents`` builds them all anew at each look."""

from __future__ import annotations

from spacy.tokens import Doc


def end_of_mention(doc: Doc, i: int) -> int | None:
    """Where the mention that token ``i`` belongs to ends; None outside mentions."""
    if not doc[i].ent_type_:
        return None
    i += 1
    while i < len(doc) and doc[i].ent_iob_ == "I":
        i += 1
    return i
