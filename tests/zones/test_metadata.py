"""What bylines, glued heads and copyright lines say of author, publisher and day."""

from __future__ import annotations

import pytest
from zone_skeleton import FIRST, SECOND, TITLE, around, kinds_of

from aes_extract.zones import glue, split
from aes_extract.zones.byline import parse
from aes_extract.zones.dates import find_dates

BYLINES = [
    # line, author, publisher, published
    ("Par Tidiani Kolo", "Tidiani Kolo", None, None),
    ("Par Tidiani KOLO, à Kolondé", "Tidiani KOLO", None, None),
    ("par Tidiani Kolo | Publié le 12/05/2023 à 10:12", "Tidiani Kolo", None, "2023-05-12"),
    ("Publié le 12 mai 2023 par Tidiani Kolo", "Tidiani Kolo", None, "2023-05-12"),
    (
        "Publié le vendredi 12 mai 2023 à 10h12 par Tidiani Kolo | Le Passeur",
        "Tidiani Kolo",
        "Le Passeur",
        "2023-05-12",
    ),
    ("Tidiani Kolo – Le Passeur du Fleuve", "Tidiani Kolo", "Le Passeur du Fleuve", None),
    ("Tidiani Kolo / Kolondé Hebdo", "Tidiani Kolo", "Kolondé Hebdo", None),
    ("Tidiani Kolo, Le Passeur", "Tidiani Kolo", "Le Passeur", None),
    ("TIDIANI KOLO, Stagiaire", "TIDIANI KOLO", None, None),
    ("Tidiani KOLO (AKP)", "Tidiani KOLO", "AKP", None),
    ("Tidiani KOLO (Stagiaire)", "Tidiani KOLO", None, None),
    ("TK/AB (AKP)", None, "AKP", None),
    ("Source : AKP", None, "AKP", None),
    ("Source: https://www.kolonde-actu.net/pont/", None, "kolonde-actu.net", None),
    ("Kolondé, le 12 mai 2023 – Tidiani Kolo", "Tidiani Kolo", None, "2023-05-12"),
    ("Kolondé, 12 mai 2023 (AKP)", None, "AKP", "2023-05-12"),
    ("T. Kolo, à Kolondé - 12 mai 2023 - 10:12", "T. Kolo", None, "2023-05-12"),
    ("By Tidiani Kolo on May 12, 2023", "Tidiani Kolo", None, "2023-05-12"),
    ("Posted by admin on 12 May 2023", None, None, "2023-05-12"),
    ("Par La Rédaction - Kolondé Actu", None, "Kolondé Actu", None),
    ("Par Tidiani Kolo avec AFP", "Tidiani Kolo", None, None),
    ("Par Tidiani Kolo et Awa Binto", "Tidiani Kolo et Awa Binto", None, None),
    ("Tidiani Ould Kolo", "Tidiani Ould Kolo", None, None),
    ("Tidiani M’Kolo", "Tidiani M’Kolo", None, None),
    ("Avec notre correspondant à Kolondé, Tidiani Kolo", "Tidiani Kolo", None, None),
    ("Réalisé par Tidiani Kolo", "Tidiani Kolo", None, None),
    ("Par Tidiani Kolo -12 mai 20230", "Tidiani Kolo", None, "2023-05-12"),
    ("Mis à jour le 13 mai 2023", None, None, None),
    (
        "Direction de la communication du District (DCD)",
        None,
        "Direction de la communication du District",
        None,
    ),
    ("date 2023-05 Photo de Lara Binto - Pexels", None, None, "2023-05"),
    ("Photo : Tidiani Kolo / AFP", None, None, None),
    ("12 mai 2023 · 3 min de lecture", None, None, "2023-05-12"),
]


@pytest.mark.parametrize(("line", "author", "publisher", "published"), BYLINES, ids=[row[0] for row in BYLINES])
def test_a_byline(line: str, author: str | None, publisher: str | None, published: str | None) -> None:
    parsed = parse(line)
    assert parsed is not None
    assert (parsed.author, parsed.publisher, parsed.published) == (author, publisher, published)


