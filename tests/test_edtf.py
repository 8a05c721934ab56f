"""The days that date values allow."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aes_extract.edtf import Pattern, bounds, days_of, patterns_of


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-11-06", "2024-11-06", "2024-11-06"),
        ("2024-11-06TMO", "2024-11-06", "2024-11-06"),
        ("2024-11-06T16:30", "2024-11-06", "2024-11-06"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("198X", "1980-01-01", "1989-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2024-W01", "2024-01-01", "2024-01-07"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("0800", "0800-01-01", "0800-12-31"),
        ("2024-11-06T10:00/2024-11-06T12:00", "2024-11-06", "2024-11-06"),
        ("2024-W01-3", "2024-01-03", "2024-01-03"),
        ("1999-23", "1999-09-01", "1999-12-22"),
        ("1999-24", "1999-01-01", "1999-12-31"),
        ("2024-09-13/2024-09-14", "2024-09-13", "2024-09-14"),
        ("2023-10/2023-12", "2023-10-01", "2023-12-31"),
        ("2019/2021", "2019-01-01", "2021-12-31"),
    ],
)
def test_days(value: str, first: str, last: str) -> None:
    days = days_of(value)
    assert days is not None
    assert (days.first, days.last) == bounds(value) == (date.fromisoformat(first), date.fromisoformat(last))
    every = list(days)
    assert (every[0], every[-1], len(every)) == (days.first, days.last, len(days))
    assert patterns_of(value) == ()


NO_DAYS = """
    XXXX-11-06 XXXX-11 XXXX-WXX-2 XXXX 0XXX 0000 2024-13-01 2024-02-30 2024-W60 T16:30 2024/2021 2024-12/2024-01
    XXXX-12/2024-01 ２０２４ hier
""".split()


@pytest.mark.parametrize("value", ["", *NO_DAYS])
def test_no_days(value: str) -> None:
    assert days_of(value) is None
    assert bounds(value) == (None, None)


@pytest.mark.parametrize(
    ("value", "patterns"),
    [
        ("XXXX-11-06", (Pattern(month=11, day=6),)),
        ("XXXX-11-06T16:30", (Pattern(month=11, day=6),)),
        ("XXXX-11", (Pattern(month=11),)),
        ("XXXX-WXX-2TMO", (Pattern(weekday=2),)),
        ("XXXX-11-06/XXXX-11-08", (Pattern(month=11, day=6), Pattern(month=11, day=8))),
        ("XXXX-11-06/2024-11-08", ()),
        ("hier", ()),
    ],
)
def test_patterns(value: str, patterns: tuple[Pattern, ...]) -> None:
    assert patterns_of(value) == patterns


@given(st.text() | st.from_regex(r"[0-9X]{4}(-W?[0-9X]{2}){0,2}(/.*)?"))
def test_any_text_is_days_in_order_or_none(text: str) -> None:
    days = days_of(text)
    assert days is None or days.first <= days.last
    assert days is None or patterns_of(text) == ()


def test_a_pattern_fits_the_days_it_allows() -> None:
    day = date(2024, 11, 6)  # a Wednesday
    assert Pattern(month=11, day=6).fits(day)
    assert Pattern(month=11).fits(day)
    assert Pattern(weekday=3).fits(day)
    assert not Pattern(month=11, day=7).fits(day)
    assert not Pattern(weekday=4).fits(day)
