"""Text that is a page's markup, not its words."""

from __future__ import annotations

import re

_PAGE = re.compile(
    r"""[\s\ufeff]* < (?: [?]xml\b | !doctype\b | !--
      | (?: html | head | body | title | meta | link | script | style | main | header | nav | article | section
          | div | p | h[1-6] | ul | ol | li | table | tr | td | blockquote | figure | iframe | form )
        (?= [\s/>] ) )""",
    re.IGNORECASE | re.VERBOSE,
)

_BEGINNING = 4096  # characters in which a whole page says that it is one
_LEADING = re.compile(r"(?:[\s\ufeff]+|<\?[^>]*>|<!--(?:(?!-->).)*-->)*", re.DOTALL)
_WHOLE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FEED = re.compile(r"[\s\ufeff]*<(?:\?xml|rss|feed|rdf:RDF|urlset|sitemapindex)\b")


def is_markup(text: str) -> bool:
    """Whether a text begins as HTML or XML does: a page, or a block of one; any other tag is a leftover in a text."""
    return _PAGE.match(text) is not None


def is_page(text: str) -> bool:
    """Whether a text begins as a whole web page does, behind blanks, comments and instructions."""
    leading = _LEADING.match(text[:_BEGINNING])
    return _WHOLE.match(text, leading.end() if leading else 0) is not None


def is_feed(text: str) -> bool:
    """Whether a text begins as XML does that is no page."""
    return _FEED.match(text) is not None and _WHOLE.search(text[:_BEGINNING]) is None
