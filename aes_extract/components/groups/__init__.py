"""The component ``aes_groups``: role-holders and unnamed people who can take part in an event.

It writes ``doc.spans["aes_groups"]`` (label GRP); ``span._.aes_group`` holds the head's token, the end of the whole
noun phrase ("reach", where the countries are said) and the PLOVER sector.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from aes_extract.components.groups.find import find_groups

Span.set_extension("aes_group", default=None, force=True)


def write_groups(doc: Doc) -> Doc:
    """Write the groups found in ``doc``."""
    spans = []
    for group in find_groups(doc):
        span = Span(doc, group.start, group.end, label="GRP", span_id="group-head")
        span._.aes_group = {"head": group.head, "reach": group.reach, "sector": group.sector}
        spans.append(span)
    doc.spans["aes_groups"] = SpanGroup(doc, name="aes_groups", spans=spans)
    return doc


@Language.factory(
    "aes_groups", requires=["doc.ents", "token.pos", "token.dep"], assigns=["doc.spans", "span._.aes_group"]
)
def make_groups(nlp: Language, name: str) -> object:
    """Make the spaCy component ``aes_groups``; it goes after ``aes_names``."""
    return write_groups
