"""docs/annotate.md: its commands run, one after the other, and print what they show."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from corrected import BACK

from aes_extract.article import analyse_all
from aes_extract.cli import cli
from aes_extract.scale.engine import Engine

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "annotate.md").read_text(encoding="utf-8")
SESSIONS = re.findall(r"^```console\n\$ (aes-extract [^\n]*)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
COMMANDS = re.findall(r"^    (aes-extract .*)", PAGE, re.MULTILINE)
EXPORTS = {"labelstudio": "tasks.json", "prodigy": "prodigy.jsonl", "doccano": "tasks.jsonl", "spacy": "docs.spacy"}


@pytest.fixture
def run(nlp: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Result]:
    """Runs a line in a folder that has the seeds and the examples."""
    for name in ("seeds", "docs/examples"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)

    def run(line: str) -> Result:
        command, _, file = line.partition(" > ")
        engine = Engine(analyse=lambda sources: analyse_all(sources, nlp))
        result = CliRunner().invoke(cli, shlex.split(command)[1:], obj=lambda: engine)
        assert result.exit_code == 0, (line, result.output)
        if file:
            Path(file).write_bytes(result.stdout_bytes)
        return result

    return run


def knows_lexicons() -> bool:
    return any("--lexicon" in option.opts for option in cli.commands["evaluate"].params)


@pytest.mark.model
def test_an_afternoon(run: Callable[[str], Result]) -> None:
    assert len(COMMANDS) == 10
    for line in COMMANDS:
        if "gold.json" in line and not Path("gold.json").exists():
            for form, name in EXPORTS.items():
                back, saved = BACK[form]
                Path(saved).write_bytes(back(Path(name).read_bytes()))
                assert "mentions all    P 1.000  R 1.000" in run(f"aes-extract evaluate {saved}").stdout
        if "--lexicon" in line and not knows_lexicons():
            continue
        result = run(line)
        assert "--lexicon" not in line or "mentions all    P 1.000  R 1.000" in result.stdout


@pytest.mark.model
@pytest.mark.parametrize(("command", "output"), SESSIONS)
def test_what_is_shown_is_printed(command: str, output: str, run: Callable[[str], Result]) -> None:
    assert run(command).stdout == output


def test_every_key_of_an_annotation_is_told() -> None:
    """Each field of an annotated article, event and participant stands in the table."""
    from dataclasses import fields

    from aes_extract.evaluate.gold import GoldArticle, GoldEvent, GoldParticipant, GoldPerson, GoldSpan

    table = PAGE[PAGE.index("## What evaluate reads") :]
    told = set(re.findall(r"`\"?(\w+)", table))
    of_our_making = {"where", "untold"}
    for model in (GoldArticle, GoldSpan, GoldPerson, GoldEvent, GoldParticipant):
        assert {field.name for field in fields(model)} - of_our_making <= told
