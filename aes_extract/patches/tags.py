"""The model's attribute ruler without a pattern search for what is one copy.

Twenty of its 23 rules say that a word's tag is its part of speech. They are one write here; the others, about blanks,
are searched as before.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.attrs import POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.parts_of_speech import IDS
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc


def copy_tags(nlp: Language) -> None:
    """Let the pipeline's attribute ruler copy; nothing is done where its rules are not led by such copies."""
    ruler = nlp.get_pipe("attribute_ruler") if nlp.has_pipe("attribute_ruler") else None
    if type(ruler) is not AttributeRuler:
        return
    copies = [_copied(rule) for rule in ruler.patterns]
    count = next((i for i, pos in enumerate(copies) if pos is None), len(copies))
    if count and not any(copies[count:]):
        ruler.__class__ = _CopyingRuler
        assert isinstance(ruler, _CopyingRuler)
        ruler.prepare([pos for pos in copies[:count] if pos], count)


def _copied(rule: Any) -> str | None:
    """The part of speech for whose words the rule says that it is their tag as well."""
    pos = rule["attrs"].get("TAG")
    return pos if pos in IDS and rule == {"patterns": [[{"POS": pos}]], "attrs": {"TAG": pos}, "index": 0} else None


class _CopyingRuler(AttributeRuler):
    def prepare(self, copied: list[str], count: int) -> None:
        """Copy the tags of these parts of speech, which are the first ``count`` rules, and search the other rules."""
        self._tags = np.zeros(max(IDS.values()) + 1, dtype=np.uint64)
        for pos in copied:
            self._tags[IDS[pos]] = self.vocab.strings.add(pos)
        self._others = Matcher(self.vocab)
        for i, rule in enumerate(self.patterns[count:], count):
            self._others.add(str(i), rule["patterns"])  # type: ignore[arg-type]

    def match(self, doc: Doc) -> list[tuple[int, int, int, int]]:
        pos, tags = doc.to_array([POS, TAG]).T
        copied = self._tags[pos]
        doc.from_array([TAG], np.where(copied, copied, tags).reshape(-1, 1))
        found = self._others(doc, allow_missing=True, as_spans=False)
        return sorted((int(self.vocab.strings[rule]), rule, start, end) for rule, start, end in found)
