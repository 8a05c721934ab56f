"""The stories of a run."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from aes_extract.schema import Story
from aes_extract.stories.cluster import cluster
from aes_extract.stories.merge import merge
from aes_extract.stories.record import Record


class Stories:
    """Every event in exactly one story, in order of their first members.

    In memory is only which events are one; a story is merged whenever it is come to. ``numbers`` says of each event, by
    its position, which story it is in.
    """

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = records
        self._positions = cluster(records)
        self.numbers = array("I", [0]) * len(records)
        for number, positions in enumerate(self._positions):
            for i in positions:
                self.numbers[i] = number

    def __len__(self) -> int:
        return len(self._positions)

    def __iter__(self) -> Iterator[Story]:
        return (merge(self.members(number)) for number in range(len(self)))

    def members(self, number: int) -> list[Record]:
        """The events of a story, in the order of the run."""
        return [self._records[i] for i in self._positions[number]]
