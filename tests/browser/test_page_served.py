"""The page that a server shows: the same page, whose questions its endpoint answers."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from server.running import Server, serving
from server.test_reloading import named, renamed, stale, until
from vanort.build import build
from vanort.workspace.model import Workspace
from workspaces import make_workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PERSON = "Daniel Folkesson"
HOST = "https://www.lindby.example"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def server(example: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of the example workspace."""
    arguments = ("--workspace", str(example.root), "--allow-embedding", HOST)
    with serving(tmp_path_factory.mktemp("served"), *arguments) as running:
        yield running


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """Its page; afterwards only the server may have been asked, and no error may stand in the console."""
    faults: list[str] = []
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    own = server.endpoint.removesuffix("/sparql")
    page.on("request", lambda request: None if request.url.startswith((own, "data:")) else faults.append(request.url))
    page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{own}/")
    page.wait_for_selector("html[data-ready]")
    yield page
    page.close()

    assert faults == []


def test_the_endpoint_answers(page: Page) -> None:
    """A question of the catalogue goes to the server's endpoint, and its answer names things of the page."""
    page.click("#mode-ask")
    page.fill("#find-question", "coordinat")
    page.click("#question-coordinator_of_project")
    with page.expect_request("**/sparql") as asked:
        page.click("#ask-run")
    page.wait_for_selector(".answers tbody tr")

    assert asked.value.method == "POST"
    assert page.locator(".answers tbody .thing").count() > 0


def test_a_long_question_to_the_server_is_stopped(page: Page) -> None:
    """Stopping ends the request, so that the server ends the question, too."""
    page.click("#mode-ask")
    page.click("#question-free")
    page.locator(".editor >> css=.cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.type(ENDLESS)
    page.click("#ask-run")
    with page.expect_event("requestfailed"):
        page.click("#ask-stop")

    assert page.locator(".ask-status").inner_text() == "Stopped."


def test_the_served_page_holds_no_engine_and_no_person(server: Server) -> None:
    """The page is small, since the server answers for it, and as private as any."""
    answer = server.get("/", "text/html")

    assert answer.status == 200
    assert not re.search(r'id="block-(?:engine|quads)"', answer.text)
    assert PERSON not in answer.text
    assert "connect-src 'self'" in html.unescape(answer.text)


def test_only_the_site_that_was_named_may_embed_the_page(server: Server) -> None:
    """The explorer may stand in a frame of the site named to the server, other pages in none."""
    assert server.get("/").headers["content-security-policy"] == f"frame-ancestors {HOST}"
    assert "frame-ancestors 'none'" in server.get("/questions", "text/html").headers["content-security-policy"]


def test_persons_are_on_the_page_where_they_are_asked_for(example: Workspace, tmp_path: Path) -> None:
    """With --include-contacts the page shows them, as the endpoint does; unless a site is named, no frame may hold it."""
    with serving(tmp_path, "--workspace", str(example.root), "--include-contacts") as running:
        answer = running.get("/", "text/html")

    assert PERSON in answer.text
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


LOOK = "() => document.dispatchEvent(new Event('visibilitychange'))"  # as when somebody comes back to the page


def test_an_open_page_says_that_it_is_older(browser: Browser, tmp_path: Path) -> None:
    """Whoever has the page open is told that the workspace changed, and then that a new build is served, in both languages."""
    workspace = make_workspace(tmp_path / "workspace", named("Clean Shores"))
    build(workspace)
    with serving(tmp_path, "-w", str(workspace.root)) as server:
        page = browser.new_page(locale="en")
        with page.expect_response("**/health*"):
            page.goto(server.endpoint.removesuffix("sparql"))
        line = page.locator(".stale")
        assert line.is_hidden()

        renamed(workspace, "Quiet Harbours")
        until(lambda: bool(stale(server)), server)
        page.evaluate(LOOK)
        line.get_by_text("The workspace changed at 2").wait_for()
        page.select_option("#language", "sv")
        line.get_by_text("Arbetsytan ändrades 2").wait_for()

        build(workspace)
        until(lambda: not stale(server), server)
        page.evaluate(LOOK)
        line.get_by_text("Ladda om sidan").wait_for()

        page.reload()
        page.wait_for_selector("html[data-ready]")
        assert line.is_hidden()
        page.close()
