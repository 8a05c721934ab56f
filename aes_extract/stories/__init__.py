"""Events of different articles that are one event of the world."""

from __future__ import annotations

from aes_extract.stories.collection import Collection, Told
from aes_extract.stories.record import Record, records
from aes_extract.stories.stories import Stories

__all__ = ["Collection", "Record", "Stories", "Told", "records"]
