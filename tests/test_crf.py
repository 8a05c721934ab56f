"""The field with CRFsuite's weights: it tags as CRFsuite itself does."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pycrfsuite
import pytest
from spacy.tokens import Doc

import aes_extract
from aes_extract.components.names.features import features
from aes_extract.components.names.find import find_names
from aes_extract.components.names.hints import find_hints
from aes_extract.components.names.tagger import best_tags
from aes_extract.crf import Field
from tests.components.names.marked import marked

KNOWLEDGE = Path(aes_extract.__file__).parent / "knowledge"
FEATURES = [f"w={c}" for c in "abcdefgh"]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small model with weights of all kinds."""
    dice = random.Random(5)
    trainer = pycrfsuite.Trainer(verbose=False)
    for _ in range(60):
        rows = [dice.choices(FEATURES, k=3) for _ in range(dice.randint(1, 7))]
        trainer.append(rows, [dice.choice(["O", "B-été", "I-été"]) if "w=a" in row else "O" for row in rows])
    path = tmp_path_factory.mktemp("crf") / "small.crfsuite"
    trainer.train(str(path))
    return path


def theirs(model: Path) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    return tagger


@pytest.mark.parametrize("lengths", [[1], [5], [3, 1, 7, 3, 2], [1, 1, 1], []])
def test_tags_as_crfsuite_does(model: Path, lengths: list[int]) -> None:
    dice = random.Random(6)
    tagger = theirs(model)
    field = Field(model.read_bytes())
    for _ in range(20):
        rows = [dice.choices([*FEATURES, "unknown"], k=3) for _ in range(sum(lengths))]
        ends = np.cumsum(lengths).tolist()
        sentences = [(end - length, end) for end, length in zip(ends, lengths, strict=True)]
        scores = np.zeros((len(rows), field.states.shape[1]))
        for i, row in enumerate(rows):
            for feature in row:
                scores[i] += field.states[field.features[feature]] if feature in field.features else 0
        expected = [tag for start, end in sentences for tag in tagger.tag(rows[start:end])]
        assert field.best_tags(scores, sentences) == expected


def test_is_as_sure_of_a_row_as_crfsuite_is(model: Path) -> None:
    tagger, field = theirs(model), Field(model.read_bytes())
    rows = [["w=a", "w=c"], ["w=b", "unknown"], ["unknown"], []]
    expected = []
    for row in rows:
        tagger.set([row])
        expected.append([tagger.marginal(label, 0) for label in field.labels])
    np.testing.assert_allclose(field.probabilities(rows), expected, atol=1e-12)
    assert field.probabilities([]) == []


@pytest.mark.parametrize(
    "text",
    [
        "hier [PER Zorba] , ministre/NOUN malien/ADJ , vit/VERB à Bamako⏎L' armée et l' AES parlent/VERB",
        "le président de la Commission de l' UEMOA , Abdoulaye Diop , a quitté/VERB [LOC Lomé] pour le Niger",
        "Zorba",
        "Zorba parle/VERB",
        "…",
    ],
)
def test_scores_are_those_of_the_feature_strings(text: str) -> None:
    doc = marked(text)
    hints = find_hints(doc)
    found = find_names(doc, {0}, hints)
    expected = theirs(KNOWLEDGE / "tagger.crfsuite").tag(features(doc, hints, found, {0}))
    assert best_tags(doc, hints, found, {0}, [(0, len(doc))]) == expected


def test_a_text_without_words() -> None:
    doc = Doc(marked("Zorba").vocab, words=[])
    assert best_tags(doc, find_hints(doc), [], set(), []) == []
