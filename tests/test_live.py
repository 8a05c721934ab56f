"""The stretches that are read, and the way back to the source's offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aes_extract.live import LiveText

SOURCE = "Titre\nMENU\nUn corps.\nPARTAGER\nUne fin.\n"
RANGES = [(0, 5), (11, 20), (30, 38)]  # « Titre », « Un corps. », « Une fin. »


def test_joins_the_stretches_by_line_ends() -> None:
    live = LiveText.of(SOURCE, RANGES)
    assert live == LiveText("Titre\nUn corps.\nUne fin.", (0, 6, 16), (0, 11, 30))


@pytest.mark.parametrize(
    ("offset", "origin"),
    [(0, 0), (4, 4), (5, 5), (6, 11), (9, 14), (14, 19), (15, 20), (16, 30), (23, 37), (24, 38)],
)
def test_origin(offset: int, origin: int) -> None:
    assert LiveText.of(SOURCE, RANGES).origin(offset) == origin


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Titre", (0, 5)), ("Un corps.", (11, 20)), ("corps", (14, 19)), (".", (19, 20)), ("fin.", (34, 38))],
)
def test_range(words: str, expected: tuple[int, int]) -> None:
    live = LiveText.of(SOURCE, RANGES)
    start = live.text.index(words)
    found = live.range(start, start + len(words))
    assert found == expected
    assert SOURCE[slice(*found)] == words


@pytest.mark.parametrize(
    ("ranges", "text"),
    [
        ([], ""),
        ([(0, 5)], "Titre"),
        ([(0, 40)], SOURCE),
        ([(2, 2), (6, 10)], "\nMENU"),
        ([(0, 5), (5, 6)], "Titre\n\n"),
    ],
)
def test_text(ranges: list[tuple[int, int]], text: str) -> None:
    assert LiveText.of(SOURCE, ranges).text == text


def test_one_whole_stretch_keeps_its_offsets() -> None:
    live = LiveText.of(SOURCE, [(0, len(SOURCE))])
    assert [live.origin(i) for i in range(len(SOURCE))] == list(range(len(SOURCE)))


ODD = {
    "accents apart": ("L’e\u0301te\u0301 a\u0300.", "L’été à.", {"été": "e\u0301te\u0301", "à": "a\u0300"}),
    "several accents": ("o\u0302\u0301, e\u0323\u0302", "ố, ệ", {"ố": "o\u0302\u0301", "ệ": "e\u0323\u0302"}),
    "an accent that no letter has": ("ɛ\u0301, e\u0301", "ɛ\u0301, é", {"ɛ\u0301": "ɛ\u0301", "é": "e\u0301"}),
    "invisible": ("\ufeffGa\u200bo\0, \u202ao\xadui\u202c", "Gao, oui", {"Gao": "Ga\u200bo", "oui": "o\xadui"}),
    "emoji": ("Oui 👨\u200d👩 la", "Oui 👨👩 la", {"👨👩": "👨\u200d👩", "la": "la"}),
    "line ends": ("Un\r\n\x0ca\u2028e\u0301", "Un\r\n\x0ca\u2028é", {"\r\n": "\r\n", "é": "e\u0301"}),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_odd_characters_are_read_as_their_words_are_meant(name: str) -> None:
    source, read, words = ODD[name]
    live = LiveText.of(f"x{source}y", [(1, 1 + len(source))])
    assert live.text == read
    for word, written in words.items():
        start = read.index(word)
        assert f"x{source}y"[slice(*live.range(start, start + len(word)))] == written


# What is read otherwise than it is written is tested above.
PLAIN = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Mn"]) | st.sampled_from("\n\r\t"), min_size=1)


@given(PLAIN, st.data())
def test_every_character_leads_back_to_itself(source: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(source)), max_size=8)))
    ranges = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]
    live = LiveText.of(source, ranges)
    at = 0
    for start, end in ranges:
        assert live.range(at, at + end - start) == (start, end)
        assert [source[live.origin(i)] for i in range(at, at + end - start)] == list(source[start:end])
        at += end - start + 1
