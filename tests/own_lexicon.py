"""Lexicons that tests write, in a process that has chosen none yet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from aes_extract import lexicon
from aes_extract.events.frames import frames
from aes_extract.lexicon import in_use

FRAME = 'type = "kidnapping"\n[[frame]]\nsubtype = "abduction"\nnouns = ["rapt"]\n'


@pytest.fixture
def new_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As if nothing were chosen or looked up in this process."""
    monkeypatch.setattr(in_use, "_process", in_use._Process())
    _forget()
    yield
    _forget()


def _forget() -> None:
    for load in (lexicon.people, lexicon.institutions, lexicon.places, frames):
        load.cache_clear()


def write(folder: Path, **files: object) -> Path:
    """A folder with files by their names before the dot: lists of records as JSONL, text as TOML."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        if isinstance(content, str):
            (folder / f"{name}.toml").write_text(content, encoding="utf-8")
        else:
            assert isinstance(content, list)
            lines = (one if isinstance(one, str) else json.dumps(one) for one in content)
            (folder / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder
