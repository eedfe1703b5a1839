"""Documents in: dropped, pasted, known already, or another edition whose facts are carried over, in a real browser."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from vanort.claims.of_workspace import read_claims
from vanort.workspace.model import Workspace
from workbenches import opened, press, running_workbench
from workspaces import make_workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGE = """<!doctype html><html lang="en"><head><title>Twin towns</title></head><body><h1>Twin towns</h1>
<p>Hemby municipality has been a twin town of Sydby in Finland since 1998.</p><p>The choirs meet in {month}.</p>
<script>document.body.dataset.hostile = 1</script><p>&lt;img src=x onerror=alert(1)&gt;</p></body></html>"""
MAIL = "Subject: Nordvik\r\nDate: Tue, 5 Sep 2017 09:12:00 +0200\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nNordvik and Hemby are twin towns.\r\n"
DROP = """([name, type, data]) => {
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name, { type }));
  for (const kind of ["dragover", "drop"]) document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace of one page."""
    return make_workspace(tmp_path_factory.mktemp("filled"))


@pytest.fixture(scope="module")
def page(browser: Browser, workspace: Workspace) -> Iterator[Page]:
    """A page on a workspace; nothing may be asked of others."""
    with running_workbench(workspace.root) as running, opened(browser, running) as found:
        yield found


def drop(page: Page, name: str, type_: str, text: str) -> None:
    page.evaluate(DROP, [name, type_, base64.b64encode(text.encode()).decode()])


def test_a_dropped_page_is_read_and_what_was_guessed_can_be_corrected(page: Page, workspace: Workspace) -> None:
    """A file that is dropped becomes a document with claims; its language and date are shown, and corrected there."""
    drop(page, "twins.html", "text/html", PAGE.format(month="May"))
    page.get_by_label("Date").fill("2017-09")
    assert page.get_by_label("Language").input_value() == "en"
    page.locator(".told").get_by_role("button", name="Correct").click()
    page.locator(".brought", has_text="claims/twins.yaml").wait_for()
    assert page.get_by_label("Date").input_value() == "2017-09"
    page.get_by_role("button", name="Open", exact=True).click()
    page.locator("#text", has_text="twin town of Sydby").wait_for()

    assert 'date: "2017-09"' in (workspace.documents / "twins.html.yaml").read_text(encoding="utf-8")
    assert "<img src=x onerror=alert(1)>" in page.locator("#text").inner_text()
    assert page.evaluate("document.body.dataset.hostile") is None
    assert "twinnedWith" in (workspace.claims / "twins.yaml").read_text(encoding="utf-8")


def test_the_same_file_is_not_taken_in_twice(page: Page, workspace: Workspace) -> None:
    """A file that is here already, under whatever name, is named."""
    drop(page, "again.html", "text/html", PAGE.format(month="May"))
    page.get_by_text("This is here already, as twins.html.").wait_for()
    page.locator("dialog .close").click()

    assert not (workspace.documents / "again.html").exists()


def test_facts_are_carried_over_to_another_edition(page: Page, workspace: Workspace) -> None:
    """Decisions stay where the words stand; what stands in other words is judged again, what is gone is named."""
    page.locator("#text").focus()
    while page.locator(".now .question").count():
        with page.expect_response("**/api/judge"):
            page.keyboard.press("a")
        page.wait_for_timeout(80)
    new = PAGE.format(month="June").replace(
        "a twin town of Sydby in Finland since 1998", "a very good twin town of Sydby in Finland since 1998"
    )
    drop(page, "twins.html", "text/html", new)
    page.get_by_role("button", name="Carry facts over").click()
    page.get_by_text("In other words now, to be judged again").wait_for()
    page.locator("dialog .close").click()

    (file,) = [one for one in read_claims(workspace) if one.document.path.name.startswith("twins-")]
    twin = next(claim for claim in file.statements if str(claim.predicate).endswith("twinnedWith"))
    assert (twin.reading.review, twin.reading.by) == ("unreviewed", "Maja")
    assert "very good" in file.document.text[twin.span.start : twin.span.end]
    assert {thing.reading.review for thing in file.things if thing.id in ("sydby", "finland")} == {"accepted"}


def test_an_email_and_a_pasted_text_come_in(page: Page, workspace: Workspace) -> None:
    """A saved message is read with its subject and day; a text that is pasted becomes a document."""
    drop(page, "message.eml", "message/rfc822", MAIL)
    page.locator(".told").wait_for()
    assert (page.get_by_label("Title").input_value(), page.get_by_label("Date").input_value()) == (
        "Nordvik",
        "2017-09-05",
    )
    page.locator("dialog .close").click()
    page.get_by_role("button", name="Add documents").click()
    page.get_by_label("Text, or a table").fill("Östby runs the project Green Roofs with Nordvik since 2020.")
    page.get_by_label("Name").fill("Östby")
    page.get_by_role("button", name="Add", exact=True).click()
    page.locator(".told").get_by_role("button", name="Open").wait_for()
    page.locator("dialog .close").click()

    assert (workspace.documents / "Östby.txt").is_file()
    assert (workspace.claims / "ostby.yaml").is_file()


def test_what_cannot_be_read_is_told(page: Page, workspace: Workspace) -> None:
    """A file of a kind that is not read says so, and nothing is written."""
    before = sorted(path.name for path in workspace.documents.iterdir())
    drop(page, "picture.png", "image/png", "\x89PNG")
    page.locator(".problem", has_text="Files of type .png are not read.").wait_for()
    page.locator("dialog .close").click()

    assert sorted(path.name for path in workspace.documents.iterdir()) == before


def test_a_document_that_was_brought_in_can_be_taken_out_again(page: Page, workspace: Workspace) -> None:
    """Undo takes it out with its claims and keeps its files in build/; what somebody has worked on stays, and it is said why."""
    drop(page, "mistake.txt", "text/plain", "Norrby and Söderby have been twin towns since 1990.\n")
    page.get_by_role("button", name="Open", exact=True).click()
    page.locator("#text", has_text="Norrby and Söderby").wait_for()
    press(page, "a")
    press(page, "u")
    page.get_by_text("Taken back.").wait_for()  # the page shows what is so now, and only then is asked again
    press(page, "u")
    page.get_by_text("mistake.txt is taken out again").wait_for()

    assert not list(workspace.root.glob("documents/mistake*")) + list(workspace.root.glob("claims/mistake*"))
    assert (workspace.build / "taken-out" / "mistake.txt").is_file()
    drop(page, "again.txt", "text/plain", "Norrby and Västerby have been twin towns since 1990.\n")
    page.get_by_role("button", name="Open", exact=True).click()
    page.locator("#text", has_text="Norrby and Västerby").wait_for()
    path = workspace.claims / "again.yaml"
    path.write_text("# A remark.\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    press(page, "u")
    page.get_by_text("Somebody has worked on this document").wait_for()

    assert (workspace.documents / "again.txt").is_file()
