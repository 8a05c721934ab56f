"""What a phrase is to an event's trigger, whatever the voice, in lists, appositions and shared subjects."""

from __future__ import annotations

import pytest
from trees import tree, word

from aes_extract.events.tagging.functions import NONE, Functions

ACTIVE = "Tall/PROPN/nsubj/2 rencontre/VERB/ROOT/2/pres Koné/PROPN/obj/2 à/ADP/case/5 Gao/PROPN/obl:mod/2"
PASSIVE = (
    "Tall/PROPN/nsubj:pass/3 est/AUX/aux:pass/3 arrêté/VERB/ROOT/3/past par/ADP/case/5 Koné/PROPN/obl:agent/3 "
    "et/CCONJ/cc/7 Diop/PROPN/conj/5"
)
LIST = "Tall/PROPN/nsubj/4 et/CCONJ/cc/3 Koné/PROPN/conj/1 rencontrent/VERB/ROOT/4/pres"
INSIDE = "Le/DET/det/2 chef/NOUN/nsubj/5 du/ADP/case/4 Mali/PROPN/nmod/2 rencontre/VERB/ROOT/5/pres"
APPOSED = "Le/DET/det/2 chef/NOUN/nsubj/4 Tall/PROPN/appos/2 rencontre/VERB/ROOT/4/pres"
SHARED = "Tall/PROPN/nsubj/2 promet/VERB/ROOT/2/pres de/ADP/mark/4 rencontrer/VERB/xcomp/2/inf Koné/PROPN/obj/4"
ABOVE = (
    "Tall/PROPN/nsubj/2 accuse/VERB/ROOT/2/pres Koné/PROPN/obj/2 quand/SCONJ/mark/6 Diop/PROPN/nsubj/6 "
    "rencontre/VERB/advcl/2/pres"
)
NOUN = (
    "La/DET/det/2 rencontre/NOUN/nsubj/7 entre/ADP/case/4 Tall/PROPN/nmod/2 et/CCONJ/cc/6 Koné/PROPN/conj/4 "
    "débute/VERB/ROOT/7/pres"
)
SUPPORTED = "Tall/PROPN/nsubj/2 annonce/VERB/ROOT/2/pres une/DET/det/4 rencontre/NOUN/obj/2"
LED = "rencontre/NOUN/ROOT/1 menée/VERB/acl/1/past par/ADP/case/4 Tall/PROPN/obl:agent/2"
APART = "Tall/PROPN/nsubj/2 parle/VERB/ROOT/2/pres ./PUNCT/punct/2 Koné/PROPN/nsubj/5 rencontre/VERB/ROOT/5/pres"


@pytest.mark.parametrize(
    ("notation", "head", "of", "expected"),
    [
        (ACTIVE, "rencontre", "Tall", "subject"),
        (ACTIVE, "rencontre", "Koné", "object"),
        (ACTIVE, "rencontre", "Gao", "a"),
        (PASSIVE, "arrêté", "Tall", "object"),
        (PASSIVE, "arrêté", "Koné", "agent"),
        (PASSIVE, "arrêté", "Diop", "agent"),
        (LIST, "rencontrent", "Koné", "subject"),
        (INSIDE, "rencontre", "chef", "subject"),
        (INSIDE, "rencontre", "Mali", "subject>de"),
        (APPOSED, "rencontre", "Tall", "subject"),
        (SHARED, "rencontrer", "Tall", "subject"),
        (SHARED, "rencontrer", "Koné", "object"),
        (ABOVE, "rencontre", "Diop", "subject"),
        (ABOVE, "rencontre", "Tall", "^advcl:subject"),
        (ABOVE, "rencontre", "Koné", "^advcl:object"),
        (NOUN, "rencontre", "Tall", "entre"),
        (NOUN, "rencontre", "Koné", "entre"),
        (SUPPORTED, "rencontre", "Tall", "obj<subject"),
        (LED, "rencontre", "Tall", "acl:|agent"),
        # What the tree does not join has no function.
        (APART, "rencontre", "Tall", NONE),
        (NOUN, "Koné", "débute", NONE),
    ],
)
def test_the_function_of_a_phrase(notation: str, head: str, of: str, expected: str) -> None:
    doc = tree(notation)
    trigger = word(doc, head)
    assert Functions(trigger, trigger.pos_ == "VERB").of(word(doc, of)) == expected
