"""The spaCy side of dates: read the text of a Doc, resolve what is found, write spans and plain values."""

from __future__ import annotations

import re
from bisect import bisect_right

from spacy.tokens import Doc, Span, SpanGroup

from aes_extract.components.words import text_of
from aes_extract.readers.published import parse_published

from .article import resolve_all
from .context import parse_reference
from .grammar import find_expressions
from .tense import tense_at
from .values import Between, Expression, Relative, Resolved, SameTime, Tense, Timed, Weekday

SPANS = "aes_dates"
LABEL = "DATE"
_SENTENCE_END = re.compile(r"[.!?…][»\"”)\]]*\s+(?=[^\W\da-z]|[«\"“(—–-])|\n+")

if not Doc.has_extension("aes_published"):
    Doc.set_extension("aes_published", default=None)
if not Span.has_extension("aes_date"):
    Span.set_extension("aes_date", default=None)


def find_dates(doc: Doc, published: str | None) -> list[tuple[Span, Resolved]]:
    """Every date mention of a Doc with its value, in text order; ``published`` is the article's reference
    date.
    """
    found: list[tuple[Span, Expression]] = []
    last = 0
    for expression in find_expressions(text_of(doc)):
        span = _span(doc, expression)
        if span is not None and span.start >= last:
            found.append((span, expression))
            last = span.end
    tenses = [tense_at(doc, span) for span, _ in found]
    kept = [k for k, (span, e) in enumerate(found) if not _is_habit(e, span)]
    breaks = [m.end() for m in _SENTENCE_END.finditer(text_of(doc))]
    resolved = resolve_all(
        [found[k][1] for k in kept],
        parse_reference(published),
        [tenses[k] for k in kept],
        [bisect_right(breaks, found[k][1].start) for k in kept],
    )
    pairs = [(found[k], r) for k, r in zip(kept, resolved, strict=True)]
    return [(span, r) for (span, expression), r in pairs if not _points_nowhere(expression, r)]


def _span(doc: Doc, expression: Expression) -> Span | None:
    span = doc.char_span(expression.start, expression.end, label=LABEL)
    if span is None:
        span = doc.char_span(expression.start, expression.end, label=LABEL, alignment_mode="expand")
    return span


def _is_habit(expression: Expression, span: Span) -> bool:
    """« le mardi » is every Tuesday unless a story in the past tells of one."""
    meaning = expression.meaning
    if isinstance(meaning, Between):
        meaning = meaning.first
    if isinstance(meaning, Timed) and meaning.date is not None:
        meaning = meaning.date
    if not isinstance(meaning, Weekday) or not meaning.habitual:
        return False
    return tense_at(span.doc, span, default=Tense.OPEN) is not Tense.PAST


def _points_nowhere(expression: Expression, resolved: Resolved) -> bool:
    """« quatre mois plus tard » without anything to count from is no date."""
    meaning = expression.meaning
    if resolved.value is not None:
        return False
    return isinstance(meaning, SameTime) or (isinstance(meaning, Relative) and meaning.counted)


class DateFinder:
    """The component: ``doc.spans["aes_dates"]`` with ``span._.aes_date = {"value", "resolution"}``.

    ``published`` is the day for Docs that have none of their own; with ``ents`` dates are entities, too, and take the
    place of entities that they overlap. ValueError when ``published`` is no date.
    """

    def __init__(self, published: str | None = None, ents: bool = False) -> None:
        self._published = parse_published(published) if published is not None else None
        self._ents = ents

    def __call__(self, doc: Doc) -> Doc:
        spans = []
        for span, resolved in find_dates(doc, doc._.aes_published or self._published):
            span._.aes_date = {"value": resolved.value, "resolution": resolved.resolution}
            spans.append(span)
        doc.spans[SPANS] = SpanGroup(doc, name=SPANS, spans=spans)
        if self._ents:
            taken = {i for span in spans for i in range(span.start, span.end)}
            kept = [one for one in doc.ents if taken.isdisjoint(range(one.start, one.end))]
            doc.ents = sorted([*kept, *spans])
        return doc
