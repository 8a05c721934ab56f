"""Engines without a model, whose texts say what happens to the process that reads them."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from aes_extract.readers.source import Source
from aes_extract.scale.engine import Engine
from aes_extract.schema import Article, SourceInfo, Zone


def source(id: str, text: str) -> Source:
    return Source(id=id, text=text, sha256=sha256(text.encode()).hexdigest(), encoding="utf-8")


def analyse(one: Source) -> Article:
    """Obey: « boum » raises, « meurs » dies, « meurs FILE » dies and makes FILE unless it exists, « dors » is slow."""
    command, _, rest = one.text.partition(" ")
    if command == "boum":
        raise RuntimeError("boum")
    if command == "meurs" and not (rest and Path(rest).exists()):
        if rest:
            Path(rest).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if command == "dors":
        time.sleep(float(rest))
    return Article(
        id=one.id,
        source=SourceInfo(path=one.path, sha256=one.sha256, encoding=one.encoding),
        text=one.text if one.with_text else None,
        zones=[Zone(kind="body", start=0, end=len(one.text))],
    )


def load() -> Engine:
    return Engine(analyse=lambda sources: [analyse(one) for one in sources])


def load_named() -> Engine:
    """An engine that says which process it ran in, as the article's author."""

    def named(sources: Sequence[Source]) -> list[Article]:
        return [analyse(one).model_copy(update={"author": str(os.getpid())}) for one in sources]

    return Engine(analyse=named)
