"""The stories of a run."""

from __future__ import annotations

from array import array
from collections.abc import Container, Iterator, Sequence

from aes_extract.schema import Story
from aes_extract.stories.cluster import cluster
from aes_extract.stories.merge import merge
from aes_extract.stories.record import Record


class Stories:
    """Every event in exactly one story, in order of their first members.

    In memory is only which events are one; a story is merged whenever it is come to. ``numbers`` says of each event, by
    its position, which story it is in.
    """

    def __init__(self, records: Sequence[Record], positions: Sequence[Sequence[int]] | None = None) -> None:
        """``positions`` are the stories where they are known already: the positions of their events."""
        self._records = records
        self._positions: Sequence[Sequence[int]] = cluster(records) if positions is None else positions
        self.numbers = array("I", [0]) * len(records)
        for number, events in enumerate(self._positions):
            for i in events:
                self.numbers[i] = number

    def __len__(self) -> int:
        return len(self._positions)

    def __iter__(self) -> Iterator[Story]:
        return (merge(self.members(number)) for number in range(len(self)))

    def members(self, number: int) -> list[Record]:
        """The events of a story, in the order of the run."""
        return [self._records[i] for i in self._positions[number]]

    def only(self, events: Container[int]) -> Stories:
        """The same stories of the events at these positions alone."""
        left = ([i for i in positions if i in events] for positions in self._positions)
        return Stories(self._records, sorted(filter(None, left)))
