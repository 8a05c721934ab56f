"""docs/exports.md says what the code does: its tables are made from it; the recipes are run on real articles."""

from __future__ import annotations

import re
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from aes_extract.cli import cli
from aes_extract.edtf import bounds
from aes_extract.stories import Collection
from aes_extract.writers.formats import FORMATS
from aes_extract.writers.rows import event_rows
from aes_extract.writers.sqlite_tables import QUERIES
from tests.gold.corpus import gold_file, read_gold

if TYPE_CHECKING:
    from aes_extract.schema import Article

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
RECIPES = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
sys.path.insert(0, str(ROOT / "scripts"))

from build_export_reference import blocks, reference  # noqa: E402


def fenced(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", RECIPES, re.DOTALL)
    text: str = found
    return text


def test_the_tables_are_up_to_date() -> None:
    assert reference(PAGE) == PAGE, "run: python scripts/build_export_reference.py"
    assert all(f"<!-- {name} -->" in PAGE for name in blocks())


def test_every_format_has_its_chapter() -> None:
    chapters = set(re.findall(r"^## (\w+)$", PAGE, re.MULTILINE))
    assert set(FORMATS) - {"json", "stories", "entities-csv"} <= chapters
    assert chapters <= set(FORMATS)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^(?:    )?(aes-extract [^>\n]*)", PAGE, re.MULTILINE))))
def test_every_command_shown_exists(command: str) -> None:
    words = command.split()[1:]
    known = cli.commands[words[0] if words[0] in cli.commands else "extract"].params
    options = {option: param for param in known for option in param.opts}
    for option, value in pairwise(words):
        if option.startswith("-"):
            options[option].type.convert(value, options[option], None)


def test_the_readmes_recipes_are_the_tested_ones() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = [
        block for language in ("sql", "python") for block in re.findall(rf"```{language}\n(.*?)```", readme, re.DOTALL)
    ]
    recipes = [block for block in shown if "import aes_extract" not in block]
    assert set(recipes) <= {fenced("sql"), fenced("python")}


@pytest.fixture(scope="module")
def collection(analysed: dict[str, list[Article]]) -> Iterator[Collection]:
    with Collection() as made:
        for name, articles in analysed.items():
            for gold, article in zip(read_gold(gold_file(name)), articles, strict=True):
                made.add(gold.text, article)
        yield made


@pytest.fixture
def exported(collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the exports of the gold articles, to stand in."""
    for form in ("csv", "parquet"):
        with (tmp_path / f"events.{form}").open("wb") as file:
            FORMATS[form].writer()(collection, file)
    FORMATS["sqlite"].writer()(collection, tmp_path / "aes.db")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def meetings(collection: Collection) -> list[tuple[str, str, int]]:
    """Meetings per country and month, counted without SQL."""
    counted: dict[tuple[str, str], set[str]] = {}
    for row in event_rows(collection):
        event, months = row.event, {f"{day:%Y-%m}" if day else None for day in bounds(row.event.date)}
        if event.type != "meeting" or event.status not in ("occurred", "ongoing"):
            continue
        (month, *others), country = sorted(months, key=str), event.place.country if event.place else None
        if country and month and not others:
            counted.setdefault((country, month), set()).add(row.story)
    return sorted((country, month, len(stories)) for (country, month), stories in counted.items())


@pytest.mark.model
def test_the_queries_count_meetings_per_country_and_month(collection: Collection, exported: Path) -> None:
    expected = meetings(collection)
    assert len(expected) >= 3
    assert duckdb.sql(fenced("sql")).fetchall() == expected
    with closing(sqlite3.connect(exported / "aes.db")) as connection:
        _, sql = QUERIES["meetings_per_country_and_month"]
        assert connection.execute(sql).fetchall() == expected


@pytest.mark.model
def test_the_pandas_recipe_counts_participants(
    collection: Collection, exported: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scope: dict[str, object] = {}
    exec(fenced("python"), scope)
    people = scope["people"]
    expected = Counter(
        (row.id, one.name.replace(";", ","), one.role)
        for row in event_rows(collection)
        for one in row.event.participants
    )
    found = Counter(zip(people["id"], people["participant_names"], people["participant_roles"], strict=True))  # type: ignore[index]
    assert found == expected
    counts = Counter(name for _, name, _ in expected.elements())
    name, _, count = capsys.readouterr().out.splitlines()[1].rpartition(" ")
    assert counts[name.strip()] == int(count) == max(counts.values())


@pytest.mark.model
@pytest.mark.parametrize("form", [name for name in FORMATS if name not in ("json", "stories", "html")])
def test_every_format_writes_real_articles_twice_alike(collection: Collection, tmp_path: Path, form: str) -> None:
    paths = [tmp_path / "first", tmp_path / "second"]
    for path in paths:
        if FORMATS[form].needs_file:
            FORMATS[form].writer()(collection, path)
            continue
        with path.open("wb") as file:
            FORMATS[form].writer()(collection, file)
    assert paths[0].read_bytes() == paths[1].read_bytes()
    assert paths[0].stat().st_size > 1000
