"""spaCy without its command line tools, which take a third of the time that importing it takes.

``import spacy`` imports ``spacy.cli`` for the sake of ``spacy.info``, and with it web clients and template engines.
"""

from __future__ import annotations

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
