"""README.md says what the program does: its examples are run, its figures measured."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from aes_extract import schema
from aes_extract.cli import cli
from aes_extract.evaluate.scoring import score
from aes_extract.events.frames import frames
from aes_extract.scale.engine import Engine
from tests.gold.corpus import SETS, gold_file, read_gold

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.findall(r"```console\n\$ (aes-extract [^\n]*)\n(.*?)```", README, re.DOTALL)
SHELL = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]


def shared(data: Any) -> list[str]:
    """What several articles tell: when, what, and who."""
    return [
        " ".join([story["date"], story["subtype"], *(member["article"] for member in story["members"])])
        for story in data["stories"]
        if len(story["members"]) > 1
    ]


# The jq filters that the README shows, in Python: jq itself is not needed to check what they print.
FILTERS: dict[str, Callable[[Any], list[str]]] = {
    "jq -r '.articles[].people[].name'": lambda d: [p["name"] for a in d["articles"] for p in a["people"]],
    "jq -r '.stories[] | select(.members | length > 1) | [.date, .subtype, .members[].article] | join(\" \")'": shared,
}
ROWS = {
    "mentions F1": "mentions all",
    "people F1": "people",
    "date values right": "values DATE",
    "events F1": "events",
    "arguments F1": "arguments",
    "event status right": "event status",
}


def run(command: str, nlp: Language, monkeypatch: pytest.MonkeyPatch) -> Result:
    """The command as run at the top of the project, 88 columns wide, on the loaded model."""
    from aes_extract.article import analyse_all

    monkeypatch.chdir(ROOT)
    engine = Engine(analyse=lambda sources: analyse_all(sources, nlp))
    return CliRunner(env={"COLUMNS": "88"}).invoke(cli, command.split()[1:], obj=lambda: engine)


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").splitlines()]


@pytest.mark.model
@pytest.mark.parametrize(("command", "output"), CONSOLE, ids=[c for c, _ in CONSOLE])
def test_examples_print_what_the_readme_shows(
    command: str, output: str, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, _, pipe = command.partition(" | ")
    result = run(program, nlp, monkeypatch)
    assert result.exit_code == 0
    printed = FILTERS[pipe](json.loads(result.stdout)) if pipe else lines(result.stdout)
    assert printed == lines(output)


def test_there_are_examples_to_check() -> None:
    assert len(CONSOLE) == 3


@pytest.mark.parametrize("command", [c.split("#")[0] for c in SHELL if "aes-extract" in c])
def test_every_option_and_command_shown_exists(command: str) -> None:
    words = command.split("aes-extract", 1)[1].split()
    name = next((w for w in words if w in cli.commands), "extract")
    known = {option for param in cli.commands[name].params for option in param.opts}
    assert {w for w in words if w.startswith("-") and w != "-"} <= known


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
