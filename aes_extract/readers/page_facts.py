"""What a web page says of its article in statements that are made for programs: JSON-LD, meta elements, microformats.

Running text is no such statement: who wrote it and when, as a byline tells, is read with the text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any, TypeVar

from aes_extract.readers.published import parse_published
from aes_extract.text import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

T = TypeVar("T")

# Names of meta elements (``name``, ``property`` or ``itemprop``), the surest first.
_TITLES = ("og:title", "headline", "dc.title", "dcterms.title", "citation_title", "twitter:title")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "citation_author")
_PUBLISHERS = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "citation_publisher",
    "application-name",
)
_DATES = (
    *("article:published_time", "og:article:published_time", "datepublished", "dcterms.issued", "dc.date.issued"),
    *("dcterms.created", "dc.date.created", "dcterms.date", "dc.date", "date", "pubdate", "publishdate"),
    *("publication_date", "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_date"),
)
_DATED = (
    "//time[@pubdate or @itemprop='datePublished' or contains(@class, 'published')]"
    " | //abbr[contains(@class, 'published')] | //body//meta[@itemprop='datePublished']"
)
_DATE_OF = {"time": "datetime", "abbr": "title", "meta": "content"}
_SIGNED = "//*[@itemprop='author' or contains(@class, 'vcard') and contains(@class, 'author')]"
_MARKS = 200  # a page with more of one kind is a list
# What stands in these, or in what is called so, is of readers or of other articles.
_ELSEWHERE = frozenset(["aside", "nav", "footer"])
_CALLED = "comment", "forum", "related"
_SEPARATOR = re.compile(r"\s+[-–—|·•»:]\s+")
_BY = re.compile(r"(?:par|by)\s+", re.IGNORECASE)
_LONGEST = 300  # characters of a statement; what is longer is none


@dataclass(frozen=True, slots=True)
class Facts:
    """``None`` for what a page does not say; ``published`` is an ISO date."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None


def facts_of(tree: HtmlElement) -> Facts:
    """What a parsed page says of its article."""
    nodes = _Linked(tree)
    metas = _metas(tree)
    article = nodes.article

    def stated(names: Iterable[str]) -> Iterator[str]:
        return (metas[name] for name in names if name in metas)

    publishers = [*nodes.names(article.get("publisher")), *stated(_PUBLISHERS), *nodes.sites()]
    publisher = next((one for one in publishers if not one.startswith(("http://", "https://"))), None)
    titles = [*_texts(article.get("headline")), *stated(_TITLES), *map(_words, tree.xpath("//head/title"))]
    dated = {
        _day(mark.get("datetime") or mark.get("title") or mark.get("content") or "") for mark in _marks(tree, _DATED)
    }
    dates = [*map(_day, [*_texts(article.get("datePublished")), *stated(_DATES)]), *_only(dated)]
    signed = {_words(mark) for mark in _marks(tree, _SIGNED)}
    authors = [
        ", ".join(filter(_is_author, nodes.names(article.get("author")))),
        *stated(_AUTHORS),
        *_only(signed),
    ]
    urls = [*tree.xpath("//link[@rel='canonical']/@href"), *stated(["og:url"]), *_texts(article.get("url"))]
    return Facts(
        title=_title([title for title in titles if title], publisher, tree),
        author=next((author for one in authors if _is_author(author := _BY.sub("", one, count=1))), None),
        publisher=publisher,
        url=next((url.strip() for url in urls if re.match(r"\s*https?://[^\s/]", url)), None),
        published=next(filter(None, dates), None),
    )


def _marks(tree: HtmlElement, path: str) -> list[HtmlElement]:
    """The elements of a path that may be said of the article."""
    marks = tree.xpath(path)
    return [mark for mark in marks if not _is_elsewhere(mark)] if len(marks) <= _MARKS else []


def _is_elsewhere(mark: HtmlElement) -> bool:
    return any(
        element.tag in _ELSEWHERE or any(word in f"{element.get('class')} {element.get('id')}" for word in _CALLED)
        for element in (mark, *mark.iterancestors())
    )


def _only(values: set[T]) -> set[T]:
    """The value of all marks of one kind; none where they differ, since a page may show other articles, too."""
    return values if len(values) == 1 else set()


