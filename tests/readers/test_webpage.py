"""Web pages of several makes: the article's words without those around them, and what the page says of it."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import logging
from html import escape, unescape
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aes_extract.readers import Failure, Source, read
from aes_extract.readers.decode import Unreadable
from aes_extract.readers.page_facts import Facts
from aes_extract.readers.webpage import decode_page, read_page
from aes_extract.writers import report
from aes_extract.zones import split
from tests.trust.hostile import STRINGS

PAGES = Path(__file__).parent / "pages"
REPORT = Path(report.__file__).with_name("page.html")
SENTENCE = "Le général Kolo a reçu mardi la ministre Awa Binto à Kolondé, où ils ont signé un accord de paix."
BODY = f"<p>{SENTENCE}</p>"

# Of each page: what it says of its article, the article's first and last words, and how many lines are its body.
ARTICLES = {
    "wordpress": (
        Facts(
            "Kolondé : le pont de la Sirba rouvre après six mois de travaux",
            "Awa Binto SANGARÉ",
            "Le Passeur du Fleuve",
            "https://passeur.example/2024/05/17/kolonde-le-pont-rouvre/",
            "2024-05-17",
        ),
        ("La ministre des Transports, Mariam Kolo", "un accord sur le péage."),
        6,
    ),
    "amp": (
        Facts(
            "Le président de la Transition du Kéléba reçoit une mission de l'ONU",
            "Jean-Marie N’Dri, Fatou Sy",
            "Kéléba Info",
            "https://www.keleba-info.example/politique/mission-onu.html",
            "2023-09-05",
        ),
        ("Le président de la Transition du Kéléba, le général", "selon le ministère de la Sécurité."),
        4,
    ),
    "agency": (
        Facts(
            "Sahel : trois soldats tués dans une embuscade près de Banikoro",
            None,
            "Agence de presse du Fleuve",
            "https://apf.example/fr/depeche/4412",
            "2022-02-09",
        ),
        ("Trois soldats ont été tués", "à renforcer leur coopération."),
        5,
    ),
    "spip": (
        Facts("Santé : le personnel du CHU de Mbala en grève de 72 heures", "Clarisse Ndong", None, None, "2019-10-14"),
        ("Le syndicat des agents de la santé", "archives du Quotidien."),
        10,
    ),
    "tables": (
        Facts("Les éleveurs de Gorom signent une trêve"),
        ("Les représentants des éleveurs", "les villages voisins de Gorom."),
        4,
    ),
    "divs": (
        Facts("Tchirozo : les négociations de paix suspendues", published="2021-07-30"),
        ("Les négociations de paix de Tchirozo", "en présence de l'Algérie et de l'Union africaine."),
        4,
    ),
}


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_and_what_its_page_says_of_it(name: str) -> None:
    facts, (begin, end), lines = ARTICLES[name]
    markup, _ = decode_page((PAGES / f"{name}.html").read_bytes())
    page = read_page(markup)
    assert page.facts == facts
    zoned = split(page.text)
    assert zoned.title == facts.title
    body = [page.text[zone.start : zone.end] for zone in zoned.zones if zone.kind == "body"]
    assert (body[0][: len(begin)], body[-1][-len(end) :], len(body)) == (begin, end, lines)


@pytest.mark.parametrize("name", ARTICLES)
def test_what_stands_around_it_is_left_out(name: str) -> None:
    markup, _ = decode_page((PAGES / f"{name}.html").read_bytes())
    text = read_page(markup).text
    around = "cookies Newsletter Partager Facebook démissionner volé gtag Copyright © limogé Rougeole Menu CGU".split()
    assert [word for word in around if word in text] == []


def test_a_byline_that_is_no_statement_stays_in_the_text() -> None:
    """It is read there, as in any text: a date in words is no fact that the page states."""
    markup, encoding = decode_page((PAGES / "tables.html").read_bytes())
    page = read_page(markup)
    assert encoding == "cp1252"
    assert page.text.split("\n")[1] == "Publié le mardi 12 mars 2013 | Par Oumar TAMBOURA"
    assert page.facts.published is None
    zoned = split(page.text)
    assert (zoned.author, zoned.published) == ("Oumar TAMBOURA", "2013-03-12")


@pytest.mark.parametrize("name", ["teasers", "consent", "script_only"])
def test_a_page_without_an_article(name: str) -> None:
    with pytest.raises(Unreadable, match="no article found in this page"):
        read_page((PAGES / f"{name}.html").read_text("utf-8"))


def facts(head: str, body: str = BODY) -> Facts:
    return read_page(f"<html><head>{head}</head><body>{body}</body></html>").facts


def linked(**node: object) -> str:
    held = json.dumps({"@context": "https://schema.org", **node})
    return f'<script type="application/ld+json">{held}</script>'


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2024-05-17T08:12:44+00:00">', "2024-05-17"),
        ('<meta name="DC.date.issued" content="2024-05">', "2024-05"),
        ('<meta name="citation_date" content="2024/05/17">', "2024-05-17"),
        ('<meta name="date" content="vendredi 17 mai 2024">', None),
        ('<meta name="date" content="2024-02-31">', None),
        ('<meta property="article:modified_time" content="2024-05-17">', None),
        (linked(**{"@type": "NewsArticle", "datePublished": "2024-05-17T23:59:00Z"}), "2024-05-17"),
        (linked(**{"@type": ["Article", "NewsArticle"], "datePublished": ["2024-05-17"]}), "2024-05-17"),
        (linked(**{"@type": "WebSite", "datePublished": "2024-05-17"}), None),
        (linked(**{"@type": "NewsArticle", "dateModified": "2024-05-17"}), None),
        (linked(**{"@type": "Article", "datePublished": "2024-05-17"}) * 2, None),
        (linked(**{"@type": 3, "datePublished": 20240517, "@graph": "x"}), None),
        ('<script type="application/ld+json">{"@type": "Article", "datePublished"</script>', None),
    ],
)
def test_a_date_is_what_a_page_states(head: str, published: str | None) -> None:
    assert facts(head).published == published


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ('<time itemprop="datePublished" datetime="2024-05-17">hier</time>', "2024-05-17"),
        ('<time class="updated" datetime="2024-05-17">hier</time>', None),
        ('<time datetime="2024-05-17">une autre dépêche</time>', None),
        ('<abbr class="published" title="2024-05-17T09:30:00Z">vendredi</abbr>' * 2, "2024-05-17"),
        ('<time pubdate datetime="2024-05-17">a</time><time pubdate datetime="2024-05-16">b</time>', None),
        ('<ul class="comments"><li><time class="published" datetime="2024-05-17">a</time></li></ul>', None),
        ('<aside><meta itemprop="datePublished" content="2024-05-17"></aside>', None),
        ('<meta itemprop="datePublished" content="2024-05-17">', "2024-05-17"),
        ("<p>Le pont a été ouvert le 3 mai 1998.</p>", None),
        ("<footer>© 2024</footer>", None),
    ],
)
def test_a_date_in_the_body(body: str, published: str | None) -> None:
    assert facts("", BODY + body).published == published


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ('<meta name="author" content="Par Awa Binto">', "Awa Binto"),
        ('<meta name="author" content="Ousmane N&rsquo;DIAYE">', "Ousmane N’DIAYE"),
        ('<meta name="author" content="admin">', None),
        ('<meta name="author" content="jean kolo">', None),
        ('<meta property="article:author" content="https://facebook.com/awa binto">', None),
        (linked(**{"@type": "Article", "author": "Awa Binto"}), "Awa Binto"),
        (linked(**{"@type": "Article", "author": [{"name": ["Awa Binto"]}, {"name": "admin"}, 3]}), "Awa Binto"),
        (linked(**{"@type": "Article", "author": {"@id": "nobody"}}), None),
    ],
)
def test_an_author_is_a_name_as_written(head: str, author: str | None) -> None:
    assert facts(head).author == author


@pytest.mark.parametrize(
    ("body", "author"),
    [
        ('<span class="author vcard">Awa Binto</span>' * 2, "Awa Binto"),
        ('<span itemprop="author">Awa Binto</span>', "Awa Binto"),
        ('<span class="author vcard">Awa Binto</span><i class="vcard author">Jean Kolo</i>', None),
        ('<div class="comment-author vcard">Jean Kolo</div>', None),
        ('<p class="author">Le chef de chantier</p>', None),
    ],
)
def test_an_author_in_the_body(body: str, author: str | None) -> None:
    assert facts("", BODY + body).author == author


SITE = '<meta property="og:site_name" content="Le Passeur">'


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Le pont rouvre - Le Passeur</title>", "", "Le pont rouvre - Le Passeur"),
        (f"{SITE}<title>Le pont rouvre - Le Passeur</title>", "", "Le pont rouvre"),
        (f"{SITE}<title>LE PASSEUR | Le pont rouvre</title>", "", "Le pont rouvre"),
        ("<title>Le pont rouvre - Le Passeur</title>", "<h1>Le pont rouvre</h1>", "Le pont rouvre"),
        ("<title>Le pont rouvre</title>", "<h1>Le Passeur du Fleuve</h1>", "Le pont rouvre"),
        (
            "<title>Le pont de la Sirba rouvre - Le Passeur du Fleuve</title>",
            "<h1>Le Passeur du Fleuve</h1>",
            "Le pont de la Sirba rouvre - Le Passeur du Fleuve",
        ),
        ("<title>Le pont de la …</title>", "<h1>Le pont de la Sirba rouvre</h1>", "Le pont de la Sirba rouvre"),
        ('<title>x</title><meta property="og:title" content="Le &#8220;pont&#8221;">', "", "Le “pont”"),
        ("<title> </title>", "", None),
        (f"<title>{'a' * 1000}</title>", "", None),
    ],
)
def test_a_title_is_without_the_name_of_the_site(head: str, body: str, title: str | None) -> None:
    assert facts(head, body + BODY).title == title


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://a.example/1">', "https://a.example/1"),
        ('<link rel="canonical" href="/1"><meta property="og:url" content="http://a.example/1">', "http://a.example/1"),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        ('<link rel="canonical" href="file:///etc/passwd">', None),
    ],
)
def test_an_address(head: str, url: str | None) -> None:
    assert facts(head).url == url


@pytest.mark.parametrize("name", STRINGS)
def test_hostile_statements_are_words(name: str) -> None:
    """In one line, as the page has them but for what no markup can hold; what writes them out sees to the rest."""
    stated = escape(STRINGS[name])
    found = facts(
        f'<title>{stated}</title><meta name="publisher" content="{stated}"><link rel="canonical" href="{stated}">'
    )
    kept = "".join(char for char in unescape(STRINGS[name]) if char >= " " or char in "\t\n\r")
    assert found.title == found.publisher == " ".join(kept.split())
    assert found.url is None


def test_the_title_stands_once_above_the_text() -> None:
    above = read_page(f"<html><head><title>Le pont rouvre</title></head><body>{BODY}</body></html>")
    inside = read_page(
        f"<html><head><title>Le pont rouvre</title></head><body><h1>Le pont rouvre</h1>{BODY}</body></html>"
    )
    assert above.text == inside.text == f"Le pont rouvre\n{SENTENCE}"


def test_tables_of_data_are_left_out() -> None:
    rows = "".join(f"<tr><td>Ville {n}</td><td>{n} morts</td></tr>" for n in range(9))
    assert read_page(f"<body><article>{BODY}<table>{rows}</table></article></body>").text == SENTENCE


@pytest.mark.parametrize(
    ("charset", "encoded", "encoding"),
    [
        ("iso-8859-1", "cp1252", "cp1252"),
        ("ISO-8859-15", "iso8859-15", "iso8859-15"),
        ("iso-8859-1", "utf-8", "utf-8"),
        ("utf-8", "cp1252", "cp1252"),
        ("zip", "cp1252", "cp1252"),
        ("utf-7", "utf-8", "utf-8"),
    ],
)
def test_an_encoding_is_what_the_bytes_are_and_then_what_the_page_says(
    charset: str, encoded: str, encoding: str
) -> None:
    markup = f'<html><head><meta charset="{charset}"></head><body>{BODY * 3}<p>Un « été » à dix.</p></body></html>'
    assert decode_page(markup.encode(encoded)) == (markup, encoding)


ODD = {
    "no body": f"<html>{BODY}",
    "a piece": BODY,
    "never closed": f"<html><body><div><div><b>{BODY}<i><!-- ",
    "wrongly nested": f"<html><body><b><p>{SENTENCE}</b></p></div></span></body></html></body>",
    "XHTML": f"<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html><html xmlns='x'><body>{BODY}</body></html>",
    "NUL and controls": f"<html><body>\0<p>{SENTENCE[:20]}\x01{SENTENCE[20:]}</p>\x0b</body></html>",
    "entities of its own": f'<!DOCTYPE html [<!ENTITY a "{"b" * 99}"><!ENTITY c "{"&a;" * 9}">]><body>{BODY}&c;',
    "a file as entity": f'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><body>{BODY}<p>&a;</p>',
    "deep JSON": f"<head><script type='application/ld+json'>{'[' * 99_999}</script></head><body>{BODY}",
    "a large script": f"<body>{BODY}<script>{'x<y;' * 500_000}</script>",
    "a large picture": f"<body>{BODY}<img src='data:{'A' * 2_000_000}'>",
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_page_is_read(name: str) -> None:
    text = read_page(ODD[name]).text
    assert SENTENCE in text
    assert len(text) < 2 * len(SENTENCE)


REFUSED = {
    "nothing": ("<html></html>", "no article"),
    "blanks": (" \n ", "no article"),
    "a comment": ("<!-- a -->", "no article"),
    "frames": ("<html><frameset><frame src='a'></frameset></html>", "no article"),
    "a hundred thousand blocks, one in another": ("<body>" + "<div>" * 100_000 + BODY, "no article"),
    "as many in a row": (f"<body>{BODY * 4}" + "<br>" * 100_000, "more than 20,000 elements"),
    "a report": (REPORT.read_text("utf-8"), "a report of aes-extract"),
    "RSS": ("<?xml version='1.0'?><rss><channel><title>Le Passeur</title></channel></rss>", "a feed or other XML"),
    "Atom": ("\ufeff<feed xmlns='http://www.w3.org/2005/Atom'><title>x</title></feed>", "a feed or other XML"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_page_of_an_article(name: str) -> None:
    markup, why = REFUSED[name]
    with pytest.raises(Unreadable, match=why):
        read_page(markup)


@given(st.text() | st.text(alphabet="<>/!-&;\"'= apdivtrhml\n").map(lambda text: f"<html><body>{text}{BODY}"))
@settings(deadline=None, max_examples=50)
def test_any_markup_is_read_or_refused(markup: str) -> None:
    try:
        text = read_page(markup).text
    except Unreadable as error:
        assert len(str(error).splitlines()) == 1
    else:
        assert text.strip()
        text.encode("utf-8")


def test_trafilatura_says_nothing_itself(caplog: pytest.LogCaptureFixture) -> None:
    assert logging.getLogger("trafilatura").handlers
    with pytest.raises(Unreadable):
        read_page("<html></html>")


PAGE = f"<html><head>{SITE}<meta name='date' content='2024-05-17'></head><body>{BODY}</body></html>"


def sources(*paths: Path | str, stdin: bytes = b"", published: str | None = None) -> list[Source]:
    found = list(read(paths, stdin=io.BytesIO(stdin), published=published))
    assert all(isinstance(one, Source) for one in found), found
    return [one for one in found if isinstance(one, Source)]


def test_pages_are_read_by_name_and_whole_ones_wherever_they_are(tmp_path: Path) -> None:
    page = PAGE.encode()
    for name in ("a.html", "b.HTM", "c.txt"):
        (tmp_path / name).write_bytes(page)
    (tmp_path / "d.html.gz").write_bytes(gzip.compress(page))
    (tmp_path / "e.html").write_text(BODY, encoding="utf-8")
    *whole, piece = sources(tmp_path)
    assert [one.id for one in whole] == ["a", "b", "c", "d"]
    (streamed,) = sources("-", stdin=b"\n" + page, published="2020")
    digest = hashlib.sha256(page).hexdigest()
    for one in (*whole, streamed):
        assert (one.text, one.publisher, one.published, one.with_text) == (SENTENCE, "Le Passeur", "2024-05-17", True)
    assert {one.sha256 for one in whole} == {digest}
    assert (piece.text, piece.published) == (SENTENCE, None)


def test_a_page_in_jsonl(tmp_path: Path) -> None:
    path = tmp_path / "crawl.jsonl"
    rows = [
        {"html": PAGE},
        {"html": PAGE, "published": "2023", "publisher": "Radio", "title": "Un titre", "url": "x"},
        {"html": PAGE, "text": "Awa dort."},
        {"html": BODY},
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    first, second, third, fourth = sources(path, published="2020")
    assert (first.text, first.published, first.publisher, first.title) == (SENTENCE, "2024-05-17", "Le Passeur", None)
    assert first.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()
    assert (second.published, second.publisher, second.title, second.url) == ("2023", "Radio", "Un titre", "x")
    assert (third.text, third.published, third.with_text) == ("Awa dort.", "2020", False)
    assert (fourth.text, fourth.published) == (SENTENCE, "2020")
    (failure,) = read(["-"], stdin=io.BytesIO(b'{"html": "<html></html>"}\n'))
    assert isinstance(failure, Failure)
    assert failure.why.startswith('"html": no article found')


def test_every_source_carries_its_text_on_request(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kolo parle.")
    assert [one.with_text for one in read([tmp_path], with_text=True) if isinstance(one, Source)] == [True]
    assert not sources(tmp_path)[0].with_text
