"""Presenting: tour, picture, link, light and dark, print, phone and large screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]


def test_tour(open_page: Open) -> None:
    """The tour goes on and back with arrow keys, sets view, focus and year, and ends where the reader wants."""
    page = open_page()
    page.click("#start-tour")

    assert "1 of 5" in page.locator(".tour").inner_text()

    page.keyboard.press("ArrowRight")

    assert page.locator(".details h2").inner_text() == "Växjö – Vushtrri"

    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")

    assert page.evaluate("[vanort.page.state.get('view'), vanort.page.state.get('year')]") == ["timeline", 2016]

    page.keyboard.press("ArrowLeft")

    assert page.evaluate("vanort.page.state.get('view')") == "funding"

    page.keyboard.press("Escape")

    assert not page.locator(".tour").is_visible()


def test_link_restores_the_view(open_page: Open) -> None:
    """The address after # brings back view, filter, focus, year and language on another machine."""
    page = open_page()
    page.click("#view-partners")
    page.locator(".filters section").first.locator("button.quiet").click()
    page.locator(".filters label", has_text="Kosovo").click()
    page.fill("#search", "vushtrri")
    page.keyboard.press("Enter")
    page.select_option("#language", "sv")
    state = "(({ view, focus, facets, language }) => ({ view, focus, facets, language }))(vanort.page.state.all())"
    before = page.evaluate(state)
    hash_ = page.evaluate("location.hash")
    again = open_page(hash_=hash_)

    assert again.evaluate(state) == before


@pytest.mark.parametrize(
    "hash_",
    ["#%", "#{}", "#null", "#[1]", '#{"view":"x","focus":{"thing":7},"facets":{"a":1},"year":"x"}', "#__proto__"],
)
def test_broken_links_do_no_harm(open_page: Open, hash_: str) -> None:
    """A link that names what is not there shows the first view."""
    page = open_page(hash_=hash_)

    assert page.evaluate("vanort.page.state.get('view')") == "projects"


def test_picture(open_page: Open, tmp_path: Path) -> None:
    """What is seen is saved as a PNG at twice its size, with title and legend."""
    page = open_page()
    page.click("#more")
    with page.expect_download() as download:
        page.click("#menu-png")
    download.value.save_as(tmp_path / "picture.png")
    data = (tmp_path / "picture.png").read_bytes()
    width = int.from_bytes(data[16:20], "big")

    assert data.startswith(b"\x89PNG")
    assert width == 2 * page.evaluate("vanort.page.stage.size.width")


def test_light_and_dark(open_page: Open) -> None:
    """The page follows the reader's system and can be switched."""
    page = open_page(color_scheme="dark")

    assert page.locator("html").get_attribute("data-theme") == "dark"

    page.click("#theme")

    assert page.locator("html").get_attribute("data-theme") == "light"


def test_full_screen_and_help(open_page: Open) -> None:
    """The page fills the screen when asked, and tells its keys."""
    page = open_page()
    page.click("#more")
    page.click("#menu-help")

    assert "Esc" in page.locator("dialog").inner_text()

    page.locator("dialog button").click()
    page.click("#more")
    page.click("#menu-fullscreen")
    page.wait_for_timeout(300)

    assert page.evaluate("document.fullscreenElement !== null")


def test_print(open_page: Open) -> None:
    """On paper stand the network and the details, and no buttons."""
    page = open_page()
    page.fill("#search", "sekos")
    page.keyboard.press("Enter")
    page.emulate_media(media="print")

    assert page.locator(".details h2").is_visible()
    assert not page.locator(".search").is_visible()
    assert not page.locator(".views").is_visible()


@pytest.mark.parametrize(("width", "height"), [(360, 640), (390, 844), (820, 1180), (1440, 900), (3840, 2160)])
def test_sizes_of_screens(open_page: Open, width: int, height: int) -> None:
    """From a phone to a projector nothing runs out of the window, and the network has room."""
    page = open_page(viewport={"width": width, "height": height})

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("vanort.page.stage.size.height") > 0.4 * height

    page.fill("#search", "citizen")
    page.keyboard.press("Enter")
    page.wait_for_timeout(500)
    box = page.locator(".details").bounding_box()

    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width + 1


def test_the_drawing_grows_with_the_letters(open_page: Open) -> None:
    """On a wall-size screen the drawing is larger, and a click still lands on what it points to."""
    page = open_page(viewport={"width": 3840, "height": 2160})

    assert page.evaluate("vanort.page.stage.size.zoom") > 1.3

    x, y = page.evaluate(
        """() => {
          const { camera, scene, size, canvas } = vanort.page.stage;
          const box = canvas.getBoundingClientRect();
          const node = scene.nodes.find(({ label }) => label === "Resolve");
          const at = (place, middle, side) => size.zoom * ((place - middle) * camera.k + side / 2);
          return [box.left + at(node.x, camera.x, size.width), box.top + at(node.y, camera.y, size.height)];
        }"""
    )
    page.mouse.click(x, y)

    assert page.locator(".details h2").inner_text() == "Resolve"


def test_a_phone_shows_what_can_be_read(open_page: Open) -> None:
    """Where the whole of a timeline would be too small to read, a phone shows its beginning in readable size."""
    page = open_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page.click("#view-timeline")

    assert page.evaluate("vanort.page.stage.camera.k") >= 0.5
    assert page.evaluate("vanort.page.stage.labels.length") > 8
