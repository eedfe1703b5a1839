"""The query page of a server: its editor, errors at their place, columns that sort, a graph as a picture."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from server.running import Server, serving
from vanort.workspace.model import Workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PARTNERS = "SELECT ?p (COUNT(?o) AS ?n) { ?p vanort:partner ?o } GROUP BY ?p"
GRAPH = """\
CONSTRUCT { ?p vanort:partner ?o . ?p skos:prefLabel ?n }
WHERE { BIND(<https://w3id.org/vanort/id/project/ready> AS ?p) ?p vanort:partner ?o ; skos:prefLabel ?n }"""


@pytest.fixture(scope="module")
def server(example: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of the example workspace."""
    with serving(tmp_path_factory.mktemp("editor"), "--workspace", str(example.root)) as running:
        yield running


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A page; afterwards only the server may have been asked, and no error of a script may have come."""
    faults: list[str] = []
    opened = browser.new_page(viewport={"width": 1200, "height": 900}, locale="en-GB")
    own = server.endpoint.removesuffix("/sparql")
    opened.on("request", lambda r: None if r.url.startswith((own, "data:")) else faults.append(r.url))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    opened.close()

    assert faults == []


def ask(page: Page, server: Server, text: str = "") -> None:
    """Go to the page of a query."""
    page.goto(server.endpoint + (f"?query={quote(text)}" if text else ""))
    page.wait_for_selector("html[data-ready]", state="attached")


def test_terms_are_completed_and_ctrl_enter_asks(page: Page, server: Server) -> None:
    """What is typed is completed by the terms of the served ontology, with what they mean; the address is a link."""
    ask(page, server)
    editor = page.locator(".cm-content")
    editor.click()
    page.keyboard.press("Control+A")
    page.keyboard.type("SELECT ?p { ?p a vanort:Partnersh")
    page.wait_for_selector(".cm-tooltip-autocomplete li")
    assert "vanort:Partnership" in page.locator(".cm-tooltip-autocomplete").inner_text()
    page.wait_for_timeout(200)  # a list that has just opened takes no key, so that nobody accepts what he has not seen
    page.keyboard.press("Enter")
    page.keyboard.type(" }")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/sparql?query=*")

    assert "Partnership" in page.url
    assert page.locator("main tbody tr").count() == 4
    assert (
        "PREFIX vanort: <https://w3id.org/vanort/ns#>\nSELECT ?p"
        in page.locator("textarea[name=query], .cm-content").first.inner_text()
    )


def test_an_error_is_shown_at_its_place(page: Page, server: Server) -> None:
    """The editor goes to the line that the message names."""
    ask(page, server, "SELECT ?p {\n  ?p a vanort:Project .\n  FILTER(?p\n}")
    message = page.locator("[role=alert]").inner_text()
    page.wait_for_function("() => document.activeElement.shadowRoot?.activeElement?.matches('.cm-content')")
    page.keyboard.type("#")

    assert message.startswith("line 4, column 9: This ( is never closed.")
    assert page.locator(".cm-line").nth(3).inner_text().startswith("  FILTER#")


def test_a_column_sorts_by_number_and_back(page: Page, server: Server) -> None:
    """A click on the head of a column sorts its rows, numbers as numbers; a second one the other way round."""
    ask(page, server, PARTNERS)
    head = page.locator("th", has_text="n").last.get_by_role("button")
    head.click()
    up = [int(text) for text in page.locator("tbody td:last-child").all_inner_texts()]
    head.click()
    down = [int(text) for text in page.locator("tbody td:last-child").all_inner_texts()]

    assert max(up) >= 8
    assert (up, down) == (sorted(up), sorted(up, reverse=True))


def test_a_graph_comes_as_a_picture_too(page: Page, server: Server) -> None:
    """The triples of a CONSTRUCT are drawn, things by their names and with links; a table stands below."""
    ask(page, server, GRAPH)
    drawn = page.locator("figure svg")

    assert drawn.locator("circle").count() == 5  # the project and its four partners
    assert "READY" in str(drawn.text_content())
    assert page.locator("figure a").count() == 5
    assert page.locator("main tbody tr").count() >= 5


def test_without_scripts_the_page_is_a_form(browser: Browser, server: Server) -> None:
    """Where scripts do not run, the query is a plain field that is sent."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.endpoint}?query={quote(PARTNERS)}")
    page.get_by_role("button", name="Ask", exact=True).click()

    assert page.locator("textarea").is_visible()
    assert page.locator("main tbody tr").count() > 5
    context.close()


def test_the_first_query_gives_each_project_once(server: Server) -> None:
    """The query that the form offers multiplies no rows by languages or partners."""
    offered = (
        server.get("/sparql", "text/html").text.partition("<textarea")[2].partition(">")[2].partition("</textarea")[0]
    )
    rows = server.query(html.unescape(offered), "text/csv").text.splitlines()[1:]
    assert len(rows) == len({row.partition(",")[0] for row in rows}) == 20
