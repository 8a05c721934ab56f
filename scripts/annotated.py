"""What the training scripts share: reading JSONL, and the texts that an annotation was made on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data"


def json_lines(path: Path) -> Iterator[dict]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def annotated(name: str, texts: Iterable[Path]) -> Iterator[tuple[dict, str]]:
    """Each row of ``data/NAME/annotations.jsonl`` with its text; fails when a text is missing or is another."""
    text_of = {row["id"]: row["text"] for path in texts for row in json_lines(path)}
    for row in json_lines(DATA / name / "annotations.jsonl"):
        text = text_of.get(row["id"])
        if text is None or hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise SystemExit(f"{row['id']}: its text is missing or differs from the one annotated")
        yield row, text
