"""The words of a Doc taken out at once: what its tokens say, for this Doc and no other."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from aes_extract.components.words import text_of, words_of
from aes_extract.text import fold
from tests.components.names.marked import french

TEXTS = [
    "Le Général Goïta, l'Élu du Mali (AES), parle.\n\nÀ Ségou : « N'Golo » — 12 °C…",
    "  deux blanks\t et un \u00a0insécable\u202f! NOUN VERB ORTH",
    "Zorba",
    "\n",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_those_of_the_tokens(text: str) -> None:
    doc = french()(text)
    words = words_of(doc)
    assert text_of(doc) == doc.text == text
    assert words.texts == [t.text for t in doc]
    assert words.keys == [fold(t.text) for t in doc]
    assert words.starts == [t.idx for t in doc]
    assert words.spaced == [bool(t.whitespace_) for t in doc]
    assert words.capitals == [t.i for t in doc if t.text[0].isupper()]


def test_words_between_tokens() -> None:
    doc = french()("Le Général Goïta, l'Élu du Mali")
    words = words_of(doc)
    for start in range(len(doc)):
        for end in range(start + 1, len(doc) + 1):
            assert words.between(start, end) == doc[start:end].text
            assert words.key(start, end) == fold(doc[start:end].text)


def test_words_of_many_docs_in_turn() -> None:
    docs = [french()(f"Texte {i} de Zorba") for i in range(9)]
    for _ in range(2):
        assert [words_of(doc).text for doc in docs] == [doc.text for doc in docs]


def test_a_new_doc_has_its_own_words() -> None:
    """Also where it takes the place in memory of one that is gone."""
    for i in range(50):
        doc = Doc(french().vocab, words=["mot", str(i)])
        assert words_of(doc).texts == ["mot", str(i)]
        del doc
