"""Dates of French press articles: found, and resolved to EDTF values.

The component ``aes_dates`` reads ``doc._.aes_published`` (« 2024-11-07 », « 2024 » or ``None``) and writes
``doc.spans["aes_dates"]``; each span carries ``span._.aes_date``, a plain dict with ``value`` and ``resolution``.
``calendar_text`` reads full dates from short strings.
"""

from __future__ import annotations

from spacy.language import Language

from .calendar_text import parse_date, search_dates

__all__ = ["make_dates", "parse_date", "search_dates"]


@Language.factory(
    "aes_dates",
    default_config={"published": None, "ents": False},
    assigns=["doc.spans", "doc._.aes_published", "span._.aes_date"],
)
def make_dates(nlp: Language, name: str, published: str | None, ents: bool) -> object:
    """Make the spaCy component ``aes_dates``, for any French pipeline.

    It goes last, and uses tense and parse where a component before gave them. ``published`` is the day that « hier » is
    counted from where ``doc._.aes_published`` is not set; ``ents`` writes the dates to ``doc.ents`` as well.
    """
    from .component import DateFinder

    # The French tokenizer keeps « h. » whole: an hour that ends a sentence would take the full stop along.
    if hasattr(nlp.tokenizer, "add_special_case"):
        nlp.tokenizer.add_special_case("h.", [{"ORTH": "h"}, {"ORTH": "."}])
    return DateFinder(published, ents)
