"""What the trained weights are asked: log-linear models over short strings, made with CRFsuite.

One tagger says of each word that a frame knows whether it tells an event here, and of which type; another says of each
person, body, place, group and date near an event what it is to it; a third ranks those that a pronoun may stand for.
The first two see what the rules decided as one thing among others (stacking, Wolpert 1992).
``scripts/train_events.py`` trains them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from aes_extract.weights import field

NOTHING = "O"
Features = list[str]


@cache
def types_of(name: str) -> frozenset[str]:
    """The labels that a tagger has learnt, without the one for nothing."""
    return frozenset(field(name).labels) - {NOTHING}


def probabilities(name: str, rows: Sequence[Features], label: str) -> list[float]:
    """How likely each row has the label."""
    at = field(name).labels.index(label)
    return [chances[at] for chances in field(name).probabilities(rows)]


def best(name: str, rows: Sequence[Features], sure: float) -> list[tuple[str, float]]:
    """The most likely label of each row, with its probability: NOTHING where no other label reaches ``sure``."""
    labels = field(name).labels
    nothing = labels.index(NOTHING)
    found = []
    for chances in field(name).probabilities(rows):
        probability, label = max((p, label) for p, label in zip(chances, labels, strict=True) if label != NOTHING)
        found.append((label, probability) if probability >= sure else (NOTHING, chances[nothing]))
    return found
