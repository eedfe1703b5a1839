"""The page inside another page: little around the picture, and the wheel stays with who scrolls by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Frame, Page

Open = Callable[..., "Page"]


@pytest.fixture
def host(browser: Browser, example_page: Path, tmp_path: Path) -> Iterator[Page]:
    """A long page of somebody else with the map in a frame of 600 by 400."""
    source = f"{example_page.as_uri()}#embed&amp;view=municipalities&amp;lang=sv"
    frame = f'<iframe src="{source}" width="600" height="400" title="Partner"></iframe>'
    path = tmp_path / "host.html"
    path.write_text(f"<!doctype html><body style='height: 4000px'>{frame}", encoding="utf-8")
    page = browser.new_page(viewport={"width": 900, "height": 600}, reduced_motion="reduce")
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.goto(path.as_uri())
    yield page
    page.close()

    assert faults == []


def inside(host: Page) -> Frame:
    """Return the frame with the page, once it is drawn."""
    frame = host.frames[1]
    frame.wait_for_selector("html[data-ready]")
    return frame


def test_the_picture_has_nearly_all_of_the_frame(host: Page) -> None:
    """Title, sentence and picture are seen, in the language and view asked for, and a way to the whole page; no more."""
    frame = inside(host)

    assert frame.evaluate("vanort.page.state.get('view')") == "municipalities"
    assert frame.locator("html").get_attribute("lang") == "sv"
    assert frame.locator("h1").is_visible()
    assert "Källor" in frame.locator(".origin").inner_text()
    for chrome in (".search", ".tools", ".views", "#mode-table", ".filters", ".time"):
        assert not frame.locator(chrome).first.is_visible()
    assert frame.evaluate("vanort.page.stage.size.height") > 270
    assert frame.evaluate("document.documentElement.scrollHeight <= window.innerHeight")
    assert frame.get_by_role("link", name="Öppna hela sidan").get_attribute("href").endswith(".html")  # type: ignore[union-attr]


def test_the_wheel_scrolls_the_host_until_the_picture_is_clicked(host: Page) -> None:
    """The wheel over the picture scrolls the page around it; with Ctrl, or after a click, it zooms."""
    frame = inside(host)
    zoom = "vanort.page.stage.camera.k"
    before = frame.evaluate(zoom)
    host.mouse.move(300, 300)
    host.mouse.wheel(0, 60)
    host.wait_for_function("() => scrollY > 0")

    assert frame.evaluate(zoom) == before

    host.keyboard.down("Control")
    host.mouse.wheel(0, -60)
    host.keyboard.up("Control")
    frame.wait_for_function(f"(before) => {zoom} > before", arg=before)
    scrolled, before = host.evaluate("scrollY"), frame.evaluate(zoom)
    host.mouse.click(300, 200)
    host.mouse.wheel(0, -60)
    frame.wait_for_function(f"(before) => {zoom} > before", arg=before)

    assert host.evaluate("scrollY") == scrolled


def test_going_through_it_leaves_the_hosts_history_alone(host: Page) -> None:
    """What is chosen inside the frame is no step of the page around it."""
    frame = inside(host)
    before = host.evaluate("history.length")
    frame.evaluate("vanort.page.state.set({ view: 'funding' })")

    assert host.evaluate("history.length") == before


def test_the_menu_gives_what_to_put_into_a_page(open_page: Open) -> None:
    """The snippet names the view and the language that are shown."""
    page = open_page()
    page.click("#view-funding")
    page.click("#more")
    page.click("#menu-embed")
    snippet = page.locator("#snippet").input_value()

    assert snippet.startswith('<iframe src="explorer.html#embed&amp;view=funding&amp;lang=en" title="Växjö\'s')
