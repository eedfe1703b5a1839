"""A slow server in the workbench: an answer that comes late changes nothing that was asked for since."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vanort.claims.of_workspace import read_claims
from vanort.vocabulary import VANORT
from workbenches import opened, press, running_workbench, wait_for_value
from workspaces import make_workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

    from vanort.workspace.model import Workspace

TEXT = "Hemby runs Clean Shores. It is paid by the Sea Fund.\n"
CLAIMS = """\
document: page.txt
things:
  hemby: {type: Municipality, name: Hemby}
  shores: {type: Project, name: Clean Shores}
claims:
  - {subject: shores, property: partner, object: hemby, quote: Hemby runs Clean Shores}
"""
SELECT = """words => { const node = [...document.querySelectorAll('#text .s')].flatMap(e => [...e.childNodes])
    .map(e => e.firstChild ?? e).find(e => e.data.includes(words));
  const range = document.createRange(); range.setStart(node, node.data.indexOf(words));
  range.setEnd(node, node.data.indexOf(words) + words.length);
  const now = document.getSelection(); now.removeAllRanges(); now.addRange(range); }"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace of one page."""
    return make_workspace(tmp_path, {"page": (TEXT, CLAIMS)})


@pytest.fixture
def page(browser: Browser, workspace: Workspace) -> Iterator[Page]:
    """The page in the workbench."""
    with running_workbench(workspace.root) as running, opened(browser, running, "page.txt") as found:
        yield found


def say(page: Page, words: str) -> None:
    """Choose what is said, by typing."""
    page.get_by_role("combobox", name="says what").fill(words)
    page.keyboard.press("Enter")


def test_a_late_guess_does_not_replace_a_newer_one(page: Page, workspace: Workspace) -> None:
    """A property is chosen, and at once another one: what was guessed for the first comes last, and is not taken."""
    held: list[Route] = []
    page.route("**/api/value*", lambda route: held.append(route))
    page.locator("#text").focus()
    page.evaluate(SELECT, "Sea Fund")
    page.keyboard.press("f")
    say(page, "end")
    say(page, "funded")
    wait_for_value(page.get_by_role("combobox", name="of whom, or how much"), "Sea Fund")
    assert held
    for route in held:
        with page.expect_response(route.request.url):
            route.continue_()
    page.wait_for_timeout(100)
    press(page, "Enter")

    (file,) = read_claims(workspace)
    fund = next(thing.iri for thing in file.things if thing.id == "sea-fund")
    assert (file.statements[-1].predicate, file.statements[-1].object) == (VANORT.fundedBy, fund)


def test_enter_takes_what_was_typed_not_what_was_listed_before(page: Page) -> None:
    """Enter right after a letter waits for the list of what is typed."""
    held: list[Route] = []
    page.locator("#text").focus()
    page.evaluate(SELECT, "Sea Fund")
    page.keyboard.press("f")
    say(page, "funded")
    field = page.get_by_role("combobox", name="of whom, or how much")
    wait_for_value(field, "Sea Fund")
    page.route("**/api/find*", lambda route: held.append(route))
    field.fill("Hemb")
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    with page.expect_response(lambda response: response.request.method == "POST") as answer:
        for route in held:
            route.continue_()

    assert answer.value.request.post_data_json["object"] == "thing:hemby"
