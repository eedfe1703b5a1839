"""By keyboard and screen reader alone, with enough contrast, without motion."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing(open_page: Open, scheme: str, width: int) -> None:
    """axe-core finds no violation in any mode, light and dark, wide and narrow."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_page(color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce")
    steps: dict[str, Callable[[], object]] = {
        "first sight": lambda: None,
        "details": lambda: (page.fill("#search", "Växjö – Vushtrri"), page.keyboard.press("Enter")),
        "table": lambda: page.click("#mode-table"),
        "asking": lambda: (
            page.click("#mode-ask"),
            page.wait_for_selector("#ask-run"),
            page.click("#ask-run"),
            page.wait_for_selector(".answers .rows"),
        ),
        "timeline": lambda: (page.click("#mode-network"), page.click("#view-timeline")),
        "tour": lambda: (page.click("#more"), page.click("#menu-tour")),
    }
    found = {}
    for name, step in steps.items():
        step()
        page.wait_for_timeout(200)
        if violations := axe.run(page).response["violations"]:
            found[name] = [(v["id"], [node["target"] for node in v["nodes"]][:3]) for v in violations]

    assert found == {}


def test_keys_walk_the_network(open_page: Open) -> None:
    """Arrow keys go from thing to thing and say its name, Enter opens it, Escape comes back."""
    page = open_page()
    page.locator("canvas").focus()
    page.keyboard.press("ArrowRight")
    first = page.locator("[role=status].unseen").inner_text()
    page.keyboard.press("ArrowUp")
    second = page.locator("[role=status].unseen").inner_text()

    assert "Växjö municipality" in first
    assert second != first

    page.keyboard.press("Enter")

    assert page.locator(".details h2").inner_text() in second

    page.keyboard.press("Escape")

    assert not page.locator(".details").is_visible()


def test_blindfold(open_page: Open) -> None:
    """Who coordinates CitiZEN is found, its passage read and the table saved by keyboard and names of roles alone."""
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type("citizen")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    details = page.get_by_role("complementary", name="Details")

    assert page.evaluate("document.activeElement.textContent").startswith("CitiZEN")

    for _ in range(40):
        page.keyboard.press("Tab")
        if "Energy Cities" in page.evaluate("document.activeElement.textContent"):
            break
    term = page.evaluate("document.activeElement.closest('.fact').querySelector('dt').textContent")

    assert term.lower() == "coordinator"

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert "Energy Cities" in details.get_by_role("figure").first.inner_text()

    table = page.get_by_role("button", name="Table", exact=True)
    table.focus()
    page.keyboard.press("Enter")
    save = page.get_by_role("button", name="Save as CSV")
    save.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")

    assert download.value.suggested_filename == "projects-nodes.csv"


def test_reduced_motion(open_page: Open) -> None:
    """Where the reader wants no motion the view jumps instead of gliding."""
    page = open_page(reduced_motion="reduce")
    before = page.evaluate("vanort.page.stage.camera.k")
    page.click("#zoom-in")

    assert page.evaluate("vanort.page.stage.camera.k") == pytest.approx(1.5 * before)