class _Linked:
    """The JSON-LD of a page; ``article`` is the node that describes it, empty when there is none or more than one."""

    def __init__(self, tree: HtmlElement) -> None:
        self._nodes = list(_nodes(tree))
        self._named = {str(node["@id"]): node for node in reversed(self._nodes) if "@id" in node and "name" in node}
        articles = [node for node in self._nodes if any(map(_is_article, _texts(node.get("@type"))))]
        self.article: dict[str, Any] = articles[0] if len(articles) == 1 else {}

    def names(self, value: Any) -> list[str]:
        """The names of the people or bodies that a value holds or refers to."""
        found = []
        for one in value if isinstance(value, list) else [value]:
            node = one
            if isinstance(one, dict) and "name" not in one:
                node = self._named.get(str(one.get("@id")), {})
            found += _texts(node.get("name") if isinstance(node, dict) else node)
        return found

    def sites(self) -> list[str]:
        """The names of the sites that the page says it belongs to."""
        return [
            name for node in self._nodes if "WebSite" in _texts(node.get("@type")) for name in _texts(node.get("name"))
        ]


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            held = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in held if isinstance(held, list) else [held]:
            if isinstance(node, dict):
                graph = node.get("@graph")
                yield from (one for one in (graph if isinstance(graph, list) else [node]) if isinstance(one, dict))


def _is_article(kind: str) -> bool:
    return kind.endswith(("Article", "Posting")) or kind == "Report"


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The first statement of each name; in the body ``itemprop`` may be said of another article."""
    found: dict[str, str] = {}
    for key, metas in (("property", "//meta"), ("name", "//meta"), ("itemprop", "//head//meta")):
        for meta in tree.xpath(f"{metas}[@{key}]"):
            name = re.sub("^(dc|dcterms):", r"\1.", meta.get(key).strip().lower())
            for value in _texts(meta.get("content")):
                found.setdefault(name, value)
    return found


def _texts(value: Any) -> list[str]:
    """The strings that a value is or lists, in one line each, without those that are blank or too long."""
    held = value if isinstance(value, list) else [value]
    lines = (" ".join(unescape(one).split()) for one in held if isinstance(one, str))
    return [line for line in lines if line and len(line) <= _LONGEST and _is_text(line)]


def _is_text(line: str) -> bool:
    """JSON may hold half a character."""
    return not any("\ud800" <= char <= "\udfff" for char in line)


def _words(element: HtmlElement) -> str:
    return next(iter(_texts(element.text_content())), "")


def _title(titles: list[str], publisher: str | None, tree: HtmlElement) -> str | None:
    """The heading as the page has it where a statement is one with it, else a statement without the site's name."""
    headings = [
        heading for level in ("h1", "h2") for heading in map(_words, tree.iter(level)) if len(heading.split()) > 2
    ]
    for title in titles:
        for heading in headings:
            if _are_one(fold(title), fold(heading)) and fold(heading) != fold(publisher or ""):
                return heading
    if not titles:
        return None
    parts = _SEPARATOR.split(titles[0])
    if publisher is not None and len(parts) > 1:
        if fold(parts[-1]) == fold(publisher):
            return titles[0][: -len(parts[-1])].rstrip(" -–—|·•»:")
        if fold(parts[0]) == fold(publisher):
            return titles[0][len(parts[0]) :].lstrip(" -–—|·•»:")
    return titles[0]


def _are_one(title: str, heading: str) -> bool:
    """A title begins or ends with most of itself in the heading, the rest being the site; or it is cut off."""
    if title.startswith(heading) or title.endswith(heading):
        return len(heading) * 2 >= len(title)
    begun = title.rstrip(" .…")
    return begun != title and len(begun.split()) > 2 and heading.startswith(begun)


def _is_author(name: str) -> bool:
    """A name, not an account (« admin »), an address or a sentence."""
    return " " in name and len(name) <= 100 and not re.search(r"://|@|\d", name) and not name.islower()


def _day(given: str) -> str | None:
    """A date in ISO form, or ``2024/05/17``; none from words."""
    try:
        return parse_published(re.sub(r"^(\d{4})/(\d\d)/(\d\d)", r"\1-\2-\3", given.strip(), flags=re.ASCII))
    except ValueError:
        return None
