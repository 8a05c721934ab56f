"""Events of different articles that are one event of the world."""

from __future__ import annotations

from aes_extract.stories.collection import Collection, Told
from aes_extract.stories.record import Record, records
from aes_extract.stories.tell import tell

__all__ = ["Collection", "Record", "Told", "records", "tell"]
