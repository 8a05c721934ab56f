"""docs/reading.md: its examples print what they show, and what it lists is what there is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aes_extract.cli import cli
from aes_extract.writers.lists import ENTITY_COLUMNS, TIMELINE_COLUMNS
from tests.test_readme import lines, run

if TYPE_CHECKING:
    from spacy.language import Language

PAGE = (Path(__file__).parents[1] / "docs" / "reading.md").read_text(encoding="utf-8")
CONSOLE = re.findall(r"```console\n\$ (aes-extract [^\n]*)\n(.*?)```", PAGE, re.DOTALL)
SHELL = re.findall(r"^aes-extract [^\n]*", PAGE, re.MULTILINE)


@pytest.mark.model
@pytest.mark.parametrize(("command", "output"), CONSOLE, ids=[c for c, _ in CONSOLE])
def test_examples_print_what_is_shown(
    command: str, output: str, nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = run(command, nlp, monkeypatch)
    assert (result.exit_code, result.stderr) == (0, "")
    assert lines(result.stdout) == lines(output)


@pytest.mark.parametrize("command", SHELL)
def test_commands_are_understood(command: str) -> None:
    words = command.split()[1:]
    name = words.pop(0) if words[0] in cli.commands else "extract"
    assert cli.commands[name].make_context(name, words).params["paths"] == ("press/",)


def test_there_are_examples() -> None:
    assert (len(CONSOLE), len(SHELL)) == (3, 4)


@pytest.mark.parametrize(("name", "columns"), [*ENTITY_COLUMNS.items(), ("timeline", TIMELINE_COLUMNS)])
def test_the_columns_are_those_that_are_written(name: str, columns: tuple[object, ...]) -> None:
    listed = re.search(rf"^\| `{name}` \| (.*) \|$", PAGE, re.MULTILINE)
    assert listed is not None
    assert re.findall(r"`(\w+)`", listed[1]) == [getattr(column, "name", "") for column in columns]


def test_every_filter_is_told() -> None:
    options = {name for option in cli.commands["timeline"].params for name in option.opts if name.startswith("--")}
    shared = {name for option in cli.commands["show"].params for name in option.opts}
    running = {"--format", "--output", "--jobs", "--cache", "--quiet", "--log-json"}
    told = set(re.findall(r"`(--[\w-]+)`", PAGE))
    assert options - shared - running <= told
