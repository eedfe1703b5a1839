"""The page is somebody's: logo, colour, contact, which sources are old, and the statement on accessibility."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.axe import axe_faults
from vanort.explorer import explore_workspace
from vanort.workspace.model import Workspace, open_workspace

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., "Page"]
SETTINGS = """
[published]
logo = "logo.svg"
color = {light = "#7a1f3d", dark = "#f2a6bf"}
contact = {en = "Questions: world@lindby.example", sv = "Frågor: varlden@lindby.example"}
responsible = "Lindby municipality"
assessed = "2026-11-30"
oldest = 24
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><script>alert(1)</script><rect width="20" height="10" fill="#7a1f3d"/></svg>'


@pytest.fixture(scope="module")
def owned(example: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the example with an owner, without the engine."""
    settings = (example.root / "vanort.toml").read_text(encoding="utf-8")
    folder = tmp_path_factory.mktemp("owned")
    (folder / "vanort.toml").write_text(settings + SETTINGS, encoding="utf-8")
    (folder / "logo.svg").write_text(LOGO, encoding="utf-8")
    page = explore_workspace(open_workspace(folder), dataset=example.dataset.read_text(encoding="utf-8"), engine="none")
    (folder / "page.html").write_text(page, encoding="utf-8")
    return folder / "page.html"


def test_the_page_shows_whose_it_is(open_page: Open, owned: Path) -> None:
    """The logo is drawn with the owner's name, the colour is that of the theme, the contact stands below the sentence."""
    page = open_page(owned)
    logo = page.locator(".logo img")

    assert logo.get_attribute("alt") == "Lindby municipality"
    assert logo.evaluate("(image) => image.naturalWidth > 0")
    accent = "getComputedStyle(document.documentElement).getPropertyValue('--accent')"
    assert page.evaluate(accent) == "#7a1f3d"
    page.click("#theme")
    assert page.evaluate(accent) == "#f2a6bf"
    assert "Questions: world@lindby.example" in page.locator(".origin").inner_text()
    page.select_option("#language", "sv")
    assert "Frågor: varlden@lindby.example" in page.locator(".origin").inner_text()


def test_old_sources_are_told(open_page: Open, owned: Path) -> None:
    """A line says which source is older than the owner wants; a page without that setting says nothing of it."""
    assert "Older than 24 months: " in open_page(owned).locator(".origin").inner_text()
    assert "Older than" not in open_page().locator(".origin").inner_text()


@pytest.mark.parametrize(
    ("language", "title", "law"), [("en", "Accessibility of", "2018:1937"), ("sv", "Tillgänglighet för", "2018:1937")]
)
def test_the_statement_on_accessibility(open_page: Open, owned: Path, language: str, title: str, law: str) -> None:
    """It names who is responsible, how faults are reported, the supervision and what is not accessible, and breaks no rule itself."""
    page = open_page(owned)
    page.select_option("#language", language)
    page.click("#more")
    page.click("#menu-statement")
    dialog = page.locator("dialog.help")
    text = dialog.inner_text()

    assert text.startswith(title)
    for part in ("Lindby municipality", law, "WCAG 2.2", "2026-11-30", "lindby.example"):
        assert part in text
    assert "{" not in text
    assert dialog.locator("a[href^='https://www.digg.se']").count() == 1
    assert axe_faults(page) == []


def test_a_page_that_nobody_answers_for_has_no_statement(open_page: Open) -> None:
    """Without a name under [published] there is none to speak for."""
    page = open_page()
    page.click("#more")

    assert page.locator("#menu-statement").count() == 0
