"""The recognizer that decides by whole texts finds what spaCy's finds, and leaves to it what it does not know."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest
import spacy
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

from aes_extract.patches.ner import recognize_by_text
from tests.gold.corpus import SETS, gold_file, read_gold

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model
TEXTS = [one.text for name in SETS for one in read_gold(gold_file(name))]


@pytest.fixture(scope="module")
def ours(stock: Language) -> EntityRecognizer:
    """The stock model's recognizer, quick."""
    nlp = spacy.blank("fr", vocab=stock.vocab)
    nlp._components.append(("ner", stock.get_pipe("ner")))
    recognize_by_text(nlp)
    found: Any = nlp.get_pipe("ner")
    assert type(found) is not EntityRecognizer
    return found


def found_by(pipe: Any, docs: list[Doc]) -> list[list[tuple[int, int, str]]]:
    copies = [doc.copy() for doc in docs]
    pipe.set_annotations(copies, pipe.predict(copies))
    assert all(token.ent_iob_ for doc in copies for token in doc)
    return [[(e.start, e.end, e.label_) for e in doc.ents] for doc in copies]


def shuffled(stock: Language, dice: random.Random) -> Doc:
    """Words of the articles in any order, with sentence borders and blanks anywhere."""
    words = [word for text in dice.sample(TEXTS, 3) for word in text.split()[:80]]
    words = [dice.choice([" ", "\n", "Bamako", word]) if dice.random() < 0.1 else word for word in words]
    dice.shuffle(words)
    doc = Doc(stock.vocab, words[: dice.randint(1, len(words))])
    for token in doc:
        token.is_sent_start = True if token.i == 0 else dice.choice([None, None, False, False, True])
    return doc


def test_it_finds_what_spacy_finds(stock: Language, ours: EntityRecognizer) -> None:
    dice = random.Random(3)
    docs = [shuffled(stock, dice) for _ in range(60)] + [stock.make_doc(text) for text in (*TEXTS, "", "Bamako")]
    expected = found_by(stock.get_pipe("ner"), docs)
    assert found_by(ours, docs) == expected
    assert sum(map(len, expected)) > 500
    assert {end - start for one in expected for start, end, _ in one} >= {1, 2, 3, 4, 5}
    # Alone as in company.
    assert [found_by(ours, [doc])[0] for doc in docs[:10]] == expected[:10]


def test_what_is_set_before_is_left_to_spacy(stock: Language, ours: EntityRecognizer) -> None:
    doc = stock.make_doc(TEXTS[0])
    doc.set_ents([Span(doc, 3, 5, "LOC")], default="unmodified")
    expected = found_by(stock.get_pipe("ner"), [doc])
    assert found_by(ours, [doc]) == expected
    assert (3, 5, "LOC") in expected[0]


def test_it_learns(stock: Language) -> None:
    from spacy.training import Example

    nlp = spacy.blank("fr")
    nlp.add_pipe("ner").add_label("LOC")  # type: ignore[attr-defined]
    examples = [Example.from_dict(nlp.make_doc("Zorba vit à Kita"), {"entities": [(12, 16, "LOC")]})]
    sgd = nlp.initialize(lambda: examples)
    recognize_by_text(nlp)
    pipe: Any = nlp.get_pipe("ner")
    assert type(pipe) is not EntityRecognizer
    for _ in range(60):
        nlp.update(examples, sgd=sgd)
    assert [e.text for e in nlp("Zorba vit à Kita").ents] == ["Kita"]


@pytest.mark.parametrize(
    "config",
    [
        {"beam_width": 4},
        {"incorrect_spans_key": "wrong"},
        {
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2",
                "state_type": "ner",
                "extra_state_tokens": True,
                "hidden_width": 32,
                "maxout_pieces": 2,
                "use_upper": True,
                "tok2vec": {
                    "@architectures": "spacy.HashEmbedCNN.v2",
                    "pretrained_vectors": None,
                    "width": 32,
                    "depth": 1,
                    "embed_size": 100,
                    "window_size": 1,
                    "maxout_pieces": 2,
                    "subword_features": True,
                },
            }
        },
    ],
)
def test_another_recognizer_stays_as_it_is(config: dict[str, Any]) -> None:
    factory = "beam_ner" if "beam_width" in config else "ner"
    nlp = spacy.blank("fr")
    pipe: Any = nlp.add_pipe(factory, name="ner", config=config)
    pipe.add_label("LOC")
    nlp.initialize()
    recognize_by_text(nlp)
    assert nlp.get_pipe("ner") is pipe
