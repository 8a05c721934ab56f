"""What sentences of the press tell, and what sentences that look alike do not: the table of ``sentences/*.toml``."""

from __future__ import annotations

from collections import Counter

import pytest
from sentence_table import Row, casualty_differences, differences, read_article, read_rows
from spacy.language import Language

from aes_extract.events.frames import frames

ROWS = read_rows()


def _param(row: Row) -> object:
    marks = [pytest.mark.xfail(strict=False, reason=row.xfail)] if row.xfail else []
    return pytest.param(row, id=row.id, marks=marks)


@pytest.mark.model
@pytest.mark.parametrize("row", [_param(r) for r in ROWS])
def test_sentence(row: Row, model: Language) -> None:
    found = differences(row, read_article(row.text, model, row.published))
    assert not found, f"{row.text}\n" + "\n".join(found)


@pytest.mark.model
@pytest.mark.parametrize("row", [_param(r) for r in ROWS if r.casualties])
def test_casualties(row: Row, model: Language) -> None:
    found = casualty_differences(row, read_article(row.text, model, row.published))
    assert not found, f"{row.text}\n" + "\n".join(found)


def test_every_type_has_rows_of_both_kinds() -> None:
    counts = Counter((r.type, r.tells) for r in ROWS)
    for type_ in {f.type for f in frames()}:
        assert counts[type_, True] >= 10
        assert counts[type_, False] >= 10


def test_rows_name_known_types_and_no_sentence_twice() -> None:
    assert {r.type for r in ROWS} == {f.type for f in frames()}
    assert max(Counter((r.type, r.text) for r in ROWS).values()) == 1
