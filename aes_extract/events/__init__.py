"""From a parsed article and its entities to its events: ``find_events``."""

from __future__ import annotations

from aes_extract.events.build import find_events
from aes_extract.events.model import Found, FoundEvent

__all__ = ["Found", "FoundEvent", "find_events"]
