"""The NER's decisions with the matrix products of a whole text at once.

spaCy's recognizer walks through a text token by token and asks the network at every step. Outside an entity, where most
tokens are, what the network sees of a state is the token alone (``StateC.set_context_tokens`` for three tokens), so
that all these answers are one product; inside an entity only I and L of its label may follow, and the step is one row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from spacy.attrs import ENT_IOB, IS_SPACE, SENT_START
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from thinc.api import NumpyOps

from aes_extract.patches.encoder import Rows

_TOKENS = 3  # of a state: the next one, the first and the last of the open entity
_Found = list[tuple[int, int, str]]  # start, end (exclusive), label


def recognize_by_text(nlp: Language) -> None:
    """Put a recognizer that decides alike in the place of each that is built and used as it must be."""
    components: list[tuple[str, Any]] = nlp._components
    for i, (name, pipe) in enumerate(components):
        if type(pipe) is EntityRecognizer and _fits(pipe):
            quick = _Recognizer(nlp.vocab, pipe.model, name, pipe.moves, scorer=pipe.scorer)
            quick.cfg.update(pipe.cfg)
            components[i] = (name, quick)


def _fits(pipe: EntityRecognizer) -> bool:
    """Whether it is greedy, on the processor, and its network is the one that is known here."""
    model: Any = pipe.model
    lower, upper = model.maybe_get_ref("lower"), model.maybe_get_ref("upper")
    if lower is None or upper is None or not isinstance(lower.ops, NumpyOps):
        return False
    return (
        [model.name, lower.name, upper.name] == ["parser_model", "precomputable_affine", "linear"]
        and lower.get_dim("nF") == _TOKENS
        and lower.get_dim("nP") > 1
        and not model.attrs["unseen_classes"]
        and pipe.cfg["beam_width"] == 1
        and pipe.cfg["incorrect_spans_key"] is None
    )


class _Recognizer(EntityRecognizer):  # type: ignore[misc]
    """States as the original gives them where some tokens have entities already, else what was found in each text."""

    def predict(self, docs: Iterable[Doc]) -> Any:
        docs = [docs] if isinstance(docs, Doc) else list(docs)
        if any(doc.to_array([ENT_IOB]).any() for doc in docs):
            return super().predict(docs)
        vectors = self.model.get_ref("tok2vec").predict(docs)
        network, found, start = _Network(self.model, self._moves()), [], 0
        for doc in docs:
            found.append(network.decide(doc, vectors[start : start + len(doc)]) if len(doc) else [])
            start += len(doc)
        return found

    def set_annotations(self, docs: Sequence[Doc], found: Any) -> None:
        if not all(isinstance(one, list) for one in found):
            super().set_annotations(docs, found)
            return
        for doc, spans in zip(docs, found, strict=True):
            doc.set_ents([Span(doc, start, end, label) for start, end, label in spans])

    def _moves(self) -> list[str]:
        return [self.moves.get_class_name(i) for i in range(self.moves.n_moves)]


class _Network:
    """What the layers above the token vectors say; ``moves`` are the names of its classes, such as ``B-PER``."""

    def __init__(self, model: Any, moves: list[str]) -> None:
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        self._pieces: int = lower.get_dim("nP")
        self._weights: Rows = lower.get_param("W").reshape(-1, lower.get_dim("nI"))
        self._bias: Rows = lower.get_param("b").reshape(-1)
        self._pad: Rows = lower.get_param("pad").reshape(_TOKENS, -1)
        self._upper: tuple[Rows, Rows] = upper.get_param("W"), upper.get_param("b")
        self._moves = moves
        # Outside an entity: which classes begin one of several tokens, which one of any length, and which cannot be.
        self._begins = np.array([move[0] == "B" for move in moves])
        self._enters = np.array([move[0] in "BU" for move in moves])
        self._never = np.array([move[0] in "IL" or move == "U-" for move in moves])
        self._inside = {
            move[2:]: [i, moves.index(f"L-{move[2:]}")] for i, move in enumerate(moves) if move.startswith("I-")
        }

    def decide(self, doc: Doc, vectors: Rows) -> _Found:
        """The entities of a text whose tokens have these vectors."""
        spaces, starts = doc.to_array([IS_SPACE, SENT_START]).T
        # At the last token of a sentence or of the text nothing can go on.
        ends = np.append(starts[1:] == 1, True)
        parts = (vectors @ self._weights.T).reshape(len(vectors), _TOKENS, -1)
        scores = self._scores(parts[:, 0] + self._pad[1] + self._pad[2])
        scores[:, self._never] = -np.inf
        scores[np.ix_(spaces != 0, self._enters)] = -np.inf
        scores[np.ix_(ends, self._begins)] = -np.inf
        found: _Found = []
        first, after = 0, 0  # of an entity, and the first token behind it
        for i in np.flatnonzero(self._enters[scores.argmax(axis=1)]).tolist():
            if i < after:
                continue
            move = self._moves[int(scores[i].argmax())]
            first, after = i, i + 1
            label = move[2:]
            if move[0] == "B":
                while not ends[after] and not self._closes(
                    parts[after, 0] + parts[first, 1] + parts[after - 1, 2], label
                ):
                    after += 1
                after += 1
            found.append((first, after, label))
        return found

    def _closes(self, state: Rows, label: str) -> bool:
        stay, leave = self._scores(state[None])[0, self._inside[label]]
        return bool(leave > stay)

    def _scores(self, states: Rows) -> Rows:
        """One row for each sum of what the tokens of a state add to it."""
        pieces = (states + self._bias).reshape(len(states), -1, self._pieces)
        weights, bias = self._upper
        scores: Rows = pieces.max(axis=2) @ weights.T + bias
        return scores
