"""The component ``aes_names``: mentions of people, institutions and places.

It replaces the model's entities in ``doc.ents`` by ours: label PER, ORG, LOC or DATE; ``ent_id_`` says what found the
mention and ``kb_id_`` which gazetteer record it names ("" when none or unsure). Dates come from
``doc.spans["aes_dates"]``.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from aes_extract.components.names.candidate import Candidate
from aes_extract.components.names.find import find_names
from aes_extract.components.names.hints import Hints, find_hints
from aes_extract.components.names.listed import described, with_listed
from aes_extract.components.names.tagger import judge


def write_names(doc: Doc) -> Doc:
    """Write the mentions of ``doc`` to ``doc.ents``: the rules propose, the tagger decides."""
    dates = date_tokens(doc)
    hints = find_hints(doc)
    return _write(doc, judge(doc, hints, find_names(doc, dates, hints), dates), hints, dates)


def write_by_rules(doc: Doc) -> Doc:
    """Write what the rules alone find."""
    dates = date_tokens(doc)
    hints = find_hints(doc)
    return _write(doc, find_names(doc, dates, hints), hints, dates)


def _write(doc: Doc, believed: list[Candidate], hints: Hints, closed: set[int]) -> Doc:
    """Write the ``believed`` mentions, those that the user lists, and the dates to ``doc.ents``."""
    titles = {i for title in hints.titles for i in range(title.start, title.end)}
    mentions = with_listed(believed, hints.known, closed, titles)
    dates = [Span(doc, d.start, d.end, label="DATE", span_id="dates") for d in doc.spans.get("aes_dates", ())]
    names = [Span(doc, c.start, c.end, label=c.label, kb_id=c.entity, span_id=c.found_by) for c in mentions]
    doc.ents = sorted([*names, *dates])
    return doc


def date_tokens(doc: Doc) -> set[int]:
    """The tokens of the dates that ``aes_dates`` found."""
    return {i for d in doc.spans.get("aes_dates", ()) for i in range(d.start, d.end)}


@Language.factory(
    "aes_names",
    default_config={"learnt": True},
    requires=["doc.ents", "doc.spans", "token.pos", "token.dep"],
    assigns=["doc.ents"],
)
def make_names(nlp: Language, name: str, learnt: bool) -> object:
    """Make the spaCy component ``aes_names``; it goes after the parser, the NER and ``aes_dates``.

    With ``learnt`` a tagger that was trained on annotated press decides what the rules propose; without, they decide.
    """
    described(nlp.vocab)  # now: words that come to the vocabulary while texts are read may leave it again
    return write_names if learnt else write_by_rules
