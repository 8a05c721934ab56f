"""Offsets count in the text as it came, whatever stands between its words, and the words are found all the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from aes_extract.article import analyse
from aes_extract.readers import Source, read

if TYPE_CHECKING:
    from spacy.language import Language

pytestmark = pytest.mark.model

TEXT = (
    "Le président Assimi Goïta a reçu le ministre Sadio Camara à Bamako, mercredi 6 novembre 2024.\n\n"
    "« L’été s’achève », a déclaré le général à la presse de la capitale.\n"
)
FOUND = {"assimi-goita", "sadio-camara", "bamako", "2024-11-06"}

BENT: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "accents apart": lambda text: unicodedata.normalize("NFD", text),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "no final newline": str.rstrip,
    "line separators": lambda text: text.replace("\n", "\u2028"),
    "a mark before it": lambda text: f"\ufeff\ufeff{text}",
    "a mark in the middle": lambda text: text.replace("\n\n", "\n\n\ufeff"),
    "NULs": lambda text: text.replace("\n\n", "\0\n\n\0"),
    "controls": lambda text: text.replace(". ", ".\x07 \x1b[31m").replace(",", "\x7f,"),
    "emoji": lambda text: f"🇲🇱 {text.replace('reçu', 'reçu 👨‍👩‍👧‍👦')} 😀😀",
    "zero-width": lambda text: text.replace(" a reçu", "\u200b a reçu\u200d"),
    "bidirectional": lambda text: text.replace(" a reçu", " \u202ea reçu\u202c"),
    "narrow blanks": lambda text: text.replace(" »", "\u202f»").replace("6 n", "6\u00a0n"),
    "Arabic in it": lambda text: text.replace("\n\n", "\n\nالرئيس في العاصمة\n\n"),
    "N'Ko in it": lambda text: text.replace("\n\n", "\n\nߒߞߏ ߞߊ߲ ߦߋ߫ ߡߊ߲߬ߘߋ߲߬\n\n"),
    "a rule before it": lambda text: f"{'=' * 5000}\n{text}",
    "a long word in it": lambda text: text.replace("\n\n", f"\n\n{'a' * 100_000} ", 1),
    "data in a line": lambda text: text.replace("« L", f"data:image/png;base64,{'iVBORw0KGgo' * 500} « L"),
    "a million blanks": lambda text: text.replace("\n\n", f"\n{' ' * 1_000_000}\n"),
}


@pytest.mark.parametrize("name", BENT)
def test_offsets_hold_and_names_are_found(name: str, nlp: Language, tmp_path: Path) -> None:
    text = BENT[name](TEXT)
    (tmp_path / "a.txt").write_bytes(text.encode())
    (source,) = read([tmp_path / "a.txt"])
    assert isinstance(source, Source)
    assert source.text == text.removeprefix("\ufeff")
    found = analyse(source, nlp)
    named = {one.id for one in chain[object](found.people, found.places)} | {date.value for date in found.dates}  # type: ignore[attr-defined]
    assert named >= FOUND
    assert [event.type for event in found.events][:1] == ["meeting"]
    passages = [
        m
        for kind in (found.people, found.institutions, found.places, found.dates)
        for one in kind
        for m in one.mentions
    ]
    passages += [p for event in found.events for p in (*event.triggers, *event.evidence, *event.quotes)]
    assert [p for p in passages if source.text[p.start : p.end] != p.text] == []
    covered = "".join(source.text[zone.start : zone.end] for zone in found.zones)
    assert "".join(covered.split()) == "".join(source.text.split())
