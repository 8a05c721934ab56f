"""The tagger: what it sees of a token, how tags become mentions, what it may not touch."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from aes_extract import weights
from aes_extract.components.names import tagger
from aes_extract.components.names.candidate import Candidate
from aes_extract.components.names.features import features
from aes_extract.components.names.hints import find_hints
from tests.components.names.marked import listed, marked


def seen(text: str, word: str, found: list[Candidate] | None = None, dates: set[int] | None = None) -> list[str]:
    """The features of the token ``word`` of an annotated text."""
    doc = marked(text)
    table = features(doc, find_hints(doc), found or [], dates or set())
    return table[[t.text for t in doc].index(word)]


@pytest.mark.parametrize(
    ("text", "word", "features_seen"),
    [
        ("le Mali accueille/VERB Zorba", "Zorba", ["w=zorba", "sh=Xxx", "s3=rba", "p3=zor", "pos=PROPN", "joined"]),
        ("hier Goïta parle/VERB", "Goïta", ["w=goita", "l=surnames", "-1:w=hier", "1:w=parle"]),
        ("le colonel Zorba parle/VERB", "Zorba", ["-1:ti=mil_rank", "-2:w=le", "ww=colonel|zorba"]),
        ("le colonel Zorba parle/VERB", "colonel", ["ti=mil_rank"]),
        ("il vit/VERB à Bamako", "Bamako", ["kn=BeLOC11", "1:END"]),
        ("l' armée malienne avance/VERB", "malienne", ["dem", "-1:hd=ORG|national"]),
        ("hier [PER Zorba] parle/VERB", "Zorba", ["m=B-PER", "mm=O|B-PER"]),
        ("hier [PER Zorba] parle/VERB", "hier", ["1:m=B-PER", "-1:END", "-2:END"]),
        ("MM. AES et BCEAO", "AES", ["sh=XX", "w=aes"]),
    ],
)
def test_features(text: str, word: str, features_seen: list[str]) -> None:
    row = seen(text, word)
    assert [f for f in features_seen if f not in row] == []


def test_a_rule_and_a_date_are_seen() -> None:
    found = [Candidate(1, 2, "PER", "name-list")]
    row = seen("hier Zorba parle/VERB", "Zorba", found, {0})
    assert {"o=B-PER", "by=B-PER|name-list", "-1:date"} <= set(row)
    assert "o=B-PER" not in seen("hier Zorba parle/VERB", "Zorba")


def test_a_token_two_places_away_tells_less() -> None:
    row = seen("hier Zorba parle/VERB", "parle")
    assert {"-2:w=hier", "-1:s3=rba"} <= set(row)
    assert not any(f.startswith("-2:s3=") for f in row)


@pytest.mark.parametrize(
    ("text", "tags", "expected"),
    [
        ("hier Zorba Tikari parle/VERB", "O B-PER I-PER O", "PER Zorba Tikari"),
        ("hier Zorba Tikari parle/VERB", "O B-PER B-PER O", "PER Zorba | PER Tikari"),
        ("hier Zorba Tikari parle/VERB", "O B-PER I-ORG O", "PER Zorba | ORG Tikari"),
        ("hier Zorba Tikari parle/VERB", "O I-PER I-PER O", "PER Zorba Tikari"),
        ("hier Zorba parle/VERB à Dori", "O B-PER O O B-LOC", "PER Zorba | LOC Dori"),
        ("hier Zorba parle/VERB", "O O O", ""),
        ("Le contingent Zorba parle/VERB", "B-ORG I-ORG I-ORG O", "ORG contingent Zorba"),
        ("hier la Zorba parle/VERB", "O B-ORG I-ORG O", "ORG Zorba"),
        ("hier La Zorba parle/VERB", "O B-ORG I-ORG O", "ORG La Zorba"),
        ("Le Caire brûle/VERB", "B-LOC I-LOC O", "LOC Le Caire"),
        ("hier Zorba , Tikari parle/VERB", "O B-PER I-PER B-PER O", "PER Zorba | PER Tikari"),
        ("hier , parle/VERB", "O B-PER O", ""),
        ("Zorba⏎Tikari parle/VERB", "B-PER I-PER I-PER O", "PER Zorba | PER Tikari"),
    ],
)
def test_tags_become_mentions(text: str, tags: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert mentions(marked(text), tags, monkeypatch) == listed(expected)


def mentions(doc: Doc, tags: str, monkeypatch: pytest.MonkeyPatch, dates: set[int] | None = None) -> list[object]:
    monkeypatch.setattr(tagger, "best_tags", lambda *_: tags.split())
    found = tagger.judge(doc, find_hints(doc), [], dates or set())
    return [(c.label, doc[c.start : c.end].text) for c in found]


def test_a_date_is_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert mentions(marked("Mardi Zorba parle/VERB"), "B-PER I-PER O", monkeypatch, {0}) == []


def test_says_who_found_it(monkeypatch: pytest.MonkeyPatch) -> None:
    doc = marked("Zorba parle/VERB à Lomé et Tikari")
    found = [Candidate(0, 1, "PER", "name-list", "zorba"), Candidate(5, 6, "LOC", "model")]
    monkeypatch.setattr(tagger, "best_tags", lambda *_: "B-PER O O B-LOC O B-PER".split())
    kept = tagger.judge(doc, find_hints(doc), found, set())
    assert [(c.found_by, c.entity) for c in kept] == [("name-list", "zorba"), ("tagger", "lome"), ("tagger", "")]


@pytest.mark.model
def test_the_weights_know_the_features(nlp: Language) -> None:
    """Features that the code names otherwise than the training did would be lost without a word."""
    doc = marked("hier [PER Zorba] , ministre/NOUN malien/ADJ , vit/VERB à Bamako⏎L' armée et l' AES parlent/VERB")
    table = features(doc, find_hints(doc), [Candidate(1, 2, "PER", "name-list")], {0})
    kinds = {f.partition("=")[0] for row in table for f in row}
    learnt = {feature.partition("=")[0] for feature in weights.field("tagger").features}
    assert kinds - learnt == set()
