"""The component ``aes_events``: what a Doc tells, as the JSON says it, for pipelines that are not run by us.

A Doc is read as it is: the zones of an article (title, byline, noise) are found by ``aes_extract.extract``.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

TRIGGERS = "aes_triggers"

Doc.set_extension("aes", default=None, force=True)


def write_events(doc: Doc) -> Doc:
    """Write ``doc._.aes``, plain values with offsets into ``doc.text``, and ``doc.spans["aes_triggers"]``."""
    from aes_extract.findings import Findings, find
    from aes_extract.live import LiveText

    found = find(doc, doc.text, LiveText(doc.text, (0,), (0,)), title_end=0)
    doc._.aes = {
        one.name: [model.model_dump(mode="json", by_alias=True) for model in getattr(found, one.name)]
        for one in fields(Findings)
    }
    spans: list[Any] = [
        doc.char_span(trigger.start, trigger.end, label=event.type, span_id=event.id, alignment_mode="expand")
        for event in found.events
        for trigger in event.triggers
    ]
    doc.spans[TRIGGERS] = SpanGroup(doc, name=TRIGGERS, spans=spans)
    return doc


@Language.factory(
    "aes_events",
    requires=["doc.ents", "doc.spans", "token.pos", "token.dep"],
    assigns=["doc.spans", "doc._.aes"],
)
def make_events(nlp: Language, name: str) -> object:
    """Make the spaCy component ``aes_events``; it goes after ``aes_groups``."""
    return write_events
