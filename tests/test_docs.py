"""What the documents name is there: files, links, targets of make."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PAGES = {page.relative_to(ROOT).as_posix(): page for page in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"))}
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
_FOLDERS = "aes_extract|docs|scripts|seeds|tests"


def missing(text: str, folder: Path) -> list[str]:
    """Files of the project that a page names, and targets of its links and of make, that do not exist.

    A file without a folder in a list of several (`tests/trust/test_a.py`, `test_b.py`) lies beside the one before it.
    """
    gone = []
    beside = ROOT
    for name in re.findall(r"`([\w./-]+)`", text):
        if re.match(rf"(?:{_FOLDERS})/", name):
            beside = (ROOT / name).parent
            gone += [] if (ROOT / name).exists() else [name]
        elif re.fullmatch(r"test_\w+\.py", name):
            gone += [] if (beside / name).exists() else [name]
    links = [link for link in re.findall(r"\]\(([^)#\s]+)", text) if not re.match(r"[a-z]+:", link)]
    gone += [link for link in links if not (folder / link).exists()]
    made = set(re.findall(r"(?:^\s*|`)make ([a-z]+)", text, re.MULTILINE))
    return gone + [f"make {name}" for name in sorted(made - TARGETS)]


@pytest.mark.parametrize("page", PAGES)
def test_what_is_named_exists(page: str) -> None:
    assert missing(PAGES[page].read_text(encoding="utf-8"), PAGES[page].parent) == []


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("`tests/test_docs.py`, `test_readme.py`, [a page](docs/input.md#files), `make run`, make sure", []),
        ("`tests/test_nothing.py`, `test_no.py`", ["tests/test_nothing.py", "test_no.py"]),
        ("[a](docs/none.md) [b](https://example.org/none.md)", ["docs/none.md"]),
        ("    make nothing    # it\n`make none`", ["make none", "make nothing"]),
    ],
)
def test_what_is_missing_is_seen(text: str, gone: list[str]) -> None:
    assert missing(text, ROOT) == gone


def test_the_site_has_every_page() -> None:
    site = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]
    assert sorted(pages(site["nav"])) == sorted(page.name for page in (ROOT / "docs").glob("*.md"))


def pages(nav: list[dict[str, Any]]) -> Iterator[str]:
    for entry in nav:
        for target in entry.values():
            yield from [target] if isinstance(target, str) else pages(target)


def test_every_target_is_a_command_and_listed() -> None:
    (phony,) = re.findall(r"^\.PHONY: (.*)", MAKEFILE, re.MULTILINE)
    assert sorted(phony.split()) == sorted(TARGETS)
