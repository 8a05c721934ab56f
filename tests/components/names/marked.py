"""Texts that carry their own annotation, and the Docs that they stand for, made without the model.

« Le général [PER Salif Zongoré] reçoit/VERB le [LOC:mali Mali] » is that sentence with two entities: ``LABEL``, then
``:record`` and ``#found-by`` where needed, then the words. A part of speech is written after a slash where the default
(by spelling and a short list of closed-class words) does not do. Tokens are those of the French tokenizer; ``⏎`` is a
line end.
"""

from __future__ import annotations

import re
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from aes_extract.text import fold

_MARK = re.compile(r"\[(?P<label>[A-Z]+)(?::(?P<record>[\w-]+))?(?:#(?P<found_by>[\w-]+))? (?P<words>[^\]]+)\]")
_POS = re.compile(r"(?<=\w)/(ADJ|ADP|ADV|AUX|CCONJ|DET|NOUN|NUM|PRON|PROPN|VERB|X)\b")
_CLOSED = {
    word: pos
    for pos, some in {
        "DET": "le la l' les un une ce cet cette ces son sa ses leur leurs notre",
        "ADP": "de d' du des a au aux en dans par pour sur avec entre vers chez sans",
        "CCONJ": "et ou ni mais",
        "AUX": "est sont a ont ete etait sera",
        "PRON": "il elle ils elles qui que qu' s' se",
        "ADV": "ne n' pas hier tres",
    }.items()
    for word in some.split()
}


@cache
def french() -> Language:
    """The bare French tokenizer."""
    return spacy.blank("fr")


def plain(text: str) -> str:
    """The text without its annotation."""
    return _MARK.sub(lambda m: m["words"], _POS.sub("", text)).replace("⏎", "\n")


def annotated(text: str) -> list[tuple[str, str]]:
    """The entities that the text marks, as (label, words)."""
    return [(m["label"], m["words"]) for m in _MARK.finditer(_POS.sub("", text))]


def listed(text: str) -> list[tuple[str, str]]:
    """« PER Salif Zongoré | LOC Gao » as (label, words); the empty string is the empty list."""
    rows = (row.strip().partition(" ") for row in text.split("|") if row.strip())
    return [(label, words) for label, _, words in rows]


def marked(text: str) -> Doc:
    """The Doc that an annotated text stands for: tokens, parts of speech, sentences, entities."""
    text = text.replace("⏎", "\n")
    tags: dict[int, str] = {}
    bare = ""
    at = 0
    for m in _POS.finditer(text):
        bare += text[at : m.start()]
        tags[len(bare) - 1] = m[1]
        at = m.end()
    bare += text[at:]

    clean = ""
    ents: list[tuple[int, int, re.Match[str]]] = []
    moved: dict[int, str] = {}
    at = 0
    for m in (*_MARK.finditer(bare), None):
        stop = m.start() if m else len(bare)
        moved |= {i - at + len(clean): tag for i, tag in tags.items() if at <= i < stop}
        clean += bare[at:stop]
        if m is None:
            break
        first = m.start("words")
        moved |= {i - first + len(clean): tag for i, tag in tags.items() if first <= i < m.end("words")}
        ents.append((len(clean), len(clean) + len(m["words"]), m))
        clean += m["words"]
        at = m.end()

    doc = french().make_doc(clean)
    for token in doc:
        token.pos_ = moved.get(token.idx + len(token) - 1) or _default_pos(token)
        if token.i:
            token.is_sent_start = not token.is_space and _ends_sentence(doc[token.i - 1])
    doc.ents = [_entity(doc, *ent) for ent in ents]
    return doc


def _entity(doc: Doc, start: int, end: int, m: re.Match[str]) -> Span:
    span = doc.char_span(start, end, label=m["label"], kb_id=m["record"] or "", span_id=m["found_by"] or "")
    assert span is not None, f"no token borders: {m.group()}"
    return span


def _ends_sentence(token: Token) -> bool:
    """Whether the token is a line end or a final mark; the stop of « Col. » is none."""
    if token.text == "." and token.i:
        word = token.nbor(-1)
        return not (len(word) <= 3 and word.text[0].isupper())
    return token.text in {"!", "?"} or "\n" in token.text


def _default_pos(token: Token) -> str:
    if token.is_space:
        return "SPACE"
    if token.is_punct:
        return "PUNCT"
    if token.like_num:
        return "NUM"
    return _CLOSED.get(fold(token.text)) or ("PROPN" if token.text[0].isupper() else "NOUN")
