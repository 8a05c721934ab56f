"""The patched pipeline finds what the model finds by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from spacy.tokens import Doc

from aes_extract.patches import encoder, lemmas
from aes_extract.patches.encoder import encode_faster
from aes_extract.patches.lemmas import bound_lemmas, plain_tables
from aes_extract.patches.long_words import bound_words
from aes_extract.patches.ner import recognize_by_text
from aes_extract.patches.parser import multiply_by_text
from aes_extract.patches.tags import copy_tags
from tests.gold.corpus import SETS, gold_file, read_gold

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

TEXTS = [one.text for name in SETS for one in read_gold(gold_file(name))]


@pytest.fixture(scope="module")
def patched(stock: Language) -> Language:
    """The installed model with all patches, and nothing else of ours."""
    import spacy

    from aes_extract.model import MODEL
    from aes_extract.patches.token_match import small_token_match

    with small_token_match(), plain_tables():
        nlp = spacy.load(MODEL, exclude=["strings"])
    bound_lemmas(nlp)
    encode_faster(nlp)
    multiply_by_text(nlp)
    recognize_by_text(nlp)
    copy_tags(nlp)
    bound_words(nlp)
    return nlp


def told(doc: Doc) -> list[object]:
    words = [
        (t.text, t.whitespace_, t.norm_, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start)
        for t in doc
    ]
    return [*words, *((e.start, e.end, e.label_) for e in doc.ents)]


def test_everything_is_found_alike(stock: Language, patched: Language) -> None:
    for own, ours in zip(stock.pipe(TEXTS, batch_size=8), patched.pipe(TEXTS, batch_size=8), strict=True):
        assert told(ours) == told(own)


def test_vectors_differ_by_rounding_only(stock: Language, patched: Language) -> None:
    for name in ("tok2vec", "ner"):
        models = [nlp.get_pipe(name).model for nlp in (stock, patched)]  # type: ignore[attr-defined]
        own, ours = (m if name == "tok2vec" else m.get_ref("tok2vec").layers[0] for m in models)
        doc = stock.make_doc(TEXTS[0])
        assert "forward" in ours._func.__qualname__ and ours._func is not own._func
        assert np.allclose(ours.predict([doc])[0], own.predict([doc])[0], atol=1e-4)


def test_a_text_has_the_same_vectors_in_any_company(patched: Language) -> None:
    model = patched.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    docs = [patched.make_doc(text) for text in (*TEXTS[:4], "", "Niamey")]
    together = model.predict(docs)
    for i in (5, 4, 2, 0, 3, 1):
        assert np.array_equal(model.predict([docs[i]])[0], together[i])
        assert together[i].shape == (len(docs[i]), 96)


def test_rows_that_are_forgotten_come_back_the_same(patched: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    embed = patched.get_pipe("tok2vec").model.get_ref("embed")  # type: ignore[attr-defined]
    docs = [patched.make_doc(text) for text in TEXTS[:3]]
    whole = encoder._KeptRows(embed).of(docs)
    for room in (10, max(len(doc) for doc in docs), sum(len(doc) for doc in docs)):
        monkeypatch.setattr(encoder, "_WORDS", room)
        few = encoder._KeptRows(embed)
        for some in ([0], [1, 2], [0, 1, 2], [2]):
            assert all(map(np.array_equal, few.of([docs[i] for i in some]), [whole[i] for i in some]))
            assert len(few._index) <= room


def test_a_norm_of_its_own_has_a_row_of_its_own(patched: Language) -> None:
    embed = patched.get_pipe("tok2vec").model.get_ref("embed")  # type: ignore[attr-defined]
    kept = encoder._KeptRows(embed)
    plain, other, joined = (
        Doc(patched.vocab, words=["est", "là"], spaces=spaces) for spaces in ([1, 0], [1, 0], [0, 0])
    )
    other[0].norm_ = "être"
    rows = [kept.of([doc])[0] for doc in (plain, other, joined)]
    assert not np.array_equal(rows[0][0], rows[1][0])
    assert not np.array_equal(rows[0][0], rows[2][0])
    for doc, own in zip((plain, other, joined), rows, strict=True):
        assert np.array_equal(embed.predict([doc])[0], own)


def test_training_asks_the_model_itself(patched: Language) -> None:
    model = patched.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    kept = next(
        cell.cell_contents for cell in model._func.__closure__ if isinstance(cell.cell_contents, encoder._KeptRows)
    )
    doc = patched.make_doc(TEXTS[1])
    model.predict([doc])
    assert kept._index
    vectors, backprop = model([doc], is_train=True)
    assert not kept._index, "rows of weights that are about to change"
    backprop([np.ones_like(vectors[0])])
    assert any(node.has_grad("W") for node in model.walk())


def test_weights_are_written_as_before(stock: Language, patched: Language) -> None:
    for name in ("tok2vec", "ner", "attribute_ruler"):
        own, ours = (nlp.get_pipe(name).to_bytes(exclude=["vocab"]) for nlp in (stock, patched))  # type: ignore[attr-defined]
        assert ours == own


def test_another_encoder_stays_as_it_is() -> None:
    import spacy

    nlp = spacy.blank("fr")
    wide = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 2,
        "window_size": 2,
        "maxout_pieces": 3,
    }
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM"],
        "rows": [100],
        "include_static_vectors": False,
    }
    nlp.add_pipe("tok2vec", config={"model": {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": wide}})
    nlp.initialize()
    model = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    encode_faster(nlp)
    assert nlp.get_pipe("tok2vec").model is model  # type: ignore[attr-defined]


@pytest.mark.parametrize(("depth", "pieces"), [(1, 2), (3, 4)])
def test_other_depths_and_pieces_are_computed_alike(depth: int, pieces: int) -> None:
    import spacy

    nlp = spacy.blank("fr")
    encode = {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 32,
        "depth": depth,
        "window_size": 1,
        "maxout_pieces": pieces,
    }
    embed = {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 32,
        "attrs": ["NORM", "SHAPE"],
        "rows": [100, 50],
        "include_static_vectors": False,
    }
    nlp.add_pipe("tok2vec", config={"model": {"@architectures": "spacy.Tok2Vec.v2", "embed": embed, "encode": encode}})
    nlp.initialize()
    docs = [nlp.make_doc(text) for text in (*TEXTS[:2], "Niamey")]
    before = nlp.get_pipe("tok2vec").predict(docs)  # type: ignore[attr-defined]
    model = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    encode_faster(nlp)
    assert nlp.get_pipe("tok2vec").model is not model  # type: ignore[attr-defined]
    for own, ours in zip(before, nlp.get_pipe("tok2vec").predict(docs), strict=True):  # type: ignore[attr-defined]
        assert np.allclose(ours, own, atol=1e-4)


def test_a_ruler_with_other_rules_stays_as_it_is(patched: Language) -> None:
    import spacy

    nlp = spacy.blank("fr")
    copy_tags(nlp)
    encode_faster(nlp)
    ruler = nlp.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "la"}]], {"POS": "DET"})  # type: ignore[attr-defined]
    ruler.add([[{"POS": "NOUN"}]], {"TAG": "NOUN"})  # type: ignore[attr-defined]
    copy_tags(nlp)
    assert type(ruler).__name__ == "AttributeRuler"
    assert nlp("la")[0].pos_ == "DET"


def test_tables_answer_as_before(stock: Language, patched: Language) -> None:
    own, ours = (nlp.get_pipe("lemmatizer").lookups for nlp in (stock, patched))  # type: ignore[attr-defined]
    assert {type(ours.get_table(name)).__name__ for name in own.tables} == {"PlainTable", "Table"}
    for name in own.tables:
        before, now = own.get_table(name), ours.get_table(name)
        assert list(now) == list(before)
        for key in ("noun", "verb", "det", "présidents", "xyz", 5):
            assert (key in now) == (key in before)
            mine, theirs = now.get(key, "none"), before.get(key, "none")
            assert list(mine) == list(theirs) if name == "lemma_index" else mine == theirs
            if key in now:
                assert now[key] is mine


def test_tables_are_spacys_own_outside(stock: Language) -> None:
    from spacy import lookups

    own = lookups.Table
    with plain_tables():
        assert type(lookups.Table("few", {"a": 1})) is own
        assert type(lookups.Table("words", dict.fromkeys(map(str, range(2000)), 1))) is own
    assert lookups.Table is own


def test_lemmas_that_are_forgotten_come_back(patched: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    before = [token.lemma_ for token in patched(TEXTS[0])]
    monkeypatch.setattr(lemmas, "_KEPT", 5)
    patched.get_pipe("lemmatizer").cache.clear()  # type: ignore[attr-defined]
    assert [token.lemma_ for token in patched(TEXTS[0])] == before
    assert len(patched.get_pipe("lemmatizer").cache) <= 5  # type: ignore[attr-defined]
