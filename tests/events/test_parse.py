"""A parse in plain objects says of each word what spaCy's Doc says."""

from __future__ import annotations

import pytest
from spacy.language import Language

from aes_extract.events.parse import Parse
from aes_extract.text import fold

TEXT = (
    "Réunis mardi à Bamako, les ministres maliens, nigériens et burkinabè ont signé un accord.\n"
    "« Nous irons loin », a déclaré le général Assimi Goïta, qui s'est rendu à Gao où l'attendaient 300 soldats."
)


@pytest.mark.model
def test_words_are_those_of_the_doc(model: Language) -> None:
    doc = model(TEXT)
    parse = Parse(doc)
    assert len(parse) == len(doc)
    assert parse.keys == [fold(token.text) for token in doc]
    for token, word in zip(doc, parse, strict=True):
        told = (word.text, word.lemma_key, word.pos_, word.dep_, word.ent_type_, word.head.i)
        assert told == (token.text, fold(token.lemma_), token.pos_, token.dep_, token.ent_type_, token.head.i)
        assert (word.is_punct, word.is_space) == (token.is_punct, token.is_space)
        assert [c.i for c in word.children] == [c.i for c in token.children]
        assert [w.i for w in word.subtree] == [t.i for t in token.subtree]
        assert [w.i for w in word.ancestors] == [t.i for t in token.ancestors]
        assert (word.sent.start, word.sent.end) == (token.sent.start, token.sent.end)
        assert (word.like_num, word.is_sent_start) == (token.like_num, bool(token.is_sent_start))
        for name in ("Number", "Tense", "VerbForm", "Mood", "Person"):
            assert word.morph.get(name, []) == token.morph.get(name)


@pytest.mark.model
def test_stretches_are_those_of_the_doc(model: Language) -> None:
    doc = model(TEXT)
    parse = Parse(doc)
    assert [(s.start, s.end) for s in parse.sents] == [(s.start, s.end) for s in doc.sents]
    assert [(e.start, e.end, e.label_) for e in parse.ents] == [(e.start, e.end, e.label_) for e in doc.ents]
    for start in range(len(doc)):
        for end in range(start + 1, min(start + 8, len(doc))):
            assert parse[start:end].text == doc[start:end].text
            assert parse[start:end].root.i == doc[start:end].root.i


@pytest.mark.model
def test_words_are_found_by_their_characters(model: Language) -> None:
    doc = model(TEXT)
    parse = Parse(doc)
    for token in doc:
        found = parse.over(token.idx, token.idx + len(token))
        assert found is not None
        assert (found.start, found.end) == (token.i, token.i + 1)
    assert parse.over(TEXT.index("Bamako") + 2, TEXT.index("Bamako") + 4) is not None
    assert parse.over(TEXT.index(" ministres"), TEXT.index(" ministres") + 1) is None
