"""The examples of docs/python.md and of the docstrings print what they show."""

from __future__ import annotations

import doctest
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import aes_extract

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).parents[1]


@pytest.fixture
def shared(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pipeline that other tests use, too; and the project's folder, in which the examples are run."""
    monkeypatch.setattr(aes_extract, "load", lambda model=aes_extract.MODEL: nlp)
    monkeypatch.chdir(ROOT)


@pytest.mark.model
@pytest.mark.usefixtures("shared")
def test_the_page() -> None:
    result = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False, encoding="utf-8")
    assert result.attempted > 10
    assert result.failed == 0


@pytest.mark.model
@pytest.mark.usefixtures("shared")
def test_the_docstrings() -> None:
    result = doctest.testmod(aes_extract)
    assert result.attempted > 5
    assert result.failed == 0
