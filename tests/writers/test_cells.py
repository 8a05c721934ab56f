"""Cells that a spreadsheet opens without harm, and the way back."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aes_extract.schema import Passage, Range
from aes_extract.writers.cells import cell, guard, line, listed, offsets, restore, texts, write_rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+223 20 22", "'+223 20 22"),
        ("-20 %", "'-20 %"),
        ("@gouv_mali", "'@gouv_mali"),
        (" =1+1", "' =1+1"),
        ("\t=1+1", "' =1+1"),
        ("\r\n@x", "'  @x"),
        ("'=1+1", "''=1+1"),
        ("＝1+1", "'＝1+1"),
        ("1-1", "1-1"),
        ("l'=", "l'="),
        ("'Kolo'", "'Kolo'"),
        ("« -x »", "« -x »"),
        ("", ""),
    ],
)
def test_formulas_are_disarmed_and_nothing_else(text: str, expected: str) -> None:
    assert cell(text) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(None, ""), (True, "true"), (False, "false"), (3, "3"), (-7.25, "-7.25"), (0, "0"), (12.6091, "12.6091")],
)
def test_numbers_stay_numbers(value: object, expected: str) -> None:
    assert cell(value) == expected  # type: ignore[arg-type]


@given(st.text())
def test_disarming_is_undone(text: str) -> None:
    assert restore(guard(line(text))) == line(text)


@given(st.text())
def test_a_cell_is_one_line_of_the_same_length(text: str) -> None:
    assert len(line(text)) == len(text)
    assert len(line(text).splitlines()) <= 1


def test_lists_and_passages_can_be_taken_apart_again() -> None:
    assert listed(["a; b", None, "c"]).split("; ") == ["a, b", "", "c"]
    found = [Passage(start=0, end=3, text="a|b"), Passage(start=9, end=10, text="c")]
    assert texts(found).split(" | ") == ["a¦b", "c"]
    assert offsets(found) == "0..3; 9..10"
    assert offsets([Range(start=1, end=2)]) == "1..2"


@pytest.mark.parametrize("tabs", [True, False])
def test_any_row_is_read_back(tabs: bool) -> None:
    out = io.BytesIO()
    row = ['a,"b"', "c\nd", "e\tf", None, "Éva\x00", 1]
    write_rows(out, ["a", "b", "c", "d", "e", "f"], [row], tabs=tabs)
    text = out.getvalue().decode()
    assert text.endswith("\n" if tabs else "\r\n")
    assert ("\r" in text) != tabs
    assert len(text.splitlines()) == 2
    read = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t" if tabs else ","))
    assert read[1] == ['a,"b"', "c d", "e f", "", "Éva ", "1"]


def test_the_stream_stays_open_for_its_owner() -> None:
    out = io.BytesIO()
    write_rows(out, ["é"], [], bom=True)
    assert not out.closed
    assert out.getvalue() == b"\xef\xbb\xbf\xc3\xa9\r\n"
