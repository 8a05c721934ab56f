"""Status from tense, mood, modals, nouns of plan and wish, negation and hearsay, on sentences parsed by hand."""

from __future__ import annotations

from typing import Any

import pytest
from trees import frame, parsed, tree, trigger, word

from aes_extract.events.status import status_of


@pytest.mark.parametrize("row", parsed("status"))
def test_status(row: dict[str, Any]) -> None:
    doc = tree(row["tree"])
    found = trigger(doc, row["trigger"], row.get("verb"))
    assert status_of(found, word(doc, row["trigger"])) == (row["status"], row.get("hedged", False))


@pytest.mark.parametrize(
    ("verb", "infinitive", "status"),
    [("poursuit", "poursuivre", "ongoing"), ("participe", "participer", "ongoing")],
)
def test_verbs_that_go_on(verb: str, infinitive: str, status: str) -> None:
    doc = tree(f"Le/DET/det/2 bataillon/NOUN/nsubj/3 {verb}/VERB/ROOT/3/pres")
    assert status_of(trigger(doc, verb, infinitive), doc[2])[0] == status


def test_speech_is_said_whatever_it_asks_for() -> None:
    """« que le maire parle » is a statement all the same, and « poursuit » that reports is no ongoing act."""
    doc = tree(
        "Il/PRON/nsubj/2 veut/VERB/ROOT/2/pres que/SCONJ/mark/5 le/DET/det/5 maire/NOUN/nsubj/6 parle/VERB/ccomp/2/sub"
    )
    own = frame("statement", subtype="declaration", speech=True)
    assert status_of(trigger(doc, "parle", "parler", own), word(doc, "parle"))[0] == "occurred"
    doc = tree("Il/PRON/nsubj/2 poursuit/VERB/ROOT/2/pres")
    assert status_of(trigger(doc, "poursuit", "poursuivre", own), doc[1])[0] == "occurred"
