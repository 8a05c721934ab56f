"""docs/annotate.md: its commands run, one after the other."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from corrected import BACK

from tests.shell import Shell

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "annotate.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    (aes-extract .*)", PAGE, re.MULTILINE)
EXPORTS = {"labelstudio": "tasks.json", "prodigy": "prodigy.jsonl", "doccano": "tasks.jsonl", "spacy": "docs.spacy"}


@pytest.fixture
def shell(nlp: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """In a folder that has the seeds and the examples."""
    for name in ("seeds", "docs/examples"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return Shell(nlp)


@pytest.mark.model
def test_an_afternoon(shell: Shell) -> None:
    assert len(COMMANDS) == 10
    for line in COMMANDS:
        if "gold.json" in line and not Path("gold.json").exists():
            for form, name in EXPORTS.items():
                back, saved = BACK[form]
                Path(saved).write_bytes(back(Path(name).read_bytes()))
                assert "mentions all    P 1.000  R 1.000" in shell.run(f"aes-extract evaluate {saved}")
        printed = shell.run(line)
        assert "--lexicon" not in line or "mentions all    P 1.000  R 1.000" in printed


def test_every_key_of_an_annotation_is_told() -> None:
    """Each field of an annotated article, event and participant stands in the table."""
    from dataclasses import fields

    from aes_extract.evaluate.gold import GoldArticle, GoldEvent, GoldParticipant, GoldPerson, GoldSpan

    table = PAGE[PAGE.index("## What evaluate reads") :]
    told = set(re.findall(r"`\"?(\w+)", table))
    of_our_making = {"where", "untold"}
    for model in (GoldArticle, GoldSpan, GoldPerson, GoldEvent, GoldParticipant):
        assert {field.name for field in fields(model)} - of_our_making <= told
