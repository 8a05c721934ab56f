"""What is released: a source archive that a wheel is made from, and a wheel that runs by itself."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
SEED = min((ROOT / "seeds").glob("*.txt"))


def built(kind: str, source: Path, target: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(target)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)
    (file,) = target.glob("*.tar.gz" if kind == "sdist" else "*.whl")
    return file


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made from nothing but the source archive."""
    folder = tmp_path_factory.mktemp("release")
    with tarfile.open(built("sdist", ROOT, folder / "sdist")) as archive:
        archive.extractall(folder, filter="data")
    return built("wheel", folder / f"aes_extract-{VERSION}", folder / "wheel")


def test_the_wheel_holds_all_of_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if not name.split("/")[0].endswith(".dist-info")}
    tracked = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "aes_extract").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert held == tracked


@pytest.mark.model
def test_the_wheel_runs_by_itself(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    code = "import aes_extract; print(aes_extract.__file__); from aes_extract.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "--format", "jsonl", str(SEED)],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(tmp_path / "installed")}, capture_output=True, check=True,
    )  # fmt: skip
    where, line = done.stdout.decode().splitlines()
    assert Path(where).is_relative_to(tmp_path)
    assert json.loads(line)["events"]


def test_one_version_is_named_everywhere() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.search(r"^version: (.+)$", citation, re.MULTILINE)[1] == VERSION  # type: ignore[index]
