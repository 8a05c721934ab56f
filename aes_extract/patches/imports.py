"""Libraries imported without what is never used of them.

``import spacy`` imports ``spacy.cli`` for the sake of ``spacy.info``, and with it web clients and template engines: a
third of the time that importing it takes. ``import trafilatura`` imports urllib3, which opens a socket on the machine's
own address to see whether it has IPv6.
"""

from __future__ import annotations

import socket
import sys
from types import ModuleType

_CLI = "spacy.cli", "spacy.cli.info"


def import_spacy_only() -> None:
    """Import spaCy; ``spacy.cli`` is imported when somebody does so, and ``spacy.info`` when it is called."""
    if "spacy" in sys.modules:
        return
    package, module = map(ModuleType, _CLI)
    package.__path__ = []
    module.info = _info  # type: ignore[attr-defined]
    sys.modules.update(zip(_CLI, (package, module), strict=True))
    try:
        import spacy  # noqa: F401
    finally:
        for name in _CLI:
            sys.modules.pop(name, None)


def _info(*args: object, **kwargs: object) -> object:
    from spacy.cli.info import info

    return info(*args, **kwargs)  # type: ignore[arg-type]


def import_trafilatura_only() -> None:
    """Import trafilatura; no socket is opened, and urllib3 takes it that what Python can do the machine can."""
    if "urllib3" in sys.modules:
        return
    has_ipv6, socket.has_ipv6 = socket.has_ipv6, False
    try:
        import trafilatura  # noqa: F401
        from urllib3.util import connection
    finally:
        socket.has_ipv6 = has_ipv6
    connection.HAS_IPV6 = has_ipv6