NO_BYLINES = [
    "Par ailleurs, le pont reste fermé",
    "Par Kolondé passent tous les taxis",
    "Le pont de Kolondé",
    "Un Pont Neuf",
    "LE PONT NEUF",
    "Kolondé",
    "C’est Kolondé",
    "2023",
    "AKP",
    "Tidiani Kolo, maire de la commune depuis dix ans, a parlé",
    "Tidiani Kolo a parlé",
    "Photo de famille des ministres devant le pont, samedi",
    "Publié en 2021 par le ministère, le plan prévoit trois ponts",
    "Nouvelle voie, nouveau péage",
]


@pytest.mark.parametrize("line", NO_BYLINES)
def test_no_byline(line: str) -> None:
    assert parse(line) is None


SENTENCE = "Le maire a ouvert le pont samedi devant une foule nombreuse venue des deux rives du fleuve."
HEADS = [
    # head, author, publisher, published
    ("Kolondé, 12 mai 2023 (AKP) – ", None, "AKP", "2023-05-12"),
    ("KOLONDE, 12 mai (AKP) -- ", None, "AKP", None),
    ("Kolondé (AKP) - ", None, "AKP", None),
    ("(AKP) – ", None, "AKP", None),
    ("Kolondé, le 12 mai 2023 – ", None, None, "2023-05-12"),
    ("Publié le 12 mai 2023 à 10:12 ", None, None, "2023-05-12"),
    ("Tidiani Kolo ", "Tidiani Kolo", None, None),
    ("Par Tidiani KOLO ", "Tidiani KOLO", None, None),
    ("Source : kolonde-actu.net ", None, "kolonde-actu.net", None),
]


@pytest.mark.parametrize(("head", "author", "publisher", "published"), HEADS, ids=[row[0] for row in HEADS])
def test_a_glued_head(head: str, author: str | None, publisher: str | None, published: str | None) -> None:
    text = f"{TITLE}\n\n{head}{SENTENCE}\n{SECOND}"
    zoned = split(text)
    assert [zone.kind for zone in zoned.zones] == ["title", "byline", "body", "body"]
    assert text[zoned.zones[2].start : zoned.zones[2].end] == SENTENCE
    assert (zoned.author, zoned.publisher, zoned.published) == (author, publisher, published)


NO_HEADS = [
    "Tidiani Kolo a ouvert le pont samedi devant une foule nombreuse venue des deux rives.",
    "Tidiani Kolo, le maire, a ouvert le pont samedi devant une foule nombreuse.",
    "Jean-Yves Le Kolo a ouvert le pont samedi devant une foule nombreuse venue des deux rives.",
    "Le 12 mai 2023, Tidiani Kolo a ouvert le pont devant une foule nombreuse venue des deux rives.",
    "Kolondé, le 12 mai 2023, a vécu une journée de fête devant son pont tout neuf.",
    "Le maire (UPK) – Tidiani Kolo – a ouvert le pont samedi devant une foule nombreuse.",
    "Samedi 12 mai, la foule a traversé le pont de Kolondé pour la toute première fois.",
]


@pytest.mark.parametrize("line", NO_HEADS)
def test_no_glued_head(line: str) -> None:
    assert [zone.kind for zone in split(f"{TITLE}\n\n{line}\n{SECOND}").zones] == ["title", "body", "body"]


def test_a_headline_glued_to_the_end_of_a_paragraph_is_related() -> None:
    line = f"{SENTENCE} >> Lire aussi : Transport, la fin des bacs"
    assert kinds_of(around("mid", line), line) == [["body", "related"]]


def test_a_headline_in_brackets_is_related() -> None:
    line = f"{SENTENCE} (Lire aussi : Transport, la fin des bacs) {SENTENCE}"
    assert kinds_of(around("mid", line), line) == [["body", "related", "body"]]


