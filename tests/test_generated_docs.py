"""Pages that are made from the program are what it says today."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.script import load_script

ROOT = Path(__file__).parents[1]
PAGES = {
    "frames.md": "build_frame_reference",
    "output.md": "build_output_reference",
    "commands.md": "build_command_reference",
}


@pytest.mark.parametrize("page", PAGES)
def test_the_page_is_up_to_date(page: str) -> None:
    script = PAGES[page]
    printed = load_script(script).reference()
    run = f"run: python scripts/{script}.py > docs/{page}"
    assert (ROOT / "docs" / page).read_text(encoding="utf-8") == printed, run


def test_every_field_is_told() -> None:
    told = [line for line in (ROOT / "docs" / "output.md").read_text("utf-8").splitlines() if line.startswith("| `")]
    assert len(told) > 100
    assert [line for line in told if line.endswith("|  |")] == []
