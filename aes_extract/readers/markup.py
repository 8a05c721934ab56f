"""Text that is a page's markup, not its words."""

from __future__ import annotations

import re

_PAGE = re.compile(
    r"""[\s\ufeff]* < (?: [?]xml\b | !doctype\b | !--
      | /? (?: html | head | body | title | meta | script | style | main | header | nav | article | section | div | p
             | span | a | img | br | h[1-6] | ul | ol | li | table | tr | td | blockquote | figure | iframe
             | b | i | em | strong | font | center )
        (?= [\s/>] ) )""",
    re.IGNORECASE | re.VERBOSE,
)


def is_markup(text: str) -> bool:
    """Whether a text begins as HTML or XML does, be it a page or a piece of one; a tag further on is a leftover."""
    return _PAGE.match(text) is not None
