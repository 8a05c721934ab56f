"""A linear-chain conditional random field with the weights that CRFsuite has trained, read from its model file.

With the weights at hand what many places tell alike is summed up once, and many rows are answered together; CRFsuite's
own tagger takes each string of each token anew.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]

# N. Okazaki's CRFsuite 0.12, lib/crf/src/crf1d_model.c and lib/cqdb/src/cqdb.c; all numbers are little-endian.
_HEADER = struct.Struct("<4sI4s9I")  # among them the offsets of the weights, the labels and the features
_CHUNK = struct.Struct("<4sII")  # name, size in bytes, number of weights
_WEIGHT = np.dtype([("kind", "<u4"), ("source", "<u4"), ("label", "<u4"), ("weight", "<f8")])
_STATE, _TRANSITION = 0, 1
_TABLE = struct.Struct("<4s5I")  # name, size, flag, byte order, number of strings, offset of their offsets
_STRING = struct.Struct("<2I")  # number, size with the zero byte at its end


class Field:
    """The weights of one model: row ``features[f]`` of ``states`` is what the feature ``f`` speaks for each label."""

    def __init__(self, model: bytes) -> None:
        """``model`` is the content of a file that CRFsuite has written."""
        weights_at, labels_at, features_at = _HEADER.unpack_from(model)[7:10]
        self.labels = _strings(model, labels_at)
        self.features = {feature: row for row, feature in enumerate(_strings(model, features_at))}
        self.states = np.zeros((len(self.features), len(self.labels)))
        self._transitions = np.zeros((len(self.labels), len(self.labels)))
        count = _CHUNK.unpack_from(model, weights_at)[2]
        weights = np.frombuffer(model, _WEIGHT, count, weights_at + _CHUNK.size)
        for kind, table in ((_STATE, self.states), (_TRANSITION, self._transitions)):
            of_kind = weights[weights["kind"] == kind]
            table[of_kind["source"], of_kind["label"]] = of_kind["weight"]

    def probabilities(self, rows: Sequence[Sequence[str]]) -> list[list[float]]:
        """How likely each label is for each row of features, in the order of ``labels``; no row follows another."""
        if not rows:
            return []
        known = [[found for f in row if (found := self.features.get(f)) is not None] for row in rows]
        scores = np.array([self.states[found].sum(axis=0) for found in known])
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances: list[list[float]] = (scores / scores.sum(axis=1, keepdims=True)).tolist()
        return chances

    def best_tags(self, scores: Scores, sentences: Sequence[tuple[int, int]]) -> list[str]:
        """The most likely tags of a text whose tokens have ``scores``; ``sentences`` (start, end) follow one another.

        The algorithm is A. Viterbi's (1967). All sentences are walked at once: their first tokens, their second tokens
        and so on, the longest sentence first, so that those with a further token are always the first ones.
        """
        if not sentences:
            return []
        starts, ends = np.array(sentences).T
        lengths = ends - starts
        steps = np.arange(len(scores)) - np.repeat(starts, lengths)
        order = np.lexsort((np.repeat(-lengths, lengths), steps))
        reached = scores[order]
        before = np.zeros(scores.shape, dtype=np.uint8)
        last, at = 0, len(sentences)
        for going in np.bincount(steps)[1:].tolist():
            paths = reached[last : last + going, :, None] + self._transitions
            before[at : at + going] = paths.argmax(axis=1)
            reached[at : at + going] += paths.max(axis=1)
            last, at = at, at + going
        back = np.empty_like(order)
        back[order] = np.arange(len(order))
        path = reached[back].argmax(axis=1).tolist()
        _walk_back(path, before[back].tobytes(), sentences, len(self.labels))
        return [self.labels[k] for k in path]


def _walk_back(path: list[int], before: bytes, sentences: Sequence[tuple[int, int]], labels: int) -> None:
    """Put the best path before the last label of each sentence; ``before`` tells where each label came from."""
    for start, end in sentences:
        for i in range(end - 1, start, -1):
            path[i - 1] = before[i * labels + path[i]]


def _strings(model: bytes, start: int) -> list[str]:
    """The strings of the table that begins at ``start``, by their number."""
    count, offsets_at = _TABLE.unpack_from(model, start)[4:]
    strings = []
    for offset in struct.unpack_from(f"<{count}I", model, start + offsets_at):
        at = start + offset + _STRING.size
        size = _STRING.unpack_from(model, start + offset)[1]
        strings.append(model[at : at + size - 1].decode())
    return strings
