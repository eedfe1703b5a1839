"""The tour of the first visit: short, by keyboard, left at any time, called again; and each dialogue is for everyone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from browser.axe import axe_faults
from workbenches import Running, opened, running_workbench
from workspaces import make_workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

TEXT = "# Hemby\n\nHemby and Nordvik run Clean Shores together since 2015.\n"
CLAIMS = """\
document: page.txt
things:
  hemby: {type: Municipality, name: Hemby}
  shores: {type: Project, name: Clean Shores, review: unreviewed, rule: en/projects/title}
claims:
  - {subject: shores, property: partner, object: hemby, quote: Hemby and Nordvik run, review: unreviewed, confidence: 0.9, rule: r}
"""
STEPS = 5
WORDS = 160  # that are read in a minute without haste; readers of English and Swedish take 200 and more


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A workbench for all tests of this file."""
    with running_workbench(make_workspace(tmp_path_factory.mktemp("tour"), {"page": (TEXT, CLAIMS)}).root) as found:
        yield found


@pytest.fixture
def page(browser: Browser, running: Running) -> Iterator[Page]:
    """A page in a browser that has never been there."""
    with opened(browser, running, "page.txt", toured=False) as found:
        yield found


def step_of(page: Page) -> str:
    return page.locator("dialog .count").inner_text()


def wait_until_left(page: Page) -> None:
    """Wait until the tour is closed, and marks nothing: a browser tells of that a moment later."""
    for mark in ("dialog[open]", "[data-toured]"):
        page.locator(mark).first.wait_for(state="detached")


def tour(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Tour of one minute")


def test_the_first_visit_is_shown_around_by_keys(page: Page) -> None:
    """Enter goes on, arrows go both ways, each step marks its part, and the last one closes; it takes a minute to read."""
    said = ""
    for number in range(1, STEPS + 1):
        assert step_of(page).endswith(f"{number} of {STEPS}")
        assert page.locator("[data-toured]").count() == 1
        said += " " + page.locator("dialog h2, dialog [aria-live] > p:last-child").all_inner_texts()[1]
        page.keyboard.press("ArrowRight" if number == 1 else "Enter")
        if number == 2:
            page.keyboard.press("ArrowLeft")
            assert step_of(page).endswith(f"2 of {STEPS}")
            page.keyboard.press("ArrowRight")

    wait_until_left(page)
    assert len(said.split()) <= WORDS


def test_it_is_shown_once_and_can_be_left_and_called_again(page: Page, running: Running) -> None:
    """Esc leaves it; another visit, on another port too, has none; help leads to it."""
    page.keyboard.press("Escape")
    tour(page).wait_for(state="hidden")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.locator("dialog[open]").count() == 0
    assert all(cookie["domain"] == "127.0.0.1" for cookie in page.context.cookies())  # which no port is part of
    page.keyboard.press("?")
    page.get_by_role("dialog", name="Help and keys").get_by_role("button", name="Tour of one minute").click()
    assert step_of(page).endswith(f"1 of {STEPS}")
    page.get_by_role("button", name="Leave the tour").click()
    wait_until_left(page)
    page.keyboard.press("j")

    assert page.locator("dialog[open], [data-toured]").count() == 0


def test_keys_judge_nothing_while_the_tour_is_open(page: Page) -> None:
    """What is pressed in the tour is meant for the tour."""
    page.keyboard.press("a")
    page.keyboard.press("r")
    page.keyboard.press("Escape")

    assert page.locator(".now .said").count() > 0


def test_it_speaks_swedish(page: Page) -> None:
    """Each step is there in both languages."""
    page.keyboard.press("Escape")
    page.get_by_role("button", name="På svenska").click()
    page.keyboard.press("?")
    page.get_by_role("button", name="Rundtur på en minut").click()

    assert step_of(page).endswith(f"1 av {STEPS}")
    assert "Dina dokument" in page.locator("dialog").inner_text()


def test_every_dialogue_is_for_everyone(page: Page) -> None:
    """Axe finds nothing in any of them, wide and narrow; a screen reader hears each step of the tour as it comes."""
    found = {}
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 844})
        found["tour", width] = axe_faults(page)
    assert page.locator("dialog [aria-live=polite]").count() == 1
    page.set_viewport_size({"width": 1440, "height": 900})
    page.keyboard.press("Escape")
    for name, key in (("help", "?"), ("many", "g")):
        page.keyboard.press(key)
        page.wait_for_selector("dialog[open]")
        found[name, 1440] = axe_faults(page)
        page.keyboard.press("Escape")
        page.wait_for_selector("dialog:not([open])", state="attached")
    page.get_by_role("button", name="Add documents").click()
    page.wait_for_selector("dialog[open]")
    found["documents", 1440] = axe_faults(page)
    page.keyboard.press("Escape")
    page.locator(".m").first.wait_for()
    for name, key in (("correct", "e"), ("thing", "i")):
        if name == "thing":
            page.keyboard.press("ArrowRight")
        page.keyboard.press(key)
        page.locator(".adding form").wait_for()
        found[name, 1440] = axe_faults(page)
        page.keyboard.press("Escape")  # the list of its field
        page.keyboard.press("Escape")
        page.locator(".adding form").wait_for(state="hidden")

    assert {name: faults for name, faults in found.items() if faults} == {}
