"""A browser for the tests that are marked ``browser``; without Chromium they are skipped."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from screenshot import PROGRAMS, chromium, find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    pytest.importorskip("playwright")
    if find_chromium() is None:
        pytest.skip(f"no browser: none of {', '.join(PROGRAMS)} is installed")
    with chromium() as browser:
        yield browser


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens a page's bytes as a file. Whatever it asks the network for or complains about fails the test."""
    told: list[str] = []
    contexts = []

    def open_page(page: bytes, fragment: str = "", **options: object) -> Page:
        file = tmp_path / "report.html"
        file.write_bytes(page)
        context = browser.new_context(**({"viewport": {"width": 1200, "height": 900}} | options))  # type: ignore[arg-type]
        contexts.append(context)
        tab = context.new_page()
        tab.set_default_timeout(5000)
        tab.on("console", lambda message: told.append(f"console: {message.text}"))
        tab.on("pageerror", lambda error: told.append(f"error: {error}"))
        tab.on("dialog", lambda dialog: told.append(f"dialog: {dialog.message}"))
        tab.on("request", lambda request: asked(request.url))
        tab.goto(file.as_uri() + fragment)
        return tab

    def asked(url: str) -> None:
        if not url.startswith(("file:", "data:")):
            told.append(f"request: {url}")

    yield open_page
    for context in contexts:
        context.close()
    assert told == []
