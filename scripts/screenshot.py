"""Photograph the report of the seed articles for the README: the views, and an article with an event's words lit.

    python scripts/screenshot.py docs

Needs Chromium (or Chrome) and ``playwright``; the picture is taken offline like the page is read.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# No sandbox: it does not work for root, as in a container. The others keep a browser from calling home.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WIDTH, HEIGHT = 1200, 1190
ARTICLE, EVENT = -1, 0


def find_chromium() -> str | None:
    """The path of an installed Chromium or Chrome."""
    return next((path for path in map(shutil.which, PROGRAMS) if path), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser; raises RuntimeError when none is installed."""
    from playwright.sync_api import sync_playwright

    program = find_chromium()
    if program is None:
        raise RuntimeError(f"none of {', '.join(PROGRAMS)} is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where report.png and report-article.png go")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        report = Path(folder) / "report.html"
        command = [sys.executable, "-m", "aes_extract", "report", "--lang", "en", "-o", str(report), "seeds"]
        subprocess.run(command, cwd=ROOT, check=True)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto(report.as_uri())
        page.screenshot(path=args.folder / "report.png")
        article = page.locator("details.article").nth(ARTICLE)
        article.locator("summary").first.click()
        article.locator(".card h3 button").nth(EVENT).click()
        page.mouse.move(0, 0)
        article.screenshot(path=args.folder / "report-article.png")


if __name__ == "__main__":
    main()
