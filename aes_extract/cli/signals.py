"""Signals that ask the program to end: it ends as after an error, so that nothing half-written stays behind."""

from __future__ import annotations

import signal
from types import FrameType

_ASKING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


def end_on_signals() -> None:
    """End with the code that shells give, 128 + signal; one that is ignored (``nohup``) stays so."""
    for number in _ASKING:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, frame: FrameType | None) -> None:
    # A second one must not stop the clearing up.
    signal.signal(number, signal.SIG_IGN)
    raise SystemExit(128 + number)
