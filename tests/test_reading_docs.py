"""docs/reading.md tells every filter, and the columns of every list."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from aes_extract.cli import cli
from aes_extract.writers.lists import ENTITY_COLUMNS, TIMELINE_COLUMNS, Column

PAGE = (Path(__file__).parents[1] / "docs" / "reading.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "columns"), [*ENTITY_COLUMNS.items(), ("timeline", TIMELINE_COLUMNS)])
def test_the_columns_are_those_that_are_written(name: str, columns: tuple[Column, ...]) -> None:
    told = re.search(rf"^\| `{name}` \| (.*) \|$", PAGE, re.MULTILINE)
    assert told is not None
    assert re.findall(r"`(\w+)`", told[1]) == [column.name for column in columns]


def options(command: str) -> set[str]:
    return {name for param in cli.commands[command].params for name in param.opts if name.startswith("--")}


def test_every_filter_is_told() -> None:
    how = {"--output", *options("evaluate")}
    filters = {"--only", *(options("people") & options("report") - how)}
    assert len(filters) == 9
    assert filters <= set(re.findall(r"`(--[a-z]+)`", PAGE))
