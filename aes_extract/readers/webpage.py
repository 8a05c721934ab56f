"""Web pages: the words of the article, and what the page says of it. Nothing is fetched.

trafilatura finds the article among menus, advertisements, comments and other headlines; what is known of it is read
from the page's own statements (``page_facts``), never guessed from its words.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from aes_extract.patches.imports import import_trafilatura_only
from aes_extract.readers.decode import Unreadable, decode
from aes_extract.readers.markup import is_feed
from aes_extract.readers.source import Source
from aes_extract.text import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from aes_extract.readers.page_facts import Facts
    from aes_extract.zones import Zoned

_BEGINNING = 4096  # characters in which a page says how it is encoded
_CHARSET = re.compile(r"""<meta\b[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
# What pages in French are written in when it is not UTF-8, by the names that they use; Latin-1 is read as browsers do.
_DECLARED = {
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252"), "cp1252"),
    **dict.fromkeys(("iso-8859-15", "iso8859-15", "latin9"), "iso8859-15"),
    **dict.fromkeys(("macintosh", "x-mac-roman"), "mac-roman"),
}
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))
_ELEMENTS = 20_000  # ten times what a page of the press has
_HEAD = 6  # lines among which the title stands, if it is in the text
# A cell with one of these lays out the page; it is no datum.
_BLOCKS = "p", "div", "h1", "h2", "h3", "table", "article", "ul"
_INLINE = frozenset("a abbr b em font i small span strong sub sup time u".split())
_UNSEEN = frozenset(["script", "style", "title"])
_NO_ARTICLE = (
    "no article found in this page (a list of headlines, a request for consent, or a page that a script fills); save "
    "the page of one article, or its text"
)

# What trafilatura does not like about a page is told by us, in one line.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Page:
    """An article as a page has it: its title and paragraphs, a line each, and what the page says of it."""

    text: str
    facts: Facts


def decode_page(data: bytes) -> tuple[str, str]:
    """Return the markup and the Python name of its encoding, as ``decode`` does.

    Where the bytes alone do not tell, which is where they are no Unicode, the page's own word counts.
    """
    text, encoding = decode(data)
    declared = _CHARSET.search(text[:_BEGINNING])
    named = _DECLARED.get(declared[1].lower()) if declared is not None else None
    if named is None or encoding.startswith("utf"):
        return text, encoding
    try:
        return data.decode(named), named
    except UnicodeDecodeError:
        return text, encoding


def of_page(markup: str, source: Source, published: str | None) -> Source:
    """The source of the article in a page: its text, and what the page says of it that ``source`` does not.

    ``published`` is for an article of which neither does. No file holds the text, so the article carries it. Raises
    ``Unreadable``.
    """
    page = read_page(markup)
    return replace(
        source,
        text=page.text,
        title=source.title or page.facts.title,
        author=source.author or page.facts.author,
        publisher=source.publisher or page.facts.publisher,
        url=source.url or page.facts.url,
        published=source.published or page.facts.published or published,
        with_text=True,
    )


def read_page(markup: str) -> Page:
    """The article of a page, or of a piece of one; raises ``Unreadable`` that says why there is none."""
    if is_feed(markup):
        raise Unreadable("a feed or other XML, not a web page; save the pages that it names")
    import_trafilatura_only()
    try:
        page = _read(markup)
    except Unreadable:
        raise
    except Exception as error:  # the parser's and the finder's faults on odd markup are many
        raise Unreadable(f"markup that cannot be read ({type(error).__name__}); save the article's text") from error
    if page is None:
        raise Unreadable(_NO_ARTICLE)
    return page


def _read(markup: str) -> Page | None:
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    from aes_extract.readers.page_facts import facts_of
    from aes_extract.zones import split

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(markup.translate(_CONTROLS).encode("utf-8"), parser=parser)
    except ParserError:  # nothing is in it
        return None
    if sum(1 for _ in tree.iter()) > _ELEMENTS:
        raise Unreadable(f"more than {_ELEMENTS:,} elements, which is no page of one article; save the article's text")
    if tree.xpath("//meta[@name='generator'][@content='aes-extract']"):
        raise Unreadable("a report of aes-extract, not an article; keep reports in another folder")
    facts = facts_of(tree)
    _without_layout(tree)
    found = bare_extraction(tree, favor_precision=True, include_comments=False, include_tables=False)
    if not isinstance(found, Document) or not found.text:
        return None
    page = _titled(found.text, facts)
    zoned = split(page.text)
    if not _is_article(zoned):
        return None
    if facts.published is None and zoned.published is None and zoned.title is not None:
        return replace(page, text=_dated(page.text, zoned.title, tree))
    return page


def _without_layout(tree: HtmlElement) -> None:
    """Make plain blocks of the tables that lay out a page: trafilatura takes a table for data."""
    tables = {table for table in tree.iter("table") if next(table.iterdescendants(*_BLOCKS), None) is not None}
    parts = [
        part
        for part in tree.iter("thead", "tbody", "tr", "td", "th")
        if next(part.iterancestors("table"), None) in tables
    ]
    for element in (*tables, *parts):
        element.tag = "div"


def _titled(text: str, facts: Facts) -> Page:
    """The text with its title above it, where that is known and not among the first lines.

    A line that a title begins with is the title, and the rest of it the name of the site.
    """
    title = facts.title
    if title is None:
        return Page(text, facts)
    for line in text.split("\n", _HEAD)[:_HEAD]:
        if len(line.split()) > 2 and fold(title).startswith(fold(line)):
            return Page(text, replace(facts, title=line))
    return Page(f"{title}\n{text}", facts)


def _is_article(zoned: Zoned) -> bool:
    """Whether most of a text is an article's title and body, not headlines, requests or advertisements."""
    lengths = Counter[str]()
    for zone in zoned.zones:
        lengths[zone.kind] += zone.end - zone.start
    return lengths["body"] > 0 and (lengths["title"] + lengths["body"]) * 2 > lengths.total()


def _dated(text: str, title: str, tree: HtmlElement) -> str:
    """The text with the byline that the page has between its title and the next line; trafilatura drops most."""
    from aes_extract.zones import byline

    head, line_end, rest = text.partition(f"{title}\n")
    if not rest:
        return text
    lines = list(_lines(tree))
    above = [place for place, line in enumerate(lines) if fold(line) == fold(title)]
    first = fold(rest.partition("\n")[0])
    for place in above:
        for line in lines[place + 1 : place + _HEAD]:
            if fold(line) == first:
                break
            found = byline.parse(line)
            if found is not None and found.published is not None:
                return f"{head}{line_end}{line}\n{rest}"
    return text


def _lines(tree: HtmlElement) -> Iterator[str]:
    """The words of a page in lines, which end where an element does that is no part of a line."""
    from lxml.etree import iterwalk

    words: list[str] = []
    for event, element in iterwalk(tree, events=("start", "end")):
        if element.tag not in _INLINE:
            if words and (line := " ".join("".join(words).split())):
                yield line
            words = []
        text = element.text if event == "start" else element.tail
        if text and (event == "end" or element.tag not in _UNSEEN):
            words.append(text)
