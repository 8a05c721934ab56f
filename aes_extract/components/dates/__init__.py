"""Dates of French press articles: found, and resolved to EDTF values.

``make_dates`` is the spaCy factory ``aes_dates``. It reads ``doc._.aes_published`` (« 2024-11-07 », « 2024 »
or ``None``) and writes ``doc.spans["aes_dates"]``; each span carries ``span._.aes_date``, a plain dict with
``value`` and ``resolution``. ``calendar_text`` reads full dates from short strings.
"""

from __future__ import annotations

from spacy.language import Language

from .calendar_text import parse_date, search_dates

__all__ = ["make_dates", "parse_date", "search_dates"]


@Language.factory("aes_dates", assigns=["doc.spans"])
def make_dates(nlp: Language, name: str) -> object:
    """Make the spaCy component ``aes_dates``; it goes last, and uses tense and parse where a component before
    gave them.
    """
    from .component import DateFinder

    # The French tokenizer keeps « h. » whole: an hour that ends a sentence would take the full stop along.
    if hasattr(nlp.tokenizer, "add_special_case"):
        nlp.tokenizer.add_special_case("h.", [{"ORTH": "h"}, {"ORTH": "."}])
    return DateFinder()
