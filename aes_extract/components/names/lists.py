"""Enumerations: « à Zorba, Tikari, Dori et Kaya » are names of one kind."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from aes_extract.components.names.candidate import Candidate
from aes_extract.components.names.chunks import Chunk
from aes_extract.components.words import words_of

_SEPARATORS = frozenset({",", "et", "ou", "puis", "/"})
_BETWEEN = _SEPARATORS | {"de", "d'", "du", "a", "au", "le", "la", "l'"}
_WEAK = frozenset({"model", "repeated"})
_LEAST = 3


def agree_in_lists(doc: Doc, chunks: list[Chunk], phrases: list[Candidate], found: list[Candidate]) -> list[Candidate]:
    """``found``, with the weak guesses and the unknown runs of each list of three names or more given the label of its
    sure names, where these agree.
    """
    spans = {(c.start, c.end): c for c in [*phrases, *found]}
    covered = {i for start, end in spans for i in range(start, end)}
    items: list[tuple[int, int]] = list(spans)
    items += [(c.start, c.end) for c in chunks if covered.isdisjoint(range(c.start, c.end))]
    changed = {(c.start, c.end): c for c in found}
    for run in _runs(doc, sorted(items)):
        labels = Counter(spans[s].label for s in run if s in spans and spans[s].found_by not in _WEAK)
        first = spans.get(run[0])
        announced = first is not None and first.found_by == "place-context"  # « les villages de Zorba, Tikari et … »
        if len(labels) != 1 or not (announced or labels.total() * 3 >= len(run)):
            continue
        label = next(iter(labels))
        for span in run:
            old = spans.get(span)
            if old is None or (old.found_by in _WEAK and old.label != label):
                changed[span] = Candidate(*span, label, "list")
    return list(changed.values())


def _runs(doc: Doc, items: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Items with nothing but commas, « et », « ou » and small words between them, three or more."""
    runs: list[list[tuple[int, int]]] = []
    for item in items:
        last = runs[-1][-1] if runs else None
        if last is not None and item[0] < last[1]:
            continue
        if last is not None and _joined(doc, last[1], item[0]):
            runs[-1].append(item)
        else:
            runs.append([item])
    return [run for run in runs if len(run) >= _LEAST]


def _joined(doc: Doc, end: int, start: int) -> bool:
    between = words_of(doc).keys[end:start]
    return 0 < len(between) <= 3 and between[0] in _SEPARATORS and all(w in _BETWEEN for w in between)