@pytest.mark.parametrize(
    ("pointer", "related"),
    [
        ("A ne pas manquer sur Zorba Info :", "A ne pas manquer sur Zorba Info :"),
        ("A regarder :", "A regarder :"),
        ("Lire aussi : Transport, la fin des bacs", "Lire aussi : Transport, la fin des bacs "),
        ("A lire aussi sur Zorba : Le bac de Tikari ferme", "A lire aussi sur Zorba : Le bac de Tikari ferme "),
        ("A lire aussi la fin des bacs", None),  # nothing tells where it ends
        ("Elle préfère lire : le soir, elle écrit.", None),
    ],
)
def test_a_pointer_inside_a_paragraph(pointer: str, related: str | None) -> None:
    line = f"{SENTENCE} {pointer} {SENTENCE} {SENTENCE}"
    zones = glue.pointers(line)
    assert [line[start:end] for start, end in zones] == ([related] if related else [])


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Moussa TIKARI Une semaine après la fête, la ville dort.", ["Moussa TIKARI"]),
        ("Moussa TIKARI La Coupe commence demain.", ["Moussa TIKARI"]),
        ("Moussa TIKARI/zorba.net Une semaine passe.", ["Moussa TIKARI"]),
        ("Awa Traoré Moussa Tikari et ses amis arrivent.", ["Awa Traoré"]),
        ("Par Awa Traoré Engins à deux roues : la ville interdit.", ["Awa Traoré"]),
        ("Il est parti à Gao. Moussa TIKARI", ["Moussa TIKARI"]),
        ("Il est parti à Gao.Par Moussa TIKARI Soutien au maire", ["Moussa TIKARI"]),
        ("Awa Traoré.", ["Awa Traoré."]),
        ("Awa Traoré", []),  # an intertitle, or one of a list
        ("Il a reçu Moussa TIKARI.", []),
        ("Moussa TIKARI, le maire, est parti.", []),
        ("Moussa TIKARI est parti.", []),
        ("Une Semaine Après.", []),
    ],
)
def test_signatures_glued_to_the_body(line: str, names: list[str]) -> None:
    assert [name for _, _, name in glue.signatures(line)] == names


def test_who_signs_below_is_the_author_and_who_posts_above_the_publisher() -> None:
    text = "\n".join([TITLE, "By Grand Passeur - 12 mai 2023", FIRST, SECOND, "Tidiani KOLO"])
    zoned = split(text)
    assert (zoned.author, zoned.publisher, zoned.published) == ("Tidiani KOLO", "Grand Passeur", "2023-05-12")


def test_a_copyright_line_names_the_publisher() -> None:
    assert split(around("tail", "© 2023 Le Passeur – Tous droits réservés")).publisher == "Le Passeur"


def test_names_in_comments_sign_nothing() -> None:
    zoned = split(around("tail", "1 commentaire", "Awa Binto", "Bravo !", "Répondre"))
    assert zoned.author is None


DATES = [
    ("12 mai 2023", "2023-05-12"),
    ("1er août 2023", "2023-08-01"),
    ("vendredi 12 mai 2023 à 10h12", "2023-05-12"),
    ("12/05/2023", "2023-05-12"),
    ("2023-05-12T10:12:00", "2023-05-12"),
    ("2023-05", "2023-05"),
    ("mai 2023", "2023-05"),
    ("May 12, 2023", "2023-05-12"),
    ("12 févr. 2023", "2023-02-12"),
    ("12 mai", None),
]


@pytest.mark.parametrize(("text", "value"), DATES)
def test_a_date(text: str, value: str | None) -> None:
    assert find_dates(text)[0][2] == value


@pytest.mark.parametrize("text", ["31/02/2023", "45 mai 2023", "il a mai 12", "2023", "le 12", "mars attaque"])
def test_no_date(text: str) -> None:
    assert find_dates(text) == []
