"""The connection to Ray."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import ray
from ray.data import DataContext

LOCAL, AUTO = "local", "auto"
# A block is what is given to an actor, and what is done again when it dies: some hundred articles.
_BLOCK_BYTES = 512 * 1024
_SECONDS_TO_ANSWER = 5.0


@contextmanager
def connected(address: str, *, quiet: bool) -> Iterator[int]:
    """Ray at the address, ``local`` for one of our own; gives its processors. Raises ``ConnectionError``.

    A process that is connected already stays so. ``quiet`` keeps Ray's own lines and bars from standard error.
    """
    ours = not ray.is_initialized()
    if ours:
        _connect(address, quiet)
    context = DataContext.get_current()
    before = context.target_max_block_size, context.enable_progress_bars
    context.target_max_block_size, context.enable_progress_bars = _BLOCK_BYTES, not quiet
    log = logging.getLogger("ray.data")
    level = log.level
    log.setLevel(logging.ERROR if quiet else logging.WARNING)
    try:
        yield max(1, int(ray.cluster_resources().get("CPU", 1)))
    finally:
        log.setLevel(level)
        context.target_max_block_size, context.enable_progress_bars = before
        if ours:
            ray.shutdown()


def _connect(address: str, quiet: bool) -> None:
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal" if quiet else "error")
    more = {}
    if address == LOCAL:
        more = {"include_dashboard": False}
    elif address != AUTO:
        _knock(address)
    ray.init(address=address, log_to_driver=not quiet, logging_level=logging.ERROR, **more)


def _knock(address: str) -> None:
    """Ray itself asks for minutes before it gives up."""
    try:
        at = urlsplit(address if "://" in address else f"//{address}")
        socket.create_connection((at.hostname or "", at.port or 0), _SECONDS_TO_ANSWER).close()
    except (OSError, ValueError) as error:
        raise ConnectionError(str(error)) from error
