"""The promises hold on invented articles, alone and in any company, and noise around an article changes no event."""

from __future__ import annotations

import hashlib
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aes_extract.readers.source import Source
from aes_extract.schema import Article
from aes_extract.writers.json_output import dumps
from tests.gold.corpus import SETS, GoldArticle, gold_file, read_gold
from tests.noise_lines import ABOVE, BELOW
from tests.odd_texts import TEXTS
from tests.promises import broken
from tests.trust.french import articles

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

SHORTEST = sorted((gold for name in SETS for gold in read_gold(gold_file(name))), key=lambda gold: len(gold.text))[:12]


def some(share: float) -> settings:
    """A share of the examples of the profile: the whole pipeline is slow."""
    return settings(max_examples=int(settings.default.max_examples * share))


def source_of(text: str, published: str | None = "2024-06-01", id: str = "x") -> Source:
    return Source(id, text, hashlib.sha256(text.encode("utf-8")).hexdigest(), "utf-8", published=published)


@some(0.3)
@given(articles, st.sampled_from([None, "2024-06-01", "2024-06", "0001-01-01", "9999-12-31"]))
def test_any_article(nlp: Language, text: str, published: str | None) -> None:
    from aes_extract.article import analyse

    assert broken(text, analyse(source_of(text, published), nlp)) == []


@some(0.1)
@given(st.lists(articles | st.sampled_from(sorted(TEXTS.values())), min_size=2, max_size=3))
def test_an_article_is_the_same_again_and_in_any_company(nlp: Language, texts: list[str]) -> None:
    from aes_extract.article import analyse, analyse_all

    sources = [source_of(text, id=str(n)) for n, text in enumerate(texts)]
    alone = [dumps(analyse(source, nlp)) for source in sources]
    assert [dumps(article) for article in analyse_all(sources, nlp)] == alone
    assert [dumps(article) for article in analyse_all(sources[::-1], nlp)] == alone[::-1]


# -- noise around an article -------------------------------------------------------------------------------------------


def told(article: Article, shift: int) -> list[object]:
    """What an article tells, with its triggers where they are without ``shift`` characters before it."""
    names = [e.name for e in chain(article.people, article.institutions, article.places)]
    events = [
        (e.type, e.subtype, e.status, e.date, e.place, [(p.role, p.name) for p in e.participants], e.casualties,
         [(t.start - shift, t.text) for t in e.triggers])
        for e in article.events
    ]  # fmt: skip
    return [names, events]


@some(0.2)
@given(
    st.sampled_from(SHORTEST),
    st.lists(st.sampled_from(ABOVE), max_size=3),
    st.lists(st.sampled_from(BELOW), max_size=3),
)
def test_noise_around_an_article_changes_no_event(
    nlp: Language, analysed: dict[str, list[Article]], gold: GoldArticle, above: list[str], below: list[str]
) -> None:
    from aes_extract.article import analyse

    head = "".join(f"{line}\n\n" for line in above)
    tail = "".join(f"\n\n{line}" for line in below)
    found = analyse(source_of(head + gold.text + tail, gold.published), nlp)
    alone = next(article for articles in analysed.values() for article in articles if article.id == gold.id)
    assert told(found, len(head)) == told(alone, 0)
