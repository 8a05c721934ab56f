"""The figures on the annotated articles must not fall below ``floors.toml``, which is edited by hand only."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from aes_extract.evaluate.report import Report
from aes_extract.evaluate.scoring import score
from aes_extract.schema import Article
from tests.gold.corpus import SETS, gold_file, read_gold

FILE = Path(__file__).with_name("floors.toml")


class Floors(NamedTuple):
    """``sha256`` is of the gold file that the floors were set on."""

    sha256: str
    figures: dict[str, float]


def read_floors() -> dict[str, Floors]:
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {name: Floors(table["sha256"], table["figures"]) for name, table in tables.items()}


FLOORS = read_floors()


def fallen(name: str, figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """One line for each figure below its floor; what is no longer measured has fallen, too."""
    return [
        f"{name}: {figure} is {figures.get(figure, 0.0):.4f}, below its floor {floor:.4f}"
        for figure, floor in floors.items()
        if figures.get(figure, 0.0) < floor
    ]


ADVICE = f"`make eval` shows the figures. Floors are raised by hand only, in {FILE.name}, and never lowered to pass."


@pytest.fixture(scope="module")
def reports(analysed: dict[str, list[Article]]) -> dict[str, Report]:
    return {name: score(read_gold(gold_file(name)), articles) for name, articles in analysed.items()}


@pytest.mark.model
@pytest.mark.parametrize("name", SETS)
def test_no_figure_falls(name: str, reports: dict[str, Report]) -> None:
    low = fallen(name, reports[name].figures(), FLOORS[name].figures)
    assert not low, "\n".join([*low, ADVICE])


@pytest.mark.model
@pytest.mark.parametrize("name", SETS)
def test_each_figure_has_a_floor(name: str, reports: dict[str, Report]) -> None:
    figures = reports[name].figures()
    new = [
        f"{name}: {figure} is {figures[figure]:.4f} and has no floor"
        for figure in figures.keys() - FLOORS[name].figures
    ]
    assert not new, "\n".join([*sorted(new), ADVICE])


@pytest.mark.parametrize("name", SETS)
def test_gold_is_what_the_floors_were_set_on(name: str) -> None:
    path = gold_file(name)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert digest == FLOORS[name].sha256, (
        f"{path} has changed (sha256 {digest}): look at all figures anew, then edit {FILE.name} by hand"
    )


def test_the_message_names_figure_value_and_floor() -> None:
    floors = {"people": 0.9, "events": 0.5, "gone": 0.1}
    assert fallen("dev", {"people": 0.8999, "events": 0.5}, floors) == [
        "dev: people is 0.8999, below its floor 0.9000",
        "dev: gone is 0.0000, below its floor 0.1000",
    ]
