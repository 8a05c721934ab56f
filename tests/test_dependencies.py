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


def pins(lock: str) -> dict[str, tuple[Requirement, list[str]]]:
    """Each requirement of a lock file with its hashes."""
    found = {}
    for block in re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8").strip()):
        line, _, hashes = block.partition("\\\n")
        requirement = Requirement(line.strip())
        found[requirement.name] = requirement, re.findall(r"--hash=sha256:[0-9a-f]{64}\b", hashes)
    return found


LOCK = pins("requirements.lock")
TOOLS_LOCK = pins("requirements-tools.lock")


@pytest.mark.parametrize("lock", [LOCK, TOOLS_LOCK], ids=["requirements.lock", "requirements-tools.lock"])
def test_all_are_pinned_by_hash(lock: dict[str, tuple[Requirement, list[str]]]) -> None:
    assert [name for name, (one, hashes) in lock.items() if str(one.specifier)[:2] != "==" or not hashes] == []


@pytest.mark.parametrize(
    ("ranges", "lock"), [(RUNTIME, LOCK), (DEV, LOCK), (TOOLS, TOOLS_LOCK)], ids=["run time", "dev", "tools"]
)
def test_the_pins_are_in_the_ranges(ranges: list[str], lock: dict[str, tuple[Requirement, list[str]]]) -> None:
    for wanted in map(Requirement, ranges):
        pinned = str(lock[wanted.name][0].specifier).removeprefix("==")
        assert wanted.specifier.contains(pinned), wanted.name


def test_both_locks_pin_the_same() -> None:
    both = LOCK.keys() & TOOLS_LOCK.keys()
    assert {name: LOCK[name][0].specifier for name in both} == {name: TOOLS_LOCK[name][0].specifier for name in both}


@pytest.mark.parametrize("name", [Requirement(one).name for one in RUNTIME])
def test_what_is_installed_is_what_is_pinned(name: str) -> None:
    assert str(LOCK[name][0].specifier) == f"=={version(name)}"
