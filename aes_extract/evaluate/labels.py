"""Other people's labels as ours; those that are none of ours are counted, to be told."""

from __future__ import annotations

from collections import Counter

from aes_extract.marks import GROUP, MENTIONS, event_types

_OTHERS = {"PERS": "PER", "PERSON": "PER", "ORGANIZATION": "ORG", "GPE": "LOC", "LOCATION": "LOC"}
_MENTIONS = {label: label for label in (*MENTIONS, GROUP)} | _OTHERS


class Labels:
    """``unknown`` counts, by label, what is not scored."""

    def __init__(self) -> None:
        self.unknown: Counter[str] = Counter()
        self._types = frozenset(event_types())

    def ours(self, label: str) -> str | None:
        """The label of a mention or a group, or the type of an event; ``None`` for any other."""
        known = label if label in self._types else _MENTIONS.get(label.upper())
        if known is None:
            self.unknown[label] += 1
        return known
