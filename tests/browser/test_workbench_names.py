"""What the form offers while a name is typed: the very thing first, and names that stand anywhere in the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from workbenches import opened, running_workbench
from workspaces import make_workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TEXT = """\
# Hemby in the world

The project Clean Shores 2020 began long ago. Hemby Harbour and Hemby take part. It was a good year for all.

Many people came. They all liked it. It rained at times. Nobody minded. The band played on. Ekby was there.
"""
CLAIMS = """\
document: page.txt
things:
  harbour: {type: Organisation, name: Hemby Harbour}
  link: {type: Partnership, name: Hemby – Nordvik, quote: The band played on}
  hemby: {type: Municipality, name: Hemby}
claims:
"""


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page with a thing whose name is part of others, and a name far from the words that are selected."""
    workspace = make_workspace(tmp_path_factory.mktemp("names"), {"page": (TEXT, CLAIMS)})
    with running_workbench(workspace.root) as running, opened(browser, running, "page.txt") as found:
        yield found


def offered(page: Page, typed: str) -> list[str]:
    """Return what is offered as subject while somebody types, with the last word of the text selected."""
    page.locator(".s", has_text="Ekby was there").click()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("f")
    field = page.get_by_role("combobox", name="Who or what")
    field.fill(typed)
    page.wait_for_timeout(600)
    options = page.locator(".adding [role=listbox]:not([hidden]) [role=option]").all_inner_texts()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    return options


def test_a_thing_of_the_very_name_comes_first(page: Page) -> None:
    """“Hemby” is Hemby, before the harbour and the partnership that have the word in their names."""
    options = offered(page, "Hemby")

    assert options[0] == "Hemby\nMunicipality"
    assert options.index("Hemby Harbour\nOrganisation") < options.index("Hemby – Nordvik\nPartnership")


def test_a_name_far_away_is_offered_with_its_number(page: Page) -> None:
    """A project that no reading has found, seven sentences above, is offered whole as something new."""
    assert "Clean Shores 2020\nnew: Project" in offered(page, "Clean")


def test_a_name_ends_with_its_sentence(page: Page) -> None:
    """The first word of the next sentence is no part of a name."""
    assert not [option for option in offered(page, "Nob") if "." in option]
