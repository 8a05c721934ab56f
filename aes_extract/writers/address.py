"""An article's address: the site that it names, and whether a page may link to it."""

from __future__ import annotations

from urllib.parse import urlsplit

from aes_extract.writers.clean import clean


def site(url: str | None) -> str | None:
    """The host without « www. »; ``None`` for what is no address."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def link(url: str | None) -> str | None:
    """The address if it leads to the web and no character in it hides where, else ``None``."""
    return url if url and url.startswith(("https://", "http://")) and url == clean(url) and site(url) else None
