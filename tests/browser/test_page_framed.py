"""The page in the frame that a notebook puts around it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from vanort.explorer.notebook import Frame

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_questions_are_asked_in_a_frame(open_page: Callable[..., Page], example_page: Path, tmp_path: Path) -> None:
    """Closed off from the notebook the page still answers, by the engine inside it, and nothing complains."""
    notebook = tmp_path / "notebook.html"
    frame = Frame(example_page.read_text(encoding="utf-8"))
    notebook.write_text(
        f"<!doctype html><html data-ready><meta charset='utf-8'>{frame._repr_html_()}", encoding="utf-8"
    )
    page = open_page(notebook).frame_locator("iframe")

    page.locator("#mode-ask").click()
    page.locator("#find-question").fill("coordinat")
    page.locator("#question-coordinator_of_project").click()
    page.locator("#ask-run").click()
    page.locator(".answers tbody tr").first.wait_for()

    assert "Energy Cities" in page.locator(".answers tbody").inner_text()
