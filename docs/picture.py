"""Take the README's picture: the example workspace's page, with one thing opened.

Run with Debian's Chromium and the Python package playwright installed: python docs/picture.py
"""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "data" / "build" / "explorer.html"
PICTURE = ROOT / "docs" / "explorer.png"


def take(page_file: Path = PAGE, picture: Path = PICTURE, name: str = "SEKOS") -> None:
    """Open the page, look for a name, open what is found, and write what is seen."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="en-GB", reduced_motion="reduce")
        page.goto(page_file.as_uri())
        page.wait_for_selector("html[data-ready]")
        page.fill("#search", name)
        page.locator("#hits li").first.click()
        page.wait_for_timeout(1500)
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take()
