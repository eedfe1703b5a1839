"""Going back: what a reader chooses is history, can be undone, and is in the link."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]

CHOSEN = "(({ view, mode, focus, facets, question, pins }) => ({ view, mode, focus, facets, question, pins }))(vanort.page.state.all())"


def choices(page: Page) -> list[Callable[[], object]]:
    """Ten choices that a reader makes one after the other."""
    return [
        lambda: page.click("#view-partners"),
        lambda: page.locator(".filters input[type=checkbox]").first.click(),
        lambda: page.evaluate("vanort.page.open({ thing: vanort.page.current().visible.nodes[0].thing })"),
        lambda: page.click("#view-goals"),
        lambda: page.click("#view-timeline"),
        lambda: page.click("#mode-table"),
        lambda: page.click("#mode-ask"),
        lambda: page.click("#question-things"),
        lambda: page.click("#question-free"),
        lambda: page.click("#mode-network"),
    ]


def test_back_and_forward_walk_through_ten_choices(open_page: Open) -> None:
    """Each step back shows what was there before it, each step forward what came after."""
    page = open_page()
    states = [page.evaluate(CHOSEN)]
    for choose in choices(page):
        choose()
        page.wait_for_timeout(60)
        states.append(page.evaluate(CHOSEN))

    for before in reversed(states[:-1]):
        page.evaluate("history.back()")
        page.wait_for_timeout(80)
        assert page.evaluate(CHOSEN) == before
    for after in states[1:]:
        page.evaluate("history.forward()")
        page.wait_for_timeout(80)
        assert page.evaluate(CHOSEN) == after


def test_ctrl_z_undoes_the_last_choice_but_never_leaves_the_page(open_page: Open) -> None:
    """The key takes back what was chosen here; at the beginning it does nothing."""
    page = open_page()
    page.click("#view-partners")
    page.click("#view-goals")
    page.wait_for_timeout(50)
    for view in ["partners", "projects", "projects", "projects"]:
        page.keyboard.press("Control+z")
        page.wait_for_timeout(80)

        assert page.evaluate("vanort.page.state.get('view')") == view

    page.locator(".filters input[type=checkbox]").first.click()  # which keeps the focus, and writes no text
    page.keyboard.press("Control+z")
    page.wait_for_timeout(80)

    assert page.evaluate("vanort.page.state.get('facets')") == {}


def test_zoom_pins_and_the_asked_question_are_in_the_link(open_page: Open) -> None:
    """Whoever opens the link sees the same part of the picture, what was moved where it was put, and the answer."""
    page = open_page()
    page.evaluate("vanort.page.state.set({ pins: { [vanort.page.current().visible.nodes[2].thing]: [40, 50] } })")
    page.evaluate("vanort.page.stage.look({ x: 30, y: -20, k: 1.5 })")
    page.click("#mode-ask")
    page.click("#question-funders_of_project")
    page.fill("#parameter-project", "READY")
    page.click("#ask-run")
    page.wait_for_selector(".answers tbody tr")
    page.wait_for_timeout(600)
    address = page.evaluate("location.hash")

    again = open_page(hash_=address)
    again.wait_for_selector(".answers tbody tr")

    assert again.input_value("#parameter-project") == "READY"
    assert again.locator(".answers").inner_text() == page.locator(".answers").inner_text()
    again.click("#mode-network")
    assert again.evaluate("vanort.page.stage.camera") == {"x": 30, "y": -20, "k": 1.5}
    assert list(again.evaluate("vanort.page.state.get('pins')").values()) == [[40, 50]]
