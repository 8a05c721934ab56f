"""An engine without a model, whose articles tell a meeting where the text begins with « rencontre »."""

from __future__ import annotations

from collections.abc import Sequence

import workers

from aes_extract.readers.source import Source
from aes_extract.scale.engine import Engine
from aes_extract.schema import Article, Event, EventPlace, Participant, Passage


def analyse(sources: Sequence[Source]) -> list[Article]:
    return [_analyse(one) for one in sources]


def _analyse(one: Source) -> Article:
    article = workers.analyse(one).model_copy(update={"published": one.published})
    if not one.text.startswith("rencontre"):
        return article
    town = one.text.split()[-1]
    event = Event(
        id="e1",
        type="meeting",
        date=one.published,
        place=EventPlace(id=town, name=town, country="MLI"),
        participants=[Participant(role="participant", type="person", id="kolo", name="Kolo")],
        triggers=[Passage(start=0, end=9, text="rencontre")],
        evidence=[Passage(start=0, end=len(one.text), text=one.text)],
        found_by="",
    )
    return article.model_copy(update={"events": [event]})


def load() -> Engine:
    return Engine(analyse=analyse)


def load_nothing() -> Engine:
    raise OSError("no model")
