"""What is learnt of events fits the frames and the codebook, and what it sees of a text is what stands there."""

from __future__ import annotations

import pytest
from spacy.language import Language
from test_arguments import entities_in
from trees import tree, word

from aes_extract.events.frames import frames
from aes_extract.events.model import Doubted, Filler
from aes_extract.events.parse import Parse
from aes_extract.events.referents import Referents
from aes_extract.events.tagging.clusters import SIZES, clusters
from aes_extract.events.tagging.references import References
from aes_extract.events.tagging.roles import with_likeliest
from aes_extract.events.tagging.taggers import NOTHING, best, types_of
from aes_extract.resolve.entities import Entity
from tests.codebook import TYPES


def test_the_judge_knows_the_types_of_the_codebook() -> None:
    assert types_of("triggers") == set(TYPES)
    assert types_of("triggers") == {f.type for f in frames()}


def test_the_tagger_knows_the_roles_of_the_codebook() -> None:
    roles = {role for _, names in TYPES.values() for role in names.split()}
    assert types_of("arguments") == roles | {"date", "place"}


def test_a_row_gets_one_label_with_its_probability() -> None:
    rows = [["bias"], ["bias", "ty=meeting", "rule=meeting", "fit=meeting", "ty|fit=meeting|meeting"]]
    found = best("triggers", rows, 0.0)
    assert [label in types_of("triggers") for label, _ in found] == [True, True]
    assert found[1][0] == "meeting"
    assert 0 < found[0][1] < found[1][1] < 1
    assert [label for label, _ in best("triggers", rows, found[1][1])] == [NOTHING, "meeting"]
    assert best("triggers", rows, 1.0)[1][0] == NOTHING
    assert best("arguments", [], 0.5) == []


@pytest.mark.model
def test_words_of_one_kind_are_in_one_cluster(model: Language) -> None:
    doc = Parse(model("Le ministre et le président ont mangé du riz."))
    words = {w.text: clusters(w) for w in doc}
    assert all(len(found) == len(SIZES) for found in words.values() if found)
    assert words["ministre"][0] == words["président"][0] != words["riz"][0]


def test_without_vectors_no_word_has_a_cluster() -> None:
    assert clusters(tree("rien/NOUN/ROOT/1")[0]) == ()


def near(notation: str, text: str) -> list[str]:
    """What may belong to the event of a word, as « name way »."""
    doc = tree(notation)
    found = References(doc, Referents(doc, entities_in(doc))).near(word(doc, text).i)
    return [f"{getattr(n.reference.filling, 'name', 'date')} {n.reference.way}" for n in found]


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        ("Tall/PROPN/nsubj/2 rencontre/VERB/ROOT/2 Koné/PROPN/obj/2", ["Tall name", "Koné name"]),
        ("Tall/PROPN/nsubj/2 rencontre/VERB/ROOT/2 2024-05-03/NUM/obl:mod/2", ["Tall name", "date date"]),
        (
            "Tall/PROPN/nsubj/2 parle/VERB/ROOT/2 et/CCONJ/cc/6 il/PRON/nsubj/6 la/PRON/obj/6 rencontre/VERB/conj/2",
            ["Tall pronoun"],
        ),
        ("Les/DET/det/2 soldats/NOUN/nsubj/3 rencontre/VERB/ROOT/3", ["soldats name"]),
        # « Tall, soldat » is one person, « Tall et les soldats » are more.
        ("Tall/PROPN/nsubj/3 soldats/NOUN/appos/1 rencontre/VERB/ROOT/3", ["Tall name"]),
        ("Tall/PROPN/nsubj/3 soldats/NOUN/appos/1/plur rencontre/VERB/ROOT/3", ["Tall name", "soldats name"]),
        ("Tall/PROPN/nsubj/3 soldats/NOUN/conj/1 rencontre/VERB/ROOT/3", ["Tall name", "soldats name"]),
    ],
)
def test_what_is_near_a_trigger(notation: str, expected: list[str]) -> None:
    assert near(notation, "rencontre") == expected


TALL, KONE, DIOP = (Entity("person", name, name, []) for name in ("Tall", "Koné", "Diop"))


@pytest.mark.parametrize(
    ("type_", "sure", "doubted", "expected"),
    [
        ("statement", [], [("speaker", TALL, 0.3), ("speaker", KONE, 0.35)], ["speaker Koné"]),
        ("statement", [("addressee", DIOP)], [("speaker", TALL, 0.3)], ["addressee Diop", "speaker Tall"]),
        ("attack", [], [("target", TALL, 0.25), ("agent", KONE, 0.3)], ["agent Koné"]),
        # Who takes part already, and who does not speak, supplies no speaker; an event with anybody needs nobody.
        ("statement", [("addressee", TALL)], [("speaker", TALL, 0.3)], ["addressee Tall"]),
        ("statement", [], [("addressee", TALL, 0.3)], []),
        ("statement", [("speaker", DIOP)], [("speaker", TALL, 0.3)], ["speaker Diop"]),
        ("attack", [("target", DIOP)], [("agent", KONE, 0.3)], ["target Diop"]),
        ("attack", [], [], []),
    ],
)
def test_an_event_without_anybody_takes_the_likeliest(
    type_: str, sure: list[tuple[str, Entity]], doubted: list[tuple[str, Entity, float]], expected: list[str]
) -> None:
    found = with_likeliest([Filler(*p) for p in sure], [Doubted(Filler(r, e), p) for r, e, p in doubted], type_)
    assert [f"{p.role} {p.entity.name}" for p in found] == expected
