"""A browser for the tests that are marked ``browser``; without Chromium they are skipped."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

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


class Tabs:
    """Tabs of the browser, one for each way to look; all that they ask the network for or complain about is kept."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._tabs: dict[str, Page] = {}
        self.told: list[str] = []

    def open(self, file: Path, fragment: str, options: dict[str, Any]) -> Page:
        """A tab that shows the file as if for the first time."""
        tab = self._tabs.get(repr(options)) or self._new(options)
        tab.emulate_media(media="screen")
        tab.goto(file.as_uri() + fragment)
        if options.get("java_script_enabled", True) and tab.evaluate("localStorage.length"):
            tab.evaluate("localStorage.clear()")
            tab.reload()
        tab.mouse.move(0, 0)
        return tab

    def _new(self, options: dict[str, Any]) -> Page:
        tab = self._browser.new_context(**({"viewport": {"width": 1200, "height": 900}} | options)).new_page()
        tab.set_default_timeout(10_000)
        tab.on("console", lambda message: self.told.append(f"console: {message.text}"))
        tab.on("pageerror", lambda error: self.told.append(f"error: {error}"))
        tab.on("dialog", lambda dialog: self.told.append(f"dialog: {dialog.message}"))
        tab.on("request", lambda request: self._asked(request.url))
        self._tabs[repr(options)] = tab
        return tab

    def _asked(self, url: str) -> None:
        if not url.startswith(("file:", "data:")):
            self.told.append(f"request: {url}")


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    return Tabs(browser)


@pytest.fixture
def show(tabs: Tabs, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens a page's bytes as a file. Whatever it asks the network for or complains about fails the test."""

    def open_page(page: bytes, fragment: str = "", **options: object) -> Page:
        file = tmp_path / "report.html"
        file.write_bytes(page)
        return tabs.open(file, fragment, options)

    tabs.told.clear()
    yield open_page
    assert tabs.told == []
