"""Which prediction is of which annotated article, and whether both are of the same text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from aes_extract.evaluate.gold import GoldArticle
from aes_extract.readers.source import Failure
from aes_extract.schema import Article, Date, Institution, Person, Place


def by_id(articles: Sequence[Article]) -> dict[str, Article]:
    """The articles by their ids, and by the stems of those that are paths: « folder/a.txt » is « a », too."""
    stems = {re.sub(r"\.\w+$", "", article.id.rpartition("/")[2]): article for article in articles}
    return stems | {article.id: article for article in articles}


def paired(
    golds: Iterable[GoldArticle], articles: Sequence[Article], path: str
) -> tuple[list[GoldArticle], list[Failure]]:
    """The annotated articles that can be scored, and what is wrong with the predictions of ``path``.

    An article without prediction is told and is scored: nothing was found in it. One whose prediction is of another
    text is not scored.
    """
    found = by_id(articles)
    scored, failures = [], []
    for gold in golds:
        article = found.get(gold.id)
        why = None if article is None else other_text(gold, article)
        if article is None:
            failures.append(Failure(gold.where, f"no article {gold.id!r} in {path}; analyse the same articles"))
        elif why is not None:
            failures.append(Failure(gold.where, f"{why}; analyse the text of the annotation"))
        if why is None:
            scored.append(gold)
    return scored, failures


def other_text(gold: GoldArticle, article: Article) -> str | None:
    """What shows that the predictions were made from another text than the annotation; ``None`` when nothing does."""
    entities: list[Person | Institution | Place | Date] = [
        *article.people,
        *article.institutions,
        *article.places,
        *article.dates,
    ]
    mentions = (mention for entity in entities for mention in entity.mentions)
    triggers = (trigger for event in article.events for trigger in event.triggers)
    for one in chain(mentions, triggers):
        if gold.text[one.start : one.end] != one.text:
            found = gold.text[one.start : one.end][:40]
            return f"{one.start}..{one.end} is {found!r} in the annotation and {one.text[:40]!r} in the predictions"
    return None
