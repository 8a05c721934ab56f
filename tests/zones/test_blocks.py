"""Headings that take the lines under them."""

from __future__ import annotations

import pytest
from zone_skeleton import FIRST, SECOND, TITLE, around, kinds_of

from aes_extract.zones import split

TAILS = {
    "more-stories": [
        ("More Stories", "related"),
        ("Transport : la fin des bacs", "related"),
        ("Pourquoi le péage divise les riverains ?", "related"),
    ],
    "excerpts-cut-off": [
        ("Articles similaires", "related"),
        ("Transport : la fin des bacs", "related"),
        (
            "Le dernier bac a fait sa traversée mardi soir, devant des riverains venus dire adieu à une époque […]",
            "related",
        ),
        ("Péage : le tarif fixé", "related"),
    ],
    "most-read": [
        ("Les plus lus", "noise"),
        ("1. Transport : la fin des bacs", "related"),
        ("2. Péage : le tarif fixé", "related"),
    ],
    "categories": [("Popular Category", "noise"), ("Transport 120", "noise"), ("Faits divers 12", "noise")],
    "comments": [
        ("2 commentaires", "noise"),
        ("Binto dit : 13 mai 2023 à 09:30", "noise"),
        (
            "Bravo aux ouvriers, mais le maire Tidiani Kolo aurait pu commencer dix ans plus tôt, franchement.",
            "noise",
        ),
        ("Répondre", "noise"),
        ("Laisser un commentaire", "noise"),
        ("Nom *", "noise"),
    ],
    "comments-without-form": [
        ("Commentaires", "noise"),
        ("Enfin un pont !", "noise"),
        ("Et le péage ?", "noise"),
    ],
    "author-then-headlines": [
        ("Tidiani KOLO", "byline"),
        ("Transport : la fin des bacs", "related"),
        ("Péage : le tarif fixé à 500 francs", "related"),
    ],
    "signature-and-agency": [("Tidiani Kolo", "byline"), ("kolonde-actu.net", "byline")],
    "a-list-is-no-signature": [
        ("Tidiani Kolo", "body"),
        ("Awa Binto", "body"),
        ("Moussa Kolondo", "body"),
        ("Fanta Kolondo", "body"),
    ],
    "a-list-of-days": [("15 mai 2023", "body"), ("30 mai 2023", "body")],
}


@pytest.mark.parametrize("rows", TAILS.values(), ids=TAILS.keys())
def test_under_the_article(rows: list[tuple[str, str]]) -> None:
    lines = [line for line, _ in rows]
    assert kinds_of(around("tail", *lines), *lines) == [[kind] for _, kind in rows]


MIDDLES = {
    "one-headline": [
        ("À lire aussi", "related"),
        ("Transport : la fin des bacs", "related"),
        ("Un chantier de deux ans", "body"),
    ],
    "bullets": [
        ("A LIRE AUSSI", "related"),
        ("- Transport : la fin des bacs", "related"),
        ("- Péage : le tarif fixé", "related"),
        ("Un chantier de deux ans", "body"),
    ],
    "a-section-name-is-an-intertitle": [("Tendances", "body")],
    "a-counter-of-comments": [("3 commentaires", "noise")],
}


@pytest.mark.parametrize("rows", MIDDLES.values(), ids=MIDDLES.keys())
def test_inside_the_article(rows: list[tuple[str, str]]) -> None:
    lines = [line for line, _ in rows]
    text = around("mid", *lines)
    assert kinds_of(text, *lines) == [[kind] for _, kind in rows]
    assert kinds_of(text, SECOND) == [["body"]]


def test_a_comment_counter_above_the_text_opens_no_comments() -> None:
    text = "\n".join([TITLE, FIRST, "3 commentaires", SECOND, FIRST])
    assert [zone.kind for zone in split(text).zones] == ["title", "body", "noise", "body", "body"]


def test_the_sites_date_of_today_is_no_publication_date() -> None:
    zoned = split(around("top", "Accueil  Politique  Sport", "samedi 3 juin 2023", "Rechercher"))
    assert zoned.zones[1].kind == "noise"
    assert zoned.published is None


TEXTS = {
    "one-sentence": ("Le pont est ouvert", ["body"]),
    "one-paragraph": (FIRST, ["body"]),
    "no-title": (f"{FIRST}\n{SECOND}", ["body", "body"]),
    "short-first-line": (f"C’est fait.\n{FIRST}", ["body", "body"]),
    "a-question-that-opens": (f"Que faire ?\n{FIRST}", ["body", "body"]),
    "a-headline-that-asks": (f"Pont de Kolondé : à quand le péage ?\n{FIRST}", ["title", "body"]),
    "a-headline-with-a-stop": (
        f"Le pont est ouvert.\nPar Tidiani Kolo\n{FIRST}",
        ["title", "byline", "body"],
    ),
    "a-quoted-headline": (f"« Le plus dur fut la crue »\n\n{FIRST}", ["title", "body"]),
    "capitals": (f"LE PONT DE KOLONDÉ EST OUVERT\n{FIRST}", ["title", "body"]),
    "a-kicker": (
        f"Infrastructures routières\nLe pont de Kolondé est ouvert\n{FIRST}",
        ["title", "title", "body"],
    ),
    "no-paragraph": ("Le pont est ouvert à tous\nLes taxis passent", ["title", "body"]),
    "no-final-stop": (f"{TITLE}\n{FIRST}\n{SECOND.rstrip('.')}", ["title", "body", "body"]),
    "windows": (f"{TITLE}\r\n\r\n{FIRST}\r\n", ["title", "body"]),
    "blank": (" \n\t\r\n", []),
    "empty": ("", []),
}


@pytest.mark.parametrize(("text", "kinds"), TEXTS.values(), ids=TEXTS.keys())
def test_whole_texts(text: str, kinds: list[str]) -> None:
    assert [zone.kind for zone in split(text).zones] == kinds
