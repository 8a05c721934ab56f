"""What an article's address says, and whether it becomes a link."""

from __future__ import annotations

import pytest

from aes_extract.writers.address import link, site


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.kolonde.info/a?b=c#d", "kolonde.info"),
        ("http://KOLONDE.info:8080/", "kolonde.info"),
        ("https://a:b@kolonde.info", "kolonde.info"),
        ("kolonde.info/a", None),
        ("http://[", None),
        ("https://", None),
        ("", None),
        (None, None),
    ],
)
def test_the_site_of_an_address(url: str | None, expected: str | None) -> None:
    assert site(url) == expected


@pytest.mark.parametrize("url", ["https://kolonde.info/é?a=b", "http://kolonde.info"])
def test_a_web_address_is_a_link(url: str) -> None:
    assert link(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "kolonde.info",
        "javascript:alert(1)",
        "JAVASCRIPT://kolonde.info/%0aalert(1)",
        " https://kolonde.info",
        "https://kolonde.info/\u202efdp.exe",
        "https://kolonde.info/\x1b[31m",
        "https://kolonde.info/a\nb",
        "data:text/html,a",
        "file:///etc/passwd",
        "http://[",
        "https://",
    ],
)
def test_anything_else_is_not(url: str | None) -> None:
    assert link(url) is None
