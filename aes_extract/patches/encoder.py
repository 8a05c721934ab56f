"""Word vectors faster: what a word looks like is computed once, its context by the fastest matrix product at hand.

The model's ``Tok2Vec`` embeds each token (hashes of its norm, prefix, suffix and shape, and its static vector) and then
looks at its neighbours with four convolutions. The first step gives the same row for the same word, so its rows are
kept. The second is matrix products: thinc asks BLIS for them, which has fast kernels for some processors only, NumPy's
BLAS for nearly all. Its sums differ in the last bit with the shape of the matrix, so every text is computed by itself:
what is found in it never depends on the texts that it is read with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.attrs import NORM, ORTH, SPACY
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model, NumpyOps

Rows = np.ndarray[Any, np.dtype[np.float32]]
Looks = np.ndarray[Any, np.dtype[np.uint64]]  # a line per token: what it is, its norm, whether a blank follows

_LAYERNORM_EPSILON = np.float32(1e-8)  # thinc.layers.layernorm
_WORDS = 30_000  # rows kept at once: 12 MB for each model
# Odd numbers spread over 64 bits (Fibonacci hashing, Knuth 1998): what differs in one attribute differs in the sum.
_SPREAD = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)


def encode_faster(nlp: Language) -> None:
    """Let every ``Tok2Vec`` of the pipeline compute by rows kept and text by text; training is as before."""
    for pipe, model in models(nlp):
        for node in list(model.walk()):
            faster = _faster(node)
            if faster is None:
                continue
            if node is model:
                pipe.model = faster
            else:
                model.replace_node(node, faster)


def models(nlp: Language) -> Iterator[tuple[Any, Model[Any, Any]]]:
    """The components of a pipeline that have a model, each with it."""
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        if isinstance(model, Model):
            yield pipe, model


def _faster(node: Model[Any, Any]) -> Model[Any, Any] | None:
    """The same model computed in another way; ``None`` for a node that is no ``Tok2Vec`` on the processor."""
    embed, encode = node.maybe_get_ref("embed"), node.maybe_get_ref("encode")
    if embed is None or encode is None or node.layers != [embed, encode] or type(node.ops) is not NumpyOps:
        return None
    if not _is_convolution(encode):
        return None
    rows, context = _KeptRows(embed), _Convolution(encode)

    def forward(
        model: Model[Any, Any], docs: list[Doc], is_train: bool
    ) -> tuple[list[Rows], Callable[[list[Rows]], Any]]:
        if is_train:
            rows.forget()
            context.forget()
            return node(docs, is_train)
        return [context.of(own) if len(own) else own for own in rows.of(docs)], _untrained

    return Model(
        node.name,
        forward,
        layers=[embed, encode],
        dims={name: node.maybe_get_dim(name) for name in node.dim_names},
        refs={"embed": embed, "encode": encode},
    )


def _untrained(d_rows: list[Rows]) -> Any:
    raise ValueError("a prediction has no gradient")


def _is_convolution(encode: Model[Any, Any]) -> bool:
    """Whether it is spaCy's ``MaxoutWindowEncoder`` for a window of one word on each side."""
    if "pad" not in encode.attrs or len(encode.layers) != 1:
        return False
    steps = [_leaves(residual) for residual in encode.layers[0].layers]
    return bool(steps) and all(
        [leaf.name for leaf in leaves] == ["expand_window", "maxout", "layernorm", "dropout"]
        and leaves[0].attrs["window_size"] == 1
        for leaves in steps
    )


def _leaves(model: Model[Any, Any]) -> list[Model[Any, Any]]:
    return [node for node in model.walk(order="dfs_post") if not node.layers]


@dataclass(frozen=True, slots=True)
class _Step:
    """One convolution: ``weights`` and ``bias`` of its pieces side by side, ``gain`` and ``shift`` of its norm."""

    weights: Rows
    bias: Rows
    gain: Rows
    shift: Rows


