"""Make the picture of the README: the example's page as a browser shows it.

python graph/explorer/picture.py data/build/explorer.html docs/explorer.png
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path


def take_picture(page: Path, picture: Path, *, dark: bool = False) -> None:
    """Open a page in Chromium, choose a partnership, and keep what is seen."""
    from playwright.sync_api import sync_playwright

    picture.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        window = browser.new_page(
            viewport={"width": 1440, "height": 860},
            locale="en-GB",
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        window.goto(page.resolve().as_uri())
        window.wait_for_selector("html[data-ready]")
        window.click("#filters-button")
        window.fill("#search", "SEKOS")
        window.keyboard.press("Enter")
        window.locator(".details .fact", has_text="Start").locator(".sources").first.click()
        window.evaluate("vanort.page.stage.fit(false)")
        window.wait_for_timeout(300)
        window.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    take_picture(Path(sys.argv[1]), Path(sys.argv[2]))
