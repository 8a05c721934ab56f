"""What docs/benchmarks.md says of our dates is what the benchmark script measures."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest

from tests.script import load_script

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """``scripts/bench_dates.py``; the peers that it compares are imported only when asked for."""
    return load_script("bench_dates")


def test_our_row_is_the_measured_one(bench: ModuleType) -> None:
    texts = list(bench.expressions())
    found, exact, right, _ = bench.score(texts, bench.ours(False))
    row = f"| expressions ({len(texts)}) | aes-extract | {found:.3f} | {exact:.3f} | {right:.3f} |"
    assert row in (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")


def test_the_score_counts_misses_and_inventions(bench: ModuleType) -> None:
    text = bench.Text("Le 5 mai, puis hier.", "2024-11-07", ((3, 8, "2024-05-05"), (15, 19, "2024-11-06")))
    wrong = [(0, 8, "2024-05-05"), (10, 14, None)]  # exact but for the article; one missed, one invented
    assert bench.score([text], lambda _: wrong)[:3] == (0.5, 0.5, 0.5)
    assert bench.score([text], lambda _: [])[:3] == (0, 0, 0)


@pytest.mark.parametrize(
    ("timex3", "edtf"),
    [
        ("2024-05-05TMO", "2024-05-05"),
        ("2024-SU", "2024-22"),
        ("2024-05-05T18", "2024-05-05T18:00"),
        ("2024-05-05T18:30+01:00", "2024-05-05T18:30"),
        (None, ""),
    ],
)
def test_values_are_compared_in_one_notation(bench: ModuleType, timex3: str | None, edtf: str) -> None:
    assert bench.plain(timex3) == edtf


def test_the_command_shown_runs_the_script() -> None:
    shown = re.search(r"python (scripts/\S+)", (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8"))
    assert shown is not None
    assert (ROOT / shown[1]).is_file()
