"""What is learnt of events: which words tell one, and who and what belongs to it."""

from __future__ import annotations
