"""The annotations that the name finder learns from (``scripts/data/names``)."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[3] / "scripts/data/names/annotations.jsonl").read_text("utf-8").splitlines()
]


def test_ids_ascend() -> None:
    ids = [row["id"] for row in ROWS]
    assert len(ids) > 1000
    assert ids == sorted(set(ids))


def test_texts_are_told_by_their_hash() -> None:
    assert [row["id"] for row in ROWS if not re.fullmatch("[0-9a-f]{64}", row["sha256"])] == []


def test_names_are_in_order_and_do_not_overlap() -> None:
    for row in ROWS:
        assert all(0 <= start < end for start, end, _ in row["names"]), row["id"]
        assert all(a[1] <= b[0] for a, b in pairwise(row["names"])), row["id"]


def test_labels() -> None:
    assert {label for row in ROWS for _, _, label in row["names"]} == {"PER", "ORG", "LOC"}
