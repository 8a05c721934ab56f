"""The small pattern answers as spaCy's own."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aes_extract.patches.token_match import TokenMatch, is_known, small_token_match

# In another order in the same process the module would be imported with the small pattern in place.
FULL = re.compile(
    __import__("spacy.lang.fr.tokenizer_exceptions", fromlist=["TOKEN_MATCH"]).TOKEN_MATCH.__self__.pattern
)
SMALL = TokenMatch(FULL.pattern)
_HEADS = re.findall(r"\(\?:\^([^\[\](){}?*+|]+)", FULL.pattern)

MATCHED = (
    "ex-président aéro-club ETATS-UNIS états‑unis Saint-Louis grand'mère prud’homme rentr'ouvrir entr’ouvert r'ouvrir"
    " Châlons-sur-Saône porte‑à‑faux Dakar-et-Thiès ex-ɓiɗo 4"
).split()[:-1]
NOT_MATCHED = [
    "",
    "président",
    "aujourd'hui",
    "l'État",
    "d'abord",
    "a-t-il",
    "Bobo-Dioulasso",
    "porte-",
    "-porte",
    "2-3",
]


def span(found: re.Match[str] | None) -> tuple[int, int] | None:
    return found.span() if found else None


def test_the_pattern_is_the_one_that_is_known() -> None:
    assert is_known(FULL.pattern)
    assert not is_known(FULL.pattern + "|x")


@pytest.mark.parametrize("word", MATCHED)
def test_matched(word: str) -> None:
    assert FULL.match(word), "a bad row"
    assert span(SMALL.match(word)) == span(FULL.match(word))


@pytest.mark.parametrize("word", NOT_MATCHED)
def test_not_matched(word: str) -> None:
    assert SMALL.match(word) is None
    assert FULL.match(word) is None


@given(
    st.lists(
        st.one_of(
            st.sampled_from([*_HEADS, "saint", "la", "l", "de", "et", "sur", "d", "ré", "grand"]),
            st.sampled_from("-–—‐‑'’"),
            st.text(st.characters(max_codepoint=0x2FF), max_size=3),
            st.text(max_size=2),
        ),
        min_size=1,
        max_size=6,
    ).map("".join)
)
def test_any_word_is_matched_alike(word: str) -> None:
    assert span(SMALL.match(word)) == span(FULL.match(word))


def test_letters_of_other_scripts_ask_the_full_pattern() -> None:
    small = TokenMatch(FULL.pattern)
    small.match("ex-président")
    assert "full" not in vars(small)
    assert small.match("ex-вождь")
    assert "full" in vars(small)


def test_only_that_pattern_is_replaced_and_only_within() -> None:
    with small_token_match():
        assert isinstance(re.compile(FULL.pattern), TokenMatch)
        assert isinstance(re.compile("a|b"), re.Pattern)
        assert isinstance(re.compile("(?:" + "a" * 1_100_000 + ")"), re.Pattern)
        assert re.compile("A", re.IGNORECASE).match("a")
    assert isinstance(re.compile("a"), re.Pattern)
    assert isinstance(re.compile(FULL.pattern), re.Pattern)
