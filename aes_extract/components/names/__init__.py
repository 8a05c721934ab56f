"""The component ``aes_names``: mentions of people, institutions and places.

It replaces the model's entities in ``doc.ents`` by ours: label PER, ORG, LOC or DATE; ``ent_id_`` says what found the
mention and ``kb_id_`` which gazetteer record it names ("" when none or unsure). Dates come from
``doc.spans["aes_dates"]``.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from aes_extract.components.names.find import find_names


def write_names(doc: Doc) -> Doc:
    """Write the mentions found in ``doc`` to ``doc.ents``."""
    dates = list(doc.spans.get("aes_dates", ()))
    in_date = {i for d in dates for i in range(d.start, d.end)}
    names = [
        Span(doc, c.start, c.end, label=c.label, kb_id=c.entity, span_id=c.found_by) for c in find_names(doc, in_date)
    ]
    doc.ents = sorted([*names, *(Span(doc, d.start, d.end, label="DATE", span_id="dates") for d in dates)])
    return doc


@Language.factory("aes_names")
def make_names(nlp: Language, name: str) -> object:
    """Make the spaCy component ``aes_names``; it goes after the NER and ``aes_dates``."""
    return write_names
