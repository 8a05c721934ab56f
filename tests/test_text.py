"""Comparing words whatever their case, accents, apostrophes and hyphens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aes_extract.text import cut_words, fold, slug, stands_at, word_spans, words

LATIN = st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0xFF, include_characters="œŒğş’‑"))

FOLDED = [
    # the text, what it folds to
    ("GOÏTA", "goita"),
    ("Zinédine", "zinedine"),
    ("Ménaka", "menaka"),
    ("e\u0301te\u0301", "ete"),
    ("Françoise", "francoise"),
    ("cœur", "coeur"),
    ("ŒUVRE", "oeuvre"),
    ("Lætitia", "laetitia"),
    ("N’Djamena", "n'djamena"),
    ("N‘Djamena", "n'djamena"),
    ("Nʼ Golo", "n' golo"),
    ("l`État", "l'etat"),
    ("Bobo‑Dioulasso", "bobo-dioulasso"),
    ("Bobo–Dioulasso", "bobo-dioulasso"),
    ("10\u00a0000\u202fhommes", "10 000 hommes"),
    ("1ʳᵉ", "1re"),
    ("ﬁn", "fin"),
    ("Straße", "strasse"),
    ("Erdoğan", "erdogan"),
    ("", ""),
    pytest.param(
        "Łódź", "lodz", marks=pytest.mark.xfail(strict=True, reason="letters with a stroke (ł, ø, đ) do not decompose")
    ),
    pytest.param(
        "Gro\u00adland", "groland", marks=pytest.mark.xfail(strict=True, reason="a soft hyphen stays in the word")
    ),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [("Côte", "Coté"), ("Ségou", "SEGOU"), ("d’Alger", "D'ALGER"), ("Kaïs", "kais"), ("Œdipe", "oedipe")],
)
def test_same_when_folded(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Niger", "Nigeria"),
        ("Mali", "Malí n"),
        ("Gao", "Goa"),
        ("N'Golo", "Ngolo"),
        ("Bobo-Dioulasso", "Bobo Dioulasso"),
    ],
)
def test_different_when_folded(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'Est-Républicain", ["l", "est", "republicain"]),
        ("  Assimi   GOÏTA ", ["assimi", "goita"]),
        ("N’Djamena (Tchad)", ["n", "djamena", "tchad"]),
        ("A.E.S.", ["a", "e", "s"]),
        ("RN 16", ["rn", "16"]),
        ("« ! »", []),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Assimi Goïta", "assimi-goita"),
        ("Côte d’Ivoire", "cote-d-ivoire"),
        ("14e RIA", "14e-ria"),
        ("  Ménaka. ", "menaka"),
        ("…", ""),
    ],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(LATIN)
def test_fold_is_stable_and_blind_to_case(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(text.upper()) == fold(text)


@given(LATIN)
def test_words_are_the_words_of_the_slug(text: str) -> None:
    assert words(slug(text)) == words(text)


@given(st.text())
def test_the_words_of_any_text_stand_in_it(text: str) -> None:
    end = 0
    for start, stop, word in cut_words(text):
        assert end <= start < stop
        assert word == fold(text[start:stop])
        end = stop
    assert end <= len(text)


def test_words_with_their_place() -> None:
    text = "L’Est-Républicain, œuvre"
    spans = cut_words(text)
    assert [text[start:end] for start, end, _ in spans] == ["L", "Est", "Républicain", "œuvre"]
    assert [word for _, _, word in spans] == ["l", "est", "republicain", "oeuvre"]
    assert word_spans(text) == spans


@pytest.mark.parametrize(
    ("i", "form", "stands"),
    [
        (0, ("chef",), True),
        (0, ("chef", "de", "l"), True),
        (1, ("chef",), False),
        (2, ("l", "etat"), True),
        (2, ("l", "armee"), False),
        (3, ("etat", "major"), False),
    ],
)
def test_a_form_stands_at_a_word(i: int, form: tuple[str, ...], stands: bool) -> None:
    assert stands_at(i, form, cut_words("Chef de l'État")) is stands
