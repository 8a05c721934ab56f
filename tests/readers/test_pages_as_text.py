"""What is a page's markup, and what is a text with a tag left in it."""

from __future__ import annotations

import pytest

from aes_extract.readers.markup import is_markup


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html>\n<html lang='fr'>",
        "\ufeff\n  <html>",
        "<HEAD><title>a",
        "<!-- saved from --><html>",
        "<p>Kolo parle.</p>",
        "<div\nclass='a'>Kolo",
        "<h2>Kolo</h2>",
        "<?xml version='1.0'?><rss>",
        "<script>var a = 1;</script>",
    ],
)
def test_markup(text: str) -> None:
    assert is_markup(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kolo parle.",
        "",
        "<",
        "< 5 % des voix",
        "<<< Kolo parle",
        "<b>Kolondé</b>, 3 mai – Le pont est ouvert.",
        "<pont> est un mot",
        "<politique>",
        "Kolo parle.<br><p>Awa dort.</p>",
        "« <p> » ouvre un paragraphe",
    ],
)
def test_text(text: str) -> None:
    assert not is_markup(text)
