"""The options that choose events: what they take, what they refuse, and that every format keeps to them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from aes_extract.cli import cli
from aes_extract.readers.source import Source
from aes_extract.scale.engine import Engine
from aes_extract.schema import Article, Event, EventPlace, Participant
from tests.cli import fake_engine


def analyse_all(sources: Sequence[Source]) -> list[Article]:
    """Of each article its first word visits or attacks its second one."""
    return [_with_event(source) for source in sources]


def _with_event(source: Source) -> Article:
    who, verb, where = source.text.split()[:3]
    kind = {"visite": ("meeting", "visit"), "attaque": ("attack", "attack")}[verb]
    event = Event(
        id="e1",
        type=kind[0],
        subtype=kind[1],
        date=source.published,
        place=EventPlace(name=where, country="MLI" if where == "Mopti" else "NER"),
        participants=[Participant(role="agent", type="person", id="x", name=who)],
        found_by="test",
    )
    return fake_engine.analyse(source).model_copy(update={"events": [event]})


def load() -> Engine:
    return Engine(analyse=analyse_all)


@pytest.fixture
def press(tmp_path: Path) -> Path:
    articles = [
        {"id": "a", "text": "Kolo visite Mopti", "published": "2023-05-12"},
        {"id": "b", "text": "Awa visite Niamey", "published": "2024-01"},
        {"id": "c", "text": "Idi attaque Mopti"},
    ]
    file = tmp_path / "press.jsonl"
    file.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    return file


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args], obj=load)


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        ([], "abc"),
        (["--type", "meeting"], "ab"),
        (["--type", "visit"], "ab"),
        (["--type", "meeting/visit,attack"], "abc"),
        (["--type", "meeting/visit", "--type", "attack"], "abc"),
        (["--type", "attack/attack", "--place", "Niamey"], ""),
        (["--status", "planned,denied"], ""),
        (["--since", "2023-05", "--until", "2023"], "a"),
        (["--until", "2024-01-15"], "ab"),
        (["--since", "2024"], "b"),
        (["--person", "AWA, kolo"], "ab"),
        (["--institution", "Kolo"], ""),
        (["--place", "mopti"], "ac"),
        (["--country", "mli"], "ac"),
        (["--country", "Mali"], "ac"),
        (["--country", "Niger", "--person", "Awa"], "b"),
        (["--only", "people"], "abc"),
    ],
)
def test_what_is_kept(press: Path, options: list[str], kept: str) -> None:
    result = run("--format", "jsonl", *options, press)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "".join(json.loads(line)["id"] for line in result.stdout.splitlines()) == kept


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "geojson", "stories", "table", "entities-csv"])
def test_every_format_keeps_to_it(press: Path, form: str) -> None:
    whole, chosen = (run("--format", form, *options, press).stdout for options in ([], ["--type", "attack"]))
    assert ("Kolo" in whole, "Idi" in whole) == (True, True)
    assert ("Kolo" in chosen, "Idi" in chosen) == (False, True)


def test_a_report_keeps_to_it(press: Path) -> None:
    page = run("report", "--type", "attack", press).stdout
    assert "Idi attaque" in page
    assert "Kolo visite" not in page


def test_sections_that_are_left_out_are_empty(press: Path) -> None:
    whole = json.loads(run("--only", "events,dates", press).stdout)
    assert whole["articles"][0]["people"] == []
    assert len(whole["stories"]) == 3
    assert json.loads(run("--only", "people", press).stdout)["stories"] == []


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--type", "metting"], "'metting' is no type of event; the nearest: meeting"),
        (["--type", "meeting/vist"], "the nearest: meeting/visit"),
        (["--type", "attack/visit"], "'attack/visit' is no type of event; the nearest: "),
        (["--type", "meeting,"], "'' is no type of event; choose from agreement"),
        (["--type", "\x1b[31m"], "is no type of event"),
        (["--status", "planed"], "the nearest: planned"),
        (["--status", "Planned"], "the nearest: planned"),
        (["--only", "event"], "'event' is no section; the nearest: events"),
        (["--since", "2024-13"], "in no calendar"),
        (["--until", "hier"], "YYYY-MM-DD"),
        (["--since", "2025", "--until", "2024"], "--since is later than --until"),
        (["--country", "Malli"], "'Malli' is no country; the nearest: mali"),
        (["--country", "\u202e"], "give a code (MLI) or a name"),
        (["--person", "!?"], "has no word"),
        (["--place", ""], "has no word"),
    ],
)
@pytest.mark.parametrize("command", [[], ["report"]])
def test_wrong_usage(press: Path, command: list[str], options: list[str], why: str) -> None:
    result = run(*command, *options, press)
    assert result.exit_code == 2
    assert why in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert "\x1b" not in result.stderr
    assert "\u202e" not in result.stderr


def test_ray_writes_all(press: Path) -> None:
    result = run("--type", "attack", "--engine", "ray", "-o", "out", press)
    assert result.exit_code == 2
    assert "with --engine local; ray writes all" in result.stderr
