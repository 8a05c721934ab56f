"""``prodigy``: one task per line, for ``ner.manual``, ``spans.manual`` and ``rel.manual``.

Spans do not overlap, as ``ner.manual`` asks: mentions, then triggers under the type of their event, then groups.
Relations lead from triggers to participants, place and date; they name the last token of each span.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, BinaryIO

from aes_extract.marks import Mark, flat, marked
from aes_extract.stories import Collection
from aes_extract.stories.collection import Told
from aes_extract.writers.json_output import escaped
from aes_extract.writers.tokens import Token, covered, tokens


def write_prodigy(collection: Collection, out: BinaryIO) -> None:
    """Write every article as a task; what ends without an answer is not annotated."""
    for told in collection.alone():
        out.write(escaped(json.dumps(task(told), ensure_ascii=False)).encode("utf-8") + b"\n")
    out.flush()


def task(told: Told) -> dict[str, Any]:
    """One article: text, tokens, spans and relations, and in ``meta`` what ``evaluate`` needs to know it again."""
    one = marked(told.text, told.article)
    marks = flat(one.marks)
    words = tokens(told.text, marks)
    spans = {mark: _span(mark, words) for mark in marks}
    links = [link for link in one.links if link.head in spans and link.tail in spans]
    known = {"article": one.id, "published": one.published, "title": told.article.title}
    return {
        "text": told.text,
        "meta": {key: value for key, value in known.items() if value is not None},
        "tokens": [
            {"text": told.text[word.start : word.end], "start": word.start, "end": word.end, "id": i, "ws": word.blank}
            for i, word in enumerate(words)
        ],
        "spans": list(spans.values()),
        "relations": [
            {
                "head": spans[link.head]["token_end"],
                "child": spans[link.tail]["token_end"],
                "head_span": _ends(spans[link.head]),
                "child_span": _ends(spans[link.tail]),
                "label": link.label,
            }
            for link in links
        ],
    }


def _span(mark: Mark, words: Sequence[Token]) -> dict[str, Any]:
    """``token_end`` is the last token, not the one behind it; what is not known is left out."""
    first, last = covered(mark, words)
    said = {"value": mark.value, "status": mark.status, "hedged": mark.hedged or None}
    return {
        "start": mark.start,
        "end": mark.end,
        "token_start": first,
        "token_end": last,
        "label": mark.label,
    } | {key: value for key, value in said.items() if value is not None}


def _ends(span: dict[str, Any]) -> dict[str, Any]:
    return {key: span[key] for key in ("start", "end", "token_start", "token_end", "label")}
