"""README.md says what the program does: every event type, and the figures that are measured."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aes_extract import schema
from aes_extract.evaluate.scoring import score
from aes_extract.events.frames import frames
from tests.gold.corpus import SETS, gold_file, read_gold

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


ROWS = {
    "mentions F1": "mentions all",
    "people F1": "people",
    "date values right": "values DATE",
    "events F1": "events",
    "arguments F1": "arguments",
    "event status right": "event status",
}


def test_every_event_type_is_told() -> None:
    assert re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE)
    assert set(re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE)) == {frame.type for frame in frames()}


@pytest.mark.model
@pytest.mark.parametrize("row", ROWS)
def test_the_figures_are_the_measured_ones(row: str, analysed: dict[str, list[schema.Article]]) -> None:
    shown = re.search(rf"^\| {re.escape(row)}[^|]*\| ([\d.]+) \| ([\d.]+) \|$", README, re.MULTILINE)
    assert shown is not None
    measured = [score(read_gold(gold_file(name)), analysed[name]).figures()[ROWS[row]] for name in SETS]
    assert [*shown.groups()] == [f"{figure:.2f}" for figure in measured]
