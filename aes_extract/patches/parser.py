"""The parser's largest matrix product by NumPy's BLAS, text by text (why, says ``encoder``).

Transition-based models first work out what each token would add to any state that it may be part of
(``precomputable_affine``), for all texts of a batch at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

from aes_extract.patches.encoder import models

_NAMES = "parser_model", "precomputable_affine"


def multiply_by_text(nlp: Language) -> None:
    """Let every transition-based model of the pipeline multiply text by text; training is as before."""
    for pipe, model in models(nlp):
        lower = model.maybe_get_ref("lower")
        if lower is not None and (model.name, lower.name) == _NAMES and type(lower.ops) is NumpyOps:
            lower.ops = ops = _TextOps()
            pipe.model = _counting(model, ops)


class _TextOps(NumpyOps):  # type: ignore[misc]
    """Operations that know how long the texts are whose rows follow one another."""

    lengths: tuple[int, ...] = ()

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """``x @ y``; where the rows of ``x`` are the texts', one text after the other."""
        if out is None or trans1 or not trans2 or len(x) != sum(self.lengths):
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        start = 0
        for length in self.lengths:
            if length:
                np.matmul(x[start : start + length], y.T, out=out[start : start + length])
            start += length
        return out


def _counting(model: Model[Any, Any], ops: _TextOps) -> Model[Any, Any]:
    """The same model, which tells ``ops`` how long its texts are."""

    def forward(counting: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[Any, Callable[[Any], Any]]:
        ops.lengths = () if is_train else tuple(map(len, docs))
        return model(docs, is_train)

    refs = {name: model.maybe_get_ref(name) for name in model.ref_names}
    return Model(
        model.name,
        forward,
        layers=model.layers,
        dims={name: model.maybe_get_dim(name) for name in model.dim_names},
        refs=refs,
        attrs=model.attrs,
    )
