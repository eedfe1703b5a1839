"""What axe-core, the checker of accessibility, finds on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

Faults = list[tuple[str, list[str]]]


# What fades has less contrast while it does: wait for all that moves to its end.
_STILL = """() => Promise.all(
  document.getAnimations()
    .filter((one) => Number.isFinite(one.effect.getComputedTiming().endTime))
    .map((one) => one.finished.catch(() => null))
)"""


def axe_faults(page: Page) -> Faults:
    """Return each rule that a page breaks, with the beginnings of the first elements that break it."""
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="needs the Python package axe-playwright-python"
    )
    page.evaluate(_STILL)
    found = axe.Axe().run(page).response["violations"]
    return [(fault["id"], [node["html"][:90] for node in fault["nodes"][:3]]) for fault in found]
