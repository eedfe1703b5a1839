"""Telling a story: a note at a thing, notes for the presenter alone, full screen."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vanort.explorer import explore_workspace
from vanort.workspace.model import Workspace

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]

TOUR = """
- {title: Beginning, text: It began in 2006., view: partners}
- {title: Kosovo, text: Four projects., view: partners, focus: Vushtrri, annotation: four projects, notes: Who travels in May?}
- {title: Money, text: From Sida., view: funding}
"""


@pytest.fixture
def told(example: Workspace, tmp_path: Path) -> Path:
    """A page with a tour of its own, made with the presenter's notes."""
    (tmp_path / "tour.yaml").write_text(TOUR, encoding="utf-8")
    page = explore_workspace(example, engine="none", tour=tmp_path / "tour.yaml", notes=True)
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    return tmp_path / "page.html"


def test_an_annotation_stands_at_its_thing_and_leaves_with_the_step(open_page: Open, told: Path) -> None:
    """It is drawn beside the focus, inside the picture, and only while the step is told."""
    page = open_page(told, reduced_motion="reduce")
    page.click("#start-tour")

    assert not page.locator(".annotation").is_visible()

    page.keyboard.press("PageDown")
    page.wait_for_selector(".annotation >> text=four projects")
    page.wait_for_timeout(200)
    box = page.locator(".annotation").bounding_box()
    place = page.evaluate("vanort.page.drawing.where(vanort.page.state.get('focus').thing)")
    assert box
    assert abs(box["x"] - place["x"]) < 60
    assert 0 < place["y"] - box["y"] < 90

    page.keyboard.press("PageDown")

    assert not page.locator(".annotation").is_visible()


def test_notes_open_in_a_window_of_their_own(open_page: Open, told: Path) -> None:
    """The window follows the steps; the page that others see shows no word of the notes."""
    page = open_page(told)
    page.click("#start-tour")
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    page.keyboard.press("PageDown")
    opened.value.wait_for_selector("text=Who travels in May?")

    assert "Money" in opened.value.locator("body").inner_text()
    assert "Who travels" not in page.locator("body").inner_text()


def test_in_full_screen_only_picture_and_text_remain(open_page: Open, told: Path) -> None:
    """Head, views, time and zoom leave; the text of the tour stands there in a projector's size."""
    page = open_page(told)
    page.click("#start-tour")
    small = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.tour h2')).fontSize)")
    page.evaluate("document.documentElement.requestFullscreen()")
    page.wait_for_function("() => document.fullscreenElement !== null")

    for hidden in [".head", ".row", ".time", ".zoom", ".filters"]:
        assert not page.locator(hidden).first.is_visible()
    assert page.locator(".tour h2").is_visible()
    assert page.locator("canvas").first.is_visible()
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.tour h2')).fontSize)") > 1.4 * small


@pytest.mark.parametrize(("width", "height"), [(390, 844), (360, 640), (320, 180)])
def test_rows_told_on_a_phone_carry_their_names(open_page: Open, width: int, height: int) -> None:
    """A step that shows all goals or countries at once on a small screen names each row, none over another."""
    page = open_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page.evaluate("vanort.page.tour.start()")
    for view in ("goals", "countries"):
        page.evaluate("(view) => { vanort.page.state.set({ view }); vanort.page.settle(); }", view)
        page.wait_for_timeout(100)
        rows, labels = page.evaluate(
            """() => { const { labels, scene } = vanort.page.stage; const heads = scene.nodes.filter(({ home }) => home[0] > 0).map(({ position }) => position);
            return [heads.length, labels.filter(({ item }) => heads.includes(item.position)).map(({ item, top, bottom }) => [item.position, top, bottom])]; }"""
        )

        assert len({position for position, _, _ in labels}) == rows >= 17
        ordered = sorted(labels, key=lambda label: label[1])
        assert all(above[2] <= below[1] + 1 for above, below in pairwise(ordered) if above[0] != below[0])


def test_a_goal_keeps_its_row_in_every_year(open_page: Open) -> None:
    """A year leaves all seventeen goals standing, those that nothing works towards too."""
    page = open_page()
    page.evaluate("vanort.page.state.set({ view: 'goals', year: 2008, undated: false })")

    assert page.evaluate("vanort.page.current().visible.nodes.filter(({ x }) => x > 0).length") == 17
