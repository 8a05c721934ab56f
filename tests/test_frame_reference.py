"""docs/frames.md is what the frame files say."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from build_frame_reference import reference  # noqa: E402


def test_the_frame_reference_is_up_to_date() -> None:
    page = (ROOT / "docs" / "frames.md").read_text(encoding="utf-8")
    assert page == reference(), "run: python scripts/build_frame_reference.py > docs/frames.md"
