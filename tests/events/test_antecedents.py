"""What a pronoun is, what it may stand for, and what speaks for each."""

from __future__ import annotations

import pytest
from test_arguments import entities_in
from trees import tree, word

from aes_extract.events.referents import Referents
from aes_extract.events.tagging.antecedents import Antecedents, pronoun

TWO = (
    "Mme/NOUN/nsubj/3 Tall/PROPN/flat:name/1 parle/VERB/ROOT/3/pres ./PUNCT/punct/3 "
    "M./NOUN/nsubj/7 Koné/PROPN/flat:name/5 écoute/VERB/ROOT/7/pres ./PUNCT/punct/7 "
)


@pytest.mark.parametrize(
    ("notation", "text", "expected"),
    [
        ("Il/PRON/nsubj/2 parle/VERB/ROOT/2", "Il", "il"),
        ("a/AUX/aux:tense/3 -t-elle/PRON/nsubj/3 dit/VERB/ROOT/3", "-t-elle", "elle"),
        ("ce/DET/det/2 dernier/ADJ/nsubj/3 parle/VERB/ROOT/3", "dernier", "dernier"),
        ("Ils/PRON/nsubj/2 parlent/VERB/ROOT/2", "Ils", "ils"),
        # An empty subject, a determiner, an adjective, a pronoun that stands for nobody named.
        ("Il/PRON/expl:subj/2 pleut/VERB/ROOT/2", "Il", None),
        ("le/DET/det/2 mois/NOUN/ROOT/2 dernier/ADJ/amod/2", "dernier", None),
        ("ce/DET/det/3 dernier/ADJ/amod/3 point/NOUN/ROOT/3", "dernier", None),
        ("On/PRON/nsubj/2 parle/VERB/ROOT/2", "On", None),
        ("Tall/PROPN/nsubj/2 parle/VERB/ROOT/2", "Tall", None),
    ],
)
def test_which_words_are_pronouns(notation: str, text: str, expected: str | None) -> None:
    assert pronoun(word(tree(notation), text)) == expected


@pytest.mark.parametrize(
    ("notation", "text", "expected"),
    [
        (TWO + "Elle/PRON/nsubj/10 sourit/VERB/ROOT/10/pres", "Elle", ["Tall yes"]),
        (TWO + "Il/PRON/nsubj/10 sourit/VERB/ROOT/10/pres", "Il", ["Koné yes"]),
        (TWO + "Ils/PRON/nsubj/10 sourient/VERB/ROOT/10/pres", "Ils", []),
        ("Tall/PROPN/nsubj/2 vient/VERB/ROOT/2 et/CCONJ/cc/5 il/PRON/nsubj/5 dit/VERB/conj/2", "il", ["Tall ?"]),
        (
            "La/DET/det/2 directrice/NOUN/nsubj/4 Tall/PROPN/appos/2 vient/VERB/ROOT/4 il/PRON/nsubj/6 dit/VERB/ROOT/6",
            "il",
            ["Tall gender"],
        ),
        (
            "Les/DET/det/2 soldats/NOUN/nsubj/3/plur fuient/VERB/ROOT/3 il/PRON/nsubj/5 dit/VERB/ROOT/5",
            "il",
            ["soldats number"],
        ),
        # Nobody named before.
        ("Il/PRON/nsubj/2 rencontre/VERB/ROOT/2/pres Tall/PROPN/obj/2", "Il", []),
    ],
)
def test_what_a_pronoun_may_stand_for(notation: str, text: str, expected: list[str]) -> None:
    doc = tree(notation)
    entities, rows = Antecedents(doc, entities_in(doc)).rows(word(doc, text))
    agreement = [next(f for f in row if f.startswith("agrees=")).split("=")[1].split("|")[0] for row in rows]
    assert [f"{e.name} {a}" for e, a in zip(entities, agreement, strict=True)] == expected


@pytest.mark.parametrize(
    ("pronoun_", "verb", "expected"),
    [("Elle", "sourit", "Tall"), ("Il", "sourit", "Koné"), ("Ils", "sourient", None)],
)
def test_whom_a_pronoun_stands_for(pronoun_: str, verb: str, expected: str | None) -> None:
    doc = tree(TWO + f"{pronoun_}/PRON/nsubj/10 {verb}/VERB/ROOT/10/pres")
    found = Referents(doc, entities_in(doc)).entity(word(doc, pronoun_))
    assert (found.name if found else None) == expected


def test_chances_fall() -> None:
    doc = tree("Tall/PROPN/nsubj/2 voit/VERB/ROOT/2/pres Koné/PROPN/obj/2 il/PRON/nsubj/5 sourit/VERB/conj/2/pres")
    chances = [a.probability for a in Antecedents(doc, entities_in(doc)).of(word(doc, "il"))]
    assert len(chances) == 2
    assert chances == sorted(chances, reverse=True)
