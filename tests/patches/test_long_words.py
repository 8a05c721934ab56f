"""Long words are cut as spaCy cuts them, but for what is longer than any word."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from spacy.tokenizer import Tokenizer

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model
Cut = Callable[[str], list[str]]

SAME = [
    "ex-présidents",
    "porte-" + "a" * 90,
    f"(https://kolonde.info/{'a' * 1900}?b=c:d)",
    "a" * 5000,
    f"{'«' * 300}mot{'».' * 300}",
    f"le sommaire{'.' * 90}12",
    f"{'-' * 300}mot",
    f"{'A.' * 300}",
]


@pytest.fixture(scope="module")
def tokens(nlp: Language, stock: Language) -> tuple[Cut, Cut]:
    """What the pipeline makes of a text, and what spaCy's own tokenizer with the same infixes does."""
    ours, own = nlp.tokenizer, stock.tokenizer
    assert isinstance(ours, Tokenizer)
    assert isinstance(own, Tokenizer)
    plain = Tokenizer(
        stock.vocab,
        rules=ours.rules,
        prefix_search=own.prefix_search,
        suffix_search=own.suffix_search,
        infix_finditer=ours.infix_finditer,
        token_match=own.token_match,
        url_match=own.url_match,
    )
    return lambda text: [t.text for t in ours(text)], lambda text: [t.text for t in plain(text)]


@pytest.mark.parametrize("text", SAME, ids=range(len(SAME)))
def test_the_same_tokens(text: str, tokens: tuple[Cut, Cut]) -> None:
    ours, own = tokens
    assert ours(text) == own(text)


def test_too_long_for_an_address(tokens: tuple[Cut, Cut]) -> None:
    ours, own = tokens
    text = f"http://kolonde.info/{'a/b' * 1000}"
    assert own(text) == [text]
    assert "".join(ours(text)) == text


def test_the_tokenizer_is_saved_with_spacys_patterns(nlp: Language, stock: Language) -> None:
    assert isinstance(nlp.tokenizer, Tokenizer)
    assert isinstance(stock.tokenizer, Tokenizer)
    for name in ("suffix_search", "token_match", "url_match"):
        pattern = getattr(stock.tokenizer, name).__self__.pattern
        assert getattr(nlp.tokenizer, name).__self__.pattern == pattern
        assert pattern.encode() in nlp.tokenizer.to_bytes()
