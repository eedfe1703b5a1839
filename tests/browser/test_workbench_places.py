"""Places of the workbench beside the documents, in a real browser: who is who, findings, rules; all by keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from vanort.identity.decisions import read_decisions
from vanort.workspace.model import Workspace
from workbenches import running_workbench
from workspaces import make_workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = "The <b>Centre</b> for Local Democracy pays. It is in Hemby."


def claims(number: int) -> str:
    return f'document: p{number}.txt\nthings:\n  centre: {{type: Organisation, name: "<b>Centre</b> for Local Democracy"}}\nclaims:\n'


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace of three pages that name one organisation."""
    return make_workspace(tmp_path_factory.mktemp("places"), {f"p{n}": (NAMES, claims(n)) for n in range(3)})


@pytest.fixture(scope="module")
def page(browser: Browser, workspace: Workspace) -> Iterator[Page]:
    """A page for all tests of this file; nothing may be asked of others."""
    with running_workbench(workspace.root) as running:
        faults: list[str] = []
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on(
            "request", lambda r: None if r.url.startswith(f"http://127.0.0.1:{running.port}/") else faults.append(r.url)
        )
        page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(running.address)
        page.wait_for_selector("html[data-ready]")
        yield page
        context.close()
        assert faults == []


def press(page: Page, key: str) -> None:
    with page.expect_response(lambda response: response.request.method == "POST"):
        page.keyboard.press(key)
    page.wait_for_timeout(150)


def axe(page: Page) -> list[Any]:
    run = pytest.importorskip("axe_playwright_python.sync_playwright").Axe().run(page)
    return [(v["id"], [n["html"][:90] for n in v["nodes"][:3]]) for v in run.response["violations"]]


def test_the_same_is_said_with_one_key(page: Page, workspace: Workspace) -> None:
    """A group of names is one question with its passages; a digit takes one out, a key decides, another takes it back."""
    page.get_by_role("button", name="Who is who").click()
    card = page.locator(".card").first
    card.wait_for()
    assert card.locator("mark").all_inner_texts() == ["<b>Centre</b> for Local Democracy"] * 3
    assert axe(page) == []
    page.keyboard.press("3")
    press(page, "a")

    (decision,) = read_decisions(workspace.decisions)
    assert (decision.kind, decision.things, decision.by) == ("same", ("p0:centre", "p1:centre"), "Maja")
    page.locator(".board", has_text="p2.txt").wait_for()
    press(page, "u")
    page.wait_for_timeout(200)
    assert read_decisions(workspace.decisions) == ()


def test_a_passage_leads_to_its_document(page: Page) -> None:
    """The name of the document opens it where the words stand; Escape leaves a place, too."""
    page.locator(".card").first.get_by_role("button", name="p1.txt").click()
    page.locator("#text .s.here", has_text="pays").wait_for()
    page.get_by_role("button", name="Who is who").click()
    page.locator(".card").first.wait_for()
    page.keyboard.press("Escape")

    assert page.locator("#text").is_visible()
