"""The HTML report: one page that holds everything it needs and never asks a network for anything."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import BinaryIO

from aes_extract import __version__
from aes_extract.stories import Collection
from aes_extract.writers.clean import clean
from aes_extract.writers.report.data import embedded, page_data
from aes_extract.writers.report.fallback import listed
from aes_extract.writers.report.labels import Language, labels

# In the order in which they are joined: what a file uses when it is read must stand before it.
STYLES = ("base", "controls", "timeline", "map", "network", "events", "articles", "print")
SCRIPTS = (
    "dom",
    "model",
    "filter",
    "header",
    "status",
    "controls",
    "marks",
    "timeline",
    "outline",
    "view",
    "map",
    "network",
    "events",
    "text",
    "articles",
    "found",
    "main",
)
_SLOT = re.compile(r"\{\{(\w+)\}\}")


def write_report(collection: Collection, out: BinaryIO, lang: Language = "fr", title: str | None = None) -> None:
    """Write the page. The same collection gives the same bytes."""
    words = labels(lang)["ui"]
    data = page_data(collection, lang)
    style = "\n".join(_asset(f"style/{name}.css") for name in STYLES)
    script = '"use strict";\n(() => {\n' + "\n".join(_asset(f"script/{name}.js") for name in SCRIPTS) + "\n})();\n"
    slots = {key: escape(word) for key, word in words.items() if isinstance(word, str)} | {
        "lang": lang,
        "title": escape(clean(title or words["report"])),
        "policy": escape(_policy(style, script)),
        "style": style,
        "script": script,
        "data": embedded(data),
        "fallback": "".join(listed(data)),
        "made_by": escape(words["made_by"].replace("{version}", __version__)),
    }
    for piece in _filled(_asset("page.html"), slots):
        out.write(piece.encode("utf-8"))
    out.flush()


def _filled(page: str, slots: dict[str, str]) -> Iterator[str]:
    """The page with its slots filled; what fills a slot is not searched for slots."""
    end = 0
    for slot in _SLOT.finditer(page):
        yield page[end : slot.start()]
        yield slots[slot[1]]
        end = slot.end()
    yield page[end:]


def _policy(style: str, script: str) -> str:
    """Only this style and this script, and nothing from anywhere."""

    def source(text: str) -> str:
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    return (
        f"default-src 'none'; script-src {source(script)}; style-src {source(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _asset(name: str) -> str:
    return (files("aes_extract") / "writers" / "report" / name).read_text(encoding="utf-8")


__all__ = ["write_report"]
