"""Parsed sentences written by hand, for tests without the model."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from aes_extract.events.frames import Frame, parse_frames
from aes_extract.events.inflect import forms as inflected
from aes_extract.events.parse import Parse, Word
from aes_extract.events.triggers import Trigger

_PARSED = Path(__file__).parent / "parsed"
_MORPHS = {
    "past": "Tense=Past|VerbForm=Part",
    "pres": "Mood=Ind|Tense=Pres|VerbForm=Fin",
    "fut": "Mood=Ind|Tense=Fut|VerbForm=Fin",
    "cnd": "Mood=Cnd|Tense=Pres|VerbForm=Fin",
    "sub": "Mood=Sub|Tense=Pres|VerbForm=Fin",
    "inf": "VerbForm=Inf",
    "plur": "Number=Plur",
}
_NO_SPACE_BEFORE = frozenset({",", ".", ")", "-t", "-il", "-elle"})


def tree(notation: str, *ents: tuple[str, str]) -> Parse:
    """A parsed text from words written as ``word/POS/dep/head``, heads counted from 1.

    The lemma is the form unless it follows the word in brackets (``a[avoir]``); a fifth part gives the features, by a
    name of ``_MORPHS`` or as they are. ``ents`` are pairs of words and label.

    >>> tree("Le/DET/det/2 pays/NOUN/nsubj/3 vote[voter]/VERB/ROOT/3", ("pays", "LOC"))
    Le pays vote
    """
    words, lemmas, pos, deps, heads, morphs = [], [], [], [], [], []
    for item in notation.split():
        form, tag, dep, head, *morph = item.split("/")
        word, _, lemma = form.partition("[")
        words.append(word)
        lemmas.append(lemma.rstrip("]") or word)
        pos.append(tag)
        deps.append(dep)
        heads.append(int(head) - 1)
        morphs.append(_MORPHS.get(morph[0], morph[0]) if morph else "")
    spaces = [
        not (w.endswith(("'", "’")) or (i + 1 < len(words) and words[i + 1] in _NO_SPACE_BEFORE))
        for i, w in enumerate(words)
    ]
    doc = Doc(Vocab(), words, spaces=spaces, pos=pos, deps=deps, heads=heads, lemmas=lemmas, morphs=morphs)
    spans = []
    for text, label in ents:
        start = doc.text.index(text)
        span = doc.char_span(start, start + len(text), label=label)
        assert span is not None, text
        spans.append(span)
    doc.ents = spans
    return Parse(doc)


def parsed(name: str) -> list[Any]:
    """The rows of a table of ``parsed/`` as pytest parameters."""
    rows = tomllib.loads((_PARSED / f"{name}.toml").read_text(encoding="utf-8"))["row"]
    return [marked(r) for r in rows]


def marked(row: dict[str, Any]) -> Any:
    """A row as a pytest parameter, with its ``name`` as id and its ``xfail``, if it has one, as mark."""
    marks = [pytest.mark.xfail(strict=False, reason=row["xfail"])] if "xfail" in row else []
    return pytest.param(row, id=row["name"], marks=marks)


def word(doc: Parse, text: str) -> Word:
    """The first token with this text."""
    return next(t for t in doc if t.text == text)


def frame(type_: str = "meeting", **row: object) -> Frame:
    """A frame of one's own; ``row`` as in a TOML file, with "subtype" and one noun if not given."""
    return parse_frames("own.toml", {"type": type_, "frame": [{"subtype": type_, "nouns": ["fait"], **row}]})[0]


def trigger(doc: Parse, text: str, infinitive: str | None = None, of: Frame | None = None) -> Trigger:
    """The trigger made of the first token with this text: a form of ``infinitive``, or a noun."""
    head = word(doc, text)
    forms = inflected(infinitive)[text.lower()] if infinitive else frozenset()
    return Trigger(of or frame(), head.i, head.i + 1, head.i, forms)
