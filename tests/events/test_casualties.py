"""Numbers of dead and wounded as the article states them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from aes_extract import extract
from aes_extract.schema import Casualties

if TYPE_CHECKING:
    from spacy.language import Language

TOLLS: list[tuple[str, str, Casualties | None]] = [
    ("attack", "L'attaque de lundi à Djibo a fait douze (12) morts et 3 blessés.", Casualties(killed=12, wounded=3)),
    (
        "attack",
        "Au moins 35 civils ont été tués dans une attaque à Djibo.",
        Casualties(killed=35, at_least=["killed"]),
    ),
    (
        "attack",
        "Une quinzaine de soldats ont été tués dans une attaque à Djibo.",
        Casualties(killed=15, about=["killed"]),
    ),
    (
        "attack",
        "Une position de l'armée a subi une attaque à Djibo. Le bilan provisoire est de quatorze militaires tués, neuf "
        "blessés et deux portés disparus.",
        Casualties(killed=14, wounded=9, missing=2),
    ),
    ("disaster", "Un accident de car a eu lieu à Kaya. Le bilan fait état de six morts.", Casualties(killed=6)),
    ("attack", "Une attaque a eu lieu à Djibo. Le ministre a présenté le bilan de son action.", None),
    ("attack", "Une attaque a eu lieu à Djibo. Un accident de car à Kaya a un bilan de six morts.", None),
    ("attack", "Une attaque a eu lieu à Djibo. La région est calme. Le bilan de la grippe est de six morts.", None),
    ("attack", "Les assaillants ont tué 12 vaches dans une attaque à Djibo.", None),
]


@pytest.mark.model
@pytest.mark.parametrize(("event_type", "text", "casualties"), TOLLS)
def test_tolls(event_type: str, text: str, casualties: Casualties | None, nlp: Language) -> None:
    events = [event for event in extract(text, nlp=nlp).events if event.type == event_type]
    assert events
    assert events[0].casualties == casualties
