"""Places of the workbench beside the documents, in a real browser: who is who, findings, rules; all by keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from browser.axe import axe_faults
from vanort.identity.decisions import read_decisions
from vanort.workspace.model import Workspace
from workbenches import opened, press, running_workbench
from workspaces import make_workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = "The <b>Centre</b> for Local Democracy pays. It is in Hemby."

SHORES = "Hemby runs the project Clean Shores since 2015. It began in 2016, says another."
OF_SHORES = """\
document: shores.txt
things:
  hemby: {type: Municipality, name: Hemby, by: Ola, date: 2026-04-30}
  shores: {type: Project, name: Clean Shores}
claims:
  - {subject: shores, property: coordinator, object: hemby, quote: Hemby runs the project Clean Shores, by: Ola, date: 2026-04-30}
  - {subject: shores, property: start, object: 2015, quote: since 2015}
  - {subject: shores, property: start, object: 2016, quote: began in 2016, review: unreviewed, rule: r}
"""


def host(number: int) -> tuple[str, str]:
    town = ("Ale kommun", "Sala kommun", "Eksjö kommun")[number]
    code = ("se-1440", "se-1981", "se-0686")[number]
    project = ("Blå Lagun", "Gröna Stråk", "Havsljus")[number]
    signed = "by: Ola, date: 2026-04-30"
    said = f'claims:\n  - {{subject: p, property: coordinator, object: t, quote: "Värdkommun: {town}", {signed}}}\n'
    things = f"  p: {{type: Project, name: {project}, rule: r, {signed}}}\n  t: {{type: Municipality, name: {town}, code: {code}, rule: r, {signed}}}\n"
    text = f"{project}\n\nProjekt: {project}\nVärdkommun: {town}\n"
    return text, f"document: host{number}.txt\nthings:\n{things}{said if number < 2 else ''}"


def claims(number: int) -> str:
    return f'document: p{number}.txt\nthings:\n  centre: {{type: Organisation, name: "<b>Centre</b> for Local Democracy"}}\nclaims:\n'


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace of three pages that name one organisation."""
    pages = {f"p{n}": (NAMES, claims(n)) for n in range(3)} | {"shores": (SHORES, OF_SHORES)}
    pages |= {f"host{n}": host(n) for n in range(3)}
    workspace = make_workspace(tmp_path_factory.mktemp("places"), pages)
    for path in workspace.documents.glob("host*.txt"):
        path.with_name(f"{path.name}.yaml").write_text("language: sv\n", encoding="utf-8")
    return workspace


@pytest.fixture(scope="module")
def page(browser: Browser, workspace: Workspace) -> Iterator[Page]:
    """A page for all tests of this file; nothing may be asked of others."""
    with running_workbench(workspace.root) as running, opened(browser, running, "p0.txt") as found:
        yield found


def test_the_same_is_said_with_one_key(page: Page, workspace: Workspace) -> None:
    """A group of names is one question with its passages; a digit takes one out, a key decides, another takes it back."""
    page.get_by_role("button", name="Who is who").click()
    card = page.locator(".card").first
    card.wait_for()
    assert card.locator("mark").all_inner_texts() == ["<b>Centre</b> for Local Democracy"] * 3
    assert axe_faults(page) == []
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


def test_a_finding_leads_to_its_words(page: Page) -> None:
    """What the checks find is listed with what to do, and a key opens the document at the entry that it is about."""
    page.get_by_role("button", name="Findings").click()
    card = page.locator(".card", has_text="shores.yaml").first
    card.wait_for(timeout=60_000)
    assert axe_faults(page) == []
    card.get_by_role("button", name="To the words").click()
    page.locator("#text .s.here", has_text="2015").wait_for()
    assert "Clean Shores" in page.locator("#text").inner_text()


def test_the_effect_stands_beside_the_document(page: Page) -> None:
    """The network of the document and what the next build changes are shown, the facts of this document marked."""
    page.keyboard.press("v")
    page.locator(".network .node").first.wait_for()
    assert page.locator(".network .node").count() == 2
    page.locator(".changes .own", has_text="Clean Shores").first.wait_for(state="attached", timeout=60_000)
    assert axe_faults(page) == []


def test_the_history_is_read_from_the_files(page: Page) -> None:
    """Who did what on which day is told from the signatures; what one does now comes on top."""
    page.keyboard.press("v")
    page.locator(".more", has_text="2026-04-30 Ola").wait_for()
    assert "2 added" in " ".join(page.locator(".more").inner_text().split())
    press(page, "r")
    page.locator(".more", has_text="1 rejected").wait_for()
    assert "Maja" in page.locator(".more h3").first.inner_text()
    press(page, "u")
    page.keyboard.press("v")


def test_a_rule_is_offered_taken_and_taken_back(page: Page, workspace: Workspace) -> None:
    """What was added twice in one way is offered with what it would add; taken, it proposes at once; undo takes it back."""
    page.get_by_role("button", name="Rules").click()
    card = page.locator(".card", has_text="värdkommun")
    card.wait_for(timeout=90_000)
    assert "Would add 3, of which 2 agree with your decisions." in card.inner_text()
    assert axe_faults(page) == []
    press(page, "a")
    page.get_by_text("Rules of this workspace: 1").wait_for()
    assert "Maja" in workspace.rules.read_text(encoding="utf-8")
    assert "sv/roles/coordinator-label" in (workspace.claims / "host2.yaml").read_text(encoding="utf-8")
    press(page, "u")
    page.wait_for_timeout(300)
    assert not workspace.rules.exists()
    assert "coordinator" not in (workspace.claims / "host2.yaml").read_text(encoding="utf-8")
    page.keyboard.press("Escape")
