"""The set-up installs what is pinned, by hash; the pins are those that the project's ranges allow."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = PROJECT["project"]["dependencies"]
EXTRAS = PROJECT["project"]["optional-dependencies"]
DEV = [*EXTRAS["parquet"], *EXTRAS["ray"], *(one for one in EXTRAS["dev"] if not one.startswith("aes-extract["))]
TOOLS = PROJECT["dependency-groups"]["tools"]


def pins(lock: str) -> list[tuple[Requirement, list[str]]]:
    """The requirements of a lock file, each with its hashes."""
    blocks = re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8").strip())
    parts = (block.partition("\\\n") for block in blocks)
    return [(Requirement(line.strip()), re.findall(r"--hash=sha256:[0-9a-f]{64}\b", rest)) for line, _, rest in parts]


def is_for_here(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate()


def pinned_here(lock: str) -> dict[str, str]:
    """The versions that a lock file gives to this machine."""
    return {one.name: str(one.specifier).removeprefix("==") for one, _ in pins(lock) if is_for_here(one)}


LOCKS = "requirements.lock", "requirements-tools.lock"
LOCK, TOOLS_LOCK = map(pinned_here, LOCKS)


@pytest.mark.parametrize("lock", LOCKS)
def test_all_are_pinned_by_hash(lock: str) -> None:
    assert len(pins(lock)) > 10
    assert [one.name for one, hashes in pins(lock) if str(one.specifier)[:2] != "==" or not hashes] == []


@pytest.mark.parametrize(
    ("ranges", "lock"), [(RUNTIME, LOCK), (DEV, LOCK), (TOOLS, TOOLS_LOCK)], ids=["run time", "dev", "tools"]
)
def test_the_pins_are_in_the_ranges(ranges: list[str], lock: dict[str, str]) -> None:
    for wanted in filter(is_for_here, map(Requirement, ranges)):
        assert wanted.specifier.contains(lock[wanted.name]), wanted.name


def test_both_locks_pin_the_same() -> None:
    both = LOCK.keys() & TOOLS_LOCK.keys()
    assert both
    assert {name: LOCK[name] for name in both} == {name: TOOLS_LOCK[name] for name in both}


@pytest.mark.parametrize("name", [Requirement(one).name for one in RUNTIME])
def test_what_is_installed_is_what_is_pinned(name: str) -> None:
    assert LOCK[name] == version(name)
