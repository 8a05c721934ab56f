"""``spacy``: a DocBin with one Doc per article, for ``spacy train`` and for tools that read it.

Mentions are ``doc.ents``, triggers the group ``doc.spans["triggers"]`` under the types of their events; the article's
id, date and title are in ``doc.user_data``, as texts. A DocBin is written as a whole, so it waits in memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from spacy.tokens import Doc, DocBin, Span

from aes_extract.marks import GROUP, MENTIONS, Mark, flat, marked
from aes_extract.stories import Collection
from aes_extract.stories.collection import Told
from aes_extract.writers.tokens import Token, covered, french, tokens

TRIGGERS = "triggers"
_ATTRIBUTES = "ENT_IOB", "ENT_TYPE"


def write_docbin(collection: Collection, out: BinaryIO) -> None:
    """Write all articles."""
    docs = DocBin(attrs=_ATTRIBUTES, store_user_data=True)
    for told in collection.alone():
        docs.add(doc_of(told))
    out.write(docs.to_bytes())
    out.flush()


def doc_of(told: Told) -> Doc:
    """One article; ``doc.text`` is its text."""
    one = marked(told.text, told.article)
    marks = flat(one.marks)
    words = tokens(told.text, marks)
    doc = Doc(
        french().vocab,
        words=[told.text[word.start : word.end] for word in words],
        spaces=[word.blank for word in words],
    )
    spans = [_span(doc, mark, words) for mark in marks if mark.label != GROUP]
    doc.ents = [span for span in spans if span.label_ in MENTIONS]
    doc.spans[TRIGGERS] = [span for span in spans if span.label_ not in MENTIONS]
    known = {"article": one.id, "published": one.published, "title": told.article.title}
    doc.user_data.update({key: value for key, value in known.items() if value is not None})
    return doc


def _span(doc: Doc, mark: Mark, words: Sequence[Token]) -> Span:
    first, last = covered(mark, words)
    return Span(doc, first, last + 1, mark.label)
