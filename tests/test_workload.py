"""The articles to measure with: none comes twice, and their lengths are those of the press."""

from __future__ import annotations

import statistics

from tests.script import load_script

workload = load_script("workload")


def test_no_article_comes_twice() -> None:
    texts = list(workload.varied(400))
    assert len(set(texts)) == len(texts) == 400
    assert texts == list(workload.varied(400))


def test_lengths_are_those_of_the_press() -> None:
    lengths = [len(text) for text in workload.varied(1000)]
    assert 2_000 < statistics.median(lengths) < 3_500
    assert min(lengths) < 1_000 and max(lengths) > 8_000


def test_one_in_ten_is_odd() -> None:
    plain = list(workload.varied(100))
    assert [i for i, (a, b) in enumerate(zip(plain, workload.odd(iter(plain)), strict=True)) if a != b] == [
        *range(0, 100, 10)
    ]
