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


def is_markup(text: str) -> bool:
    """Whether a text begins as HTML or XML does: a page, or a block of one; any other tag is a leftover in a text."""
    return _PAGE.match(text) is not None
