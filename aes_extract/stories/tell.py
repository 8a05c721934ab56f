"""The stories of a run."""

from __future__ import annotations

from collections.abc import Sequence

from aes_extract.schema import Story
from aes_extract.stories.cluster import cluster
from aes_extract.stories.merge import merge
from aes_extract.stories.record import Record


def tell(records: Sequence[Record]) -> list[Story]:
    """Every event in exactly one story, in order of their first members."""
    return [merge([records[i] for i in members]) for members in cluster(records)]