class _Convolution:
    """What ``MaxoutWindowEncoder`` computes for one text."""

    def __init__(self, encode: Model[Any, Any]) -> None:
        self._encode = encode
        self.forget()

    def forget(self) -> None:
        """The weights may have changed."""
        self._steps: list[_Step] = []

    def of(self, rows: Rows) -> Rows:
        """The rows of a text's tokens, each with what its neighbours tell."""
        if not self._steps:
            self._steps = [_step(residual) for residual in self._encode.layers[0].layers]
        pad = self._encode.attrs["pad"]
        width = rows.shape[1]
        seen = np.zeros((len(rows) + 2 * pad, 3 * width), dtype=np.float32)
        now = np.zeros((len(seen), width), dtype=np.float32)
        now[pad : pad + len(rows)] = rows
        for step in self._steps:
            seen[1:, :width] = now[:-1]
            seen[:, width : 2 * width] = now
            seen[:-1, 2 * width :] = now[1:]
            pieces = seen @ step.weights
            pieces += step.bias
            most = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
            for piece in range(2 * width, pieces.shape[1], width):
                np.maximum(most, pieces[:, piece : piece + width], out=most)
            most -= most.mean(axis=1, keepdims=True)
            variance = np.einsum("ij,ij->i", most, most) / width
            most /= np.sqrt(variance + _LAYERNORM_EPSILON)[:, None]
            most *= step.gain
            most += step.shift
            now += most
        return now[pad : pad + len(rows)]


def _step(residual: Model[Any, Any]) -> _Step:
    _, maxout, norm, _ = _leaves(residual)
    # width x pieces x inputs, and width x pieces
    weights, bias = np.asarray(maxout.get_param("W")), np.asarray(maxout.get_param("b"))
    side_by_side = weights.transpose(1, 0, 2).reshape(-1, weights.shape[2])
    return _Step(
        weights=np.ascontiguousarray(side_by_side.T),
        bias=np.ascontiguousarray(bias.T.reshape(-1)),
        gain=np.asarray(norm.get_param("G")),
        shift=np.asarray(norm.get_param("b")),
    )


class _KeptRows:
    """The embedding's rows of the words seen last."""

    def __init__(self, embed: Model[list[Doc], list[Rows]]) -> None:
        self._embed = embed
        self.forget()

    def forget(self) -> None:
        """The weights may have changed."""
        self._index: dict[int, int] = {}
        self._rows: Rows = np.empty((_WORDS, self._embed.get_dim("nO")), dtype=np.float32)

    def of(self, docs: list[Doc]) -> list[Rows]:
        """One row per token of each text; what is new in all of them is computed at once."""
        if not docs:
            return []
        looks: list[Looks] = [doc.to_array([ORTH, NORM, SPACY]) for doc in docs]  # type: ignore[misc]
        keys: list[list[int]] = [(look * _SPREAD).sum(axis=1, dtype=np.uint64).tolist() for look in looks]
        if not self._learnt(docs[0].vocab, keys, looks):
            self.forget()
            if not self._learnt(docs[0].vocab, keys, looks):
                return self._embed.predict(docs)
        index = self._index
        return [self._rows[[index[key] for key in own]] for own in keys]

    def _learnt(self, vocab: Vocab, keys: list[list[int]], looks: list[Looks]) -> bool:
        """Whether the rows of all keys are kept now; not when there is no room for the new ones."""
        index = self._index
        new: dict[int, tuple[int, int, int]] = {}
        for own, look in zip(keys, looks, strict=True):
            missing = [i for i, key in enumerate(own) if key not in index]
            new.update(zip((own[i] for i in missing), look[missing].tolist(), strict=True))
        start, end = len(index), len(index) + len(new)
        if end > _WORDS:
            return False
        if new:
            self._rows[start:end] = self._embed.predict([_text_of(vocab, list(new.values()))])[0]
            index.update(zip(new, range(start, end), strict=True))
        return True


def _text_of(vocab: Vocab, looks: list[tuple[int, int, int]]) -> Doc:
    """Words that look so, as a text."""
    text = Doc(
        vocab, words=[vocab.strings[orth] for orth, _, _ in looks], spaces=[bool(space) for _, _, space in looks]
    )
    norms = np.array([norm for _, norm, _ in looks], dtype=np.uint64).reshape(-1, 1)
    text.from_array([NORM], norms)  # type: ignore[arg-type]
    return text
