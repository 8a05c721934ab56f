"""The spaCy side: what is written on the Doc, and the tense that a parse gives."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from aes_extract.components.dates.tense import tense_at
from aes_extract.components.dates.values import Tense


def test_writes_spans_and_plain_values() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("aes_dates")
    doc = nlp("Le 6 novembre 2024, il a parlé. Le 7 novembre 2024, il a écouté.")
    assert [(s.text, s.label_) for s in doc.spans["aes_dates"]] == [
        ("6 novembre 2024", "DATE"),
        ("7 novembre 2024", "DATE"),
    ]
    assert doc.spans["aes_dates"][0]._.aes_date == {"value": "2024-11-06", "resolution": "explicit"}
    assert doc.ents == ()
    [again] = DocBin(docs=[doc], store_user_data=True).get_docs(nlp.vocab)
    assert again.to_bytes() == doc.to_bytes()


def test_empty_text() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("aes_dates")
    doc = nlp("")
    assert len(doc.spans["aes_dates"]) == 0


def test_pipeline_round_trip() -> None:
    nlp = spacy.blank("fr")
    nlp.add_pipe("aes_dates")
    again = spacy.blank("fr")
    again.add_pipe("aes_dates")
    again.from_bytes(nlp.to_bytes())
    doc = again("Le 5 mai 2024.")
    assert doc.spans["aes_dates"][0].text == "5 mai 2024"


PARSED = [
    # words, heads, deps, pos, morphs, the mention's tokens, its tense
    (
        ["Il", "est", "venu", "mardi"],
        [2, 2, 2, 2],
        ["nsubj", "aux:tense", "ROOT", "obl:mod"],
        ["PRON", "AUX", "VERB", "NOUN"],
        ["", "Tense=Pres|VerbForm=Fin", "Tense=Past|VerbForm=Part", ""],
        Tense.PAST,
    ),
    (
        ["Il", "viendra", "mardi"],
        [1, 1, 1],
        ["nsubj", "ROOT", "obl:mod"],
        ["PRON", "VERB", "NOUN"],
        ["", "Tense=Fut|VerbForm=Fin", ""],
        Tense.FUTURE,
    ),
    (
        ["Il", "avait", "parlé", "mardi"],
        [2, 2, 2, 2],
        ["nsubj", "aux:tense", "ROOT", "obl:mod"],
        ["PRON", "AUX", "VERB", "NOUN"],
        ["", "Tense=Imp|VerbForm=Fin", "Tense=Past|VerbForm=Part", ""],
        Tense.PLUPERFECT,
    ),
    (
        ["Il", "doit", "parler", "mardi"],
        [1, 1, 1, 2],
        ["nsubj", "ROOT", "xcomp", "obl:mod"],
        ["PRON", "VERB", "VERB", "NOUN"],
        ["", "Tense=Pres|VerbForm=Fin", "VerbForm=Inf", ""],
        Tense.FUTURE,
    ),
    (
        ["La", "réunion", "prévue", "mardi"],
        [1, 1, 1, 2],
        ["det", "ROOT", "acl", "obl:mod"],
        ["DET", "NOUN", "VERB", "NOUN"],
        ["", "", "Tense=Past|VerbForm=Part", ""],
        Tense.FUTURE,
    ),
    (
        ["Il", "parle", "mardi"],
        [1, 1, 1],
        ["nsubj", "ROOT", "obl:mod"],
        ["PRON", "VERB", "NOUN"],
        ["", "Tense=Pres|VerbForm=Fin", ""],
        Tense.OPEN,
    ),
]


@pytest.mark.parametrize(("words", "heads", "deps", "pos", "morphs", "tense"), PARSED, ids=lambda x: None)
def test_tense_from_the_parse(
    words: list[str], heads: list[int], deps: list[str], pos: list[str], morphs: list[str], tense: Tense
) -> None:
    doc = Doc(spacy.blank("fr").vocab, words=words, heads=heads, deps=deps, pos=pos, morphs=morphs)
    assert tense_at(doc, doc[len(words) - 1 :]) is tense


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Il est venu mardi", Tense.PAST),
        ("Il viendra mardi", Tense.FUTURE),
        ("Il avait été arrêté mardi", Tense.PLUPERFECT),
        ("La réunion prévue mardi", Tense.FUTURE),
        ("Le choléra, mardi", Tense.PAST),
        ("Il pleut depuis mardi", Tense.PAST),
        ("Il a fermé la route à compter de mardi", Tense.OPEN),
    ],
)
def test_tense_from_the_words(text: str, tense: Tense) -> None:
    doc = spacy.blank("fr")(text)
    assert tense_at(doc, doc[len(doc) - 1 :]) is tense
