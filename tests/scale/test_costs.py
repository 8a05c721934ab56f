"""docs/scale.md shows what ``scripts/scale_costs.py`` works out."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from tests.script import load_script

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    return load_script("scale_costs")


def test_the_tables_are_those_of_the_script(script: ModuleType) -> None:
    shown = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    assert script.costs() in shown
    assert script.whole() in shown


def test_sizes_are_short(script: ModuleType) -> None:
    assert [script.size(one) for one in (0, 999, 1000, 9_990, 123_456, 5e15, 5e18)] == [
        "0.0 B", "999 B", "1.0 KB", "10.0 KB", "123 KB", "5.0 PB", "5,000 PB"
    ]  # fmt: skip
