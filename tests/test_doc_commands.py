"""Every command that a document shows runs; where its output is shown, it is what is printed."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aes_extract.cli import cli
from tests.shell import Shell

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
# What only a cluster, another program or the project's own folder can run.
_ELSEWHERE = re.compile(
    r"--engine ray|^(make|pip|pipx|datasette|python|open|xdg-open|export|eval|source|duckdb) |_COMPLETE"
)


def shown(fence: str) -> list[tuple[str, str]]:
    """The blocks of a kind in all pages, each with its page."""
    pattern = re.compile(rf"^```{fence}\n(.*?)^```", re.DOTALL | re.MULTILINE)
    return [(page.stem, block) for page in PAGES for block in pattern.findall(page.read_text(encoding="utf-8"))]


def sessions() -> list[tuple[str, str, str]]:
    """Each command of a console block with what is shown below it."""
    return [
        (page, command, output)
        for page, block in shown("console")
        for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    ]


def commands() -> list[tuple[str, str]]:
    """Each line of a block of shell, a line that is broken by a backslash as one."""
    lines = [(page, line) for page, block in shown("sh") for line in block.replace("\\\n", " ").splitlines()]
    return [(page, line) for page, line in lines if line.strip() and not line.startswith("#")]


HERE = [(page, line) for page, line in commands() if not _ELSEWHERE.search(line)]
ELSEWHERE = [(page, line) for page, line in commands() if _ELSEWHERE.search(line)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a reader has at hand: the seeds, and articles of one's own under the names that the pages use."""
    folder = tmp_path_factory.mktemp("reader")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    if (ROOT / "docs" / "examples").is_dir():
        shutil.copytree(ROOT / "docs" / "examples", folder / "docs" / "examples")
    seeds = sorted((folder / "seeds").glob("*.txt"))
    for name in ("in", "press"):
        (folder / name).mkdir()
        for seed in seeds[:2]:
            shutil.copy(seed, folder / name)
    shutil.copy(seeds[-1], folder / "article.txt")
    (folder / "articles.jsonl").write_text('{"text": "Le général Kolo a reçu hier la ministre Awa Binto."}\n')
    body = "".join(f"<p>{line}</p>" for line in seeds[-1].read_text(encoding="utf-8").splitlines() if line)
    (folder / "page.html").write_text(f"<html><body><article>{body}</article></body></html>", encoding="utf-8")
    return folder


@pytest.fixture
def shell(nlp: Language, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.chdir(folder)
    return Shell(nlp)


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").splitlines()]


@pytest.mark.model
@pytest.mark.parametrize(("page", "command", "output"), sessions(), ids=[f"{p}: {c}" for p, c, _ in sessions()])
def test_what_is_shown_is_printed(page: str, command: str, output: str, shell: Shell) -> None:
    assert lines(shell.run(command)) == lines(output)


@pytest.mark.model
@pytest.mark.parametrize(("page", "command"), HERE, ids=[f"{page}: {command}" for page, command in HERE])
def test_what_is_shown_runs(page: str, command: str, shell: Shell) -> None:
    shell.run(command)


@pytest.mark.parametrize(("page", "command"), ELSEWHERE, ids=[f"{page}: {command}" for page, command in ELSEWHERE])
def test_options_of_what_runs_elsewhere_exist(page: str, command: str) -> None:
    if "aes-extract " not in command or command.startswith("pip"):
        return
    words = command.split("#", maxsplit=1)[0].split("aes-extract ", 1)[1].split()
    name = next((word for word in words if word in cli.commands), "extract")
    known = {option for param in cli.commands[name].params for option in param.opts}
    assert {word for word in words if word.startswith("-") and word != "-"} <= known


def test_there_are_commands_to_check() -> None:
    assert len(sessions()) >= 3
    assert len(HERE) >= 15
